"""The publishing gate: what may leave a case file, and why the rest may not.

Only what a person confirmed leaves, with at least one quote that supports it, each quote letter
for letter in its stored text. A draft lets unreviewed events through; it never lets through what
was rejected, or what no longer has its quote. What is confidential passes `sealing` before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..model import Event, Loss
from .sealing import Sealed, unsealed

Required = Literal["confirmed", "verified", "cleared"]
# What a person may ask for before anything leaves, each more than the one before.
REQUIRED: tuple[Required, ...] = ("confirmed", "verified", "cleared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What is asked of an event before it leaves.

    `broken` are ids of claims whose quote no longer stands in the stored text. `waiting` says by
    an event's id whose reply is still awaited.
    """

    draft: bool = False
    broken: Collection[str] = ()
    required: Required = "confirmed"
    waiting: Mapping[str, str] = field(default_factory=dict)


def through_the_gate(
    events: Iterable[Event],
    *,
    draft: bool = False,
    broken: Collection[str] = (),
    required: Required = "confirmed",
    waiting: Mapping[str, str] | None = None,
    on: str | None = None,
    sealed: Sealed | None = None,
) -> tuple[tuple[Event, ...], tuple[Loss, ...]]:
    """Events that may leave, in their order and as they may leave, and what is kept back and why.

    `on` is the day of the export (ISO), against which embargoes are held (None holds every one),
    `sealed` are stretches of documents whose words do not leave. The words of what is kept back
    for its confidentiality are not told in the reason.
    """
    gate = Gate(draft=draft, broken=broken, required=required, waiting=waiting or {})
    passed: list[Event] = []
    kept: list[Loss] = []
    for whole in events:
        event, losses = unsealed(whole, on=on, sealed=sealed or {})
        kept += losses
        if event is None:
            continue
        why = reason_to_keep(event, gate)
        if why is None:
            passed.append(event)
        else:
            kept.append(Loss(event_id=event.id, what=f"{why}: {event.title}"))
    return tuple(passed), tuple(kept)


def reason_to_keep(event: Event, gate: Gate) -> str | None:
    """Why an event may not leave; None where it may."""
    if event.status == "rejected":
        return "rejected"
    if not gate.draft:
        why = _not_ready(event, gate)
        if why is not None:
            return why
    if not any(item.relation == "supports" for item in event.evidence):
        return "without a quote that supports it"
    if any(item.claim_id in gate.broken for item in event.evidence):
        return "a quote no longer stands in its stored text"
    return None


def _not_ready(event: Event, gate: Gate) -> str | None:
    if event.status != "confirmed":
        return "not reviewed"
    if event.voided:
        return "changed since it was cleared"
    if event.id in gate.waiting:
        return f"a reply is awaited: from {gate.waiting[event.id]}"
    if gate.required != "confirmed" and event.verified is None:
        return "not verified"
    if gate.required == "cleared" and event.cleared is None:
        return "not cleared"
    return None
