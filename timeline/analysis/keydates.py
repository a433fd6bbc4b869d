"""What was said of one day: passages that tell the same, gathered, the most telling first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .likeness import tokens

# Two passages from this cosine of their weighted words on tell of the same thing.
SAME = 0.25
LENGTH_OF_STEM = 6


@dataclass(frozen=True, slots=True)
class DayPassage:
    """A passage that speaks of a day: `names` is true where it names it, false for an opening."""

    document_id: str
    origin: str
    start: int
    end: int
    words: str
    names: bool
    published: str | None
    publisher: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """Passages of one day that tell the same; `best` says it for all of them."""

    best: DayPassage
    passages: tuple[DayPassage, ...]
    origins: int


Vector = Mapping[str, float]


@dataclass(slots=True)
class _Group:
    """Passages that tell the same: the sum of their vectors, and its length."""

    centre: dict[str, float]
    length: float
    members: list[int]

    def add(self, place: int, vector: Vector) -> None:
        self.members.append(place)
        for stem, weight in vector.items():
            self.centre[stem] = self.centre.get(stem, 0.0) + weight
        self.length = _length(self.centre)

    def likeness(self, vector: Vector) -> float:
        """The cosine of a vector of length 1 with all that the group says."""
        product = sum(weight * self.centre.get(stem, 0.0) for stem, weight in vector.items())
        return product / self.length if self.length else 0.0


def gathered(passages: Sequence[DayPassage]) -> list[Told]:
    """The passages of one day by what they tell, what most origins tell first."""
    groups: list[_Group] = []
    vectors = _vectors([passage.words for passage in passages])
    # Passages that name the day lead: an opening may tell of anything.
    for place in sorted(range(len(passages)), key=lambda place: not passages[place].names):
        vector = vectors[place]
        best = max(groups, key=lambda group: group.likeness(vector), default=None)
        if best is not None and best.likeness(vector) >= SAME:
            best.add(place, vector)
        else:
            groups.append(_Group(dict(vector), _length(vector), [place]))
    told = [_told(passages, vectors, group) for group in groups]
    return sorted(told, key=lambda item: (-item.origins, -len(item.passages), not item.best.names))


def _told(passages: Sequence[DayPassage], vectors: Sequence[Vector], group: _Group) -> Told:
    """A group, with the passage nearest to what all of it says; one that names the day first."""
    best = max(
        group.members,
        key=lambda place: (passages[place].names, group.likeness(vectors[place]), -place),
    )
    found = tuple(passages[place] for place in sorted(group.members))
    return Told(passages[best], found, len({passage.origin for passage in found}))


def _vectors(texts: Iterable[str]) -> list[Vector]:
    """Stems weighted by how often a passage and how seldom the others have them (TF-IDF)."""
    counted = [Counter(_stems(text)) for text in texts]
    having = Counter(stem for counts in counted for stem in counts)
    total = len(counted)
    return [
        _unit(
            {
                stem: (1 + math.log(count)) * math.log(1 + total / having[stem])
                for stem, count in counts.items()
            }
        )
        for counts in counted
    ]


def _unit(vector: Vector) -> Vector:
    length = _length(vector)
    return {stem: weight / length for stem, weight in vector.items()}


def _stems(text: str) -> list[str]:
    return [word[:LENGTH_OF_STEM] for word in tokens(text) if len(word) > 3 or word[0].isdigit()]


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def why_words(*, articles: int, origins: int, later: int, pinned: bool) -> str:
    """'spoken of by 14 articles of 6 origins, 5 of them published later'."""
    if not articles:
        return "pinned" if pinned else ""
    found = f"spoken of by {_counted(articles, 'article')} of {_counted(origins, 'origin')}"
    if later:
        found += f", {later} of them published later"
    return f"{found}; pinned" if pinned else found


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
