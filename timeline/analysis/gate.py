"""The publishing gate: what may leave a case file, and why the rest may not.

Only what a person confirmed leaves, with at least one quote that supports it, each quote letter
for letter in its stored text. A draft lets unreviewed events through; it never lets through what
was rejected, or what no longer has its quote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..model import Event, Loss


def through_the_gate(
    events: Iterable[Event], *, draft: bool = False, broken: Collection[str] = ()
) -> tuple[tuple[Event, ...], tuple[Loss, ...]]:
    """Events that may leave, in their order, and what is kept back with its reason.

    `broken` are ids of claims whose quote no longer stands in the stored text.
    """
    passed: list[Event] = []
    kept: list[Loss] = []
    for event in events:
        why = reason_to_keep(event, draft=draft, broken=broken)
        if why is None:
            passed.append(event)
        else:
            kept.append(Loss(event_id=event.id, what=f"{why}: {event.title}"))
    return tuple(passed), tuple(kept)


def reason_to_keep(event: Event, *, draft: bool, broken: Collection[str]) -> str | None:
    """Why an event may not leave; None where it may."""
    if event.status == "rejected":
        return "rejected"
    if event.status != "confirmed" and not draft:
        return "not reviewed"
    if not any(item.relation == "supports" for item in event.evidence):
        return "without a quote that supports it"
    if any(item.claim_id in broken for item in event.evidence):
        return "a quote no longer stands in its stored text"
    return None
