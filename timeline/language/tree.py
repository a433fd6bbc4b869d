"""A sentence's words with their tags, labels and heads, open to correction."""

from __future__ import annotations

from dataclasses import dataclass

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))


@dataclass(slots=True)
class Tree:
    """The words of a sentence in small letters, their tags, labels and heads (a root's: itself)."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    @property
    def root(self) -> int:
        """The main word."""
        return next(index for index, head in enumerate(self.heads) if head == index)

    def below(self) -> list[list[int]]:
        """For each word the words that hang on it, in reading order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                found[head].append(index)
        return found

    def relation(self, index: int) -> str:
        """The label without its subtype."""
        return self.deps[index].partition(":")[0]

    def hang(self, index: int, head: int, dep: str) -> None:
        """Put a word below another."""
        self.heads[index], self.deps[index] = head, dep

    def lift(self, index: int, under: str) -> None:
        """Make a word take the place of its head, which then hangs below it as `under`."""
        above = self.heads[index]
        self.heads[index] = index if self.heads[above] == above else self.heads[above]
        self.deps[index] = self.deps[above]
        self.hang(above, index, under)
