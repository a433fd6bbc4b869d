"""Words, names and sentences as the rest of the program sees them, whichever model read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Level = Literal["full", "no-parser", "blank"]
NameKind = Literal["person", "organisation", "place", "people"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `index` and `head` count within the sentence; a root is its own head.

    `start` and `end` are code-point offsets into the document. `tag` is the model's fine tag,
    `pos` a universal part of speech, `dep` a Universal Dependencies label; all three are empty
    where no model read the sentence. `lower` is the word in small letters, `relation` the label
    without its subtype (`nsubj` for `nsubj:pass`); both are stored, since they are asked for most.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str
    tag: str = ""
    pos: str = ""
    dep: str = ""
    head: int = 0
    lower: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `first` and `last` are the indexes of its words, `last` included.

    `people` are demonyms and creeds ('Russian', 'Catholic'). `kind` None means that the text
    does not tell.
    """

    text: str
    start: int
    end: int
    first: int
    last: int
    kind: NameKind | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence and what a model made of it: no tokens means that it was not read closely.

    `paragraph` counts from 0, `heading` marks the headline and lines like it.
    """

    start: int
    end: int
    paragraph: int
    heading: bool = False
    tokens: tuple[Token, ...] = ()
    names: tuple[Name, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indexes of the words that depend on it, in reading order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                found[token.head].append(token.index)
        return tuple(tuple(below) for below in found)

    def dependents(self, token: Token, *labels: str) -> list[Token]:
        """The words directly below a word, of these relations (all, where none is named)."""
        below = [self.tokens[index] for index in self.children[token.index]]
        return [child for child in below if child.relation in labels] if labels else below

    def head(self, token: Token) -> Token:
        """The word above; a root's is itself."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The words above, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token, *, without: frozenset[str] = frozenset()) -> list[Token]:
        """A word and everything below it in reading order, not entering relations in `without`."""
        found, waiting = [], [token.index]
        while waiting:
            index = waiting.pop()
            found.append(index)
            waiting += [
                child
                for child in self.children[index]
                if self.tokens[child].dep not in without
                and self.tokens[child].relation not in without
            ]
        return [self.tokens[index] for index in sorted(found)]

    def within(self, start: int, end: int) -> list[Token]:
        """The words that overlap these offsets of the document."""
        return [token for token in self.tokens if token.start < end and start < token.end]


@dataclass(frozen=True)
class Analysis:
    """A text read by a linguistic pipeline. `level` says how far it could read it.

    `full`: words, parse and names; `no-parser`: words and perhaps names; `blank`: sentences and
    dictionary forms only. `model` names the pipeline.
    """

    text: str
    language: str
    level: Level
    model: str
    sentences: tuple[Sentence, ...] = field(default=())
