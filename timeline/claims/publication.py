"""What the day of publication says about a date: what is told as past lies before it."""

from __future__ import annotations

from dataclasses import replace

from ..days import Day
from ..edtf import Edtf
from .dated import Dating
from .happenings import Happening

WEEK = 7
PAST = frozenset(("past", "perfect", "pluperfect"))


def fitted(dating: Dating, happening: Happening, published: Day | None) -> Dating | None:
    """The date as the verb's tense and the publication leave it; None where it was misread.

    A weekday that lies ahead of a past verb is the one gone by, and one that something was set
    for ('called a strike for Thursday') is the one to come.
    """
    first = dating.edtf.earliest
    if published is None or first is None or dating.timex is None:
        return dating
    ahead = first.number - published.number
    if dating.ahead:
        return _moved(dating, WEEK, "to come") if -WEEK < ahead <= 0 else dating
    if ahead <= 0 or happening.tense not in PAST:
        return dating
    return _moved(dating, -WEEK, "gone by") if ahead < WEEK else None


def _moved(dating: Dating, days: int, which: str) -> Dating | None:
    """A week on or back, for a day counted from the publication."""
    first = dating.edtf.earliest
    if dating.edtf.precision != "day" or first is None:
        return None if days < 0 else dating
    if days > 0 and dating.how != "relative":
        return dating
    reason = f"{dating.reason} As the verb stands, the one {which} is meant."
    return replace(dating, edtf=Edtf.from_day(first + days), reason=reason)
