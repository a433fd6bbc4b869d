"""A sentence that no parser reads, cut into clauses at commas and before small words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language import Sentence, Token
from .words import Words

BREAKS = frozenset((",", ";", ":", "–", "—", "(", ")"))
MARKS = "'’"  # what an elided word ends with: "lorsqu'"


@dataclass(frozen=True)
class Clause:
    """Some neighbouring words of a sentence, between two breaks."""

    sentence: Sentence
    position: int
    tokens: tuple[Token, ...]
    joined: bool = False  # by 'and' to the one before it

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.tokens[-1].end


def clauses(sentence: Sentence, position: int, words: Words) -> Iterator[Clause]:
    """A sentence cut at commas and the like, and before subordinating words."""
    run: list[Token] = []
    for token in sentence.tokens:
        opens = token.lower in ("que", "dass", "qui") and len(run) > 2
        if token.text in BREAKS or opens:
            if run:
                yield Clause(sentence, position, tuple(run))
            run = [] if token.text in BREAKS else [token]
        elif token.text not in (".", "!", "?", "¿", "¡"):
            run.append(token)
    if run:
        yield Clause(sentence, position, tuple(run))


def ends_clause(sentence: Sentence, token: Token) -> bool:
    """True for a word before a comma or the end."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return not following or following[0].text in (*BREAKS, ".", "und", "oder")
