"""An opening clause stands on its own: 'On 3 May, a week after X signed Y, Z began …'.

A small parser often takes the verb after 'after' for the main one. The words tell better: from
the subordinating word to the comma before the main clause is a tree of its own, and so is the
date before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "timeline_openings"
_OPENERS = "after before when while once since as until because although though if"
_TIME_WORDS = (
    "day days week weeks month months year years decade decades hour hours minutes moments "
    "shortly soon just only long right immediately even ever but and yet"
)
OPENERS = frozenset(_OPENERS.split())
TIME_WORDS = frozenset(_TIME_WORDS.split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# What may stand between the beginning of the sentence and the opener.
BEFORE_OPENER = frozenset(
    (
        "IN",
        "DT",
        "CD",
        "NN",
        "NNS",
        "NNP",
        "JJ",
        "JJR",
        "RB",
        "RBR",
        ",",
        "CC",
        "JJS",
        "RBS",
        "``",
        "TO",
    )
)
# A comma before one of these goes on with the same clause.
GOES_ON = frozenset(("CC", "WDT", "WP", "WRB", "VBG", "VBN", "IN", "WP$", "CD"))

# So far from its beginning an opening clause may begin.
WITHIN = 16


def register() -> None:
    """Make the component known to spaCy, once."""
    from spacy.language import Language

    if not Language.has_factory(NAME):
        Language.component(NAME, func=mark)


def mark(doc: Doc) -> Doc:
    """Begin a tree at the opener and at the main clause behind it, sentence by sentence."""
    starts = [token.i for token in doc if token.is_sent_start] or [0]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        early = doc[start : min(end, start + WITHIN)]
        if not any(token.lower_ in OPENERS for token in early):
            continue  # most sentences: nothing to read twice
        for index in boundaries(
            [token.lower_ for token in doc[start:end]], [token.tag_ for token in doc[start:end]]
        ):
            doc[start + index].is_sent_start = True
    return doc


def boundaries(words: list[str], tags: list[str]) -> list[int]:
    """Where in the sentence the opening clause and the main clause begin; empty where none does."""
    opener = _opener(words, tags)
    if opener is None:
        return []
    for index in range(opener + 2, len(words) - 2):
        if words[index] != ",":
            continue
        if tags[index + 1] in GOES_ON or not FINITE & set(tags[index + 1 :]):
            continue
        if not FINITE & set(tags[opener + 1 : index]):
            continue
        begin = _clause_start(words, tags, opener)
        return [index + 1] if begin == 0 else [begin, index + 1]
    return []


def _opener(words: list[str], tags: list[str]) -> int | None:
    """The subordinating word among the first words, with no verb before it."""
    for index in range(min(len(words), WITHIN)):
        if words[index] in OPENERS and tags[index] in ("IN", "WRB", "RB"):
            if index == 0 or words[index - 1] == "," or words[index - 1] in TIME_WORDS:
                return index
            continue
        if tags[index] not in BEFORE_OPENER:
            return None
    return None


def _clause_start(words: list[str], tags: list[str], opener: int) -> int:
    """Back from 'after' over 'over a month' to the comma or the beginning."""
    index = opener
    while index > 0 and words[index - 1] != ",":
        index -= 1
    return index
