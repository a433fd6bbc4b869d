"""Names of a text and what they stand for: the model proposes, the whole document decides.

A small model finds most names and often misjudges their kind, so words beside a name ('the firm
X', 'X, a bank', 'Ms X', 'X Ltd') and all its mentions vote, with a gazetteer for places.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from .pipelines import MODELS
from .tokens import Name, NameKind, Token

PLACE_WORDS = frozenset(("in", "from", "to", "at", "near", "of", "outside", "inside", "around"))
POSSESSIVES = frozenset(("'s", "’s", "‘s", "'", "’", "s'"))
ARTICLES = frozenset(("der", "des", "den", "le"))  # within a name only where a model says so
LEADING = frozenset(
    ("the", "a", "an", "neither", "nor", "hardly", "scarcely", "only", "both", "either", "had",
     "were", "should")
)  # fmt: skip
HOUSES = frozenset(("family", "brothers", "sisters", "dynasty", "clan"))  # 'the Ferrer family'
LONGEST_NAME = 8

Entity = tuple[int, int, str]  # first word, last word, the model's label


class Span(NamedTuple):
    """A stretch of words that is a name, and the model's guess at its kind."""

    first: int
    last: int
    kind: NameKind | None


class Lists(NamedTuple):
    """The word lists of `names.toml`."""

    titles: frozenset[str]
    suffixes: frozenset[str]
    beginnings: frozenset[str]
    nouns: dict[str, NameKind]
    particles: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    demonyms: dict[str, str]
    peoples: frozenset[str]


class Gazetteer(NamedTuple):
    """Names of places (GeoNames): countries and regions, large and smaller towns."""

    countries: frozenset[str]
    cities: frozenset[str]
    towns: frozenset[str]

    def weight(self, name: str) -> float:
        """How strongly the gazetteer says that this is a place."""
        if name in self.countries:
            return 5.0
        return 2.0 if name in self.cities else 0.5 if name in self.towns else 0.0


