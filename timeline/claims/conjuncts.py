"""'X signed and left' as 'X left': second verbs that share a subject, and perhaps auxiliaries.

Whose deed it is must not rest on the parse alone, so a joining word is asked for.
"""

from __future__ import annotations

from ..language import Sentence, Token
from .carriers import Frame, agree, is_finite, own_subject
from .stretches import QUOTES, SIDE, STOPS, TIMES, stretch, to_phrase_end

APART = frozenset(("—", "–", "--", "(", ")", ";", ":"))


def of_second(sentence: Sentence, verb: Token, above: Frame) -> Frame | None:
    """'and resigned' with the subject of the verb before it, and its auxiliaries if it has none.

    `above` is the frame of the verb before.
    """
    first = sentence.head(verb)
    subject = list(above.carried) or _subject_stretch(sentence, above)
    own = _after_joint(sentence, verb)
    if not subject or subject[-1] >= own.start or _voice_unknown(sentence, first, verb):
        return None
    misread = verb.tag == "VBN" and first.tag == "VBD" and not sentence.dependents(first, "aux")
    if not is_finite(sentence, verb) and not (misread and not sentence.dependents(verb, "aux")):
        helping = [w for w in sentence.dependents(first, "aux") if w.index < first.index]
        if not helping or first.tag != verb.tag or sentence.dependents(verb, "aux"):
            return None
        shared = range(helping[0].index, first.index)
        return Frame(verb, own, (*subject, *(i for i in shared if i > subject[-1])), own.start)
    if verb.tag == "VBP" and first.tag not in ("VBP",):
        return None  # 'made it to the stars and kick'
    head = own_subject(sentence, above.verb)
    if head is not None and not agree(sentence, head, subject, verb):
        return None
    return Frame(verb, own, tuple(subject), own.start)


def is_second(sentence: Sentence, verb: Token) -> bool:
    """True for a verb that 'and', 'but' or a row of commas joins to one before it."""
    first = sentence.head(verb)
    if verb.relation != "conj" or first.index > verb.index or first.pos not in ("VERB", "AUX"):
        return False
    return _is_joined(sentence, first, verb)


def _voice_unknown(sentence: Sentence, first: Token, verb: Token) -> bool:
    """'was arrested and charged the next day': whether he charged or was charged, the form does
    not tell, and the parse does not tell surely."""
    passive = any(word.dep == "aux:pass" for word in sentence.dependents(first, "aux"))
    if not passive or verb.tag != "VBD" or not verb.lower.endswith("ed"):
        return False
    things = [word for word in sentence.dependents(verb, "obj") if word.lower not in TIMES]
    return not things and not sentence.dependents(verb, "aux")


def _is_joined(sentence: Sentence, first: Token, verb: Token) -> bool:
    """True for a verb behind 'and' or 'but', or behind a comma in a row of verbs that ends so:
    whose deed it is must not rest on the parse alone."""
    row = [first, *sentence.dependents(first, "conj"), *sentence.dependents(verb, "conj")]
    joints = [
        joint.index
        for word in (verb, *row)
        for joint in sentence.dependents(word, "cc")
        if joint.index < word.index
    ]
    start = _after_joint(sentence, verb).start
    if any(word.text in APART for word in sentence.tokens[first.index : start]):
        return False
    before = sentence.tokens[start - 1]
    return before.index in joints or (before.text == "," and any(j > start for j in joints))


def _subject_stretch(sentence: Sentence, frame: Frame) -> list[int]:
    """From where the subject begins to the word before the verb's auxiliaries."""
    subject = own_subject(sentence, frame.verb)
    if subject is None:  # misread
        subject = sentence.head(frame.verb)
    if subject.index > frame.verb.index:
        return []
    stop = max(word.index for word in sentence.subtree(subject, without=SIDE - {"conj"})) + 1
    parts = sentence.dependents(frame.verb, "aux", "cop", "advmod")
    verb = min([w.index for w in parts if w.index > subject.index] + [frame.verb.index])
    stop = min(stop, verb)
    if not any(word.text in STOPS | QUOTES for word in sentence.tokens[stop:verb]):
        stop = verb  # a part of the name that the parse has torn off
    while stop > frame.start and sentence.tokens[stop - 1].pos == "PUNCT":
        stop -= 1
    commas = sum(word.text == "," for word in sentence.tokens[frame.start : stop])
    if commas % 2 and stop < verb and sentence.tokens[stop].text == ",":
        stop += 1  # 'The owner, Ana Rui, …' is closed by its second comma
    return list(range(frame.start, stop))


def _after_joint(sentence: Sentence, verb: Token) -> range:
    """A second verb's own stretch, behind its 'and'."""
    own = stretch(sentence, verb, frozenset())
    parts = sentence.dependents(verb, "aux", "cop", "advmod")
    joints = [w.index for w in sentence.dependents(verb, "cc", "punct") if w.index < verb.index]
    first = min([w.index for w in parts] + [verb.index])
    first = max([i + 1 for i in joints if i < verb.index] + [min(first, verb.index)])
    stop = own.stop
    for child in sentence.dependents(sentence.head(verb), "obl", "obj", "xcomp"):
        part = stretch(sentence, child, frozenset())
        if part.start == stop and child.index > verb.index:
            stop = part.stop  # 'was shot and killed | by police'
    return to_phrase_end(sentence, range(min(first, verb.index), stop))
