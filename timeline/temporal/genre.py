"""Is this news, whose dates count from its publication, or a narrative with dates of its own?"""

from __future__ import annotations

import re

from ..days import Day
from .lexicon import Lexicon
from .tokens import HEAD, Scan

BEFORE_CHRIST = re.compile(r"\d B\.?C\b")
FEW = 4  # years needed before a text can be a narrative


def decide_genre(text: str, scanned: Scan, lexicon: Lexicon, published: Day | None) -> str:
    """`narrative` where most dates carry a year of their own, far from publication.

    A publication date alone does not make news: an encyclopedia has one too. Counted are years
    of other times than publication against weekdays, 'yesterday' and the like, in the first
    60,000 characters: long texts tell their genre early.
    """
    if published is None:
        return "narrative"
    deictic = lexicon.lists.get("deictic_words", frozenset())
    years = [
        int(digits)
        for start, digits in scanned.years
        if digits.isdecimal() and digits[0] in "12" and _is_plain(text, start)
    ]
    distant = sum(abs(year - published.year) > 1 for year in years)
    distant += len(BEFORE_CHRIST.findall(text, 0, HEAD))
    near = sum(word in deictic for word in scanned.words)
    if distant >= FEW and distant > 0.4 * len(years) and distant > 3 * near:
        return "narrative"
    return "news"


def _is_plain(text: str, start: int) -> bool:
    """Not money, not part of a longer number or name."""
    before, after = text[start - 1 : start], text[start + 4 : start + 6]
    return not (before.isalnum() or before in tuple("$€£.,_-")) and not (
        after[:1].isalnum() or (after[:1] in (",", ".") and after[1:].isdigit())
    )
