"""Reading stored documents again with today's program; what people decided stays where it is.

A claim keeps its id: the new reading is written over the row, the earlier one is kept beside it
as a row that is not current. What today's program does not find any more is taken out where
nobody decided about it, and stays, marked as stale, where somebody did.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .. import __version__
from ..analysis.rereading import reads_differently, same_claims
from ..errors import TimelineError
from ..model import Claim, Document, Source
from . import journal
from .carrying import (
    GONE,
    NOT_IN_TEXT,
    Reading,
    carry_by_hand,
    is_decided,
    keep_earlier,
    leave,
    mark_stale,
)
from .claims import claims_by_id, insert_claims, rewrite_claims
from .connection import Session, update, writing
from .day_passages import note_day_passages
from .documents import begin_run, count_run, insert_text, sha256
from .events import settle
from .marking import settle_document
from .origins import note_origins
from .placing import put
from .preparing import Given, Prepared
from .records import RereadResult
from .rows import DOCUMENTS, document_record


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it can be read again: its bytes, and what was said when it was added."""

    source: Source
    given: Given
    recognised: bool


def stored(session: Session, document_id: str) -> Stored:
    """What reading a document again begins with. Raises TimelineError where it was purged."""
    row = session.one(
        """select documents.*, snapshots.content, snapshots.charset,
          snapshots.media_type as came_as, runs.settings,
          exists (select 1 from passages join texts on texts.id = passages.text_id
            where texts.document_id = documents.id and texts.current
            and passages.ocr is not null) as recognised
        from documents join snapshots on snapshots.sha256 = documents.snapshot_sha256
        join runs on runs.id = documents.run_id where documents.id = ?""",
        document_id,
    )
    if row is None or row["content"] is None:
        raise TimelineError(f"the bytes of document {document_id} were purged")
    settings = json.loads(row["settings"])
    source = Source(
        name=row["source"],
        content=zlib.decompress(row["content"]),
        captured=dt.datetime.fromisoformat(row["captured_at"]),
        media_type=row["came_as"],
        charset=row["charset"],
        address=row["address"],
    )
    said = row["published"] if row["published_basis"] == "given" else None
    described = json.loads(row["as_read"] or "{}")
    language = row["language"] if "language" in described else settings.get("language")
    given = Given(
        published=dt.date.fromisoformat(said) if said else None,
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        language=language,
        genre=row["genre"],
        nlp=settings.get("nlp"),
        min_salience=settings.get("min_salience"),
    )
    return Stored(source, given, bool(row["recognised"]))


def store_again(session: Session, document_id: str, prepared: Prepared) -> RereadResult:
    """Write the new reading of a document in one transaction."""
    document = prepared.document
    assert document is not None
    try:
        with writing(session.connection):
            return _store_again(session, document_id, prepared, document)
    finally:
        session.known.clear()
        session.fresh.clear()


def _store_again(
    session: Session, document_id: str, prepared: Prepared, document: Document
) -> RereadResult:
    run_id = begin_run(session, "read again", __version__, {})
    text_id, same_text = _text(session, document_id, document)
    reading = Reading(session, document, document_id, text_id, run_id, same_text, session.at())
    old = _claims(session, document_id)
    pairs = same_claims(old, prepared.claims, same_text=same_text)
    before = _facts(session, document_id, document)
    changed = _rewrite(reading, old, prepared.claims, pairs)
    lost, kept = leave(reading, set(old) - set(pairs.values()))
    carry_by_hand(reading)
    fresh = [claim for number, claim in enumerate(prepared.claims) if number not in pairs]
    told = insert_claims(
        session, document, fresh, timexes=prepared.timexes, document_id=document_id,
        text_id=text_id, run_id=run_id,
    )  # fmt: skip
    begun, _ = put(session, told, run_id)
    session.fresh.clear()
    if not same_text or changed or lost or told:
        note_again(session, document_id)
    _settle_around(reading, changed | lost | kept)
    count_run(session, run_id, claims=len(told), events=begun)
    counts: dict[str, Any] = {
        "claims": len(pairs), "new": len(told), "changed": len(changed), "gone": len(lost),
        "stale": len(kept),
    }  # fmt: skip
    _journal(session, document_id, before, counts)
    row = session.one(f"{DOCUMENTS} where documents.id = ?", document_id)
    assert row is not None
    result = RereadResult(
        source=prepared.source.name, document=document_record(row), text_changed=not same_text
    )
    return replace(result, **counts)


