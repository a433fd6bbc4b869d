"""Reading a source and finding its claims, before anything is stored: touches no database."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from ..errors import MissingPackage, TimelineError, UsageError
from ..model import Claim, Document, Source, Timex
from ..settings import ATTACHMENT_DEPTH, DEBUG
from .claims import proven


class Read(Protocol):
    """What reading a source gives: see `text.readers.ReadResult`."""

    @property
    def document(self) -> Document:
        """The document."""

    @property
    def attachments(self) -> tuple[Source, ...]:
        """Sources that came inside it."""


class Found(Protocol):
    """What searching a document gives: see `pipeline.Reading`."""

    @property
    def timexes(self) -> Sequence[Timex]:
        """Every time expression of the text."""

    @property
    def claims(self) -> Sequence[Claim]:
        """What it says happened."""


Reader = Callable[..., Read]
Extractor = Callable[..., Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about the sources that are added; see `Case.add`."""

    published: dt.date | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    genre: str | None = None
    nlp: str | None = None
    min_salience: float | None = None
    ocr: Any = None

    def for_reading(self) -> dict[str, Any]:
        """What a reader is told."""
        names = ("published", "url", "title", "publisher", "language", "ocr")
        return {name: getattr(self, name) for name in names}

    def for_extraction(self) -> dict[str, Any]:
        """What finding claims is told."""
        return {"genre": self.genre, "nlp": self.nlp, "min_salience": self.min_salience}

    def for_attachments(self) -> Given:
        """An attachment has its own date, title and publisher; language and genre it shares."""
        return replace(self, published=None, url=None, title=None, publisher=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A source that was read and searched, or why it could not be."""

    source: Source
    document: Document | None = None
    timexes: tuple[Timex, ...] = ()
    claims: tuple[Claim, ...] = ()
    error: str | None = None
    notices: tuple[str, ...] = ()
    attachments: tuple[Prepared, ...] = ()


def prepare(
    source: Source, given: Given, *, read: Reader, extract: Extractor, depth: int = ATTACHMENT_DEPTH
) -> Prepared:
    """Read a source and find its claims. Raises UnreadableSource; its attachments do not."""
    result = read(source, **given.for_reading())
    document = storable(result.document)
    found = extract(document, **given.for_extraction())
    claims, lost = proven(found.claims, document.text)
    notices = [f"{lost} claims were left out: their quotes do not stand in the text"] * bool(lost)
    return Prepared(
        source=source,
        document=document,
        timexes=tuple(found.timexes),
        claims=tuple(claims),
        notices=(*document.remarks, *notices),
        attachments=tuple(
            _attachment(part, given.for_attachments(), read=read, extract=extract, depth=depth)
            for part in result.attachments
        ),
    )


def _attachment(
    source: Source, given: Given, *, read: Reader, extract: Extractor, depth: int
) -> Prepared:
    if depth == 0:
        error = f"{source.name}: attached too deeply; save it and add it by itself"
        return Prepared(source=source, error=error)
    try:
        return prepare(source, given, read=read, extract=extract, depth=depth - 1)
    except (UsageError, MissingPackage):
        raise
    except Exception as error:  # noqa: BLE001 - one attachment must not cost the mail
        return Prepared(source=source, error=failure(source, error))


def failure(source: Source, error: Exception) -> str:
    """Why a source was not added: in its own plain words, or as the fault of ours that it is.

    A reader or finder that trips over one document of a thousand must not cost the others. With
    TIMELINE_DEBUG set the fault is raised where it arose.
    """
    if isinstance(error, TimelineError):
        return str(error)
    if os.environ.get(DEBUG.variable):
        raise error
    kind = type(error).__name__
    return (
        f"{source.name}: could not be read: a fault of the program ({kind}: {error}); "
        "nothing of it was kept; please report it"
    )


# SQLite cannot hold half of a surrogate pair, and its functions stop at a zero character.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(document: Document) -> Document:
    """The document with the replacement character where a character cannot be stored."""
    changed: dict[str, Any] = {
        name: UNSTORABLE.sub("\ufffd", value)
        for name in ("text", "title", "byline", "publisher", "url")
        if (value := getattr(document, name)) and UNSTORABLE.search(value)
    }
    return replace(document, **changed) if changed else document
