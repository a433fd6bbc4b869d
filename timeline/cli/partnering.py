"""Another newsroom's case file: what it brings and says otherwise, shown, asked about, taken in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.loss import counted
from ..wording import date_words
from . import case_files, screen

if TYPE_CHECKING:
    from ..case.partnering import PartnerReport
    from ..store.partner_conflicts import PartnerConflict


def import_case(file: Path, *, database: Path, who: str | None, yes: bool, dry_run: bool) -> None:
    """Show what a partner's case file brings, ask, and take it in."""
    opened = case_files.reading(database) if dry_run else case_files.deciding(database, who)
    with opened as case:
        planned = case.compare_case(file)
        for line in _lines(planned):
            screen.show(screen.hanging(line))
        if not planned.documents:
            screen.say("nothing of it is new here")
            return
        if dry_run or not (yes or _agreed(planned)):
            return
        done = case.import_case(file)
    screen.say(
        f"{counted(len(done.documents), 'document')}, {counted(done.claims, 'claim')} and "
        f"{counted(done.events, 'event')} came with {done.name}; "
        f"`timeline undo {done.decision}` takes them back"
    )


def _lines(report: PartnerReport) -> Iterator[str]:
    for source in report.documents:
        yield f"new  {source}"
    for conflict in report.conflicts:
        yield _conflict(conflict)


def _conflict(conflict: PartnerConflict) -> str:
    ours, theirs = (_value(conflict, value) for value in (conflict.ours, conflict.theirs))
    by = f", by {conflict.by}" if conflict.by else ""
    here = "decided here" if conflict.decided else "nobody decided here"
    return (
        f"they say otherwise  {conflict.subject} {conflict.id} “{conflict.title}”: "
        f"{conflict.what} {ours} here ({here}), {theirs} there{by}"
    )


def _value(conflict: PartnerConflict, value: str) -> str:
    if conflict.what == "date" and value != "undated":
        return date_words(value)
    return value


def _agreed(report: PartnerReport) -> bool:
    what = counted(len(report.documents), "document")
    if not case_files.at_terminal():
        raise TimelineError(f"{what} would be taken in; --yes says so where nobody can be asked")
    return click.confirm(f"Take in {what} from {report.name}? Ours stays as it is.", err=True)
