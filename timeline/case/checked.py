"""What comes in from people, checked once: days, dates, lines, names. Raises UsageError."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ..edtf import Edtf
from ..errors import UsageError
from ..model import CERTAINTIES, Certainty


def day(given: str | dt.date, option: str = "") -> dt.date:
    """A day, from its ISO text; `option` is what it was given with."""
    if not isinstance(given, str):
        return given
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        said_with = f" ({option})" if option else ""
        raise UsageError(f"{given!r} is not a day such as 2016-08-25{said_with}") from error


def date(given: str | None) -> Edtf | None:
    """An EDTF date; None is undated."""
    try:
        return None if given is None else Edtf(given.strip())
    except ValueError as error:
        raise UsageError(f"{given!r} is not a date such as 2016, 2016-03 or ../2016") from error


def line(given: str, otherwise: str) -> str:
    """Words on one line; `otherwise` is told where there are none."""
    plain = " ".join(given.split())
    if not plain:
        raise UsageError(otherwise)
    return plain


def names(given: Iterable[str]) -> tuple[str, ...]:
    """Names, each once and on one line."""
    return tuple(dict.fromkeys(plain for name in given if (plain := " ".join(name.split()))))


def certainty(given: Certainty) -> Certainty:
    """One of CERTAINTIES."""
    if given not in CERTAINTIES:
        raise UsageError(f"{given!r} is not one of {', '.join(CERTAINTIES)}")
    return given
