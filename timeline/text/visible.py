"""Text as a reader sees it: without what a terminal, a page or a spreadsheet would obey."""

from __future__ import annotations

import re

# Control characters (C0 without tab and line feed, DEL, C1), with the escape sequences that
# terminals obey, and the characters that turn the direction of writing (Unicode TR9, UTS 55).
ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)?"  # OSC and its like: titles, links
    r"|\x1b[ -/]*[0-~]"  # two-character escapes
)
CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def safe_text(text: str) -> str:
    """The text without what a terminal or a spreadsheet would obey instead of show.

    Line ends become line feeds; tabs stay. Everything visible stays as it is.
    """
    if text.isprintable():
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROLS.sub("", ESCAPES.sub("", plain))


def one_line(text: str) -> str:
    """Safe text on one line, with single spaces."""
    return " ".join(safe_text(text).split())
