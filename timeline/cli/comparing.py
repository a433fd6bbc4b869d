"""The command that tells what became other: diff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..export.loss import counted
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.difference import Change, Difference


@click.command(name="diff")
@click.option("--since", required=True, metavar="MOMENT", help="A day or a time, ISO, in UTC.")
@click.option("--until", metavar="MOMENT", help="[default: now]")
@click.option("--corrections", is_flag=True, help="Print a list of corrections for readers.")
@options.database
@options.as_json
def diff_command(
    since: str, until: str | None, corrections: bool, database: Path, as_json: bool
) -> None:
    """Tell what was changed between two moments: what, by whom, and why.

    \b
        timeline diff --since 2024-05-17
        timeline diff --since 2024-05-17T12:00 --corrections
    """
    with case_files.reading(database) as case:
        if corrections:
            lines = case.corrections(since, until)
            for line in lines:
                screen.json_line({"correction": line}) if as_json else screen.show(
                    screen.hanging(f"- {line}")
                )
            if not lines:
                screen.say("nothing that was confirmed then says anything else now")
            return
        found = case.difference(since, until)
    if as_json:
        screen.json_line(found.to_json())
        return
    for line in difference_lines(found):
        screen.show(screen.hanging(line))


def difference_lines(found: Difference) -> Iterator[str]:
    """The difference, one line for every document and every value that changed."""
    for source in found.added:
        yield f"added  {source}"
    for source in found.withdrawn:
        yield f"withdrawn  {source}"
    if found.purged:
        yield f"purged  {counted(found.purged, 'document')}"
    if found.begun:
        yield f"{counted(found.begun, 'event')} new"
    for change in found.changes:
        yield f"event {change.event_id}: {change.title}"
        yield from (f"  {line}" for line in _change_lines(change))
    yield f"{counted(len(found.changes), 'event')} changed"


def _change_lines(change: Change) -> Iterator[str]:
    for name in change.before:
        before, after = _words(change.before[name]), _words(change.after[name])
        yield f"{name.replace('_', ' ')}: {before} → {after}"
    for who, action, reason in change.by:
        yield f"{action} by {who}{f': {reason}' if reason else ''}"


def _words(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values())
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)
