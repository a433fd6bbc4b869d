"""Lines of print become paragraphs: what a typesetter broke is joined again.

A line was broken by the typesetter where the first word of the next one would not have fitted
any more; where it would have fitted, the author broke it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from .pdf_columns import in_reading_order
from .pdf_heads import without_gutter
from .pdf_lines import HYPHEN, Line

SAME_SIZE = 0.13  # difference of letter heights within a paragraph
LOOSE = 1.3  # times the usual distance of lines: a gap between paragraphs
NEIGHBOURS = 8  # lines before and after that show how wide a column is
_ITEM = re.compile(r"(?:[•▪‣◦●■–—*-]|\(?[a-z0-9]{1,3}[.)]|\([ivxlc]+\))\s", re.I)
_JOINT = re.compile(r"(?:\d[–-]|[A-Z][–-]|\w/|//|@)$")  # a line may end here inside a word
_BROKEN = re.compile(r"[^\W\d_][-‐]$")
WORD = 60  # characters of a word that is looked up
_LAST_WORD, _FIRST_WORD = re.compile(r"\w+$"), re.compile(r"\w+")
_STOPS = (".", "!", "?", ":", "…", '."', ".”", "?”", ".’", ".)", "。", "»", ";")


def read_page(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of one page; a last one that goes on may end in a hyphen mark."""
    lines = in_reading_order(joined(without_gutter(lines)))
    if not lines:
        return []
    step = usual_step(lines)
    paragraphs = [lines[0].text]
    for at, below in enumerate(lines[1:]):
        if is_break(lines, at, step):
            paragraphs.append(below.text)
        else:
            paragraphs[-1] = glued(paragraphs[-1], below.text)
    return paragraphs


def joined(lines: Sequence[Line]) -> list[Line]:
    """Pieces on one base line that stand close together, as one line (raised figures, fonts)."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is None or not _beside(last, line):
            whole.append(line)
            continue
        space = "" if line.left - last.right < 0.15 * last.size else " "
        whole[-1] = replace(
            last,
            text=last.text + space + line.text,
            right=max(last.right, line.right),
            top=max(last.top, line.top),
        )
    return whole


def _beside(last: Line, line: Line) -> bool:
    gap = line.left - last.right
    level = last.bottom <= line.middle <= last.top or line.bottom <= last.middle <= line.top
    return level and -0.3 * last.size <= gap <= 1.2 * last.size and not last.text.endswith(HYPHEN)


def usual_step(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in points."""
    steps = [above.middle - below.middle for above, below in pairwise(lines)]
    steps = [step for step in steps if step > 1]
    return median(steps) if steps else median(line.size for line in lines) * 1.2


def is_break(lines: Sequence[Line], at: int, step: float) -> bool:
    """Whether a new paragraph begins after the line at this place."""
    above, below = lines[at], lines[at + 1]
    ends = above.text.endswith(_STOPS)
    goes_on = below.text[:1].islower() and not ends
    down = above.middle - below.middle
    if above.text.endswith(HYPHEN):
        return False
    if not 0 < down < 3 * step or below.left > above.right:
        return not goes_on
    if goes_on and down < 1.6 * step and abs(above.size - below.size) < 0.35 * above.size:
        return False
    if abs(above.size - below.size) > SAME_SIZE * above.size and _wordy(above, below):
        return True
    if down > LOOSE * max(step, 0.9 * above.size) or (_ITEM.match(below.text) and ends):
        return True
    return _had_room(lines, at) or (ends and below.left > above.left + 0.6 * above.size)


def _wordy(above: Line, below: Line) -> bool:
    """Whether both lines are words; boxes of numbers and signs vary for no reason."""
    return all(any(map(str.isalpha, line.text)) for line in (above, below))


def _had_room(lines: Sequence[Line], at: int) -> bool:
    """Whether the first word of the next line would have fitted at the end of this one."""
    above, below = lines[at], lines[at + 1]
    near = lines[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]
    edge = max(line.right for line in near if line is above or _in_column(line, above))
    letter = (below.right - below.left) / max(1, len(below.text))
    word = below.text.split(" ", 1)[0]
    return above.right + letter * (len(word) + 1) < edge - 0.5 * letter


def _in_column(line: Line, other: Line) -> bool:
    """Whether two lines of one size stand above each other."""
    shared = min(line.right, other.right) - max(line.left, other.left)
    narrower = min(line.right - line.left, other.right - other.left)
    return shared > 0.5 * narrower and abs(line.size - other.size) < SAME_SIZE * other.size


def glued(text: str, more: str) -> str:
    """Two pieces of one paragraph as one; a hyphen mark stays for `unhyphenated`."""
    if text.endswith(HYPHEN) or _JOINT.search(text):
        return text + more
    if _BROKEN.search(text) and more[:1].islower():
        return text[:-1] + HYPHEN + more
    return f"{text} {more}"


def unhyphenated(paragraphs: Iterable[str]) -> list[str]:
    """Words that were broken at a line's end, whole again, spelled as elsewhere in the file."""
    paragraphs = list(paragraphs)
    words = Counter(re.findall(r"[\w’'-]+", " ".join(paragraphs).casefold()))

    def joined_words(left: str, right: str) -> str:
        first, second = _LAST_WORD.search(left[-WORD:]), _FIRST_WORD.match(right[:WORD])
        start, end = (first[0] if first else ""), (second[0] if second else "")
        hyphened = words[f"{start}-{end}".casefold()] > words[f"{start}{end}".casefold()]
        return f"{left}-{right}" if hyphened or not end[:1].islower() else left + right

    whole = []
    for text in paragraphs:
        first, *rest = re.split(rf"{HYPHEN} ?", text)
        for part in rest:
            first = joined_words(first, part)
        whole.append(first)
    return whole
