"""The command that shows one event with its words, or one document with its claims: show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.explanation import certainty_reason, date_reason
from ..export.loss import counted
from ..export.sources import place_words, quote_link, translated
from ..export.words import headline, one_line
from ..model import DocumentRecord, Event, Evidence
from ..wording import date_words
from . import case_files, options, screen
from .looking import CLAIM_COLUMNS, claim_row, date_cell

if TYPE_CHECKING:
    from ..case import Case


@click.command(name="show")
@click.argument("name", metavar="ID")
@options.database
@click.option("--text", "whole", is_flag=True, help="Print the whole text of a document.")
@options.as_json
def show_command(name: str, database: Path, whole: bool, as_json: bool) -> None:
    """Show one event with the words that say so, or one document with its claims.

    ID is an id that `timeline list` or `timeline search` prints.

    \b
        timeline show EVENT
        timeline show DOCUMENT --text
    """
    with case_files.reading(database) as case:
        found = _event_or_document(case, name)
        if isinstance(found, Event):
            _show_event(found, as_json)
        elif whole:
            text = case.text(found.id)
            screen.json_line({"id": found.id, "text": text}) if as_json else screen.show(text)
        else:
            _show_document(case, found, as_json)


def _event_or_document(case: Case, name: str) -> Event | DocumentRecord:
    try:
        return case.event(name)
    except TimelineError:
        pass
    try:
        return case.document(name)
    except TimelineError:
        raise TimelineError(
            f"no one event or document has the id {name!r}; `timeline list events` prints the ids"
        ) from None


def _show_event(event: Event, as_json: bool) -> None:
    if as_json:
        from ..export.json import claim_json, document_json, event_json, evidence_json

        evidence = [
            {
                **evidence_json(event, item),
                "claim": claim_json(item),
                "document": document_json(item.document),
                "origin": item.origin,
                "origin_reason": item.origin_reason,
            }
            for item in event.evidence
        ]
        found = {
            **event_json(event),
            "origins": list(event.origins),
            "private_notes": list(event.private_notes),
            "evidence": evidence,
        }
        screen.json_line(found)
        return
    screen.show(screen.paragraph(f"{date_cell(event)}: {headline(event)}"))
    screen.show(screen.paragraph("; ".join(_event_facts(event)), indent="  "))
    for number, item in enumerate(event.evidence, 1):
        screen.show()
        for line in evidence_lines(number, item):
            screen.show(line)


def _event_facts(event: Event) -> Iterator[str]:
    yield f"id {event.id}, version {event.version}, {event.status}"
    yield dated_words(event)
    for name, values in (("actors", event.actors), ("places", event.places), ("tags", event.tags)):
        if values:
            yield f"{name}: {', '.join(values)}"
    if event.origins:
        yield origins_words(event)
    if event.verified:
        yield f"verified by {event.verified.who} on {event.verified.at[:10]}: {event.verified.how}"
    if event.cleared:
        yield f"cleared by {event.cleared.who} on {event.cleared.at[:10]}"
    if event.voided:
        yield f"clearance void: {event.voided}"
    for name, value in confidence(event):
        yield f"{name}: {value}"
    for note in event.notes:
        yield f"private note: {note}" if note in event.private_notes else f"note: {note}"


def dated_words(event: Event) -> str:
    """Its date as it is stored, and whether the program dated it or a person did."""
    date = f"EDTF {event.date}" if event.date else "undated"
    if event.dated_by is None:
        return f"{date}, dated {event.how}" if event.date else date
    why = f" ({event.dated_by.reason})" if event.dated_by.reason else ""
    return (
        f"{date}, dated by {event.dated_by.who} on {event.dated_by.at[:10]}{why}; "
        f"the program's own date was {event.how}"
    )


def origins_words(event: Event) -> str:
    """How many who speak for it speak of themselves: 'single origin: Harbour Herald'."""
    if event.single_origin:
        return f"single origin: {event.origins[0]}"
    return f"{len(event.origins)} origins: {', '.join(event.origins)}"


def confidence(held: Event | Evidence | DocumentRecord) -> Iterator[tuple[str, str]]:
    """What keeps it from being published as it is."""
    if held.sensitivity != "public":
        yield "sensitivity", held.sensitivity
    if held.terms != "on record":
        yield "terms", held.terms
    if held.embargo_until:
        yield "embargo until", held.embargo_until


def evidence_lines(number: int, item: Evidence) -> Iterator[str]:
    """A piece of evidence: its source, its words, why it has its date, its address."""
    document, claim = item.document, item.claim
    page = f", {place}" if (place := place_words(item)) else ""
    named = document.publisher or document.source
    against = " disputes this" if item.relation == "disputes" else ""
    title = f" “{document.title}”" if document.title else ""
    head = f"{number}. {named}, {document.published or 'undated'}{page}:{title}{against}"
    yield screen.paragraph(head)
    yield screen.paragraph(f"“{claim.quote}”", indent="   ")
    for words in translated(item):
        yield screen.paragraph(words, indent="   ")
    dated = f"{date_words(claim.date)}: {date_reason(claim, document)}"
    yield screen.paragraph(dated, indent="   ")
    if claim.certainty != "stated":
        yield screen.paragraph(f"{claim.certainty}: {certainty_reason(claim)}", indent="   ")
    if item.origin_reason:
        counted_as = f"counted as {item.origin}: {item.origin_reason}"
        yield screen.paragraph(counted_as, indent="   ")
    if kept := ", ".join(f"{name}: {value}" for name, value in confidence(item)):
        yield screen.paragraph(kept, indent="   ")
    for why in (item.flag, item.stale):
        if why:
            yield screen.paragraph(f"look again: {why}", indent="   ")
    yield f"   {one_line(quote_link(item) or document.source)}"
    yield f"   document {document.id}, claim {item.claim_id}"


def _show_document(case: Case, document: DocumentRecord, as_json: bool) -> None:
    claims = case.claims(document.id)
    if as_json:
        found = {**asdict(document), "claims": [record.to_json() for record in claims]}
        screen.json_line(found)
        return
    screen.show(screen.paragraph(document.title or document.source))
    for name, value in _document_facts(document):
        screen.show(screen.paragraph(f"{name}: {value}", indent="  "))
    screen.show()
    screen.table(CLAIM_COLUMNS, map(claim_row, claims))


def _document_facts(document: DocumentRecord) -> Iterator[tuple[str, object]]:
    basis = document.published_basis
    yield "published", f"{document.published} ({basis})" if document.published else "unknown"
    for name in ("publisher", "byline", "url", "source", "language", "media_type", "sha256"):
        if value := getattr(document, name):
            yield name.replace("_", " "), value
    yield from confidence(document)
    if document.attribution:
        yield "to be named as", document.attribution
    if document.hold:
        yield "on hold", "it may not be purged"
    yield "captured", document.captured
    yield "length", counted(document.characters, "character")
    if document.parent:
        yield "attached to", document.parent
    for remark in document.remarks:
        yield "remark", remark
