"""Disputes of the case, each version with its quotes, and what a person ruled on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..analysis.disputes import DISPUTE_KINDS, Dispute, DisputeKind, Version, disputes
from ..errors import TimelineError, UsageError
from ..model import Event, Evidence
from . import queries
from .connection import Session
from .decisions import decide
from .filters import Filters
from .overlay import Standing, all_standing, standing
from .records import Decision

Outcome = Literal["choose", "keep both", "leave open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeVersion:
    """One version of what happened: its words, and the evidence that says so."""

    words: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> dict[str, Any]:
        """The words, and every quote with its document."""
        return {
            "words": self.words,
            "evidence": [
                {
                    "claim_id": item.claim_id,
                    "quote": item.claim.quote,
                    "document_id": item.document.id,
                    "publisher": item.document.publisher,
                    "published": item.document.published,
                    "origin": item.origin,
                }
                for item in self.evidence
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRecord:
    """What the evidence of an event disagrees about, and what a person ruled.

    `outcome` is None where nobody ruled, or evidence was added since. `chosen` is the number of
    the version that was chosen, counted from 1.
    """

    event: Event
    kind: DisputeKind
    versions: tuple[DisputeVersion, ...]
    outcome: Outcome | None = None
    chosen: int | None = None
    reason: str | None = None
    who: str | None = None
    at: str | None = None

    @property
    def open(self) -> bool:
        """True where nobody chose a version or decided to keep both."""
        return self.outcome in (None, "leave open")

    def to_json(self) -> dict[str, Any]:
        """Every name above, the event by id and title."""
        plain = ("kind", "outcome", "chosen", "reason", "who", "at")
        return {
            "event_id": self.event.id,
            "title": self.event.title,
            **{name: getattr(self, name) for name in plain},
            "open": self.open,
            "versions": [version.to_json() for version in self.versions],
        }


def all_disputes(session: Session, filters: Filters) -> list[DisputeRecord]:
    """Every dispute of the events asked for, rejected ones aside, in the order of the events."""
    ruled = all_standing(session)
    found = []
    for event in queries.events(session, filters):
        if event.status != "rejected" and len(event.evidence) > 1:
            found += of_event(event, ruled.get(event.id, []))
    return found


def of_event(event: Event, decisions: Sequence[Standing]) -> list[DisputeRecord]:
    """What the evidence of one event disagrees about."""
    by_claim = {item.claim_id: item for item in event.evidence}
    told = {name: item.claim for name, item in by_claim.items()}
    return [
        DisputeRecord(
            event=event,
            kind=dispute.kind,
            versions=tuple(_version(version, by_claim) for version in dispute.versions),
            **_ruling(dispute, decisions),
        )
        for dispute in disputes(told)
    ]


def _version(version: Version, by_claim: Mapping[str, Evidence]) -> DisputeVersion:
    evidence = tuple(by_claim[name] for name in version.claim_ids)
    return DisputeVersion(words=version.words, evidence=evidence)


def _ruling(dispute: Dispute, decisions: Sequence[Standing]) -> dict[str, Any]:
    """What was ruled last on a dispute, where it considered all that is told today."""
    rulings = [
        item
        for item in decisions
        if item.kind == "settle" and item.after["dispute"] == dispute.kind
    ]
    told = {name for version in dispute.versions for name in version.claim_ids}
    if not rulings or not told <= set(rulings[-1].after["considered"]):
        return {}
    last = rulings[-1]
    value = last.after.get("value")
    places = (place for place, version in enumerate(dispute.versions, 1) if version.value == value)
    return {
        "outcome": last.after["outcome"],
        "chosen": next(places, None),
        "reason": last.after["reason"],
        "who": last.who,
        "at": last.at,
    }


def settle_dispute(
    session: Session,
    event_id: str,
    kind: str,
    *,
    outcome: Outcome,
    choose: int | None,
    reason: str,
    version: int | None,
) -> Decision:
    """Rule on a dispute. Raises UsageError where there is no such dispute or version."""
    event = queries.event(session, event_id)
    assert event is not None
    dispute = _asked(event, kind)
    after: dict[str, Any] = {
        "dispute": kind,
        "outcome": outcome,
        "reason": reason,
        "considered": sorted(item.claim_id for item in event.evidence),
        "versions": [asdict(item) for item in dispute.versions],
    }
    if choose is not None:
        if not 1 <= choose <= len(dispute.versions):
            raise UsageError(
                f"the {kind} dispute of event {event_id} has versions 1 to {len(dispute.versions)}"
            )
        chosen = dispute.versions[choose - 1]
        after["value"] = chosen.value
        if kind == "date":
            after["date"] = chosen.value
    earlier = [item.after for item in standing(session, event_id) if item.kind == "settle"]
    dates = [item["date"] for item in earlier if "date" in item]
    if kind == "date" and choose is None and dates:
        after["date"] = _proposed(session, event_id)
    return decide(session, "settle", event_id, version=version, reason=reason, after=after)


def _proposed(session: Session, event_id: str) -> str | None:
    """The date the machine proposed, to which an event goes back where a choice is given up."""
    row = session.one("select json_extract(proposal, '$.date') from events where id = ?", event_id)
    return row[0] if row else None


def _asked(event: Event, kind: str) -> Dispute:
    told = {item.claim_id: item.claim for item in event.evidence}
    found = {dispute.kind: dispute for dispute in disputes(told)}
    if kind not in DISPUTE_KINDS:
        raise UsageError(f"{kind!r} is not one of {', '.join(DISPUTE_KINDS)}")
    for known, dispute in found.items():
        if known == kind:
            return dispute
    what = f"only about {', '.join(found)}" if found else "about nothing"
    raise TimelineError(f"the evidence of event {event.id} disagrees {what}; `timeline disputes`")
