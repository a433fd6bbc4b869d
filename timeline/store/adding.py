"""Adding documents: read and searched for claims first, then stored in one transaction each.

`prepare` touches no database, so it may run anywhere; `store` writes what it gave. A mail and
its attachments are stored together.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from .. import __version__
from ..errors import MissingPackage, TimelineError, UsageError
from ..model import Claim, Document, Source, Timex
from ..settings import ATTACHMENT_DEPTH, DEBUG
from . import journal
from .claims import insert_claims, proven
from .connection import Session, writing
from .day_passages import note_day_passages
from .documents import begin_run, count_run, document_with, insert_document, sha256
from .origins import note_origins
from .placing import put
from .records import AddResult
from .rows import DOCUMENTS, document_record
from .versions import note_version

# Claims whose comparison data are kept in memory while documents are added (about 3 kB each).
REMEMBERED = 20_000


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


@dataclass(slots=True)
class Run:
    """One use of the program on sources read in one way; its row comes with the first document."""

    given: Given
    id: str | None = None

    def begin(self, session: Session) -> str:
        """The id of the run's row, which is written where it is not there."""
        if self.id and session.one("select 1 from runs where id = ?", self.id):
            return self.id
        told = {
            name: getattr(self.given, name) for name in ("language", "genre", "nlp", "min_salience")
        }
        settings = {name: value for name, value in told.items() if value is not None}
        self.id = begin_run(session, "add", __version__, settings)
        return self.id


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


def already(session: Session, source: Source) -> AddResult | None:
    """The result for bytes that are in the case file; None where they are new."""
    known = document_with(session, sha256(source.content))
    if known is None:
        return None
    withdrawn = session.one(WITHDRAWN, known.id)
    notices = []
    if known.source != source.name:
        notices.append(f"the same bytes were added as {known.source}")
    if withdrawn:
        notices.append(
            f"withdrawn by {withdrawn['who']}; `timeline undo {withdrawn['id']}` brings it back"
        )
    return AddResult(source=source.name, document=known, already=True, notices=tuple(notices))


# The decision that keeps a document away: its withdrawal, or the undo of what brought it.
WITHDRAWN = """
select decisions.id, decisions.who from decisions
join documents on documents.id = ?1 and documents.withdrawn
where decisions.id not in (select decision_id from undone) and (
  kind = 'withdraw' and json_extract(after, '$.document') = documents.id
  or kind = 'undo' and exists (select 1 from decisions as brought
    where brought.id = decisions.undoes_id and brought.kind = 'receive'
    and documents.id in (select value from json_each(brought.after, '$.documents'))))
order by number desc
"""


def store(session: Session, prepared: Prepared, run: Run) -> list[AddResult]:
    """Write a document and its attachments, all in one transaction: wholly there or not at all."""
    earlier = run.id
    try:
        with writing(session.connection):
            return list(_store(session, prepared, run, parent_id=None))
    except BaseException:
        run.id = earlier
        session.known.clear()
        session.fresh.clear()
        raise


def _store(
    session: Session, prepared: Prepared, run: Run, *, parent_id: str | None
) -> Iterator[AddResult]:
    name = prepared.source.name
    if prepared.document is None:
        yield AddResult(source=name, error=prepared.error)
        return
    result = already(session, prepared.source)  # somebody else may have been quicker
    if result is None:
        result = _store_new(session, prepared, run.begin(session), run.given, parent_id)
    yield result
    assert result.document is not None
    for part in prepared.attachments:
        yield from _store(session, part, run, parent_id=result.document.id)


def _store_new(
    session: Session, prepared: Prepared, run_id: str, given: Given, parent_id: str | None
) -> AddResult:
    document = prepared.document
    assert document is not None
    document_id, text_id = insert_document(
        session, prepared.source, document, run_id=run_id, parent_id=parent_id, genre=given.genre
    )
    told = insert_claims(
        session,
        document,
        prepared.claims,
        timexes=prepared.timexes,
        document_id=document_id,
        text_id=text_id,
        run_id=run_id,
    )
    begun, joined = put(session, told, run_id)
    session.fresh.clear()
    versions = note_version(session, document_id)
    note_origins(session.connection, document_id)
    note_day_passages(session.connection, document_id)
    if len(session.known) > REMEMBERED:
        session.known.clear()
    count_run(session, run_id, claims=len(told), events=begun)
    row = session.one(f"{DOCUMENTS} where documents.id = ?", document_id)
    if row is None:
        raise TimelineError(f"{prepared.source.name}: could not be read back; nothing was added")
    record = document_record(row)
    _journal(session, record.id, record.source, record.sha256, len(told), begun)
    return AddResult(
        source=prepared.source.name,
        document=record,
        claims=len(told),
        events=begun,
        joined=joined,
        notices=(*prepared.notices, *versions),
    )


def _journal(
    session: Session, document_id: str, source: str, digest: str, claims: int, events: int
) -> None:
    journal.write(
        session.connection,
        at=session.at(),
        who=session.who,
        action="add",
        subject="document",
        subject_id=document_id,
        ids=session.ids,
        after={"source": source, "sha256": digest, "claims": claims, "events": events},
    )
