"""A document's text as HTML that cannot do anything: escaped, with its claims marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ..export.words import safe_text

BEFORE, AFTER = 160, 300  # characters of context: little before it, or the quote is out of view
LONGEST = 120_000  # characters of a document that are shown at once


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text to mark, with the class it gets and an anchor to jump to."""

    start: int
    end: int
    kind: str
    anchor: str | None = None


def quote_in_source(text: str, start: int, end: int, marks: Iterable[Marked] = ()) -> str:
    """The passage around a quote, the quote highlighted, with `marks` inside it.

    Context ends at a paragraph where one is near, and with an ellipsis where it was cut.
    """
    low = _begin_of_context(text, start)
    high = _end_of_context(text, end)
    before = "… " if low > 0 else ""
    after = " …" if high < len(text) else ""
    quote = _with_marks(text, start, end, marks)
    return f"{before}{_plain(text[low:start])}<mark>{quote}</mark>{_plain(text[end:high])}{after}"


def marked_parts(text: str, marks: Iterable[Marked]) -> list[tuple[str, str | None, str | None]]:
    """A whole text in parts, its claims marked: words, kind and anchor. Overlaps share a mark.

    Very long texts are cut, and say so.
    """
    parts: list[tuple[str, str | None, str | None]] = []
    at = 0
    end_of_text = min(len(text), LONGEST)
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        start, end = max(mark.start, at), min(mark.end, end_of_text)
        if start >= end:
            continue
        parts.append((safe_text(text[at:start]), None, None))
        parts.append((safe_text(text[start:end]), mark.kind, mark.anchor))
        at = end
    parts.append((safe_text(text[at:end_of_text]), None, None))
    if end_of_text < len(text):
        left = len(text) - end_of_text
        parts.append((f"\n\n… {left:,} more characters are not shown here.", None, None))
    return parts


def _with_marks(text: str, start: int, end: int, marks: Iterable[Marked]) -> str:
    parts = []
    at = start
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.start < at or mark.end > end or mark.start >= mark.end:
            continue
        parts.append(_plain(text[at : mark.start]))
        parts.append(
            f'<span class="{escape(mark.kind)}">{_plain(text[mark.start : mark.end])}</span>'
        )
        at = mark.end
    return "".join([*parts, _plain(text[at:end])])


def _begin_of_context(text: str, start: int) -> int:
    low = max(0, start - BEFORE)
    if low == 0:
        return 0
    paragraph = text.find("\n\n", low, start)
    if paragraph >= 0:
        return paragraph + 2
    space = text.find(" ", low, start)
    return space + 1 if space >= 0 else low


def _end_of_context(text: str, end: int) -> int:
    high = min(len(text), end + AFTER)
    if high == len(text):
        return high
    paragraph = text.rfind("\n\n", end, high)
    if paragraph >= 0:
        return paragraph
    space = text.rfind(" ", end, high)
    return space if space >= 0 else high


def _plain(text: str) -> str:
    return escape(safe_text(text))
