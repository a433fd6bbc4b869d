"""The year a day or month without one takes from a full date that stands beside it.

'Signed on 9 June and renewed on 30 July 2020': the earlier member looks to the later one. 'Sold
in April 2018. Pellow resigned in June': the later member goes on in the year just told.
"""

from __future__ import annotations

import re

from ..model import Anchor
from .anchors import MOST_YEARS_ON, SENTENCE_END, Context, Told
from .moments import AnchorOf, Date, date_of

TURN = 5  # months back from the date told: further back is of the next year (128 of 147)
FRESH = 62  # days before publication in which a new sentence tells the news itself
STORY_AHEAD = 4000  # characters in which a story that goes on names its next year
FULL_DATE_AHEAD = 70  # characters in which the full date of a pair ends
CLAUSE_WORDS = 5  # between two dates joined by 'and': 'and the money came on'
YEAR = re.compile(r"(?<![\w.,])(?:1[5-9]|20)\d\d(?!\w|[.,]\d)")
WORD = re.compile(r"[^\W_]+|[,:()–—/-]")
ORDINALS = frozenset({"st", "nd", "rd", "th", "de", "del", "of"})
NEW_SENTENCE = re.compile(r"[^\W\d][.!?][\"”’)]*\s|\n\s*\n|;")  # '30. Juli' begins none
PARAGRAPH = re.compile(r"\n\s*\n")
CLOSES = re.compile(r"\s*[,)–—]")


def year_ahead(context: Context, month: int, day: int | None) -> tuple[int, Anchor] | None:
    """The year of the full date this one is paired with: '9 June and 30 July 2020'."""
    start = context.end
    found = YEAR.search(context.text, start, start + FULL_DATE_AHEAD)
    if found is None:
        return None
    between = context.text[start : found.start()]
    if NEW_SENTENCE.search(between):
        return None
    partner = _partner(WORD.findall(between), context, with_day=day is not None)
    if partner is None:
        return None
    anchor = Anchor(start=found.start(), end=found.end(), text=found[0], edtf=found[0])
    return int(found[0]) - (month > partner + TURN), anchor


def _partner(words: list[str], context: Context, *, with_day: bool) -> int | None:
    """The month of the date these words lead to, where it is one of a pair with the date before."""
    months = [
        (place, found) for place, word in enumerate(words) if (found := _month(word, context))
    ]
    if len(months) != 1:
        return None
    place, month = months[0]
    after = [word for word in words[place + 1 :] if word not in ORDINALS and word != ","]
    before = words[:place]
    while before and before[-1] in ORDINALS:
        before = before[:-1]
    day_before = bool(before) and before[-1].isdecimal()
    if day_before:
        before = before[:-1]
    day_after = len(after) == 1 and after[0].isdecimal()
    if (after and not day_after) or (day_before or day_after) != with_day or not before:
        return None
    if any(mark in before for mark in "(),:–—/-") or any(word.isdecimal() for word in before):
        return None
    joined = _joins(before[0], context)
    return month if joined and len(before) <= 1 + CLAUSE_WORDS else None


def _month(word: str, context: Context) -> int | None:
    classes, values = context.lexicon.lookup(word)
    return next(
        (int(str(value)) for name, value in zip(classes, values, strict=True) if name == "month"),
        None,
    )


def _joins(word: str, context: Context) -> bool:
    listed = context.lexicon.lists.get("conjunctions", frozenset())
    return word in listed or "and" in context.lexicon.lookup(word)[0]


def year_behind(context: Context, month: int, day: int | None) -> tuple[int, AnchorOf] | None:
    """The year of the full date told just before, in news that tells an older story.

    In the same sentence it always holds; from one sentence to the next only forward in the year
    and not for what may be the news itself. What lies ahead is never of the older story.
    """
    told, published = context.last_told, context.published
    if told is None or published is None or not _is_full(told.date):
        return None
    last = told.date.first
    between = context.text[told.end : context.start]
    if last.year >= published.year or len(between) > 250 or PARAGRAPH.search(between):
        return None
    sentences = len(SENTENCE_END.findall(context.text[told.end : context.start + 1]))
    if sentences > 1 or context.tense() in ("will", "plan"):
        return None
    year = last.year + (month < last.month - TURN)
    date = date_of("day" if day else "month", year, month, day or 1)
    if date is None or date.first > published:
        return None
    if sentences and not _goes_on(context, told, date):
        return None
    if sentences == 0 and date.first < last and last.year == published.year - 1:
        return None
    return year, context.anchor_of(told)


def _is_full(date: Date) -> bool:
    told_itself = date.anchor is None or isinstance(date.anchor, Anchor)
    return told_itself and date.bound is None and date.unit in ("day", "month")


def _goes_on(context: Context, told: Told, date: Date) -> bool:
    """True where a new sentence takes up the story of the one before."""
    published = context.published
    assert published is not None
    if date.first < told.date.first or _is_aside(context.text, told):
        return False
    this_year = date_of(date.unit, published.year, date.first.month, date.first.day)
    fresh = this_year is not None and -1 < published.number - this_year.first.number <= FRESH
    return not fresh


def _is_aside(text: str, told: Told) -> bool:
    """'The firm, founded in May 1987, …': closed by a mark as it was opened by one."""
    sentence = SENTENCE_END.split(text[max(0, told.start - 120) : told.start])[-1]
    return bool(CLOSES.match(text, told.end)) and ("," in sentence or "(" in sentence)


def left_story(context: Context, month: int) -> bool:
    """True where a new paragraph of a recent article turns from its older story to its own day.

    'In January he was suspended', a paragraph after June of three years ago and with no later
    year to come: an article looks back from its publication. A later month goes on in the story.
    """
    told, published = context.last_told, context.published
    if told is None or published is None:
        return False
    story = told.date.last.year
    if not 1 < published.year - story <= MOST_YEARS_ON:
        return False
    if not _is_full(told.date) or month >= told.date.first.month:
        return False
    if not PARAGRAPH.search(context.text, told.end, context.start):
        return False
    coming = YEAR.findall(context.text, context.end, context.end + STORY_AHEAD)
    return not any(story < int(year) <= published.year for year in coming)
