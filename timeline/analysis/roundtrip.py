"""An event's row in a spreadsheet: how it leaves, and what was done to it elsewhere.

Every row carries a `base`: a hash of the row as it left, and a short one for each cell that may
come back. With it each cell is looked at three ways, as ours is now, as it left, and as theirs is,
although the file holds only theirs.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..edtf import Edtf
from ..text.visible import one_line, safe_text
from .cell_dates import Order, cell_dates, is_undated

# What a spreadsheet takes for the beginning of a formula (CWE-1236), full-width forms included.
FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
# Columns whose changes come back, and columns that follow from others but may have been edited.
EDITABLE = ("status", "date", "title", "certainty", "tags", "notes")
WATCHED = ("headline", "attributed_to", "actors", "places")
NOT_IN_BASE = ("base", "stamp")
WHOLE, SHORT = 16, 6  # hex digits
_BASE = re.compile(rf"([0-9a-f]{{{WHOLE}}})(?:\.((?:[0-9a-f]{{{SHORT}}})+))?")
Side = Literal["same", "ours", "theirs", "conflict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """A cell that is not as it was: `ours` now, as `exported` (None: not known), and `theirs`.

    A `conflict` was changed on both sides, or nobody can say on which.
    """

    column: str
    ours: str
    theirs: str
    exported: str | None
    conflict: bool


@dataclass(frozen=True, slots=True)
class Base:
    """What a row said when it left, as hashes: of the whole, and of single cells."""

    whole: str
    cells: Mapping[str, str]


def defused(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would calculate."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """The cell as it was before `defused`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def base_of(row: Mapping[str, str], columns: Sequence[str]) -> str:
    """What tells later whether a row, and which of its cells, was changed since it left.

    16 hex digits over all columns but itself and the stamp, in their order; after a dot, six for
    each of EDITABLE and WATCHED.
    """
    cells = [row.get(name, "") for name in columns if name not in NOT_IN_BASE]
    written = json.dumps(cells, ensure_ascii=True).encode("ascii")
    short = "".join(_digest(name, row.get(name, "")) for name in (*EDITABLE, *WATCHED))
    return f"{hashlib.sha256(written).hexdigest()[:WHOLE]}.{short}"


def read_base(cell: str) -> Base | None:
    """The base that a cell holds; None where it is none, or was spoilt."""
    match = _BASE.fullmatch(cell.strip())
    if match is None:
        return None
    short = match[2] or ""
    parts = [short[at : at + SHORT] for at in range(0, len(short), SHORT)]
    return Base(match[1], dict(zip((*EDITABLE, *WATCHED), parts, strict=False)))


def plain(column: str, cell: str) -> str:
    """A cell as it is compared: what a spreadsheet does to spaces and line ends is no change."""
    if column == "tags":
        return "; ".join(sorted({one_line(tag) for tag in cell.split(";")} - {""}))
    if column == "notes":
        return "\n".join(filter(None, map(one_line, safe_text(cell).split("\n"))))
    if column in ("status", "certainty"):
        return one_line(cell).casefold()
    return one_line(cell)


def _digest(column: str, cell: str) -> str:
    written = f"{column}\0{plain(column, cell)}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(written).hexdigest()[:SHORT]


def compared(
    column: str, theirs: str, ours: str, base: Base | None, *, order: Order | None = None
) -> CellChange | None:
    """What was done to one cell elsewhere; None where it says what ours says, or was left alone.

    `order` is that of day and month in the file. The change's `theirs` is the cell as it would be
    taken: a date as EDTF where it can be read as one.
    """
    mine = plain(column, ours)
    meant = meanings(column, theirs, order)
    if mine in meant:
        return None
    digest = base.cells.get(column) if base else None
    if digest is not None and any(_digest(column, one) == digest for one in meant):
        return None
    clean = digest is not None and _digest(column, mine) == digest
    return CellChange(
        column=column, ours=mine, theirs=_taken(column, theirs, order, meant),
        exported=mine if clean else None, conflict=not clean,
    )  # fmt: skip


def touched(column: str, theirs: str, base: Base | None) -> bool:
    """True where a cell that follows from others was edited in the file."""
    digest = base.cells.get(column) if base else None
    return digest is not None and _digest(column, theirs) != digest


def exported_value(column: str, earlier: Iterable[str], base: Base | None) -> str | None:
    """Which of the values that a cell had earlier is the one that left; None where none is."""
    digest = base.cells.get(column) if base else None
    return next((one for one in earlier if _digest(column, one) == digest), None)


def meanings(column: str, cell: str, order: Order | None) -> tuple[str, ...]:
    """The cell as it may have been meant: dates are rewritten by spreadsheets."""
    if column != "date":
        return (plain(column, cell),)
    if is_undated(cell):
        return ("",)
    dates = cell_dates(cell, order=order)
    return (plain(column, cell), *dates)


def _taken(column: str, theirs: str, order: Order | None, meant: Sequence[str]) -> str:
    if column != "date":
        return meant[0]
    if is_undated(theirs):
        return ""
    dates: tuple[Edtf, ...] = cell_dates(theirs, order=order)
    return str(dates[0]) if dates else one_line(theirs)
