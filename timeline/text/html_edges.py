"""What stands at the edges of an article's text and is none of it: title, dateline, labels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from .blocks import STOPS, Block
from .comparison import plainly

LEADING = 8  # blocks at the top that may be title, byline and date
_NUMBER = re.compile(r"\d+")
_RIGHTS = re.compile(r"(?:©|\(c\) |copyright\b|all rights reserved)", re.I)


def trimmed(
    blocks: Sequence[Block], *, known: Iterable[str | None], published: dt.date | None
) -> list[Block]:
    """The blocks without title, byline and dateline at the top, and without labels at the end."""
    heads = {plainly(text) for text in known if text} - {""}
    top = [
        block
        for block in blocks[:LEADING]
        if plainly(block.text) not in heads and not _is_dateline(block.text, published)
    ]
    kept = [*top, *blocks[LEADING:]]
    for _ in range(LEADING):
        if kept and _is_label(kept[-1].text):
            kept.pop()
    return kept


def _is_dateline(text: str, published: dt.date | None) -> bool:
    """Whether a short line only says when the page was published ('Published 3 May 2019')."""
    if published is None or len(text) > 70 or len(text.split()) > 10:
        return False
    numbers = {int(number) for number in _NUMBER.findall(text)}
    return {published.year, published.day} <= numbers and not text.endswith((".", "!", "?"))


def _is_label(text: str) -> bool:
    """Whether the last line is a label of the site ('Topics', a name, a notice of copyright)."""
    if _RIGHTS.match(text) and len(text) < 250:
        return True
    return len(text) < 40 and not text.endswith(STOPS) and not any(map(str.isdigit, text))
