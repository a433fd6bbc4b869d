"""Word documents (.docx) become a document: paragraphs, headings, lists, tables, notes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal

import docx
import docx.document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from ..errors import UnreadableSource
from ..model import Source
from .blocks import Block, Kind, flowing
from .kinds import DOCX
from .office_facts import Styled, guard_archive, office_reading
from .reading import Reading

READER = "docx/1"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:txbxContent")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What python-docx raises on parts that are missing or not what they should be.
DAMAGE = (
    OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, AttributeError, TypeError,
    OSError,
)  # fmt: skip
_FOOTNOTES = "/footnotes", "/endnotes"


def read_docx(source: Source) -> Reading:
    """Read a Word document. Raises UnreadableSource where it is damaged or unpacks without end."""
    guard_archive(source)
    try:
        document = docx.Document(BytesIO(source.content))
        blocks = [*_blocks(document), *_notes(document)]
        properties = document.core_properties
        stated = properties.title, properties.author, properties.created
    except DAMAGE as error:
        raise UnreadableSource(
            f"{source.name}: a damaged Word document; open it in Word, save it again, add that"
        ) from error
    title, author, created = stated
    return office_reading(
        blocks,
        reader=READER,
        media_type=DOCX,
        title=title,
        author=author,
        created=None if author == "python-docx" else created,
    )


def _blocks(document: docx.document.Document) -> Iterator[Styled]:
    """Each paragraph and table row of the body, with the rank of its style."""
    for node in _outer(document.element.body):
        if node.tag == qn("w:tbl"):
            yield from ((Block(row, "row"), "") for row in _rows(node))
            continue
        text = _text(node)
        if not text:
            continue
        style = _style(Paragraph(node, document))
        yield Block(text, _kind(node, style)), _rank(style)


def _outer(node: Any) -> Iterator[Any]:
    """The outermost paragraphs and tables below an element, content controls opened."""
    for child in node:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag not in (qn("w:sectPr"), _FALLBACK):
            yield from _outer(child)


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table; a table inside a cell is words of that cell."""
    for row in _children(table, "w:tr"):
        cells = (
            " ".join(filter(None, map(_text, cell.iter(qn("w:p")))))
            for cell in _children(row, "w:tc")
        )
        text = " | ".join(cell for cell in cells if cell)
        if text:
            yield text


def _children(node: Any, tag: str) -> Iterator[Any]:
    """The children of one kind, those in content controls too."""
    for child in node:
        if child.tag == qn(tag):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _children(child, tag)


def _text(paragraph: Any) -> str:
    """The words of a paragraph: insertions are in, deletions and field codes are out."""
    parts: list[str] = []
    stack = [paragraph]
    while stack:
        node = stack.pop()
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            parts.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif node.tag not in _SKIPPED and node.tag != _FALLBACK:
            stack.extend(reversed(node))
    return flowing("".join(parts))


def _style(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _rank(style: str) -> Literal["title", "heading", ""]:
    if style == "Title":
        return "title"
    return "heading" if style.startswith("Heading") else ""


def _kind(node: Any, style: str) -> Kind:
    if style.startswith(("Heading", "Title")):
        return "heading"
    numbered = node.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return "item" if numbered or style.startswith("List") else "paragraph"


def _notes(document: docx.document.Document) -> Iterator[Styled]:
    """Footnotes and endnotes, numbered, after the text."""
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_FOOTNOTES):
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        number = 0
        for note in etree.fromstring(relation.target_part.blob, parser):
            text = " ".join(filter(None, map(_text, note.iter(qn("w:p")))))
            if text and note.get(qn("w:type")) in (None, "normal"):
                number += 1
                yield Block(f"[{number}] {text}"), ""
