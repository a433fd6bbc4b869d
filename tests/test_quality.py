"""What the program reads in texts of our own never falls below what it once reached."""

import tomllib
from typing import Any

import pytest
from gold import HERE
from gold.measures import Extraction, demonstration, extraction, grouped

FLOORS: dict[str, Any] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
GROUPING: dict[str, dict[str, float]] = FLOORS.pop("grouping")
PARTS = ["dev", "held", "demo"]


def measured(part: str) -> Extraction:
    return demonstration() if part == "demo" else extraction(part)


@pytest.mark.parametrize(
    ("part", "language", "measure", "floor"),
    [
        pytest.param(part, language, measure, floor, id=f"{part}-{language}-{measure}")
        for part, languages in FLOORS.items()
        for language, measures in languages.items()
        for measure, floor in measures.items()
    ],
)
def test_extraction(part: str, language: str, measure: str, floor: float) -> None:
    reached = getattr(measured(part).scores[language], measure)
    assert reached >= floor, f"{reached:.1f}: see `python benchmarks/quality.py {part} --errors`"


@pytest.mark.parametrize(
    ("part", "measure", "floor"),
    [
        pytest.param(part, measure, floor, id=f"{part}-{measure}")
        for part, measures in GROUPING.items()
        for measure, floor in measures.items()
    ],
)
def test_grouping(part: str, measure: str, floor: float) -> None:
    reached = getattr(grouped(part), measure)
    assert reached >= floor, f"{reached:.1f}: see `python benchmarks/quality.py {part} --errors`"


@pytest.mark.parametrize("part", PARTS)
def test_no_headline_says_more_than_its_quote(part: str) -> None:
    assert measured(part).claims > 0
    assert measured(part).faults == []


@pytest.mark.parametrize("part", PARTS)
def test_every_headline_can_be_printed(part: str) -> None:
    """Balanced, begun and ended well, with its trigger, no longer than a line."""
    assert measured(part).claims > 0
    assert measured(part).ill_formed == []
