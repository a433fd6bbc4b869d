"""Words and numbers around a place where a date may stand.

`scan` is the one pass over the whole text; it only finds where to look. `window` cuts the
few tokens around such a place: the longest run of words some rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import COMBINING, PLAIN_WORD
from .numbers import NUMBER, lexemes

if TYPE_CHECKING:
    from .lexicon import Lexicon

WORD = PLAIN_WORD
NUMERAL = re.compile(r"\d+(?:[./:-]\d+)*")
TOKEN = re.compile(
    rf"(?P<number>{NUMBER.pattern})"
    r"|(?P<dotted>[^\W\d_](?:\.[^\W\d_]){1,4}\b\.?)"
    r"|(?P<word>[qQhH][1-4]\b|['’‘]s\b|o['’‘]clock\b"
    rf"|[^\W\d_](?:[^\W\d_]|[{COMBINING}])*)"
    r"|(?P<dash>[-–—‐‑−]+)"
    r"|(?P<mark>[,.()/:~\"“”„«»+]|''|``)"
)
GAP = re.compile(r"[^\S\n]{0,20}(?:\n(?!\s{0,20}\n)[^\S\n]{0,20})?")
LEFT, RIGHT, MOST_LEFT_CHARACTERS = 12, 28, 120
APOSTROPHES = ("'", "’", "‘")
CURRENCY = "$€£¥₽₴#№§@&_="


@dataclass(slots=True, eq=False)  # not frozen: thousands are made
class Token:
    """A word or number, its place, and what it can be: `(class, value)` pairs."""

    start: int
    end: int
    text: str
    lexemes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What the one pass over a text found: trigger words, numerals, and where to look."""

    words: list[tuple[int, str]]
    numerals: list[tuple[int, str]]
    places: list[int]


def scan(text: str, lexicon: Lexicon) -> Scan:
    """Where trigger words and date-like numbers begin, ascending."""
    lowered = lower(text)
    known = lexicon.triggers
    words = [
        (m.start(), word) for m in lexicon.scanner.finditer(lowered) if (word := m[0]) in known
    ]
    numerals = [(m.start(), m[0]) for m in NUMERAL.finditer(lowered)]
    places = {start for start, _ in words}
    places.update(
        start - (lowered[start - 1 : start] in APOSTROPHES)
        for start, digits in numerals
        if _stands_alone(lowered, start, digits)
    )
    return Scan(words, numerals, sorted(places))


def _stands_alone(text: str, start: int, digits: str) -> bool:
    """A number that needs no word beside it: 2014, 25/04, 10:30, '08, 90s, 5pm."""
    size, end = len(digits), start + len(digits)
    if size > 4 or not digits.isdecimal():
        return size < 26 and not digits.isdecimal()
    if size == 4:
        return digits[0] in "12" or not digits.isascii()
    after = text[end : end + 2]
    if after[:1] in ("月", "월"):
        return True
    return (size < 3 and after in ("am", "pm", "a.", "p.")) or (
        size == 2 and (after[:1] == "s" or text[start - 1 : start] in APOSTROPHES)
    )


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
        # The text of a token stands for all it can be: a dash with blanks is another one.
        return Token(start, end, known[0][0], known if len(words) <= 2 else ())
    if kind == "mark":
        return Token(start, end, words, lexicon.marks.get(words, ()))
    return _number(text, start, end, words)


DASH_GLUED = (("'-", None),)
DASH_SPACED = (("'–", None),)


def _word(text: str, start: int, end: int, words: str, lexicon: Lexicon) -> Token:
    known = lexicon.lookup(words)
    if not known and lexicon.unspaced:
        return _longest_word(start, words, lexicon)
    if text[end : end + 1] == ".":
        dotted = lexicon.lookup(words + ".")
        if dotted:
            return Token(start, end + 1, words + ".", dotted)
    elif text[end : end + 1] in APOSTROPHES and end < len(text):
        elided = lexicon.lookup(words + "'")
        if elided:
            return Token(start, end + 1, words + "'", elided)
    return Token(start, end, words, known)


def _longest_word(start: int, words: str, lexicon: Lexicon) -> Token:
    """Where words are not parted by blanks: the longest one that begins here."""
    for size in range(min(len(words), 12), 0, -1):
        if known := lexicon.lookup(words[:size]):
            return Token(start, start + size, words[:size], known)
    return Token(start, start + 1, words[0], ())


def _number(text: str, start: int, end: int, words: str) -> Token:
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if (
        before in CURRENCY
        or (before.isalnum() and before < "\u2e80")
        or after in ("%", "°", "€", "$", "£", "_", "‰")
    ):
        return Token(start, end, words, ())
    return Token(start, end, words, lexemes(words) if end - start < 40 else ())
