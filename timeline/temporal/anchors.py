"""What relative expressions count from: the day of publication, or the last date of the text.

In news almost everything depends on the day of publication; in narratives and in documents
without a date it depends on the date mentioned last. The figures in the comments are counts on
annotated newswire and narratives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..days import Day
from ..model import Anchor
from .lexicon import Lexicon
from .moments import CLOCK_UNITS, AnchorOf, Date, date_of, finer, floor
from .notation import date_edtf
from .quotes import quoted

SIGNS = ",;:\"'“”‘’()"
SENTENCE_REACH = 90  # characters in which a tense cue may stand
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[^\W\d_a-z]|\n\s*\n")
MOST_YEARS_ON = 4  # a story that jumps further is an aside until a second date confirms it
DAYS_AHEAD = 60  # plans are told in the past tense too: "announced a meeting on October 12"
MONTHS_BACK = 5  # a bare month further back than this is of the next year (128 of 147)


@dataclass(frozen=True, slots=True)
class Told:
    """A date the text has told, and where."""

    date: Date
    start: int
    end: int


def _years_apart(one: Told, other: Told) -> int:
    return abs(one.date.first.year - other.date.first.year)


@dataclass(slots=True)
class Context:
    """What a reading may know: the document, and the dates read so far.

    `last_told` is the date the story stands at, `last_day_told` the last one as precise as a day,
    `aside` one that left the story. `start` and `end` are the place of the phrase being read.
    """

    text: str
    lexicon: Lexicon
    language: str
    language_tag: str = ""
    published: Day | None = None
    genre: str = "news"
    order: str = ""
    order_reason: str | None = None
    last_told: Told | None = None
    last_day_told: Told | None = None
    aside: Told | None = None
    start: int = 0
    end: int = 0
    why: list[str] = field(default_factory=list)

    def remember(self, date: Date, start: int, end: int) -> None:
        """Keep a date that was read, for the relative ones that follow.

        A story goes on from its last date, but not from a glance back ('two years earlier'), a
        plan, a date far away that nothing confirms, or a word about the author's own day.
        """
        if date.others:
            return
        place = Told(date, start, end)
        if self.narrative and self._is_aside(place):
            self.aside = place
            return
        self.aside = None
        self.last_told = place
        if date.unit == "day":
            self.last_day_told = place

    def _is_aside(self, new: Told) -> bool:
        story = self.last_told
        if story is None:
            return new.date.anchor == "published"
        if new.date.anchor == "published" or new.date.bound in ("since", "until", "before"):
            return True
        if new.date.anchor is not None:
            return new.date.first < story.date.first and finer(story.date.unit, "decade")
        if self.aside is not None and _years_apart(new, self.aside) <= MOST_YEARS_ON:
            return False
        if _years_apart(new, story) > MOST_YEARS_ON:
            return True
        self.start, self.end = new.start, new.end
        return new.date.first > story.date.last and self.looks_ahead()

    @property
    def last(self) -> Date | None:
        """The date read last, an aside only within its own sentence."""
        told = self._last_told()
        return told.date if told else None

    @property
    def last_anchor(self) -> Anchor | None:
        """Where `last` stands."""
        return self._anchor(self._last_told())

    @property
    def last_day(self) -> Date | None:
        """The last date as precise as a day."""
        return self.last_day_told.date if self.last_day_told else None

    @property
    def last_day_anchor(self) -> Anchor | None:
        """Where `last_day` stands."""
        return self._anchor(self.last_day_told)

    def _last_told(self) -> Told | None:
        if self.aside is not None and self.start >= self.aside.end:
            between = self.text[self.aside.end : min(self.start, self.aside.end + 400)]
            if not SENTENCE_END.search(between):
                return self.aside
        return self.last_told

    def _anchor(self, told: Told | None) -> Anchor | None:
        if told is None:
            return None
        return Anchor(
            start=told.start,
            end=told.end,
            text=self.text[told.start : told.end],
            edtf=str(date_edtf(told.date)),
        )

    @property
    def narrative(self) -> bool:
        """True where dates count from the text, not from its publication."""
        return self.genre == "narrative"

    def today(self) -> tuple[Day, AnchorOf] | None:
        """The day 'yesterday' and 'last year' count from."""
        if self.published is not None:
            return self.published, "published"
        return self.told()

    def told(self) -> tuple[Day, AnchorOf] | None:
        """The last date of the text, for 'the next day', else the day of publication."""
        if self.last is not None:
            return self.last.first, self.last_anchor
        if self.published is not None:
            return self.published, "published"
        return None

    def told_day(self) -> tuple[Day, AnchorOf] | None:
        """The last date as precise as a day (19 of 23), else the day of publication."""
        if self.last_day is not None:
            return self.last_day.first, self.last_day_anchor
        if self.published is not None and not self.narrative:
            return self.published, "published"
        return None

    def told_unit(self, unit: str) -> tuple[Day, AnchorOf] | None:
        """The last date from which so many of `unit` can be counted."""
        if (
            unit in (*CLOCK_UNITS, "day", "week")
            and self.last is not None
            and finer("week", self.last.unit)
        ):
            return self.told_day()
        return self.told()

    def begins(self) -> tuple[Day, AnchorOf] | None:
        """What a bare weekday, month or day belongs to, by genre."""
        if self.narrative:
            return self.told()
        return self.today()

    def speaker(self, unit: str) -> tuple[Day, AnchorOf] | None:
        """What 'yesterday' and 'last month' count from: the day of who says so.

        A story's own words speak on the day of publication, its quotes on the day they were said.
        'Last year' and 'this year' of a story are years of the story (7 of 9).
        """
        of_today = finer(unit, "quarter") and not quoted(self.text, self.start)
        return self.today() if of_today else self.begins()

    # --- cues around the phrase -----------------------------------------------------------

    def before(self, reach: int = SENTENCE_REACH) -> str:
        """The words of the sentence before the phrase."""
        words = self.text[max(0, self.start - reach) : self.start]
        for mark in (". ", "! ", "? ", "\n", "; "):
            words = words.rpartition(mark)[2]
        return words

    def after(self, reach: int = SENTENCE_REACH) -> str:
        """The words of the sentence after the phrase."""
        words = self.text[self.end : self.end + reach]
        for mark in (". ", "! ", "? ", "\n", "; "):
            words = words.partition(mark)[0]
        return words

    def _cue(self, word: str) -> str:
        """A word as cues are listed; the month of May is not the verb."""
        bare = word.strip(SIGNS)
        low = bare.lower()
        is_month = bare != low and low in self.lexicon.lists.get("ambiguous_months", ())
        return "" if is_month else low

    def looks_ahead(self) -> bool:
        """True where the clause speaks of the future: will, is to, plans, scheduled …"""
        cues = self.lexicon.lists.get("future_cues", frozenset())
        past = self.lexicon.lists.get("past_cues", frozenset())
        endings = tuple(self.lexicon.lists.get("past_endings", ()))
        for words in (reversed(self.before().split()), self.after(60).split()):
            for word in words:
                bare = self._cue(word)
                if bare in cues:
                    return True
                if bare in past:
                    return False
                if _is_past_form(bare, endings):
                    break
        return False

    def looks_back(self) -> bool:
        """True where the nearest verb before the phrase is in the past: 'was opened in May'."""
        lists = self.lexicon.lists
        cues, past = lists.get("future_cues", ()), lists.get("past_cues", ())
        endings = tuple(lists.get("past_endings", ()))
        for word in reversed(self.before(60).split()):
            bare = self._cue(word)
            if bare in cues:
                return False
            if bare in past or _is_past_form(bare, endings):
                return True
        return False


def _is_past_form(word: str, endings: tuple[str, ...]) -> bool:
    return len(word) > 4 and bool(endings) and word.endswith(endings)


def _turns_the_year(last: Date, month: int) -> bool:
    """A month far before the story's own one is of the next year (128 of 147)."""
    return finer(last.unit, "half") and month < last.first.month - MONTHS_BACK


