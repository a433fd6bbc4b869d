"""The same table as csv, as a workbook: every cell is text, so that nothing is ever calculated
and no date is rewritten.

A workbook (ECMA-376, SpreadsheetML) is a ZIP of a few XML files; this writes the few we need.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from ..model import LossReport, Selection
from ..plugins import Format
from .csv import COLUMNS, table_losses, table_rows
from .loss import report

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WIDTHS = {"headline": 60, "title": 40, "quotes": 80, "sources": 40, "links": 40, "date_words": 24}
SHEET = "events"


def write_xlsx(selection: Selection, out: BinaryIO) -> LossReport:
    """Write a workbook of one sheet: a row an event, under a head that stays in sight."""
    rows = [list(row.values()) for row in table_rows(selection)]
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        ),
        "xl/styles.xml": _styles(),
    }
    when = selection.made.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(_entry(name, when), HEAD + text)
        with archive.open(_entry("xl/worksheets/sheet1.xml", when), "w") as sheet:
            for part in _sheet(rows):
                sheet.write(part.encode("utf-8"))
    return report("xlsx", selection, table_losses(selection))


def _entry(name: str, when: Iterable[int]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = when
    entry = zipfile.ZipInfo(name, (max(1980, year), month, day, hour, minute, second))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _types() -> str:
    kinds = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/worksheets/sheet1.xml": "worksheet",
        "/xl/styles.xml": "styles",
    }
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{base}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _workbook() -> str:
    return (
        f'<workbook xmlns="{NAMESPACE}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _styles() -> str:
    """Text (number format 49), plain and bold, wrapped and at the top."""
    form = '<alignment vertical="top" wrapText="1"/>'
    cells = "".join(
        f'<xf numFmtId="49" fontId="{font}" fillId="0" borderId="0" applyNumberFormat="1" '
        f'applyFont="1" applyAlignment="1">{form}</xf>'
        for font in (0, 1)
    )
    return (
        f'<styleSheet xmlns="{NAMESPACE}"><fonts count="2">'
        '<font><sz val="10"/><name val="Calibri"/></font>'
        '<font><b/><sz val="10"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="2">{cells}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(rows: list[list[str]]) -> Iterator[str]:
    yield HEAD + f'<worksheet xmlns="{NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    for number, name in enumerate(COLUMNS, 1):
        width = WIDTHS.get(name, 16)
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield _row(1, COLUMNS, style=1)
    for number, cells in enumerate(rows, 2):
        yield _row(number, cells, style=0)
    last = f"{_letters(len(COLUMNS))}{len(rows) + 1}"
    yield f"</sheetData><autoFilter ref={quoteattr(f'A1:{last}')}/></worksheet>"


def _row(number: int, cells: Iterable[str], *, style: int) -> str:
    written = "".join(
        f'<c r="{_letters(column)}{number}" s="{style}" t="inlineStr">'
        f'<is><t xml:space="preserve">{escape(cell)}</t></is></c>'
        for column, cell in enumerate(cells, 1)
        if cell
    )
    return f'<row r="{number}">{written}</row>'


def _letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


XLSX = Format(name="xlsx", suffix=".xlsx", media_type=MEDIA_TYPE, public=False, write=write_xlsx)
