"""What a phrase means becomes a timex, or the two timexes of a range."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..edtf import Edtf
from ..model import Range, Timex
from .anchors import Context
from .grammar_rule import Rule
from .moments import Date, Length, Moment, Pair, Repetition, Vague
from .notation import bounds_of, date_edtf, timex_type, timex_value


def make_timexes(
    moment: Moment | Pair, extents: list[tuple[int, int]], rule: Rule, context: Context
) -> list[Timex]:
    """One timex, or the two members of a range; their dates are remembered by the context."""
    if not isinstance(moment, Pair):
        return [_timex(moment, extents[0], rule, context)]
    whole = _range(moment, extents)
    return [
        _timex(member, extent, rule, context, whole)
        for member, extent in zip((moment.begin, moment.end), extents, strict=False)
    ]


def _range(pair: Pair, extents: list[tuple[int, int]]) -> Range | None:
    begin, end = pair.begin, pair.end
    if not isinstance(begin, Date) or not isinstance(end, Date):
        return None
    ends = [_range_end(begin, 0), _range_end(end, 1)]
    return Range(start=extents[0][0], end=extents[-1][1], edtf=Edtf("/".join(ends)))


def _range_end(date: Date, side: int) -> str:
    if date.unit in ("day", "month", "year") and date.mod not in ("START", "MID", "END"):
        return str(date_edtf(replace(date, bound=None)))
    return str(Edtf.from_day(bounds_of(date)[side]))


def _timex(
    moment: Moment,
    extent: tuple[int, int],
    rule: Rule,
    context: Context,
    whole: Range | None = None,
) -> Timex:
    start, end = extent
    known: dict[str, Any] = {}
    if isinstance(moment, Date):
        edtf = date_edtf(moment)
        known = {
            "edtf": edtf,
            "mod": moment.mod,
            "time": moment.clock,
            "utc_offset": moment.offset,
            "anchor": moment.anchor,
            "reason": moment.reason,
        }
        if edtf is not None:
            known["earliest"], known["latest"] = edtf.earliest, edtf.latest
        plain = not (moment.mod or moment.part or moment.clock)
        bare = moment if plain else replace(moment, mod=None, part=None, clock=None)
        context.remember(bare, start, end)
    elif isinstance(moment, Length):
        known = {
            "mod": moment.mod,
            "begin_point": _point(moment.begin),
            "end_point": _point(moment.end),
        }
    elif isinstance(moment, Repetition):
        known = {"quant": moment.quant, "freq": moment.freq}
    elif isinstance(moment, Vague):
        known = {
            "mod": moment.mod,
            "time": moment.clock,
            "utc_offset": moment.offset,
            "anchor": moment.anchor,
            "reason": moment.reason,
        }
    return Timex(
        start=start,
        end=end,
        text=context.text[start:end],
        type=timex_type(moment),
        value=timex_value(moment),
        rule=rule.name,
        range=whole,
        **known,
    )


def _point(date: Date | None) -> str | None:
    return None if date is None else timex_value(date)