def _text(session: Session, document_id: str, document: Document) -> tuple[str, bool]:
    """The text row the claims point into: the one there is, or a new one beside it."""
    row = session.one("select id, sha256 from texts where document_id = ? and current", document_id)
    assert row is not None
    if row["sha256"] == sha256(document.text.encode("utf-8")):
        return row["id"], True
    text_id = session.ids()
    update(session.connection, "texts", row["id"], {"current": 0})
    insert_text(session, document_id, text_id, document, session.at())
    settle_document(session, document_id)
    return text_id, False


def _claims(session: Session, document_id: str) -> dict[str, Claim]:
    """What the program found before, in reading order."""
    which = "select id from claims where document_id = ? and current and made_by = 'machine'"
    found = claims_by_id(session, which, [document_id])
    return dict(sorted(found.items(), key=lambda item: (item[1].start, item[1].end)))


FACTS = ("published", "published_basis", "byline", "language", "remarks")


def _facts(session: Session, document_id: str, document: Document) -> dict[str, Any]:
    """Write what is known of the document today; gives what was known before and is changed."""
    row = session.one("select * from documents where id = ?", document_id)
    assert row is not None
    today: dict[str, Any] = {
        "published": document.published.isoformat() if document.published else None,
        "published_basis": document.published_basis,
        "byline": document.byline,
        "language": document.language,
        "remarks": journal.as_json(list(document.remarks)),
    }
    if today["published"] is None:  # what was known is not forgotten
        today |= {name: row[name] for name in ("published", "published_basis")}
    changed = {name: row[name] for name in FACTS if row[name] != today[name]}
    if changed:
        update(session.connection, "documents", document_id, today)
    return changed


def _rewrite(
    reading: Reading, old: Mapping[str, Claim], new: Sequence[Claim], pairs: Mapping[int, str]
) -> set[str]:
    """Write new readings over the claims that read differently; gives their ids."""
    session, changed = reading.session, dict[str, Claim]()
    for number, claim_id in pairs.items():
        claim = new[number]
        if reading.same_text and claim == old[claim_id]:
            session.connection.execute(
                """update claims set stale = null, stale_at = null
                where id = ? and stale in (?, ?)""",
                (claim_id, GONE, NOT_IN_TEXT),
            )
            continue
        keep_earlier(session, claim_id)
        changed[claim_id] = claim
    rewrite_claims(
        session, reading.document, changed, text_id=reading.text_id, run_id=reading.run_id
    )
    for claim_id, claim in changed.items():
        why = reads_differently(old[claim_id], claim) if is_decided(session, claim_id) else None
        mark_stale(reading, claim_id, why)
    return set(changed)


def note_again(session: Session, document_id: str) -> None:
    """What follows from the text alone (origins, days) follows from the new one now."""
    for sql in FOLLOWED:
        session.connection.execute(sql, {"document": document_id})
    note_origins(session.connection, document_id)
    note_day_passages(session.connection, document_id)


FOLLOWED = (
    """delete from fingerprints where text_id in (
      select id from texts where document_id = :document and not current)""",
    "delete from day_passages where document_id = :document",
    "delete from copies where :document in (document_id, other_id)",
    """delete from claim_origins where document_id = :document
      or claim_id in (select id from claims where document_id = :document)""",
)


def _settle_around(reading: Reading, claim_ids: set[str]) -> None:
    session = reading.session
    for row in session.query(
        """select distinct evidence.event_id from json_each(?)
        join evidence on evidence.claim_id = json_each.value order by evidence.rowid""",
        json.dumps(sorted(claim_ids)),
    ):
        settle(session, row["event_id"], at=reading.at, who=session.who, grow=True)


def _journal(
    session: Session, document_id: str, before: dict[str, Any], counts: dict[str, Any]
) -> None:
    journal.write(
        session.connection, at=session.at(), who=session.who, action="read again",
        subject="document", subject_id=document_id, ids=session.ids, before=before, after=counts,
    )  # fmt: skip
