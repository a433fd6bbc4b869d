"""A spreadsheet becomes rows of text: CSV as any program writes it, .xlsx, .ods.

What a program hid from the eye (a number behind a date, a formula behind its result) is given as
the eye sees it, and a date never more precise than the cell shows it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from ..errors import UnreadableSource
from ..model import Source
from .charset import decode, known_charset

DELIMITERS = ",;\t|"
MOST_ROWS = 200_000
LOOKED_AT = 60  # records by which the delimiter is told
WINDOWS = "cp1252"
WESTERN = ("cp437", "cp850", "cp858", "cp1250", "iso8859-15", "mac-roman", "cp1252")
ZIP = b"PK\x03\x04"
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".tab")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `number` counts from 1, as a spreadsheet does, the head included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The head of a table and the rows below it that hold something."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]

    def column(self, name: str) -> int | None:
        """Where a column stands, told by its name whatever its case; None where it does not."""
        wanted = name.strip().casefold()
        names = [one.strip().casefold() for one in self.head]
        return names.index(wanted) if wanted in names else None


def is_table(source: Source) -> bool:
    """True where the name says a spreadsheet; what the bytes are, reading them tells."""
    return PurePath(source.name).suffix.lower() in SUFFIXES


def read_table(source: Source) -> Table:
    """The first table of a spreadsheet. Raises UnreadableSource where there is none."""
    if source.content.startswith(ZIP):
        from .workbooks import read_workbook

        rows = read_workbook(source)
    else:
        rows = _separated(source)
    return _table(source, rows)


def _table(source: Source, rows: Iterable[tuple[str, ...]]) -> Table:
    """The head is the first row with two cells or more: titles above a table have one."""
    head: tuple[str, ...] | None = None
    found: list[Row] = []
    for number, cells in enumerate(rows, 1):
        filled = sum(bool(cell.strip()) for cell in cells)
        if head is None:
            if filled > 1:
                head = tuple(cell.strip() for cell in cells)
        elif filled:
            found.append(Row(number, cells))
        if len(found) > MOST_ROWS:
            raise UnreadableSource(
                f"{source.name}: more than {MOST_ROWS:,} rows; divide it into smaller files"
            )
    if head is None:
        raise UnreadableSource(f"{source.name}: no table in it; its first row names the columns")
    width = len(head)
    return Table(head, tuple(Row(row.number, _wide(row.cells, width)) for row in found))


def _wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (cells + ("",) * width)[:width]


def _separated(source: Source) -> list[tuple[str, ...]]:
    text = _decoded(source)
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):  # Excel's own mark
        return _records(source, text[5:].lstrip("\r\n"), text[4])
    return _records(source, text, _delimiter(text))


def _decoded(source: Source) -> str:
    """The characters of a file: too few are beyond ASCII in a table to tell the old code pages of
    Western Europe apart, and it was Windows that wrote them."""
    found = decode(source.content, source.charset)
    if known_charset(found.charset) in WESTERN:
        return decode(source.content, WINDOWS).text
    return found.text


def _records(source: Source, text: str, delimiter: str) -> list[tuple[str, ...]]:
    try:
        return [tuple(cells) for cells in _reader(text, delimiter)]
    except csv.Error as error:
        raise UnreadableSource(
            f"{source.name}: no table that can be read ({error}); save it again as CSV or .xlsx"
        ) from error


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """The character that cuts the first records into the most equal cells."""
    best, most = DELIMITERS[0], 0.0
    for mark in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            for number, cells in enumerate(_reader(text, mark)):
                if number >= LOOKED_AT:
                    break
                widths[len(cells)] += bool(cells)
        except csv.Error:
            continue
        if not widths:
            continue
        width, times = widths.most_common(1)[0]
        # That all records have as many cells says more than how many they have.
        equal = (times / max(1, widths.total())) ** 2 * max(0, width - 1) ** 0.5
        if equal > most:
            best, most = mark, equal
    return best
