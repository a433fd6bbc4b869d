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

from .pdf_lines import HYPHEN, Line

SAME_SIZE = 0.13  # difference of letter heights within a paragraph
LOOSE = 1.3  # times the usual distance of lines: a gap between paragraphs
Key = str | tuple[str, int, int]
NEIGHBOURS = 8  # lines before and after that show how wide a column is
GUTTER = 8  # numbered lines that make a numbered page (court papers, transcripts)
MARGIN = 3  # lines at the top and the bottom that may be repeated on every page
REPEATED = 0.4  # share of the pages: left and right pages have different heads
_NUMBER = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"(?:[•▪‣◦●■–—*-]|\(?[a-z0-9]{1,3}[.)]|\([ivxlc]+\))\s", re.I)
_JOINT = re.compile(r"(?:\d[–-]|[A-Z][–-]|\w/|//|@)$")  # a line may end here inside a word
_BROKEN = re.compile(r"[^\W\d_][-‐]$")
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


def without_gutter(lines: Sequence[Line]) -> list[Line]:
    """The lines without the numbers that court papers print beside them."""
    run: list[int] = []
    for at, line in enumerate(lines):
        first = line.text.split(" ", 1)[0]
        number = int(first) if _NUMBER.fullmatch(first) and first.isascii() else None
        if run and number == _leading(lines[run[-1]]) + 1:
            run.append(at)
        elif number == 1 and len(run) < GUTTER:
            run = [at]
    if len(run) < GUTTER:
        return list(lines)
    kept = []
    for at, line in enumerate(lines):
        text = line.text.split(" ", 1)[-1] if " " in line.text else ""
        if at not in set(run):
            kept.append(line)
        elif text:
            kept.append(replace(line, text=text))
    return kept


def _leading(line: Line) -> int:
    return int(line.text.split(" ", 1)[0])


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


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as the file has them, or sorted by columns where the file's order jumps about."""
    jumps = sum(below.middle > above.middle + above.size for above, below in pairwise(lines))
    if jumps <= max(4, 0.12 * len(lines)):
        return lines
    gutter = _gutter(lines)
    left = [line for line in lines if line.left < gutter]
    right = [line for line in lines if line.left >= gutter]
    return [*sorted(left, key=_from_top), *sorted(right, key=_from_top)]


def _from_top(line: Line) -> tuple[int, float]:
    return -round(line.middle / max(1.0, line.size / 2)), line.left


def _gutter(lines: Sequence[Line]) -> float:
    """Where the right column begins; beyond the page where there is one column only."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    places = [left + (right - left) * share / 100 for share in range(35, 66)]
    crossing = {at: sum(line.left < at < line.right for line in lines) for at in places}
    best = min(places, key=lambda at: (crossing[at], abs(at - (left + right) / 2)))
    beyond = sum(line.left >= best for line in lines)
    clear = crossing[best] <= 0.08 * len(lines) and beyond >= 0.25 * len(lines)
    return best if clear else right + 1


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
    return _had_room(lines, at) or (ends and below.left > above.left + 0.8 * above.size)


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

    def whole(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        closed, hyphened = f"{first}{second}", f"{first}-{second}"
        if words[hyphened.casefold()] > words[closed.casefold()] or not second[:1].islower():
            return hyphened
        return closed

    broken = re.compile(rf"(\w*){HYPHEN} ?(\w*)")
    return [broken.sub(whole, text) for text in paragraphs]


def repeated_heads(pages: Sequence[Sequence[Line]]) -> frozenset[Key]:
    """Heads, feet and stamps: what stands on many pages, at the margin or in the same place.

    Figures are left out of the comparison, so that page numbers are found too.
    """
    counts: Counter[Key] = Counter()
    for lines in pages:
        counts.update({normal(line.text) for line in _margins(lines)})
        counts.update({_place(line) for line in lines})
    needed = max(3, REPEATED * len(pages))
    return frozenset(key for key, count in counts.items() if count >= needed)


def without_heads(lines: Sequence[Line], heads: frozenset[Key]) -> tuple[list[Line], list[Line]]:
    """The lines without repeated heads, feet and page numbers, and what was left out."""
    dropped = [line for line in _margins(lines) if normal(line.text) in heads]
    dropped += [line for line in lines if _place(line) in heads]
    dropped += [line for line in _outermost(lines) if _NUMBER.fullmatch(line.text)]
    left_out = set(dropped)
    return [line for line in lines if line not in left_out], dropped


def _place(line: Line) -> Key:
    return normal(line.text), round(line.left / 5), round(line.middle / 5)


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """The topmost and the lowest line of a page."""
    if len(lines) < 3:
        return []
    return [max(lines, key=lambda line: line.middle), min(lines, key=lambda line: line.middle)]


def normal(text: str) -> str:
    """A line with its figures made equal, to compare heads across pages."""
    return _DIGITS.sub("#", text).casefold()


def _margins(lines: Sequence[Line]) -> list[Line]:
    """The topmost and the lowest lines of a page."""
    levels = sorted({round(line.middle) for line in lines})
    chosen = {*levels[:MARGIN], *levels[-MARGIN:]}
    return [line for line in lines if round(line.middle) in chosen]
