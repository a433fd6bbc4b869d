"""A Word document with our styles.

Links inside the document, anchors, a table whose head repeats and whose rows stay whole, page
numbers (ECMA-376, WordprocessingML).
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, BinaryIO

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from .ooxml import (
    ATTENTION,
    FONT,
    INK,
    SOFT,
    add_field,
    add_link,
    make_compact,
    mark_row,
    plain,
    set_fonts,
    shade,
    sign,
    soften,
)

MARGIN = Mm(20)  # of A4
COLUMNS = (Mm(12), Mm(36), Mm(100), Mm(22))
# Style → size in points, space before and after, indent in millimetres, colour.
STYLES: dict[str, tuple[float, int, int, int, RGBColor]] = {
    "Soft": (9.5, 0, 2, 0, SOFT),
    "Item": (10.5, 0, 2, 6, INK),
    "Numbered": (10, 0, 3, 8, INK),
    "Note Head": (10, 9, 2, 0, INK),
    "Quoted": (10, 1, 2, 6, INK),
    "Note Body": (9, 0, 1, 6, SOFT),
    "Fact": (7.5, 0, 0, 6, SOFT),
}


class Table:
    """A table that grows row by row; each row is given as the paragraphs of its cells."""

    def __init__(self, table: Any, heads: tuple[str, ...]) -> None:
        self._table = table
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            run = cell.paragraphs[0].add_run(head)
            run.bold = True
            shade(cell)
        mark_row(table.rows[0], "w:tblHeader")

    def add_row(self) -> tuple[Paragraph, ...]:
        """The paragraphs of a new row's cells."""
        row = self._table.add_row()
        mark_row(row, "w:cantSplit")
        # `row.cells` walks the whole grid; a table of thousands of rows needs its own cells.
        return tuple(Paragraph(cell.p_lst[0], row) for cell in row._tr.tc_lst)

    def finish(self) -> None:
        """Give every cell the width of its column: LibreOffice reads no other."""
        for row in self._table._tbl.tr_lst:
            for cell, width in zip(row.tc_lst, COLUMNS, strict=True):
                cell.width = width
                for paragraph in cell.p_lst:
                    make_compact(Paragraph(paragraph, self._table))


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
        sign(self._document)
        whole = io.BytesIO()  # python-docx leaves its archive open where a disk is full
        self._document.save(whole)
        out.write(whole.getbuffer())

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

    def under(self, paragraph: Paragraph, words: str, *, points: float = 8.5) -> None:
        """Small words on a line of their own below what a paragraph says."""
        paragraph.add_run().add_break()
        run = paragraph.add_run(plain(words))
        run.font.size, run.font.color.rgb = Pt(points), SOFT

    def table(self, heads: tuple[str, ...]) -> Table:
        """A table with those heads."""
        table = self._document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        soften(table)
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
        add_link(paragraph, element, words)

    def link(self, paragraph: Paragraph, words: str, address: str) -> None:
        """A link to the web."""
        name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), name)
        add_link(paragraph, element, words)

    def _properties(self, title: str, stamp: str, made: dt.datetime) -> None:
        properties = self._document.core_properties
        when = made.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
        properties.title = plain(f"{stamp} – {title}" if stamp else title)[:255]
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = when
        properties.keywords = stamp
        properties.subject = "Chronology with its sources"
        properties.language = "en"

    def _styles(self) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(10.5), INK
        normal.paragraph_format.space_after = Pt(4)
        for name, size in (("Title", 22), ("Heading 1", 14)):
            style = styles[name]
            style.font.size, style.font.color.rgb, style.font.bold = Pt(size), INK, True
            set_fonts(style)
        for name, (points, before, after, indent, colour) in STYLES.items():
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.font.size, style.font.color.rgb = Pt(points), colour
            form = style.paragraph_format
            form.space_before, form.space_after = Pt(before), Pt(after)
            form.left_indent = Mm(indent)
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
            add_field(foot, code)
