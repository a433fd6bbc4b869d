"""The work grows with the text and no faster, whatever the text repeats."""

from __future__ import annotations

import random
import sys
from types import FrameType

import pytest

from timeline.temporal.finder import find_dates

PIECES = [
    "May ", "May-", "May(", "2014 ", "2014", "1.1", "1/1/", "1,", "1:", "2014-", "2014–", "12:30 ",
    "early late ", "mid-", "from 2014 to ", "between 5 and ", "a.", "'", "’", "'08", "- ", "-",
    "the second ", "two years and ", "two years, ", "of the year ", "one hundred ", "twenty-",
    "\n", "\n\n", " ", "\t", "\0", "日", "٢", "２", "İ ", "x", "(", "Monday,", "today ", "Q1",
    "1990s ", "20s ", "5pm ", "1 BC ", "half a ", "each every ", "the early ", "before ", "'s ",
    "last year ", "a year ", "May 5, ", "1 May 2014 ", "to 5 ", "year-end ", "the 5th of ",
    "in the ", "\u200f", "a\u0301", "\ud800", "no. ", "2014 jobs ", "about ", "that ",
]  # fmt: skip
WARM = " ".join(PIECES)


def steps(text: str, language: str = "en") -> int:
    """Calls of functions, Python's and C's: the same on every machine."""
    count = 0

    def counted(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        find_dates(text, published="2024-05-17", language=language)
    finally:
        sys.setprofile(before)
    return count


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece) + 1)


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_is_four_times_the_work(piece: str) -> None:
    find_dates(WARM + repeated(piece, 2400))
    short, long = (steps(repeated(piece, size)) for size in (600, 2400))
    assert long <= 4.4 * short + 200
    assert long <= 250 * 2400


@pytest.mark.parametrize("seed", range(12))
def test_mixed_repetition_is_no_harder(seed: int) -> None:
    chance = random.Random(seed)
    phrase = "".join(chance.choices(PIECES, k=6))
    find_dates(repeated(phrase, 4000))
    short, long = (steps(repeated(phrase, size)) for size in (800, 3200))
    assert long <= 4.4 * short + 200
