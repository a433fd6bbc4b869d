"""Conditions without an 'if': 'Had he resigned …', 'Were it to sell …', 'Should it fail …'."""

from __future__ import annotations

from ..language import Sentence, Token

# What follows the subject in such a clause, by its first word.
FOLLOWED = {"had": ("VBN", "VBD"), "were": ("TO",), "should": ("VB", "VBP")}
OPENING = frozenset((",", ";", ":", "–", "—", '"', "“", "and", "but", "that", "or"))
THEN = {
    "had": frozenset(("would", "could", "might", "should", "'d")),
    "were": frozenset(("would", "could", "might", "should", "'d")),
    "should": frozenset(("would", "could", "might", "will", "may", "can", "must", "shall", "'ll")),
}
SUBJECT = frozenset(("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"))


def condition(sentence: Sentence) -> tuple[Token, int] | None:
    """The word that opens a condition, and the index of the first word behind the clause."""
    for token in sentence.tokens:
        follows = FOLLOWED.get(token.lower)
        if follows is None or not _opens(sentence, token):
            continue
        stop = _stop(sentence, token)
        inside = sentence.tokens[token.index + 1 : stop]
        rest = sentence.tokens[stop:]
        if (
            any(word.tag in follows for word in inside[1:])
            and inside[0].pos in SUBJECT
            and any(word.lower in THEN[token.lower] for word in rest)
        ):
            return token, stop
    return None


def _opens(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.index - 1] if token.index else None
    return before is None or before.lower in OPENING


def _stop(sentence: Sentence, token: Token) -> int:
    """Up to the comma behind its verb; without one, up to the word 'would' itself."""
    follows, seen = FOLLOWED[token.lower], False
    for word in sentence.tokens[token.index + 2 :]:
        seen = seen or word.tag in follows
        if (seen and word.text in (",", ";", "–", "—")) or word.lower in THEN[token.lower]:
            return word.index
    return len(sentence.tokens)
