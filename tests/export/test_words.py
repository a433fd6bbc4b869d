from __future__ import annotations

from typing import Any

import pytest

from timeline.export.words import headline, shorten


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("abc de f", 5, "abc…")],
)
def test_shorten(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@pytest.mark.parametrize(
    ("title", "certainty", "said_by", "told"),
    [
        ("Nordwerk paid", "alleged", "Orrin Vale", "[alleged by Orrin Vale] Nordwerk paid"),
        ("Nordwerk paid", "stated", "Orrin Vale", "[according to Orrin Vale] Nordwerk paid"),
        ("Orrin Vale paid", "denied", "Orrin Vale", "[denied by Orrin Vale] Orrin Vale paid"),
        (
            "Nordwerk paid, according to the register",
            "reported",
            "the register",
            "[reported] Nordwerk paid, according to the register",
        ),
        (
            "According to Orrin Vale, Nordwerk paid",
            "stated",
            "Orrin Vale",
            "According to Orrin Vale, Nordwerk paid",
        ),
        ("[alleged] Nordwerk paid", "alleged", None, "[alleged] Nordwerk paid"),
    ],
)
def test_a_headline_says_once_who_says_so(
    title: str, certainty: str, said_by: str | None, told: str, event: Any
) -> None:
    made = event(title=title, certainty=certainty, attributed_to=said_by)
    assert headline(made) == told
