"""Documents with the bytes they were read from, and their texts."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Sequence

from ..analysis.confidentiality import of_addresses
from ..errors import TimelineError
from ..model import Document, DocumentRecord, Passage, Source
from .connection import Session, insert, update
from .journal import as_json
from .rows import DOCUMENTS, document_record, passage_row


def sha256(content: bytes) -> str:
    """What bytes are known by."""
    return hashlib.sha256(content).hexdigest()


def document_with(session: Session, digest: str) -> DocumentRecord | None:
    """The document that was read from the same bytes, if there is one, withdrawn or not."""
    row = session.one(f"{DOCUMENTS} where documents.snapshot_sha256 = ?", digest)
    return document_record(row) if row else None


def insert_document(
    session: Session,
    source: Source,
    document: Document,
    *,
    run_id: str,
    parent_id: str | None,
    genre: str | None,
) -> tuple[str, str]:
    """Store bytes, document and text; gives the ids of document and text."""
    document_id, text_id, at = session.ids(), session.ids(), session.at()
    digest = sha256(source.content)
    _insert_snapshot(session, source, digest, document.media_type, at)
    row = {
        "id": document_id,
        "snapshot_sha256": digest,
        "parent_id": parent_id,
        "run_id": run_id,
        "source": source.name,
        "address": source.address,
        "captured_at": source.captured.astimezone(dt.UTC).isoformat(),
        "media_type": document.media_type,
        "url": document.url,
        "title": document.title,
        "byline": document.byline,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "language": document.language,
        "genre": genre,
        "remarks": as_json(list(document.remarks)),
        "sensitivity": of_addresses(document.url, source.address),
        "added_at": at,
        "added_by": session.who,
    }
    insert(session.connection, "documents", row)
    insert_text(session, document_id, text_id, document, at)
    return document_id, text_id


def _insert_snapshot(
    session: Session, source: Source, digest: str, media_type: str, at: str
) -> None:
    if session.one("select 1 from snapshots where sha256 = ?", digest):
        return
    row = {
        "sha256": digest,
        "size": len(source.content),
        "content": zlib.compress(source.content),
        "media_type": source.media_type or media_type,
        "charset": source.charset,
        "added_at": at,
    }
    insert(session.connection, "snapshots", row)


def insert_text(
    session: Session,
    document_id: str,
    text_id: str,
    document: Document,
    at: str,
    *,
    current: bool = True,
) -> None:
    """Store a text that was read from a document, with its passages."""
    row = {
        "id": text_id,
        "document_id": document_id,
        "reader": document.reader,
        "sha256": sha256(document.text.encode("utf-8")),
        "characters": len(document.text),
        "current": int(current),
        "added_at": at,
        "text": document.text,
    }
    insert(session.connection, "texts", row)
    for position, passage in enumerate(document.passages):
        columns = {"text_id": text_id, "position": position, **passage_row(passage)}
        insert(session.connection, "passages", columns)


def documents(session: Session, where: str = "", *values: object) -> list[DocumentRecord]:
    """Documents in the order they were added."""
    where = f"where not documents.withdrawn {where}"
    rows = session.query(f"{DOCUMENTS} {where} order by documents.rowid", *values)
    return [document_record(row) for row in rows]


def text(session: Session, document_id: str) -> str:
    """The text that the document's claims point into."""
    return str(_of_document(session, document_id, "texts.text")[0])


def snapshot(session: Session, document_id: str) -> bytes:
    """The bytes as they came. Raises TimelineError where they were purged."""
    row = _of_document(session, document_id, "snapshots.content, snapshots.sha256")
    if row["content"] is None:
        raise TimelineError(f"the bytes of document {document_id} were purged")
    return zlib.decompress(row["content"])


def _of_document(session: Session, document_id: str, columns: str) -> sqlite3.Row:
    row = session.one(
        f"""select {columns} from documents
        join texts on texts.document_id = documents.id and texts.current
        join snapshots on snapshots.sha256 = documents.snapshot_sha256
        where documents.id = ?""",
        document_id,
    )
    if row is None:
        raise TimelineError(
            f"there is no document {document_id}; `timeline list documents` shows them"
        )
    return row


def passages(session: Session, document_id: str) -> list[Passage]:
    """Pages, quoted replies and headings of the document's text, in their order."""
    text_id = _of_document(session, document_id, "texts.id")[0]
    rows = session.query("select * from passages where text_id = ? order by position", text_id)
    return [_passage(row) for row in rows]


def _passage(row: sqlite3.Row) -> Passage:
    return Passage(
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        number=row["number"],
        published=dt.date.fromisoformat(row["published"]) if row["published"] else None,
        author=row["author"],
        ocr=row["ocr"],
    )


def page_at(passages: Sequence[Passage], start: int) -> int | None:
    """The number of the page an offset lies on, where there are pages."""
    for passage in passages:
        if passage.kind == "page" and passage.start <= start < passage.end:
            return passage.number
    return None


def set_withdrawn(session: Session, document_id: str, withdrawn: bool) -> None:
    """Take a document out of the case, or bring it back; its claims go with it."""
    update(session.connection, "documents", document_id, {"withdrawn": int(withdrawn)})
    session.connection.execute(
        """update evidence set active = ?
        where claim_id in (select id from claims where document_id = ? and current)""",
        (int(not withdrawn), document_id),
    )


def begin_run(session: Session, kind: str, program: str, settings: dict[str, object]) -> str:
    """Record a run of the program: its version, its settings; counts follow."""
    run_id = session.ids()
    row = {
        "id": run_id,
        "kind": kind,
        "at": session.at(),
        "who": session.who,
        "program": program,
        "settings": json.dumps(settings, sort_keys=True),
    }
    insert(session.connection, "runs", row)
    return run_id


def count_run(session: Session, run_id: str, *, claims: int, events: int) -> None:
    """Count one more document into a run."""
    session.connection.execute(
        """update runs set documents = documents + 1, claims = claims + ?, events = events + ?
        where id = ?""",
        (claims, events, run_id),
    )
