"""Two ways to look at a string: on one line, and as its letters and digits alone."""

from __future__ import annotations

import html
import re
import unicodedata

_BETWEEN = re.compile(r"[\W_]+")


def plainly(text: str | None) -> str:
    """Letters and digits alone, case folded: 'The “Deal”!' and 'the deal' are the same."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return _BETWEEN.sub(" ", folded).strip()


def one_line(text: str | None) -> str:
    """The text on one line, entities written out, no double or odd spaces, no soft hyphens."""
    return " ".join(html.unescape(text or "").replace("\xad", "").replace("\u200b", "").split())
