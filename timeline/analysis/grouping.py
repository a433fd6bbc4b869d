"""Which claims plainly tell of the same happening.

Precision first: two happenings taken for one mislead, one happening shown twice only tires. So
a claim joins an event only where much speaks for it (`likeness`), and each joining carries its
score and its reasons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .likeness import DISPUTE_DAYS, Telling, likeness

# A claim joins an event from JOIN on; from OFFER on the pair is offered to a person.
JOIN = 0.42
OFFER = 0.34
YEAR = 366


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a claim belongs: `home` is the event's id, or None for an event of its own."""

    home: str | None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


def place(claim: Telling, homes: Mapping[str, Sequence[Telling]]) -> Placement:
    """The event a claim belongs to most, judged against every claim of each event.

    Its best likeness decides; where another claim of the event speaks against it, the mean counts
    too, so that no chain of small steps joins what differs. Below JOIN the placement tells of the
    nearest event, for a person.
    """
    best = Placement(None)
    for home, members in homes.items():
        alike = [likeness(claim, member) for member in members]
        top = max(alike, key=lambda found: found.score)
        mean = sum(found.score for found in alike) / len(alike)
        opposed = any(found.against for found in alike)
        score = min(top.score, mean + 0.15) if opposed else top.score
        if score > best.score or (score == best.score and best.home and home < best.home):
            best = Placement(home, round(score, 3), top.reasons)
    return best


def group(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Claims gathered into happenings, in the order of their first claim.

    One claim after the other joins the happening it fits best, as in a case file to which
    documents are added. Only claims near in time or equal in wording are compared.
    """
    groups: dict[str, list[Telling]] = {}
    days: dict[int, set[str]] = {}
    wordings: dict[str, set[str]] = {}
    for claim in tellings:
        near = set(wordings.get(claim.wording, ()))
        for month in _months(claim):
            near |= days.get(month, set())
        placement = place(claim, {home: groups[home] for home in sorted(near)})
        fits = placement.home is not None and placement.score >= JOIN
        home = placement.home if fits and placement.home else claim.key
        groups.setdefault(home, []).append(claim)
        wordings.setdefault(claim.wording, set()).add(home)
        for month in _months(claim):
            days.setdefault(month, set()).add(home)
    return list(groups.values())


def _months(claim: Telling) -> set[int]:
    """Periods of DISPUTE_DAYS days that a date touches, with one on each side."""
    found: set[int] = set()
    for day in claim.surmised:
        found |= set(range(day // DISPUTE_DAYS - 1, day // DISPUTE_DAYS + 2))
    first, last = claim.earliest, claim.latest
    if first is None and last is None:
        return found
    # What is open on one side is looked for a year into it.
    if first is None:
        first = (last or 0) - YEAR
    if last is None:
        last = first + YEAR
    if last - first >= 12 * DISPUTE_DAYS:
        return found
    return found | set(range(first // DISPUTE_DAYS - 1, last // DISPUTE_DAYS + 2))