def story_year(context: Context, month: int) -> int | None:
    """The year of a month or season in a narrative."""
    last = context.last
    if last is None:
        return context.published.year if context.published else None
    return last.first.year + _turns_the_year(last, month)


def nearest_year(context: Context, month: int, day: int | None) -> tuple[int, AnchorOf] | None:
    """The year of a month, or a day of a month, that names none.

    News: the nearest to publication (141 of 150 days, 54 of 66 months). Narratives: the year of
    the last date (325 of 347), the next one when the month lies far back.
    """
    if context.narrative and context.last is not None:
        last = context.last
        year = last.first.year
        year += _turns_the_year(last, month)
        return year, context.last_anchor
    if context.published is None:
        if context.last is None:
            return None
        return context.last.first.year, context.last_anchor
    published = context.published
    candidates = [
        date
        for year in (published.year, published.year - 1, published.year + 1)
        if (date := date_of("day", year, month, day or 15)) is not None
    ]
    if not candidates:
        return published.year, "published"
    target = published if day else floor("month", published) + 14
    best = min(candidates, key=lambda date: abs(date.first.number - target.number))
    ahead = best.first.number - published.number
    if ahead > (DAYS_AHEAD if day else 15) and context.looks_back():
        return best.first.year - 1, "published"
    return best.first.year, "published"
