"""The command that reads the stored documents again: reread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.loss import counted
from ..export.words import one_line, shorten
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.records import RereadResult, Stale

FAILED = 1


@click.command(name="reread")
@click.argument("ids", metavar="[DOCUMENT...]", nargs=-1)
@options.database
@options.who
@options.how_to_read
@options.as_json
@click.pass_context
def reread_command(
    ctx: click.Context,
    ids: tuple[str, ...],
    database: Path,
    who: str | None,
    ocr: bool,
    nlp: str | None,
    as_json: bool,
) -> None:
    """Read the stored documents again with today's program; every decision stays.

    What a person decided about and today's program reads otherwise is listed at the end.

    \b
        timeline reread
        timeline reread DOCUMENT
    """
    from .reading import recogniser

    failed = False
    with (
        case_files.deciding(database, who) as case,
        screen.progress("reading", len(ids) or len(case.documents())) as step,
    ):
        for result in case.reread(ids or None, ocr=recogniser(ocr), nlp=nlp):
            step(result.source)
            failed = failed or result.error is not None
            screen.json_line(result.to_json()) if as_json else tell(result)
        waiting = case.stale()
    for item in waiting:
        screen.json_line(item.to_json()) if as_json else _tell_stale(item)
    if failed:
        ctx.exit(FAILED)


def tell(result: RereadResult) -> None:
    """What became of a document that was read again."""
    if result.error:
        screen.say(f"not read again  {result.error}")
        return
    parts = [f"{counted(result.claims, 'claim')} found again"]
    for number, words in (
        (result.changed, "read differently"),
        (result.new, "new"),
        (result.gone, "gone"),
        (result.stale, "kept because of decisions"),
    ):
        if number:
            parts.append(f"{number} {words}")
    screen.show(screen.hanging(f"read again  {result.source}: {', '.join(parts)}"))


def _tell_stale(item: Stale) -> None:
    decided = ", ".join(dict.fromkeys(item.decisions))
    quote = shorten(one_line(item.quote), 80)
    screen.show(
        screen.hanging(f"look again  event {item.event_id} ({decided}): “{quote}”: {item.why}")
    )
