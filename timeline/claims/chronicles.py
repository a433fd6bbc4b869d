"""Chronologies: lines and table rows that begin with a date and say in a clause what happened.

'12 May 2004 – Ruth Adler warns the board', a bulleted list, a table with a column of dates, or a
date alone on its line above the words it dates. Such entries stand in the present tense, or have
no verb in a tense at all, and their date stands outside the sentence. They are found by their
layout, before anything is parsed; for the reading the date and the marks around it are blanked
out, so that a sentence begins where its words do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..days import Day
from ..language import Sentence
from ..model import Timex
from .dating import Mention, mentions
from .form import LINK, MARKED

LINE = re.compile(r"[^\n]+")
BULLET = r"[ \t]*(?:(?:[-–—*+•▪●◦■·>]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+)?(?:\#{1,6}[ \t]+)?"
# What may stand between the bullet and the date: bold marks, a bracket, a small word.
OPENING = re.compile(
    BULLET
    + r"[*_]{0,3}[(\[]?(?:(?:in|on|about|around|ca?\.|circa|am|im|ab|seit|en|el|le|au|il|nel|"
    r"nell['’]|a|since|from|by|until|late|early)[ \t]+){0,2}[*_]{0,3}",
    re.IGNORECASE,
)
MARKS = r"[*_]{0,3}[)\]]?[*_]{0,3}"
CLOCK = r"(?:,?[ \t]*(?:at[ \t]+)?\d{1,2}[:.]\d{2}(?:[ \t]*(?:[ap]\.?m\.?|Uhr|h))?)?"
# A colon, a dash or a gap; a bracket or bold type that ends behind the date.
STRONG = re.compile(
    rf"{CLOCK}(?:{MARKS}(?:[ \t]*[:：]{MARKS}[ \t]*|[ \t]+--?[ \t]+|[ \t]*[–—][ \t]*|\t[ \t]*|"
    r"[ \t]{2,})|[*_]{0,3}[)\]][*_]{0,3}[ \t]+|[*_]{2,3}[.,]?[ \t]+)(?=\S)"
)
WEAK = re.compile(r"[.,]?[ \t]+(?=[^\W\d_a-zß-öø-ÿ])")
ALONE = re.compile(rf"{CLOCK}{MARKS}[ \t:.|*_#]*")
CELLS = re.compile(r"[^|\t;]+")
CELL_MARKS = "|\t;"
CARRIED_ON = re.compile(r"(?:\n(?=[ \t]{2,}[^\s\-*•|]|[a-zß-öø-ÿ])[^\n|]+)+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
MARKS_LONG = 5
HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
LEAST = 2  # entries make a chronology; of dates alone on a line, and of weak ones, one more
LONGEST = 600  # letters below a date that stands alone on its line


@dataclass(frozen=True)
class Entry:
    """Words from `start` to `end` and the date before them; `opening` is where its line begins.

    `apart` is true where the date stands on a line of its own.
    """

    opening: int
    start: int
    end: int
    date: Mention
    apart: bool = False

    def begins(self, sentence: Sentence) -> bool:
        """True for its first sentence; a mark or two may stand before it."""
        return self.begins_at(sentence.start)

    def begins_at(self, start: int) -> bool:
        """True for a place before which nothing but such marks stand."""
        return start - self.start < MARKS_LONG


def entries(text: str, timexes: Sequence[Timex], published: Day | None = None) -> list[Entry]:
    """The entries of the chronologies in a text, in reading order; none where it holds none."""
    dates = [
        date
        for date in mentions(text, timexes, published)
        if any(map(str.isdigit, date.words)) and "\n" not in date.words
    ]
    if not dates:
        return []
    lines = list(_lines(text, dates))
    strong = [*_rows(text, lines), *_inline(text, lines, STRONG)]
    weak = [*strong, *_inline(text, lines, WEAK)]
    heads = _below(text, lines, {entry.opening for entry in weak})
    found = weak if len(weak) + len(heads) > LEAST else strong
    if len(found) < LEAST and len(heads) <= LEAST:
        found = [entry for entry in strong if _is_colon(text, entry)]
    found = [*found, *heads] if len(heads) > LEAST else found
    unique = {entry.start: entry for entry in found}
    ordered = [entry for _, entry in sorted(unique.items())]
    stops = (*(entry.opening for entry in ordered[1:]), len(text))
    return [_continued(text, entry, stop) for entry, stop in zip(ordered, stops, strict=False)]


def unmarked(text: str, found: Sequence[Entry]) -> str:
    """The text with line breaks and spaces for what stands around the words of its entries, and
    for the marks of Markdown; as long as before."""
    text = LINK.sub(_linked, text)
    text = MARKED.sub(lambda mark: " " * len(mark[0]), text)
    pieces, position = list[str](), 0
    for entry in found:
        first, last = _line_of(text, entry)
        first = max(first, position)
        pieces += [text[position:first], _blank(text[first : entry.start])]
        pieces.append(text[entry.start : entry.end])
        position = entry.end
        if position < last and "\n" not in text[entry.start : entry.end]:
            pieces.append(_blank(text[position:last]))
            position = last
    return "".join((*pieces, text[position:]))


def _linked(link: re.Match[str]) -> str:
    """A link's words alone, where they stood."""
    before, after = link.start(1) - link.start(), link.end() - link.end(1)
    return " " * before + link[1] + " " * after


