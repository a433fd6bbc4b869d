"""OpenDocument texts (.odt) become a document: paragraphs, headings, lists, tables, notes."""

from __future__ import annotations

import datetime as dt
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Literal

from lxml import etree

from ..errors import UnreadableSource
from ..model import Source
from .blocks import Block, Kind, flowing
from .kinds import ODT
from .office_facts import Styled, guard_archive, office_reading
from .reading import Reading

READER = "odt/1"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _OFFICE, _STYLE, _META = (
    f"{{{_NAMES}{name}:1.0}}" for name in ("text", "table", "office", "style", "meta")
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_DRAW = f"{{{_NAMES}drawing:1.0}}"
# Words that were deleted, remarks in the margin, pictures and their boxes, the mark of a note.
_SKIPPED = {
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_DRAW}frame",
    f"{_OFFICE}forms", f"{_TEXT}sequence-decls", f"{_TEXT}table-of-content",
}  # fmt: skip
_BREAKS = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}
DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, etree.LxmlError, KeyError, ValueError, OSError,
    RuntimeError,
)  # fmt: skip


def read_odt(source: Source) -> Reading:
    """Read an OpenDocument text. Raises UnreadableSource where it is damaged or locked."""
    guard_archive(source)
    try:
        with zipfile.ZipFile(BytesIO(source.content)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableSource(
                    f"{source.name}: protected by a password; save a copy without one and add that"
                )
            content = _parsed(archive.read("content.xml"))
            meta = _parsed(archive.read("meta.xml")) if "meta.xml" in archive.namelist() else None
    except DAMAGE as error:
        raise UnreadableSource(
            f"{source.name}: a damaged OpenDocument file; "
            "open it in LibreOffice, save it again, add that"
        ) from error
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    blocks = [*_blocks(body, _parents(content)), *_notes(body)] if body is not None else []
    return office_reading(
        blocks,
        reader=READER,
        media_type=ODT,
        title=_stated(meta, f"{_DC}title"),
        author=_stated(meta, f"{_META}initial-creator") or _stated(meta, f"{_DC}creator"),
        created=_day(_stated(meta, f"{_META}creation-date")),
    )


def _parsed(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _parents(content: Any) -> Mapping[str, str]:
    """The named style that each automatic style of the file refines."""
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in content.iter(f"{_STYLE}style")
    }


def _blocks(node: Any, styles: Mapping[str, str], kind: Kind = "paragraph") -> Iterator[Styled]:
    """The paragraphs and table rows below an element, in reading order."""
    for child in node:
        if child.tag in _SKIPPED:
            continue
        if child.tag in _PARAGRAPHS:
            text = flowing(_words(child))
            rank = _rank(child, styles)
            if text:
                yield Block(text, "heading" if rank else kind), rank
        elif child.tag == f"{_TABLE}table":
            yield from ((Block(row, "row"), "") for row in _rows(child))
        else:
            inner: Kind = "item" if child.tag == f"{_TEXT}list-item" else kind
            yield from _blocks(child, styles, inner)


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table; a table inside a cell is words of that cell."""
    nested = {row for inner in table.iterdescendants(f"{_TABLE}table") for row in inner.iter()}
    for row in table.iter(f"{_TABLE}table-row"):
        if row in nested:
            continue
        cells = (
            flowing(" ".join(_words(paragraph) for paragraph in cell.iter(*_PARAGRAPHS)))
            for cell in row
        )
        text = " | ".join(cell for cell in cells if cell)
        if text:
            yield text


def _words(paragraph: Any) -> str:
    """The words of a paragraph as they are printed, without notes and what was deleted."""
    parts: list[str] = []
    stack: list[Any] = [paragraph]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        if node is not paragraph and node.tail:
            stack.append(node.tail)
        if node.tag in _SKIPPED or not isinstance(node.tag, str):
            continue
        if node.tag in _BREAKS:
            parts.append(" ")
        stack.extend(reversed(node))
        if node.text:
            parts.append(node.text)
    return "".join(parts)


def _rank(node: Any, styles: Mapping[str, str]) -> Literal["title", "heading", ""]:
    style = node.get(f"{_TEXT}style-name", "")
    named = styles.get(style) or style
    if named == "Title":
        return "title"
    return "heading" if node.tag == f"{_TEXT}h" or named.startswith("Heading") else ""


def _notes(body: Any) -> Iterator[Styled]:
    """Footnotes and endnotes, numbered, after the text."""
    notes = body.iter(f"{_TEXT}note-body")
    texts = (flowing(" ".join(_words(line) for line in note.iter(*_PARAGRAPHS))) for note in notes)
    for number, text in enumerate(filter(None, texts), 1):
        yield Block(f"[{number}] {text}"), ""


def _stated(meta: Any | None, tag: str) -> str | None:
    found = None if meta is None else next(meta.iter(tag), None)
    return None if found is None else found.text


def _day(stamp: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
