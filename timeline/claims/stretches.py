"""Stretches of a parsed sentence: what stands below a word, from edge to edge, and how a line may
begin and end with them."""

from __future__ import annotations

from ..language import Sentence, Token

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
SIDE = frozenset(
    ("acl:relcl", "advcl:relcl", "advcl", "acl", "parataxis", "appos", "discourse", "vocative",
     "list", "dep", "dislocated", "conj")
)  # fmt: skip
LEADING = frozenset(("PUNCT", "CCONJ", "ADP", "SCONJ"))
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
QUOTES = frozenset(('"', "“", "”", "„", "«", "»", "``", "''"))
STOPS = frozenset((".", ",", ";", ":", "!", "?", "–", "—", "-", "--", "(", "…"))
TIMES = frozenset(
    ("day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year", "today",
     "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december")
)  # fmt: skip
# So far from its verb no clause is followed: what stands there could not be shown anyway.
WINDOW = 90


def stretch(sentence: Sentence, top: Token, without: frozenset[str]) -> range:
    """From the first to the last word below a word, no further than the window around it."""
    near = [
        word.index
        for word in sentence.subtree(top, without=without)
        if abs(word.index - top.index) <= WINDOW
    ]
    return range(min(near), max(near) + 1)


def left_edge(sentence: Sentence, top: Token) -> int:
    """Where the phrase of a word begins, without side clauses."""
    return min(
        word.index
        for word in sentence.subtree(top, without=SIDE)
        if abs(word.index - top.index) <= WINDOW
    )


def extended(sentence: Sentence, own: range, verb: Token, subject: Token) -> range:
    """Words of a phrase that the parse has torn off at either end: 'The leaders | of both
    parties met', 'built by the original | stone masons'."""
    start, stop = own.start, own.stop
    above = verb.head if verb.head != verb.index else -1
    while start > 0 and start - 1 != above and _belongs(sentence, start - 1, start, subject):
        start -= 1
    return to_phrase_end(sentence, range(start, stop))


def to_phrase_end(sentence: Sentence, own: range) -> range:
    """Up to the end of the phrase in which a stretch ends: 'on 9 | May 2015'."""
    stop = own.stop
    while stop < len(sentence.tokens) and _continues(sentence, stop - 1, stop):
        stop += 1
    return range(own.start, stop)


def chunk_before(sentence: Sentence, own: range, first: int) -> int:
    """Where the subject begins; a name after a comma is but the end of it ('a clerk in Arn,
    Vessland signed'), if what stands before that comma is a phrase without a verb."""
    if first < 2 or sentence.tokens[first - 1].text != "," or sentence.tokens[first].pos != "PROPN":
        return first
    start = first - 1
    while start > 0 and sentence.tokens[start - 1].text not in STOPS | QUOTES:
        start -= 1
    chunk = sentence.tokens[start : first - 1]
    plain = all(word.pos not in ("VERB", "AUX", "SCONJ", "ADV", "PRON") for word in chunk)
    timed = any(word.pos == "NUM" or word.lower in TIMES for word in chunk)
    if chunk and plain and not timed and chunk[0].pos in ("DET", "PROPN", "NOUN"):
        return start
    return first


def _belongs(sentence: Sentence, before: int, first: int, subject: Token) -> bool:
    previous, word = sentence.tokens[before], sentence.tokens[first]
    if word.pos == "ADP" and first <= subject.index:
        commas = any(sentence.tokens[i].text == "," for i in range(first, subject.index))
        return not commas and previous.pos in NOMINAL
    if word.pos in ("DET", "PRON", "PUNCT") or previous.pos not in NOMINAL:
        return False
    if first > subject.index:
        return False
    return previous.pos in ("DET", "ADJ", "NUM") or (previous.pos == word.pos == "PROPN")


def _continues(sentence: Sentence, last: int, following: int) -> bool:
    word, after = sentence.tokens[last], sentence.tokens[following]
    if after.pos not in NOMINAL:
        return False
    return word.pos in ("DET", "ADP", "NUM") or (
        word.pos in ("ADJ", "NOUN", "PROPN") and after.pos in ("NOUN", "PROPN")
        and after.head in (word.index, word.head)
    )  # fmt: skip


def ends_well(sentence: Sentence, last: int) -> bool:
    """True for a word that wants no other after it."""
    word = sentence.tokens[last]
    if word.dep == "compound:prt":
        return True
    if word.pos in ("ADP", "SCONJ", "CCONJ", "DET") or word.tag in (
        "PRP$",
        "WP",
        "WDT",
        "TO",
        "IN",
    ):
        return False
    return word.relation not in ("aux", "cop", "mark", "cc", "case", "det")


def begins_well(sentence: Sentence, first: int) -> bool:
    """True for a word with which a clause can begin."""
    word = sentence.tokens[first]
    return word.tag not in ("CC", "WDT", "WP", "WP$", "POS") and word.relation not in (
        "cc",
        "punct",
    )


def is_particle(sentence: Sentence, last: int) -> bool:
    """True for the last word of 'was handed in'."""
    return sentence.tokens[last].dep == "compound:prt"


def phrases_around(sentence: Sentence, token: Token) -> list[int]:
    """Where the phrases begin in which a word stands; those that begin with a noun, if any do."""
    starts = list[int]()
    for above, _ in zip((token, *sentence.ancestors(token)), range(8), strict=False):
        start = stretch(sentence, above, frozenset()).start
        while start < token.index and sentence.tokens[start].pos in LEADING:
            start += 1
        starts.append(start)
    nominal = [at for at in starts if sentence.tokens[at].pos in ("DET", "PROPN", "NOUN", "PRON")]
    return [at for at in nominal if sentence.tokens[at].tag not in RELATIVE_TAGS] or starts
