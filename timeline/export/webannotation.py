"""W3C Web Annotations: one for each quote, fixed to its words and its place in the text.

`TextPositionSelector` counts code points, as the specification says (and not UTF-16 units).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ..model import Event, Evidence, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .deeplink import safe_address
from .features import lost
from .loss import report
from .sources import media_fragment, place_words, stamped, told, translation_words
from .words import one_line, safe_text
from .writing import write_json_value

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NOT_CARRIED = ("notes", "how")


def write_webannotation(selection: Selection, out: BinaryIO) -> LossReport:
    """Write a collection with one page that holds every annotation."""
    items = list(every_annotation(selection))
    name = stamped(selection.stamp, one_line(selection.title))
    collection = {
        "@context": CONTEXT,
        "id": "urn:investigative-timeline:collection",
        "type": "AnnotationCollection",
        "label": name,
        "created": selection.made.isoformat(timespec="seconds"),
        "total": len(items),
        "first": {
            "id": "urn:investigative-timeline:page:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    write_json_value(collection, out)
    without = [event for event in selection.events if not event.evidence]
    losses = lost(selection, *NOT_CARRIED)
    return report("webannotation", selection, losses, written=len(selection.events) - len(without))


def every_annotation(selection: Selection) -> Iterator[dict[str, Any]]:
    """One annotation for each piece of evidence of each event."""
    for event in selection.events:
        for item in event.evidence:
            yield annotation(event, item, selection.stamp)


def annotation(event: Event, item: Evidence, stamp: str) -> dict[str, Any]:
    """What a quote is evidence of, and where it stands."""
    words = stamped(stamp, f"{date_words(event.date)}: {told(event)}")
    if item.relation == "disputes":
        words += " [this quote speaks against it]"
    bodies = [
        {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": "describing"}
    ]
    if item.elsewhere:
        typed = f"“{safe_text(item.claim.quote)}” ({place_words(item)})"
        bodies.append({"type": "TextualBody", "value": typed, "purpose": "describing"})
    bodies += [
        {"type": "TextualBody", "value": translation_words(one), "purpose": "describing"}
        for one in item.translations
    ]
    tags = (*stamp.lower().split(), *event.tags, *event.actors, *event.places)
    bodies += [
        {"type": "TextualBody", "value": one_line(tag), "purpose": "tagging"} for tag in tags
    ]
    return {
        "id": f"urn:investigative-timeline:{event.id}:{item.claim_id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": bodies,
        "target": target(item),
    }


def target(item: Evidence) -> dict[str, Any]:
    """The words in their document: by quotation, by position, and as of which capture."""
    document = item.document
    found: dict[str, Any] = {
        "source": safe_address(document.url)
        or f"urn:investigative-timeline:document:{document.id}",
        "selector": list(_selectors(item)),
    }
    if document.title:
        found["dcterms:title"] = safe_text(document.title)
    if document.captured:
        found["state"] = {"type": "TimeState", "sourceDate": document.captured}
        if document.sha256:
            found["state"]["cached"] = f"urn:sha256:{document.sha256}"
    return found


def _selectors(item: Evidence) -> Iterator[dict[str, Any]]:
    """A quote by its words and place in the text; else the stretch or region that it lies in."""
    if item.elsewhere:
        selector: dict[str, Any] = {"type": "FragmentSelector", "value": media_fragment(item) or ""}
        if item.locator and item.locator.kind != "page":
            selector["conformsTo"] = "http://www.w3.org/TR/media-frags/"
        yield selector
        return
    claim = item.claim
    yield {
        "type": "TextQuoteSelector",
        "exact": claim.quote,
        "prefix": item.prefix,
        "suffix": item.suffix,
    }
    yield {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}


WEBANNOTATION = Format(
    name="webannotation",
    suffix=".annotations.jsonld",
    media_type="application/ld+json",
    public=False,
    write=write_webannotation,
)
