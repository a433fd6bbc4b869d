"""A headline is short, verbatim, and never surer than its quote."""

import pytest

from timeline.claims.certainty import Assessment
from timeline.claims.headline import LIMIT, proven, shortened


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("Bolt bought the port", 120, "Bolt bought the port"),
        ("Bolt bought the port of Varenholm", 25, "Bolt bought the port …"),
        ("Bolt bought the port of", 23, "Bolt bought the port of"),
    ],
)
def test_shortened(words: str, limit: int, expected: str) -> None:
    assert shortened(words, limit) == expected


def test_what_is_not_in_the_quote_is_not_shown() -> None:
    quote = "Bolt never bought the port."
    assert proven("Bolt bought the port", quote, Assessment("stated")) == "Bolt bought the port"
    assert proven("Bolt sold the port", quote, Assessment("negated")) == (
        "[negated] Bolt never bought the port"
    )
    assert proven("port the bought Bolt", quote, Assessment("stated")).startswith("Bolt never")
    assert proven("[Ana Rui] bought the port", quote, Assessment("stated")) == (
        "[Ana Rui] bought the port"
    )


def test_never_longer_than_the_limit() -> None:
    assert len(proven("x", "word " * 70, Assessment("hypothetical"))) <= LIMIT
