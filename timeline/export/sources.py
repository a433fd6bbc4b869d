"""Where a quote comes from, in words and as an address: the same in every format."""

from __future__ import annotations

from ..model import Event, Evidence
from ..wording import date_words
from .deeplink import deep_link
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
    return deep_link(document.url, item.claim.quote, page=item.page, media_type=document.media_type)


def source_words(item: Evidence) -> str:
    """'Harbour Courier, “The lease”, page 3, 14 March 2019'."""
    document = item.document
    parts = [one_line(source_name(document))]
    if document.title:
        parts.append(f"“{one_line(document.title)}”")
    if item.page:
        parts.append(f"page {item.page}")
    if document.published:
        parts.append(date_words(document.published[:10]))
    else:
        parts.append("date of publication not known")
    return ", ".join(parts)


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
