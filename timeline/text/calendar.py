"""Dates as machines and datelines write them, read whole or not at all."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

EARLIEST_YEAR = 1400  # before the first printed newspapers (1605) with room to spare
LATEST_YEAR = 2200
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def iso_date(text: str) -> dt.date | None:
    """The day of an ISO 8601 date or time, as stated, whatever its offset from UTC."""
    text = text.strip()
    match = _ISO.match(text) or _COMPACT.match(text)
    return day(*map(int, match.groups())) if match else None


def written_date(text: str) -> dt.date | None:
    """The day that a string is, if it is a full date with a four-digit year and nothing else."""
    text = " ".join(text.split()).strip(" .,;|–—-")
    if not text or len(text) > 60:
        return None
    if found := iso_date(text):
        return found
    if not _YEAR.search(text) or len(_WORD.findall(text)) > 9:
        return None
    return _parsed(text)


def day(year: int, month: int, number: int) -> dt.date | None:
    """A day that can be a day of publication, or None."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


@cache
def _parser(language: str) -> DateDataParser:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language])


def _parsed(text: str) -> dt.date | None:
    return None
