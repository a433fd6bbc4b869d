"""What a date means behind its preposition, and counting from other dates."""

import pytest

from timeline.claims.dating import applied, at_least, at_most, counted, mentions, shifted
from timeline.days import Day
from timeline.edtf import Edtf
from timeline.temporal.finder import find_dates


@pytest.mark.parametrize(
    ("date", "role", "expected"),
    [
        ("2014-03-12", "inside", "2014-03-12"),
        ("2007", "since", "2007/.."),
        ("2019-12", "until", "../2019-12"),
        ("2010", "before", "../2009-12-31"),
        ("2014-03-12", "after", "2014-03-13/.."),
        ("../2009", "before", "../2009"),
        ("2018", "never", None),
    ],
)
def test_preposition(date: str, role: str, expected: str | None) -> None:
    assert applied(Edtf(date), role) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "duration", "sign", "mod", "expected"),
    [
        ("2016-08-24", "P1M", -1, "MORE_THAN", "../2016-07-24"),
        ("2014-03-12", "P3W", 1, None, "2014-03-30/2014-04-05"),
        ("2014-03-12", "P2D", 1, None, "2014-03-14"),
        ("2014-03-31", "P1M", -1, None, "2014-02"),
        ("2014", "P2Y", 1, None, "2016"),
        ("2014-03-12", "P1M", 1, "LESS_THAN", "2014-03-12/2014-04-12"),
        ("2014-03-12", "PT20M", 1, None, "2014-03-12"),
        ("2014-03-12", "PXY", 1, None, None),
        ("2014/..", "P1Y", 1, None, None),
    ],
)  # fmt: skip
def test_counted(
    date: str, duration: str, sign: int, mod: str | None, expected: str | None
) -> None:
    assert counted(Edtf(date), duration, sign=sign, mod=mod) == expected


def test_bounds() -> None:
    assert at_most(Edtf("2014-03")) == "../2014-03-31"
    assert at_least(Edtf("2014-03")) == "2014-03-01/.."


def test_end_of_a_short_month() -> None:
    assert shifted(Day.of(2024, 3, 31), -1) == Day.of(2024, 2, 29)


@pytest.mark.parametrize("words", ["11 June", "3 May", "5 July"])
def test_a_day_and_a_short_month_are_no_clock_time(words: str) -> None:
    text = f"Officials raided the clinic on {words}."
    dates = mentions(text, find_dates(text, published="2019-12-02", language="en"))
    assert [date.words for date in dates] == [words]
