"""A copy of a text that a parser trained on plain news can read, letter for letter as long."""

from __future__ import annotations

import re

SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
SPACES += "\u3000\u200b\u2060\ufeff\t\v\f\r\u0085\u2028\u2029\u00ad"
_PLAIN = {
    **dict.fromkeys(map(ord, SPACES), " "),
    **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑"), "-"),
}
# Where a link leads is not part of the sentence.
LINKS = re.compile(r"(?<=\])\([^()\s]*\)|https?://\S+")
LINES = re.compile(r"[^\n]+")
# 'LORNBURY (Wire) – ' before the first words of a report.
DATELINE = re.compile(
    r"^[ \t]*[A-Z][A-Z'.-]{2,}[^.!?\n–—]{0,50}?(?<=[\w).,]) +[–—] +", re.MULTILINE
)
SENTENCE = re.compile(r"(?:^|(?<=[.!?] ))[^\W\d_]")
SHOUTED = 0.7


def plain(text: str) -> str:
    """The text with plain spaces, quotation marks and hyphens; same length, same offsets.

    Lines that are mostly capitals are lowered, since a parser takes each of their words for a
    name; the targets of links
    and the place a report was sent from become spaces.
    """
    unlinked = LINKS.sub(lambda link: " " * len(link[0]), text.translate(_PLAIN))
    placed = DATELINE.sub(lambda line: " " * len(line[0]), unlinked)
    return LINES.sub(lambda line: _calm(line[0]), placed)


def _calm(line: str) -> str:
    letters = [letter for letter in line if letter.isalpha()]
    upper = sum(letter.isupper() for letter in letters)
    if len(letters) < 20 or upper < SHOUTED * len(letters):
        return line
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in line)
    return SENTENCE.sub(_raised, lowered)


def _raised(first: re.Match[str]) -> str:
    """The first letter of a sentence, a capital again."""
    raised = first[0].upper()
    return raised if len(raised) == len(first[0]) else first[0]
