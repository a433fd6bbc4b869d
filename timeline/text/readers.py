"""Bytes become a document: the reader is chosen by what the bytes are, not by what they are called.

>>> result = read_document(source)
>>> result.document.title, result.document.published
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ..errors import UnreadableSource
from ..model import Document, Source
from .docx import read_docx
from .html import read_html
from .kinds import Kind, kind_of
from .languages import detect_language, plain_code
from .mail import read_mail
from .pdf import read_pdf, read_picture
from .plain import read_markdown, read_plain
from .reading import Reading, ReadResult, Recogniser

__all__ = ["ReadResult", "Recogniser", "read_document"]

READERS: dict[Kind, Callable[[Source], Reading]] = {
    "html": read_html,
    "docx": read_docx,
    "mail": read_mail,
    "markdown": read_markdown,
    "plain": read_plain,
}


def read_document(
    source: Source,
    *,
    published: dt.date | str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    ocr: Recogniser | None = None,
) -> ReadResult:
    """Read a source into one plain text with what is known about it.

    What the user says (`published`, `url`, `title`, `publisher`, `language`) stands above what
    the file says. `ocr` recognises pages that are pictures; without it they are named as not
    read. Raises UnreadableSource where there is nothing to read.
    """
    reading = _read(source, ocr=ocr, language=plain_code(language))
    if not reading.text.strip():
        raise UnreadableSource(f"{source.name}: no text in it")
    given = dt.date.fromisoformat(published) if isinstance(published, str) else published
    document = Document(
        text=reading.text,
        title=title or reading.title,
        byline=reading.byline,
        publisher=publisher or reading.publisher,
        url=url or reading.url or source.address,
        published=given or reading.published,
        published_basis="given" if given else reading.published_basis,
        language=plain_code(language) or reading.language or detect_language(reading.text),
        media_type=reading.media_type,
        reader=reading.reader,
        passages=reading.passages,
        remarks=reading.remarks,
    )
    return ReadResult(document=document, attachments=reading.attachments)


def _read(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    kind = kind_of(source)
    if kind == "pdf":
        return read_pdf(source, ocr=ocr, language=language)
    if kind == "picture":
        return read_picture(source, ocr=ocr, language=language)
    return READERS[kind](source)
