"""A spreadsheet that comes back: what differs is shown three ways, asked about, and decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.loss import counted
from ..model import Source
from . import case_files, screen

if TYPE_CHECKING:
    from ..analysis.roundtrip import CellChange
    from ..case import Case
    from ..case.tabling import RowChange
    from ..text.tables import Table

NOTHING = "(nothing)"


def import_rows(case: Case, table: Table, *, yes: bool, dry_run: bool) -> bool:
    """Show, ask, decide; True where everything that was edited could be taken."""
    compared = case.compare_table(table)
    for change in compared.rows:
        for line in _lines(change):
            screen.show(line)
    changing = [change for change in compared.rows if change.cells]
    _sum_up(changing, compared.same)
    if compared.fresh:
        numbers = ", ".join(str(row.number) for row in compared.fresh[:10])
        screen.say(f"rows without an id ({numbers}) are new events; import them as a file of their "
                   "own")  # fmt: skip
    whole = not compared.fresh and not any(change.problems for change in compared.rows)
    if dry_run or not changing:
        return whole and not any(change.conflicts for change in changing)
    wanted = list(_wanted(case, changing, yes=yes))
    left = sum(len(change.cells) for change in changing) - sum(len(one.cells) for one in wanted)
    if wanted:
        return _decided(case, wanted) and whole and not (yes and left)
    screen.say("nothing was changed")
    return whole and not yes


def _decided(case: Case, wanted: list[RowChange]) -> bool:
    made, refused = case.bring_back(wanted)
    for change in refused:
        screen.say(f"row {change.number}, {change.event_id}: {change.problems[-1]}; not taken")
    if made is not None:
        done = counted(len(wanted) - len(refused), "event")
        screen.say(
            f"{done} changed in the name of {case.who}; `timeline undo` takes all of it back"
        )
    return not refused


def _lines(change: RowChange) -> Iterator[str]:
    yield f"row {change.number}  {change.event_id}  {change.title}"
    for cell in change.clean:
        yield f"  {cell.column}: {_told(cell.ours)} → {_told(cell.theirs)}"
    for cell in change.conflicts:
        yield f"  {cell.column}: a conflict, changed here and in the file"
        yield f"    ours now     {_told(cell.ours)}"
        yield f"    as exported  {'(not known)' if cell.exported is None else _told(cell.exported)}"
        yield f"    theirs       {_told(cell.theirs)}"
    yield from (f"  not taken: {problem}" for problem in change.problems)
    yield from (f"  {notice}" for notice in change.notices)


def _told(value: str) -> str:
    return " | ".join(value.split("\n")) or NOTHING


def _sum_up(changing: Iterable[RowChange], same: int) -> None:
    rows = list(changing)
    cells = sum(len(change.clean) for change in rows)
    conflicts = sum(len(change.conflicts) for change in rows)
    told = [f"{counted(cells, 'change')} of {counted(len(rows), 'event')}"]
    told += [counted(conflicts, "conflict")] if conflicts else []
    screen.say(f"{', '.join(told)}; {counted(same, 'row')} as they were")


def _wanted(case: Case, changing: list[RowChange], *, yes: bool) -> Iterator[RowChange]:
    """The rows with those cells that a person wants; conflicts only where one said so."""
    if not yes and not case_files.at_terminal():
        raise TimelineError(
            "nobody can be asked here; --yes takes what only the file changed, --dry-run shows it"
        )
    cells = sum(len(change.clean) for change in changing)
    clean = cells == 0 or yes or _agreed(cells, case.who)
    for change in changing:
        taken = change.clean if clean else ()
        if not yes:
            taken += tuple(cell for cell in change.conflicts if _theirs(change, cell))
        if taken:
            yield replace(change, cells=taken)


def _agreed(cells: int, who: str) -> bool:
    return click.confirm(f"Take {counted(cells, 'change')} as {who}?", err=True)


def _theirs(change: RowChange, cell: CellChange) -> bool:
    answer = click.prompt(
        f"Row {change.number}, {cell.column}: keep ours or take theirs?",
        type=click.Choice(["ours", "theirs"]),
        default="ours",
        err=True,
    )
    return bool(answer == "theirs")


def may_be_table(content: bytes, path: Path) -> bool:
    """True for what can be read as a spreadsheet, by its name or by its bytes."""
    from ..text.tables import is_table

    named = _source(content, path)
    return is_table(named) or b"\0" not in content[:4_000]


def read(content: bytes, path: Path) -> Table:
    """The table that a file holds."""
    from ..text.tables import read_table

    return read_table(_source(content, path))


def _source(content: bytes, path: Path) -> Source:
    captured = dt.datetime.now(dt.UTC)
    return Source(name=path.name, content=content, captured=captured)
