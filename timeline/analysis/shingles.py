"""Passages that two texts share, word for word: how copies and near-copies are found.

A text is taken as its runs of eight words (shingles; Broder, "On the resemblance and containment
of documents", 1997). A sample of their hashes finds texts that may share something, without
comparing every text with every other; the runs themselves then tell how much and where.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

RUN = 8
# Every so many-th hash is kept: a text of 500 words keeps about 60, a note of 100 about 12.
SAMPLE = 8
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as they are compared, and where each begins and ends in it."""

    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def words_of(text: str) -> Words:
    """The words without case and accents; printers' marks between them make no difference."""
    found = list(WORD.finditer(text))
    return Words(
        tuple(_plain(match.group()) for match in found), tuple(match.span() for match in found)
    )


def _plain(word: str) -> str:
    low = word.casefold()
    if low.isascii():
        return low
    letters = unicodedata.normalize("NFKD", low)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def hashes(words: Sequence[str]) -> Iterator[int]:
    """The hash of every run of eight words, in reading order."""
    for place in range(len(words) - RUN + 1):
        yield zlib.crc32(" ".join(words[place : place + RUN]).encode("utf-8", "surrogatepass"))


def fingerprints(words: Sequence[str]) -> frozenset[int]:
    """The sample of hashes by which a text finds others that share its words."""
    return frozenset(number for number in hashes(words) if number % SAMPLE == 0)


@dataclass(frozen=True, slots=True)
class Shared:
    """What one text has in common with another.

    `share` is the part of the shorter text's runs of eight words that the longer one has too, 0
    to 1. `spans` are the stretches of the first text (start, end) that stand in the second.
    """

    share: float
    spans: tuple[tuple[int, int], ...]


def shared(one: Words, other: Words) -> Shared:
    """What the first text has in common with the second; linear in their lengths."""
    theirs = set(hashes(other.words))
    own = list(hashes(one.words))
    if not own or not theirs:
        return Shared(0.0, ())
    common = [place for place, number in enumerate(own) if number in theirs]
    shorter = min(len(set(own)), len(theirs))
    share = min(1.0, len({own[place] for place in common}) / shorter)
    return Shared(round(share, 3), tuple(_spans(common, one.places)))


def _spans(common: Iterable[int], places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for place in common:
        if first >= 0 and place > last + 1:
            yield places[first][0], places[last - 1 + RUN][1]
            first = place
        elif first < 0:
            first = place
        last = place
    if first >= 0:
        yield places[first][0], places[last - 1 + RUN][1]


def covered(start: int, end: int, spans: Iterable[tuple[int, int]]) -> float:
    """The part of a stretch that lies in the spans, 0 to 1."""
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in spans)
    return inside / (end - start) if end > start else 0.0
