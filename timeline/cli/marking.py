"""Commands about confidential material: mark, purge."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..export.loss import counted
from ..model import SENSITIVITIES, TERMS
from . import case_files, options, screen


@click.command(name="mark")
@click.argument("name", metavar="ID")
@click.option("--sensitivity", type=click.Choice(SENSITIVITIES), help="Who may see it.")
@click.option("--terms", type=click.Choice(TERMS), help="What was agreed with its source.")
@click.option("--attribution", metavar="WORDS", help="How its source wants to be named.")
@click.option("--embargo", type=options.Day(), help="The first day it may be published.")
@click.option("--no-embargo", is_flag=True, help="Take the embargo away.")
@click.option("--pseudonym", metavar="NAME", help="What exports call this actor.")
@click.option("--hold/--release", default=None, help="Whether it may not be purged.")
@click.option("--page", type=click.IntRange(1), help="Only this page of the document.")
@click.option("--reason", help="Why; it stands in the log.")
@options.database
@options.who
def mark_command(
    name: str,
    embargo: dt.date | None,
    no_embargo: bool,
    database: Path,
    who: str | None,
    **said: Any,
) -> None:
    """Say how confidential an event, a document, a claim or an actor is, and on what terms.

    confidential: it is used, but where it came from is told to nobody; sensitive: it leaves by no
    export. What did not come from a public address is confidential until you say otherwise.

    \b
        timeline mark DOCUMENT --terms background --attribution "a person close to the board"
        timeline mark EVENT --sensitivity sensitive
        timeline mark DOCUMENT --embargo 2019-03-15
        timeline mark ACTOR --pseudonym "the inspector"
    """
    with case_files.deciding(database, who) as case:
        case.mark(name, embargo_until="" if no_embargo else embargo, **said)
    screen.show(f"marked {name}")


@click.command(name="purge")
@click.argument("document", metavar="DOCUMENT")
@click.option("--reason", required=True, help="Why; it stands in the log, so name nobody.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.database
@options.who
def purge_command(document: str, reason: str, yes: bool, database: Path, who: str | None) -> None:
    """Take a document out for good: bytes, text, claims, and the words decisions kept of it.

    This cannot be undone. What is attached to it goes too; a document on hold stays. Backups and
    exports are not reached.

    \b
        timeline purge DOCUMENT --reason "the source asked for it"
    """
    with case_files.deciding(database, who) as case:
        if not yes:
            if not case_files.at_terminal():
                raise click.UsageError("nobody can be asked here; say --yes to purge it for good")
            click.confirm("Purge it for good? This cannot be undone.", abort=True, err=True)
        report = case.purge(document, reason=reason)
    for notice in report.notices:
        screen.say(f"warning: {notice}")
    screen.show(
        f"purged {counted(report.documents, 'document')} with {counted(report.claims, 'claim')}: "
        f"{counted(report.events_gone, 'event')} gone, {report.events_changed} changed"
    )
