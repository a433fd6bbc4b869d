"""The order in which the lines of a page are read: column after column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .pdf_lines import Line

ROWS = 8  # lines that make a column


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as the file has them, or by columns where it writes across them or jumps about."""
    cut = _columns_cut(lines)
    if cut is not None:
        return _by_columns([half for line in lines for half in line.halves or (line,)], cut)
    jumps = sum(below.middle > above.middle + above.size for above, below in pairwise(lines))
    if jumps > max(4, 0.12 * len(lines)):
        return _by_columns(lines, _gutter(lines))
    return lines


def _columns_cut(lines: Sequence[Line]) -> float | None:
    """Where two columns part whose lines the file writes as one; None where it is a table.

    Cells of tables are short, and their gaps move; a gutter is one straight strip.
    """
    halved = [line.halves for line in lines if line.halves]
    if len(halved) < ROWS or len(halved) < 0.4 * len(lines):
        return None
    cut = median((left.right + right.left) / 2 for left, right in halved)
    straight = [pair for pair in halved if pair[0].right < cut < pair[1].left]
    wordy = median(min(len(left.text), len(right.text)) for left, right in halved) >= 15
    return cut if wordy and len(straight) >= 0.8 * len(halved) else None


def _by_columns(lines: Sequence[Line], cut: float) -> list[Line]:
    """The left column, then the right one; lines across both stay where they part them."""
    ordered: list[Line] = []
    right: list[Line] = []
    for line in sorted(lines, key=_from_top):
        if line.left < cut < line.right:
            ordered += [*right, line]
            right = []
        elif line.left >= cut:
            right.append(line)
        else:
            ordered.append(line)
    return [*ordered, *right]


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