@lru_cache(maxsize=1)
def lists() -> Lists:
    """The word lists, read once."""
    data = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    nouns: dict[str, NameKind] = dict.fromkeys(data["place_nouns"].split(), "place")
    nouns |= dict.fromkeys(data["organisation_nouns"].split(), "organisation")
    nouns |= dict.fromkeys(data["person_nouns"].split(), "person")
    demonyms = {
        word + ending: country
        for country, words in data["demonyms"].items()
        for word in words.replace("-", " ").split("\n")[0].split()
        for ending in ("", "s")
    }
    peoples = data["peoples"]["words"].split()
    return Lists(
        frozenset(data["titles"].split()),
        frozenset(data["suffixes"].split()),
        frozenset(data["beginnings"].split()),
        nouns,
        frozenset(data["particles"].split()),
        frozenset(data["given"].split()),
        frozenset(data["never"].split()),
        demonyms,
        frozenset([*peoples, *(word + "s" for word in peoples)]),
    )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places, read once."""
    data = json.loads(gzip.decompress((MODELS / "gazetteer.json.gz").read_bytes()))
    return Gazetteer(*(frozenset(data[key]) for key in ("countries", "cities_big", "cities_small")))


def _with_partners(tokens: Sequence[Token], spans: Sequence[Span]) -> list[Span]:
    """'Holm & Sturt' is one firm, and neither Holm nor Sturt."""
    found = list[Span]()
    for span in spans:
        last = found[-1] if found else None
        if last is not None and span.first == last.last + 2 and tokens[last.last + 1].text == "&":
            found[-1] = Span(last.first, span.last, "organisation")
        else:
            found.append(span)
    return found


class NameReader:
    """Finds the names in the sentences of one document and settles their kinds together."""

    def __init__(self, text: str, kinds: dict[str, str]) -> None:
        self.text = text
        self.kinds = kinds
        self.lists = lists()
        self.places = gazetteer()

    def read(
        self,
        sentences: Sequence[tuple[Sequence[Token], Iterable[Entity]]],
        *,
        known: Callable[[Token], bool] | None = None,
    ) -> list[list[Name]]:
        """The names of each sentence.

        Without a model a capital letter is the sign, and `known` tells the words of the language:
        where nouns have capitals too, a name holds a word that is not one of them.
        """
        spans = [self._spans(tokens, ents, known) for tokens, ents in sentences]
        pairs = [(tokens, found) for (tokens, _), found in zip(sentences, spans, strict=True)]
        votes = self._votes(pairs)
        return [[self._name(tokens, span, votes) for span in found] for tokens, found in pairs]

    # --- where names stand ----------------------------------------------------------------

    def _spans(
        self,
        tokens: Sequence[Token],
        ents: Iterable[Entity],
        known: Callable[[Token], bool] | None,
    ) -> list[Span]:
        spans = [span for ent in ents if (span := self._trimmed(tokens, ent)) is not None]
        taken = {index for span in spans for index in range(span.first, span.last + 1)}
        index = 0
        while index < len(tokens):
            stop = index
            while stop < len(tokens) and self._runs_on(tokens, index, stop, taken):
                stop += 1
            if stop > index and known is None:
                spans += self._from_run(tokens, index, stop - 1)
            elif stop > index and known is not None:
                spans += self._from_capitals(tokens, index, stop - 1, known)
            index = max(stop, index + 1)
        spans = sorted(span for span in spans if not self._is_plural_opening(tokens, span))
        return _with_partners(tokens, spans)

    def _is_plural_opening(self, tokens: Sequence[Token], span: Span) -> bool:
        """'Helicopters took the injured …': a plural at the beginning of a sentence is a name only
        where it is one further on, too."""
        token = tokens[span.first]
        if span.last > span.first or token.tag not in ("NNS", "NNPS"):
            return False
        before = tokens[span.first - 1].text if span.first else ""
        return before in ("", '"', "“", "‘", "'") and not self._stands_within(token.text)

    def _stands_within(self, word: str) -> bool:
        """True for a word with a capital in the middle of a sentence."""
        return re.search(rf"[a-z,;] {re.escape(word)}\b", self.text) is not None

    def _trimmed(self, tokens: Sequence[Token], ent: Entity) -> Span | None:
        first, last, label = ent
        kind = self.kinds.get(label)
        if kind is None or first > last:
            return None
        while first < last and (
            tokens[first].lower in LEADING or not tokens[first].text[0].isalnum()
        ):
            first += 1
        while first < last and kind == "person" and tokens[first].text in self.lists.titles:
            first += 1
        while first < last and (
            tokens[last].text in POSSESSIVES or not tokens[last].text[-1].isalnum()
        ):
            last -= 1
        while last + 1 < len(tokens) and tokens[last + 1].text in self.lists.suffixes:
            last, kind = last + 1, "organisation"
        words = self._words(tokens, first, last)
        if not any(letter.isupper() for letter in words) or words in self.lists.never:
            return None
        return Span(first, last, kind)  # type: ignore[arg-type]  # the table holds these four

    def _runs_on(self, tokens: Sequence[Token], first: int, index: int, taken: set[int]) -> bool:
        """True where the word at `index` goes on with the name that begins at `first`."""
        token = tokens[index]
        if index in taken or index - first >= LONGEST_NAME:
            return False
        article = not token.tag and token.lower in ARTICLES
        if (
            token.lower in self.lists.particles
            and not article
            and index > first
            and index + 1 < len(tokens)
        ):
            after = tokens[index + 1]
            return self._is_capital(after) and index + 1 not in taken
        return self._is_capital(token)

    def _is_capital(self, token: Token) -> bool:
        if not token.text[0].isupper() or token.text in self.lists.never:
            return False
        if token.tag:
            return token.pos == "PROPN" or token.text in self.lists.demonyms
        return True

    def _from_capitals(
        self, tokens: Sequence[Token], first: int, last: int, known: Callable[[Token], bool]
    ) -> list[Span]:
        """A run of capitals in a text without a model: common words at its front stand apart."""
        given, suffixes = self.lists.given, self.lists.suffixes
        foreign = {index for index in range(first, last + 1) if not known(tokens[index])}
        placed = self._words(tokens, first, last) in self.places.countries
        inner = next((i for i in range(first + 1, last) if tokens[i].text in given), None)
        if inner is not None and tokens[inner - 1].text not in given:
            first = inner  # 'Hafendirektors Martin Pellow'
        while first <= last and not placed:
            rest = range(first, last + 1)
            named = tokens[first].text in given and last > first
            company = first < last and any(tokens[index].text in suffixes for index in rest)
            if first in foreign or named or (company and tokens[first].text not in suffixes):
                break
            first += 1
        if first > last:
            return []
        found = self._from_run(tokens, first, last)
        named = tokens[first].text in given and last > first
        return [
            span._replace(kind="person") if named and span.kind is None else span for span in found
        ]

    def _from_run(self, tokens: Sequence[Token], first: int, last: int) -> list[Span]:
        """A run of capitalised words: demonyms and titles at its front stand apart."""
        found = []
        while first <= last and tokens[first].text in self.lists.demonyms:
            found.append(Span(first, first, "people"))
            first += 1
        titled = False
        while first < last and tokens[first].text in self.lists.titles:
            first, titled = first + 1, True
        if first > last or (first == last and tokens[first].text in self.lists.titles):
            return found
        words = self._words(tokens, first, last)
        kind: NameKind | None = None
        if tokens[first].text in self.lists.peoples:
            kind = "people"
        elif words in self.places.countries:
            kind = "place"
        elif self._is_organisation(tokens, first, last):
            kind = "organisation"
        elif titled:
            kind = "person"
        elif words in self.places.cities and first and tokens[first - 1].lower in PLACE_WORDS:
            kind = "place"
        return [*found, Span(first, last, kind)]

    def _is_organisation(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        return first < last and (
            tokens[last].text in self.lists.suffixes or tokens[first].text in self.lists.beginnings
        )

    def _words(self, tokens: Sequence[Token], first: int, last: int) -> str:
        return " ".join(self.text[tokens[first].start : tokens[last].end].split())

    # --- what they stand for --------------------------------------------------------------

    def _votes(
        self, pairs: Sequence[tuple[Sequence[Token], list[Span]]]
    ) -> dict[str, Counter[NameKind]]:
        """For each name the weight of the evidence for each kind, over all its mentions."""
        guesses: dict[str, Counter[NameKind]] = defaultdict(Counter)
        cues: dict[str, Counter[NameKind]] = defaultdict(Counter)
        for tokens, spans in pairs:
            for span in spans:
                words = self._words(tokens, span.first, span.last)
                if span.kind is not None and self._is_likely(tokens, span, words):
                    guesses[words][span.kind] += 1
                for cue in self._cues(tokens, span):
                    cues[words][cue] += 1
        self._share_cues(pairs, cues)
        votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
        for words in {*guesses, *cues}:
            votes[words].update(self._weigh(words, guesses[words], cues[words]))
        self._share_surnames(votes)
        return votes

    def _is_likely(self, tokens: Sequence[Token], span: Span, words: str) -> bool:
        """A small model calls many names places: believe it where a gazetteer or 'in' agrees."""
        before = tokens[span.first - 1].lower if span.first else ""
        return span.kind != "place" or before in PLACE_WORDS or self.places.weight(words) > 0

    def _share_cues(
        self,
        pairs: Sequence[tuple[Sequence[Token], list[Span]]],
        cues: dict[str, Counter[NameKind]],
    ) -> None:
        """'X and Y' are of one kind: what is said beside one counts for the other."""
        shared: list[tuple[str, NameKind]] = []
        for tokens, spans in pairs:
            for one, other in pairwise(spans):
                if other.first == one.last + 2 and tokens[one.last + 1].lower in ("and", ",", "or"):
                    words = [self._words(tokens, *span[:2]) for span in (one, other)]
                    for near, far in (words, words[::-1]):
                        shared += [(far, kind) for kind in cues.get(near, ())]
        for words, kind in shared:  # type: ignore[assignment]  # a name now, no longer a pair
            cues[words][kind] += 1  # type: ignore[index]

    def _weigh(
        self, words: str, guesses: Counter[NameKind], cues: Counter[NameKind]
    ) -> dict[NameKind, float]:
        mentions = sum(guesses.values()) or 1
        weights: dict[NameKind, float] = defaultdict(float)
        for kind, count in guesses.items():
            doubtful = kind == "place" and not self.places.weight(words)
            weights[kind] += (1.0 if doubtful else 2.0) * count / mentions
        for kind, count in cues.items():
            weights[kind] += 3.0 * min(count, 2)
        weights["place"] += self.places.weight(words)
        return weights

    def _share_surnames(self, votes: dict[str, Counter[NameKind]]) -> None:
        """'Putin' alone is a person where 'Vladimir Putin' is one."""
        for words in [name for name in votes if " " in name]:
            last = words.split()[-1]
            person = votes[words].most_common(1)[0][0] == "person"
            if person and last in votes and last not in self.places.countries:
                votes[last]["person"] += 2.5  # type: ignore[assignment]  # weights, not counts

    def _cues(self, tokens: Sequence[Token], span: Span) -> list[NameKind]:
        """What the neighbouring words say about a name."""
        nouns, found = self.lists.nouns, []
        before = tokens[span.first - 1] if span.first else None
        if before is not None and before.lower in nouns and before.text.islower():
            found.append(nouns[before.lower])
        if before is not None and before.text in self.lists.titles:
            found.append("person")
        if before is not None and before.lower == "of" and span.first > 1:
            found += ["place"] if nouns.get(tokens[span.first - 2].lower) == "place" else []
        if self._is_organisation(tokens, span.first, span.last):
            found.append("organisation")
        found += self._apposition(tokens, span)
        return found

    def _apposition(self, tokens: Sequence[Token], span: Span) -> list[NameKind]:
        """'X, a major Russian contractor' and 'X, who …'."""
        after = tokens[span.last + 1 : span.last + 9]
        if len(after) < 3 or after[0].text != ",":
            return []
        if after[1].lower == "who":
            return ["person"]
        if after[1].lower not in ("a", "an", "the", "its", "his", "her", "their", "then", "former"):
            return []
        for token, following in pairwise(after[2:]):
            if token.text in (",", ".", ";"):
                return []
            if following.pos in ("NOUN", "PROPN") or following.text in POSSESSIVES:
                continue
            if token.lower in self.lists.nouns:
                return [self.lists.nouns[token.lower]]
        return []

    def _name(
        self, tokens: Sequence[Token], span: Span, votes: dict[str, Counter[NameKind]]
    ) -> Name:
        words = self._words(tokens, span.first, span.last)
        start, end = tokens[span.first].start, tokens[span.last].end
        kind: NameKind | None = None if span.kind == "place" else span.kind
        if kind != "people" and votes[words]:
            best, weight = votes[words].most_common(1)[0]
            kind = best if weight > 0 and best != "people" else kind
        following = tokens[span.last + 1].lower if span.last + 1 < len(tokens) else ""
        if words in self.lists.demonyms or following in HOUSES:
            kind = "people"
        return Name(self.text[start:end], start, end, span.first, span.last, kind)
