"""Days before and after the year 1."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import Day, days_in_month


@given(st.dates())
def test_agrees_with_datetime(date: dt.date) -> None:
    day = Day.from_date(date)
    assert str(day) == date.isoformat()
    assert day == Day.of(date.year, date.month, date.day) == Day.parse(date.isoformat())
    assert day.weekday() == date.weekday()


@given(st.integers(-4_000_000, 4_000_000))
def test_number_and_text_say_the_same(number: int) -> None:
    assert Day.parse(str(Day(number))).number == number


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (Day.of(-43, 3, 15), "-0043-03-15"),
        (Day.of(0, 2, 29), "0000-02-29"),
        (Day.of(1) - 1, "0000-12-31"),
        (Day(0), "1970-01-01"),
        (Day.of(12026, 1, 1), "12026-01-01"),
    ],
)
def test_text(day: Day, text: str) -> None:
    assert str(day) == text


def test_days_are_in_order() -> None:
    assert Day.of(-44) < Day.of(-43) < Day.of(2016) < Day.of(2016) + 1


@pytest.mark.parametrize(("year", "days"), [(2016, 29), (2015, 28), (1900, 28), (2000, 29)])
def test_february(year: int, days: int) -> None:
    assert days_in_month(year, 2) == days


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        Day.of(2015, 2, 31)
