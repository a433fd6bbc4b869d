"""Days of the proleptic Gregorian calendar, before the year 1 too.

`datetime.date` begins at year 1 and ends at 9999. A timeline does not.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

UNIX_EPOCH = dt.date(1970, 1, 1).toordinal()
DAYS_IN_400_YEARS = 146_097


@dataclass(frozen=True, order=True)
class Day:
    """One day. `number` counts days from 1970-01-01, which is 0; earlier days are negative.

    The year is astronomical: 1 BC is year 0, 44 BC is year -43.
    """

    number: int

    @classmethod
    def of(cls, year: int, month: int = 1, day: int = 1) -> Day:
        """The day of that year, month and day.

        Raises ValueError where there is no such day (31 February).
        """
        return cls(_number(year, month, day))

    @classmethod
    def from_date(cls, date: dt.date) -> Day:
        """The same day as a `datetime.date` or `datetime.datetime`."""
        return cls(date.toordinal() - UNIX_EPOCH)

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read ISO 8601 `YYYY-MM-DD`, with a sign before the year where it needs one."""
        sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
        year, month, day = digits.split("-")
        return cls.of(sign * int(year), int(month), int(day))

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year (astronomical), month 1-12, day 1-31."""
        return _parts(self.number)

    @property
    def year(self) -> int:
        """The astronomical year: 0 is 1 BC."""
        return self.parts[0]

    @property
    def month(self) -> int:
        """1 to 12."""
        return self.parts[1]

    @property
    def day(self) -> int:
        """1 to 31."""
        return self.parts[2]

    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday."""
        return (self.number + UNIX_EPOCH - 1) % 7

    def __add__(self, days: int) -> Day:
        return Day(self.number + days)

    def __sub__(self, days: int) -> Day:
        return Day(self.number - days)

    def __str__(self) -> str:
        year, month, day = self.parts
        return f"{iso_year(year)}-{month:02d}-{day:02d}"


@lru_cache(maxsize=16384)
def _number(year: int, month: int, day: int) -> int:
    cycles, in_cycle = divmod(year - 1, 400)
    ordinal = dt.date(in_cycle + 1, month, day).toordinal()
    return cycles * DAYS_IN_400_YEARS + ordinal - UNIX_EPOCH


@lru_cache(maxsize=16384)
def _parts(number: int) -> tuple[int, int, int]:
    cycles, in_cycle = divmod(number + UNIX_EPOCH - 1, DAYS_IN_400_YEARS)
    date = dt.date.fromordinal(in_cycle + 1)
    return cycles * 400 + date.year, date.month, date.day


def iso_year(year: int) -> str:
    """A year in at least four digits, with a sign before year 0 only."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    following = Day.of(year + month // 12, month % 12 + 1)
    return following.number - Day.of(year, month).number
