"""The command that names the days a case turns on: keydates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..edtf import Edtf
from ..export.loss import counted
from ..export.words import one_line
from ..wording import date_words
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.keydates import KeyDate


@click.command(name="keydates")
@click.argument("words", nargs=-1)
@options.database
@click.option("--actor", "actors", multiple=True, metavar="NAME", help="Passages that name this.")
@click.option("--within", type=options.Period(), help="Days of this time (EDTF).")
@click.option("--days", type=click.IntRange(1), default=10, show_default=True, help="How many.")
@click.option(
    "--sentences", type=click.IntRange(0), default=3, show_default=True, help="Of each day."
)
@options.as_json
def keydates_command(
    words: tuple[str, ...],
    database: Path,
    actors: tuple[str, ...],
    within: Edtf | None,
    days: int,
    sentences: int,
    as_json: bool,
) -> None:
    """Name the days that most origins speak of, what they say of each, and why it is listed.

    WORDS and --actor say what the passages must be about.

    \b
        timeline keydates --days 5
        timeline keydates minority stake --actor Huawei
    """
    with case_files.reading(database) as case:
        found = case.key_dates(
            " ".join(words) or None, actors=actors, within=within, days=days, sentences=sentences
        )
    if as_json:
        for key_date in found:
            screen.json_line(key_date.to_json())
        return
    for key_date in found:
        _show(key_date)
    screen.say(counted(len(found), "day"))


def _show(key_date: KeyDate) -> None:
    screen.show(f"{date_words(Edtf(str(key_date.day)))}: {key_date.why}")
    for item in key_date.told:
        where = f"{item.best.publisher or item.best.document_id}, {item.best.published or '?'}"
        more = f", and {counted(item.origins - 1, 'other origin')}" if item.origins > 1 else ""
        quote = f"“{one_line(item.best.words)}” — {where}{more}"
        screen.show(screen.paragraph(quote, indent="  "))
