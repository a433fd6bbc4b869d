"""EDTF dates, their bounds and their precision."""

import datetime as dt

import edtf as second_opinion
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.days import Day
from timeline.edtf import Edtf, as_edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2014", "2014-01-01", "2014-12-31", "year"),
        ("2014-03", "2014-03-01", "2014-03-31", "month"),
        ("2014-03~", "2014-03-01", "2014-03-31", "month"),
        ("2014-03-05", "2014-03-05", "2014-03-05", "day"),
        ("2016-08-24T10:00:00Z", "2016-08-24", "2016-08-24", "day"),
        ("2014-03-XX", "2014-03-01", "2014-03-31", "month"),
        ("2014-XX", "2014-01-01", "2014-12-31", "year"),
        ("2014-21", "2014-03-01", "2014-05-31", "season"),
        ("2014-24", "2014-12-01", "2015-02-28", "season"),
        ("2015-35", "2015-07-01", "2015-09-30", "quarter"),
        ("2008-41", "2008-07-01", "2008-12-31", "half"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("18XX", "1800-01-01", "1899-12-31", "century"),
        ("1XXX", "1000-01-01", "1999-12-31", "millennium"),
        ("-0479", "-0479-01-01", "-0479-12-31", "year"),
        ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
        ("Y17000", "17000-01-01", "17000-12-31", "year"),
        ("2014/2016", "2014-01-01", "2016-12-31", "interval"),
        ("2007/..", "2007-01-01", None, "interval"),
        ("2007/", "2007-01-01", None, "interval"),
        ("../2016-07-24", None, "2016-07-24", "interval"),
        ("/2016-07-24", None, "2016-07-24", "interval"),
        ("[2015-01..2015-04]", "2015-01-01", "2015-04-30", "interval"),
        ("[2021-03-04,2021-04-03]", "2021-03-04", "2021-04-03", "interval"),
        ("{2014,2016}", "2014-01-01", "2016-12-31", "interval"),
        ("[..2010]", None, "2010-12-31", "interval"),
        ("XXXX-12-25", None, None, "interval"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    date = Edtf(text)
    assert date == text
    ends = tuple(None if day is None else str(day) for day in (date.earliest, date.latest))
    assert (*ends, date.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    "text",
    ["", "31", "20140", "2014-13", "2015-02-31", "2014-3", "2014/2013", "../..", "next week", "[]",
     "2014-03-05-06", "Y", "--2014", "[2014", "٢٠١٤"],
)  # fmt: skip
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Edtf(text)


@given(st.dates(dt.date(1000, 1, 1)), st.dates(dt.date(1000, 1, 1)))
def test_intervals_agree_with_the_edtf_package(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    text = f"{first}/{last}"
    theirs = second_opinion.parse_edtf(text)
    ours = Edtf(text)
    assert str(ours.earliest) == dt.date(*theirs.lower_strict()[:3]).isoformat()
    assert str(ours.latest) == dt.date(*theirs.upper_strict()[:3]).isoformat()


@given(st.none() | st.integers(-1_000_000, 1_000_000), st.integers(0, 10_000))
def test_between_keeps_its_ends(number: int | None, length: int) -> None:
    earliest = None if number is None else Day(number)
    latest = Day((number or 0) + length)
    made = Edtf.between(earliest, latest)
    assert (made.earliest, made.latest) == (earliest, latest)


@given(st.text(alphabet="0123456789X-/.~?%[]{},YT ", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        date = Edtf(text)
    except ValueError:
        return
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest


def test_approximate() -> None:
    assert Edtf("2014~").approximate
    assert not Edtf("2014").approximate


def test_as_edtf() -> None:
    assert as_edtf(dt.date(2016, 8, 24)) == "2016-08-24"
    assert as_edtf("2016") == "2016"
    assert as_edtf(None) is None
