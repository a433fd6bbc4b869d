"""Somebody's own chronology in a spreadsheet: which column says what, and what each row tells.

Columns are told by their heads, and by what stands in them where the head says nothing. Nothing is
made up: a date that cannot be read stays the text it is, and the row says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..edtf import Edtf
from ..model import CERTAINTIES, Certainty
from ..text.tables import Row, Table
from ..text.visible import one_line, safe_text
from .cell_dates import Order, cell_dates, day_order, is_undated
from .roundtrip import restored

Field = Literal[
    "date", "end", "year", "month", "day", "title", "actors", "places", "certainty", "tags",
    "notes",
]  # fmt: skip
# What the heads of columns say in the languages of newsrooms; the first that is there is taken.
HEADS: Mapping[Field, str] = {
    "date": "date|datum|fecha|data|when|wann|start date|start|from|von|beginn|begin|inicio|début",
    "end": "end date|end|until|to|bis|ende|fin|hasta|au|fine|einde",
    "year": "year|jahr|année|año|anno|jaar",
    "month": "month|monat|mois|mes|mese|maand",
    "day": "day|tag|jour|día|giorno|dag",
    "title": "title|headline|event|what|what happened|titel|ereignis|was|geschehen|titre|événement"
    "|evenement|título|titulo|evento|suceso|titolo|gebeurtenis|description|beschreibung"
    "|descripción|descrizione|summary|text",
    "actors": "actors|actor|who|people|person|persons|wer|personen|beteiligte|akteure|qui|acteurs"
    "|personnes|quién|quien|actores|personas|chi|attori|wie|betrokkenen",
    "places": "places|place|where|location|ort|orte|wo|lieu|lieux|où|lugar|lugares|dónde|luogo"
    "|luoghi|dove|plaats|waar",
    "certainty": "certainty",
    "tags": "tags|category|categories|kategorie|schlagwörter|catégorie|categoría|categoria|group",
    "notes": "notes|note|comment|comments|remarks|notiz|notizen|kommentar|bemerkung|commentaire"
    "|notas|comentario|commento|opmerking",
}
FIELDS: tuple[Field, ...] = tuple(HEADS)
LOOKED_AT = 200  # rows by which a column without a telling head is told
THERE = "is in the case already, from an import before"
READABLE = 0.6  # share of dates that makes it one of dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one row tells. `written` is its date as it stands there, in the column `dated_by`.

    `problem` says why no event can be made of it. A `date` None with something `written` could
    not be read.
    """

    row: Row
    title: str = ""
    date: Edtf | None = None
    written: str = ""
    dated_by: int | None = None
    certainty: Certainty = "stated"
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str | None = None

    @property
    def unread(self) -> bool:
        """True where there is something for a date, and it could not be read as one."""
        return self.date is None and not is_undated(self.written)


def guessed(table: Table) -> dict[Field, int]:
    """Which column holds what, by their heads and else by their cells."""
    found: dict[Field, int] = {}
    for field, names in HEADS.items():
        for name in names.split("|"):
            place = table.column(name)
            if place is not None and place not in found.values():
                found[field] = place
                break
    if "year" in found and "date" not in found:
        return _with_title(table, found)
    for field in ("year", "month", "day"):
        found.pop(field, None)
    if "date" not in found:
        found |= _dates_of(table, found)
    if "certainty" in found and not _all_certainties(table, found["certainty"]):
        del found["certainty"]
    return _with_title(table, found)


def _dates_of(table: Table, found: Mapping[Field, int]) -> dict[Field, int]:
    """The first column whose cells are dates, mostly."""
    for place in range(len(table.head)):
        cells = [row.cells[place] for row in table.rows[:LOOKED_AT] if row.cells[place].strip()]
        read = sum(bool(cell_dates(cell)) for cell in cells)
        if place not in found.values() and cells and read >= READABLE * len(cells):
            return {"date": place}
    return {}


def _with_title(table: Table, found: dict[Field, int]) -> dict[Field, int]:
    """With the column of the longest words as the title, where no head says which it is."""
    free = [place for place in range(len(table.head)) if place not in found.values()]
    if "title" not in found and free:
        rows = table.rows[:LOOKED_AT]
        found["title"] = max(free, key=lambda place: sum(len(row.cells[place]) for row in rows))
    return found


def _all_certainties(table: Table, place: int) -> bool:
    said = {one_line(row.cells[place]).casefold() for row in table.rows} - {""}
    return said <= set(CERTAINTIES)


