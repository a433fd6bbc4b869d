"""Dates as they stand in cells."""

from __future__ import annotations

import pytest

from timeline.analysis.cell_dates import cell_dates, day_order, is_undated


@pytest.mark.parametrize(
    ("cell", "first"),
    [
        ("2014", "2014"), ("2014-03", "2014-03"), ("2014-03~", "2014-03~"),
        ("../2016-07-24", "../2016-07-24"), ("2014/2016", "2014/2016"),
        ("2014-03-12 00:00:00", "2014-03-12"), ("2014-03-12T10:30Z", "2014-03-12"),
        ("12.3.2014", "2014-03-12"), ("30.1.99", "1999-01-30"), ("12.03.14", "2014-03-12"),
        ("25/04/2021", "2021-04-25"), ("1/13/2020", "2020-01-13"),
        ("03/04/2021", "[2021-03-04,2021-04-03]"), ("4/4/2021", "2021-04-04"),
        ("Mar-14", "2014-03"), ("12-Mar-14", "2014-03-12"), ("Mrz 14", "2014-03"),
        ("janv. 2019", "2019-01"), ("2014/03/12", "2014-03-12"), ("03/2014", "2014-03"),
        ("12 March 2014", "2014-03-12"), ("12. März 2014", "2014-03-12"),
        ("5 mai 2014", "2014-05-05"), ("abril de 2020", "2020-04"), ("spring 2017", "2017-21"),
        ("between 5 and 19 January 2017", "2017-01-05/2017-01-19"), ("before 2010", "../2009"),
        ("on or before 24 July 2016", "../2016-07-24"), ("the 1990s", "199X"),
    ],
)  # fmt: skip
def test_what_a_cell_means(cell: str, first: str) -> None:
    assert str(cell_dates(cell)[0]) == first


@pytest.mark.parametrize(
    "cell",
    ["", "soonish", "14-Mar", "31/02/2014", "44927", "5", "yesterday", "up to 2 November 2018",
     "March 2014 or so", "he left in May 2014", "x" * 5000, "1/" * 90],
)  # fmt: skip
def test_what_is_no_date_is_none(cell: str) -> None:
    assert cell_dates(cell) == ()


def test_both_orders_are_kept_until_the_column_settles_them() -> None:
    assert [str(one) for one in cell_dates("03/04/2021")][1:] == ["2021-04-03", "2021-03-04"]
    assert str(cell_dates("03/04/2021", order="MDY")[0]) == "2021-03-04"
    assert day_order(["03/04/2021", "", "x", "25/04/2021"]) == "DMY"
    assert day_order(["03/04/2021", "4/25/21"]) == "MDY"
    assert day_order(["25/04/2021", "4/25/21"]) is None


@pytest.mark.parametrize("cell", ["", " ", "Undated", "unknown", "–"])
def test_a_cell_can_say_that_there_is_none(cell: str) -> None:
    assert is_undated(cell)
    assert not is_undated("2014")
