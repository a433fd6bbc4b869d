"""What the day of publication says about a date: what is told as past lies before it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..days import Day
from ..edtf import Edtf
from .dated import Dating
from .happenings import Happening

WEEK = 7
PAST = frozenset(("past", "perfect", "pluperfect"))
YEAR = re.compile(r"\d{4}")
# Acts that set a day for another: their past tense says nothing about it.
SCHEDULING = frozenset(
    ("call", "set", "schedule", "plan", "announce", "book", "slate", "order", "summon", "fix",
     "list", "call_for", "convene", "adjourn", "postpone",
     "ankündigen", "ansetzen", "anberaumen", "einberufen", "vorladen", "verschieben", "verlegen",
     "vertagen", "planen", "festsetzen", "einladen",
     "anunciar", "convocar", "citar", "fijar", "aplazar", "posponer", "programar",
     "annoncer", "convoquer", "fixer", "reporter", "programmer", "prévoir", "ajourner",
     "annunciare", "convocare", "fissare", "rinviare", "programmare")
)  # fmt: skip


def fitted(dating: Dating, happening: Happening, published: Day | None) -> Dating | None:
    """The date as the verb's tense and the publication leave it; None where it was misread.

    A weekday that lies ahead of a past verb is the one gone by, a day or month without a year that
    of the year before; a weekday that something was set for ('called a strike for Thursday') is
    the one to come.
    """
    first = dating.edtf.earliest
    if published is None or first is None or dating.timex is None:
        return dating
    ahead = first.number - published.number
    if dating.ahead:
        return _moved(dating, WEEK, "to come") if -WEEK < ahead <= 0 else dating
    if ahead <= 0 or happening.tense not in PAST:
        return dating
    if "weekday" in dating.timex.rule:
        return _moved(dating, -WEEK, "gone by") if ahead < WEEK else None
    sets = happening.lemma in SCHEDULING or happening.kind == "speech"
    return None if sets else _a_year_back(dating, published)


def _a_year_back(dating: Dating, published: Day) -> Dating | None:
    """'The plant was closed on 3 April', told in March: the April gone by."""
    timex, first = dating.timex, dating.edtf.earliest
    named = timex is None or timex.anchor != "published" or YEAR.search(timex.text)
    if named or first is None or dating.edtf not in (str(first), str(first)[:-3]):
        return None
    moved = f"{first.year - 1:04d}{dating.edtf[4:]}"
    if moved.endswith("02-29") or (first.year - 1, first.month) > (published.year, published.month):
        return None
    reason = f"{dating.reason} As the verb stands, the one gone by is meant."
    return replace(dating, edtf=Edtf(moved), reason=reason)


def _moved(dating: Dating, days: int, which: str) -> Dating | None:
    """A week on or back, for a day counted from the publication."""
    first = dating.edtf.earliest
    if dating.edtf.precision != "day" or first is None:
        return None if days < 0 else dating
    if days > 0 and dating.how != "relative":
        return dating
    reason = f"{dating.reason} As the verb stands, the one {which} is meant."
    return replace(dating, edtf=Edtf.from_day(first + days), reason=reason)
