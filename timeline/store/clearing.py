"""Whether a clearance still holds: what the second person saw, against what is there today.

A clearance keeps what the event said when it was given. Any difference voids it; where the change
is taken back, what was cleared is there again and so is the clearance.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from .connection import Session
from .journal import as_json
from .overlay import Standing

# Column → what a person is told when it is another one now.
SEEN = {
    "title": "its wording",
    "date": "its date",
    "certainty": "its certainty",
    "status": "its review",
    "attributed_to": "who says so",
    "time": "its time",
    "verified": "its verification",
}


def seen(session: Session, event_id: str) -> dict[str, Any]:
    """What a person clears: what the event says, and a hash of the evidence it stands on."""
    row = session.one("select * from events where id = ?", event_id)
    assert row is not None
    rows = session.query(
        """select documents.snapshot_sha256, claims.quote, claims.date, evidence.relation,
          evidence.flag, claims.stale
        from evidence join claims on claims.id = evidence.claim_id
        join documents on documents.id = claims.document_id
        where evidence.event_id = ? and evidence.active""",
        event_id,
    )
    evidence = as_json(sorted([as_json(list(item)) for item in rows]))
    digest = hashlib.sha256(evidence.encode("utf-8", "surrogatepass")).hexdigest()
    return {**{name: row[name] for name in SEEN}, "evidence": digest}


def clearance(session: Session, event_id: str, decisions: Sequence[Standing]) -> dict[str, Any]:
    """The columns `cleared` and `voided`, from the last clearance that stands."""
    given = [item for item in decisions if item.kind == "clear" and item.part == "subject"]
    if not given:
        return {"cleared": None, "voided": None}
    last = given[-1]
    changed = list(_changed(last.after.get("seen", {}), seen(session, event_id)))
    if not changed:
        return {"cleared": as_json({"who": last.who, "at": last.at}), "voided": None}
    told = " and ".join([", ".join(changed[:-1]), changed[-1]] if changed[1:] else changed)
    return {
        "cleared": None,
        "voided": f"cleared by {last.who} on {last.at[:10]}; since then {told} changed",
    }


def _changed(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    names = {**SEEN, "evidence": "its evidence"}
    return [words for name, words in names.items() if then.get(name) != now.get(name)]


def verifiers(decisions: Sequence[Standing]) -> list[str]:
    """Who verified the event."""
    return [item.who for item in decisions if item.kind == "verify" and item.part == "subject"]


def told(column: str | None) -> dict[str, Any]:
    """A JSON column as names and values; nothing where it is NULL."""
    return json.loads(column) if column else {}
