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


def gathered(passages: Sequence[DayPassage]) -> list[Told]:
    """The passages of one day by what they tell, what most origins tell first."""
    groups: list[tuple[dict[str, float], list[int]]] = []
    vectors = _vectors([passage.words for passage in passages])
    # Passages that name the day lead: an opening may tell of anything.
    order = sorted(range(len(passages)), key=lambda place: not passages[place].names)
    for place in order:
        vector = vectors[place]
        alike = [(_cosine(vector, centre), group) for group, (centre, _) in enumerate(groups)]
        score, best = max(alike, key=lambda item: (item[0], -item[1]), default=(0.0, -1))
        if score >= SAME:
            centre, members = groups[best]
            members.append(place)
            for stem, weight in vector.items():
                centre[stem] = centre.get(stem, 0.0) + weight
        else:
            groups.append((dict(vector), [place]))
    told = [_told(passages, vectors, centre, members) for centre, members in groups]
    return sorted(told, key=lambda item: (-item.origins, -len(item.passages), not item.best.names))


def _told(
    passages: Sequence[DayPassage],
    vectors: Sequence[Vector],
    centre: Vector,
    members: Sequence[int],
) -> Told:
    """A group, with the passage nearest to what all of it says; one that names the day first."""
    best = max(
        members, key=lambda place: (passages[place].names, _cosine(vectors[place], centre), -place)
    )
    found = tuple(passages[place] for place in sorted(members))
    return Told(passages[best], found, len({passage.origin for passage in found}))


def _vectors(texts: Iterable[str]) -> list[Vector]:
    """Stems weighted by how often a passage and how seldom the others have them (TF-IDF)."""
    counted = [Counter(_stems(text)) for text in texts]
    having = Counter(stem for counts in counted for stem in counts)
    total = len(counted)
    return [
        {
            stem: (1 + math.log(count)) * math.log(1 + total / having[stem])
            for stem, count in counts.items()
        }
        for counts in counted
    ]


def _stems(text: str) -> list[str]:
    return [word[:LENGTH_OF_STEM] for word in tokens(text) if len(word) > 3 or word[0].isdigit()]


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    product = sum(weight * other.get(stem, 0.0) for stem, weight in one.items())
    lengths = _length(one) * _length(other)
    return product / lengths if lengths else 0.0


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
