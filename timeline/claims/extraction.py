"""Time expressions and sentences become claims: what one passage says happened, and when."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..days import Day
from ..language import Analysis, Sentence
from ..model import Claim, Passage, Timex, Trigger
from . import salience
from .actors import Roster, participants, person_spoken_of, places, roster, sole_person
from .anchoring import date_happenings
from .carrying import Thread
from .certainty import Assessment, assess
from .chronicles import Entries, Entry, entries
from .clutter import is_code
from .contents import gathered
from .dated import Dating, Datings, happenings_by_word
from .datelines import is_dateline, is_imprint
from .dating import Mention, mentions
from .entry_claims import entry_dating, entry_quote, entry_title, leading
from .governors import governors
from .happenings import Happening, clause_words, happenings
from .headline import PRONOUNS, headline, proven, reads_as_sentence
from .offsets import count_offsets
from .quoting import quote_span
from .sharing import share
from .words import Words, words

CAPITAL = re.compile(r"(?:[a-z,;:] |^)[^\W\d_a-z]\w+ [^\W\d_a-z]|[a-z,;] [^\W\d_a-z]\w")
LONGEST_CLAUSE = frozenset(("acl:relcl", "advcl", "parataxis", "conj"))


def find_claims(
    document_text: str,
    timexes: Sequence[Timex],
    analysis: Analysis,
    *,
    published: dt.date | str | None = None,
    language: str = "en",
    genre: str | None = None,
    min_salience: float | None = None,
    passages: Sequence[Passage] = (),
) -> list[Claim]:
    """What a text says happened, in reading order, from its dates and its parsed sentences.

    `published` is never taken for the date of a happening; it is what a past without a date is
    bounded by. `min_salience` (0 to 1) leaves out what scores less; None is the default of 0.5.
    """
    least = salience.THRESHOLD if min_salience is None else min_salience
    lists = words(language)
    if lists is None or analysis.level != "full":
        from .clause_claims import find_clause_claims

        return once(
            find_clause_claims(
                document_text, timexes, analysis, lists, published=day(published), least=least
            )
        )
    reader = _Reader(document_text, timexes, analysis, lists, day(published), least)
    return once(reader.read())


def once(claims: Iterable[Claim]) -> list[Claim]:
    """Each claim once: a text that says a thing twice in the same words tells of one happening."""
    told, found = set[object](), list[Claim]()
    for claim in claims:
        at = (claim.trigger.text, claim.trigger.start - claim.start) if claim.trigger else None
        quoted = (" ".join(claim.quote.split()).casefold(), at)
        shown = (claim.headline.casefold(), claim.date, claim.certainty, at and at[0])
        fresh = quoted not in told and (shown not in told or claim.date is None)
        told |= {quoted, shown}
        if fresh:
            found.append(claim)
    return found


def day(published: dt.date | str | None) -> Day | None:
    """The day of publication."""
    if published is None:
        return None
    return Day.parse(published[:10]) if isinstance(published, str) else Day.from_date(published)


class _Reader:
    """Reads one document from its first sentence to its last."""

    def __init__(
        self,
        text: str,
        timexes: Sequence[Timex],
        analysis: Analysis,
        lists: Words,
        published: Day | None,
        least: float,
    ) -> None:
        self.text = text
        self.lists = lists
        self.least = least
        self.sentences = analysis.sentences
        self.timexes = timexes
        self.dates = [
            date
            for date in mentions(text, timexes, published)
            if not is_dateline(text, date, self.sentences)
        ]
        self.timex_starts = [timex.start for timex in timexes]
        self.date_starts = [date.start for date in self.dates]
        self.known: Roster = roster(analysis.sentences)
        self.entries = Entries(entries(text, timexes, published))
        self.thread = Thread(published)

    def read(self) -> Iterable[Claim]:
        position = -1
        for number, sentence in enumerate(self.sentences):
            if sentence.heading and sentence.paragraph == 0 and not self.entries.holds(sentence):
                continue
            position += not sentence.heading
            if sentence.tokens and not _tells_nothing(self.text, sentence):
                yield from self._read_sentence(number, sentence, max(0, position))

    def _read_sentence(self, number: int, sentence: Sentence, position: int) -> Iterable[Claim]:
        found = happenings(sentence, position, self.lists)
        dates = _between(self.dates, self.date_starts, sentence)
        datings = date_happenings(self.text, sentence, found, dates, self.thread.published)
        inside = _between(self.timexes, self.timex_starts, sentence)
        if count_offsets(sentence, found, inside, datings, self.thread.by_lemma):
            share(sentence, found, happenings_by_word(found), datings)
        found, datings = gathered(found, datings, governors(self.lists.language))
        entry = self.entries.at(sentence.start, sentence.end)
        if entry is not None:
            yield from self._read_entry(number, position, entry, found, datings, dates)
            return
        by_word = happenings_by_word(found)
        self._carry(found, datings)
        self._bound(found, datings)
        for happening in found:
            dating = datings.get(happening.token.index)
            if happening.is_noun and dating is None:
                continue
            claim = self._claim(number, happening, dating, by_word, dates)
            if claim is not None:
                yield claim

    def _read_entry(
        self,
        number: int,
        position: int,
        entry: Entry,
        found: Sequence[Happening],
        datings: Datings,
        dates: Sequence[Mention],
    ) -> Iterable[Claim]:
        """A sentence of a chronology: what it tells has the date before it, whatever its tense;
        what has a date of its own keeps that."""
        lead = leading(self.sentences[number], position, found, entry, self.lists, self.thread)
        by_word = happenings_by_word(found)
        for happening in found:
            own = datings.get(happening.token.index)
            if own is not None and (lead is None or happening.token != lead.token):
                claim = self._claim(number, happening, own, by_word, dates)
                if claim is not None:
                    yield claim
        if lead is not None:
            dating = entry_dating(self.sentences[number], entry, datings.get(lead.token.index))
            self.thread.tell(lead, dating)
            claim = self._claim(number, lead, dating, by_word, dates, entry=entry)
            if claim is not None:
                yield claim

    def _carry(self, found: Sequence[Happening], datings: Datings) -> None:
        """Dates for those without one, in reading order, from what was told before."""
        for happening in found:
            index = happening.token.index
            if index in datings:
                self.thread.tell(happening, datings[index])
            elif not happening.is_noun:
                dating = self.thread.carried(happening)
                if dating is not None:
                    datings[index] = dating

    def _bound(self, found: Sequence[Happening], datings: Datings) -> None:
        """What is told as past and has no date: it lies before the publication."""
        for happening in found:
            if happening.token.index not in datings and not happening.is_noun:
                dating = self.thread.bounded(happening)
                if dating is not None:
                    datings[happening.token.index] = dating

    # --- one claim --------------------------------------------------------------------------

    def _claim(
        self,
        number: int,
        happening: Happening,
        dating: Dating | None,
        by_word: dict[int, Happening],
        dates: Sequence[Mention],
        entry: Entry | None = None,
    ) -> Claim | None:
        """The claim of a happening; None where it tells too little to be shown."""
        if salience.ceiling(happening, dating) < self.least:
            return None
        edtf = dating.edtf if dating else None
        judged = assess(
            self.text,
            happening,
            by_word,
            self.lists,
            date=edtf,
            published=self.thread.published,
            set_ahead=dating is not None and dating.ahead,
        )
        if dating is not None and dating.how in ("bound", "carried") and not _may_hold(judged):
            dating, edtf = None, None
        person = self._person(number, happening)
        parts = participants(
            happening, self.known, pronoun=person or self._spoken_of(number, happening)
        )
        clause = list(clause_words(happening.sentence, happening.token, without=LONGEST_CLAUSE))
        weight, why = salience.score(
            happening,
            dating,
            judged.certainty,
            parts,
            position=happening.position,
            length=len(clause),
        )
        if entry is None and not reads_as_sentence(happening):
            weight, why = salience.lowered(weight, why)
        if weight < self.least:
            return None
        start, end = quote_span(self.text, happening, dating)
        title = headline(
            self.text,
            happening,
            judged,
            self.lists,
            dates=_own_dates(dates, dating),
            pronoun=person,
            quote=(start, end),
        )
        if entry is not None:
            title = entry_title(self.text, happening, judged, person) or title
            start, end = entry_quote(self.text, entry, start, end)
        timex = dating.timex if dating else None
        return Claim(
            quote=self.text[start:end],
            start=start,
            end=end,
            headline=proven(title, self.text[start:end], judged),
            how=dating.how if dating else "none",
            certainty=judged.certainty,
            salience=weight,
            date=edtf,
            earliest=edtf.earliest if edtf else None,
            latest=edtf.latest if edtf else None,
            precision=edtf.precision if edtf else None,
            trigger=_trigger(happening),
            timex=timex,
            participants=parts,
            actors=tuple(part.name for part in parts if part.kind != "place"),
            places=places(happening, clause),
            signals=judged.signals,
            attributed_to=judged.attributed_to,
            time=timex.time if timex and not (dating and dating.shared) else None,
            utc_offset=timex.utc_offset if timex and not (dating and dating.shared) else None,
            reasons={
                "date": dating.reason if dating else "The text does not say when.",
                "certainty": judged.reason,
                "salience": why,
                "headline": "The words of the clause, without its date and side clauses.",
            },
        )

    def _spoken_of(self, number: int, happening: Happening) -> str | None:
        """Whom 'he' or 'she' probably means: enough for the list of actors, not for a headline."""
        subject = happening.subject
        if subject is None or subject.lower not in PRONOUNS or not number:
            return None
        return person_spoken_of(self.sentences[number - 1], self.known)

    def _person(self, number: int, happening: Happening) -> str | None:
        subject = happening.subject
        if subject is None or subject.lower not in PRONOUNS:
            return None
        near = self.sentences[max(0, number - 2) : number + 1]
        unread = (self.text[part.start : part.end] for part in near if not part.tokens)
        if any(CAPITAL.search(words) for words in unread):
            return None  # a sentence that was not read closely may name somebody else
        return sole_person(near, subject.start, self.known)


def _trigger(happening: Happening) -> Trigger:
    token = happening.telling
    lemma = happening.lemma.replace("_", " ") if token is happening.token else token.lemma
    return Trigger(text=token.text, start=token.start, end=token.end, lemma=lemma)


def _tells_nothing(text: str, sentence: Sentence) -> bool:
    """A question, a line such as 'Published: 3 May 2019', or one of a program."""
    words = text[sentence.start : sentence.end]
    return words.rstrip("\"'”’) ").endswith("?") or is_imprint(words) or is_code(words)


def _may_hold(judged: Assessment) -> bool:
    """Only what is said to have happened can be dated by the story around it."""
    return judged.certainty not in ("planned", "hypothetical", "negated")


def _own_dates(dates: Sequence[Mention], dating: Dating | None) -> list[tuple[int, int]]:
    """Where the claim's own date stands, the whole of a range."""
    if dating is None or dating.timex is None:
        return []
    own = dating.timex
    spans = [(date.start, date.end) for date in dates if date.timex == own]
    return spans or [(own.start, own.end)]


_Placed = TypeVar("_Placed", Mention, Timex)


def _between(
    placed: Sequence[_Placed], starts: Sequence[int], sentence: Sentence
) -> Sequence[_Placed]:
    """Those that begin in a sentence; `starts` are their beginnings, in order."""
    return placed[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
