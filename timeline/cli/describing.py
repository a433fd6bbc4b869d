"""The command that says later what a document could not say of itself: document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from . import case_files, options, screen
from .rereading import tell


@click.command(name="document")
@click.argument("document", metavar="DOCUMENT")
@options.about_source
@click.option("--reason", help="How you know; it stands in the log.")
@options.database
@options.who
def document_command(document: str, database: Path, who: str | None, **said: Any) -> None:
    """Say when a document was published, by whom, where; its claims are looked for again.

    What people decided stays on its claims. `timeline undo` takes it back.

    \b
        timeline document DOCUMENT --published 2019-03-15 --reason "the printed edition"
        timeline document DOCUMENT --publisher "Harbour Courier" --title "The lease"
    """
    with case_files.deciding(database, who) as case:
        before = case.document(document)
        result = case.describe(document, **said)
        after = result.document or before
    tell(result)
    if after.sensitivity != before.sensitivity:
        screen.say(f"it is {after.sensitivity} now; `timeline mark {after.id}` says otherwise")
