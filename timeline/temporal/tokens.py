"""Words and numbers around a place where a date may stand.

`scan` is the one pass over the whole text; it only finds where to look. `window` cuts the
few tokens around such a place: the longest run of words some rule knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .lexicon import COMBINING, NOTHING, PLAIN_WORD, Lexemes
from .numbers import NUMBER, lexemes

if TYPE_CHECKING:
    from .lexicon import Lexicon

WORD = PLAIN_WORD
NUMERAL = re.compile(r"\d+(?:[./:-]\d+)*")
ASCII_NUMERAL = re.compile(r"[0-9]+(?:[./:-][0-9]+)*")
# Blanks, at most one line end among them, then a word, number or mark.
STEP = re.compile(
    r"[^\S\n]{0,20}(?:\n(?!\s{0,20}\n)[^\S\n]{0,20})?(?:"
    rf"(?P<number>{NUMBER.pattern})"
    r"|(?P<dotted>[^\W\d_](?:\.[^\W\d_]){1,4}\b\.?)"
    r"|(?P<word>[qQhH][1-4]\b|FY(?=[12]\d{3}\b)|['’‘]s\b|o['’‘]clock\b"
    rf"|[^\W\d_](?:[^\W\d_]|[{COMBINING}])*)"
    r"|(?P<dash>[-–—‐‑−]+)"
    r"|(?P<mark>[,.()/:~\"“”„«»+]|''|``))"
)
GAP = re.compile(r"[^\S\n]{0,20}(?:\n(?!\s{0,20}\n)[^\S\n]{0,20})?")
HEAD = 60_000  # characters that tell the genre
LEFT, RIGHT, MOST_LEFT_CHARACTERS = 12, 28, 120
SIGNS_OF_MONTHS = ("月", "월")
SIGNS_AGO, SIGNS_AGO_SPACED = ("日前", "年前"), ("일 ", "년 ")
APOSTROPHES = ("'", "’", "‘")
CURRENCY = "$€£¥₽₴#№§@&_="


@dataclass(slots=True, eq=False)  # not frozen: thousands are made
class Token:
    """A word or number, its place, and what it can be: classes, and a value for each."""

    start: int
    end: int
    text: str
    classes: tuple[str, ...]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What the one pass over a text found: where to look, and what tells genre and date order.

    `words` are the triggers and `years` the numbers of four digits of the first `HEAD` characters,
    `written` the numbers with marks inside (25/04/2016), wherever they stand.
    """

    places: list[int]
    words: list[tuple[int, str]]
    years: list[tuple[int, str]]
    written: list[str]


def scan(text: str, lexicon: Lexicon) -> Scan:
    """One pass over the text. A text of ten megabytes keeps no more than its places."""
    lowered = lower(text)
    places, words = _triggers(lowered, lexicon)
    years: list[tuple[int, str]] = []
    written: list[str] = []
    numeral = ASCII_NUMERAL if text.isascii() else NUMERAL
    for match in numeral.finditer(lowered):
        digits, start = match[0], match.start()
        size = len(digits)
        if size == 4 and start < HEAD:
            years.append((start, digits))
        elif 4 < size < 11 and not digits.isdecimal():
            written.append(digits)
        if _stands_alone(lowered, start, digits):
            places.append(start - (lowered[start - 1 : start] in APOSTROPHES))
    return Scan(sorted(set(places)), words, years, written)


def _triggers(lowered: str, lexicon: Lexicon) -> tuple[list[int], list[tuple[int, str]]]:
    known = lexicon.triggers
    places: list[int] = []
    words: list[tuple[int, str]] = []
    for match in lexicon.scanner.finditer(lowered):
        if (word := match[0]) in known:
            places.append(start := match.start())
            if start < HEAD:
                words.append((start, word))
    return places, words


def _stands_alone(text: str, start: int, digits: str) -> bool:
    """A number that needs no word beside it: 2014, 25/04, 10:30, '08, 90s, 5pm."""
    size, end = len(digits), start + len(digits)
    before = text[start - 1 : start]
    if before.isalnum() and before < "\u2e80" and not _is_fiscal(text, start):
        return False  # x2014, but also 令和5年
    if size > 4 or not digits.isdecimal():
        return size < 26 and not digits.isdecimal()
    if size == 4:
        return digits[0] in "12" or not digits.isascii()
    if size == 3:  # years of antiquity
        return digits[0] != "0" and text[start - 3 : start] in ("in ", "by ")
    after = text[end : end + 2]
    if after[:1] in SIGNS_OF_MONTHS or after in SIGNS_AGO:
        return True
    if after in SIGNS_AGO_SPACED and text[end + 2 : end + 3] == "전":
        return True
    spaced = text[end : end + 3] in (" a.", " p.", " am", " pm")
    return (size < 3 and (spaced or after in ("am", "pm", "a.", "p.") or _is_hour(text, end))) or (
        size == 2 and (after[:1] == "s" or before in APOSTROPHES)
    )


def _is_fiscal(text: str, start: int) -> bool:
    """'FY2023', written without a blank."""
    glued = text[max(0, start - 3) : start].lower()
    return glued.endswith("fy") and not glued[:-2].isalnum()


