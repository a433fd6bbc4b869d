"""Paragraphs and sentences by rule, before any model: offsets into the text.

On edited news the rules err on less than one boundary in a hundred, and a parser that is told
the boundaries never invents others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
LINE = re.compile(r"[^\n]*\S[^\n]*")
END = re.compile(r"""(?:\.{1,3}|[!?…]+)["'”’)\]]*(?=\s)|[。！？]""")
OPENS = re.compile(r"""\s+["'“‘(\[«„¿¡—–•*-]*\s?[\w$€£]""")
LAST_WORD = re.compile(r"[\w.&-]+\Z")
_ABBREVIATED = (
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt cpl maj rev hon st ste mt ft no nos vs etc "
    "dept est fig vol pp ph.d cit al eds ed messrs mme mlle fr jan feb mar apr jun jul aug sep "
    "sept oct nov dec approx e.g i.e art adm amb atty supt insp cf resp bzw "
    "usw z.b d.h ca"
)
# These end a sentence only where the next word is one that begins sentences.
_EITHER = "inc ltd co corp llc plc jr sr u.s u.k u.n u.s.a a.m p.m b.c a.d d.c"
_BEGINNERS = (
    "the in on he she it they but a an this that his her its when after before however according "
    "and we i as at by for from while there these those then"
)
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
EITHER = frozenset(_EITHER.split())
BEGINNERS = frozenset(_BEGINNERS.split())
LONGEST = 1200
HEADING = 160


class Stretch(NamedTuple):
    """Where a sentence stands, the number of its paragraph, and whether it is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool


def stretches(text: str, language: str = "en") -> list[Stretch]:
    """The sentences of a text in reading order; none is longer than about 1,200 characters."""
    found: list[Stretch] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        heading = _is_heading(text, start, end, number)
        for begin, stop in _sentences(text, start, end, language):
            found += [
                Stretch(left, right, number, heading) for left, right in _pieces(text, begin, stop)
            ]
    return found


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph: a blank line ends one, and so does a line that was not
    broken merely to fit a page."""
    for block in BLOCK.finditer(text):
        lines = [
            (block.start() + line.start(), block.start() + line.end())
            for line in LINE.finditer(block[0])
        ]
        if _is_wrapped([end - start for start, end in lines]):
            lines = [(lines[0][0], lines[-1][1])]
        yield from (_strip(text, start, end) for start, end in lines)


def _is_wrapped(widths: list[int]) -> bool:
    """True for lines of nearly one width, as in mails and old text files."""
    if len(widths) < 2 or max(widths) > 120:
        return False
    widest = max(widths)
    return widest >= 50 and all(width >= 0.72 * widest for width in widths[:-1])


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _is_heading(text: str, start: int, end: int, number: int) -> bool:
    """A short line without a full stop; the first line of a text, or one of few words."""
    line = text[start:end]
    if end - start > HEADING or re.search(r"""[.:;,]["'”’)]*\Z""", line):
        return False
    first = number == 0 and end < len(text.rstrip())
    return first or len(line.split()) <= 9


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    if language != "en":
        yield from _library_sentences(text, start, end, language)
        return
    begin = start
    for match in END.finditer(text, start, end):
        if _is_end(text, match, end):
            yield _strip(text, begin, match.end())
            begin = match.end()
    if text[begin:end].strip():
        yield _strip(text, begin, end)


def _library_sentences(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    from sentencex import segment  # type: ignore[import-untyped]

    position = start
    for piece in segment(language, text[start:end]):
        found = text.find(piece, position, end)
        if found < 0 or not piece.strip():
            continue
        position = found + len(piece)
        yield _strip(text, found, position)


def _is_end(text: str, match: re.Match[str], end: int) -> bool:
    following = OPENS.match(text, match.end(), end)
    if following is None and match[0][0] not in "。！？":
        return False
    opening = following[0].lstrip() if following else ""
    if len(opening) == 1 and opening.islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    before = LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    word = before[0].lower() if before else ""
    if word in ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"):
        return False
    if word in EITHER and following is not None:
        after = re.match(r"\W*(\w+)", text[match.end() : match.end() + 40])
        return after is not None and after[1].lower() in BEGINNERS
    return True


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or what does not run on for ever: cut at a semicolon, a comma or a space."""
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ";.")
        if cut < 0:
            cut = max(text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ", \n")
        cut = start + LONGEST - 1 if cut < 0 else cut
        yield _strip(text, start, cut + 1)
        start = cut + 1
    if text[start:end].strip():
        yield _strip(text, start, end)
