"""Storing documents that were read and searched for claims (`preparing`), one transaction each.

A mail and its attachments are stored together: wholly there or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .. import __version__
from ..errors import TimelineError
from ..model import Source
from . import journal
from .claims import insert_claims
from .connection import Session, writing
from .day_passages import note_day_passages
from .documents import begin_run, count_run, document_with, insert_document, sha256
from .origins import note_origins
from .placing import put
from .preparing import Given, Prepared
from .records import AddResult
from .rows import DOCUMENTS, document_record
from .versions import note_version

# Claims whose comparison data are kept in memory while documents are added (about 3 kB each).
REMEMBERED = 20_000


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
