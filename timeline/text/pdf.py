"""PDF files and page pictures become a document with numbered pages."""

from __future__ import annotations

import pypdfium2 as pdfium

from ..errors import UnreadableSource
from ..model import Passage, Source
from .reading import Reading, Recogniser


def read_pdf(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    """Read the text of each page, with its number."""
    try:
        document = pdfium.PdfDocument(source.content)
    except pdfium.PdfiumError as error:
        raise UnreadableSource(f"{source.name}: not a readable PDF ({error})") from error
    parts: list[str] = []
    passages: list[Passage] = []
    at = 0
    for number in range(1, len(document) + 1):
        text = document[number - 1].get_textpage().get_text_range().replace("\r\n", "\n").strip()
        if not text:
            continue
        parts.append(text)
        passages.append(Passage(kind="page", start=at, end=at + len(text), number=number))
        at += len(text) + 2
    if not parts:
        raise UnreadableSource(f"{source.name}: no page with text; try --ocr")
    return Reading(
        text="\n\n".join(parts),
        reader="pdf/1",
        media_type="application/pdf",
        passages=tuple(passages),
    )


def read_picture(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    """Read a picture of a page."""
    raise UnreadableSource(f"{source.name}: a picture; try --ocr")
