"""Who takes part, where no parser reads a text: names in the clause and beside it, and the person
whom 'er', 'elle' or a verb without a subject speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from ..language import Name, Sentence, Token
from ..model import Participant, Timex
from .actors import Roster, flat, sole_person
from .clauses import Clause
from .words import Words


class Cast:
    """The names of one sentence; `person` is the one spoken of in the sentence before."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        words: Words,
        known: Roster,
        times: Sequence[Timex],
        before: Cast | None,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.known = known
        self.times = times
        self.person = before.person_spoken_of() if before is not None else None
        self.told = False
        self.agent: str | None = None
        self.clauses: list[Clause] = []

    def person_spoken_of(self) -> str | None:
        """The one person named in this sentence, or spoken of by it where it names nobody."""
        named = sole_person((self.sentence,), self.sentence.end, self.known)
        return named or self.agent or (self.person if self.told else None)

    def participants(self, clause: Clause, verb: Token) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        passive = any(self.words.has("passive_words", word.lower) for word in clause.tokens)
        names = self._names(clause)
        acting = [name for name in names if name.end <= verb.start]
        beside = [name for name in self._beside(clause) if name not in names]
        if not acting and not beside:  # 'X, its owner, resigned'
            names = [*[name for name in self.sentence.names if name.end <= verb.start][:1], *names]
        names = sorted([*names, *beside], key=lambda name: name.start)
        subject = self._pronoun(clause, verb, acting or beside)
        if subject is not None:
            word, person = subject
            found[person] = Participant(
                name=person, role="patient" if passive else "agent",
                start=word.start, end=word.end, kind="person",
            )  # fmt: skip
        for name in names:
            shown = self._untimed(name)
            full = self.known.of(shown) if shown else ""
            kind = name.kind if name.kind != "people" else None
            if not full or name.kind == "people" or full in found:
                continue
            if kind is None and self._stands_at_place(name):
                kind = "place"
            first = "patient" if passive else "agent"
            found[full] = Participant(
                name=full, role=first if name.end <= verb.start else "patient",  # type: ignore[arg-type]
                start=name.start, end=name.start + len(shown), kind=kind,
            )  # fmt: skip
        people = (part.name for part in found.values() if part.kind == "person")
        self.agent = self.agent or next(people, None)
        return tuple(found.values())

    def _beside(self, clause: Clause) -> list[Name]:
        """The name that a clause of its own gives beside this one: ', Evaristo Mena.'"""
        index, found = self.clauses.index(clause), list[Name]()
        for near in self.clauses[max(0, index - 1) : index] + self.clauses[index + 1 : index + 2]:
            for name in self._names(near):
                if name.start - near.start <= 1 and near.end - name.end <= 1:
                    found.append(name)
        return found

    def _untimed(self, name: Name) -> str:
        """The name without words of a date that it ran into ('Thode Anfang Mai'); '' if all is."""
        for timex in self.times:
            if timex.start <= name.start < timex.end:
                return ""
            if name.start < timex.start < name.end:
                return self.text[name.start : timex.start].strip()
        return name.text

    def _stands_at_place(self, name: Name) -> bool:
        before = self.sentence.tokens[name.first - 1].lower if name.first else ""
        return self.words.has("place_words", before)

    def _pronoun(
        self, clause: Clause, verb: Token, named: Sequence[Name]
    ) -> tuple[Token, str] | None:
        """'er', 'elle', or a verb without a subject ('fue despedida'): the one person named in
        the sentence before."""
        if self.person is None:
            return None
        language = self.words.language
        word = next((w for w in clause.tokens if self.words.has("pronouns", w.lower)), None)
        opens = self.clauses.index(clause) == 0 or clause.joined
        if word is not None:
            before = any(name.end <= word.start for name in named)
            many = word.lower == "sie" and verb.lower.endswith("en")
            word = None if before or many else word
        elif not named and language in ("es", "it") and opens:
            word = verb if self._is_subjectless(clause, verb) else None
        if word is None:
            return None
        self.told = True
        return word, self.person

    def _is_subjectless(self, clause: Clause, verb: Token) -> bool:
        """Only small words, a date and helping verbs stand before the verb."""
        grammar = self.words
        if verb.lower.endswith(("n", "no")):
            return False  # 'murieron dos pastores': more than one
        return all(
            len(token.text) <= 3
            or grammar.has("past_words", token.lower)
            or grammar.has("leading", token.lower)
            or any(timex.start <= token.start < timex.end for timex in self.times)
            for token in clause.tokens
            if token.index < verb.index
        )

    def _names(self, clause: Clause) -> list[Name]:
        return [
            name
            for name in self.sentence.names
            if clause.start <= name.start and name.end <= clause.end and flat(name.text)
        ]