def _blank(words: str) -> str:
    """A line break, which ends a paragraph, and spaces."""
    lines = words.split("\n")
    return (
        "\n" + " " * (len(words) - 1) if len(lines) == 1 and words else re.sub(r"[^\n]", " ", words)
    )


def _line_of(text: str, entry: Entry) -> tuple[int, int]:
    end = text.find("\n", entry.end)
    return entry.opening, len(text) if end < 0 else end


class Entries:
    """The entries of a text, looked up by their place."""

    def __init__(self, found: Sequence[Entry]) -> None:
        self.found = found
        self.starts = [entry.start for entry in found]

    def holds(self, sentence: Sentence) -> bool:
        """True for a sentence of an entry."""
        return self.at(sentence.start, sentence.end) is not None

    def at(self, start: int, end: int) -> Entry | None:
        """The entry that a sentence stands in."""
        number = bisect_right(self.starts, max(start, end - 1)) - 1
        entry = self.found[number] if number >= 0 else None
        return entry if entry is not None and entry.start <= start < entry.end else None


# --- layouts ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    dates: tuple[Mention, ...]


def _lines(text: str, dates: Sequence[Mention]) -> Iterator[_Line]:
    """The lines of a text with the dates in them."""
    at = 0
    for line in LINE.finditer(text):
        while at < len(dates) and dates[at].start < line.start():
            at += 1
        stop = at
        while stop < len(dates) and dates[stop].end <= line.end():
            stop += 1
        yield _Line(*line.span(), tuple(dates[at:stop]))
        at = stop


def _opening_date(text: str, line: _Line) -> Mention | None:
    """The date that a line begins with, behind its bullet."""
    if not line.dates:
        return None
    first = line.dates[0]
    opening = OPENING.fullmatch(text, line.start, first.start)
    return first if opening is not None else None


def _inline(text: str, lines: Sequence[_Line], joint: re.Pattern[str]) -> Iterator[Entry]:
    """'12 May 2004 – Ruth Adler warns the board.'"""
    for line in lines:
        date = _opening_date(text, line)
        between = joint.match(text, date.end, line.end) if date is not None else None
        if date is None or between is None or "|" in text[line.start : line.end]:
            continue
        if joint is WEAK and not _is_day(text, line, date):
            continue
        if _tells(text[between.end() : line.end]):
            end = line.start + len(text[line.start : line.end].rstrip())
            yield Entry(line.start, between.end(), end, date)


def _is_day(text: str, line: _Line, date: Mention) -> bool:
    """A whole date, without a small word before it ('3 May 2004 Adler …'), or a year with a full
    stop ('2015. Mirax …')."""
    bare = re.fullmatch(BULLET + r"[*_]{0,3}", text[line.start : date.start]) is not None
    whole = date.edtf.precision == "day" or text[date.end] == "."
    return bare and whole and date.timex.anchor is None


