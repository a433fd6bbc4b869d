"""Is this news, whose dates count from its publication, or a narrative with dates of its own?"""

from __future__ import annotations

import re

from ..days import Day
from .lexicon import Lexicon
from .tokens import WORD

YEAR = re.compile(
    r"(?<![\w$€£.,-])1[0-9]\d\d(?!\w|,\d|\.\d)|(?<![\w$€£.,-])20[0-4]\d(?!\w|,\d|\.\d)"
)
BEFORE_CHRIST = re.compile(r"\d B\.?C\b")
FEW = 4  # years needed before a text can be a narrative


def decide_genre(text: str, places: list[int], lexicon: Lexicon, published: Day | None) -> str:
    """`narrative` where most dates carry a year of their own, far from publication.

    A publication date alone does not make news: an encyclopedia has one too. Counted are years
    of other times than publication against weekdays, 'yesterday' and the like.
    """
    if published is None:
        return "narrative"
    deictic = lexicon.lists.get("deictic_words", frozenset())
    # Long texts tell their genre early.
    years = [int(match[0]) for match in YEAR.finditer(text, 0, 60_000)]
    distant = sum(abs(year - published.year) > 1 for year in years)
    near = sum(
        1
        for place in places
        if place < 60_000 and (word := WORD.match(text, place)) and word[0].lower() in deictic
    )
    distant += len(BEFORE_CHRIST.findall(text, 0, 60_000))
    if distant >= FEW and distant > 0.4 * len(years) and distant > 3 * near:
        return "narrative"
    return "news"
