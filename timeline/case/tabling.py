"""A spreadsheet that was exported, edited elsewhere, and comes back as decisions.

Each row is found by its id, and each cell looked at three ways: as ours is now, as it left, and as
theirs is. What only they changed can be taken; what both changed is a conflict, and a person says
which holds. All that is taken is one import, and one undo takes it back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from ..analysis.cell_dates import Order
from ..analysis.columns import THERE, Draft, Field, drafts
from ..analysis.roundtrip import CellChange
from ..model import CERTAINTIES, Event, Source
from ..store import importing, tabulated
from ..store.records import Decision
from ..store.returning import Comparison, RowChange, compare, is_of_case
from ..text.tables import Table
from .deciding import Deciding

__all__ = ["Comparison", "RowChange", "Tabling"]


class Tabling(Deciding):
    """Spreadsheets that come back."""

    def is_of_this_case(self, table: Table) -> bool:
        """True for a table with the ids of events of this case."""
        with self._reading() as session:
            return is_of_case(session, table)

    def compare_table(self, table: Table) -> Comparison:
        """What a table that was exported and edited would change; nothing is changed."""
        with self._reading() as session:
            return compare(session, table)

    def draft_rows(
        self,
        table: Table,
        columns: Mapping[Field, int],
        *,
        order: Order | None = None,
        language: str | None = None,
    ) -> list[Draft]:
        """What each row of somebody's chronology would become; nothing is changed.

        `columns` says where each field stands (`analysis.columns.guessed` guesses). Rows that are
        in the case as they are, from an import before, have that as their problem.
        """
        found = drafts(table, columns, order=order, language=language)
        with self._reading() as session:
            there = tabulated.already_told(session, table, found)
        return [replace(one, problem=THERE) if one.row.number in there else one for one in found]

    def import_rows(
        self, source: Source, table: Table, listed: Collection[Draft],
        changes: Collection[RowChange] = (),
    ) -> tuple[list[Event], list[RowChange]]:  # fmt: skip
        """Make an event of each row that has no problem, with the row as its evidence.

        The file is kept as a document. The events are proposed: nobody has reviewed them. With
        the `changes` to other events (see `bring_back`) it is one import, which one undo takes
        back; gives the events, and the changes that were refused.
        """
        wanted = [draft for draft in listed if draft.problem is None]
        with self._writing() as session:
            before = importing.last_number(session)
            refused = self._bring_all(changes)
            made = self._make(source, table, wanted) if wanted else []
            done = importing.decided_since(session, before)
            if len(done) > 1:
                importing.import_of(session, done)
            return [self.event(event_id) for event_id in made], refused

    def _make(self, source: Source, table: Table, wanted: list[Draft]) -> list[str]:
        made = tabulated.make_rows(self._session, tabulated.Rows(source, table, wanted))
        for event_id, draft in zip(made, wanted, strict=True):
            for tag in draft.tags:
                self.tag(event_id, tag)
            for note in draft.notes:
                self.note(event_id, note)
        return made

    def bring_back(self, changes: Collection[RowChange]) -> tuple[Decision | None, list[RowChange]]:
        """Decide what the cells of these rows say, all of it or nothing; gives the import.

        Cells that are not wanted are left out of the rows beforehand. A row whose event was
        changed since it was compared is given back with the problem, and decides nothing.
        """
        with self._writing() as session:
            before = importing.last_number(session)
            refused = self._bring_all(changes)
            done = importing.decided_since(session, before)
            return (importing.import_of(session, done) if done else None), refused

    def _bring_all(self, changes: Collection[RowChange]) -> list[RowChange]:
        refused = []
        for change in changes:
            version = self.event(change.event_id).version
            if version == change.version:
                self._bring_back(change)
                continue
            told = f"changed since it was shown (now version {version})"
            refused.append(replace(change, problems=(*change.problems, told)))
        return refused

    def _bring_back(self, change: RowChange) -> None:
        for cell in sorted(change.cells, key=lambda one: ORDER.index(one.column)):
            DECIDE[cell.column](self, change, cell)


def _status(case: Tabling, change: RowChange, cell: CellChange) -> None:
    if cell.theirs == "rejected":
        case.reject(change.event_id, reason=change.reason or "rejected in a spreadsheet")
    elif cell.theirs == "confirmed":
        case.confirm(change.event_id)
    else:
        case.reopen(change.event_id)


def _date(case: Tabling, change: RowChange, cell: CellChange) -> None:
    case.redate(change.event_id, cell.theirs or None, reason=change.reason or None)


def _title(case: Tabling, change: RowChange, cell: CellChange) -> None:
    case.retitle(change.event_id, cell.theirs)


def _certainty(case: Tabling, change: RowChange, cell: CellChange) -> None:
    case.recertain(change.event_id, next(one for one in CERTAINTIES if one == cell.theirs))


def _tags(case: Tabling, change: RowChange, cell: CellChange) -> None:
    ours, theirs = (set(filter(None, side.split("; "))) for side in (cell.ours, cell.theirs))
    for tag in sorted(theirs - ours):
        case.tag(change.event_id, tag)
    for tag in sorted(ours - theirs):
        case.untag(change.event_id, tag)


def _notes(case: Tabling, change: RowChange, cell: CellChange) -> None:
    for line in _new_lines(cell):
        case.note(change.event_id, line)


DECIDE: Mapping[str, Callable[[Tabling, RowChange, CellChange], None]] = {
    "title": _title, "date": _date, "certainty": _certainty, "tags": _tags, "notes": _notes,
    "status": _status,
}  # fmt: skip
ORDER = tuple(DECIDE)  # the review comes last: it is of the event as it then reads


def _new_lines(cell: CellChange) -> list[str]:
    there = set(cell.ours.split("\n"))
    return [line for line in cell.theirs.split("\n") if line and line not in there]
