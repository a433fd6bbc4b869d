"""Lines and openings that say when a text was written, not what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language import Sentence
from .dating import Mention

DATELINE = re.compile(r"\s*(?:\([^)]{2,30}\)\s*)?(?:[—–]|--|- )")
LINE_LETTERS = 14
LONGEST_LINE = 120
IMPRINT = re.compile(
    r"\W*(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|filed|printed)\b",
    re.IGNORECASE,
)
LONGEST_IMPRINT = 80


def is_imprint(words: str) -> bool:
    """'Published: 3 May 2019', 'Last updated on 4 May at 10:15'."""
    return len(words) <= LONGEST_IMPRINT and IMPRINT.match(words) is not None


def is_dateline(text: str, date: Mention, sentences: Sequence[Sentence]) -> bool:
    """A date that stands alone on its line, or opens a report: 'PRAGUE, 3 May (Agency) — …'."""
    before = text[max(0, date.start - LONGEST_LINE) : date.start]
    start = date.start - len(before) + before.rfind("\n") + 1
    after = text[date.end : date.end + LONGEST_LINE].partition("\n")[0]
    line = text[start : date.start] + after
    if len(line) < LONGEST_LINE and _letters(line) <= LINE_LETTERS and not _is_told(line):
        return True
    opening = text[start : date.start]
    early = len(opening) < 50 and not re.search(r"[.!?]\s", opening)
    body = next((part.start for part in sentences if not part.heading), 0)
    return early and start <= body + 2 and DATELINE.match(text, date.end) is not None


def _letters(line: str) -> int:
    return sum(map(str.isalpha, line))


def _is_told(line: str) -> bool:
    """'He died in 2014.': a short sentence is no dateline."""
    return re.search(r"\w+\W+\w+.*[.!?]\W*\Z", line) is not None
