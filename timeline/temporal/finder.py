"""Run the rules over a text: time expressions in reading order, and why each was read so."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from ..days import Day
from ..errors import UsageError
from ..model import Timex
from .anchors import Context
from .chart import Chart, Item, parse
from .explanation import Explanation, Reading, Rejection
from .genre import decide_genre
from .grammar import Grammar, language_code, load
from .guards import GUARDS
from .order import ORDERS, settle_order
from .readings import READINGS
from .timexes import make_timexes
from .tokens import LEFT, RIGHT, Token, scan, window

LONGEST_KEPT, MOST_KEPT = 8, 4096
Genre = Literal["news", "narrative"]
DateOrder = Literal["DMY", "MDY", "YMD"]


@dataclass(slots=True)
class _Trace:
    readings: list[Reading] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)


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
    trace = _Trace()
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


def _run(text: str, grammar: Grammar, context: Context, trace: _Trace | None) -> list[Timex]:
    scanned = scan(text, grammar.lexicon)
    places = scanned.places
    if not context.genre:
        context.genre = decide_genre(text, scanned, grammar.lexicon, context.published)
    if not context.order:
        context.order, context.order_reason = settle_order(scanned.numerals, context.language_tag)
    found: list[Timex] = []
    charts: dict[tuple[str, ...], Chart] = {}
    least = at = 0
    while at < len(places):
        tokens = window(text, places[at], least, grammar.lexicon)
        if not tokens:
            at += 1
            continue
        done = _read_window(tokens, grammar, context, found, trace, charts)
        least = done
        at = max(at + 1, bisect_left(places, least))
    return found


def _read_window(
    tokens: list[Token],
    grammar: Grammar,
    context: Context,
    found: list[Timex],
    trace: _Trace | None,
    charts: dict[tuple[str, ...], Chart],
) -> int:
    """Read the phrases of one run of tokens; gives the place up to which the text is done."""
    chart = _chart(tokens, grammar, charts)
    full = len(tokens) >= RIGHT + LEFT
    place, done = 0, tokens[0].end
    while place < len(tokens):
        if full and place > len(tokens) - LEFT and done > tokens[0].end:
            return tokens[place - 1].end
        item = _best(chart, place, tokens, context, found, trace)
        place = place + 1 if item is None else item.end
        done = tokens[place - 1].end
    return done


def _chart(tokens: list[Token], grammar: Grammar, charts: dict[tuple[str, ...], Chart]) -> Chart:
    """The chart of a run; texts repeat their short runs ('on Monday'), so those are kept."""
    if len(tokens) > LONGEST_KEPT:
        return parse(tokens, grammar)
    words = tuple([token.text for token in tokens])
    chart = charts.get(words)
    if chart is None:
        chart = parse(tokens, grammar)
        if len(charts) < MOST_KEPT:
            charts[words] = chart
    return chart


def _best(
    chart: Chart,
    place: int,
    tokens: list[Token],
    context: Context,
    found: list[Timex],
    trace: _Trace | None,
) -> Item | None:
    """The longest phrase that begins here and can be read; its timexes go to `found`."""
    candidates = [item for item in chart[place] if item.made is not None and item.made.rule.timex]
    if not candidates:
        return None
    if len(candidates) > 1:
        candidates.sort(key=_longest_first)
    tried: set[tuple[int, int]] = set()
    for item in candidates:
        key = (id(item.made), item.end)
        if key in tried:
            continue
        tried.add(key)
        reason = _read(item, tokens, context, found, trace)
        if reason is None:
            return item
        impossible = bool(context.why)
        if trace is not None:
            assert item.made is not None
            start, end = tokens[item.start].start, tokens[item.end - 1].end
            trace.rejected.append(
                Rejection(
                    start=start,
                    end=end,
                    text=context.text[start:end],
                    rule=item.made.rule.name,
                    reason=reason,
                )
            )
        if impossible:  # 31 February: nothing of it is a date
            return item
    return None


def _longest_first(item: Item) -> tuple[int, int]:
    assert item.made is not None
    return -item.end, item.made.rule.order


def _read(
    item: Item,
    tokens: list[Token],
    context: Context,
    found: list[Timex],
    trace: _Trace | None,
) -> str | None:
    """Read one candidate into `found`, or say why not."""
    assert item.made is not None
    rule = item.made.rule
    extents = _extents(item, tokens)
    context.start, context.end = extents[0][0], extents[-1][1]
    context.why.clear()
    for name in rule.guards:
        reason = GUARDS[name](context)
        if reason is not None:
            return reason
    if (reason := _refused_inside(item, tokens, context)) is not None:
        return reason
    moment = evaluate(item, context)
    if moment is None or isinstance(moment, int | str | float):
        return context.why[-1] if context.why else "the reading does not fit"
    timexes = make_timexes(moment, extents, rule, context)
    found += timexes
    if trace is not None:
        slots = {slot: _words(item.children[i], tokens, context) for i, slot in item.made.slots}
        pattern = rule.patterns[0]
        trace.readings += [
            Reading(timex=timex, rule=rule.name, pattern=pattern, slots=slots) for timex in timexes
        ]
    return None


def _refused_inside(item: Item, tokens: list[Token], context: Context) -> str | None:
    """What a part of the phrase may never be, alone or not: '2000 jobs' in 'about 2000 jobs'."""
    outer = context.start, context.end
    for child in item.children:
        if child.made is None:
            continue
        for name in child.made.rule.always:
            context.start = tokens[child.start].start
            context.end = tokens[child.end - 1].end
            reason = GUARDS[name](context)
            context.start, context.end = outer
            if reason is not None:
                return reason
        if (reason := _refused_inside(child, tokens, context)) is not None:
            return reason
    return None


def _words(item: Item, tokens: list[Token], context: Context) -> str:
    return context.text[tokens[item.start].start : tokens[item.end - 1].end]


def _extents(item: Item, tokens: list[Token]) -> list[tuple[int, int]]:
    """The places of the timexes: what stands in square brackets, else the whole phrase."""
    made = item.made
    assert made is not None
    ranges = made.variant.extents
    if not ranges:
        return [(tokens[item.start].start, tokens[item.end - 1].end)]
    return [
        (tokens[item.children[first].start].start, tokens[item.children[last - 1].end - 1].end)
        for first, last in ranges
    ]


def evaluate(item: Item, context: Context) -> Any:
    """The value of a lexeme, or what the reading of a phrase makes of its slots."""
    made = item.made
    if made is None:
        return item.value
    slots = dict(made.rule.constants)
    for place, slot in made.slots:
        value = evaluate(item.children[place], context)
        if value is None and item.children[place].made is not None:
            return None
        slots[slot] = value
    return READINGS[made.rule.reading](slots, context)


__all__ = ["Explanation", "Reading", "Rejection", "explain_dates", "find_dates"]
