"""Bytes become a document: the reader is chosen by what the bytes are, not by what they are called.

>>> result = read_document(source)
>>> result.document.title, result.document.published
"""

from __future__ import annotations

import datetime as dt

from ..errors import UnreadableSource, UsageError
from ..model import Document, Source
from .kinds import kind_of
from .languages import detect_language, plain_code
from .reading import Reading, ReadResult, RecognisedPage, Recogniser
from .written_dates import written_date

__all__ = ["ReadResult", "RecognisedPage", "Recogniser", "read_document"]


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
    read. Raises UnreadableSource where there is nothing to read, UsageError where `published` is
    no date.
    """
    given = _given_date(published)
    reading = _read(source, ocr=ocr, language=plain_code(language))
    if not reading.text.strip():
        raise UnreadableSource(f"{source.name}: no text in it; get a new copy of it")
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


def _given_date(published: dt.date | str | None) -> dt.date | None:
    if published is None or published == "":
        return None
    if isinstance(published, dt.datetime):
        return published.date()
    if isinstance(published, dt.date):
        return published
    found = written_date(published)
    if found is None:
        raise UsageError(f"{published!r} is not a day; write it as 2016-08-24")
    return found


def _read(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    """Read with the reader for these bytes; each is loaded when it is first needed."""
    match kind_of(source):
        case "html":
            from .html import read_html

            return read_html(source)
        case "pdf":
            from .pdf import read_pdf

            return read_pdf(source, ocr=ocr, language=language)
        case "picture":
            from .pdf import read_picture

            return read_picture(source, ocr=ocr, language=language)
        case "docx":
            from .docx import read_docx

            return read_docx(source)
        case "odt":
            from .odt import read_odt

            return read_odt(source)
        case "rtf":
            from .rtf import read_rtf

            return read_rtf(source)
        case "mail":
            from .mail import read_mail

            return read_mail(source)
        case "markdown":
            from .plain import read_markdown

            return read_markdown(source)
        case "plain":
            from .plain import read_plain

            return read_plain(source)