def _is_colon(text: str, entry: Entry) -> bool:
    return ":" in text[entry.date.end : entry.start]


def _tells(words: str) -> bool:
    """At least two words, and more letters than figures."""
    letters = LETTERS.findall(words)
    return len(letters) >= 2 and sum(map(len, letters)) > sum(map(str.isdigit, words))


def _rows(text: str, lines: Sequence[_Line]) -> Iterator[Entry]:
    """Rows of a table: a cell that holds a date alone, and the longest of the others."""
    for line in lines:
        if not line.dates:
            continue
        cells = [cell.span() for cell in CELLS.finditer(text, line.start, line.end)]
        marks = sum(text.count(mark, line.start, line.end) for mark in CELL_MARKS)
        if len(cells) < 2 or marks < len(cells) - 1:
            continue
        dated = [(cell, date) for cell in cells if (date := _alone(text, cell, line))]
        others = [cell for cell in cells if _tells(text[slice(*cell)]) and not _in(cell, dated)]
        if len(dated) != 1 or not others:
            continue
        start, end = max(others, key=lambda cell: cell[1] - cell[0])
        words = text[start:end]
        start += len(words) - len(words.lstrip(" *_"))
        end -= len(words) - len(words.rstrip(" *_"))
        yield Entry(line.start, start, end, dated[0][1])


def _in(cell: tuple[int, int], dated: Sequence[tuple[tuple[int, int], Mention]]) -> bool:
    return any(cell == one for one, _ in dated)


def _alone(text: str, cell: tuple[int, int], line: _Line) -> Mention | None:
    """The date that fills a cell."""
    for date in line.dates:
        if cell[0] <= date.start and date.end <= cell[1]:
            rest = text[cell[0] : date.start] + text[date.end : cell[1]]
            return date if not re.search(r"\w", rest) else None
    return None


def _below(text: str, lines: Sequence[_Line], others: set[int]) -> list[Entry]:
    """Dates alone on their lines, each with the paragraph below it; `others` are where lines begin
    that have a date of their own."""
    found = list[Entry]()
    heads = [
        (number, date)
        for number, line in enumerate(lines)
        if (date := _opening_date(text, line)) is not None
        and ALONE.fullmatch(text, date.end, line.end)
    ]
    taken = {number for number, _ in heads}
    taken |= {number for number, line in enumerate(lines) if line.start in others}
    for number, date in heads:
        if number + 1 >= len(lines) or number + 1 in taken:
            continue
        below, stop = lines[number + 1], number + 2
        while (
            stop < len(lines)
            and stop not in taken
            and not _parted(text, lines[stop - 1 : stop + 1])
        ):
            stop += 1
        end = lines[stop - 1].end
        words = text[below.start : end]
        if HEADING.match(words) or not _tells(words) or len(words) > LONGEST:
            continue
        bullet = re.match(BULLET + r"[*_]{0,3}", words)
        start = below.start + (bullet.end() if bullet else 0)
        near = (
            not text[lines[number].end : below.start].strip("\n")
            and below.start - lines[number].end == 1
        )
        found.append(
            Entry(lines[number].start if near else below.start, start, end, date, apart=True)
        )
    return found


def _parted(text: str, pair: Sequence[_Line]) -> bool:
    """True where a blank line stands between two lines."""
    return text.count("\n", pair[0].end, pair[1].start) > 1


def _continued(text: str, entry: Entry, stop: int) -> Entry:
    """With the lines below that carry it on: indented, or begun in the middle of a sentence; not
    beyond `stop`, where the next entry begins."""
    own = text[entry.start : entry.end]
    if entry.apart or "|" in text[entry.opening : entry.start] or own.endswith("."):
        return entry
    following = CARRIED_ON.match(text, entry.end, max(entry.end, stop - 1))
    return entry if following is None else replace(entry, end=following.end())
