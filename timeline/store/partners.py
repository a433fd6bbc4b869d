"""Another newsroom's case file comes into ours: what we do not have, on the terms it has there.

Documents come with their bytes, texts, claims and translations; events as proposals that say what
the partner made of them. Nothing that is here already is changed; where the partner ruled
otherwise it is told (`partner_conflicts`). The whole of it is one decision and can be undone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import journal
from .connection import Session, insert, writing
from .day_passages import note_day_passages
from .documents import set_withdrawn
from .events import state
from .journal import as_json
from .ledger import decision, insert_decision, lay_over
from .marking import settle_marks
from .origins import note_origins
from .partner_claims import take_claims
from .partner_documents import Taking, new_documents, take_document
from .partner_events import take_events
from .placing import offer
from .records import Decision
from .versions import note_version, reflag


def take(ours: Session, theirs: Session, name: str) -> Decision | None:
    """Take in what is new, in one transaction; None where nothing is."""
    with writing(ours.connection):
        taking = Taking(ours, theirs, name)
        for row in new_documents(ours, theirs):
            take_document(taking, row)
        if not taking.documents:
            return None
        told = take_claims(taking)
        take_events(taking)
        for document_id in taking.documents.values():
            note_origins(ours.connection, document_id)
            note_day_passages(ours.connection, document_id)
        offer(ours, told, reason=f"it came with {name}")
        return _decide(taking)


def _decide(taking: Taking) -> Decision:
    session = taking.ours
    after = {
        "from": taking.name, "documents": list(taking.documents.values()), "notes": taking.notes,
        "marks": taking.marks,
    }  # fmt: skip
    decision_id = insert_decision(session, "receive", None, reason=None, after=after, parts={})
    parts = dict.fromkeys(taking.events.values(), "made")
    for event_id in parts:
        link = {"decision_id": decision_id, "event_id": event_id, "part": "made"}
        insert(session.connection, "decision_events", link)
    for mark in taking.marks:
        settle_marks(session, mark)
    before = {event_id: state(session, event_id) for event_id in parts}
    lay_over(session, decision_id, "receive", parts, before, moves=False)
    for document_id in taking.documents.values():
        note_version(session, document_id)
        row = session.one("select source, snapshot_sha256 from documents where id = ?", document_id)
        assert row is not None
        journal.write(
            session.connection, at=session.at(), who=session.who, action="receive",
            subject="document", subject_id=document_id, ids=session.ids, decision_id=decision_id,
            after={"from": taking.name, "source": row["source"], "sha256": row["snapshot_sha256"]},
        )  # fmt: skip
    session.known.clear()
    return decision(session, decision_id)


# --- undoing ----------------------------------------------------------------------------------


def set_received(session: Session, ruling: Mapping[str, Any], stands: bool) -> None:
    """Let what came from a partner be there, or not; what we withdrew since stays away."""
    for document_id in ruling["documents"]:
        withdrawn = session.one(
            """select 1 from decisions where kind = 'withdraw'
            and json_extract(after, '$.document') = ?
            and id not in (select decision_id from undone)""",
            document_id,
        )
        purged = session.one("select purged_at from documents where id = ?", document_id)
        if purged is not None and purged["purged_at"] is None:
            set_withdrawn(session, document_id, not stands or withdrawn is not None)
            reflag(session, document_id)
    session.connection.execute(
        "update notes set current = ? where id in (select value from json_each(?))",
        (int(stands), as_json(ruling["notes"])),
    )
    for mark in ruling["marks"]:
        settle_marks(session, mark)


def count_taken(session: Session, ruling: Decision) -> tuple[int, int]:
    """How many claims and events came with an import."""
    claims = session.one(
        """select count(*) from claims where current
        and document_id in (select value from json_each(?))""",
        as_json(ruling.after["documents"]),
    )
    events = session.one("select count(*) from decision_events where decision_id = ?", ruling.id)
    return (claims[0] if claims else 0, events[0] if events else 0)
