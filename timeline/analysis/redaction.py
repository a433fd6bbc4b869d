"""What leaves without its name: confidential documents, and actors that have a pseudonym.

A confidential document may be quoted and is never named: what is left of it is built from the few
things that may be told, so that whatever is added to documents one day stays behind too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..model import Claim, DocumentRecord, Event, Evidence, Loss
from .pseudonyms import Pseudonyms

NAMELESS = "confidential document"
UNKNOWN_TYPE = "text/plain"


def redacted(events: Iterable[Event], pseudonyms: Pseudonyms) -> tuple[Event, ...]:
    """The events as they may leave: under pseudonyms, their confidential documents unnamed.

    A document that tells a hidden name beside one quote is named beside none of its quotes.
    """
    listed = tuple(events)
    telling = {
        item.document.id
        for event in listed
        for item in event.evidence
        if pseudonyms and pseudonyms.hides(*_words(item))
    }
    return tuple(_event(event, pseudonyms, telling) for event in listed)


def unnamed(events: Iterable[Event]) -> tuple[Loss, ...]:
    """That a document is not named, for each event that stands on one."""
    return tuple(
        Loss(event_id=event.id, what="the name of a confidential document (`timeline mark`)")
        for event in events
        if any(item.document.sensitivity != "public" for item in event.evidence)
    )


def _words(item: Evidence) -> Iterator[str]:
    """Every text of a piece of evidence: of its claim, its document, and what is said of it."""
    document = item.document
    yield from strings(item.claim.to_json())
    yield from item.claim.reasons.values()
    said = (
        item.prefix, item.suffix, item.flag, item.stale, item.origin, item.origin_reason,
        document.title, document.byline, document.publisher, document.url, document.source,
        *document.remarks,
        *(text for one in item.translations for text in (one.text, one.translator)),
    )  # fmt: skip
    yield from filter(None, said)


def strings(value: Any) -> Iterator[str]:
    """Every text in plain values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def _event(event: Event, pseudonyms: Pseudonyms, telling: Collection[str]) -> Event:
    evidence = tuple(_evidence(item, pseudonyms, telling) for item in event.evidence)
    if evidence != event.evidence:
        event = replace(event, evidence=evidence, origins=_origins(evidence))
    if event.dated_by and event.dated_by.reason:  # it may tell of sources
        event = replace(event, dated_by=replace(event.dated_by, reason=None))
    if not pseudonyms:
        return event
    return replace(
        event,
        title=pseudonyms.told(event.title),
        attributed_to=_maybe(event.attributed_to, pseudonyms),
        actors=_names(event.actors, pseudonyms),
        places=tuple(map(pseudonyms.told, event.places)),
        tags=tuple(map(pseudonyms.told, event.tags)),
        notes=tuple(map(pseudonyms.told, event.notes)),
        origins=tuple(map(pseudonyms.told, event.origins)),
        voided=_maybe(event.voided, pseudonyms),
        verified=event.verified
        and replace(event.verified, how=pseudonyms.told(event.verified.how)),
    )


def _origins(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    told = [item.origin or NAMELESS for item in evidence if item.relation == "supports"]
    return tuple(dict.fromkeys(told))


def _evidence(item: Evidence, pseudonyms: Pseudonyms, telling: Collection[str]) -> Evidence:
    document = item.document
    if document.id not in telling and document.sensitivity == item.sensitivity == "public":
        return replace(item, document=_without_path(document))
    attribution = _maybe(item.attribution, pseudonyms)
    return Evidence(
        claim_id=item.claim_id,
        relation=item.relation,
        claim=_claim(item.claim, pseudonyms),
        document=nameless(document, attribution),
        prefix="",
        suffix="",
        sensitivity=item.sensitivity,
        terms=item.terms,
        attribution=attribution,
        origin=attribution,
        translations=tuple(
            replace(one, text=pseudonyms.told(one.text), translator=None)
            for one in item.translations
        ),
    )


def _without_path(document: DocumentRecord) -> DocumentRecord:
    """A public document without the folders it lay in on somebody's machine."""
    address = document.url if re.match(r"https?://", document.source) else None
    name = re.split(r"[/\\]", document.source)[-1]
    return replace(document, source=address or name)


def nameless(document: DocumentRecord, attribution: str | None = None) -> DocumentRecord:
    """A document of which nothing is told but that it is there, and the name its source agreed to.

    Neither its hash, path, name, author, headers nor the time of its capture.
    """
    return DocumentRecord(
        id=document.id,
        source=attribution or NAMELESS,
        sha256="",
        captured="",
        media_type=UNKNOWN_TYPE,
        url=None,
        title=None,
        byline=None,
        publisher=attribution,
        published=None,
        published_basis="unknown",
        language=document.language,
        characters=0,
        claims=0,
        sensitivity="confidential",
        attribution=attribution,
    )


def _claim(claim: Claim, pseudonyms: Pseudonyms) -> Claim:
    """The claim without words from elsewhere in its document."""
    timex = claim.timex
    if timex is not None:
        timex = replace(timex, anchor=None, reason=None, text=pseudonyms.told(timex.text))
    return replace(
        claim,
        quote=pseudonyms.told(claim.quote),
        headline=pseudonyms.told(claim.headline),
        timex=timex,
        attributed_to=_maybe(claim.attributed_to, pseudonyms),
        actors=_names(claim.actors, pseudonyms),
        places=tuple(map(pseudonyms.told, claim.places)),
        participants=tuple(
            replace(part, name=pseudonyms.name(part.name)) for part in claim.participants
        ),
        signals=tuple(
            replace(signal, text=pseudonyms.told(signal.text)) for signal in claim.signals
        ),
        reasons={},
    )


def _names(names: Iterable[str], pseudonyms: Pseudonyms) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(pseudonyms.name, names)))


def _maybe(text: str | None, pseudonyms: Pseudonyms) -> str | None:
    return None if text is None else pseudonyms.told(text)
