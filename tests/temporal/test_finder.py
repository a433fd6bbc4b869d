"""The finder as its callers see it: options, anchors, ranges, order, genre, hard input."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.errors import UsageError
from timeline.model import Anchor
from timeline.temporal.finder import explain_dates, find_dates

LAW = (
    "On August 4, 2011, over a month after Governor Ines Halvard signed a new harbour law, "
    "Nordkai and Velmar reportedly opened talks with the Brellin yard. The law asks ports to keep "
    "their logs for six months. Velmar holds 37.5% of the venture."
)
EARNINGS = (
    "Brellin Corp. said net income rose 12% in the third quarter from a year earlier. The maker "
    "of pumps earned $2.1 million in the nine months ended Sept. 30. Analysts had expected less "
    "in the latest quarter. The chairman resigned yesterday and leaves on Friday, Nov. 10. A "
    "two-year plan was dropped last week, five years after it began. Shares fell Tuesday."
)


def values(text: str, **options: object) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find_dates(text, **options)]  # type: ignore[arg-type]


def test_offsets_from_events_stay_lengths() -> None:
    found = find_dates(LAW)
    assert [(t.text, t.type, t.value, t.mod) for t in found] == [
        ("August 4, 2011", "DATE", "2011-08-04", None),
        ("over a month", "DURATION", "P1M", "MORE_THAN"),
        ("six months", "DURATION", "P6M", None),
    ]
    assert [t.edtf for t in found] == ["2011-08-04", None, None]


def test_earnings_report() -> None:
    assert values(EARNINGS, published="1995-11-01") == [
        ("the third quarter", "1995-Q3"), ("a year earlier", "1994-Q3"),
        ("nine months", "P9M"), ("Sept. 30", "1995-09-30"), ("the latest quarter", "1995-Q3"),
        ("yesterday", "1995-10-31"), ("Friday, Nov. 10", "1995-11-10"), ("two-year", "P2Y"),
        ("last week", "1995-W43"), ("five years", "P5Y"), ("Tuesday", "1995-10-31"),
    ]  # fmt: skip


def test_every_span_is_exact() -> None:
    for timex in find_dates(EARNINGS, published="1995-11-01"):
        assert EARNINGS[timex.start : timex.end] == timex.text


def test_a_story_counts_from_itself() -> None:
    story = (
        "In May 1921 the yard burned. In August it was rebuilt; in January it opened. The next "
        "year it closed. On 3 April 1924 it was sold, and two days later it was torn down."
    )
    assert [value for _, value in values(story)] == [
        "1921-05", "1921-08", "1922-01", "1923", "1924-04-03", "1924-04-05",
    ]  # fmt: skip


def test_anchors_are_named() -> None:
    first, second = find_dates("It opened on 3 April 1924 and closed two days later.")
    assert first.anchor is None
    assert isinstance(second.anchor, Anchor)
    assert second.anchor.text == "3 April 1924"
    [third] = find_dates("It closed yesterday.", published="2024-05-17")
    assert third.anchor == "published"


def test_without_anchor_the_value_stays_open() -> None:
    [timex] = find_dates("It closed yesterday.")
    assert (timex.value, timex.edtf, timex.earliest) == ("XXXX-XX-XX", None, None)


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("It was 3/4/2021.", None, "[2021-03-04,2021-04-03]"),
        ("It was 3/4/2021.", "DMY", "2021-04-03"),
        ("It was 3/4/2021.", "MDY", "2021-03-04"),
        ("It was 3/4/2021, then 25/04/2021.", None, "2021-04-03"),
        ("It was 3/4/2021, then 04/25/2021.", None, "2021-03-04"),
    ],
)
def test_order_of_numbers(text: str, order: str | None, edtf: str) -> None:
    timex = find_dates(text, date_order=order)[0]
    assert timex.edtf == edtf
    assert timex.reason


def test_order_by_language() -> None:
    [timex] = find_dates("Das war am 3.4.2021 so.", language="de")
    assert timex.edtf == "2021-04-03"


def test_both_members_carry_the_range() -> None:
    text = "It lasted from 12 to 15 March 2011."
    first, last = find_dates(text)
    assert (first.value, last.value) == ("2011-03-12", "2011-03-15")
    assert first.range == last.range
    assert first.range is not None
    assert first.range.edtf == "2011-03-12/2011-03-15"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("early 2015", "[2015-01..2015-04]"), ("late March 2019", "[2019-03-21..2019-03-31]"),
        ("the early 1990s", "[1990..1993]"), ("spring 2014", "2014-21"),
        ("the third quarter of 2015", "2015-35"), ("the 19th century", "18XX"),
        ("around November 2021", "2021-11~"), ("since 2007", "2007/.."),
        ("before 2010", "../2009"), ("by the end of 2019", "../2019-12-31"),
        ("480 BC", "-0479"), ("the second half of 2008", "2008-41"),
    ],
)  # fmt: skip
def test_edtf(text: str, edtf: str) -> None:
    [timex] = find_dates(f"It was {text}.")
    assert timex.edtf == edtf


@pytest.mark.parametrize(
    "options",
    [
        {"published": "yesterday"}, {"published": 20240517}, {"genre": "poem"},
        {"date_order": "DYM"},
    ],
)  # fmt: skip
def test_wrong_options_are_one_line(options: dict[str, object]) -> None:
    with pytest.raises(UsageError) as error:
        find_dates("2014", **options)  # type: ignore[arg-type]
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "published",
    [
        "2024-05-17", dt.date(2024, 5, 17), "2024-05-17T10:30:00",
        dt.datetime(2024, 5, 17, 10, 30, tzinfo=dt.UTC),
    ],
)  # fmt: skip
def test_published_in_any_form(published: dt.date | str) -> None:
    assert values("It closed yesterday.", published=published) == [("yesterday", "2024-05-16")]


@pytest.mark.parametrize(
    "text",
    [
        "", "\0", "2014\0 2015", "\u200f5 March 2014\u200e", "5\u00a0March\u00a02014",
        "５ March ２０１４", "٥/٣/٢٠١٤", "İİİ 5 March 2014", "\ud800 2014", "9999 BC", "10000 BC",
        "9999999 years ago", "12000 years ago", "January 1, 0001", "the next year 9999",
    ],
)  # fmt: skip
def test_odd_text_does_no_harm(text: str) -> None:
    for timex in find_dates(text, published="2024-05-17"):
        assert text[timex.start : timex.end] == timex.text


def test_explanation_tells_rule_slots_and_refusals() -> None:
    told = explain_dates(
        "She met him on 31 February 2014 and 5 March 2014.", published="2024-05-17"
    )
    [reading] = told.readings
    assert reading.rule == "day month year"
    assert reading.slots["month"] == "March"
    assert [(r.text, r.reason) for r in told.rejected] == [
        ("31 February 2014", "there is no day 2014-02-31")
    ]
