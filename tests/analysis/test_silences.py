"""Pauses that the rhythm of a case does not explain."""

import random

import pytest

from timeline.analysis.silences import silences


def days(*numbers: int) -> list[tuple[int, int]]:
    return [(number, number) for number in numbers]


def test_a_long_pause_in_a_steady_rhythm() -> None:
    [found] = silences(days(*range(0, 100, 5), *range(300, 400, 5)))
    assert (found.after, found.before, found.days) == (95, 300, 205)
    assert 5 <= found.rhythm <= 10


@pytest.mark.parametrize(
    "spans",
    [
        [], days(1), days(*range(0, 100, 5)), days(1, 500), days(*range(7), 500),
        days(*range(0, 20), 29, 40),  # nine days are no silence, however busy the case is
        [*days(*range(0, 100, 5), *range(300, 400, 5)), (90, 310)],
    ],
)  # fmt: skip
def test_no_silence(spans: list[tuple[int, int]]) -> None:
    assert silences(spans) == []


def test_the_longest_comes_first() -> None:
    found = silences(days(*range(0, 50, 2), *range(150, 200, 2), *range(500, 550, 2)))
    assert [silence.days for silence in found] == [302, 102]


def test_chance_alone_hardly_makes_silences() -> None:
    chance = random.Random(5)
    surprised = 0
    for _ in range(100):
        day, happened = 0.0, []
        for _ in range(60):
            day += chance.expovariate(1 / 20)
            happened.append(round(day))
        surprised += bool(silences(days(*happened)))
    assert surprised <= 15
