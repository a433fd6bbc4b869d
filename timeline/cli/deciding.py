"""Commands that decide on more than one event: merge, withdraw, undo."""

from __future__ import annotations

from pathlib import Path

import click

from ..export.loss import counted
from ..export.words import headline
from ..wording import date_words
from . import case_files, options, screen


@click.command(name="merge")
@click.argument("event", metavar="[EVENT", required=False)
@click.argument("into", metavar="INTO]", required=False)
@options.database
@options.who
@options.as_json
def merge_command(
    event: str | None, into: str | None, database: Path, who: str | None, as_json: bool
) -> None:
    """Say that an event is the same happening as another, which takes its evidence.

    Without events it lists pairs that may be the same, with the reasons, the likeliest first.

    \b
        timeline merge
        timeline merge EVENT INTO
    """
    if event is None or into is None:
        if event is not None:
            raise click.UsageError("name two events, or none to see which may be the same")
        _offer(database, as_json=as_json)
        return
    with case_files.deciding(database, who) as case:
        kept = case.merge(event, into)
    screen.show(f"{kept.id} has {len(kept.evidence)} pieces of evidence: {headline(kept)}")


def _offer(database: Path, *, as_json: bool) -> None:
    """The pairs of events that may be the same happening."""
    with case_files.reading(database) as case:
        pairs = case.suggestions()
        if as_json:
            for pair in pairs:
                screen.json_line(pair.to_json())
            return
        for pair in pairs:
            for name in (pair.event_id, pair.other_event_id):
                event = case.event(name)
                screen.show(screen.hanging(f"{name} {date_words(event.date)}: {headline(event)}"))
            why = "; ".join(pair.reasons) or "the words are alike"
            screen.show(screen.paragraph(f"{pair.score:.2f} {why}", indent="  "))
    screen.say(f"{counted(len(pairs), 'pair')} that may be the same; `timeline merge EVENT INTO`")


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
