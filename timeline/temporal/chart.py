"""Which phrases a run of tokens holds: a chart filled from the right, one tree of rules.

Every position keeps the items that begin there. As the items to the right are complete when a
position is reached, each path of the tree is walked once. Runs are short (see `tokens`), so the
work per run is bounded and the whole is linear in the text.

A chart knows only the classes of its tokens, not their values: 'on 5 May' and 'on 9 June' have
the same one. What was made of a run once is kept with the grammar for every run like it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .grammar import ALSO, COMPLETE, Completion, Grammar, Node
from .guards import GUARDS, Guard
from .readings import READINGS, Reading
from .tokens import Token

MOST_ITEMS = 120  # at one position; a text that needs more is hostile
MOST_KEPT = 50_000  # tokens and phrases kept with a grammar; four corpora need 10,000


@dataclass(slots=True, eq=False)
class Item:
    """A phrase or a word: its class, the tokens it covers, and how it was made.

    `made` is the rule and variant of a phrase, `lexeme` the place of a word's class among those
    of its token; an entry of several words has its `value` here.
    """

    symbol: str
    start: int
    end: int
    value: Any = None
    made: Completion | None = None
    children: tuple[Item, ...] = ()
    lexeme: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A phrase that may be a timex, with all that is known of it before its words are read.

    `extents` are the tokens of its timexes, `inner` the guards of its parts with their tokens.
    """

    made: Completion
    item: Item
    end: int
    extents: tuple[tuple[int, int], ...]
    guards: tuple[Guard, ...]
    inner: tuple[tuple[Guard, int, int], ...]
    reading: Reading


Chart = list[list[Item]]
Candidates = list[tuple[Candidate, ...]]


def candidates(tokens: list[Token], grammar: Grammar) -> Candidates:
    """What may be a timex in a run of tokens, by the position it begins at, longest first."""
    shape = tuple([token.classes for token in tokens])
    kept = grammar.kept
    known: Candidates | None = kept.runs.get(shape)
    if known is None:
        known = _candidates(tokens, grammar)
        if kept.size > MOST_KEPT:
            kept.runs.clear()
            kept.size = 0
        kept.runs[shape] = known
        kept.size += len(tokens) + sum(map(len, known))
    return known


def _candidates(tokens: list[Token], grammar: Grammar) -> Candidates:
    return [_of_place(items) for items in parse(tokens, grammar)[:-1]]


def _of_place(items: list[Item]) -> tuple[Candidate, ...]:
    phrases: dict[tuple[int, int], Candidate] = {}
    for item in items:
        made = item.made
        if made is not None and made.rule.timex:
            phrases.setdefault((id(made), item.end), _candidate(item, made))
    found = list(phrases.values())
    found.sort(key=lambda candidate: (-candidate.end, candidate.made.rule.order))
    return tuple(found)


def _candidate(item: Item, made: Completion) -> Candidate:
    children = item.children
    extents = tuple(
        (children[first].start, children[last - 1].end - 1) for first, last in made.variant.extents
    )
    return Candidate(
        made=made,
        item=item,
        end=item.end,
        extents=extents or ((item.start, item.end - 1),),
        guards=tuple([GUARDS[name] for name in made.rule.guards]),
        inner=tuple(_inner(item)),
        reading=READINGS[made.rule.reading],
    )


def _inner(item: Item) -> list[tuple[Guard, int, int]]:
    """What a part of the phrase may never be, alone or not: '2000 jobs' in 'about 2000 jobs'."""
    found: list[tuple[Guard, int, int]] = []
    for child in item.children:
        if child.made is not None:
            found += [(GUARDS[name], child.start, child.end - 1) for name in child.made.rule.always]
            found += _inner(child)
    return found


def parse(tokens: list[Token], grammar: Grammar) -> Chart:
    """All items of a run of tokens, by the position they begin at."""
    chart: Chart = [[] for _ in range(len(tokens) + 1)]
    tree = grammar.tree
    for start in range(len(tokens) - 1, -1, -1):
        items = [
            Item(symbol, start, start + 1, lexeme=place)
            for place, symbol in enumerate(tokens[start].classes)
        ]
        chart[start] = items
        seen: set[tuple[object, int]] = set()
        for item in items:  # grows while we walk
            node = tree.get(item.symbol)
            if node is not None and len(items) < MOST_ITEMS:
                _walk(node, (item,), item.end, chart, items, seen)
    return chart


def _walk(
    node: Node,
    path: tuple[Item, ...],
    place: int,
    chart: Chart,
    items: list[Item],
    seen: set[tuple[object, int]],
) -> None:
    """Follow the tree from `node` over the items that begin at `place`."""
    for made in node.get(COMPLETE, ()):
        _complete(made, path, place, items, seen)
    for item in chart[place]:
        following = node.get(item.symbol)
        if following is not None:
            _walk(following, (*path, item), item.end, chart, items, seen)


def _complete(
    made: Any,
    path: tuple[Item, ...],
    place: int,
    items: list[Item],
    seen: set[tuple[object, int]],
) -> None:
    start = path[0].start
    if not isinstance(made, Completion):
        symbol, value = made
        if (made, place) not in seen:
            seen.add((made, place))
            items.append(Item(symbol, start, place, value))
        return
    key = (made.rule, place)
    if key in seen:
        return
    seen.add(key)
    symbol = made.rule.gives
    items.append(Item(symbol, start, place, None, made, path))
    for other in ALSO.get(symbol, ()):
        items.append(Item(other, start, place, None, made, path))
