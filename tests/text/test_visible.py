"""Text as a reader sees it."""

from __future__ import annotations

import pytest

from timeline.text.visible import one_line, safe_text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain", "plain"),
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07rest", "rest"),
        ("\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("a\x9b31mb", "a31mb"),
        ("\x1bPq…\x1b\\after", "after"),
        ("bell\x07 nul\x00 del\x7f", "bell nul del"),
        ("\u202egnp.exe\u202c \u2066x\u2069", "gnp.exe x"),
        ("שלום, Київ 👩‍🚀", "שלום, Київ 👩‍🚀"),
        ("lone \ud83d", "lone "),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_only_what_can_be_seen_is_left(text: str, safe: str) -> None:
    assert safe_text(text) == safe


def test_an_unending_escape_takes_no_more_than_its_share() -> None:
    assert len(safe_text("\x1b]0;" + "x" * 1_000_000)) > 990_000


def test_one_line() -> None:
    assert one_line(" a\n\n b\tc ") == "a b c"
