"""What python-docx does not do by itself: links, fields, borders, fonts (ECMA-376, Word)."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Calibri"
INK, SOFT, ACCENT = (
    RGBColor(0x1D, 0x24, 0x30),
    RGBColor(0x56, 0x60, 0x70),
    RGBColor(0x1C, 0x5D, 0x99),
)
ATTENTION = RGBColor(0x8F, 0x4B, 0x00)
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>investigative-timeline</Application></Properties>"
)
# What XML 1.0 cannot hold, beyond what was taken out before.
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text without what a Word document cannot hold."""
    return NOT_XML.sub("\ufffd", text)


def sign(document: Any) -> None:
    """Say which program wrote it; the template says another, and brings a picture of a page."""
    relations = document.part.package.rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[name]
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = APPLICATION


def set_fonts(style: Any) -> None:
    """The font of a style of the template, whose theme would otherwise win."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def make_compact(paragraph: Paragraph) -> None:
    """Little room below a paragraph."""
    paragraph.paragraph_format.space_after = Pt(2)


def soften(table: Any) -> None:
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


def shade(cell: Any) -> None:
    """A light grey ground for the cell of a head."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:fill"), "EEF1F4")
    cell._tc.get_or_add_tcPr().append(shading)


def mark_row(row: Any, name: str) -> None:
    """Give a row a property by its name, such as `w:tblHeader`."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def add_link(paragraph: Paragraph, element: Any, words: str) -> None:
    """Put words into a link, and the link into a paragraph."""
    run = Run(OxmlElement("w:r"), paragraph)
    run.text = plain(words)
    run.font.color.rgb = ACCENT
    element.append(run._r)
    paragraph._p.append(element)


def add_field(paragraph: Paragraph, code: str) -> None:
    """A number that the word processor counts; each part in a run with the size of the rest."""
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        run.font.size, run.font.color.rgb = Pt(8.5), SOFT
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
