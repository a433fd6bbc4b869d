"""Days as sentences write them."""

import pytest

from timeline.analysis.likeness import tokens
from timeline.analysis.written_days import surmised, written_days
from timeline.days import Day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("elected on 6 May by 71 votes", {(5, 6)}), ("on May 6th, they say", {(5, 6)}),
        ("the 6th of May", {(5, 6)}), ("am 6. März", {(3, 6)}), ("el 6 de enero", {(1, 6)}),
        ("le 1er février", {(2, 1)}), ("6 июня и 7 июля", {(6, 6), (7, 7)}),
        ("they may leave", set()), ("in May 2018", set()), ("32 March", set()), ("", set()),
    ],
)  # fmt: skip
def test_written_days(words: str, expected: set[tuple[int, int]]) -> None:
    assert written_days(tokens(words)) == expected


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "either", "expected"),
    [
        ("6 May", None, "2021-09-22", False, {"2021-05-06"}),
        ("6 May", None, "2021-05-05", False, {"2020-05-06"}),
        ("6 May", "2021-05-07", None, False, {"2022-05-06"}),
        ("6 May", "2021-03-02", "2021-03-02", True, {"2020-05-06", "2021-05-06"}),
        ("29 February", None, "2022-09-22", False, set()),
        ("29 February", None, "2021-01-22", False, {"2020-02-29"}),
        ("6 May", None, None, False, set()),
    ],
)
def test_surmised(
    words: str, earliest: str | None, latest: str | None, either: bool, expected: set[str]
) -> None:
    found = surmised(
        tokens(words),
        earliest=Day.parse(earliest).number if earliest else None,
        latest=Day.parse(latest).number if latest else None,
        either=either,
    )
    assert {str(Day(number)) for number in found} == expected
