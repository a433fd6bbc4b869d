"""What every reader takes and gives: the small types of this room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..model import Document, Passage, PublishedBasis, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """A document, and what was attached to it (each to be read as a document of its own)."""

    document: Document
    attachments: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one reader found in the bytes, before what the user said is laid over it.

    `reader` is the reader's name and version (`html/1`); a new version means a new text beside
    the old one. Offsets of `passages` count code points of `text`.
    """

    text: str
    reader: str
    media_type: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    passages: tuple[Passage, ...] = ()
    remarks: tuple[str, ...] = ()
    attachments: tuple[Source, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognisedPage:
    """The text of one page picture. `confidence` is the mean over its words, 0 to 1."""

    number: int
    text: str
    confidence: float


class Recogniser(Protocol):
    """Optical character recognition, handed in from outside (`timeline.sources.ocr`).

    Gets a whole PDF or picture and the numbers of the pages wanted (from 1), gives those pages
    it could read. Raises a TimelineError where no program for it is installed.
    """

    def __call__(
        self, content: bytes, pages: Sequence[int], *, language: str | None = None
    ) -> Sequence[RecognisedPage]:
        """Recognise the pages."""
        ...
