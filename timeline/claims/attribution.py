"""Who says so, put back beside a clause that was cut off the words that say it."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Sentence, Token
from ..model import Signal
from .form import balanced, ended, tidied
from .happenings import Happening
from .stretches import SIDE

# A longer attribution is said by the certainty in brackets instead.
LONGEST = 70
# 'told reporters on Monday that': what may stand between the verb and what was said.
PLACING = frozenset(("on", "in", "at", "that", "to", "during", "of"))
BREAKS = frozenset((",", ".", ";", ":", ")", "”", '"'))


def attribution(text: str, happening: Happening, missing: Sequence[Signal]) -> tuple[str, str]:
    """What goes before the clause and what behind it: ('police said', '') or
    ('', ', according to court records'), as the sentence has it."""
    sentence = happening.sentence
    before = after = ""
    apart = happening.relation != "xcomp"  # else the two share their subject
    for signal in missing:
        token = next((word for word in sentence.tokens if word.start == signal.start), None)
        if token is None:
            continue
        if token.lower == "according":
            said = _according(text, sentence, token)
            ahead = token.index < happening.token.index
            before, after = (f"{said},", after) if ahead else (before, f", {said}")
        elif token.head == happening.token.index and token.index > happening.token.index:
            if token.relation == "parataxis":
                after = _behind(text, sentence, token) or after
        elif token.pos == "VERB" and token.index == happening.token.head and apart:
            if happening.token.index < token.index:
                after = _behind(text, sentence, token) or after
            else:
                before = _ahead(text, sentence, token, happening.token) or before
    return before, after


def _according(text: str, sentence: Sentence, token: Token) -> str:
    """'according to court records', up to a comma."""
    stop = token.index
    while stop + 1 < len(sentence.tokens) and sentence.tokens[stop + 1].text not in BREAKS:
        stop += 1
    return tidied(text[token.start : sentence.tokens[stop].end])


def _behind(text: str, sentence: Sentence, verb: Token) -> str:
    """', police said' and ', said the police'."""
    speaking = sentence.dependents(verb, "nsubj")
    if not speaking:
        return ""
    indexes = [
        word.index
        for top in (speaking[0], *sentence.dependents(verb, "obj", "iobj"))
        for word in sentence.subtree(top, without=SIDE)
        if word.text not in BREAKS
    ]
    first, last = min([*indexes, verb.index]), max([*indexes, verb.index])
    said = tidied(text[sentence.tokens[first].start : sentence.tokens[last].end])
    return f", {said}" if balanced(said) and len(said) <= LONGEST else ""


def _ahead(text: str, sentence: Sentence, verb: Token, content: Token) -> str:
    """'police said', 'Ana Rui told reporters that': the speaker, the verb, whom it was told."""
    subjects = sentence.dependents(verb, "nsubj")
    own = subjects[0] if subjects else None
    if own is None:
        own = _taken_for_a_noun_phrase(sentence, verb)
    if own is None or own.index > verb.index or own.lower in ("who", "which", "that"):
        return ""
    inside = min(
        word.index for word in sentence.subtree(content, without=frozenset(("conj", "punct")))
    )
    between = sentence.tokens[verb.index + 1 : inside]
    if inside < verb.index or any(
        word.pos == "VERB" or (word.tag == "IN" and word.lower not in PLACING) for word in between
    ):
        return ""  # something else stands between the speaker's verb and the clause
    heard = sentence.dependents(verb, "obj", "iobj", "mark")
    tops = [*sentence.dependents(verb, "aux"), *heard]
    indexes = {
        word.index
        for top in (own, *tops)
        for word in sentence.subtree(top, without=SIDE)
        if word.index < (verb.index if top is own else inside) and word.text not in BREAKS
    } | {verb.index}
    opening = sentence.tokens[inside]
    joint = {inside} if opening.lower == "that" else set()
    ordered = [*sorted(indexes), *joint]
    pieces = []
    for number, index in enumerate(ordered):
        token = sentence.tokens[index]
        near = number and ordered[number - 1] == index - 1
        gap = text[sentence.tokens[index - 1].end : token.start] if near else " "
        pieces.append(gap + token.text)
    said = tidied("".join(pieces))
    joined = bool(joint) or ended(said, "en") == said
    return said if joined and balanced(said) and len(said) <= LONGEST else ""


def _taken_for_a_noun_phrase(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of 'Bolt denied that …' where the parse sees a noun with a participle."""
    noun = sentence.head(verb)
    apart = any(word.text == "," for word in sentence.tokens[noun.index : verb.index])
    if verb.dep != "acl" or verb.tag not in ("VBD", "VBN") or noun.dep != "ROOT" or apart:
        return None
    return noun if noun.index < verb.index and noun.pos in ("NOUN", "PROPN") else None
