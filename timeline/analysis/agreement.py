"""What an event says, as far as its claims agree: its title, date, certainty, and who disputes.

No date is invented: an event's date is always one that a claim has, with its quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..edtf import Edtf
from ..model import HOWS, Certainty, Claim, How, Relation

# Which telling speaks for the event, where several do: what is told to have happened before what
# is only planned, what happened or is planned before a denial.
STRENGTH: tuple[Certainty, ...] = (
    "stated", "reported", "alleged", "planned", "hypothetical", "denied", "negated",
)  # fmt: skip
UNHAPPENED = frozenset({"denied", "negated"})
OPEN = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the machine proposes for an event."""

    title: str
    date: Edtf | None
    precision: str | None
    how: How
    certainty: Certainty
    salience: float
    attributed_to: str | None
    time: str | None
    utc_offset: str | None


def propose(claims: Sequence[Claim]) -> Proposal:
    """The event that claims of the same happening make, in any order of the claims."""
    ranked = sorted(claims, key=_rank)
    speaker = ranked[0]
    dated = _dated_by(ranked)
    return Proposal(
        title=speaker.headline,
        date=dated.date,
        precision=dated.precision,
        how=dated.how,
        certainty=speaker.certainty,
        salience=max(claim.salience for claim in claims),
        attributed_to=speaker.attributed_to,
        time=dated.time,
        utc_offset=dated.utc_offset,
    )


def _rank(claim: Claim) -> tuple[int, float, int, str, int]:
    return (
        STRENGTH.index(claim.certainty),
        -claim.salience,
        HOWS.index(claim.how),
        claim.headline,
        claim.start,
    )


def _dated_by(ranked: Sequence[Claim]) -> Claim:
    """The claim whose date the event takes: of the exact ones that with which most agree."""
    happened = [claim for claim in ranked if claim.certainty not in UNHAPPENED] or list(ranked)
    dated = [claim for claim in happened if claim.date is not None]
    if not dated:
        return ranked[0] if ranked[0].date is None else happened[0]
    # 'In March' agrees with the 12th and with the 14th, and decides nothing between them.
    exact = [claim for claim in dated if not any(_within(other, claim) for other in dated)]
    return min(
        exact,
        key=lambda claim: (
            -sum(overlap(claim, other) for other in dated),
            width(claim.date),
            HOWS.index(claim.how),
            str(claim.date),
        ),
    )


def _within(inner: Claim, outer: Claim) -> bool:
    """True where the first date is the more exact one of two that agree."""
    return width(inner.date) < width(outer.date) and overlap(inner, outer)


def overlap(one: Claim, other: Claim) -> bool:
    """True where two dates may mean the same day. An undated claim contradicts nothing."""
    return not disjoint(one.date, other.date)


def disjoint(one: Edtf | None, other: Edtf | None) -> bool:
    """True where two dates cannot both be right."""
    if one is None or other is None:
        return False
    begins = max(_number(one.earliest, -OPEN), _number(other.earliest, -OPEN))
    ends = min(_number(one.latest, OPEN), _number(other.latest, OPEN))
    return begins > ends


def width(date: Edtf | None) -> int:
    """How many days a date may mean; very many where an end is open or there is none."""
    if date is None or date.earliest is None or date.latest is None:
        return OPEN
    return date.latest.number - date.earliest.number + 1


def _number(day: object, where_open: int) -> int:
    return int(getattr(day, "number", where_open))


def disputed(claims: Sequence[Claim]) -> bool:
    """True where two claims give dates that cannot both be right."""
    dates = [claim.date for claim in claims if claim.date is not None]
    if not dates:
        return False
    begins = max(_number(date.earliest, -OPEN) for date in dates)
    return begins > min(_number(date.latest, OPEN) for date in dates)


def relation(claim: Claim, date: Edtf | None, certainty: Certainty) -> Relation:
    """Whether a claim supports an event of that date and certainty, or disputes it."""
    denies = claim.certainty in UNHAPPENED and certainty not in UNHAPPENED
    return "disputes" if denies or disjoint(claim.date, date) else "supports"
