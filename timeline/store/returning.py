"""An exported spreadsheet held against the case: each cell as ours is, as it left, as theirs is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..analysis.cell_dates import Order, day_order, is_undated
from ..analysis.pseudonyms import Pseudonyms
from ..analysis.redaction import redacted
from ..analysis.roundtrip import (
    EDITABLE,
    WATCHED,
    Base,
    CellChange,
    compared,
    exported_value,
    plain,
    read_base,
    restored,
    touched,
)
from ..edtf import Edtf
from ..model import CERTAINTIES, Event
from ..text.tables import Row, Table
from . import queries
from .connection import Session
from .filters import Filters
from .whole import merged_into, other_names

STATUSES = ("proposed", "confirmed", "rejected")
CUT = "… (cut: the cell is full)"  # what an export ends a cell with that holds no more
REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """What a row would do to an event: `cells` that differ, `problems` that take none of them.

    `version` is the event's as it was compared, `notices` are about edits that cannot come back.
    """

    number: int
    event_id: str
    title: str
    version: int = 0
    cells: tuple[CellChange, ...] = ()
    reason: str = ""
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def clean(self) -> tuple[CellChange, ...]:
        """The cells that only they changed."""
        return tuple(cell for cell in self.cells if not cell.conflict)

    @property
    def conflicts(self) -> tuple[CellChange, ...]:
        """The cells that were changed on both sides, or nobody knows on which."""
        return tuple(cell for cell in self.cells if cell.conflict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A whole table: rows that change something or cannot be taken, and how many are as they were.

    `fresh` are rows without an id, which are events of their own.
    """

    rows: tuple[RowChange, ...] = ()
    same: int = 0
    fresh: tuple[Row, ...] = ()


def is_of_case(session: Session, table: Table) -> bool:
    """True for a table with the ids of events of this case, or with the bases of some case."""
    place = table.column("id")
    if place is None:
        return False
    ids = {restored(row.cells[place]).strip() for row in table.rows} - {""}
    return table.column("base") is not None or any(_known(session, one) for one in ids)


def compare(session: Session, table: Table) -> Comparison:
    """What a table that was exported and edited would change."""
    return _Comparing(session, table).whole()


def _known(session: Session, event_id: str) -> bool:
    return session.one("select 1 from events where id = ?", event_id) is not None


