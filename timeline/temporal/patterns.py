"""Patterns of rules: the words and slots of a phrase, written as one line.

{month} {day} (,)? {year}      slots by class; a part in round brackets may be left out
{first:Date} to {last:Date}    a slot with a name of its own; Capitals mean other rules
since [{Date}]                 only what stands in square brackets is the time expression
early|late {month}             alternatives
- and –                        a hyphen without spaces, a dash with spaces around it
\\( and \\)                      the brackets of the text
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import TimelineError

PIECE = re.compile(r"\s*(\{[^{}]+\}|\\[()\[\]|?]|[\[\]()|?]|[^\s{}\[\]()|?\\]+)")
MOST_VARIANTS = 400
BEGIN, END = "[", "]"


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a variant: a class of lexemes or phrases, and the slot it fills."""

    symbol: str
    slot: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A pattern with every choice made. `extents` are ranges of elements, `end` exclusive."""

    elements: tuple[Element, ...]
    extents: tuple[tuple[int, int], ...] = ()


Sequence = tuple[Element | str, ...]


def variants(pattern: str) -> list[Variant]:
    """Every way to read the pattern, in order. Raises TimelineError for a broken pattern."""
    pieces = PIECE.findall(pattern)
    if "".join(pieces) != re.sub(r"\s", "", pattern) and "{" not in pattern:
        raise TimelineError(f"the pattern {pattern!r} cannot be read")
    sequences, rest = _alternatives(pieces, pattern)
    if rest:
        raise TimelineError(f"the pattern {pattern!r} has a bracket too many")
    found = {_variant(sequence, pattern): None for sequence in sequences}
    if len(found) > MOST_VARIANTS:
        raise TimelineError(f"the pattern {pattern!r} has more than {MOST_VARIANTS} variants")
    return [variant for variant in found if variant.elements]


def _alternatives(pieces: list[str], pattern: str) -> tuple[list[Sequence], list[str]]:
    """Sequences of a list of alternatives, and the pieces after it."""
    choices: list[Sequence] = []
    while True:
        sequences, pieces = _sequence(pieces, pattern)
        choices += sequences
        if not pieces or pieces[0] != "|":
            return choices, pieces
        pieces = pieces[1:]


def _sequence(pieces: list[str], pattern: str) -> tuple[list[Sequence], list[str]]:
    done: list[Sequence] = [()]
    while pieces and pieces[0] not in ")|":
        piece, pieces = pieces[0], pieces[1:]
        if piece == "(":
            step, pieces = _alternatives(pieces, pattern)
            if not pieces:
                raise TimelineError(f"the pattern {pattern!r} misses a bracket")
            pieces = pieces[1:]
        else:
            step = [(_element(piece),)]
        if pieces and pieces[0] == "?":
            step, pieces = [*step, ()], pieces[1:]
        if len(done) * len(step) > 4 * MOST_VARIANTS:
            raise TimelineError(f"the pattern {pattern!r} has too many variants")
        done = [before + after for before in done for after in step]
    return done, pieces


def _element(piece: str) -> Element | str:
    if piece in (BEGIN, END):
        return piece
    if piece.startswith("{"):
        slot, _, symbol = piece[1:-1].rpartition(":")
        return Element(symbol, slot or symbol)
    return Element("'" + piece.lstrip("\\").lower())


def _variant(sequence: Sequence, pattern: str) -> Variant:
    elements: list[Element] = []
    extents: list[tuple[int, int]] = []
    begin = -1
    for piece in sequence:
        if piece == BEGIN:
            begin = len(elements)
        elif piece == END:
            if begin < 0:
                raise TimelineError(f"the pattern {pattern!r} closes what it never opened")
            extents.append((begin, len(elements)))
            begin = -1
        elif isinstance(piece, Element):
            elements.append(piece)
    if begin >= 0:
        raise TimelineError(f"the pattern {pattern!r} never closes a square bracket")
    return Variant(tuple(elements), tuple(extents))
