"""Dates as people, and the spreadsheets they use, write them into a cell: read whole or not at all.

A spreadsheet rewrites `2014-03` as `Mar-14` and `2014-03-12` in the order of its country. What a
cell may mean is given as a list, the likeliest first, so that a date that was only rewritten is
not taken for another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from ..edtf import Edtf
from ..temporal.finder import find_dates

Order = Literal["DMY", "MDY"]
LONGEST = 200  # characters
UNDATED = frozenset({"", "undated", "unknown", "n/a", "none", "?", "-", "–", "—"})
# A year of two digits is the one that Excel and LibreOffice take it for.
PIVOT = 30
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt")
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?"
)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})(?:\2(\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
# 12-Mar-14 and Mar-14, as spreadsheets write them in their language.
_NAMED = re.compile(r"(?:(\d{1,2})[-. ]+)?([^\W\d_]{3,})\.?[-. ]+(\d{2}|\d{4})")
# What they call the twelve months when they shorten them: en, de, fr, es, it, nl, pt.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janv ene gen", "feb févr fév fev", "mar mrz mär mars mrt mart", "apr avr abr",
            "may mai mag mei maio", "jun juin giu", "jul juil lug", "aug août ago",
            "sep sept set", "oct okt ott out", "nov", "dec dez déc dic",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_AROUND = frozenset(
    {
        "before", "after", "since", "until", "till", "by", "from", "between", "and", "to", "on",
        "or", "in", "of", "the", "not", "earlier", "later", "than", "avant", "après", "depuis",
        "entre", "et", "vor", "nach", "seit", "bis", "zwischen", "und", "antes", "después",
        "desde", "hasta", "y",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def cell_dates(
    cell: str, *, order: Order | None = None, language: str | None = None
) -> tuple[Edtf, ...]:
    """What a cell may mean as a date, the likeliest first; empty where it is none.

    `order` settles 03/04/2021; without it that is both days at once, and each of them.

    >>> [str(date) for date in cell_dates("Mar-14")]
    ['2014-03']
    """
    plain = " ".join(cell.split())
    if len(plain) > LONGEST:
        return ()
    return tuple(dict.fromkeys(_readings(plain, order, language)))


def is_undated(cell: str) -> bool:
    """True for a cell that says that there is no date."""
    return " ".join(cell.split()).casefold() in UNDATED


def day_order(cells: Iterable[str]) -> Order | None:
    """The order of day and month that a column's cells settle; None where they do not, or differ.

    >>> day_order(["03/04/2021", "25/04/2021"])
    'DMY'
    """
    found: set[Order] = set()
    for cell in cells:
        match = _NUMERIC.fullmatch(" ".join(cell.split()))
        if match and match[2] != "." and (int(match[1]) > 12) != (int(match[3]) > 12):
            found.add("DMY" if int(match[1]) > 12 else "MDY")
    return found.pop() if len(found) == 1 else None


def _readings(plain: str, order: Order | None, language: str | None) -> Iterator[Edtf]:
    stamp = _STAMP.fullmatch(plain)
    numeric = _NUMERIC.fullmatch(plain)
    if stamp:
        yield from _valid(stamp[1])
    elif numeric:
        yield from _numeric(numeric, order)
    elif exact := list(_valid(plain)):
        yield from exact
    elif match := _YEAR_FIRST.fullmatch(plain):
        yield from _valid("-".join(f"{int(part):02d}" for part in match.group(1, 3, 4) if part))
    elif match := _MONTH_YEAR.fullmatch(plain):
        yield from _valid(f"{match[2]}-{int(match[1]):02d}")
    elif (match := _NAMED.fullmatch(plain)) and match[2].casefold() in _MONTHS:
        parts = (_year(match[3]), _MONTHS[match[2].casefold()], match[1])
        yield from _valid("-".join(f"{int(part):02d}" for part in parts if part))
    else:
        yield from _in_words(plain, order, language)


def _valid(text: str) -> Iterator[Edtf]:
    try:
        yield Edtf(text)
    except ValueError:
        return


def _numeric(match: re.Match[str], order: Order | None) -> Iterator[Edtf]:
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    by_day = list(_valid(f"{year}-{second:02d}-{first:02d}"))
    by_month = list(_valid(f"{year}-{first:02d}-{second:02d}"))
    if match[2] == "." or order == "DMY" or not by_month:
        yield from by_day
    elif order == "MDY" or not by_day:
        yield from by_month
    elif by_day != by_month:
        yield Edtf(f"[{','.join(sorted(by_day + by_month))}]")
    yield from (*by_day, *by_month)


def _year(digits: str) -> str:
    if len(digits) == 4:
        return digits
    return f"{'20' if int(digits) < PIVOT else '19'}{digits}"


def _in_words(plain: str, order: Order | None, language: str | None) -> Iterator[Edtf]:
    for code in dict.fromkeys((language, *LANGUAGES)):
        if code is None:
            continue
        for written in dict.fromkeys((plain, plain.title())):
            found = _whole(written, code, order)
            if found is not None:
                yield found
                return


def _whole(text: str, language: str, order: Order | None) -> Edtf | None:
    """The date that all the words of a text are, or None."""
    for timex in find_dates(text, language=language, genre="narrative", date_order=order):
        span = timex.range or timex
        if span.edtf is None or timex.type not in ("DATE", "TIME"):
            continue
        rest = set(_WORD.findall((text[: span.start] + " " + text[span.end :]).casefold()))
        bounded = timex.range is not None or ".." in str(span.edtf) or timex.mod is not None
        if not rest or (bounded and rest <= _AROUND):
            return Edtf(str(span.edtf).partition("T")[0])
    return None
