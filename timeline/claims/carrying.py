"""Dates that a sentence does not carry itself: the story's day, the day before, bounds."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..days import Day
from ..edtf import Edtf
from ..language import Sentence
from .dated import Dating
from .happenings import Happening

RECENT = 8  # days: a story's day is news
STORY_SENTENCES = 3
CARRY_SENTENCES = 2
SPEECH_REACH = 5
NOT_CARRIED = frozenset(("speech", "mental", "state"))
CARRIED_RELATIONS = frozenset(("root", "conj", "parataxis"))
CARRIED_TENSES = frozenset(("past",))
# Words that put a happening before the story's day, or on many days.
APART = frozenset(
    ("earlier", "previously", "formerly", "once", "already", "before", "beforehand", "initially",
     "originally", "recently", "long", "repeatedly", "often", "frequently", "regularly",
     "routinely", "always", "usually", "sometimes", "occasionally", "traditionally", "historically",
     "afterwards", "eventually", "ultimately", "never")
)  # fmt: skip
POINTING = frozenset(("this", "that", "these", "those", "both", "his", "her", "its", "their"))
BOUND_TENSES = frozenset(("past", "perfect", "pluperfect", "participle"))


@dataclass
class Thread:
    """What has been dated so far, in reading order: the story's day and the last day told."""

    published: Day | None
    story: Dating | None = None
    story_position: int = -9
    last: Dating | None = None
    last_position: int = -9
    last_paragraph: int = -1
    background: bool = False
    carried_position: int = -9
    by_lemma: dict[str, Dating] = field(default_factory=dict)

    def tell(self, happening: Happening, dating: Dating) -> None:
        """Remember a dated happening for those that follow."""
        self.by_lemma.setdefault(stem(happening.lemma), dating)
        if dating.how in ("bound", "none") or not happening.told or happening.quoted:
            return
        lead = happening.relation == "relcl" and happening.position == 0
        if happening.relation not in ("root", "conj", "ccomp", "parataxis") and not lead:
            return
        if self.story is None or happening.position != self.story_position:
            self.background = not self._recent(dating)
        if dating.edtf.precision != "day":
            return
        if self.story is None and happening.position < STORY_SENTENCES and self._recent(dating):
            self.story, self.story_position = dating, happening.position
            self.background = False
        self.last, self.last_position = dating, happening.position
        self.last_paragraph = happening.sentence.paragraph

    def _recent(self, dating: Dating) -> bool:
        day = dating.edtf.latest
        if self.published is None or day is None:
            return False
        return 0 <= self.published.number - day.number <= RECENT

    def carried(self, happening: Happening) -> Dating | None:
        """The day of the sentence before, or the story's day, for a past verb without a date.

        An older date opens the background, where the story's day no longer counts.
        """
        plain = happening.kind not in NOT_CARRIED or happening.trigger is not None
        if happening.tense not in self._carried_tenses() or not plain:
            return None
        if happening.quoted or happening.relation not in CARRIED_RELATIONS:
            return None
        if _first_word(happening.sentence) in ("who", "why", "how", "what", "where", "whether"):
            return None
        if _apart(happening):
            return None
        near = happening.position - self.last_position <= CARRY_SENTENCES
        same_paragraph = happening.sentence.paragraph == self.last_paragraph
        if self.last is not None and near and same_paragraph and self._goes_on(happening):
            self.carried_position = happening.position
            return _carry(self.last, "the sentence before")
        running = happening.position - max(self.carried_position, self.last_position)
        newest = happening.kind != "news" or running <= SPEECH_REACH
        if self.story is not None and not self.background and newest:
            self.carried_position = happening.position
            return _carry(self.story, "the day the story begins with")
        return None

    def _goes_on(self, happening: Happening) -> bool:
        """Of a day long past only what clearly goes on with it: 'He then …'."""
        assert self.last is not None
        return goes_on(happening, loosely=self._recent(self.last))

    def _carried_tenses(self) -> frozenset[str]:
        """'Today … has been closed': a story of the day itself is told in the perfect, too."""
        today = self.story is not None and self.story.edtf.latest == self.published
        return CARRIED_TENSES | {"perfect"} if today else CARRIED_TENSES

    def bounded(self, happening: Happening) -> Dating | None:
        """A past verb without a date happened on or before the day of publication."""
        if self.published is None or happening.tense not in BOUND_TENSES:
            return None
        edtf = Edtf.between(None, self.published)
        return Dating(
            edtf, "bound", "No date is told; it happened on or before the day of publication."
        )


def _first_word(sentence: Sentence) -> str:
    return next((word.lower for word in sentence.tokens if word.text[0].isalpha()), "")


def _apart(happening: Happening) -> bool:
    """'had earlier met', 'repeatedly warned', 'shortly after': not on the day that is told of."""
    words = happening.sentence.dependents(happening.token, "advmod", "mark", "case")
    return any(word.lower in APART for word in words)


def goes_on(happening: Happening, *, loosely: bool = True) -> bool:
    """True where the sentence goes on with the same matter: 'He then …', 'The ministers …'.

    `loosely` lets 'the ministers' do; else 'they' or 'these ministers' is asked for.
    """
    sentence, subject = happening.sentence, happening.subject
    if any(
        word.lower in ("then", "later", "also", "subsequently", "meanwhile", "instead", "there")
        for word in sentence.dependents(happening.token, "advmod")
    ):
        return True
    if subject is None or subject.pos == "PRON":
        return True
    leads = POINTING | {"the"} if loosely else POINTING
    return any(word.lower in leads for word in sentence.dependents(subject, "det", "nmod"))


def _carry(dating: Dating, whence: str) -> Dating:
    return Dating(
        dating.edtf, "carried", f"No date of its own; carried from {whence}.", dating.timex, True
    )


def stem(lemma: str) -> str:
    """What 'killing' and 'kill', 'acquisition' and 'acquire' have in common, roughly."""
    word = lemma.partition("_")[0]
    for ending in ("ings", "ing", "tions", "tion", "ions", "ion", "ments", "ment", "als", "al"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)][:6]
    return word.rstrip("e")[:6]