def _is_hour(text: str, end: int) -> bool:
    """'15h30', '15h'."""
    return text[end : end + 1] == "h" and not text[end + 1 : end + 2].isalpha()


def lower(text: str) -> str:
    """Lower case of the same length, so that offsets stay true ('İ' lowers to two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def window(text: str, place: int, least: int, lexicon: Lexicon) -> list[Token]:
    """The run of known tokens around `place`, not before `least`; empty where none stands there."""
    run: list[Token] = []
    step, at = STEP.match, place
    while len(run) < LEFT + RIGHT:
        match = step(text, at)
        if match is None:
            break
        token = _token(text, match, lexicon)
        if not token.classes:
            break
        run.append(token)
        at = token.end
    return _left(text, place, least, lexicon) + run if run else run


def _left(text: str, place: int, least: int, lexicon: Lexicon) -> list[Token]:
    """Known tokens that end at `place`, in reading order."""
    at = _left_edge(text, place, max(least, place - MOST_LEFT_CHARACTERS), lexicon)
    run: list[Token] = []
    step = STEP.match
    while at < place:
        match = step(text, at)
        token = None if match is None else _token(text, match, lexicon)
        if token is None or token.end > place:
            if (at := _past_gap(text, at, place)) < place:  # a sign of no use cuts the run
                run = []
                at += 1
            continue
        if token.classes:
            run.append(token)
        else:
            run = []
        at = token.end
    if run and not _is_gap(text, run[-1].end, place):
        return []
    return run[-LEFT:]


def _past_gap(text: str, at: int, stop: int) -> int:
    gap = GAP.match(text, at, stop)
    return gap.end() if gap else at


def _left_edge(text: str, place: int, least: int, lexicon: Lexicon) -> int:
    """Where the known words before `place` begin, by blanks alone: cheap and a little too far."""
    edge = place
    while edge > least:
        end = edge
        while end > least and text[end - 1].isspace():
            end -= 1
        begin = (text.rfind(" ", least, end) + 1) or least
        if "\n" in text[begin:end]:
            begin = text.rfind("\n", begin, end) + 1
        if begin >= end or not lexicon.may_know(text[begin:end]):
            # Half a word may belong to the phrase: "(May", "end-June".
            return begin if end == edge and begin < end else edge
        edge = begin
    return edge


def _is_gap(text: str, begin: int, end: int) -> bool:
    match = GAP.match(text, begin, end)
    return match is not None and match.end() == end


def _token(text: str, match: re.Match[str], lexicon: Lexicon) -> Token:
    kind = match.lastgroup or ""
    words, start, end = match[kind], match.start(kind), match.end()
    if kind == "word" or kind == "dotted":
        return _word(text, start, end, words, lexicon)
    if kind == "dash":
        glued = start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isspace()
        known = DASH_GLUED if glued else DASH_SPACED
        # The text of a token stands for all it can be: a dash with blanks is another one.
        return Token(start, end, known[0][0], *(known if len(words) <= 2 else NOTHING))
    if kind == "mark":
        return Token(start, end, words, *lexicon.marks.get(words, NOTHING))
    if lexicon.unspaced and words[-1].isalpha() and words[-1] not in "年月日":
        while words[-1].isalpha():
            words = words[:-1]
        end = start + len(words)
    return _number(text, start, end, words)


DASH_GLUED: Lexemes = (("'-",), (None,))
DASH_SPACED: Lexemes = (("'–",), (None,))


def _word(text: str, start: int, end: int, words: str, lexicon: Lexicon) -> Token:
    known = lexicon.lookup(words)
    if not known[0] and lexicon.unspaced:
        return _longest_word(start, words, lexicon)
    after = text[end : end + 1]
    if after == ".":
        dotted = lexicon.lookup(words + ".")
        if dotted[0]:
            return Token(start, end + 1, words + ".", *dotted)
    elif after and after in APOSTROPHES:
        elided = lexicon.lookup(words + "'")
        if elided[0]:
            return Token(start, end + 1, words + "'", *elided)
    return Token(start, end, words, *known)


def _longest_word(start: int, words: str, lexicon: Lexicon) -> Token:
    """Where words are not parted by blanks: the longest one that begins here."""
    for size in range(min(len(words), 12), 0, -1):
        known = lexicon.lookup(words[:size])
        if known[0]:
            return Token(start, start + size, words[:size], *known)
    return Token(start, start + 1, words[0], *NOTHING)


def _number(text: str, start: int, end: int, words: str) -> Token:
    before = text[start - 1] if start else " "
    after = text[end : end + 1]
    if words == "1" and after == "°" and text[end + 1 : end + 2].isspace():
        return Token(start, end + 1, "1°", ("dd",), (1,))  # Italian: 1° giugno
    if (
        before in CURRENCY
        or (before.isalnum() and before < "\u2e80" and not _is_fiscal(text, start))
        or after in ("%", "°", "€", "$", "£", "_", "‰")
    ):
        return Token(start, end, words, *NOTHING)
    return Token(start, end, words, *(lexemes(words) if end - start < 40 else NOTHING))
