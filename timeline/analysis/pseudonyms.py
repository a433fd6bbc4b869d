"""Names that must not leave, found however they are written, and what stands in their place.

A name is found in other letter case, with or without its accents, with a genitive s, hyphenated at
the end of a line, run together or joined by hyphens as addresses and handles are, and with
characters inside it that nobody sees.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote

from ..text.visible import safe_text

# Nothing of it is seen: soft hyphen, joiners, zero-width and direction marks, variation selectors.
UNSEEN = re.compile(
    r"[\u00ad\u034f\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
LINE_HYPHEN = re.compile(r"(?<=\w)[-\u2010][ \t]*\n[ \t]*(?=\w)")
# Between the words of a name in running text, in addresses and in handles.
BETWEEN = r"[\s_.+,\-\u2010-\u2015]"
APART = re.compile(r"[\s\-\u2010-\u2015]+")
# So long a name is found also where its words are run together (petralindqvarn).
RUN_TOGETHER = 8
# Letters that are also written with two others (German, Danish, Norwegian, French).
WRITTEN_OUT = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "å": "aa",
    "ø": "oe",
    "æ": "ae",
    "œ": "oe",
}


class Pseudonyms:
    """What each name of an actor is called in exports.

    >>> Pseudonyms({"Ines Calloway": "the inspector"}).told("Ines Calloway's note")
    "[the inspector]'s note"
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        given = {name: told for name, told in names.items() if APART.sub("", name)}
        longest = sorted(given, key=len, reverse=True)
        self._told = [given[name] for name in longest]
        words = "|".join(f"({_written(name)})" for name in longest)
        pattern = rf"(?<![^\W_])(?:{words})(?=s?(?![^\W_]))"
        self._pattern = re.compile(pattern, re.IGNORECASE) if words else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def told(self, text: str) -> str:
        """The text with each name that must not be told in brackets under its other name."""
        pattern = self._pattern
        if pattern is None:
            return text
        for shown in (_visible, _plain, _joined):
            other = shown(text)
            if other != text and _covered(pattern, other) > _covered(pattern, text):
                text = other
        return pattern.sub(lambda match: f"[{self._other(match)}]", text)

    def name(self, name: str) -> str:
        """What an actor of that name is called."""
        whole = self._pattern.fullmatch(" ".join(name.split())) if self._pattern else None
        return self._other(whole) if whole else self.told(name)

    def hides(self, *texts: str | None) -> bool:
        """True where one of the texts has a name that must not be told."""
        return self._pattern is not None and any(self._found(text) for text in texts if text)

    def hides_in(self, content: bytes) -> bool:
        """True where bytes that hold text have such a name, whatever they are encoded in."""
        if self._pattern is None:
            return False
        for charset in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            text = content.decode(charset, "ignore")
            if self._found(text) or self._found(html.unescape(text)):
                return True
        return False

    def _found(self, text: str) -> bool:
        pattern = self._pattern
        if pattern is None:
            return False
        shown = {text, _visible(text), _plain(text), _joined(_visible(text))}
        shown |= {unquote(text)} if "%" in text else set()
        return any(pattern.search(one) for one in shown)

    def _other(self, match: re.Match[str]) -> str:
        assert match.lastindex is not None  # every name is a group
        return self._told[match.lastindex - 1]


def _written(name: str) -> str:
    """A name as a pattern: any accent may be missing, its words may be joined or run together."""
    words = [word for word in APART.split(unicodedata.normalize("NFC", name)) if word]
    joint = f"{BETWEEN}*" if sum(map(len, words)) >= RUN_TOGETHER else f"{BETWEEN}+"
    return joint.join("".join(map(_letter, word)) for word in words)


def _letter(letter: str) -> str:
    forms = {letter, unicodedata.normalize("NFD", letter)[0]}
    if letter.lower() in WRITTEN_OUT:
        forms.add(WRITTEN_OUT[letter.lower()])
    ordered = sorted(map(re.escape, forms), key=len, reverse=True)
    return ordered[0] if len(ordered) == 1 else f"(?:{'|'.join(ordered)})"


def _covered(pattern: re.Pattern[str], text: str) -> int:
    """How many letters of the text belong to names."""
    return sum(letter.isalnum() for match in pattern.finditer(text) for letter in match[0])


def _visible(text: str) -> str:
    """The text without what is not seen, its accents part of their letters."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", safe_text(text)))


def _plain(text: str) -> str:
    """The text without ligatures and letters of other widths (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", _visible(text))


def _joined(text: str) -> str:
    """The text without hyphens at the ends of its lines."""
    return LINE_HYPHEN.sub("", text)
