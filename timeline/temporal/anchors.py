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
from .headings import Sections, year_sections
from .lexicon import Lexicon
from .moments import CLOCK_UNITS, AnchorOf, Date, finer
from .notation import date_edtf
from .quotes import quoted
from .tense import REACH, Tense, tense_at, words_after, words_before

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+[^\W\d_a-z]|\n\s*\n")
BESIDE = re.compile(r"\s?[,(–—-]\s?(?:[^\W\d_]{1,4}\s)?")  # between a day and its weekday
MOST_YEARS_ON = 4  # a story that jumps further is an aside until a second date confirms it


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
    sections: Sections | None = None

    def year_above(self) -> tuple[int, Anchor] | None:
        """The year of the heading or line the phrase stands under."""
        if self.sections is None:
            self.sections = year_sections(self.text, self.lexicon)
        return self.sections.at(self.start, self.text)

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
        return self.anchor_of(self._last_told())

    @property
    def last_day(self) -> Date | None:
        """The last date as precise as a day, an aside that opens a sentence in the next one too."""
        told = self._last_day_told()
        return told.date if told else None

    @property
    def last_day_anchor(self) -> Anchor | None:
        """Where `last_day` stands."""
        return self.anchor_of(self._last_day_told())

    def day_beside(self) -> tuple[Date, Anchor | None] | None:
        """The day that stands just before: '14 July 1978, a Friday'."""
        for told in (self.aside, self.last_day_told):
            if told is None or told.date.unit != "day" or told.end > self.start:
                continue
            if BESIDE.fullmatch(self.text, told.end, min(self.start, told.end + 12)):
                return told.date, self.anchor_of(told)
        return None

    def _last_told(self) -> Told | None:
        if self.aside is not None and self._sentences_since(self.aside) == 0:
            return self.aside
        return self.last_told

    def _last_day_told(self) -> Told | None:
        aside = self.aside
        if aside is not None and aside.date.unit == "day":
            allowed = 1 if len(words_before(self.text, aside.start).split()) < 3 else 0
            if self._sentences_since(aside) <= allowed:
                return aside
        return self.last_day_told

    def _sentences_since(self, told: Told) -> int:
        """How many sentences have ended since a date, in the text near it; 9 further on."""
        if self.start < told.end or self.start > told.end + 400:
            return 9
        return len(SENTENCE_END.findall(self.text[told.end : self.start]))

    def anchor_of(self, told: Told | None) -> Anchor | None:
        """A date told, as an anchor."""
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

    def before(self, reach: int = REACH) -> str:
        """The words of the sentence before the phrase."""
        return words_before(self.text, self.start, reach)

    def after(self, reach: int = REACH) -> str:
        """The words of the sentence after the phrase."""
        return words_after(self.text, self.end, reach)

    def tense(self) -> Tense | None:
        """Whether the clause looks ahead or back."""
        return tense_at(self.text, self.start, self.end, self.lexicon)

    def looks_ahead(self) -> bool:
        """True where the clause speaks of the future: will, is to, plans, scheduled …"""
        return self.tense() in ("will", "plan")
