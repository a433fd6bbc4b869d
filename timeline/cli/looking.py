"""Commands that look: list, search, check, log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..analysis.knowledge import CLOCKS, Clock
from ..export.loss import counted
from ..export.words import headline, one_line, shorten
from ..model import Event
from ..wording import date_words
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..case import Case
    from ..store.records import ClaimRecord, SearchHit

Look = Callable[..., Sequence[Event]]
FAILED = 1
CLAIM_COLUMNS = ("id", "date", "how", "certainty", "headline")
CONTEXT = 40  # characters shown on each side of a search hit


@click.command(name="list")
@click.argument("what", type=click.Choice(["documents", "events", "claims"]), default="events")
@options.database
@click.option("--working", is_flag=True, help="The working chronology: dated, nothing in dispute.")
@click.option("--known-on", type=options.Day(), help="As it was known at the end of that day …")
@click.option(
    "--by",
    type=click.Choice(CLOCKS),
    default="published",
    show_default=True,
    help="… by what was published or captured.",
)
@options.view
@options.filters
@options.as_json
def list_command(
    what: str,
    database: Path,
    working: bool,
    known_on: dt.date | None,
    by: Clock,
    view: str | None,
    as_json: bool,
    **filters: Any,
) -> None:
    """List the documents, events or claims of the case file.

    \b
        timeline list events --within 2016 --actor Huawei
        timeline list events --known-on 2016-09-01
        timeline list documents --json
    """
    asked = view or working or known_on or any(value is not None for value in filters.values())
    if working and known_on:
        raise click.UsageError("--working is of today; leave out --known-on")
    if what != "events" and asked:
        raise click.UsageError("only events can be filtered: timeline list events")
    with case_files.reading(database) as case:
        if what == "documents":
            _list_documents(case, as_json)
        elif what == "claims":
            _list_claims(case, as_json)
        else:
            look: Look = case.working_chronology if working else case.events
            if known_on:
                look = partial(case.known_on, known_on, by=by)
            elif not (working or as_json):
                look = case.drawing_events
            chosen = options.with_view(case, view, filters)
            _list_events(look(**chosen), as_json, apart=chosen.get("within") is not None)


def _list_documents(case: Case, as_json: bool) -> None:
    if as_json:
        for document in case.documents():
            screen.json_line(asdict(document))
        return
    rows = [
        (item.id, item.published or "undated", item.publisher, item.title or item.source,
         item.claims)
        for item in case.documents()
    ]  # fmt: skip
    screen.table(("id", "published", "publisher", "title", "claims"), rows)
    screen.say(counted(len(rows), "document"))


def _list_claims(case: Case, as_json: bool) -> None:
    if as_json:
        for record in case.claims():
            screen.json_line(record.to_json())
        return
    rows = [claim_row(record) for record in case.claims()]
    screen.table(CLAIM_COLUMNS, rows)
    screen.say(counted(len(rows), "claim"))


def claim_row(record: ClaimRecord) -> tuple[object, ...]:
    """A claim under CLAIM_COLUMNS."""
    claim = record.claim
    return record.id, date_words(claim.date), claim.how, claim.certainty, claim.headline


def _list_events(found: Sequence[Event], as_json: bool, *, apart: bool = False) -> None:
    """Print events; `apart` puts those last whose date is open on one side, and says so."""
    if as_json:
        from ..export.json import event_json

        for event in found:
            private = list(event.private_notes)
            told = {"origins": list(event.origins), "private_notes": private}
            screen.json_line({**event_json(event), **told})
        return
    maybe = [event for event in found if apart and _is_open(event)]
    found = [*(event for event in found if event not in maybe), *maybe] if maybe else found
    rows = [(event.id, date_cell(event), len(event.origins), event_cell(event)) for event in found]
    screen.table(("id", "date", "origins", "event"), rows)
    screen.say(counted(len(rows), "event"))
    if maybe:
        last = "the last one is" if len(maybe) == 1 else f"the last {len(maybe)} are"
        screen.say(f"{last} dated on one side only: it may have been then or at another time")


def _is_open(event: Event) -> bool:
    return event.date is not None and (event.earliest is None) != (event.latest is None)


def date_cell(event: Event) -> str:
    """The date in words, and whether the sources disagree about it."""
    return f"{date_words(event.date)}{' (disputed)' if event.disputed else ''}"


def event_cell(event: Event) -> str:
    """The headline, and that there are notes for nobody else."""
    private = f" ({counted(len(event.private_notes), 'private note')})"
    return f"{headline(event)}{private if event.private_notes else ''}"


@click.command(name="search")
@click.argument("words", nargs=-1, required=True)
@options.database
@options.as_json
def search_command(words: tuple[str, ...], database: Path, as_json: bool) -> None:
    """Search the texts of all documents.

    \b
        timeline search minority stake
        timeline search '"minority stake"' --json
    """
    with case_files.reading(database) as case:
        hits = case.search(" ".join(words))
        if as_json:
            for hit in hits:
                screen.json_line(hit.to_json())
            return
        for hit in hits:
            _show_hit(hit)
        documents = counted(len({hit.document.id for hit in hits}), "document")
        screen.say(f"{counted(len(hits), 'passage')} in {documents}" if hits else documents)


def _show_hit(hit: SearchHit) -> None:
    document = hit.document
    named = document.title or document.source
    screen.show(
        screen.paragraph(
            f"{document.id}  {document.published or 'undated'}  {named}"
            f" ({counted(hit.matches, 'match') if hit.matches == 1 else f'{hit.matches} matches'})"
        )
    )
    before = shorten(one_line(hit.prefix)[::-1], CONTEXT)[::-1]
    after = shorten(one_line(hit.suffix), CONTEXT)
    screen.show(screen.paragraph(f"{before} »{hit.words}« {after}", indent="  "))
    for event_id in hit.event_ids:
        screen.show(f"  event {event_id}")


@click.command(name="log")
@options.database
@click.option("--limit", type=click.IntRange(1), help="Show only the latest entries.")
@options.as_json
def log_command(database: Path, limit: int | None, as_json: bool) -> None:
    """Show who did what when, the latest first.

    \b
        timeline log --limit 20
    """
    with case_files.reading(database) as case:
        entries = case.log(limit=limit)
    if as_json:
        for entry in entries:
            screen.json_line(entry.to_json())
        return
    rows = [
        (item.number, item.at[:16].replace("T", " "), item.who, item.action, item.subject_id,
         item.decision_id)
        for item in entries
    ]  # fmt: skip
    screen.table(("number", "when", "who", "what", "of", "decision"), rows)