class _Comparing:
    """One table held against the case."""

    def __init__(self, session: Session, table: Table) -> None:
        self._session = session
        self._table = table
        self._pseudonyms = Pseudonyms(other_names(session))
        events = queries.events(session, Filters(), private=False)
        self._events = {event.id: event for event in events}
        self._merged = merged_into(session)
        places = {name: table.column(name) for name in (*EDITABLE, *WATCHED, "id", "base", REASON)}
        self._places = {name: place for name, place in places.items() if place is not None}
        self._order: Order | None = day_order(
            self._cell(row, "date") for row in table.rows if "date" in self._places
        )

    def whole(self) -> Comparison:
        rows, fresh, same = list[RowChange](), list[Row](), 0
        seen: dict[str, Row] = {}
        for row in self._table.rows:
            event_id = self._cell(row, "id").strip()
            if not event_id:
                fresh.append(row)
                continue
            first = seen.setdefault(event_id, row)
            change = self._twice(row, first, event_id) if first is not row else self._row(row)
            if change.cells or change.problems or change.notices:
                rows.append(change)
            else:
                same += 1
        return Comparison(rows=tuple(rows), same=same, fresh=tuple(fresh))

    def _cell(self, row: Row, name: str) -> str:
        return restored(row.cells[self._places[name]]) if name in self._places else ""

    def _twice(self, row: Row, first: Row, event_id: str) -> RowChange:
        equal = row.cells == first.cells
        told = () if equal else (f"stands in row {first.number} already, in other words",)
        return RowChange(number=row.number, event_id=event_id, title=event_id, problems=told)

    def _row(self, row: Row) -> RowChange:
        event_id = self._cell(row, "id").strip()
        event = self._events.get(event_id)
        if event is None:
            told = self._missing(event_id)
            return RowChange(
                number=row.number, event_id=event_id, title=self._cell(row, "title") or event_id,
                problems=(told,),
            )  # fmt: skip
        [outside] = redacted([event], self._pseudonyms)
        base = read_base(self._cell(row, "base"))
        cells, problems = list[CellChange](), list[str]()
        for change in self._cells(row, outside, base):
            problem = _problem(change, event, outside)
            if problem:
                problems.append(problem)
            else:
                cells.append(change)
        return RowChange(
            number=row.number,
            event_id=event_id,
            title=event.title,
            version=event.version,
            cells=tuple(cells),
            reason=plain(REASON, self._cell(row, REASON)),
            problems=tuple(problems),
            notices=tuple(self._notices(row, base, cells)),
        )

    def _cells(self, row: Row, event: Event, base: Base | None) -> Iterator[CellChange]:
        ours = {
            "status": event.status, "date": event.date or "", "title": event.title,
            "certainty": event.certainty, "tags": "; ".join(event.tags),
            "notes": "\n".join(event.notes),
        }  # fmt: skip
        for name in EDITABLE:
            if name not in self._places:
                continue
            theirs = self._cell(row, name)
            if theirs.rstrip().endswith(CUT):
                continue
            change = compared(name, theirs, ours[name], base, order=self._order)
            if change is not None and change.conflict:
                earlier = map(self._pseudonyms.told, self._earlier(event.id, name))
                change = replace(change, exported=exported_value(name, earlier, base))
            if change is not None:
                yield change

    def _earlier(self, event_id: str, column: str) -> Iterator[str]:
        """The values a cell had before, as the journal tells them, the latest first."""
        for row in self._session.query(
            """select before from journal where subject = 'event' and subject_id = ?
            and before is not null order by number desc""",
            event_id,
        ):
            before = json.loads(row["before"])
            if column in before:
                value = before[column]
                mark = "\n" if column == "notes" else "; "
                yield mark.join(value) if isinstance(value, list) else str(value or "")

    def _missing(self, event_id: str) -> str:
        if event_id in self._merged:
            return f"was merged into {self._merged[event_id]}; decide about that one"
        if _known(self._session, event_id):
            return "has no evidence left, its document was withdrawn"
        return "this case has no such event; a new event has an empty id"

    def _notices(self, row: Row, base: Base | None, cells: list[CellChange]) -> Iterator[str]:
        edited = [
            name for name in WATCHED
            if name in self._places and touched(name, self._cell(row, name), base)
        ]  # fmt: skip
        if edited:
            yield (
                f"what was edited in {', '.join(edited)} follows from the evidence and stays as it "
                f"is; {', '.join(EDITABLE)} come back"
            )
        for cell in cells:
            if cell.column == "notes":
                gone = set(filter(None, cell.ours.split("\n"))) - set(cell.theirs.split("\n"))
                if gone:
                    yield "notes that are missing stay: `timeline undo` takes one back"


def _problem(change: CellChange, event: Event, outside: Event) -> str | None:
    """Why a cell cannot be taken; None where it can."""
    name, theirs = change.column, change.theirs
    if name == "status" and theirs not in STATUSES:
        return f"the status {theirs!r} is none of {', '.join(STATUSES)}"
    if name == "certainty" and theirs not in CERTAINTIES:
        return f"the certainty {theirs!r} is none of {', '.join(CERTAINTIES)}"
    if name == "title" and not theirs:
        return "the title is empty"
    if name == "title" and outside.title != event.title:
        return "its title left under a pseudonym; `timeline review retitle` it here"
    if name == "date" and not is_undated(theirs):
        try:
            Edtf(theirs)
        except ValueError:
            return f"the date {theirs!r} cannot be read; write it as 2016-03-12, 2016-03 or 2016"
    return None
