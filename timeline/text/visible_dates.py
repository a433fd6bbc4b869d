"""The date that a page prints beside its heading, for pages that state none among their data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from .blocks import STOPS
from .comparison import one_line
from .written_dates import written_date

ABOVE, BELOW = 6, 12  # lines around the main heading in which the date is looked for
LONGEST = 130  # characters of a line that may hold it
_OUTSIDE = frozenset({
    "aside", "footer", "nav", "script", "style", "noscript", "template", "form", "button",
})  # fmt: skip
_FLOW = frozenset({
    "a", "abbr", "b", "br", "em", "font", "i", "small", "span", "strong", "time", "u",
})  # fmt: skip
_PARTS = re.compile(
    r"\s*(?:[|·•—–‖]|\s-\s|,?\s+(?=(?:last )?(?:updat|modif|aktualis|actualiz|mis )))\s*", re.I
)
_UPDATED = re.compile(
    r"updat|modif|aktualis|actualiz|aggiorn|atualiz|mis à jour|opdater|oppdater|uppdater|"
    r"bijgewerkt|обновл|оновл|stand\b|print|retriev|accessed|captur|更新|수정|تحديث",
    re.I,
)
_PUBLISHED = re.compile(
    r"^.{0,25}?(?:publish\w*|posted|issued|released|filed|date|dated|publi[ée]\w*|erschienen|"
    r"veröffentlicht|datum|fecha|pubblicat\w*|publicad\w*|gepubliceerd|udgivet|publisert|publicerad|"
    r"opublikowano|опубликован\w*|опубліковано|дата|公開|掲載|入力|입력|发布|نشر\w*)"
    r"(?:\s(?:on|am|le|el|il|em|den|op|dnia))?\s*[:：]?\s*",
    re.I,
)


def visible_date(tree: HtmlElement, *, language: str | None) -> dt.date | None:
    """The day printed near the main heading; one that is labelled as publication goes first.

    A day that is labelled as that of an update or a printout is none.
    """
    lines = list(_lines(tree))
    heading = next((at for at, (tag, _) in enumerate(lines) if tag == "h1"), None)
    if heading is None:
        return None
    below = _before_prose(lines[heading + 1 : heading + 1 + BELOW])
    near = [
        *below,
        *lines[max(0, heading - ABOVE) : heading][::-1],
    ]
    unlabelled: dt.date | None = None
    for _, line in near:
        for part in _PARTS.split(line):
            label = _PUBLISHED.match(part)
            if not label and _UPDATED.search(part):
                continue
            found = written_date(part[label.end() :] if label else part, language=language)
            if found and label:
                return found
            unlabelled = unlabelled or found
    return unlabelled


def _before_prose(lines: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The lines down to the second one of running text."""
    prose = [at for at, (_, text) in enumerate(lines) if len(text) > 60 and text.endswith(STOPS)]
    return lines[: prose[1]] if len(prose) > 1 else lines


def _lines(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The lines of a page that are no menu: the tag and the words of each."""
    skipped: HtmlElement | None = None
    for node in tree.iter():
        if skipped is not None and skipped in node.iterancestors():
            continue
        skipped = None
        if not isinstance(node.tag, str) or node.tag in _OUTSIDE:
            skipped = node
        elif node.tag == "h1" or _is_line(node):
            skipped = node
            yield node.tag, one_line(node.text_content())[:LONGEST]


def _is_line(node: HtmlElement) -> bool:
    """Whether an element is one line of words, no box with others in it."""
    return node.tag not in ("html", "body", "head") and all(
        not isinstance(child.tag, str) or child.tag in _FLOW for child in node
    )
