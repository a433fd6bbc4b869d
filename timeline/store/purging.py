"""Purging: a document with its bytes, its text and every word made of it leaves the case file.

A tombstone is left, and the chain of the journal: values that told of the document are taken out
of its entries, with the salt of their digest, and the entry of the purge says which. What people
decided about events that lose all their evidence goes with them; events that keep some are made
anew of what is left.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from ..errors import TimelineError
from . import journal
from .claims import claims_of_event
from .connection import Session, update, writing
from .events import proposal_of, settle
from .forgetting import forget_decisions, forget_entries, unguarded
from .journal import as_json
from .leavings import tidy
from .records import PurgeReport


def purge(session: Session, document_id: str, *, reason: str) -> PurgeReport:
    """Take a document out for good, with what is attached to it. Raises TimelineError on hold."""
    session.connection.execute("pragma secure_delete = on")
    with writing(session.connection):
        session.connection.execute("pragma defer_foreign_keys = on")
        documents = _family(session, document_id)
        report = _purge(session, documents, reason)
        if list(session.connection.execute("pragma foreign_key_check")):
            raise TimelineError(
                f"document {document_id} cannot be purged: something still points at it; nothing "
                "was changed; please report it"
            )
    session.known.clear()
    session.fresh.clear()
    return report


def compact(session: Session) -> bool:
    """Write the file anew, so that no free page holds old words; False where others have it open.

    The words then leave with the next purge or check point, once nobody else has the file open.
    """
    session.connection.execute("vacuum")
    row = session.connection.execute("pragma wal_checkpoint(truncate)").fetchone()
    return int(row[0]) == 0


def _family(session: Session, document_id: str) -> list[str]:
    rows = session.query(
        """with recursive family(id) as (
          values (?) union select documents.id from documents join family
          on documents.parent_id = family.id)
        select documents.* from documents join family on family.id = documents.id""",
        document_id,
    )
    held = [row["id"] for row in rows if row["hold"]]
    if held:
        raise TimelineError(
            f"document {held[0]} is on hold and is not purged; `timeline mark {held[0]} --release` "
            "ends the hold"
        )
    if any(row["purged_at"] for row in rows if row["id"] == document_id):
        raise TimelineError(f"document {document_id} was purged already")
    return [row["id"] for row in rows]


def _purge(session: Session, documents: list[str], reason: str) -> PurgeReport:
    claims = _column(session, "select id from claims where document_id in {}", documents)
    events = _column(
        session,
        """select event_id from evidence where claim_id in {0}
        union select home_event_id from evidence where claim_id in {0}""",
        claims,
    )
    digests = _column(session, "select snapshot_sha256 from documents where id in {}", documents)
    _delete(session, documents, claims, events)
    emptied = [
        name
        for name in events
        if session.one("select 1 from evidence where ? in (event_id, home_event_id)", name) is None
    ]
    kept = [name for name in events if name not in set(emptied)]
    with unguarded(session.connection):
        forget_decisions(session, [*documents, *claims], emptied, kept, digests)
        entries = forget_entries(session, [*documents, *claims, *events])
    _empty(session, emptied)
    for name in kept:
        _make_anew(session, name)
    for name in documents:
        _bury(session, name)
    tidy(session)
    _journal(session, documents, entries, reason)
    return PurgeReport(
        documents=len(documents), claims=len(claims), events_gone=len(emptied),
        events_changed=len(kept), entries=len(entries),
    )  # fmt: skip


def _column(session: Session, sql: str, names: Collection[str]) -> list[str]:
    """The first column of a query about several ids; `{}` stands for their list."""
    listed = "(select value from json_each(:names))"
    rows = session.connection.execute(
        sql.replace("{0}", "{}").replace("{}", listed), {"names": json.dumps(list(names))}
    )
    return [row[0] for row in rows]


DELETED = (
    "delete from suggestions where event_id in {events} or other_event_id in {events}",
    "delete from claim_origins where claim_id in {claims} or document_id in {documents}",
    "delete from evidence where claim_id in {claims}",
    "delete from translations where claim_id in {claims}",
    "delete from claim_actors where claim_id in {claims}",
    "delete from claim_places where claim_id in {claims}",
    "delete from claims where document_id in {documents}",
    "delete from timexes where text_id in (select id from texts where document_id in {documents})",
    "delete from passages where text_id in (select id from texts where document_id in {documents})",
    "delete from document_origins where document_id in {documents}",
    "delete from copies where document_id in {documents} or other_id in {documents}",
    "delete from texts where document_id in {documents}",
    "update notes set answers_id = null where answers_id in (select id from notes "
    "where document_id in {documents})",
    "delete from notes where document_id in {documents}",
)


TELLING = """select tables.name from sqlite_master as tables
join pragma_table_info(tables.name) as columns on columns.name = 'document_id'
where tables.type = 'table' and tables.sql not like '%using fts5%'"""


def _delete(session: Session, documents: list[str], claims: list[str], events: list[str]) -> None:
    listed = {
        name: f"(select value from json_each(:{name}))"
        for name in ("documents", "claims", "events")
    }
    values = {
        "documents": json.dumps(documents), "claims": json.dumps(claims),
        "events": json.dumps(events),
    }  # fmt: skip
    for sql in DELETED:
        session.connection.execute(sql.format(**listed), values)
    for row in session.query(TELLING):  # whatever else tells of documents, one by one
        session.connection.execute(
            f'delete from "{row["name"]}" where document_id in {listed["documents"]}', values
        )


EMPTY = {
    "title": "", "date": None, "earliest_day": None, "latest_day": None, "undated": 1,
    "precision": None, "how": "none", "certainty": "stated", "attributed_to": None, "time": None,
    "utc_offset": None, "disputed": 0, "hidden": 1, "verified": None, "cleared": None,
    "voided": None, "salience": 0.0, "proposal": "{}",
}  # fmt: skip


def _empty(session: Session, events: list[str]) -> None:
    """Events without any evidence: an id and nothing else."""
    for name in events:
        proposal = {key: EMPTY[key] for key in PROPOSED}
        update(session.connection, "events", name, {**EMPTY, "proposal": as_json(proposal)})
        session.connection.execute("delete from event_tags where event_id = ?", (name,))
        session.connection.execute(
            """update notes set answers_id = null
            where answers_id in (select id from notes where event_id = ?)""",
            (name,),
        )
        session.connection.execute("delete from notes where event_id = ?", (name,))
        settle(session, name, at=session.at(), who=session.who, grow=True)


PROPOSED = (
    "title", "date", "precision", "how", "certainty", "salience", "attributed_to", "time",
    "utc_offset",
)  # fmt: skip


def _make_anew(session: Session, event_id: str) -> None:
    """An event that lost some of its evidence is proposed anew from what is left."""
    claims = claims_of_event(session, event_id, home=True) or claims_of_event(session, event_id)
    if claims:
        proposal = as_json(proposal_of(list(claims.values())))
        update(session.connection, "events", event_id, {"proposal": proposal})
    else:
        proposal = as_json({key: EMPTY[key] for key in PROPOSED})
        update(session.connection, "events", event_id, {"proposal": proposal})
    settle(session, event_id, at=session.at(), who=session.who, grow=True)


def _bury(session: Session, document_id: str) -> None:
    """The tombstone: the id of a document and of its bytes, and nothing that tells of them."""
    row = session.one("select snapshot_sha256 from documents where id = ?", document_id)
    assert row is not None
    name, at = f"purged {session.ids()}", session.at()
    session.connection.execute(
        """update snapshots set sha256 = ?, size = 0, content = null, media_type = '',
        charset = null, added_at = ?, purged_at = ? where sha256 = ?""",
        (name, at, at, row[0]),
    )
    values = {
        "snapshot_sha256": name, "source": "purged", "address": None, "captured_at": at,
        "media_type": "", "url": None, "title": None, "byline": None, "publisher": None,
        "published": None, "published_basis": "unknown", "language": None, "genre": None,
        "remarks": "[]", "terms": None, "attribution": None, "embargo_until": None,
        "sensitivity": "confidential", "withdrawn": 1, "purged_at": at, "added_at": at,
    }  # fmt: skip
    update(session.connection, "documents", document_id, values)


def _journal(session: Session, documents: list[str], entries: list[int], reason: str) -> None:
    journal.write(
        session.connection, at=session.at(), who=session.who, action="purge", subject="document",
        subject_id=documents[0], ids=session.ids,
        after={"documents": documents, "entries": entries, "reason": reason},
    )  # fmt: skip
