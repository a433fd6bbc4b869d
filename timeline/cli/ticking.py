"""Ticks of a packet: shown, asked about, and made decisions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.loss import counted
from . import case_files, screen

if TYPE_CHECKING:
    from ..case.ticking import Ruling


def import_ticks(content: bytes, name: str, *, database: Path, who: str | None, yes: bool) -> None:
    """Show what the ticks decide, ask, decide. Exit status 1 where some could not be taken."""
    from ..case.ticking import read_ticks

    ticks = read_ticks(content, name)
    with case_files.deciding(database, who or ticks.who or None) as case:
        planned = case.rulings(ticks)
        _show(planned)
        wanted = [ruling for ruling in planned if ruling.steps]
        if not wanted:
            screen.say("nothing to decide")
        elif yes or _agreed(len(wanted), case.who):
            done = case.apply_ticks(ticks)
            decided = sum(bool(ruling.steps) for ruling in done)
            screen.say(f"{counted(decided, 'event')} decided in the name of {case.who}")
            planned = done
    if any(ruling.problem for ruling in planned):
        raise click.exceptions.Exit(1)


def _show(rulings: Iterable[Ruling]) -> None:
    for ruling in rulings:
        what = f"not taken, {ruling.problem}" if ruling.problem else ", ".join(ruling.steps)
        screen.show(f"{ruling.tick.event}  {what or 'as it is'}  {ruling.title}")


def _agreed(number: int, who: str) -> bool:
    if not case_files.at_terminal():
        raise TimelineError(
            f"{counted(number, 'event')} would be decided; --yes says so where nobody can be asked"
        )
    return click.confirm(f"Decide on {counted(number, 'event')} as {who}?", err=True)
