"""A headline without its date, which the timeline shows beside it: only where grammar allows."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Sentence, Token

# 'on Monday', 'late in May': the words that go with a date.
LEADS = frozenset(("on", "in", "at", "during", "late", "early", "around", "about", "back", "over"))
# 'only in 2019', 'until 2019': what narrows a date goes nowhere without it.
NARROWING = frozenset(("only", "just", "even", "until", "till", "not", "never", "since"))
ADVERBIAL = frozenset(("obl", "advmod", "nmod", "obl:tmod", "nmod:tmod", "obl:npmod", "nmod:npmod"))
WANTING = frozenset(("be", "remain", "last", "date", "schedule", "set", "slate", "time", "fix"))
QUOTES = frozenset(('"', "“", "”", "‘", "„", "«", "»", "``", "''"))
COMMAS = frozenset((",", "(", ")"))


def without_dates(
    sentence: Sentence, kept: list[int], dates: Sequence[tuple[int, int]], must: set[int]
) -> list[int]:
    """The words without the dates at these offsets, or with those that cannot be taken out."""
    for start, end in dates:
        words = [token.index for token in sentence.within(start, end)]
        if words and set(words) <= set(kept) and not set(words) & must:
            gone = _phrase(sentence, set(kept), words[0], words[-1])
            if gone and not gone & must:
                kept = [index for index in kept if index not in gone]
    return kept


def _phrase(sentence: Sentence, kept: set[int], first: int, last: int) -> set[int]:
    """The date with its preposition and its commas; empty where something would be left hanging."""
    tokens = sentence.tokens
    if not _is_adverbial(sentence, first, last):
        return set()
    following = tokens[last + 1] if last + 1 in kept else None
    if following is not None and following.lower in ("'s", "’s", "-", "–", "and", "or", "alone"):
        return set()
    start = first
    while start - 1 in kept and tokens[start - 1].lower in ("the", "this", "that", "its"):
        start -= 1
    if start < first and following is not None and following.pos in ("NOUN", "PROPN", "ADJ"):
        return set()
    led = False
    while start - 1 in kept and tokens[start - 1].lower in LEADS:
        start, led = start - 1, True
        if tokens[start].dep == "compound:prt":
            return set()
    before = tokens[start - 1] if start - 1 in kept else None
    if before is not None and not led and before.pos in ("ADP", "SCONJ", "CCONJ", "DET", "ADJ"):
        return set()
    if before is not None and (before.lower in NARROWING or _wants_more(sentence, before)):
        return set()
    if before is not None and before.relation == "cc":
        return set()
    gone = set(range(start, last + 1))
    commas = tuple(mark is not None and mark.text in COMMAS for mark in (before, following))
    if commas == (True, True) and before is not None:
        gone |= {start - 1, last + 1}
    elif commas[1] and before is None:
        gone.add(last + 1)
    return gone


def _is_adverbial(sentence: Sentence, first: int, last: int) -> bool:
    """True for a date that says when, not which: 'arrested in May', not 'the May elections'."""
    tops = [
        token
        for token in sentence.tokens[first : last + 1]
        if not first <= token.head <= last or token.head == token.index
    ]
    if not tops:
        return False
    near = (first - 1, last + 1)
    if any(0 <= at < len(sentence.tokens) and sentence.tokens[at].text in QUOTES for at in near):
        return False  # 'the “later this summer” date' is somebody's words
    for top in tops:
        above = sentence.head(top)
        if above.tag == "VBN" and above.dep in ("acl", "amod"):
            return False  # 'the policy adopted in 2019': the participle lives on it
        if {top.dep, top.relation} & ADVERBIAL and above.index != top.index:
            if top.relation == "nmod" and above.index > last:
                return False
            continue
        if top.relation in ("punct", "case"):
            continue
        return False
    return True


def _wants_more(sentence: Sentence, before: Token) -> bool:
    """True for 'is', 'was set', 'took place on': words that say nothing without the date."""
    if before.pos == "AUX" or before.lemma in WANTING:
        return True
    return before.lower in ("dated", "due", "scheduled", "born") and before.pos != "NOUN"
