"""Both ends of a clause too long to print, with an ellipsis between them."""

from __future__ import annotations

from ..language import Sentence, Token
from .carriers import Frame
from .stretches import SIDE, STOPS, stretch


def bridged(sentence: Sentence, frame: Frame, trigger: Token) -> tuple[list[int], list[int]]:
    """The two ends of a clause too long to print: its subject and what its trigger stands in
    ('The union rallied … to prepare the strike', 'Ana Rui … met in Cairo'). Both empty where the
    words left out would be missed."""
    first = frame.carried or tuple(range(frame.start, frame.verb.index))
    if trigger.index == frame.verb.index:
        group = sentence.dependents(frame.verb, "aux", "cop", "advmod")
        verb = min([frame.verb.index, *(word.index for word in group if word.index > first[0])])
        core = _core(sentence, [index for index in first if index < verb])
        return core, list(range(verb, frame.own.stop)) if core else []
    top = trigger
    while top.head not in (frame.verb.index, top.index):
        top = sentence.head(top)
    part = stretch(sentence, top, frozenset())
    start = next((i for i in part if sentence.tokens[i].pos != "PUNCT"), part.start)
    opening = sentence.tokens[start]
    if top.head != frame.verb.index or top.relation not in ("advcl", "xcomp"):
        return [], []
    if opening.lower != "to" and opening.tag != "VBG":
        return [], []
    last = max([frame.verb.index, *_object(sentence, frame, start)])
    head = [i for i in {*first, *range(frame.verb.index, last + 1), *frame.own} if i <= last]
    head = sorted(i for i in head if i >= first[0] and (i >= frame.start or i in frame.carried))
    return (head, list(range(start, part.stop))) if last + 1 < start else ([], [])


def _core(sentence: Sentence, subject: list[int]) -> list[int]:
    """A long subject up to its first comma or 'and'."""
    core = list[int]()
    for index in subject:
        word = sentence.tokens[index]
        if word.pos in ("VERB", "AUX"):
            return []
        if word.text in STOPS or word.relation == "cc":
            break
        core.append(index)
    nouns = any(sentence.tokens[index].pos in ("NOUN", "PROPN", "PRON") for index in core)
    return core if nouns and len(core) < len(subject) else []


def _object(sentence: Sentence, frame: Frame, before: int) -> list[int]:
    """The words of the verb's object and its particle, where they stand next to it."""
    found = list[int]()
    for child in sentence.dependents(frame.verb, "obj", "compound"):
        words = [word.index for word in sentence.subtree(child, without=SIDE)]
        if frame.verb.index < min(words) and max(words) < before:
            found += words
    return found
