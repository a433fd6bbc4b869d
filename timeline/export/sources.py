"""Where a quote comes from, in words and as an address: the same in every format."""

from __future__ import annotations

from ..model import DocumentRecord, Event, Evidence, Translation
from ..wording import date_words
from .deeplink import deep_link, safe_address
from .drawing import source_name
from .words import certainty_marks, headline, one_line


def stamped(stamp: str, words: str) -> str:
    """'DRAFT – words', or the words alone where there is nothing to stamp."""
    return f"{stamp} – {words}" if stamp else words


def told(event: Event) -> str:
    """The headline of an event, and in brackets that its sources disagree where they do."""
    words = headline(event)
    return f"{words} [sources disagree about the date]" if event.disputed else words


def quote_link(item: Evidence) -> str | None:
    """The address that opens at the quote; None where the document has none."""
    document = item.document
    if item.elsewhere and (fragment := media_fragment(item)):
        address = safe_address(document.url)
        return address and f"{address.partition('#')[0]}#{fragment}"
    return deep_link(document.url, item.claim.quote, page=item.page, media_type=document.media_type)


def source_words(item: Evidence) -> str:
    """'Harbour Courier, “The lease”, page 3, 14 March 2019'."""
    document = item.document
    parts = [one_line(source_name(document))]
    if document.title:
        parts.append(f"“{one_line(document.title)}”")
    if place := place_words(item):
        parts.append(place)
    return ", ".join([*parts, *filter(None, [published_words(document)])])


def published_words(document: DocumentRecord) -> str:
    """The day of publication, that it is not known, or nothing where it must not be told."""
    if document.published:
        return date_words(document.published[:10])
    return "" if document.sensitivity == "confidential" else "date of publication not known"


def place_words(item: Evidence) -> str:
    """Where in its document: 'page 3', 'at 0:12:03–0:12:20, as heard there'; nothing elsewhere."""
    locator = item.locator
    if locator is None or locator.kind == "note":
        return f"page {item.page}" if item.page else ""
    part = "a part of " if locator.region else ""
    if locator.kind == "page":
        return f"{part}page {locator.page}, as seen there"
    if locator.kind == "image":
        return f"{part}the picture, as seen there"
    end = "" if locator.end is None else f"–{moment_words(locator.end)}"
    return f"at {moment_words(locator.begin or 0)}{end}, as heard there"


def moment_words(seconds: float) -> str:
    """A moment of a recording, to the second.

    >>> moment_words(723.4), moment_words(3723)
    ('0:12:03', '1:02:03')
    """
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def media_fragment(item: Evidence) -> str | None:
    """Where it lies in a page, picture or recording (W3C Media Fragments, RFC 8118); None in text.

    A region is told in per cent of width and height, a stretch in seconds.
    """
    locator = item.locator
    if locator is None or locator.kind == "note":
        return None
    parts = [f"page={locator.page}"] if locator.page else []
    if locator.region:
        per_cent = ",".join(f"{100 * part:.6g}" for part in locator.region)
        parts.append(f"xywh=percent:{per_cent}")
    if locator.begin is not None:
        end = "" if locator.end is None else f",{locator.end:.10g}"
        parts.append(f"t={locator.begin:.10g}{end}")
    return "&".join(parts) or None


def translation_words(translation: Translation) -> str:
    """'“Orrin Vale signs” (en, translated by a machine, M 1)'."""
    by = "a machine" if translation.made_by == "machine" else "a person"
    whose = f", {one_line(translation.translator)}" if translation.translator else ""
    return f"“{one_line(translation.text)}” ({translation.language}, translated by {by}{whose})"


def translated(item: Evidence) -> list[str]:
    """Every translation of a quote in words, for the line under it."""
    return [translation_words(one) for one in item.translations]


def claim_words(item: Evidence) -> str:
    """How the quote stands to the event: 'speaks against it; denied by Orrin Vale', or nothing."""
    marks = ["speaks against it"] if item.relation == "disputes" else []
    return "; ".join([*marks, *certainty_marks(item.claim)])


def in_order(event: Event) -> list[Evidence]:
    """Support first, then what speaks against it, each in the order of publication."""
    return sorted(
        event.evidence,
        key=lambda item: (item.relation == "disputes", item.document.published or "9999"),
    )
