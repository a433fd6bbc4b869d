"""The whole selection for programs: events, claims, evidence, actors, documents, losses.

The form is described by `timeline.schema.json` beside this file (JSON Schema 2020-12), which every
export names and the tests hold it to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from typing import Any, BinaryIO

from ..model import DocumentRecord, Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .loss import kind_of, report
from .words import headline
from .writing import write_json_lines, write_json_value

VERSION = 1
SCHEMA = "timeline.schema.json"
DOCUMENT_FIELDS = (
    "id", "source", "sha256", "captured", "media_type", "url", "title", "byline", "publisher",
    "published", "published_basis", "language", "parent",
)  # fmt: skip
# The lists of the export → the `kind` of their lines in JSON Lines.
LINE_KINDS = {
    "documents": "document", "actors": "actor", "claims": "claim", "events": "event",
    "evidence": "evidence", "losses": "loss",
}  # fmt: skip


def write_json(selection: Selection, out: BinaryIO) -> LossReport:
    """Write one JSON object with everything the selection holds."""
    written = report("json", selection)
    write_json_value(whole(selection, written), out)
    return written


def write_jsonl(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the same line by line: what the export is, then each of its things with its `kind`."""
    written = report("jsonl", selection)
    write_json_lines(_lines(whole(selection, written)), out)
    return written


def _lines(export: dict[str, Any]) -> Iterator[dict[str, Any]]:
    parts = {name: value for name, value in export.items() if isinstance(value, list)}
    yield {"kind": "export", **{name: export[name] for name in export if name not in parts}}
    for name in parts:
        for item in parts[name]:
            yield {"kind": LINE_KINDS[name], **item}


def whole(selection: Selection, written: LossReport) -> dict[str, Any]:
    """The export as plain values."""
    return {
        "$schema": schema()["$id"],
        "version": VERSION,
        "title": selection.title,
        "made": selection.made.isoformat(timespec="seconds"),
        "draft": selection.draft,
        "internal": selection.internal,
        "stamp": selection.stamp,
        "events": [event_json(event) for event in selection.events],
        "claims": list(_claims(selection)),
        "evidence": [
            evidence_json(event, item) for event in selection.events for item in event.evidence
        ],
        "actors": _actors(selection),
        "documents": [document_json(document) for document in selection.documents],
        "losses": [loss_json(loss) for loss in written.losses],
    }


def event_json(event: Event) -> dict[str, Any]:
    """An event; its evidence is named by the ids of its claims."""
    return {
        "id": event.id,
        "version": event.version,
        "headline": headline(event),
        "title": event.title,
        "status": event.status,
        "date": event.date,
        "earliest": None if event.earliest is None else str(event.earliest),
        "latest": None if event.latest is None else str(event.latest),
        "precision": event.precision,
        "date_words": date_words(event.date),
        "how": event.how,
        "dated_by": None if event.dated_by is None else asdict(event.dated_by),
        "time": event.time,
        "utc_offset": event.utc_offset,
        "certainty": event.certainty,
        "attributed_to": event.attributed_to,
        "disputed": event.disputed,
        "salience": round(event.salience, 3),
        "actors": list(event.actors),
        "places": list(event.places),
        "tags": list(event.tags),
        "notes": list(event.notes),
        "evidence": [item.claim_id for item in event.evidence],
    }


def claim_json(item: Evidence) -> dict[str, Any]:
    """A claim, with its id and the document it stands in."""
    return {
        "id": item.claim_id,
        "document": item.document.id,
        "page": item.page,
        "locator": item.locator and item.locator.to_json(),
        "translations": [one.to_json() for one in item.translations],
        **item.claim.to_json(),
        "reasons": dict(item.claim.reasons),
    }


def evidence_json(event: Event, item: Evidence) -> dict[str, Any]:
    """That a claim supports or disputes an event, with the words around its quote."""
    return {
        "event": event.id,
        "claim": item.claim_id,
        "relation": item.relation,
        "prefix": item.prefix,
        "suffix": item.suffix,
    }


def document_json(document: DocumentRecord) -> dict[str, Any]:
    """A document without its text; what must not be told of it is null."""
    told = {name: getattr(document, name) or None for name in DOCUMENT_FIELDS}
    return told | {
        "characters": document.characters,
        "claims": document.claims,
        "remarks": list(document.remarks),
        "withheld": document.sensitivity == "confidential",
    }


def loss_json(loss: Loss) -> dict[str, Any]:
    """What was lost of which event; never the words of an event that was kept back."""
    return {"event_id": loss.event_id, "what": kind_of(loss)}


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON Schema of the export."""
    text = files(__package__).joinpath(SCHEMA).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _claims(selection: Selection) -> Iterator[dict[str, Any]]:
    seen = set()
    for event in selection.events:
        for item in event.evidence:
            if item.claim_id not in seen:
                seen.add(item.claim_id)
                yield claim_json(item)


def _actors(selection: Selection) -> list[dict[str, Any]]:
    named: dict[str, list[str]] = {}
    for event in selection.events:
        for name in event.actors:
            named.setdefault(name, []).append(event.id)
    return [{"name": name, "events": ids} for name, ids in sorted(named.items())]


JSON = Format(
    name="json", suffix=".json", media_type="application/json", public=False, write=write_json
)
JSONL = Format(
    name="jsonl", suffix=".jsonl", media_type="application/jsonl", public=False, write=write_jsonl
)
