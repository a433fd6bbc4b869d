"""Is this news, whose dates count from its publication, or a narrative with dates of its own?"""

from __future__ import annotations

import re

from ..days import Day
from .lexicon import Lexicon, prefix_tree
from .quotes import quoted
from .tokens import HEAD, Scan

BEFORE_CHRIST = re.compile(r"\d B\.?C\b")
DATED = re.compile(r",? [^\n.;]{1,20}\b[12]\d{3}\b")  # the day, month and year after a weekday
FEW = 4  # years needed before a text can be a narrative
LEAD = 600  # characters in which news says when it happened
IN_LEAD, ELSEWHERE = 4, 1  # what a word of the day weighs there


def decide_genre(text: str, scanned: Scan, lexicon: Lexicon, published: Day | None) -> str:
    """`narrative` where most dates carry a year of their own, far from publication.

    A publication date alone does not make news: an encyclopedia has one too. Counted are years
    of other times than publication against weekdays, 'yesterday', 'last month' and the like
    outside quotations. The first 60,000 characters decide, and most of all the first lines.
    """
    if published is None:
        return "narrative"
    years = [
        (start, int(digits))
        for start, digits in scanned.years
        if digits.isdecimal() and digits[0] in "12" and _is_plain(text, start)
    ]
    distant = sum(abs(year - published.year) > 1 for _, year in years)
    distant += len(BEFORE_CHRIST.findall(text, 0, HEAD))
    if distant < FEW or distant <= 0.4 * len(years):
        return "news"
    near = [start for start, year in years if year == published.year]
    near += _words_of_the_day(text, scanned, lexicon)
    weight = sum(IN_LEAD if start < LEAD else ELSEWHERE for start in near)
    return "narrative" if distant > 3 * weight else "news"


def _words_of_the_day(text: str, scanned: Scan, lexicon: Lexicon) -> list[int]:
    """Where a word counts from the day of writing; 'Monday, 3 March 1941' counts from nothing."""
    words = lexicon.lists.get("deictic_words", frozenset())
    found = [
        start
        for start, word in scanned.words
        if word in words and not DATED.match(text, start + len(word))
    ]
    phrases = prefix_tree(lexicon.lists.get("deictic_phrases", ()))
    if phrases:
        pattern = re.compile(rf"\b{phrases}\b")
        found += [match.start() for match in pattern.finditer(text[:HEAD].lower())]
    return [start for start in found if not quoted(text, start)]


def _is_plain(text: str, start: int) -> bool:
    """Not money, not part of a longer number or name."""
    before, after = text[start - 1 : start], text[start + 4 : start + 6]
    return not (before.isalnum() or before in tuple("$€£.,_-")) and not (
        after[:1].isalnum() or (after[:1] in (",", ".") and after[1:].isdigit())
    )
