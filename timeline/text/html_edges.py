"""What stands at the edges of an article's text and is none of it: title, dateline, labels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from .blocks import STOPS, Block
from .comparison import plainly

LEADING = 8  # blocks at the top that may be title, byline and date
SHORT = 30  # characters of a label ('Press release')
_ENDED = re.compile(r"[^\W\d]\.$|[!?]$")  # '2019. március 14.' is no sentence
_NUMBER = re.compile(r"\d+")
_STAMPED = re.compile(
    r"\||publi|posted|updat|modif|erschienen|veröffentlicht|aktualis|actualiz", re.I
)
BY = re.compile(
    r"^(?:(?:written |posted |published )?by|words|text|von|par|por|texto|di|testo|door|av|af|"
    r"tekst|автор|текст)\s*:?\s+",
    re.I,
)
# What stands for an advertisement between two paragraphs.
_ADVERTISEMENTS = frozenset({
    "ad", "advertisement", "skip advertisement", "article continues after advertisement",
    "article continues below", "story continues below advertisement",
    "continue reading the main story", "continue reading below", "anzeige", "werbung", "publicité",
    "publicidad", "publicidade", "pubblicità", "advertentie", "annonce", "annons", "annonse",
    "mainos", "reklama", "reklam", "реклама", "広告", "广告", "إعلان", "פרסומת",
    "after newsletter promotion", "skip past newsletter promotion",
})  # fmt: skip
# Pleas below an article: to follow, to write, to subscribe; where it was printed.
_PLEA = re.compile(
    r"(?:follow (?:us|\S+(?: \S+){0,4} on)\b|sign up (?:for|to)\b|subscribe (?:to|now)\b|"
    r"send (?:us )?your stor|a version of this article appear|this article (?:was|is) (?:first )?"
    r"(?:published|printed) in|reprints\b|contact (?:the author|us)\b|share this\b|"
    r"folgen sie uns\b|abonnieren sie\b|suivez-nous\b|abonnez-vous\b|síguenos\b|suscríbete\b|"
    r"siga\b.{0,40}\bno\b|seguici\b|iscriviti\b)",
    re.I,
)
_RIGHTS = re.compile(r"(?:©|\(c\) |copyright\b|all rights reserved)", re.I)


def trimmed(
    blocks: Sequence[Block],
    *,
    known: Iterable[str | None],
    published: dt.date | None,
) -> list[Block]:
    """The blocks without title, byline and dateline at the top, and without labels at the end."""
    heads = {plainly(text) for text in known if text} - {""}
    blocks = [block for block in blocks if plainly(block.text) not in _ADVERTISEMENTS]
    top = [
        block
        for block in blocks[:LEADING]
        if plainly(block.text) not in heads
        and plainly(BY.sub("", block.text)) not in heads
        and not _is_dateline(block.text, published)
    ]
    kept = [*_without_labels(top), *blocks[LEADING:]]
    for _ in range(LEADING):
        if len(kept) > 1 and (_is_label(kept[-1].text) or _is_plea(kept[-1].text)):
            kept.pop()
    return kept


def _without_labels(top: Sequence[Block]) -> list[Block]:
    """The first blocks without the labels above the first sentence ('Press release')."""
    for at, block in enumerate(top):
        is_label = block.kind != "heading" and len(block.text) < SHORT and _is_label(block.text)
        if not (is_label and any(len(later.text) > SHORT for later in top[at + 1 :])):
            return list(top[at:])
    return list(top)


def _is_plea(text: str) -> bool:
    return len(text) < 300 and _PLEA.match(text) is not None


def _is_dateline(text: str, published: dt.date | None) -> bool:
    """Whether a short line only says when the page was published ('Published 3 May 2019')."""
    longest = (100, 18) if _STAMPED.search(text) else (70, 10)
    if published is None or len(text) > longest[0] or len(text.split()) > longest[1]:
        return False
    numbers = {int(number) for number in _NUMBER.findall(text)}
    return {published.year, published.day} <= numbers and not _ENDED.search(text)


def _is_label(text: str) -> bool:
    """Whether the last line is a label of the site ('Topics', a name, a notice of copyright)."""
    if _RIGHTS.match(text) and len(text) < 250:
        return True
    return len(text) < 40 and not text.endswith(STOPS) and not any(map(str.isdigit, text))
