"""Dates that a sentence does not carry itself: the story's day, the day before, bounds, offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..days import Day
from ..edtf import Edtf
from ..language import Sentence, Token
from ..model import Timex
from .dated import Dating, Datings, happenings_by_word
from .dating import counted
from .happenings import Happening

RECENT = 8  # days: a story's day is news
STORY_SENTENCES = 3
CARRY_SENTENCES = 2
SPEECH_REACH = 5
NOT_CARRIED = frozenset(("speech", "mental", "state"))
CARRIED_RELATIONS = frozenset(("root", "conj", "parataxis"))
CARRIED_TENSES = frozenset(("past",))
BOUND_TENSES = frozenset(("past", "perfect", "pluperfect", "participle"))


@dataclass
class Thread:
    """What has been dated so far, in reading order: the story's day and the last day told."""

    published: Day | None
    story: Dating | None = None
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
        self.background = not self._recent(dating)
        if dating.edtf.precision != "day":
            return
        if self.story is None and happening.position < STORY_SENTENCES and self._recent(dating):
            self.story = dating
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
        near = happening.position - self.last_position <= CARRY_SENTENCES
        same_paragraph = happening.sentence.paragraph == self.last_paragraph
        if self.last is not None and near and same_paragraph and goes_on(happening):
            self.carried_position = happening.position
            return _carry(self.last, "the sentence before")
        running = happening.position - max(self.carried_position, self.last_position)
        newest = happening.kind != "news" or running <= SPEECH_REACH
        if self.story is not None and not self.background and newest:
            self.carried_position = happening.position
            return _carry(self.story, "the day the story begins with")
        return None

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


def goes_on(happening: Happening) -> bool:
    """True where the sentence goes on with the same matter: 'He then …', 'The ministers …'."""
    sentence, subject = happening.sentence, happening.subject
    if any(
        word.lower in ("then", "later", "also", "subsequently", "meanwhile", "instead", "there")
        for word in sentence.dependents(happening.token, "advmod")
    ):
        return True
    if subject is None or subject.pos == "PRON":
        return True
    return any(
        word.lower
        in ("the", "this", "that", "these", "those", "both", "his", "her", "its", "their")
        for word in sentence.dependents(subject, "det", "nmod")
    )


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


# --- counted from other happenings ------------------------------------------------------------


def count_offsets(
    sentence: Sentence,
    found: Sequence[Happening],
    timexes: Iterable[Timex],
    datings: Datings,
    known: Mapping[str, Dating],
) -> None:
    """'Three weeks after the killing' dates what it modifies, or else what it is counted from."""
    by_word = happenings_by_word(found)
    for timex in timexes:
        link = _link(sentence, timex)
        if link is None:
            continue
        word, sign = link
        origin = _origin(sentence, word, by_word)
        if origin is None:
            continue
        counting = _counting(sentence, origin, by_word)
        _resolve(timex, sign, origin, counting, datings, known)


def _link(sentence: Sentence, timex: Timex) -> tuple[Token, int] | None:
    """The 'after' or 'before' that follows a duration, and its direction."""
    if timex.type != "DURATION":
        return None
    tokens = sentence.within(timex.start, timex.end)
    if not tokens:
        return None
    for word in (*tokens[-1:], *sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]):
        if word.lower in ("after", "following"):
            return word, 1
        if word.lower == "before":
            return word, -1
    return None


def _origin(sentence: Sentence, word: Token, by_word: Mapping[int, Happening]) -> Happening | None:
    """The happening behind 'after': the head of its clause or phrase."""
    for above in (sentence.head(word), *sentence.ancestors(word)):
        if above.index > word.index and above.index in by_word:
            return by_word[above.index]
    later = (by_word[index] for index in sorted(by_word) if index > word.index)
    return next(later, None)


def _counting(
    sentence: Sentence, origin: Happening, by_word: Mapping[int, Happening]
) -> Happening | None:
    """The happening that the whole phrase modifies."""
    for above in sentence.ancestors(origin.token):
        if above.index in by_word and not by_word[above.index].is_noun:
            return by_word[above.index]
    return None


def _resolve(
    timex: Timex,
    sign: int,
    origin: Happening,
    counting: Happening | None,
    datings: Datings,
    known: Mapping[str, Dating],
) -> None:
    mod = timex.mod
    held = datings.get(counting.token.index) if counting is not None else None
    direct = datings.get(origin.token.index)
    start = direct if direct is not None and direct.how != "bound" else None
    if held is not None and held.how != "bound" and start is None and counting is not None:
        edtf = counted(held.edtf, timex.value, sign=-sign, mod=_mirrored(mod))
        _put(datings, origin, edtf, timex, counting, held, "before" if sign > 0 else "after")
        return
    start = start or known.get(stem(origin.lemma))
    if start is not None and counting is not None and held is None:
        edtf = counted(start.edtf, timex.value, sign=sign, mod=mod)
        _put(datings, counting, edtf, timex, origin, start, "after" if sign > 0 else "before")


def _mirrored(mod: str | None) -> str | None:
    """'More than a month after X' puts X more than a month before."""
    return mod


def _put(
    datings: Datings,
    happening: Happening,
    edtf: Edtf | None,
    timex: Timex,
    other: Happening,
    start: Dating,
    word: str,
) -> None:
    if edtf is not None:
        reason = f"Counted: {timex.text} {word} “{other.token.text}”, which is dated {start.edtf}."
        datings[happening.token.index] = Dating(edtf, "offset", reason, timex)
