"""What the readers of office documents (Word, OpenDocument, rich text) have in common."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Literal

from ..errors import UnreadableSource
from ..model import Source
from .blocks import BETWEEN, Block, written
from .comparison import one_line
from .creation import believable_creation
from .pdf_facts import believable_title, is_name
from .plain import headline
from .reading import Reading
from .written_dates import written_date

LARGEST = 200_000_000  # bytes unpacked; a book of pictures stays below
RATIO = 200  # unpacked to packed; text alone reaches about 20
TOP = 8  # paragraphs at the top among which a date may stand alone

Styled = tuple[Block, Literal["title", "heading", ""]]


def guard_archive(source: Source) -> None:
    """Refuse an archive that unpacks to much more than a document holds."""
    with zipfile.ZipFile(BytesIO(source.content)) as archive:
        size = sum(entry.file_size for entry in archive.infolist())
    if size > LARGEST or (size > 10_000_000 and size > RATIO * len(source.content)):
        raise UnreadableSource(
            f"{source.name}: unpacks to {size // 1_000_000} MB, which no document does; not opened"
        )


def office_reading(
    blocks: Sequence[Styled],
    *,
    reader: str,
    media_type: str,
    title: str | None,
    author: str | None,
    created: dt.date | None,
) -> Reading:
    """The reading of an office document, given its paragraphs and what the file states.

    A date printed alone at the top stands above the day of creation; both are guesses. A day of
    creation before days the text tells of is a template's, and is not used.
    """
    text, headings = written(block for block, _ in blocks)
    published = _printed(blocks) or believable_creation(created, text)
    return Reading(
        text=text,
        reader=reader,
        media_type=media_type,
        title=_title(blocks, one_line(title)),
        byline=one_line(author) if is_name(one_line(author)) else None,
        published=published,
        published_basis="guessed" if published else "unknown",
        passages=headings,
    )


def _title(blocks: Sequence[Styled], stated: str) -> str | None:
    top = blocks[:TOP]
    for block, style in top:
        if style == "title":
            return block.text
    if believable_title(stated):
        return stated
    for block, style in top:
        if style == "heading":
            return block.text
    return headline(BETWEEN.join(block.text for block, _ in top))[0]


def _printed(blocks: Sequence[Styled]) -> dt.date | None:
    """A date that stands alone at the top."""
    return next(filter(None, (written_date(block.text) for block, _ in blocks[:TOP])), None)
