"""Figures and what they count."""

import pytest

from timeline.analysis.figures import agree, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid €1.2 million to a broker", [({"euro"}, 1_200_000)]),
        ("zahlte 2,5 Mio. Euro", [({"euro"}, 2_500_000)]),
        ("a fine of $3.1bn", [({"dollar"}, 3_100_000_000)]),
        ("1.250 Euro and £600,000", [({"euro"}, 1250), ({"pound"}, 600_000)]),
        ("53 postal votes were forged", [({"postal", "votes"}, 53)]),
        ("7 million cubic metres", [({"cubic", "metres"}, 7_000_000)]),
        ("up 12% and 7 per cent", [({"per cent"}, 12), ({"per cent"}, 7)]),
        ("in 2017, of 2018 and at 10:30", []), ("version 1.2.3", []), ("for five years", []),
        ("", []),
    ],
)  # fmt: skip
def test_figures(text: str, expected: list[tuple[set[str], float]]) -> None:
    found = figures(text)
    assert [(set(figure.units), figure.value) for figure in found] == expected
    assert all(figure.words in text for figure in found)


def test_dates_are_left_aside() -> None:
    text = "on 12 March 40 people left"
    assert [figure.value for figure in figures(text, without=[(3, 11)])] == [40]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("40,000 euros", "40,000 euros", True), ("40,000 euros", "45,000 euros", False),
        ("about 40,000 euros", "39,500 euros", True), ("about 40,000 euros", "60,000 euros", False),
        ("€1.2 million", "€1,240,000", True), ("€1.2 million", "€1,300,000", False),
        ("53 votes", "50 votes", False), ("at least 71 votes", "72 votes", True),
    ],
)  # fmt: skip
def test_agree(one: str, other: str, expected: bool) -> None:
    [here], [there] = figures(f"paid {one} then"), figures(f"paid {other} then")
    assert agree(here, there) is expected
    assert agree(there, here) is expected
