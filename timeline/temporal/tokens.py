"""Words and numbers around a place where a date may stand.

`triggers_in` is the one pass over the whole text; it only finds where to look. `window` cuts the
few tokens around such a place: the longest run of words some rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .numbers import NUMBER, lexemes

if TYPE_CHECKING:
    from .lexicon import Lexicon

WORD = re.compile(r"\w+")
# Numbers that need no word beside them: dates and times with separators, years with an apostrophe.
SHAPE = re.compile(
    r"(?<![\w.,/-])\d{1,4}[./:-]\d|(?<!\w)['’‘]\d\d|(?<![\w.,])[12]\d{3}(?!\d)|(?<!\w)\d0s\b|\d(?=[ap]\.?m)"
)
TOKEN = re.compile(
    rf"(?P<number>{NUMBER.pattern})"
    r"|(?P<dotted>[^\W\d_](?:\.[^\W\d_])+\b\.?)"
    r"|(?P<word>[qQhH][1-4]\b|['’‘]s\b|o['’‘]clock\b|[^\W\d_]+)"
    r"|(?P<dash>[-–—‐‑−]+)"
    r"|(?P<mark>[,.()/:~\"“”„«»+]|''|``)"
)
GAP = re.compile(r"[^\S\n]*(?:\n(?!\s*\n)[^\S\n]*)?")
LEFT, RIGHT, MOST_LEFT_CHARACTERS = 12, 28, 120
CURRENCY = "$€£¥₽₴#№§@&_="


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number, its place, and what it can be: `(class, value)` pairs."""

    start: int
    end: int
    text: str
    lexemes: tuple[tuple[str, object], ...]


def triggers_in(text: str, lexicon: Lexicon) -> list[int]:
    """Where a trigger word or a date-like number begins, ascending."""
    lowered = lower(text)
    words = lexicon.triggers
    places = [match.start() for match in WORD.finditer(lowered) if match[0] in words]
    shapes = [match.start() for match in SHAPE.finditer(lowered)]
    return sorted({*places, *shapes}) if shapes else places


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay true ('İ' lowers to two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def window(text: str, place: int, least: int, lexicon: Lexicon) -> list[Token]:
    """The run of known tokens around `place`, not before `least`."""
    found = _left(text, place, least, lexicon)
    for token in _tokens(text, place, lexicon):
        if not token.lexemes:
            break
        found.append(token)
        if len(found) >= LEFT + RIGHT:
            break
    return found


def _left(text: str, place: int, least: int, lexicon: Lexicon) -> list[Token]:
    """Known tokens that end at `place`, in reading order."""
    begin = _left_edge(text, place, max(least, place - MOST_LEFT_CHARACTERS), lexicon)
    if begin == place:
        return []
    run: list[Token] = []
    end = begin
    for token in _tokens(text, begin, lexicon, stop=place):
        if not token.lexemes or (token.start != end and not _is_gap(text, end, token.start)):
            run = []
        if token.lexemes:
            run.append(token)
        end = token.end
    if run and not _is_gap(text, run[-1].end, place):
        return []
    return run[-LEFT:]


def _left_edge(text: str, place: int, least: int, lexicon: Lexicon) -> int:
    """Where the known words before `place` begin, by blanks alone: cheap and a little too far."""
    edge = place
    while edge > least:
        end = edge
        while end > least and text[end - 1].isspace():
            end -= 1
        begin = max(text.rfind(" ", least, end), text.rfind("\n", least, end), least - 1) + 1
        if begin >= end or not lexicon.may_know(text[begin:end]):
            # Half a word may belong to the phrase: "(May", "end-June".
            return begin if end == edge and begin < end else edge
        edge = begin
    return edge


def _is_gap(text: str, begin: int, end: int) -> bool:
    match = GAP.match(text, begin, end)
    return match is not None and match.end() == end


def _tokens(text: str, begin: int, lexicon: Lexicon, stop: int | None = None) -> Iterator[Token]:
    """Tokens from `begin` on; an unknown one has no lexemes. Ends at a gap that breaks a run."""
    place = begin
    limit = len(text) if stop is None else stop
    while place < limit:
        gap = GAP.match(text, place, limit)
        place = gap.end() if gap else place
        if place >= limit:
            return
        match = TOKEN.match(text, place)
        if match is None or (match.end() > limit and stop is not None):
            if stop is None:
                return
            yield Token(place, place + 1, text[place], ())
            place += 1
            continue
        token = _token(text, match, lexicon)
        yield token
        place = token.end


def _token(text: str, match: re.Match[str], lexicon: Lexicon) -> Token:
    kind, start, end = match.lastgroup, match.start(), match.end()
    words = match[0]
    if kind == "word" or kind == "dotted":
        return _word(text, start, end, words, lexicon)
    if kind == "dash":
        glued = start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isspace()
        known = DASH_GLUED if glued else DASH_SPACED
        return Token(start, end, words, known if len(words) <= 2 else ())
    if kind == "mark":
        return Token(start, end, words, lexicon.marks.get(words, ()))
    return _number(text, start, end, words)


DASH_GLUED = (("'-", None),)
DASH_SPACED = (("'–", None),)


def _word(text: str, start: int, end: int, words: str, lexicon: Lexicon) -> Token:
    known = lexicon.lookup(words)
    if text[end : end + 1] == ".":
        dotted = lexicon.lookup(words + ".")
        if dotted:
            return Token(start, end + 1, words + ".", dotted)
    return Token(start, end, words, known)


def _number(text: str, start: int, end: int, words: str) -> Token:
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if before in CURRENCY or before.isalnum() or after in ("%", "°", "€", "$", "£", "_", "‰"):
        return Token(start, end, words, ())
    return Token(start, end, words, lexemes(words) if end - start < 40 else ())