def drafts(
    table: Table,
    columns: Mapping[Field, int],
    *,
    order: Order | None = None,
    language: str | None = None,
) -> list[Draft]:
    """What each row tells, read by these columns.

    `order` settles 03/04/2021; without it the column does where one of its dates can be only one.
    """
    order = order or day_order(_column_cells(table, columns, "date", "end"))
    return [_draft(row, columns, order, language) for row in table.rows]


def _column_cells(table: Table, columns: Mapping[Field, int], *fields: Field) -> Iterator[str]:
    for field in fields:
        if field in columns:
            yield from (row.cells[columns[field]] for row in table.rows)


def _draft(
    row: Row, columns: Mapping[Field, int], order: Order | None, language: str | None
) -> Draft:
    cells = {field: restored(row.cells[place]) for field, place in columns.items()}
    title = one_line(cells.get("title", ""))
    if not title:
        return Draft(row=row, problem="has no title")
    certainty = one_line(cells.get("certainty", "")).casefold() or "stated"
    if certainty not in CERTAINTIES:
        return Draft(
            row=row, title=title,
            problem=f"has the certainty {certainty!r}, none of {', '.join(CERTAINTIES)}",
        )  # fmt: skip
    written = _written(cells)
    return Draft(
        row=row,
        title=title,
        date=_date(cells, written, order, language),
        written=written,
        dated_by=columns.get("date", columns.get("year")),
        certainty=next(one for one in CERTAINTIES if one == certainty),
        actors=_names(cells.get("actors", "")),
        places=_names(cells.get("places", "")),
        tags=_names(cells.get("tags", "")),
        notes=tuple(filter(None, map(one_line, safe_text(cells.get("notes", "")).split("\n")))),
    )


def _written(cells: Mapping[Field, str]) -> str:
    if "date" in cells:
        parts = [one_line(cells["date"]), one_line(cells.get("end", ""))]
        return " – ".join(part for part in parts if not is_undated(part))
    parts = [one_line(cells.get(field, "")) for field in _CALENDAR]
    return " ".join(filter(None, parts))


_CALENDAR: tuple[Field, ...] = ("year", "month", "day")


def _date(
    cells: Mapping[Field, str], written: str, order: Order | None, language: str | None
) -> Edtf | None:
    if "date" not in cells:
        return _of_parts([one_line(cells.get(field, "")) for field in _CALENDAR])
    begin, end = cells["date"], cells.get("end", "")
    found = next(iter(cell_dates(begin, order=order, language=language)), None)
    if is_undated(end) or one_line(end) == one_line(begin):
        return found
    last = next(iter(cell_dates(end, order=order, language=language)), None)
    if last is None or (found is None and not is_undated(begin)):
        return None
    try:
        return Edtf(f"{found or '..'}/{last}")
    except ValueError:
        return None


def _of_parts(parts: Sequence[str]) -> Edtf | None:
    """A date out of a year, a month and a day in columns of their own."""
    numbers = [part.removesuffix(".0") for part in parts if part]
    try:
        year, *rest = (int(number) for number in numbers)
        return Edtf.of(year, *rest)
    except ValueError:
        return None


def _names(cell: str) -> tuple[str, ...]:
    """Names divided by semicolons or line ends; a comma may belong to a name."""
    parts = cell.replace("\n", ";").split(";")
    return tuple(dict.fromkeys(filter(None, map(one_line, parts))))


@dataclass(frozen=True, slots=True)
class Line:
    """Where a row stands in the text made of its table, and where its date does."""

    start: int
    end: int
    written: tuple[int, int] | None


def as_text(table: Table, listed: Sequence[Draft]) -> tuple[str, list[Line]]:
    """Rows as one text, each a paragraph with its number, and where each of them stands.

    >>> from timeline.text.tables import Row, Table
    >>> row = Row(2, ("2014", "Vale sold it"))
    >>> as_text(Table(("When", "What"), (row,)), [Draft(row=row, dated_by=0)])[0]
    'When | What\\n\\nRow 2: 2014 | Vale sold it'
    """
    parts = [" | ".join(map(one_line, table.head))]
    at = len(parts[0])
    lines = []
    for draft in listed:
        at += 2
        text, date = f"Row {draft.row.number}: ", None
        for place, cell in enumerate(draft.row.cells):
            plain = one_line(cell)
            if place == draft.dated_by and plain:
                date = (at + len(text), at + len(text) + len(plain))
            text += f"{plain} | "
        text = text.removesuffix(" | ").rstrip(" |")
        lines.append(Line(at, at + len(text), date))
        parts.append(text)
        at += len(text)
    return "\n\n".join(parts), lines
