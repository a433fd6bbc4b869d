"""PDF files and pictures of pages become a document with numbered pages."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from ..errors import UnreadableSource
from ..model import Passage, Source
from .blocks import BETWEEN, flowing
from .kinds import picture_type
from .pdf_facts import pdf_facts
from .pdf_heads import repeated_heads, without_heads
from .pdf_layout import read_page, unhyphenated
from .pdf_lines import HYPHEN, Line, has_picture, is_blank, page_lines
from .reading import Reading, RecognisedPage, Recogniser

READER = "pdf/1"
FEW = 40  # letters; a page with fewer and a picture is a picture with a stamp on it
COVERED = 0.4  # share of the page that such a picture covers
GARBLED = 0.15  # share of characters without meaning that makes a page unreadable
PDFIUM = threading.Lock()  # PDFium may be in one place at a time only
_LETTER = re.compile(r"[^\W\d_]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its paragraphs, or the reason why there are none."""

    number: int
    paragraphs: tuple[str, ...] = ()
    unread: str | None = None
    ocr: float | None = None


def read_pdf(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    """Read the pages of a PDF; pages that are pictures are recognised where `ocr` is given.

    Raises UnreadableSource where the file is damaged or locked, or no page could be read.
    """
    with PDFIUM:
        document = _opened(source)
        try:
            lines = [_page_lines(document, at) for at in range(len(document))]
            unread = {
                at + 1: reason
                for at, found in enumerate(lines)
                if (reason := _unusable(document, at, found))
            }
            metadata = document.get_metadata_dict()
        finally:
            document.close()
    bodies = [found for at, found in enumerate(lines) if at + 1 not in unread]
    heads = repeated_heads(bodies)
    pages, dropped = [], []
    for at, found in enumerate(lines):
        kept, margin = without_heads(found, heads)
        dropped.extend(margin)
        paragraphs = () if at + 1 in unread else tuple(read_page(kept))
        pages.append(Page(at + 1, paragraphs, unread.get(at + 1)))
    pages = _recognised(pages, source, ocr, language)
    text, passages = _assembled(pages)
    if not text:
        raise UnreadableSource(_nothing(source, pages, ocr))
    facts = pdf_facts(
        metadata,
        source.content,
        first=lines[0],
        heads=dropped,
        text=text,
        scanned=pages[0].ocr is not None,
    )
    return Reading(
        text=text,
        reader=READER,
        media_type="application/pdf",
        title=facts.title,
        byline=facts.byline,
        publisher=facts.publisher,
        published=facts.published,
        published_basis=facts.basis,
        passages=passages,
        remarks=_remarks(pages, ocr),
    )


def read_picture(source: Source, *, ocr: Recogniser | None, language: str | None) -> Reading:
    """Recognise the text on a picture of one page. Raises UnreadableSource without `ocr`."""
    pages = _recognised([Page(1, (), "a picture")], source, ocr, language)
    text, passages = _assembled(pages)
    if not text:
        raise UnreadableSource(
            f"{source.name}: a picture; "
            + ("no text was recognised on it" if ocr else "add it with --ocr to read its text")
        )
    return Reading(
        text=text,
        reader="picture/1",
        media_type=picture_type(source.content) or "image/png",
        passages=passages,
        remarks=_remarks(pages, ocr),
    )


def _opened(source: Source) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(source.content)
        if len(document) == 0:
            raise UnreadableSource(f"{source.name}: a PDF without pages; get a new copy of it")
        return document
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            reason = "locked with a password; save an unlocked copy and add that"
        else:
            reason = "a damaged PDF; get a new copy of it"
        raise UnreadableSource(f"{source.name}: {reason}") from error


def _page_lines(document: pdfium.PdfDocument, at: int) -> list[Line]:
    """The lines of a page; none where the page itself is damaged."""
    try:
        page = document[at]
    except pdfium.PdfiumError:
        return []
    try:
        return page_lines(page)
    except pdfium.PdfiumError:
        return []
    finally:
        page.close()


def _unusable(document: pdfium.PdfDocument, at: int, lines: Sequence[Line]) -> str | None:
    """Why a page cannot be read as it is; None where it can, or where it is blank."""
    text = " ".join(line.text for line in lines)
    if text and _is_garbled(text):
        return "letters without meaning"
    if len(_LETTER.findall(text)) >= FEW:
        return None
    try:
        page = document[at]
    except pdfium.PdfiumError:
        return "damaged"
    try:
        if text and not has_picture(page, share=COVERED):
            return None
        return None if is_blank(page) else "pictures without text"
    finally:
        page.close()


def _is_garbled(text: str) -> bool:
    """Whether a font without a table of its letters has made nonsense of the text."""
    odd = sum(
        character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or not character.isprintable()
        for character in text.replace(HYPHEN, "")
    )
    return odd > GARBLED * len(text)


def _recognised(
    pages: list[Page], source: Source, ocr: Recogniser | None, language: str | None
) -> list[Page]:
    """The pages with what OCR made of the unread ones."""
    wanted = [page.number for page in pages if page.unread]
    if ocr is None or not wanted:
        return pages
    found = {
        page.number: page
        for page in ocr(source.content, wanted, language=language)
        if page.text.strip()
    }
    return [
        Page(page.number, _ocr_paragraphs(found[page.number]), None, found[page.number].confidence)
        if page.number in found
        else page
        for page in pages
    ]


def _ocr_paragraphs(page: RecognisedPage) -> tuple[str, ...]:
    parts = _BLANK_LINES.split(page.text.replace("\f", "\n\n").strip())
    whole = [re.sub(r"(?<=\w)[-¬]\n(?=[a-zß-ÿ])", HYPHEN, part) for part in parts]
    return tuple(flowing(part) for part in whole if part.strip())


def _assembled(pages: Iterable[Page]) -> tuple[str, tuple[Passage, ...]]:
    """One text of all pages, and where each page stands in it."""
    pages = [page for page in pages if page.paragraphs]
    flat = unhyphenated(paragraph for page in pages for paragraph in page.paragraphs)
    rest = iter(flat)
    parts: list[str] = []
    passages: list[Passage] = []
    at = 0
    for page in pages:
        text = BETWEEN.join(flowing(next(rest)) for _ in page.paragraphs)
        if parts:
            between = " " if _goes_on(parts[-1], text) else BETWEEN
            parts.append(between)
            at += len(between)
        parts.append(text)
        passages.append(
            Passage(kind="page", start=at, end=at + len(text), number=page.number, ocr=page.ocr)
        )
        at += len(text)
    return "".join(parts), tuple(passages)


def _goes_on(above: str, below: str) -> bool:
    """Whether a sentence runs from one page to the next."""
    return (below[:1].islower() and above[-1:].isalnum()) or above.endswith(",")


def _remarks(pages: Sequence[Page], ocr: Recogniser | None) -> tuple[str, ...]:
    remarks = []
    unread = [page for page in pages if page.unread]
    for reason in dict.fromkeys(page.unread for page in unread):
        numbers = [page.number for page in unread if page.unread == reason]
        advice = "" if ocr else "; try --ocr"
        remarks.append(f"{_numbered(numbers)} not read: {reason}{advice}.")
    seen = [page for page in pages if page.ocr is not None]
    if seen:
        mean = sum(page.ocr or 0 for page in seen) / len(seen)
        sure = f"{mean:.0%} sure" if mean else "how surely is not known"
        numbers = [page.number for page in seen]
        remarks.append(
            f"{_numbered(numbers)} read by character recognition, {sure}: "
            "compare quotes with the picture."
        )
    return tuple(remarks)


def _numbered(numbers: Sequence[int]) -> str:
    """'Page 3' or 'Pages 2, 5–7'."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return f"Page {shown}" if len(numbers) == 1 else f"Pages {shown}"


def _nothing(source: Source, pages: Sequence[Page], ocr: Recogniser | None) -> str:
    reasons = ", ".join(dict.fromkeys(page.unread for page in pages if page.unread)) or "blank"
    which = "its only page" if len(pages) == 1 else f"none of its {len(pages)} pages"
    verb = "has no usable text" if len(pages) == 1 else "has usable text"
    advice = "OCR found none either" if ocr else "add it with --ocr to recognise them"
    return f"{source.name}: {which} {verb} ({reasons}); {advice}"
