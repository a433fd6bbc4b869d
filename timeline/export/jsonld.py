"""schema.org: a list of events, each the subject of the articles that tell of it.

A date that ISO 8601 has goes into `startDate` and `endDate`; `temporalCoverage` holds the EDTF
text in any case. Never `ClaimReview`: that would say somebody checked whether it is true.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from ..model import Event, Evidence, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .deeplink import safe_address
from .features import OFFSETS, lost
from .loss import report
from .sources import claim_words, in_order, quote_link, stamped, told
from .spans import clock, ends, iso_prefix, shortest
from .words import one_line, safe_text
from .writing import write_json_value

NOT_CARRIED = ("dispute", "controls", "how", "translations")


def write_jsonld(selection: Selection, out: BinaryIO) -> LossReport:
    """Write an `ItemList`."""
    items = [
        {"@type": "ListItem", "position": position, "item": item(event, selection.stamp)}
        for position, event in enumerate(selection.events, 1)
    ]
    write_json_value(
        {
            "@context": "https://schema.org",
            "@type": "ItemList",
            "name": stamped(selection.stamp, one_line(selection.title)),
            "dateModified": selection.made.isoformat(timespec="seconds"),
            "numberOfItems": len(items),
            "itemListElement": items,
        },
        out,
    )
    losses = lost(selection, *NOT_CARRIED, also=[OFFSETS])
    return report("jsonld", selection, losses)


def item(event: Event, stamp: str) -> dict[str, Any]:
    """One event."""
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"#event-{event.id}",
        "identifier": event.id,
        "name": stamped(stamp, told(event)),
        "creativeWorkStatus": "reviewed" if event.status == "confirmed" else "not reviewed",
        "subjectOf": [article(evidence) for evidence in in_order(event)],
    }
    found |= _dates(event)
    if event.places:
        found["location"] = [{"@type": "Place", "name": one_line(name)} for name in event.places]
    if event.actors:
        found["about"] = [{"@type": "Thing", "name": one_line(name)} for name in event.actors]
    if event.tags:
        found["keywords"] = [one_line(tag) for tag in event.tags]
    if event.notes:
        found["disambiguatingDescription"] = "\n".join(safe_text(note) for note in event.notes)
    return found


def _dates(event: Event) -> dict[str, str]:
    """The EDTF text and its words; ISO dates for what has them."""
    if event.date is None:
        return {"description": "undated"}
    found = {"temporalCoverage": str(event.date), "description": date_words(event.date)}
    prefix, at, span = iso_prefix(event.date), clock(event.date), ends(event)
    if prefix is not None:
        moment = f"T{at.hour:02d}:{at.minute:02d}:{at.second:02d}{at.offset or ''}" if at else ""
        return found | {"startDate": prefix + moment}
    if span and event.earliest is not None:
        found["startDate"] = shortest(*span)[0]
    if span and event.latest is not None:
        found["endDate"] = shortest(*span)[1]
    return found


def article(evidence: Evidence) -> dict[str, Any]:
    """The article a quote stands in, and the quote."""
    document = evidence.document
    quotation: dict[str, Any] = {"@type": "Quotation", "text": safe_text(evidence.claim.quote)}
    if standing := claim_words(evidence):
        quotation["description"] = standing
    found: dict[str, Any] = {"@type": "NewsArticle", "hasPart": quotation}
    given = {
        "headline": document.title,
        "author": document.byline,
        "publisher": document.publisher,
    }
    for name, value in given.items():
        if value:
            found[name] = one_line(value)
    for name, kind in (("author", "Person"), ("publisher", "Organization")):
        if name in found:
            found[name] = {"@type": kind, "name": found[name]}
    if document.published:
        found["datePublished"] = document.published
    if address := safe_address(document.url):
        found["url"] = address
        quotation["url"] = quote_link(evidence)
    if document.sha256:
        found["archivedAt"] = {
            "@type": "WebPage",
            "identifier": f"urn:sha256:{document.sha256}",
            "dateCreated": document.captured,
        }
    if document.language:
        found["inLanguage"] = document.language
    return found


JSONLD = Format(
    name="jsonld",
    suffix=".jsonld",
    media_type="application/ld+json",
    public=True,
    write=write_jsonld,
)
