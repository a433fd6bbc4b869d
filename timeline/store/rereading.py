"""Reading stored documents again with today's program; what people decided stays where it is.

A claim keeps its id: the new reading is written over the row, the earlier one is kept beside it
as a row that is not current. What today's program does not find any more is taken out where
nobody decided about it, and stays, marked as stale, where somebody did.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .. import __version__
from ..analysis.rereading import reads_differently, same_claims
from ..errors import TimelineError
from ..model import Claim, Document, Source
from . import journal
from .adding import Given, Prepared
from .claims import claims_by_id, insert_claims, rewrite_claims, surroundings
from .connection import Session, insert, update, writing
from .day_passages import note_day_passages
from .documents import begin_run, count_run, insert_text, sha256
from .events import settle
from .marking import settle_document
from .origins import note_origins
from .placing import put
from .quotes import find_quote
from .records import RereadResult
from .rows import DOCUMENTS, document_record

GONE = "today's program finds no happening in these words"
NOT_IN_TEXT = "its words are not in the text as it is read today"


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


@dataclass(slots=True)
class _Reading:
    """One document being written again."""

    session: Session
    document: Document
    document_id: str
    text_id: str
    run_id: str
    same_text: bool
    at: str


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
    reading = _Reading(session, document, document_id, text_id, run_id, same_text, session.at())
    old = _claims(session, document_id)
    pairs = same_claims(old, prepared.claims, same_text=same_text)
    before = _facts(session, document_id, document)
    changed = _rewrite(reading, old, prepared.claims, pairs)
    lost, kept = _leave(reading, set(old) - set(pairs.values()))
    _carry_by_hand(reading)
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
    reading: _Reading, old: Mapping[str, Claim], new: Sequence[Claim], pairs: Mapping[int, str]
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
        _keep_earlier(session, claim_id)
        changed[claim_id] = claim
    rewrite_claims(
        session, reading.document, changed, text_id=reading.text_id, run_id=reading.run_id
    )
    for claim_id, claim in changed.items():
        why = reads_differently(old[claim_id], claim) if _decided(session, claim_id) else None
        _stale(reading, claim_id, why)
    return set(changed)


def _keep_earlier(session: Session, claim_id: str) -> None:
    """A copy of the row as it was, under an id of its own, not current."""
    row = session.one("select * from claims where id = ?", claim_id)
    assert row is not None
    insert(session.connection, "claims", {**dict(row), "id": session.ids(), "current": 0})


def _decided(session: Session, claim_id: str) -> bool:
    """True where a person said anything about the claim or an event it is evidence of, ever."""
    row = session.one(
        """select 1 from evidence join decision_events
          on decision_events.event_id in (evidence.event_id, evidence.home_event_id)
        where evidence.claim_id = ?1
        union all
        select 1 from decisions where json_extract(after, '$.claim') = ?1""",
        claim_id,
    )
    return row is not None


def _stale(reading: _Reading, claim_id: str, why: str | None) -> None:
    values = {"stale": why, "stale_at": reading.at if why else None}
    update(reading.session.connection, "claims", claim_id, values)


def _leave(reading: _Reading, missing: set[str]) -> tuple[set[str], set[str]]:
    """What is not found any more: taken out, or kept as stale where somebody decided about it."""
    session = reading.session
    lost, kept = set(), set()
    for claim_id in sorted(missing):
        if _decided(session, claim_id):
            _stale(reading, claim_id, GONE if _carried(reading, claim_id) else NOT_IN_TEXT)
            kept.add(claim_id)
        else:
            update(session.connection, "claims", claim_id, {"current": 0})
            session.connection.execute(
                "update evidence set active = 0 where claim_id = ?", (claim_id,)
            )
            lost.add(claim_id)
    return lost, kept


def _carried(reading: _Reading, claim_id: str) -> bool:
    """Whether the quote stands in the new text; there the claim then points."""
    row = reading.session.one("select * from claims where id = ?", claim_id)
    assert row is not None
    if row["text_id"] == reading.text_id:
        return True
    place = _found(reading.document.text, row)
    if place is None:
        return False
    _keep_earlier(reading.session, claim_id)
    moved = place - row["start"]
    values: dict[str, Any] = {
        "text_id": reading.text_id, "start": place, "end": row["end"] + moved,
        **surroundings(reading.document.text, place, row["end"] + moved),
    }  # fmt: skip
    for name in ("trigger_start", "trigger_end"):
        values[name] = None if row[name] is None else row[name] + moved
    update(reading.session.connection, "claims", claim_id, values)
    return True


def _found(text: str, row: sqlite3.Row) -> int | None:
    state, place = find_quote(
        text, row["quote"], start=row["start"], prefix=row["prefix"], suffix=row["suffix"]
    )
    return place if state in ("exact", "moved") else None


def _carry_by_hand(reading: _Reading) -> None:
    """Quotes that people chose point into the new text, where they stand in it."""
    rows = reading.session.query(
        """select id from claims where document_id = ? and current and made_by != 'machine'
        and locator_kind = 'text' and text_id != ?""",
        reading.document_id,
        reading.text_id,
    )
    for row in rows:
        _stale(reading, row["id"], None if _carried(reading, row["id"]) else NOT_IN_TEXT)


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


def _settle_around(reading: _Reading, claim_ids: set[str]) -> None:
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
