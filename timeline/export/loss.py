"""The loss report in words: what an export left out, and what its format cannot carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from ..errors import TimelineError
from ..model import Loss, LossReport, Selection
from .words import one_line

SHOWN = 5
# Reasons that would tell by themselves what they protect (`analysis.sealing`, `analysis.gate`).
WITHHELD = frozenset({"sensitive", "off the record", "under embargo", "a reply is awaited"})
PART_WITHHELD = "without a quote, "
# "(json has it)", "(`timeline mark`)": for whoever made the export.
HINT = re.compile(r" \((?:`[^`]*`|\w+ has (?:it|them|both))\)")


def report(
    name: str, selection: Selection, losses: Iterable[Loss] = (), *, written: int | None = None
) -> LossReport:
    """The report of a format: what was kept back before, then what it could not carry.

    `written` is how many events it wrote, where that is not all of them.
    """
    count = len(selection.events) if written is None else written
    return LossReport(format=name, written=count, losses=(*selection.left_out, *losses))


def loss_words(report: LossReport, *, shown: int | None = SHOWN) -> list[str]:
    """The report as lines: a count, a line a kind of loss, and the events that it touches.

    `shown` is how many events of a kind are named (None: all of them).
    """
    written = counted(report.written, "event")
    if not report.losses:
        return [f"{report.format}: {written} written, nothing left out."]
    lines = [f"{report.format}: {written} written. Not in it:"]
    for kind, losses in groupby(sorted(report.losses, key=kind_of), key=kind_of):
        lines += _kind_lines(kind, list(losses), shown)
    return lines


def loss_counts(report: LossReport) -> list[str]:
    """The losses by kind, for what is published: counts, and no words of what was kept back.

    Why something is not for publication is told to nobody outside.
    """
    told = [replace(loss, what=_told_outside(loss)) for loss in report.losses]
    return [
        line.strip()
        for kind, losses in groupby(sorted(told, key=kind_of), key=kind_of)
        for line in _kind_lines(kind, list(losses), 0)
        if not line.startswith("    ")
    ]


def _told_outside(loss: Loss) -> str:
    kind = kind_of(loss)
    if kind.startswith(PART_WITHHELD):
        return "a quote that is not for publication"
    return "not for publication" if kind in WITHHELD else HINT.sub("", kind)


def kind_of(loss: Loss) -> str:
    """What was lost, without the words of the event it was lost from ("rejected: title")."""
    return loss.what.partition(": ")[0]


def write_losses(report: LossReport) -> Path | None:
    """Write the whole report into a file beside the export, and say which.

    Raises TimelineError where it cannot be written.
    """
    if report.path is None:
        return None
    export = Path(report.path)
    if export.exists() and not export.is_file():  # a pipe, a device: nothing lies beside it
        return None
    beside = export.with_name(f"{export.name}.losses.txt")
    text = "\n".join(loss_words(report, shown=None)) + "\n"
    try:
        beside.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise TimelineError(
            f"{beside} cannot be written ({error.strerror or error}), and so the list of what is "
            "not in the export is missing; choose another place"
        ) from error
    return beside


def counted(number: int, noun: str) -> str:
    """'1 event', '2 events'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _kind_lines(kind: str, losses: list[Loss], shown: int | None) -> list[str]:
    touched = [loss for loss in losses if loss.event_id]
    if not touched:
        return [f"  {one_line(loss.what)}" for loss in losses]
    named = touched[:shown]
    lines = [f"  {kind}: {counted(len(touched), 'event')}"]
    for loss in named:
        detail = one_line(loss.what.partition(": ")[2])
        lines.append(f"    {loss.event_id}  {detail}".rstrip())
    if len(named) < len(touched):
        lines.append(f"    and {len(touched) - len(named):,} more")
    return lines
