"""The loss report in words: what an export left out, and what its format cannot carry."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ..model import Loss, LossReport, Selection

SHOWN = 5


def report(name: str, selection: Selection, losses: Iterable[Loss] = ()) -> LossReport:
    """The report of a format: what was kept back before, then what it could not carry."""
    return LossReport(
        format=name, written=len(selection.events), losses=(*selection.left_out, *losses)
    )


def loss_words(report: LossReport, *, shown: int | None = SHOWN) -> list[str]:
    """The report as lines: a count, then one line a kind of loss with the events it touches.

    `shown` is how many events a line names (None: all of them).
    """
    written = counted(report.written, "event")
    if not report.losses:
        return [f"{report.format}: {written} written, nothing left out."]
    lines = [f"{report.format}: {written} written. Not in it:"]
    by_kind = sorted(report.losses, key=lambda loss: loss.what)
    for what, losses in groupby(by_kind, key=lambda loss: loss.what):
        lines.append(f"  {_loss_line(what, list(losses), shown)}")
    return lines


def write_beside(report: LossReport, export: Path) -> Path:
    """Write the whole report into a file beside the export, and say which."""
    beside = export.with_name(f"{export.name}.losses.txt")
    beside.write_text("\n".join(loss_words(report, shown=None)) + "\n", encoding="utf-8")
    return beside


def counted(number: int, noun: str) -> str:
    """'1 event', '2 events'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _loss_line(what: str, losses: list[Loss], shown: int | None) -> str:
    ids = [loss.event_id for loss in losses if loss.event_id]
    if not ids:
        return what
    named = ids[:shown]
    rest = f" and {len(ids) - len(named):,} more" if len(named) < len(ids) else ""
    return f"{what}: {counted(len(ids), 'event')} ({', '.join(named)}{rest})"
