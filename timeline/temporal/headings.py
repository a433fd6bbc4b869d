"""Years that stand over or before their entries: headings and first cells of a chronology.

'# 2020' or a line with nothing but '2020' gives its year to the days below it; '2020: On 15 March
…' and '| 2020 | 15 March |' to those of its own line. Such a year stands above publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..model import Anchor
from .lexicon import Lexicon, lower_word

YEAR = r"(?:1[5-9]|20)\d\d"
LINE = re.compile(
    rf"^(?:(?P<marks>\#{{1,6}})[ \t]+(?P<title>[^\n]{{0,120}})"
    rf"|[*_=|•–— \t-]{{0,8}}(?P<year>{YEAR})[*_= \t]{{0,4}}(?P<after>[:|–—]|-[ \t]|\.?\r?$))",
    re.MULTILINE,
)
TITLE = re.compile(rf"(?:(?P<word>[^\W\d_]+)\.?[ \t]+)?(?P<year>{YEAR})\b(?![-/–—.,]?\d)")
DIGITS_ONLY = re.compile(r"[ \t|*]*[\d.,%()+–-]+[ \t|*\r]*")
DEEPEST = 7  # the level of a year on a line of its own, below any marked heading


@dataclass(frozen=True, slots=True)
class Sections:
    """Years by the place they begin to hold; None where a section ends."""

    places: tuple[int, ...] = ()
    years: tuple[tuple[int, int] | None, ...] = ()  # where the year stands
    until: tuple[int | None, ...] = ()  # the end of its line, for a year before its entry

    def at(self, place: int, text: str) -> tuple[int, Anchor] | None:
        """The year that holds at a place of the text, and where it stands."""
        index = bisect_right(self.places, place) - 1
        while index >= 0:
            until, span = self.until[index], self.years[index]
            if until is None:
                return None if span is None else _told(text, *span)
            if place < until:
                return None if span is None else _told(text, *span)
            index = self._section_before(index)
        return None

    def _section_before(self, index: int) -> int:
        while index >= 0 and self.until[index] is not None:
            index -= 1
        return index


def _told(text: str, start: int, end: int) -> tuple[int, Anchor]:
    year = text[start:end]
    return int(year), Anchor(start=start, end=end, text=year, edtf=year)


def year_sections(text: str, lexicon: Lexicon) -> Sections:
    """The sections of a text that stand under a year; one pass over its lines."""
    found: list[tuple[int, tuple[int, int] | None, int | None]] = []
    level = 0
    for match in LINE.finditer(text):
        if match["marks"]:
            depth = len(match["marks"])
            span = _year_of_title(match, lexicon)
            if span is not None or depth <= level:
                found.append((match.end(), span, None))
                level = depth if span is not None else 0
            continue
        span = match.span("year")
        if match["after"][:1] in (":", "|", "–", "—", "-"):
            line_end = text.find("\n", match.end())
            found.append((match.end(), span, len(text) if line_end < 0 else line_end))
        elif not _among_numbers(text, match.start(), match.end()):
            found.append((match.end(), span, None))
            level = DEEPEST
    return (
        Sections(*(tuple(column) for column in zip(*found, strict=True))) if found else Sections()
    )


def _year_of_title(match: re.Match[str], lexicon: Lexicon) -> tuple[int, int] | None:
    title = TITLE.match(match["title"])
    if title is None:
        return None
    if title["word"]:
        classes = lexicon.classes(lower_word(title["word"]))
        if "month" not in classes and "season" not in classes:
            return None
    start = match.start("title")
    return start + title.start("year"), start + title.end("year")


def _among_numbers(text: str, start: int, end: int) -> bool:
    """True in a column of figures: the line before or after is one too."""
    before = text[max(0, start - 80) : max(0, start - 1)].rpartition("\n")[2]
    after = text[end + 1 : end + 80].partition("\n")[0]
    return bool(DIGITS_ONLY.fullmatch(before) or DIGITS_ONLY.fullmatch(after))
