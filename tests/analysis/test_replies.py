"""Who is heard."""

import pytest

from timeline.analysis.replies import speaks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orrin Vale denied the payment.", True), ("“Never,” said Orrin Vale.", True),
        ("Orrin Vale, the mayor, declined to comment.", True), ("Orrin Vale schwieg.", False),
        ("Orrin Vale bestreitet das.", True), ("Orrin Vale negó los pagos.", True),
        ("Orrin Vale was charged. The judge said so.", False), ("The judge said so.", False),
        ("They met Orrin Vale in a bar near the harbour, as a porter later said.", False),
        ("", False),
    ],
)  # fmt: skip
def test_speaks(text: str, expected: bool) -> None:
    assert speaks("Orrin Vale", text) is expected
