"""What a person types at the question is understood, or answered with what can be typed."""

import pytest

from timeline.cli.asking import meant


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("c", "c"), ("confirm", "c"), ("CONF", "c"), ("a", "c"), ("accept", "c"),
        ("x", "x"), ("r", "x"), ("reject", "x"), (" n ", "n"), ("next", "n"), ("skip", "n"),
        ("u", "u"), ("undo", "u"), ("q", "q"), ("quit", "q"), ("?", "?"), ("help", "?"), ("h", "?"),
        ("", ""), ("what", ""), ("yes", ""),
    ],
)  # fmt: skip
def test_answers(typed: str, key: str) -> None:
    assert meant(typed) == key
