"""Which phrases a run of tokens holds: a chart filled from the right, one tree of rules.

Every position keeps the items that begin there. As the items to the right are complete when a
position is reached, each path of the tree is walked once. Runs are short (see `tokens`), so the
work per run is bounded and the whole is linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .grammar import ALSO, COMPLETE, Completion, Grammar, Node
from .tokens import Token

MOST_ITEMS = 120  # at one position; a text that needs more is hostile


@dataclass(slots=True, eq=False)
class Item:
    """A phrase or a word: its class, the tokens it covers, and how it was made.

    `value` is a lexeme's own value; `made` the rule and variant of a phrase.
    """

    symbol: str
    start: int
    end: int
    value: Any = None
    made: Completion | None = None
    children: tuple[Item, ...] = ()


Chart = list[list[Item]]


def parse(tokens: list[Token], grammar: Grammar) -> Chart:
    """All items of a run of tokens, by the position they begin at."""
    chart: Chart = [[] for _ in range(len(tokens) + 1)]
    tree = grammar.tree
    for start in range(len(tokens) - 1, -1, -1):
        items = [Item(symbol, start, start + 1, value) for symbol, value in tokens[start].lexemes]
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
