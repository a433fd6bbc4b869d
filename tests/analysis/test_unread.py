"""Words like a date that were read as none."""

import pytest

from timeline.analysis.unread import unread_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paid on 31 February 2019 in cash", ["31 February 2019"]),
        ("paid on 13.13.2020, or 2020-13-40", ["13.13.2020", "2020-13-40"]),
        ("am 32. März 2019", ["32. März 2019"]), ("on February 30, 2020", ["February 30, 2020"]),
        ("el 31 de junio de 2018", ["31 de junio de 2018"]),
        ("version 1.2.3.4 at 10.0.0.12", []), ("they may march on", []), ("call 030/12/34/567", []),
        ("https://x.example/2020/13/40/story", []), ("", []),
    ],
)  # fmt: skip
def test_unread(text: str, expected: list[str]) -> None:
    found = unread_dates(text, [])
    assert [span.text for span in found] == expected
    assert all(text[span.start : span.end] == span.text for span in found)


def test_what_was_read_is_not_listed() -> None:
    text = "on 12 March 2019 and on 31 February 2019"
    assert [span.text for span in unread_dates(text, [(3, 16)])] == ["31 February 2019"]
    assert unread_dates(text, [(0, 5), (3, 16), (24, 40)]) == []
