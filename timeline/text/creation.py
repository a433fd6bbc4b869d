"""Whether a file's day of creation can be its day of publication: not if its text knows more.

A document written into an old template keeps the template's day of creation. A text that tells of
later days was not finished then; a single day ahead may be a plan, a year ahead hardly is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from .written_dates import day, written_date

READ = 60_000  # characters of a text; the days it tells stand all over it
MOST_DATES = 60
PLAN_AHEAD = 366  # days a text may look ahead of its own writing
# The default document of python-docx, whose stamp stays in whatever is made from it.
TEMPLATES = {dt.datetime(2013, 12, 23, 23, 15)}  # noqa: DTZ001 - as the file states it, UTC
_YEAR = r"(?:19|20)\d\d"
_FULL_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)? (?:de )?[^\W\d_]{{3,12}}\.?,? (?:de )?{_YEAR}"
    rf"|[^\W\d_]{{3,12}}\.? \d{{1,2}}(?:st|nd|rd|th)?, {_YEAR}"
    rf"|\d{{1,2}}([./-])\d{{1,2}}\1{_YEAR}|{_YEAR}-\d\d-\d\d)\b"
)
_YEAR_IN = re.compile(_YEAR)


def believable_creation(created: dt.date | None, text: str) -> dt.date | None:
    """The day of creation, or None where the text tells of days that were still to come.

    >>> believable_creation(dt.date(2013, 12, 23), "The bridge closed on 4 May 2019.") is None
    True
    """
    if created is None:
        return None
    if isinstance(created, dt.datetime):
        if created.replace(tzinfo=None) in TEMPLATES:
            return None
        created = created.date()
    told = [date for date in _full_dates(text) if date is not None]
    later = [date for date in told if date > created]
    if any((date - created).days > PLAN_AHEAD for date in later):
        return None
    return None if len(later) > 1 and 2 * len(later) > len(told) else created


def _full_dates(text: str) -> Iterator[dt.date | None]:
    """The days printed in full; in a language whose months we do not know, the year's first day."""
    for count, match in enumerate(_FULL_DATE.finditer(text, 0, READ)):
        if count == MOST_DATES:
            return
        [year] = _YEAR_IN.findall(match[0])
        yield written_date(match[0]) or day(int(year), 1, 1)
