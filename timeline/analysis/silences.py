"""Silences: stretches in which nothing is known, longer than the case's own rhythm explains."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

# Fewer days than this have no rhythm.
LEAST_DAYS = 8
# Nobody calls a fortnight a silence.
SHORTEST = 14
# With happenings that come by chance, one case in twenty has a single pause as long as this:
# the longest of n pauses is about mean × ln n, and e^-3 is 0.05.
SURPRISE = 3.0


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing is known between two days (numbers counted from 1970-01-01) that both are told of."""

    after: int
    before: int
    rhythm: float

    @property
    def days(self) -> int:
        """How long it is."""
        return self.before - self.after


def silences(spans: Iterable[tuple[int, int]]) -> list[Silence]:
    """Pauses between happenings (first and last day of each), longest first.

    The rhythm is the mean pause that fits the median one, so that a few long pauses do not excuse
    themselves.
    """
    days = sorted(set(spans))
    pauses: list[tuple[int, int]] = []
    reached: int | None = None
    for first, last in days:
        if reached is not None and first > reached:
            pauses.append((reached, first))
        reached = last if reached is None else max(reached, last)
    if len(pauses) < LEAST_DAYS:
        return []
    mean = median(before - after for after, before in pauses) / math.log(2)
    least = max(SHORTEST, mean * (math.log(len(pauses)) + SURPRISE))
    found = [Silence(after, before, mean) for after, before in pauses if before - after >= least]
    return sorted(found, key=lambda silence: -silence.days)
