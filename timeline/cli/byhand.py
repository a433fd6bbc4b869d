"""Commands for what no program found: event add, translate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..edtf import Edtf
from ..export.words import headline
from ..model import CERTAINTIES, Certainty, TranslatedBy
from ..wording import date_words
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..case import Case


@click.group(name="event")
def event_command() -> None:
    """Make events that no program found.

    \b
        timeline event add "The board meets" --date 2019-03-12 --document DOCUMENT --quote WORDS
    """


@event_command.command(name="add")
@click.argument("title")
@click.option("--date", type=options.Period(), help="When (EDTF); none where nobody knows.")
@click.option("--document", metavar="DOCUMENT", help="The document it stands in.")
@click.option("--file", metavar="FILE", help="A recording, picture or PDF to be kept, instead.")
@click.option("--note", metavar="WORDS", help="What you saw or heard yourself, instead.")
@click.option("--quote", metavar="WORDS", help="The words, letter for letter, or as heard or seen.")
@click.option("--page", type=click.IntRange(1), help="The page they are seen on.")
@click.option("--region", metavar="X,Y,W,H", help="The part of page or picture, from 0 to 1.")
@click.option("--at", metavar="BEGIN[-END]", help="When they are heard: 0:12:03-0:12:20.")
@click.option(
    "--certainty",
    type=click.Choice(CERTAINTIES),
    default="stated",
    show_default=True,
    help="How sure the source is.",
)
@click.option("--actor", "actors", metavar="NAME", multiple=True, help="Who; several times.")
@click.option("--place", "places", metavar="NAME", multiple=True, help="Where; several times.")
@options.database
@options.who
def add_event_command(
    title: str,
    date: Edtf | None,
    document: str | None,
    file: str | None,
    note: str | None,
    quote: str | None,
    page: int | None,
    region: str | None,
    at: str | None,
    certainty: Certainty,
    actors: tuple[str, ...],
    places: tuple[str, ...],
    database: Path,
    who: str | None,
) -> None:
    """Make an event by hand. It needs evidence: a quote, a place in a file that you name, a note.

    What you saw or heard there you type as the quote. To give an event that is there already one
    more piece of evidence, make an event of it and `timeline merge` it.

    \b
        timeline event add "He signs" --date 2019-03 --document DOCUMENT --quote "He signed it."
        timeline event add "He hangs up" --file call.wav --at 0:12:03-0:12:20 --quote "Never."
        timeline event add "The sum is paid" --file ledger.pdf --page 7 --quote "Paid in full"
        timeline event add "The gate is open" --note "I stood there at noon." --date 2019-03-12
    """
    if sum(given is not None for given in (document, file, note)) != 1:
        raise click.UsageError("say one of --document, --file and --note: an event needs evidence")
    if note is not None and any(given is not None for given in (quote, page, region, at)):
        raise click.UsageError("a note is its own evidence; leave out --quote and where it lies")
    begin, end = _stretch(at)
    with case_files.deciding(database, who) as case:
        made = case.make(
            title, date=date, document=_document(case, document, file), quote=quote, page=page,
            region=_region(region), begin=begin, end=end, note=note, certainty=certainty,
            actors=actors, places=places,
        )  # fmt: skip
    screen.show(screen.hanging(f"{made.id}  {date_words(made.date)}: {headline(made)}"))


def _document(case: Case, document: str | None, file: str | None) -> str | None:
    return document if file is None else case.keep(file).id


def _region(region: str | None) -> list[float] | None:
    try:
        return None if region is None else [float(part) for part in region.split(",")]
    except ValueError as error:
        raise click.UsageError(f"{region!r} is not four numbers such as 0.1,0.2,0.5,0.1") from error


def _stretch(at: str | None) -> tuple[float | None, float | None]:
    from ..case.byhand import seconds

    if at is None:
        return None, None
    begin, _, end = at.partition("-")
    return seconds(begin), seconds(end) if end else None


@click.command(name="translate")
@click.argument("claim")
@click.argument("text")
@click.option("--language", type=options.Language(), required=True, help="What it is in: en, de …")
@click.option("--by", "translator", metavar="NAME", help="Who, or which machine, translated it.")
@click.option("--machine", is_flag=True, help="A machine translated it, and no person checked.")
@options.database
@options.who
def translate_command(
    claim: str,
    text: str,
    language: str,
    translator: str | None,
    machine: bool,
    database: Path,
    who: str | None,
) -> None:
    """Put a translation beside a quote. `timeline show EVENT` prints the ids of its claims.

    The original stays the evidence; every export that shows the translation says whose it is.

    \b
        timeline translate CLAIM "He signed it." --language en --by "Ada Finch"
    """
    made_by: TranslatedBy = "machine" if machine else "human"
    with case_files.deciding(database, who) as case:
        told = case.translate(
            claim, text, language=language, made_by=made_by, translator=translator
        )
    screen.show(screen.hanging(f"{claim}  {told.language}, by a {told.made_by}: {told.text}"))
