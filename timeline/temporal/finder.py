"""Run the rules over a text: time expressions in reading order, and why each was read so."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

from ..days import Day
from ..errors import UsageError
from ..model import Timex
from .anchors import Context
from .explanation import Explanation, Reading, Rejection
from .genre import decide_genre
from .grammar import Grammar, language_code, load
from .order import ORDERS, settle_order
from .reader import Trace, read_places
from .tokens import scan

Genre = Literal["news", "narrative"]
DateOrder = Literal["DMY", "MDY", "YMD"]


def find_dates(
    text: str,
    *,
    published: dt.date | str | None = None,
    language: str | None = None,
    genre: str | None = None,
    date_order: str | None = None,
) -> list[Timex]:
    """The time expressions of a text, in reading order.

    `published` is the day relative dates count from (a date, a datetime or ISO text). `language`
    is a code such as `en` or `de-AT`; None reads English. `genre` says how dates without a year
    are read: `news` counts from publication, `narrative` from the last date of the text; None
    decides by the text. `date_order` (DMY, MDY, YMD) settles 03/04/2021. Raises UsageError for
    any other value.

    >>> [timex.value for timex in find_dates("It fell in May 2014, and two days later …")]
    ['2014-05', '2014-05-03']
    """
    grammar, context = _prepare(text, published, language, genre, date_order)
    return _run(text, grammar, context, None)


def explain_dates(
    text: str,
    *,
    published: dt.date | str | None = None,
    language: str | None = None,
    genre: str | None = None,
    date_order: str | None = None,
) -> Explanation:
    """Like `find_dates`, with the rule, the slots and the anchor of each, and what was refused."""
    grammar, context = _prepare(text, published, language, genre, date_order)
    trace = Trace()
    _run(text, grammar, context, trace)
    return Explanation(
        readings=tuple(trace.readings),
        rejected=tuple(trace.rejected),
        genre=context.genre,
        date_order=context.order or None,
        date_order_reason=context.order_reason,
    )


# --- what the caller gave ---------------------------------------------------------------------


def _prepare(
    text: str,
    published: dt.date | str | None,
    language: str | None,
    genre: str | None,
    date_order: str | None,
) -> tuple[Grammar, Context]:
    if genre is not None and genre not in get_args(Genre):
        raise UsageError(f"genre {genre!r} is unknown: use 'news' or 'narrative'")
    if date_order is not None and date_order not in ORDERS:
        raise UsageError(f"date order {date_order!r} is unknown: use 'DMY', 'MDY' or 'YMD'")
    day = published_day(published)
    grammar = load(language_code(language))
    context = Context(
        text=text,
        lexicon=grammar.lexicon,
        language=grammar.language,
        published=day,
        genre=genre or "",
        language_tag=language or "",
        order=date_order or "",
        order_reason=f"the date order {date_order} was given" if date_order else None,
    )
    return grammar, context


def published_day(published: dt.date | str | None) -> Day | None:
    """The day of publication as given. Raises UsageError for what is no date."""
    if published is None:
        return None
    if isinstance(published, dt.date):  # a datetime too
        return Day.from_date(published)
    if isinstance(published, str):
        try:
            return Day.from_date(dt.datetime.fromisoformat(published.strip()).date())
        except ValueError:
            pass
    raise UsageError(f"the day of publication {published!r} is not a date: write it as YYYY-MM-DD")


# --- one pass ---------------------------------------------------------------------------------


def _run(text: str, grammar: Grammar, context: Context, trace: Trace | None) -> list[Timex]:
    scanned = scan(text, grammar.lexicon)
    if not context.genre:
        context.genre = decide_genre(text, scanned, grammar.lexicon, context.published)
    if not context.order:
        context.order, context.order_reason = settle_order(scanned.written, context.language_tag)
    return read_places(scanned.places, grammar, context, trace)


__all__ = ["Explanation", "Reading", "Rejection", "explain_dates", "find_dates"]
