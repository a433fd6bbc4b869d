"""Spreadsheets at the border: what an edited one changes, what somebody's own would add."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from ..analysis.columns import FIELDS, THERE, Draft, Field, guessed
from ..errors import TimelineError, UsageError
from ..export.loss import counted
from ..wording import date_words
from . import case_files, screen

if TYPE_CHECKING:
    from ..analysis.cell_dates import Order
    from ..analysis.roundtrip import CellChange
    from ..case import Case
    from ..case.tabling import Comparison, RowChange
    from ..model import Source
    from ..text.tables import Table

NOTHING = "(nothing)"
PREVIEWED = 8  # rows shown as they would be read
NOBODY = "nobody can be asked here; --yes takes what can be taken, --dry-run shows it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a spreadsheet is to be brought in: what the person at the terminal said."""

    yes: bool
    dry_run: bool
    columns: Sequence[str] = ()
    order: Order | None = None
    language: str | None = None


def import_table(case: Case, source: Source, table: Table, asked: Asked) -> bool:
    """Show, ask, bring in; True where all of it could be taken."""
    returning = not asked.columns and case.is_of_this_case(table)
    compared = case.compare_table(table) if returning else None
    fresh = replace(table, rows=compared.fresh) if compared else table
    drafts = _drafted(case, fresh, asked, shown=not returning) if fresh.rows else []
    whole = True
    if compared:
        whole = _show_changes(compared)
    if drafts:
        whole = _show_drafts(drafts) and whole
    changing = [change for change in compared.rows if change.cells] if compared else []
    making = [draft for draft in drafts if draft.problem is None]
    if asked.dry_run:
        return whole and not any(change.conflicts for change in changing)
    if not (changing or making):
        screen.say("nothing to decide")
        return whole
    return _bring_in(case, source, fresh, changing, making, yes=asked.yes) and whole


def _bring_in(
    case: Case, source: Source, table: Table, changing: Sequence[RowChange],
    making: Sequence[Draft], *, yes: bool,
) -> bool:  # fmt: skip
    if not yes and not case_files.at_terminal():
        raise TimelineError(NOBODY)
    wanted = list(_wanted(case, changing, yes=yes))
    if making and not yes and not _agreed(f"Make {counted(len(making), 'event')}", case.who):
        making = ()
    if not wanted and not making:
        screen.say("nothing was changed")
        return not yes
    made, refused = case.import_rows(source, table, making, wanted)
    for change in refused:
        screen.say(f"row {change.number}, {change.event_id}: {change.problems[-1]}; not taken")
    done = [f"{counted(len(wanted) - len(refused), 'event')} changed"] if wanted else []
    done += [f"{counted(len(made), 'event')} made, not reviewed"] if made else []
    screen.say(f"{', '.join(done)}, in the name of {case.who}; `timeline undo` takes it all back")
    conflicts = any(change.conflicts for change in changing)
    return not refused and not (yes and conflicts)


# --- rows that come back ----------------------------------------------------------------------


def _show_changes(compared: Comparison) -> bool:
    for change in compared.rows:
        for line in _lines(change):
            screen.show(line)
    rows = [change for change in compared.rows if change.cells]
    cells = sum(len(change.clean) for change in rows)
    conflicts = sum(len(change.conflicts) for change in rows)
    told = [f"{counted(cells, 'change')} of {counted(len(rows), 'event')}"]
    told += [counted(conflicts, "conflict")] if conflicts else []
    screen.say(f"{', '.join(told)}; {counted(compared.same, 'row')} as they were")
    return not any(change.problems for change in compared.rows)


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


def _wanted(case: Case, changing: Sequence[RowChange], *, yes: bool) -> Iterator[RowChange]:
    """The rows with those cells that a person wants; conflicts only where one said so."""
    cells = sum(len(change.clean) for change in changing)
    clean = yes or (cells > 0 and _agreed(f"Take {counted(cells, 'change')}", case.who))
    for change in changing:
        taken = change.clean if clean else ()
        if not yes:
            taken += tuple(cell for cell in change.conflicts if _theirs(change, cell))
        if taken:
            yield replace(change, cells=taken)


def _agreed(what: str, who: str) -> bool:
    return click.confirm(f"{what} as {who}?", err=True)


def _theirs(change: RowChange, cell: CellChange) -> bool:
    answer = click.prompt(
        f"Row {change.number}, {cell.column}: keep ours or take theirs?",
        type=click.Choice(["ours", "theirs"]),
        default="ours",
        err=True,
    )
    return bool(answer == "theirs")


# --- rows that are new ------------------------------------------------------------------------


def _drafted(case: Case, table: Table, asked: Asked, *, shown: bool) -> list[Draft]:
    columns = _columns(table, asked.columns)
    if shown:
        told = ", ".join(f"{field}={table.head[place]}" for field, place in columns.items())
        screen.say(f"columns: {told}  (--map FIELD=COLUMN says otherwise)")
    if "title" not in columns:
        raise UsageError("no column says what happened; name it with --map title=COLUMN")
    return case.draft_rows(table, columns, order=asked.order, language=asked.language)


def _columns(table: Table, given: Iterable[str]) -> dict[Field, int]:
    """The columns that were named, over those that are guessed; `FIELD=` alone means none."""
    columns = guessed(table)
    for one in given:
        name, equals, column = one.partition("=")
        field = next((known for known in FIELDS if known == name.strip().lower()), None)
        if field is None or not equals:
            raise UsageError(f"--map {one}: say FIELD=COLUMN; the fields are {', '.join(FIELDS)}")
        columns.pop(field, None)
        if not column.strip():
            continue
        place = table.column(column)
        if place is None:
            heads = ", ".join(filter(None, table.head))
            raise UsageError(f"there is no column {column!r}; there are {heads}")
        columns = {known: at for known, at in columns.items() if at != place} | {field: place}
    return columns


def _show_drafts(drafts: Sequence[Draft]) -> bool:
    """Some rows as they would be read, and every one that is not read as it should be."""
    making = [draft for draft in drafts if draft.problem is None]
    for draft in making[:PREVIEWED]:
        screen.show(f"row {draft.row.number}  {date_words(draft.date)}: {draft.title}")
    if len(making) > PREVIEWED:
        screen.show(f"and {len(making) - PREVIEWED} more")
    there = sum(draft.problem == THERE for draft in drafts)
    for draft in drafts:
        if draft.problem == THERE:
            continue
        if draft.problem:
            screen.show(f"row {draft.row.number}  not taken: it {draft.problem}")
        elif draft.unread:
            screen.show(
                f"row {draft.row.number}  the date “{draft.written}” cannot be read: kept as it "
                "is, the event undated"
            )
    either = [draft for draft in making if draft.date and draft.date.startswith("[")]
    if either:
        screen.say(
            f"“{either[0].written}” (row {either[0].row.number}) and "
            f"{len(either) - 1} more could be two days; --date-order DMY or MDY settles it"
        )
    told = f"; {counted(there, 'row')} in the case already, from an import before" if there else ""
    screen.say(f"{counted(len(making), 'event')} to make of {counted(len(drafts), 'row')}{told}")
    return all(draft.problem in (None, THERE) for draft in drafts)
