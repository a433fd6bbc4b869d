"""'Ilma Ros, who took power' as 'Ilma Ros took power': relative clauses that can stand alone.

Only where the clause tells of its noun: 'every clerk who signed' says neither that every clerk
signed nor that any did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language import Sentence, Token
from .carriers import TELLING_MARKS, Frame, agree, is_finite
from .stretches import LEADING, QUOTES, STOPS, left_edge, stretch, to_phrase_end
from .words import Words

# A relative clause after one of these says which ones are meant: it cannot go or stand alone.
CHOOSING = frozenset(
    ("every", "each", "all", "any", "no", "most", "many", "few", "fewer", "only", "none", "those",
     "anyone", "everyone", "someone", "anybody", "everybody", "somebody", "nobody", "neither",
     "nothing", "everything", "anything", "something", "first", "last", "next", "same", "such",
     "one", "ones", "what", "half", "some", "several", "other", "others", "second", "third",
     "latest", "likely", "both", "either", "them", "that", "it", "this", "he", "she", "they")
)  # fmt: skip
# Under these a thing need not exist: 'claimed that a firm which …'.
UNSURE = ("report_verbs", "allege_verbs", "deny_verbs", "plan_verbs")
DOUBTING = frozenset(
    ("not", "n't", "n’t", "never", "no", "without", "if", "whether", "could", "might", "may",
     "would", "want", "wants", "wanted", "seek", "seeks", "sought", "unless")
)  # fmt: skip
# Nouns that a person can be: of 'the widow of Ilma Ros, who …' nobody knows which is meant.
PERSONAL = re.compile(
    r".*(?:er|or|ist|ian|man|woman|ant|ee)s?$|.*(?:wife|husband|son|widow|aide|friend|ally|chief|head|"
    r"boss|president|secretary|cousin|uncle|nephew|niece|aunt|spouse|relative|colleague)s?$"
)
NEAR = frozenset(("over", "almost", "about", "nearly", "around", "roughly", "some"))


def of_relative(sentence: Sentence, verb: Token, pronoun: Token, words: Words) -> Frame | None:
    """'Ilma Ros, who took power' as 'Ilma Ros took power', where that is what it says."""
    if not verb.dep.endswith("relcl") or not is_finite(sentence, verb):
        return None
    if pronoun.index + 1 >= len(sentence.tokens) or verb.index < pronoun.index:
        return None
    phrase = _named_before(sentence, pronoun)
    if not phrase:
        noun = sentence.head(verb)
        if verb.dep != "acl:relcl" or noun.index > pronoun.index:
            return None
        phrase = _phrase_before(sentence, noun, pronoun)
        if not phrase or not _may_leave(sentence, noun, pronoun, phrase, words):
            return None
        if not agree(sentence, noun, phrase, verb):
            return None
    last = stretch(sentence, verb, frozenset()).stop
    own = to_phrase_end(sentence, range(pronoun.index + 1, max(last, verb.index + 1)))
    if _runs_on(sentence, verb, own):
        return None
    return Frame(verb, own, tuple(phrase), start=own.start)


def _before(sentence: Sentence, pronoun: Token) -> int:
    """The index behind the last word before 'who', without the comma between them."""
    stop = pronoun.index
    while stop > 0 and sentence.tokens[stop - 1].text in (",", "(", "–", "—"):
        stop -= 1
    return stop


def _named_before(sentence: Sentence, pronoun: Token) -> list[int]:
    """A person's name right before 'who' is whom it means, whatever the parse says."""
    stop = _before(sentence, pronoun)
    if pronoun.lower != "who":
        return []
    name = next((n for n in sentence.names if n.last == stop - 1 and n.kind != "place"), None)
    if name is None or name.kind == "people":
        return []
    first = name.first
    while first > 0 and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    words = {word.lower for word in sentence.tokens[max(0, first - 1) : stop]}
    if words & CHOOSING or (first > 0 and sentence.tokens[first - 1].pos in ("DET", "NUM", "ADJ")):
        return []
    if first > 1 and sentence.tokens[first - 1].lower in ("of", "'s", "’s", "and", "or"):
        above = sentence.tokens[first - 2]
        if sentence.tokens[first - 1].lower in ("and", "or") or PERSONAL.match(above.lower):
            return []
    return list(range(first, stop))


def _phrase_before(sentence: Sentence, noun: Token, pronoun: Token) -> list[int]:
    """The words of the noun's phrase up to 'who' or the comma before it; empty where it is not
    one plain phrase."""
    stop, start = _before(sentence, pronoun), left_edge(sentence, noun)
    while start < noun.index and (
        sentence.tokens[start].relation in ("case", "mark", "fixed")
        or sentence.tokens[start].pos in LEADING
    ):
        start += 1
    words = sentence.tokens[start:stop]
    broken = any(
        word.text in STOPS | QUOTES or word.pos in ("VERB", "AUX", "SCONJ") for word in words
    )
    return [] if broken else list(range(start, stop))


def _may_leave(
    sentence: Sentence, noun: Token, pronoun: Token, phrase: Sequence[int], words: Words
) -> bool:
    """True where the relative clause tells of its noun, rather than choosing which is meant."""
    if noun.pos not in ("NOUN", "PROPN") or sentence.dependents(noun, "cop"):
        return False
    said = {sentence.tokens[index].lower for index in phrase}
    tags = {sentence.tokens[index].tag for index in phrase}
    if said & CHOOSING or tags & {"JJS", "RBS"}:
        return False
    if noun.pos == "PROPN" and pronoun.lower == "that":
        return False  # 'a probe to Mars that …': a name needs no telling which
    nested = noun.relation in ("nmod", "appos") or (
        phrase[0] > 0 and sentence.tokens[phrase[0] - 1].lower in ("of", "'s", "’s")
    )
    if nested and (pronoun.lower != "who" or sentence.tokens[phrase[0] - 1].lower == "of"):
        return False  # 'a member of the board that resigned': which of the two?
    apart = sentence.tokens[pronoun.index - 1].text in (",", "(", "–", "—")
    before = sentence.tokens[: phrase[0]]
    doubted = any(
        word.lower in DOUBTING or any(words.has(name, word.lemma) for name in UNSURE)
        for word in before
    )
    if noun.pos == "PROPN" or (apart and not said & {"a", "an"}):
        return True
    return not doubted or not (said & {"a", "an"} or noun.tag == "NNS")


def _runs_on(sentence: Sentence, verb: Token, own: range) -> bool:
    """True where another verb follows that the clause cannot hold: its end is not known ('a wave
    that hit the coast killed …')."""
    return any(
        word.index > verb.index and word.pos == "VERB" and not _is_held(sentence, word)
        for word in sentence.tokens[own.start : own.stop]
    )


def _is_held(sentence: Sentence, verb: Token) -> bool:
    """True for a verb that the grammar binds to the one before it."""
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        after = sentence.tokens[verb.index + 1 : verb.index + 2]
        counted = after and (
            after[0].pos in ("DET", "NUM", "PRON", "SYM") or after[0].lower in NEAR
        )
        return not counted and not sentence.dependents(verb, "obj")
    if verb.tag not in ("VBD", "VBZ"):
        return True
    if verb.relation == "conj":
        return bool(sentence.dependents(verb, "cc"))
    marks = {word.lower for word in sentence.dependents(verb, "mark", "advmod")}
    if verb.dep == "advcl":
        return bool(marks & (TELLING_MARKS | {"if", "unless", "until", "as", "that", "so", "than"}))
    return bool(sentence.dependents(verb, "nsubj", "expl"))
