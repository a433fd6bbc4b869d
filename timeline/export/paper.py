"""A Word document with our styles: what python-docx does not do by itself stands here.

Links inside the document, anchors, a table whose head repeats and whose rows stay whole, page
numbers (ECMA-376, WordprocessingML).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, BinaryIO

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Calibri"
INK, SOFT, ACCENT = (
    RGBColor(0x1D, 0x24, 0x30),
    RGBColor(0x56, 0x60, 0x70),
    RGBColor(0x1C, 0x5D, 0x99),
)
ATTENTION = RGBColor(0x8F, 0x4B, 0x00)
MARGIN = Mm(20)  # of A4
COLUMNS = (Mm(10), Mm(38), Mm(100), Mm(22))
# What XML 1.0 cannot hold, beyond what was taken out before.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Style → size in points, space before and after, indent in millimetres, colour.
STYLES: dict[str, tuple[float, int, int, int, RGBColor]] = {
    "Soft": (9.5, 0, 2, 0, SOFT),
    "Item": (10.5, 0, 2, 6, INK),
    "Numbered": (10, 0, 3, 8, INK),
    "Note Head": (10, 9, 2, 0, INK),
    "Quoted": (10, 1, 2, 6, INK),
    "Note Body": (9, 0, 1, 6, SOFT),
}


def plain(text: str) -> str:
    """The text without what a Word document cannot hold."""
    return NOT_XML.sub("\ufffd", text)


class Table:
    """A table that grows row by row; each row is given as the paragraphs of its cells."""

    def __init__(self, table: Any, heads: tuple[str, ...]) -> None:
        self._table = table
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            run = cell.paragraphs[0].add_run(head)
            run.bold = True
            _shade(cell)
        _mark_row(table.rows[0], "w:tblHeader")

    def add_row(self) -> tuple[Paragraph, ...]:
        """The paragraphs of a new row's cells."""
        row = self._table.add_row()
        _mark_row(row, "w:cantSplit")
        # `row.cells` walks the whole grid; a table of thousands of rows needs its own cells.
        return tuple(Paragraph(cell.p_lst[0], row) for cell in row._tr.tc_lst)

    def finish(self) -> None:
        """Give every cell the width of its column: LibreOffice reads no other."""
        for row in self._table._tbl.tr_lst:
            for cell, width in zip(row.tc_lst, COLUMNS, strict=True):
                cell.width = width
                for paragraph in cell.p_lst:
                    _compact(Paragraph(paragraph, self._table))


