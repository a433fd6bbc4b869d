"""Paragraphs one below the other: how every reader of marked-up files builds its text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model import Passage

BETWEEN = "\n\n"
STOPS = (
    ".",
    "!",
    "?",
    "…",
    "。",
    "！",
    "？",
    "।",
    "؟",
    ":",
    '"',
    "”",
    "»",
    "“",
    "」",
)  # end sentences


Kind = Literal["paragraph", "heading", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table row. `linked` is the share of it in links."""

    text: str
    kind: Kind = "paragraph"
    linked: float = 0.0


def written(blocks: Iterable[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The blocks as one text, a blank line between them, and where its headings stand."""
    parts: list[str] = []
    headings: list[Passage] = []
    at = 0
    for block in blocks:
        text = f"- {block.text}" if block.kind == "item" else block.text
        if block.kind == "heading":
            headings.append(Passage(kind="heading", start=at, end=at + len(text)))
        parts.append(text)
        at += len(text) + len(BETWEEN)
    return BETWEEN.join(parts), tuple(headings)


def flowing(text: str) -> str:
    """Text as it flows on a page: composed letters, one space between words, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


_INVISIBLE = {
    ord(mark): None for mark in "\0\xad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
}
