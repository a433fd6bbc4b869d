"""Days as they stand in a sentence: '6 May', 'May 6th', '6. Mai', '6 de mayo'.

Which happening such a day belongs to is the business of `claims`; here it is only a sign that two
sentences may speak of the same day, where the date of one of them is known loosely.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ..days import Day
from .acts import plain

RULES = Path(__file__).parents[1] / "temporal" / "rules"
# "6th of May" falls into 6, th, of, May.
BETWEEN = frozenset({"of", "de", "di", "do", "the", "st", "nd", "rd", "th", "er"})
LAST_DAY = 31


@cache
def months() -> Mapping[str, int]:
    """Names of months in all languages of ours, with their accents and as `plain` writes them."""
    found: dict[str, int] = {}
    for file in sorted(RULES.glob("*/lexicon.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8")).get("month", {})
        for number, names in table.items():
            if number.isdigit():
                for name in names:
                    found[name.casefold().rstrip(".")] = int(number)
                    found[plain(name).rstrip(".")] = int(number)
    return found


def written_days(words: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Month and day of every date among words without case and accents (`tokens`)."""
    found = set()
    for place, word in enumerate(words):
        month = months().get(word)
        if month is None:
            continue
        before = place - 1
        while before >= 0 and words[before] in BETWEEN:
            before -= 1
        for other in (before, place + 1):
            day = _day(words[other]) if 0 <= other < len(words) else None
            if day:
                found.add((month, day))
    return frozenset(found)


def surmised(
    words: Sequence[str], *, earliest: int | None, latest: int | None, either: bool = False
) -> frozenset[int]:
    """Numbers of the days that a loosely dated sentence may mean by the days it writes.

    'The mayor, elected on 6 May', known only to lie before 22 September 2021: 6 May 2021. `either`
    looks on both sides of the date, as for one that was carried over from another sentence.
    """
    found: set[int | None] = set()
    for month, day in written_days(words):
        if latest is not None:
            found.add(_last(month, day, latest))
        if earliest is not None and (either or latest is None):
            found.add(_first(month, day, earliest))
    return frozenset(number for number in found if number is not None)


def _last(month: int, day: int, latest: int) -> int | None:
    """The last such day up to that one."""
    year = Day(latest).year
    days = (_number(year + step, month, day) for step in (0, -1))
    return next((number for number in days if number is not None and number <= latest), None)


def _first(month: int, day: int, earliest: int) -> int | None:
    """The first such day from that one on."""
    year = Day(earliest).year
    days = (_number(year + step, month, day) for step in (0, 1))
    return next((number for number in days if number is not None and number >= earliest), None)


def _number(year: int, month: int, day: int) -> int | None:
    try:
        return Day.of(year, month, day).number
    except ValueError:  # 29 February
        return None


def _day(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= LAST_DAY else None
