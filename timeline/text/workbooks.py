"""Workbooks become rows of text: the first sheet of an .xlsx or an .ods.

ECMA-376 part 1, 18.3 (cells), 18.8.30 (number formats), 18.17.4 (days counted from 1899 or 1904);
OpenDocument 1.3 part 3, 9.1 (tables).
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import islice, repeat
from typing import Any

from lxml import etree

from ..errors import UnreadableSource
from ..model import Source
from .office_facts import guard_archive

MOST_ROWS = 1_048_576  # of a sheet, in Excel and LibreOffice
MOST_COLUMNS = 1_000
DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, etree.LxmlError, KeyError, ValueError, IndexError,
    OverflowError, RuntimeError, NotImplementedError,
)  # fmt: skip
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT = (f"{{{_NAMES}{name}:1.0}}" for name in ("table", "office", "text"))
# What the built-in number formats show of a date (18.8.30).
BUILT_IN = {14: "d", 15: "d", 16: "d", 17: "m", 22: "d", **dict.fromkeys(range(27, 32), "d")}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


def read_workbook(source: Source) -> list[tuple[str, ...]]:
    """The rows of the first sheet, empty ones too. Raises UnreadableSource."""
    try:
        guard_archive(source)
        with zipfile.ZipFile(BytesIO(source.content)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                return list(islice(_Workbook(archive).rows(), MOST_ROWS))
            if "content.xml" in names:
                content = _parsed(archive.read("content.xml"))
                return list(islice(_open_rows(content), MOST_ROWS))
    except DAMAGE as error:
        raise UnreadableSource(
            f"{source.name}: a damaged workbook; open it, save it again, and try that"
        ) from error
    raise UnreadableSource(f"{source.name}: no workbook; save it as CSV, .xlsx or .ods")


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(content, parser)
    for node in tree.iter(etree.Element):  # the strict form has names of its own
        if node.tag.startswith(_STRICT):
            node.tag = _MAIN + node.tag.removeprefix(_STRICT)
    return tree


# --- .xlsx ------------------------------------------------------------------------------------


class _Workbook:
    """The parts of a workbook that its first sheet needs."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._names = set(archive.namelist())
        self._archive = archive
        book = _parsed(archive.read("xl/workbook.xml"))
        properties = book.find(f"{_MAIN}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self._strings = self._shared_strings()
        self._shown = self._date_styles()
        self._sheet = self._first_sheet(book)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Rows in their order, those that the file leaves out as empty ones."""
        sheet = _parsed(self._archive.read(self._sheet))
        expected = 1
        for row in sheet.iterfind(f"{_MAIN}sheetData/{_MAIN}row"):
            number = int(row.get("r") or expected)
            yield from repeat((), number - expected)
            yield self._cells(row)
            expected = number + 1

    def _cells(self, row: Any) -> tuple[str, ...]:
        cells: list[str] = []
        for cell in row.iterfind(f"{_MAIN}c"):
            column = _column(cell.get("r")) if cell.get("r") else len(cells)
            if column >= MOST_COLUMNS:
                break
            cells += [""] * (column - len(cells))
            cells.append(self._text(cell))
        return tuple(cells)

    def _text(self, cell: Any) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _words(cell.find(f"{_MAIN}is"))
        value = cell.findtext(f"{_MAIN}v") or ""
        if kind == "s" and value:
            return self._strings[int(value)]
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value, value)
        if kind == "n" and value:
            return self._number(float(value), int(cell.get("s") or 0))
        return value

    def _number(self, value: float, style: int) -> str:
        shown = self._shown.get(style)
        if shown and (value >= 1 or self._since_1904):
            return _serial_date(value, shown, since_1904=self._since_1904)
        return f"{value:.15g}"

    def _shared_strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._names:
            return []
        return [_words(item) for item in _parsed(self._archive.read("xl/sharedStrings.xml"))]

    def _date_styles(self) -> dict[int, str]:
        """For cell styles that show a date, the smallest part shown: `d`, `m` or `y`."""
        if "xl/styles.xml" not in self._names:
            return {}
        styles = _parsed(self._archive.read("xl/styles.xml"))
        own = {
            int(form.get("numFmtId")): _smallest(form.get("formatCode") or "")
            for form in styles.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")
        }
        forms = styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
        numbers = [int(form.get("numFmtId") or 0) for form in forms]
        shown = {place: own.get(one) or BUILT_IN.get(one) for place, one in enumerate(numbers)}
        return {place: part for place, part in shown.items() if part}

    def _first_sheet(self, book: Any) -> str:
        """Where the first sheet lies that is not hidden."""
        sheets = book.findall(f"{_MAIN}sheets/{_MAIN}sheet")
        seen = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"] or sheets
        wanted = {value for name, value in seen[0].attrib.items() if name.endswith("}id")}
        for link in _parsed(self._archive.read("xl/_rels/workbook.xml.rels")):
            if link.get("Id") in wanted:
                target = str(link.get("Target"))
                return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        raise KeyError("the first sheet")


def _words(node: Any) -> str:
    """The text of a string and its runs, without the reading aids of East Asian text."""
    if node is None:
        return ""
    phonetic = {part for run in node.iter(f"{_MAIN}rPh") for part in run.iter(f"{_MAIN}t")}
    return "".join(part.text or "" for part in node.iter(f"{_MAIN}t") if part not in phonetic)


def _column(reference: str) -> int:
    """A1 is 0, AA7 is 26."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1


def _smallest(code: str) -> str | None:
    """The smallest part of a date that a number format shows; None where it shows none.

    >>> _smallest("mmm-yy"), _smallest('dd"."mm"."yyyy'), _smallest("h:mm"), _smallest("0.00")
    ('m', 'd', None, None)
    """
    plain = _QUOTED.sub("", code.split(";")[0]).lower()
    if "general" in plain or not re.search(r"[yd]", plain):
        return None
    if "d" in plain:
        return "d"
    return "m" if "m" in plain else "y"


def _serial_date(value: float, shown: str, *, since_1904: bool) -> str:
    """The date behind a number, as precise as its cell shows it."""
    days = int(value)
    if since_1904:
        day = dt.date(1904, 1, 1) + dt.timedelta(days)
    else:  # 29 February 1900 is counted and never was
        day = dt.date(1899, 12, 31) + dt.timedelta(days - (days > 59))
    return day.isoformat()[: {"y": 4, "m": 7, "d": 10}[shown]]


# --- .ods -------------------------------------------------------------------------------------


def _open_rows(content: Any) -> Iterator[tuple[str, ...]]:
    sheet = content.find(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    if sheet is None:
        raise KeyError("a sheet")
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = _open_cells(row)
        times = int(row.get(f"{_TABLE}number-rows-repeated") or 1)
        yield from repeat(cells, times)


def _open_cells(row: Any) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        times = int(cell.get(f"{_TABLE}number-columns-repeated") or 1)
        cells += [_open_text(cell)] * min(times, MOST_COLUMNS)
        if len(cells) >= MOST_COLUMNS:
            break
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _open_text(cell: Any) -> str:
    date = cell.get(f"{_OFFICE}date-value")
    if date:
        return str(date)[:10]
    if cell.get(f"{_OFFICE}value-type") == "float":
        return f"{float(cell.get(f'{_OFFICE}value')):.15g}"
    paragraphs = cell.iterchildren(f"{_TEXT}p")
    return "\n".join("".join(part.itertext()) for part in paragraphs)
