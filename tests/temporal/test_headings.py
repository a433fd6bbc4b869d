"""Years that stand over or before the entries of a chronology."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("# 2020\n\n15 March: the mine closes.\n\n# 2021\n\n3 April: it burns.",
         ["2020", "2020-03-15", "2021", "2021-04-03"]),
        ("2020\n15 March: the mine closes.\nMay: the owner flees.\n2021\n3 April: it burns.",
         ["2020", "2020-03-15", "2020-05", "2021", "2021-04-03"]),
        ("**2020**\n\nOn 15 March the mine closes.", ["2020", "2020-03-15"]),
        ("## March 2020\n\nOn 15 March the mine closes.", ["2020-03", "2020-03-15"]),
        ("2020: On 15 March the mine closes.\nOn 3 April it opened.",
         ["2020", "2020-03-15", "2023-04-03"]),
        ("| 2020 | 15 March | The mine closes. |", ["2020", "2020-03-15"]),
        ("# 2020\n\n15 March.\n\n# Notes\n\nOn 3 April it opened.",
         ["2020", "2020-03-15", "2023-04-03"]),
        ("## Room 2020\n\nOn 15 March the mine closed.", ["2023-03-15"]),
        ("2019\n2020\n2021\nOn 15 March the mine closed.", ["2019", "2020", "2021", "2023-03-15"]),
    ],
)  # fmt: skip
def test_a_year_stands_above_publication(text: str, values: list[str]) -> None:
    found = find_dates(text, published="2023-05-01", genre="news")
    assert [timex.value for timex in found] == values


def test_the_anchor_is_the_heading() -> None:
    text = "# 2020\n\n15 March: the mine closes."
    anchor = find_dates(text, published="2023-05-01")[1].anchor
    assert anchor is not None
    assert not isinstance(anchor, str)
    assert (anchor.text, text[anchor.start : anchor.end]) == ("2020", "2020")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("12.01.2021 | Tender opened\nthree months later | Tender closed",
         ["2021-01-12", "2021-04"]),
        ("| 12 January 2021 | Tender opened |\n| the next day | Award |",
         ["2021-01-12", "2021-01-13"]),
        ("In May 1963 it was sold. On 14 July 1978, a Friday, he died. The next day it closed.",
         ["1963-05", "1978-07-14", "1978-07-14", "1978-07-15"]),
        ("In May 1963 it was sold. Harl, who died on 14 July 1978, took it. In June it closed.",
         ["1963-05", "1978-07-14", "1963-06"]),
    ],
)  # fmt: skip
def test_cells_and_asides_are_anchors(text: str, values: list[str]) -> None:
    assert [timex.value for timex in find_dates(text)] == values
