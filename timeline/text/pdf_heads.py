"""What is printed on every page and is no text: heads, feet, page numbers, line numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .pdf_lines import Line

GUTTER = 8  # numbered lines that make a numbered page (court papers, transcripts)
MARGIN = 0.1  # of the height that is printed on: where heads and feet stand
REPEATED = 0.4  # share of the pages: left and right pages have different heads
Place = tuple[str, int, int]
_NUMBER = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands on many pages: heads and feet by their words, stamps along the edge by place.

    Heads stand above `high` or below `low`, in points from the foot of the page.
    """

    words: frozenset[str]
    stamps: frozenset[Place]
    low: float
    high: float

    def has(self, line: Line) -> bool:
        """Whether a line is one of them."""
        outside = line.middle >= self.high or line.middle <= self.low
        return _place(line) in self.stamps or (outside and normal(line.text) in self.words)


def repeated_heads(pages: Sequence[Sequence[Line]]) -> Heads:
    """Heads, feet and stamps of many pages; figures are left out of the comparison of heads."""
    middles = [line.middle for lines in pages for line in lines] or [0.0]
    margin = MARGIN * (max(middles) - min(middles))
    low, high = min(middles) + margin, max(middles) - margin
    words: Counter[str] = Counter()
    stamps: Counter[Place] = Counter()
    for lines in pages:
        words.update({normal(one.text) for one in lines if not low < one.middle < high})
        stamps.update({_place(line) for line in lines if not line.upright})
    needed = max(3, REPEATED * len(pages))
    return Heads(
        frozenset(text for text, count in words.items() if count >= needed),
        frozenset(place for place, count in stamps.items() if count >= needed),
        low,
        high,
    )


def without_heads(lines: Sequence[Line], heads: Heads) -> tuple[list[Line], list[Line]]:
    """The lines without heads, feet and page numbers, and what was left out.

    A page that would be left without a word keeps all of them.
    """
    outermost = _outermost(lines)
    dropped = [
        line
        for line in lines
        if heads.has(line) or (line in outermost and _NUMBER.fullmatch(line.text))
    ]
    left_out = set(dropped)
    kept = [line for line in lines if line not in left_out]
    if not any(map(str.isalpha, "".join(line.text for line in kept))):
        return list(lines), []
    return kept, dropped


def _place(line: Line) -> Place:
    return line.text, round(line.left / 5), round(line.middle / 5)


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """The topmost and the lowest line of a page."""
    if len(lines) < 3:
        return []
    return [max(lines, key=lambda line: line.middle), min(lines, key=lambda line: line.middle)]


def normal(text: str) -> str:
    """A line with its figures made equal, to compare heads across pages."""
    return _DIGITS.sub("#", text).casefold()


def without_gutter(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers that court papers print beside them."""
    run: list[int] = []
    for at, line in enumerate(lines):
        first = line.text.split(" ", 1)[0]
        number = int(first) if _NUMBER.fullmatch(first) and first.isascii() else None
        if run and number == _leading(lines[run[-1]]) + 1:
            run.append(at)
        elif number == 1 and len(run) < GUTTER:
            run = [at]
    if len(run) < GUTTER:
        return list(lines)
    numbered = set(run)
    kept = []
    for at, line in enumerate(lines):
        text = line.text.split(" ", 1)[-1] if " " in line.text else ""
        if at not in numbered:
            kept.append(line)
        elif text:
            kept.append(replace(line, text=text))
    return kept


def _leading(line: Line) -> int:
    return int(line.text.split(" ", 1)[0])
