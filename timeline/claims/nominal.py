"""An event noun as a headline: 'The raid on the depot', where the phrase says what it was."""

from __future__ import annotations

from ..language import Sentence, Token
from .stretches import SIDE, STOPS

SAYING = frozenset(
    ("of", "on", "in", "at", "against", "by", "between", "to", "into", "for", "with")
)
JOINED = SIDE | {"cc", "punct"}


def nominal(sentence: Sentence, noun: Token, dated: frozenset[int]) -> list[int]:
    """The noun's phrase, if it names what happened to whom or which one it was; else nothing.

    'the raid', 'his arrest' and 'damages' say too little, and the head of a compound ('the raid
    team') is no happening. `dated` are the indexes of the words of dates, which say when only.
    """
    indexes = phrase_of(sentence, noun)
    named = {index for index in indexes if sentence.tokens[index].pos in ("PROPN", "NOUN")} - {
        noun.index,
        *dated,
    }
    said = [
        child for child in sentence.dependents(noun, "nmod", "compound") if child.index in named
    ]
    leads = {word.lower for child in said for word in sentence.dependents(child, "case")}
    compound = any(child.relation == "compound" for child in said)
    owner = any(child.dep == "nmod:poss" and child.pos == "PROPN" for child in said)
    return indexes if leads & SAYING or compound or owner else []


def phrase_of(sentence: Sentence, noun: Token) -> list[int]:
    """The phrase of an event noun of two words at least; empty where it cannot stand alone."""
    if noun.relation in ("compound", "amod", "flat") or noun.dep == "nmod:poss":
        return []
    below = sentence.subtree(noun, without=JOINED)
    first, last = below[0].index, below[-1].index
    leads = [word.index for word in sentence.dependents(noun, "case", "mark")]
    first = max([first, *(index + 1 for index in leads if index < noun.index)])
    words = sentence.tokens[first : last + 1]
    following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if following is not None and following.pos in ("NOUN", "PROPN") and last == noun.index:
        return []  # the parse has torn a compound apart
    if any(word.text in STOPS or word.tag in ("PRP$", "PRP", "WDT", "WP") for word in words):
        return []
    telling = [word for word in words if word.pos in ("ADJ", "NOUN", "PROPN", "NUM")]
    if len(telling) < 2 or words[0].pos not in ("DET", "PROPN", "NOUN", "ADJ", "NUM"):
        return []
    return [word.index for word in words]
