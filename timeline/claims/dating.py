"""What a date means behind its preposition, and dates counted from other dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ..days import Day, days_in_month
from ..edtf import Edtf
from ..language import Sentence
from ..model import Anchor, Timex

Role = Literal["inside", "since", "until", "not until", "before", "after", "never"]
ROLES: dict[str, Role] = {
    "since": "since", "from": "since", "until": "until", "till": "until", "by": "until",
    "before": "before", "after": "after", "following": "after", "than": "never",
    "versus": "never", "vs": "never",
}  # fmt: skip
COMPARED = re.compile(
    # 'more than 200 people on Monday' counts people and compares no dates
    r"\b(?:than(?!\s+(?:[\d$£€]|an?\b|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty|sixty|a?\s*(?:dozen|hundred|thousand|million)))"
    r"|compared (?:with|to)|versus|vs\.?|up from|down from)\s+(?:\w+\s+){0,6}$"
)
# 'Not closed on 2 June but on 1 June': only the second is meant.
NOT_THEN = re.compile(r"\bnot\b[^,;.]{0,50}$")
BUT_THEN = re.compile(r"\s*,?\s*but\s+(?:rather\s+|actually\s+|only\s+)?(?:on|in|at)\b")
# 'by the closing date of 3 May' is 'by 3 May'
NAMED_DAY = re.compile(
    r"(?:\b(?:the|its|his|her|their|a)\s+)?(?:[\w-]+\s+)?(?:date|deadline|day)\s+of\s+$"
)
DURATION = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
)
LOOK_BACK = 60
# Counted from the day of writing and from nothing else.
SPOKEN = re.compile(r"(?:last|this|today|yesterday|tomorrow|tonight)\b|.*\bago\b", re.IGNORECASE)
# A clock time alone says nothing about the day.
CLOCK = re.compile(
    r"(?:\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:[ap]\.?m\.?|hours|hrs|h|o'clock)?|noon|midday|midnight)"
    r"(?:\s+(?:\w+\s+)?time|\s+(?-i:[A-Z]{3,4}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """A date that stands in a sentence: one timex, or both members of a range."""

    timex: Timex
    start: int
    end: int
    edtf: Edtf
    words: str


def mentions(text: str, timexes: Iterable[Timex], published: Day | None = None) -> list[Mention]:
    """The time expressions that date something: on a calendar, no sets, ranges as one.

    What counts from a date that is the day of publication, as a report's first line gives it,
    counts from the publication.
    """
    found: list[Mention] = []
    for timex in timexes:
        edtf = timex.edtf
        if edtf is None or timex.type not in ("DATE", "TIME"):
            continue
        if timex.earliest is None and timex.latest is None:
            continue
        if timex.type == "TIME" and CLOCK.fullmatch(timex.text):
            continue
        if isinstance(timex.anchor, Anchor) and timex.anchor.edtf == str(published):
            timex = replace(timex, anchor="published")
        if isinstance(timex.anchor, Anchor) and SPOKEN.match(timex.text):
            continue
        start, end = timex.start, timex.end
        if timex.range is not None:
            start, end, edtf = timex.range.start, timex.range.end, Edtf(timex.range.edtf)
            if found and found[-1].start == start:
                first = found.pop()  # the member that needs nothing else stands for both
                timex = first.timex if timex.anchor is not None else timex
        found.append(Mention(timex, start, end, edtf, text[start:end]))
    return found


def role(text: str, sentence: Sentence, mention: Mention) -> Role:
    """How the date relates to its happening, by the word before it."""
    before = text[max(sentence.start, mention.start - LOOK_BACK) : mention.start].lower()
    if COMPARED.search(before):
        return "never"
    if NOT_THEN.search(before) and BUT_THEN.match(text, mention.end):
        return "never"
    words = re.findall(r"[\w']+|[,;]", NAMED_DAY.sub("", before))
    while words and words[-1] in ("the", "about", "around", "late", "early", "mid", "least", "at"):
        words.pop()
    found = ROLES.get(words[-1], "inside") if words else "inside"
    if found == "until" and words[-2:-1] == ["not"]:
        return "not until"  # 'It was not until May that …': then it happened
    return "inside" if mention.timex.type == "TIME" and found != "never" else found


def applied(edtf: Edtf, how: Role) -> Edtf | None:
    """The date of a happening that lies so: 'since 2007' is `2007/..`; None for a comparison."""
    if how == "never":
        return None
    if how == "not until":
        return Edtf(edtf.removeprefix("../"))
    if how == "inside" or ".." in edtf:
        return edtf
    earliest, latest = edtf.earliest, edtf.latest
    if how == "since":
        return Edtf(f"{_plain(edtf)}/..") if "/" not in edtf and "[" not in edtf else edtf
    if how == "until" and latest is not None:
        return Edtf(f"../{_plain(edtf)}") if "/" not in edtf and "[" not in edtf else edtf
    if how == "before" and earliest is not None:
        return Edtf.between(None, earliest - 1)
    if how == "after" and latest is not None:
        return Edtf.between(latest + (1 if edtf.precision == "day" else 0), None)
    return edtf


def _plain(edtf: Edtf) -> str:
    return str(edtf)


def at_most(edtf: Edtf) -> Edtf | None:
    """On or before that date."""
    return None if edtf.latest is None else Edtf.between(None, edtf.latest)


def at_least(edtf: Edtf) -> Edtf | None:
    """On or after that date."""
    return None if edtf.earliest is None else Edtf.between(edtf.earliest, None)


def counted(edtf: Edtf, duration: str, *, sign: int, mod: str | None) -> Edtf | None:
    """The date a duration (TIMEX3, `P3W`) after (`sign` 1) or before (-1) another.

    'More than' leaves the far end open, 'less than' ends at the other date. Otherwise the unit
    spoken is the precision: days to the day, weeks to within half a week, months to the month,
    years to the year.
    """
    if duration.startswith("PT") and edtf.precision == "day":
        return edtf  # minutes and hours stay within the day, as far as a timeline can tell
    match = DURATION.fullmatch(duration)
    earliest, latest = edtf.earliest, edtf.latest
    if match is None or not match.group() or duration == "P" or earliest is None or latest is None:
        return None
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    first, last = (
        shifted(day, sign * (12 * years + months), sign * (7 * weeks + days))
        for day in (earliest, latest)
    )
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return Edtf.between(first, None) if sign > 0 else Edtf.between(None, last)
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return Edtf.between(earliest, last) if sign > 0 else Edtf.between(first, latest)
    if days:
        return Edtf.between(first, last)
    if weeks:
        return Edtf.between(first - 3, last + 3)
    if months and first.parts[:2] == last.parts[:2]:
        return Edtf.of(*first.parts[:2])
    if years and first.year == last.year:
        return Edtf.of(first.year)
    return Edtf.between(first, last)


def shifted(day: Day, months: int, days: int = 0) -> Day:
    """A day so many months and days on, or back; the end of a short month where it must be."""
    year, month, number = day.parts
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return Day.of(year, month, min(number, days_in_month(year, month))) + days