class Paper:
    """The document as it grows."""

    def __init__(self, *, title: str, stamp: str, made: dt.datetime) -> None:
        self._document = docx.Document()
        self._marks = 0
        self._properties(title, stamp, made)
        self._styles()
        self._page(title, stamp)

    def save(self, out: BinaryIO) -> None:
        """Write the file."""
        self._document.save(out)

    def title(self, words: str) -> None:
        """The title of the whole."""
        self._document.add_paragraph(plain(words), style="Title")

    def heading(self, words: str) -> None:
        """The heading of a part."""
        self._document.add_heading(words, level=1)

    def stamped(self, words: str) -> None:
        """Words nobody may miss."""
        run = self._document.add_paragraph().add_run(words)
        run.bold, run.font.color.rgb, run.font.size = True, ATTENTION, Pt(13)

    def paragraph(self, words: str, *, style: str | None = None) -> Paragraph:
        """A paragraph."""
        return self._document.add_paragraph(plain(words), style=style)

    def under(self, paragraph: Paragraph, words: str) -> None:
        """Small words on a line of their own below what a paragraph says."""
        paragraph.add_run().add_break()
        run = paragraph.add_run(plain(words))
        run.font.size, run.font.color.rgb = Pt(8.5), SOFT

    def table(self, heads: tuple[str, ...]) -> Table:
        """A table with those heads."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        _soften(table)
        for column, width in zip(table.columns, COLUMNS, strict=True):
            column.width = width
        return Table(table, heads)

    def anchor(self, paragraph: Paragraph, words: str, name: str, *, bold: bool = False) -> None:
        """Words that links of the document lead to."""
        self._marks += 1
        begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (begin, end):
            mark.set(qn("w:id"), str(self._marks))
        begin.set(qn("w:name"), name)
        paragraph._p.append(begin)
        paragraph.add_run(words).bold = bold
        paragraph._p.append(end)

    def link_inside(self, paragraph: Paragraph, words: str, name: str) -> None:
        """A link to an anchor."""
        element = OxmlElement("w:hyperlink")
        element.set(qn("w:anchor"), name)
        _add_link(paragraph, element, words)

    def link(self, paragraph: Paragraph, words: str, address: str) -> None:
        """A link to the web."""
        name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), name)
        _add_link(paragraph, element, words)

    def _properties(self, title: str, stamp: str, made: dt.datetime) -> None:
        properties = self._document.core_properties
        when = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        properties.title = plain(f"{stamp} – {title}" if stamp else title)[:255]
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = when
        properties.keywords = stamp

    def _styles(self) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10.5), INK
        normal.paragraph_format.space_after = Pt(4)
        for name, size in (("Title", 22), ("Heading 1", 14)):
            style = styles[name]
            style.font.size, style.font.color.rgb, style.font.bold = Pt(size), INK, True
            _set_fonts(style)
        for name, (points, before, after, indent, colour) in STYLES.items():
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.font.size, style.font.color.rgb = Pt(points), colour
            form = style.paragraph_format
            form.space_before, form.space_after = Pt(before), Pt(after)
            form.left_indent = Mm(indent)
        styles["Note Head"].paragraph_format.keep_with_next = True
        styles["Quoted"].paragraph_format.keep_with_next = True
        styles["Numbered"].paragraph_format.first_line_indent = Mm(-8)
        styles["Numbered"].paragraph_format.tab_stops.add_tab_stop(Mm(8))

    def _page(self, title: str, stamp: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = MARGIN
        section.top_margin = section.bottom_margin = MARGIN
        head = section.header.paragraphs[0]
        run = head.add_run(plain(f"{stamp} – {title}" if stamp else title))
        run.font.size, run.font.color.rgb = Pt(8.5), ATTENTION if stamp else SOFT
        foot = section.footer.paragraphs[0]
        for words, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            run = foot.add_run(words)
            run.font.size, run.font.color.rgb = Pt(8.5), SOFT
            _add_field(foot, code)


def _set_fonts(style: Any) -> None:
    """The font of a style of the template, whose theme would otherwise win."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _compact(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.space_after = Pt(2)


def _soften(table: Any) -> None:
    """Thin grey lines between the rows, none between the columns, and some room in the cells."""
    properties = table._tbl.tblPr
    borders, room = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil" if side in ("left", "right", "insideV") else "single")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "BFC5CD")
        borders.append(line)
    for side in ("top", "left", "bottom", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "60")
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    look = properties.find(qn("w:tblLook"))
    layout = properties.find(qn("w:tblLayout"))
    for element, before in ((borders, layout), (room, look)):
        if before is None:
            properties.append(element)
        else:
            before.addprevious(element)


def _shade(cell: Any) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "EEF1F4")
    cell._tc.get_or_add_tcPr().append(shading)


def _mark_row(row: Any, name: str) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _add_link(paragraph: Paragraph, element: Any, words: str) -> None:
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = plain(words)
    run.font.color.rgb = ACCENT
    element.append(run._r)
    paragraph._p.append(element)


def _add_field(paragraph: Paragraph, code: str) -> None:
    """A number that the word processor counts."""
    run = paragraph.add_run()
    run.font.size, run.font.color.rgb = Pt(8.5), SOFT
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {code} "
        elif kind == "text":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
