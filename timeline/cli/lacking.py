"""The command that says what a case does not know yet: gaps."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from ..export.loss import counted
from ..export.words import one_line, shorten
from ..store.gaps import GapKind
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.gaps import Gap

SHOWN = 5
WIDEST = 160
HEADS = {
    "silence": "silences, longer than the case's own rhythm explains",
    "undated": "events without a date",
    "single origin": "events that everything goes back to one origin of",
    "unreviewed": "events that nobody has reviewed",
    "no reply": "accused, and no comment or denial on record",
    "reply awaited": "put to somebody, and no answer yet",
    "open question": "questions that nobody answered",
    "without claims": "documents without claims",
    "broken quote": "quotes that no longer stand in their text",
    "look again": "evidence that a person must look at again",
    "unread date": "words like a date that could not be read as one",
}


@click.command(name="gaps")
@options.database
@click.option("--kind", type=click.Choice(get_args(GapKind)), help="Only this kind.")
@click.option("--all", "everything", is_flag=True, help=f"Every one, not the first {SHOWN}.")
@options.as_json
def gaps_command(database: Path, kind: str | None, everything: bool, as_json: bool) -> None:
    """Say what the case lacks: silences, undated, single-origin, unreviewed, unanswered, unread.

    \b
        timeline gaps
        timeline gaps --kind "no reply" --all
    """
    with case_files.reading(database) as case:
        found = [gap for gap in case.gaps() if kind in (None, gap.kind)]
    if as_json:
        for gap in found:
            screen.json_line(gap.to_json())
        return
    for name, group in groupby(found, key=lambda gap: gap.kind):
        listed = list(group)
        screen.show(f"{HEADS[name]}: {len(listed):,}")
        for gap in listed if everything else listed[:SHOWN]:
            screen.show(screen.paragraph(_line(gap), indent="  "))
        if len(listed) > SHOWN and not everything:
            screen.show(f"  and {len(listed) - SHOWN:,} more")
    screen.say(counted(len(found), "gap"))


def _line(gap: Gap) -> str:
    where = gap.event_id or gap.actor_id or gap.document_id or f"{gap.earliest} to {gap.latest}"
    return f"{where}  {shorten(one_line(gap.about), WIDEST)}"
