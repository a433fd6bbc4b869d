"""Dates as machines and datelines write them: read whole, or not at all.

Dates in running text are the business of `timeline.temporal`; here a string either is one day or
it is nothing. The day is the one stated, in whatever time zone it was stated.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

EARLIEST_YEAR = 1600  # the first newspapers; 1403 in a page is a Persian year
LATEST_YEAR = 2200
LONGEST = 60  # characters
_ISO = re.compile(r"(\d{4})(?:[-/]|\. ?)(\d{1,2})(?:[-/]|\. ?)(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?\d{4,6}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?$")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|2[01])\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPACED = re.compile(r" ([+-]\d{2}:?\d{2})$")
_CLOCK = re.compile(r"^[\s,T·•|–-]*(?:\d{1,2}[:.h]\d{2}.{0,25})?$", re.S)
SETTINGS = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}


def stamped_date(stamp: str, *, language: str | None = None) -> dt.date | None:
    """The day of a date that a program wrote into a file: ISO 8601, seconds since 1970, or words.

    1 January 1970 is no date: it is what an empty field looks like.
    """
    stamp = western(" ".join(stamp.split())[:LONGEST])
    epoch = _EPOCH.match(stamp)
    if epoch:
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(epoch[1]))).date()  # noqa: DTZ001 - UTC throughout
    match = _ISO.match(stamp) or _COMPACT.match(stamp)
    found = day(*map(int, match.groups())) if match else written_date(stamp, language=language)
    return None if found == dt.date(1970, 1, 1) else found


def western(text: str) -> str:
    """The text with the decimal digits of all scripts written as 0 to 9, one for one."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def moment(stamp: str) -> dt.datetime | None:
    """The moment of an ISO 8601 stamp that says how far from UTC it is, or None."""
    try:
        found = dt.datetime.fromisoformat(_SPACED.sub(r"\1", stamp.strip()))
    except ValueError:
        return None
    return found if found.tzinfo else None


@lru_cache(maxsize=4096)
def written_date(text: str, *, language: str | None = None) -> dt.date | None:
    """The day that a string is, if it is a full date with a four-digit year and nothing else.

    A weekday or a clock time beside it is allowed. `3/4/2021` could be two days and is none.
    """
    text = western(" ".join(text.split())).strip(" .,;|·–—-()[]")
    if not text or len(text) > LONGEST or not _YEAR.search(text):
        return None
    for pattern in (_ISO, _EAST_ASIAN):
        match = pattern.match(text)
        if match and _CLOCK.match(text[match.end() :]):
            return day(*map(int, match.groups()))
    match = _NUMERIC.match(text)
    if match and _CLOCK.match(text[match.end() :]):
        return _numeric(int(match[1]), int(match[3]), int(match[4]), mark=match[2])
    if len(_WORD.findall(text)) > 10:
        return None
    return _worded(text, language or "en")


def day(year: int, month: int, number: int) -> dt.date | None:
    """A day that something could have been published on, or None."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int, *, mark: str) -> dt.date | None:
    if second > 12 >= first:
        return day(year, first, second)
    if first > 12 or mark == "." or first == second:
        return day(year, second, first)
    return None


@cache
def _parser(language: str) -> DateDataParser:
    from dateparser.date import DateDataParser

    english = DateDataParser(languages=["en"], settings=SETTINGS)
    if language == "en":
        return english
    try:
        parser = DateDataParser(languages=[language, "en"], settings=SETTINGS)
        parser.get_date_data("1 1 2000")
    except ValueError:  # a language dateparser has no locale data for
        return english
    return parser


def _worded(text: str, language: str) -> dt.date | None:
    """'Tuesday, 11 July 2023', '5 de mayo de 2019', in the language given or in English."""
    if not any(map(str.isalpha, text)):
        return None
    try:
        found = _parser(language).get_date_data(text)
    except (ValueError, OverflowError):
        return None
    if not found.date_obj or not {"year", "month", "day"} <= set(found.parts):
        return None
    return day(found.date_obj.year, found.date_obj.month, found.date_obj.day)
