"""Which words of a parsed sentence make the headline of a happening: a clause with its subject.

The clause is a stretch of the text, from its subject to its end, and only whole pieces are taken
out of it (`trimming`). Where its subject stands elsewhere (shared with another verb, or spoken of
by 'who'), that stretch is put before it; the order of the text is kept, so that the words stand in
the quote as they are shown.
"""

from __future__ import annotations

from ..language import Sentence, Token
from .carriers import LEANING, TELLING_MARKS, Frame, agree, is_finite, opening_word, own_subject
from .conjuncts import is_second, of_second
from .happenings import Happening, is_misread
from .relatives import of_relative
from .stretches import chunk_before, extended, left_edge, stretch
from .words import Words

RELATIVE = frozenset(("who", "which", "that"))
# 'as X said' speaks of the clause beside it.
SAID = frozenset(
    ("say", "report", "put", "tell", "write", "note", "claim", "know", "see", "expect")
)


def frame_of(
    sentence: Sentence, happening: Happening, signalled: set[int], words: Words
) -> Frame | None:
    """The nearest clause at or above a happening that can stand alone; None where there is none.

    `signalled` are the offsets of words that say how sure it is: what they govern may be cut off
    them, since the headline says so in another way.
    """
    token = happening.token
    for _ in range(8):
        frame = _frame(sentence, token, signalled, words)
        if frame is not None:
            return frame
        if token.head == token.index:
            return None
        token = sentence.head(token)
    return None


def _frame(
    sentence: Sentence, verb: Token, signalled: set[int], words: Words, depth: int = 0
) -> Frame | None:
    subject = own_subject(sentence, verb)
    if is_misread(sentence, verb) and subject is None:
        noun = sentence.head(verb)
        between = sentence.tokens[noun.index : verb.index]
        if sum(word.text == "," for word in between) % 2:
            return None  # 'The minister, asked about it, left'
        own = stretch(sentence, noun, frozenset())
        return Frame(verb, own, start=own.start, subject=noun.index)
    if subject is not None and subject.lower in RELATIVE and subject.tag in ("WDT", "WP"):
        return of_relative(sentence, verb, subject, words)
    if subject is not None:
        if not is_finite(sentence, verb) or not _stands_alone(sentence, verb, signalled):
            return None
        if not agree(sentence, subject, [], verb):
            return None
        own = extended(sentence, stretch(sentence, verb, frozenset()), verb, subject)
        own = _without_main_clause(sentence, verb, own)
        first = chunk_before(sentence, own, max(own.start, left_edge(sentence, subject)))
        return Frame(verb, range(min(first, own.start), own.stop), (), first, subject.index)
    if depth < 4 and is_second(sentence, verb):
        above = _frame(sentence, sentence.head(verb), signalled, words, depth + 1)
        return of_second(sentence, verb, above) if above is not None else None
    return None


def _without_main_clause(sentence: Sentence, verb: Token, own: range) -> range:
    """'After X resigned, …' read as the main clause ends at the comma: the main clause follows."""
    marks = {word.lower for word in sentence.dependents(verb, "mark") if word.index < verb.index}
    if verb.dep != "ROOT" or not marks & (TELLING_MARKS | {"as"}):
        return own
    commas = (index for index in own if index > verb.index and sentence.tokens[index].text == ",")
    return range(own.start, next(commas, own.stop))


def _stands_alone(sentence: Sentence, verb: Token, signalled: set[int]) -> bool:
    """True for a clause that says the same without what stands above it."""
    relation, above = verb.relation, sentence.head(verb)
    if relation in ("ROOT", "parataxis"):
        return True
    if relation == "conj":
        return _stands_alone(sentence, above, signalled) if above.index < verb.index else False
    if relation == "ccomp":
        return above.start in signalled or above.index > verb.index
    marks = {word.lower for word in sentence.dependents(verb, "mark", "advmod") if word.tag != "RB"}
    if verb.dep == "advcl":
        told = sentence.dependents(verb, "obj", "obl", "xcomp", "advmod", "aux", "cop")
        first = _first_word(sentence, verb)
        marks -= {"even", "just", "shortly", "soon", "ever", "only"}
        if marks == {"as"}:  # 'as the fire spread', not 'as the police said'
            return first == "as" and bool(told) and verb.lemma not in SAID
        return bool(marks) and marks <= TELLING_MARKS and first in TELLING_MARKS
    if verb.dep in ("acl:relcl", "advcl:relcl"):
        return _place_or_time(sentence, verb)
    return False


def _first_word(sentence: Sentence, verb: Token) -> str:
    """The word that opens a side clause, behind 'even', 'shortly' or 'two months'."""
    own = stretch(sentence, verb, frozenset())
    words = (sentence.tokens[index] for index in own)
    return next((w.lower for w in words if w.lower not in LEANING and w.pos != "NUM"), "")


def _place_or_time(sentence: Sentence, verb: Token) -> bool:
    """'where X resigned', 'in which X resigned': whole without its first words."""
    opening = opening_word(sentence, verb)
    return opening is not None and (
        opening.lower in ("where", "when") or (opening.lower == "which" and opening.index > 0
        and sentence.tokens[opening.index - 1].lower in ("in", "during", "at", "on"))
    )  # fmt: skip
