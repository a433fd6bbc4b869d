"""What a line of print looks like: balanced, spaced, begun and ended well, cut where one breathes.

Nothing here knows grammar beyond the word lists of `edges.toml`; the cuts that need a parse are
made in `cutting`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("edges.toml")
LIMIT = 120
ELLIPSIS = "…"
# An ellipsis before the words says that the sentence began earlier.
CUT_BEFORE = "[…] "
EDGE = " ,;:–—-*•|/"
CLOSERS = {"(": ")", "[": "]", "{": "}", "“": "”", "„": "”", "«": "»", '"': '"'}
CLOSING = frozenset(")]}”»")
OPENERS = {")": "(", "]": "[", "}": "{", "”": "“", "“": "„", "»": "«", '"': '"'}
SPACED = re.compile(r"\s+([,.;:!?)\]])")
OPENED = re.compile(r"([(\[])\s+")
BULLET = re.compile(r"^\s*(?:[-–—*•▪●◦■>|]+|\(?\d{1,2}[.)])\s+")
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
MARKED = re.compile(r"\*\*+|__+|`+|(?<![\w*])[*_](?=\w)|(?<=[\w.,!?”])[*_](?![\w*])")
LETTER = re.compile(r"[^\W_]")
WORDS = re.compile(r"\S+")
BARE = re.compile(r"^\W+|\W+$")
# A cut nearer to the beginning than this leaves too little to read.
SHORTEST = 0.5


@dataclass(frozen=True, slots=True)
class Edges:
    """The words of a language that may not begin or end a line, those it may break before, and
    those that hold a date fast from before and from behind."""

    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    narrow: frozenset[str] = frozenset()
    goes_on: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Edges]:
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    names = ("opening", "closing", "break", "narrow", "goes_on")
    return {
        language: Edges(*(frozenset(table[name].split()) for name in names))
        for language, table in data.items()
    }


def edges(language: str) -> Edges:
    """The lists of a language; empty ones where we have none."""
    return _tables().get(language, Edges())


def unmarked(words: str) -> str:
    """Without the marks of Markdown: bold, links, code."""
    return MARKED.sub("", LINK.sub(r"\1", words))


def tidied(words: str) -> str:
    """Single spaces, none before a comma, no comma or dash at either end, no full stop, no marks
    of Markdown."""
    words = OPENED.sub(r"\1", SPACED.sub(r"\1", " ".join(unmarked(words).split())))
    words = words.strip(EDGE)
    if words.endswith((".", "。")) and not _abbreviated(words):
        words = words[:-1].rstrip(EDGE)
    return words


def _abbreviated(words: str) -> bool:
    """'Lamm Inc.', 'at 9 p.m.': a full stop that belongs to its word."""
    last = words.rsplit(" ", 1)[-1]
    return last.count(".") > 1 or last in ("Inc.", "Ltd.", "Co.", "Corp.", "Jr.", "Sr.", "St.")


def balanced(words: str) -> bool:
    """True where every bracket and quotation mark that is opened is closed, and the reverse."""
    return unclosed(words) == ("", "")


def unclosed(words: str) -> tuple[str, str]:
    """(marks missing before the words, marks missing after them)."""
    before, open_marks = "", list[str]()
    for at, mark in enumerate(words):
        closing = mark in CLOSING or (mark == '"' and (mark in open_marks or _closes(words, at)))
        if mark == "“" and "„" in words:
            closing = True  # German: „so“
        if closing:
            wanted = "”" if mark == "“" else mark
            if wanted in open_marks:
                open_marks.remove(wanted)
            else:
                before = OPENERS[mark] + before
        elif mark in CLOSERS:
            open_marks.append(CLOSERS[mark])
    return before, "".join(reversed(open_marks))


def _closes(words: str, at: int) -> bool:
    """True for a straight quotation mark that stands at the end of a word."""
    return at > 0 and not words[at - 1].isspace() and words[at - 1] not in "([–—"


def completed(words: str) -> str:
    """The words with the quotation marks and brackets that a cut has left open or unopened."""
    before, after = unclosed(words)
    return before + words + after


def capitalised(words: str) -> str:
    """With a capital to begin with, unless the first word is spelt with one inside ('eBay')."""
    if words.startswith("["):
        label = re.match(r"\[[^\]]*\]\s*", words)
        if label is None or label[0][1:2] == ELLIPSIS or label[0][1:2].isupper():
            return words  # what follows is the middle of a sentence, or a name is its first word
        return label[0] + capitalised(words[label.end() :])
    first = LETTER.search(words)
    if first is None or words[first.start()].isupper():
        return words
    word = WORDS.match(words, first.start())
    if word is not None and any(letter.isupper() for letter in word[0]):
        return words
    at = first.start()
    return words[:at] + words[at].upper() + words[at + 1 :]


def well_formed(words: str, language: str, *, particle: bool = False) -> bool:
    """True for words that may stand as a line: balanced, with nothing dangling at either end.

    `particle` says that the last word belongs to its verb ('was handed in').
    """
    found = words.split()
    if len(found) < 2 or not balanced(words) or SPACED.search(words) or '""' in words:
        return False
    lists = edges(language)
    first, last = (BARE.sub("", word).casefold() for word in (found[0], found[-1]))
    if not words.startswith("[") and (first in lists.opening or words[0] in EDGE + ".)]?!"):
        return False
    ends = words.endswith(ELLIPSIS) or particle
    return ends or (last not in lists.closing and words[-1] not in EDGE + "([")


def ended(words: str, language: str) -> str:
    """Without the words at the end that want another word after them."""
    closing = edges(language).closing | ({"her"} if language == "en" else set())
    found = words.rstrip(EDGE)
    while " " in found:
        head, _, last = found.rpartition(" ")
        if _bare(last) not in closing:
            break
        found = head.rstrip(EDGE)
    return found


def shortened(words: str, limit: int = LIMIT, *, language: str = "en", keep: int = 0) -> str:
    """The words up to the limit, cut at a phrase where that leaves enough, else between words.

    An ellipsis says that something is missing. `keep` is the offset up to which words must stay.
    """
    if len(words) <= limit:
        return words
    room = limit - 3  # a space, the ellipsis, and a mark to close
    ends = [match.start() for match in WORDS.finditer(words) if 0 < match.start() <= room]
    breaks = edges(language).breaks
    least = max(keep, int(room * SHORTEST))
    phrases = [
        at
        for at in ends
        if at >= least
        and (_word_at(words, at) in breaks or words[: at - 1].rstrip()[-1:] in ",;:–—)")
    ]
    at = phrases[-1] if phrases else (ends[-1] if ends else room)
    cut = ended(words[:at].rstrip(), language)
    if len(cut) < min(keep, room) and ends:
        cut = ended(words[: ends[-1]], language)
    shown = f"{cut} {ELLIPSIS}"
    before, after = unclosed(shown)
    return shown + after if len(shown + after) <= limit and not before else shown


def _word_at(words: str, at: int) -> str:
    found = WORDS.match(words, at)
    return _bare(found[0]) if found else ""


def plain_sentence(words: str, language: str) -> str:
    """A sentence without its bullet, its 'And' or 'But', and its full stop."""
    words = BULLET.sub("", " ".join(words.split()))
    first, _, rest = words.partition(" ")
    if rest and first.strip(",").casefold() in JOINING.get(language, ()):
        words = rest
    return tidied(words)


JOINING = {
    "en": ("and", "but", "so", "yet", "however"),
    "de": ("und", "aber"),
    "es": ("y", "e", "pero"),
    "fr": ("et", "mais", "or"),
    "it": ("e", "ed", "ma"),
}


def around(
    words: str,
    first: int,
    last: int,
    *,
    language: str,
    limit: int = LIMIT,
    begins: Sequence[int] = (),
) -> str:
    """A sentence, cut at its end, and where the words from `first` to `last` would then be
    missing, at its beginning too, marked there with '[…]'.

    `begins` are good places to begin, else it begins behind a comma or simply nearer.
    """
    if last <= limit - 3 or len(words) <= limit:
        return _closed(words, limit, language, last)
    earliest = max(1, last - (limit - len(CUT_BEFORE) - 12))
    lists = edges(language)
    near = [
        at
        for at in WORDS.finditer(words)
        if earliest <= at.start() <= first and _bare(at[0]) not in lists.opening
    ]
    places = {at.start() for at in near}
    starts = [at for at in places if words[:at].rstrip()[-1:] in (",", ";", ":", "–", "—")]
    later = {at for at in places if _may_begin(words, at, lists)} or places
    good = places & set(begins)
    start = min(good or starts or later or {first})
    rest = words[start:].lstrip(EDGE + "»”)]")
    return CUT_BEFORE + _closed(rest, limit - len(CUT_BEFORE), language, last - start)


def _may_begin(words: str, at: int, lists: Edges) -> bool:
    """True for an article or preposition, and for a word that hangs on none and on no name."""
    word, before = _word_at(words, at), words[:at].rsplit(None, 1)[-1]
    if word in lists.closing:
        return True
    named = words[at].isupper() and before[:1].isupper()
    return not named and _bare(before) not in lists.closing | lists.narrow


def _bare(word: str) -> str:
    return BARE.sub("", word).casefold()


def _closed(words: str, limit: int, language: str, keep: int) -> str:
    """Shortened, with the marks that the cut has left open closed."""
    for room in (limit, limit - 2):
        shown = completed(shortened(words, room, language=language, keep=keep))
        if len(shown) <= limit:
            return shown
    return shortened(words, limit, language=language)
