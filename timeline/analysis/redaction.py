"""What leaves without its name: confidential documents, and actors that have a pseudonym.

A confidential document may be quoted and is never named: what is left of it is built from the few
things that may be told, so that whatever is added to documents one day stays behind too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..model import Claim, DocumentRecord, Event, Evidence, Loss

NAMELESS = "confidential document"
UNKNOWN_TYPE = "text/plain"


class Pseudonyms:
    """What each name of an actor is called in exports.

    >>> Pseudonyms({"Ines Calloway": "the inspector"}).told("Ines Calloway's note")
    "[the inspector]'s note"
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._told = {_key(name): told for name, told in names.items() if name.strip()}
        longest = sorted(self._told, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def told(self, text: str) -> str:
        """The text with each name that must not be told in brackets under its other name."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda match: f"[{self._told[_key(match[0])]}]", text)

    def name(self, name: str) -> str:
        """What an actor of that name is called."""
        return self._told.get(_key(name)) or self.told(name)

    def hides(self, *texts: str | None) -> bool:
        """True where one of the texts has a name that must not be told."""
        pattern = self._pattern
        return pattern is not None and any(pattern.search(text) for text in texts if text)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def redacted(events: Iterable[Event], pseudonyms: Pseudonyms) -> tuple[Event, ...]:
    """The events as they may leave: under pseudonyms, their confidential documents unnamed."""
    return tuple(_event(event, pseudonyms) for event in events)


def unnamed(events: Iterable[Event]) -> tuple[Loss, ...]:
    """That a document is not named, for each event that stands on one."""
    return tuple(
        Loss(event_id=event.id, what="the name of a confidential document (`timeline mark`)")
        for event in events
        if any(item.document.sensitivity != "public" for item in event.evidence)
    )


def _event(event: Event, pseudonyms: Pseudonyms) -> Event:
    evidence = tuple(_evidence(item, pseudonyms) for item in event.evidence)
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
    )


def _origins(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    told = [item.origin or NAMELESS for item in evidence if item.relation == "supports"]
    return tuple(dict.fromkeys(told))


def _evidence(item: Evidence, pseudonyms: Pseudonyms) -> Evidence:
    document, claim = item.document, item.claim
    hidden = pseudonyms.hides(
        claim.quote, claim.headline, item.prefix, item.suffix, document.title, document.byline,
        document.publisher, document.url, document.source, claim.attributed_to, *claim.actors,
        *(text for one in item.translations for text in (one.text, one.translator)),
    )  # fmt: skip
    if not hidden and document.sensitivity == item.sensitivity == "public":
        return replace(item, document=_without_path(document))
    return Evidence(
        claim_id=item.claim_id,
        relation=item.relation,
        claim=_claim(claim, pseudonyms),
        document=nameless(document, item.attribution),
        prefix="",
        suffix="",
        sensitivity=item.sensitivity,
        terms=item.terms,
        attribution=item.attribution,
        origin=item.attribution,
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
