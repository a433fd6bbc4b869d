"""Who takes part in a happening, in which role, and where: names as the document writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..language import Name, Sentence, Token
from ..language.names import lists
from ..model import Participant
from .happenings import Happening, antecedent

Role = Literal["agent", "patient", "other"]
PERSONAL = frozenset(("he", "she", "him", "her", "his"))
RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))


@dataclass(frozen=True)
class Roster:
    """The fullest form of each name of a document: 'Putin' is 'Vladimir Putin' there."""

    full: Mapping[str, str]
    kinds: Mapping[str, str | None]

    def of(self, name: str) -> str:
        """The fullest form under which the document knows a name."""
        plain = flat(name)
        return self.full.get(plain, plain)


def flat(name: str) -> str:
    """A name on one line, without a possessive ending."""
    words = " ".join(name.split())
    for ending in ("'s", "’s", "‘s"):
        words = words.removesuffix(ending)
    return words


def roster(sentences: Iterable[Sentence]) -> Roster:
    """Gather the names of a document; a surname stands for the one person who bears it."""
    kinds: dict[str, str | None] = {}
    for sentence in sentences:
        for name in sentence.names:
            if name.kind != "people":
                kinds.setdefault(flat(name.text), name.kind)
    full = {name: _fullest(name, kinds) for name in kinds}
    initials = {_initials(name): name for name in kinds if " " in name}
    for short in kinds:
        if short.isupper() and len(short) > 1 and short in initials:
            full[short] = full[initials[short]]
    return Roster(full, kinds)


def _initials(name: str) -> str:
    """'NTA' for 'Northern Transit Authority'."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _fullest(name: str, kinds: Mapping[str, str | None]) -> str:
    """The one longer name that this one shortens; itself where there are two or none."""
    if kinds[name] == "place":
        return name
    longer = [
        other
        for other, kind in kinds.items()
        if other != name and kind != "place" and _shortens(name, other, kinds[name], kind)
    ]
    tops = [other for other in longer if not any(_contains(more, other) for more in longer)]
    return tops[0] if len(tops) == 1 else name


def _contains(longer: str, shorter: str) -> bool:
    return longer != shorter and f" {shorter} " in f" {longer} "


def _shortens(name: str, other: str, kind: str | None, other_kind: str | None) -> bool:
    """'Putin' and 'Vladimir Putin'; 'Meridian' and 'Meridian Holdings'; 'FBI' never by letters."""
    if not _contains(other, name) or {kind, other_kind} == {"person", "organisation"}:
        return False
    if "person" in (kind, other_kind):
        return other.endswith(f" {name}") or (other.startswith(f"{name} ") and " " not in name)
    suffixes = lists().suffixes
    return other.startswith(f"{name} ") and all(
        word in suffixes for word in other[len(name) :].split()
    )


def participants(
    happening: Happening, known: Roster, *, pronoun: str | None = None
) -> tuple[Participant, ...]:
    """The names in a happening's own clause, each once, with the part it plays.

    `pronoun` is the name that its subject 'he' or 'she' stands for, where that is certain.
    """
    sentence, found = happening.sentence, dict[str, Participant]()
    if pronoun is not None and happening.subject is not None:
        found[pronoun] = Participant(
            name=pronoun, role="patient" if happening.passive else "agent",
            start=happening.subject.start, end=happening.subject.end, kind="person",
        )  # fmt: skip
    for role, tokens in _fields(happening):
        indexes = {token.index for token in tokens}
        indexes |= {index + 1 for index in indexes if _is_titled(sentence, index)}
        for name in sentence.names:
            if name.kind == "people" or not indexes & set(range(name.first, name.last + 1)):
                continue
            full = known.of(name.text)
            kind = known.kinds.get(full, name.kind)
            inserted = name.first and sentence.tokens[name.first - 1].text == "("
            if full not in found and not inserted:  # what is in brackets stands for its neighbour
                found[full] = Participant(
                    name=full, role=role, start=name.start, end=name.end,
                    kind=kind if kind in ("person", "organisation", "place") else None,  # type: ignore[arg-type]
                )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda part: part.start))


def _is_titled(sentence: Sentence, index: int) -> bool:
    """'Mr Danel': a parser may hang the name below its title as something beside it."""
    return sentence.tokens[index].text in lists().titles and index + 1 < len(sentence.tokens)


def _fields(happening: Happening) -> Iterable[tuple[Role, list[Token]]]:
    """The words in which agents, patients and others stand, the telling ones first."""
    sentence, token = happening.sentence, happening.token
    if happening.is_noun:
        yield "other", sentence.subtree(token, without=frozenset(("acl", "advcl", "ccomp")))
        return
    without = frozenset(("acl", "advcl", "ccomp", "parataxis", "appos"))
    subject = happening.subject
    if subject is not None:
        if subject.lower in RELATIVE:
            subject = antecedent(sentence, happening) or subject
        named = [
            word
            for apposed in sentence.dependents(subject, "appos")
            if apposed.pos == "PROPN"
            for word in sentence.subtree(apposed, without=without)
        ]
        words = [*sentence.subtree(subject, without=without), *named]
        yield "patient" if happening.passive else "agent", words
    elif happening.relation == "acl" and happening.passive:
        yield "patient", sentence.subtree(sentence.head(token), without=without)
    for child in sentence.dependents(token, "obj", "obl", "iobj", "xcomp"):
        role: Role = "other"
        if child.dep == "obl:agent":
            role = "agent"
        elif child.relation in ("obj", "iobj") or (
            child.relation == "xcomp" and child.pos in ("NOUN", "PROPN")
        ):
            role = "patient"
        yield role, sentence.subtree(child, without=without)
    yield (
        "other",
        sentence.subtree(token, without=frozenset(("acl", "advcl", "ccomp", "parataxis", "conj"))),
    )


def places(happening: Happening, within: Sequence[Token]) -> tuple[str, ...]:
    """Places named in the clause, and the countries its adjectives stand for."""
    indexes, found = {token.index for token in within}, dict[str, None]()
    for name in happening.sentence.names:
        if not indexes & set(range(name.first, name.last + 1)):
            continue
        words = flat(name.text)
        if name.kind == "place":
            found[words] = None
        elif name.kind == "people" and words in lists().demonyms:
            found[lists().demonyms[words]] = None
    return tuple(found)


def sole_person(sentences: Sequence[Sentence], before: int, known: Roster) -> str | None:
    """The one person whom 'he' or 'she' can mean: the only one named in this and the two
    sentences before; None where there are several."""
    people = {
        known.of(name.text)
        for sentence in sentences
        for name in sentence.names
        if name.end <= before and known.kinds.get(flat(name.text)) == "person"
    }
    return people.pop() if len(people) == 1 else None


def person_spoken_of(before: Sentence | None, known: Roster) -> str | None:
    """The person who is the subject of the sentence before, where it names no other there."""
    if before is None or not before.tokens:
        return None
    root = next(token for token in before.tokens if token.head == token.index)
    indexes = {
        word.index for top in before.dependents(root, "nsubj") for word in before.subtree(top)
    }
    people = {
        known.of(name.text)
        for name in before.names
        if name.first in indexes and known.kinds.get(flat(name.text)) == "person"
    }
    return people.pop() if len(people) == 1 else None


def named_in(sentence: Sentence, tokens: Sequence[Token]) -> list[Name]:
    """The names that stand among these words."""
    indexes = {token.index for token in tokens}
    return [name for name in sentence.names if indexes & set(range(name.first, name.last + 1))]
