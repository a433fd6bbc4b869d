"""Events of a partner's case: proposals here, with notes that tell what was ruled there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..analysis.confidentiality import last_day, strictest, strictest_terms
from .connection import insert
from .events import begin_event, insert_evidence
from .overlay import Standing, standing
from .partner_documents import Taking

EVIDENCE = """
select evidence.*, claims.sensitivity as of_claim, events.sensitivity as of_event,
  events.terms as event_terms, events.embargo_until as event_embargo
from evidence join events on events.id = evidence.event_id and not events.hidden
join claims on claims.id = evidence.claim_id and claims.current
where evidence.active and claims.document_id in (select value from json_each(?))
order by evidence.rowid
"""


def take_events(taking: Taking) -> None:
    """Each event that stands on a claim that was taken; what the partner ruled is its proposal."""
    for row in taking.theirs.query(EVIDENCE, json.dumps(list(taking.documents))):
        event_id = taking.events.get(row["event_id"]) or _take_event(taking, row["event_id"])
        claim_id = taking.claims[row["claim_id"]]
        insert_evidence(
            taking.ours, event_id, claim_id, evidence_id=taking.id("evidence", row["id"]),
            score=row["score"], reasons=json.loads(row["reasons"]),
        )  # fmt: skip
        held = {
            "sensitivity": strictest([row["of_claim"], row["of_event"]]),
            "terms": strictest_terms([row["terms"], row["event_terms"]]),
            "embargo_until": last_day([row["embargo_until"], row["event_embargo"]]),
            "attribution": row["attribution"],
        }  # fmt: skip
        marked = {name: held[name] for name in held if held[name] not in UNMARKED}
        if marked:
            taking.marks.append({"claim": claim_id, **marked})


UNMARKED = (None, "public", "on record")
PROPOSED = (
    "title", "date", "precision", "how", "certainty", "salience", "attributed_to", "time",
    "utc_offset",
)  # fmt: skip


def _take_event(taking: Taking, their_id: str) -> str:
    session, at = taking.ours, taking.ours.at()
    row = taking.theirs.one("select * from events where id = ?", their_id)
    assert row is not None
    event_id = taking.events[their_id] = taking.id("events", their_id)
    proposal = {name: row[name] for name in PROPOSED}
    begin_event(session, event_id, proposal, made_by="partner")
    for note in taking.theirs.query(NOTED, their_id):
        _note(taking, {**dict(note), "id": taking.id("notes", note["id"]), "event_id": event_id})
    ruled = rulings(standing(taking.theirs, their_id))
    if ruled:
        text = f"In {taking.name}: {'; '.join(ruled)}"
        _note(taking, {
            "id": session.ids(), "event_id": event_id, "text": text, "who": session.who, "at": at,
            "private": 1,
        })  # fmt: skip
    return event_id


NOTED = "select * from notes where event_id = ? and current and kind = 'note'"


def _note(taking: Taking, values: Mapping[str, Any]) -> None:
    insert(taking.ours.connection, "notes", {**values, "document_id": None, "actor_id": None,
                                             "answers_id": None})  # fmt: skip
    taking.notes.append(values["id"])


# Kinds of decisions that say something of an event, and what a person is told of them.
TOLD = {
    "confirm": "confirmed", "reject": "rejected", "verify": "verified", "clear": "cleared",
    "redate": "dated", "retitle": "titled", "recertain": "its certainty ruled on",
    "settle": "a dispute settled", "tag": "tagged", "make": "made by hand", "merge": "merged",
    "split": "split",
}  # fmt: skip
SAID = ("how", "tag", "date", "title", "certainty")


def rulings(decisions: Sequence[Standing]) -> list[str]:
    """What people ruled on an event in short, first to last: 'verified by Ada Finch (asked)'."""
    return [
        f"{TOLD[item.kind]} by {item.who}{_words(item)}" for item in decisions if item.kind in TOLD
    ]


def _words(item: Standing) -> str:
    said = [str(item.after[name]) for name in SAID if item.after.get(name)]
    said += [item.reason] if item.reason else []
    return f" ({', '.join(said)})" if said else ""
