"""Commands that decide on more than one event: merge, withdraw, undo."""

from __future__ import annotations

from pathlib import Path

import click

from ..export.words import headline
from . import case_files, options, screen


@click.command(name="merge")
@click.argument("event", metavar="EVENT")
@click.argument("into", metavar="INTO")
@options.database
@options.who
def merge_command(event: str, into: str, database: Path, who: str | None) -> None:
    """Say that an event is the same happening as another, which takes its evidence.

    \b
        timeline merge EVENT INTO
    """
    with case_files.deciding(database, who) as case:
        kept = case.merge(event, into)
    screen.show(f"{kept.id} has {len(kept.evidence)} pieces of evidence: {headline(kept)}")


@click.command(name="withdraw")
@click.argument("document", metavar="DOCUMENT")
@click.option("--reason", required=True, help="Why; it stands in the log.")
@options.database
@options.who
def withdraw_command(document: str, reason: str, database: Path, who: str | None) -> None:
    """Take a document out of the case, with all it says; `timeline undo` brings it back.

    \b
        timeline withdraw DOCUMENT --reason "added by mistake"
    """
    with case_files.deciding(database, who) as case:
        case.withdraw(document, reason=reason)
    screen.show(f"withdrawn {document}")


@click.command(name="undo")
@click.argument("decision_id", metavar="[DECISION]", required=False)
@click.option("--again", is_flag=True, help="Take back your last undo instead.")
@options.database
@options.who
def undo_command(decision_id: str | None, again: bool, database: Path, who: str | None) -> None:
    """Take back your last decision, or anybody's by its id; the undo itself stands in the log.

    \b
        timeline undo
        timeline undo DECISION
        timeline undo --again
    """
    if again and decision_id:
        raise click.UsageError("name a decision or say --again, not both")
    with case_files.deciding(database, who) as case:
        decision = case.redo() if again else case.undo(decision_id)
    done = "the last undo is taken back" if again else "the last decision is undone"
    if decision_id:
        done = f"decision {decision_id} is undone"
    screen.show(f"{done} (event {decision.event_id})" if decision.event_id else done)
