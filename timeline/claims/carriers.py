"""The verb that carries a headline: in a tense, with a subject that agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language import Sentence, Token
from .stretches import stretch
from .words import Words

FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Side clauses that tell something of their own: 'After X resigned, …'.
TELLING_MARKS = frozenset(
    ("after", "before", "when", "while", "because", "since", "although", "though", "where", "once",
     "whereas")
)  # fmt: skip
# 'long before', 'shortly after', 'over a month after': words that lean on the next.
LEANING = frozenset(
    ("even", "just", "long", "shortly", "soon", "ever", "only", "right", "immediately", "years",
     "months", "weeks", "days", "hours", "minutes", "year", "month", "week", "day", "hour",
     "minute", "decade", "decades", "over", "more", "less", "than", "about", "some", "nearly",
     "almost", "around", "roughly", "barely", "a", "an", "the", "few", "several", "half")
)  # fmt: skip


@dataclass(frozen=True)
class Frame:
    """A finite verb that can carry a headline.

    `own` is the stretch of its clause, `carried` the words put before it: a subject that stands
    elsewhere and the auxiliaries that two verbs share. `start` is where its subject begins.
    """

    verb: Token
    own: range
    carried: tuple[int, ...] = ()
    start: int = 0
    subject: int | None = None


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """True for a verb (or a noun with 'is') in a tense, by itself or by its auxiliary."""
    if verb.tag in FINITE_TAGS:
        return True
    helping = sentence.dependents(verb, "aux", "cop")
    if helping:
        return any(
            word.tag in FINITE_TAGS or word.lower in ("'s", "’s", "'d", "’d") for word in helping
        )
    # a past tense that the tagger took for a participle: 'The board named X'
    subjects = sentence.dependents(verb, "nsubj")
    return (
        verb.tag == "VBN"
        and verb.dep in ("ROOT", "conj", "ccomp", "parataxis")
        and bool(subjects)
        and subjects[0].dep == "nsubj"
        and bool(sentence.dependents(verb, "obj", "xcomp", "ccomp", "obl"))
    )


def own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the subject that hangs on the verb itself, before it if there are two."""
    found = sentence.dependents(verb, "nsubj", "csubj", "expl")
    before = [word for word in found if word.index < verb.index]
    return next(iter(before or found), None)


def opening_word(sentence: Sentence, verb: Token) -> Token | None:
    """The relative word that opens a clause."""
    own = stretch(sentence, verb, frozenset())
    words = [sentence.tokens[index] for index in own if index < verb.index][:3]
    return next((word for word in words if word.tag in ("WDT", "WP", "WRB")), None)


def agree(sentence: Sentence, noun: Token, phrase: Sequence[int], verb: Token) -> bool:
    """False where number tells that the noun cannot be the subject: 'Authorities … was'."""
    parts = sentence.dependents(verb, "aux", "cop")
    finite = [word for word in parts if word.tag in FINITE_TAGS] or [verb]
    form = finite[0].lower
    joined = any(sentence.tokens[index].relation == "cc" for index in phrase)
    plural = noun.tag in ("NNS", "NNPS") or joined or noun.lower in ("they", "we", "you")
    if form in ("was", "is", "has", "does") or finite[0].tag == "VBZ":
        return not plural
    return not (form in ("were", "are") and noun.tag == "NNP" and not joined)


def says(verb: Token, words: Words) -> bool:
    """True for a verb of saying."""
    return words.kind(verb.lemma) == "speech" or words.has("report_verbs", verb.lemma)
