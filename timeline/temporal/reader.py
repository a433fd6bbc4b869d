"""Reads the phrases of one text: candidates in, timexes out, and why some were refused."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from ..model import Timex
from .anchors import Context
from .chart import Candidate, Item, candidates
from .explanation import Reading, Rejection
from .grammar import Grammar
from .readings import READINGS
from .timexes import make_timexes
from .tokens import LEFT, RIGHT, Token, window


@dataclass(slots=True)
class Trace:
    """What was read and refused, kept where somebody asks why."""

    readings: list[Reading] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)


def read_places(
    places: list[int], grammar: Grammar, context: Context, trace: Trace | None
) -> list[Timex]:
    """The timexes around these places of the text, ascending."""
    reader = _Reader(grammar, context, trace)
    least = at = 0
    while at < len(places):
        tokens = window(context.text, places[at], least, grammar.lexicon)
        if not tokens:
            at += 1
            continue
        least = reader.read_run(tokens)
        at = max(at + 1, bisect_left(places, least))
    return reader.found


@dataclass(slots=True)
class _Reader:
    grammar: Grammar
    context: Context
    trace: Trace | None
    found: list[Timex] = field(default_factory=list)

    def read_run(self, tokens: list[Token]) -> int:
        """Read the phrases of one run of tokens; gives the place up to which the text is done."""
        by_place = candidates(tokens, self.grammar)
        size, first = len(tokens), tokens[0].end
        full = size >= RIGHT + LEFT
        place, done = 0, first
        while place < size:
            if full and place > size - LEFT and done > first:
                return tokens[place - 1].end
            taken = self._best(by_place[place], tokens) if by_place[place] else None
            place = place + 1 if taken is None else taken.end
            done = tokens[place - 1].end
        return done

    def _best(self, options: tuple[Candidate, ...], tokens: list[Token]) -> Candidate | None:
        """The longest phrase that can be read; its timexes go to `found`."""
        for option in options:
            reason = self._read(option, tokens)
            if reason is None:
                return option
            impossible = bool(self.context.why)
            if self.trace is not None:
                self._refuse(option, tokens, reason)
            if impossible:  # 31 February: nothing of it is a date
                return option
        return None

    def _read(self, option: Candidate, tokens: list[Token]) -> str | None:
        """Read one candidate into `found`, or say why not."""
        context = self.context
        extents = [(tokens[first].start, tokens[last].end) for first, last in option.extents]
        outer = extents[0][0], extents[-1][1]
        context.start, context.end = outer
        context.why.clear()
        for guard in option.guards:
            if (reason := guard(context)) is not None:
                return reason
        for guard, first, last in option.inner:
            context.start, context.end = tokens[first].start, tokens[last].end
            reason = guard(context)
            context.start, context.end = outer
            if reason is not None:
                return reason
        moment = evaluate(option.item, tokens, context)
        if moment is None or isinstance(moment, int | str | float):
            return context.why[-1] if context.why else "the reading does not fit"
        timexes = make_timexes(moment, extents, option.made.rule, context)
        self.found += timexes
        if self.trace is not None:
            self.trace.readings += self._readings(option, tokens, timexes)
        return None

    def _readings(
        self, option: Candidate, tokens: list[Token], timexes: list[Timex]
    ) -> list[Reading]:
        rule, children = option.made.rule, option.item.children
        slots = {slot: self._words(children[i], tokens) for i, slot in option.made.slots}
        pattern = rule.patterns[0]
        return [
            Reading(timex=timex, rule=rule.name, pattern=pattern, slots=slots) for timex in timexes
        ]

    def _refuse(self, option: Candidate, tokens: list[Token], reason: str) -> None:
        assert self.trace is not None
        start, end = tokens[option.item.start].start, tokens[option.end - 1].end
        self.trace.rejected.append(
            Rejection(
                start=start,
                end=end,
                text=self.context.text[start:end],
                rule=option.made.rule.name,
                reason=reason,
            )
        )

    def _words(self, item: Item, tokens: list[Token]) -> str:
        return self.context.text[tokens[item.start].start : tokens[item.end - 1].end]


def evaluate(item: Item, tokens: list[Token], context: Context) -> Any:
    """The value of a lexeme, or what the reading of a phrase makes of its slots."""
    made = item.made
    if made is None:
        return item.value if item.lexeme < 0 else tokens[item.start].values[item.lexeme]
    slots = dict(made.rule.constants)
    for place, slot in made.slots:
        child = item.children[place]
        value = evaluate(child, tokens, context)
        if value is None and child.made is not None:
            return None
        slots[slot] = value
    return READINGS[made.rule.reading](slots, context)
