"""Entities for FollowTheMoney (OpenAleph, Yente and others), one JSON object a line.

Events, the documents they stand in, the actors they name, and a `Mention` for each name in each
document. FollowTheMoney's dates are ISO prefixes; what they cannot say stands as EDTF in `notes`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..model import DocumentRecord, Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .deeplink import safe_address
from .features import OFFSETS, lost
from .loss import report
from .sources import claim_words, in_order, source_words, stamped, told, translated
from .spans import clock, ends, iso_prefix, shortest
from .words import one_line, safe_text, shorten
from .writing import write_json_lines

SCHEMAS = {"person": "Person", "organisation": "Organization"}
# FollowTheMoney writes languages in three letters (ISO 639-3).
PAIRS = (
    "ar:ara bg:bul bs:bos ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est "
    "eu:eus fa:fas fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun hy:hye id:ind "
    "is:isl it:ita ja:jpn ka:kat kk:kaz ko:kor lt:lit lv:lav mk:mkd mt:mlt nb:nob nl:nld "
    "no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa th:tha "
    "tr:tur uk:ukr ur:urd vi:vie zh:zho"
)
LANGUAGES = {pair[:2]: pair[3:] for pair in PAIRS.split()}
NAME_LIMIT = 384  # characters of a name that FollowTheMoney takes
NOT_CARRIED = ("before Christ", "dispute", "controls")
Entity = dict[str, Any]


def write_ftm(selection: Selection, out: BinaryIO) -> LossReport:
    """Write documents, actors, mentions and events."""
    write_json_lines(entities(selection), out)
    losses = list(lost(selection, *NOT_CARRIED, also=[OFFSETS]))
    losses += [
        Loss(event_id=event.id, what="the end of a headline longer than FollowTheMoney takes")
        for event in selection.events
        if len(stamped(selection.stamp, told(event))) > NAME_LIMIT
    ]
    return report("ftm", selection, losses)


def entities(selection: Selection) -> Iterator[Entity]:
    """Every entity, those that others refer to first."""
    kinds = _kinds(selection)
    for document in selection.documents:
        yield _document(document, selection)
    for name, kind in kinds.items():
        yield _entity(actor_id(name), kind, name=[one_line(name)])
    yield from _mentions(selection, kinds)
    for event in selection.events:
        yield _event(event, selection)


def _entity(entity_id: str, schema: str, **properties: list[str | None]) -> Entity:
    """An entity with those of its properties that say something, each as text."""
    kept = {name: [value for value in values if value] for name, values in properties.items()}
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def actor_id(name: str) -> str:
    """The id of an actor: the same for the same name in every export."""
    return f"actor-{hashlib.sha1(name.encode('utf-8', 'replace')).hexdigest()}"


def _kinds(selection: Selection) -> dict[str, str]:
    """Each actor's schema, from what the texts call it; `LegalEntity` where they do not tell."""
    kinds = {name: "LegalEntity" for event in selection.events for name in event.actors}
    for event in selection.events:
        for item in event.evidence:
            for part in item.claim.participants:
                if part.name in kinds and part.kind in SCHEMAS:
                    kinds[part.name] = SCHEMAS[part.kind]
    return kinds


def _document(document: DocumentRecord, selection: Selection) -> Entity:
    snapshot = selection.snapshots.get(document.id)
    text = selection.texts.get(document.id)
    address = safe_address(document.url)
    return _entity(
        f"document-{document.id}",
        _document_schema(document.media_type),
        title=[one_line(document.title or "")],
        fileName=[] if address else [document.source.rpartition("/")[2]],
        author=[one_line(document.byline or "")],
        publisher=[one_line(document.publisher or "")],
        sourceUrl=[address],
        mimeType=[document.media_type],
        language=[LANGUAGES.get((document.language or "")[:2])],
        publishedAt=[document.published],
        retrievedAt=[document.captured[:19]],
        contentHash=[hashlib.sha1(snapshot).hexdigest()] if snapshot is not None else [],
        bodyText=[safe_text(text)] if text is not None else [],
        notes=[f"SHA-256 {document.sha256}"] if document.sha256 else [],
        keywords=[selection.stamp],
    )


def _document_schema(media_type: str) -> str:
    if media_type in ("text/html", "application/xhtml+xml"):
        return "HyperText"
    return "Pages" if media_type == "application/pdf" else "PlainText"


def _mentions(selection: Selection, kinds: dict[str, str]) -> Iterator[Entity]:
    """One for each name in each document."""
    seen = {
        (item.document.id, name)
        for event in selection.events
        for item in event.evidence
        for name in item.claim.actors
        if name in kinds
    }
    for document_id, name in sorted(seen):
        whole = f"{document_id} {name}".encode("utf-8", "replace")
        yield _entity(
            f"mention-{hashlib.sha1(whole).hexdigest()}",
            "Mention",
            document=[f"document-{document_id}"],
            name=[one_line(name)],
            resolved=[actor_id(name)],
            detectedSchema=[kinds[name]],
        )


def _event(event: Event, selection: Selection) -> Entity:
    items = in_order(event)
    notes = [f"EDTF {event.date}: {date_words(event.date)}"] if event.date else ["undated"]
    notes += [safe_text(note) for note in event.notes]
    return _entity(
        f"event-{event.id}",
        "Event",
        name=[shorten(stamped(selection.stamp, told(event)), NAME_LIMIT)],
        summary=[_quote(item) for item in items],
        recordId=[event.id],
        location=[one_line(name) for name in event.places],
        involved=[actor_id(name) for name in event.actors],
        sourceUrl=list(dict.fromkeys(safe_address(item.document.url) for item in items)),
        publisher=list(dict.fromkeys(one_line(item.document.publisher or "") for item in items)),
        proof=list(dict.fromkeys(f"document-{item.document.id}" for item in items)),
        keywords=[*selection.stamp.split(), *(one_line(tag) for tag in event.tags)],
        notes=list(notes),
        modifiedAt=[selection.made.strftime("%Y-%m-%dT%H:%M:%S")],
        **_dates(event),
    )


def _quote(item: Evidence) -> str:
    standing = claim_words(item)
    words = f"“{safe_text(item.claim.quote)}” — {source_words(item)}"
    said = f"{words} ({standing})" if standing else words
    return "\n".join([said, *translated(item)])


def _dates(event: Event) -> dict[str, list[str | None]]:
    """`date` for what ISO 8601 has, else its bounds."""
    span, prefix, at = ends(event), iso_prefix(event.date), clock(event.date)
    if span is None or span[0].year < 1:
        return {}
    if prefix is not None:
        return {
            "date": [f"{prefix}T{at.hour:02d}:{at.minute:02d}:{at.second:02d}" if at else prefix]
        }
    begin, end = shortest(*span)
    return {
        "startDate": [begin] if event.earliest is not None else [],
        "endDate": [end] if event.latest is not None else [],
    }


FTM = Format(
    name="ftm", suffix=".ftm.json", media_type="application/json+ftm", public=False, write=write_ftm
)
