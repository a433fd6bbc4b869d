"""The evidence of an event: every quote in its source, why this date, who says otherwise."""

from __future__ import annotations

from html import escape

import streamlit as st

from ..export.drawing import source_name
from ..export.explanation import certainty_reason, date_reason, published
from ..export.loss import counted
from ..export.sources import place_words, quote_link, translated
from ..export.words import certainty_marks, one_line, safe_text
from ..model import Event, Evidence
from ..wording import date_words
from . import session
from .deciding import show_decisions
from .passages import Marked, quote_in_source
from .proposal import proposal_html

STATUS_WORDS = {"proposed": "not reviewed", "confirmed": "confirmed", "rejected": "rejected"}


def show_event(event: Event) -> None:
    """The panel of one event, narrow enough to stand beside the drawing."""
    st.html(heading(event))
    show_decisions(event)
    _show_evidence(event)
    st.html(facts(event))


def show_quotes(event: Event) -> None:
    """What happened, when, and each quote in its source."""
    st.html(heading(event))
    _show_evidence(event)


def _show_evidence(event: Event) -> None:
    if changed := proposal_html(event, session.case().decisions(event.id)):
        st.html(changed)
    for number, item in enumerate(_in_order(event), 1):
        st.html(_evidence(item, session.case().text(item.document.id), number))


def _in_order(event: Event) -> list[Evidence]:
    """Support first, then what speaks against it, each in the order of publication."""
    return sorted(
        event.evidence,
        key=lambda item: (item.relation == "disputes", item.document.published or "9999"),
    )


# --- what is shown ----------------------------------------------------------------------------


def heading(event: Event) -> str:
    """Title, date, and what to beware of."""
    chips = [(STATUS_WORDS[event.status], event.status == "rejected")]
    chips += [(mark, True) for mark in certainty_marks(event)]
    if event.disputed:
        chips.append(("sources disagree about the date", True))
    if event.single_origin:
        chips.append(("single origin", False))
    if event.private_notes:
        chips.append((counted(len(event.private_notes), "private note"), False))
    chips += [(tag, False) for tag in event.tags]
    listed = "".join(
        f'<span class="{"attention" if attention else "plain"}">{_text(words)}</span>'
        for words, attention in chips
    )
    return (
        f'<section class="tl-event" aria-label="Event" tabindex="-1"><h2>{_text(event.title)}</h2>'
        f'<div class="when">{_text(date_words(event.date))}</div>'
        f'<div class="tl-chips">{listed}</div></section>'
    )


def _evidence(item: Evidence, text: str, number: int) -> str:
    claim, document = item.claim, item.document
    marks = []
    if claim.timex and claim.start <= claim.timex.start and claim.timex.end <= claim.end:
        marks.append(Marked(claim.timex.start, claim.timex.end, "timex"))
    source = claim.quote if item.elsewhere else text
    passage = quote_in_source(source, claim.start, claim.end, marks)
    others = "".join(f"<p>{_text(words)}</p>" for words in translated(item))
    page = f", {_text(place)}" if (place := place_words(item)) else ""
    title = f", “{_text(document.title)}”" if document.title else ""
    against = '<span class="against">Speaks against it</span> · ' if _disputes(item) else ""
    return (
        f'<article class="tl-evidence"><header>{against}<b>{_text(source_name(document))}</b>'
        f"{title}{page} <span>· published {_text(published(document))}</span></header>"
        f'<div class="tl-passage" tabindex="0" role="group" '
        f'aria-label="Quote {number} in its source">'
        f"{passage}</div>"
        f"<footer>{others}<p><b>Why this date:</b> {_text(date_reason(claim, document))}</p>"
        f"<p><b>How sure:</b> {_text(certainty_reason(claim))}</p>{_link(item)}</footer></article>"
    )


def _disputes(item: Evidence) -> bool:
    return item.relation == "disputes"


def _link(item: Evidence) -> str:
    address = quote_link(item)
    if address is None:
        return ""
    return (
        f'<p><a href="{escape(address)}" target="_blank" rel="noopener noreferrer nofollow">'
        "Open the live page at the quote</a> (a visit can be noticed)</p>"
    )


def facts(event: Event) -> str:
    """Who, where, and what people said of it."""
    facts = [
        ("Who", ", ".join(event.actors)),
        ("Where", ", ".join(event.places)),
        ("Says who", event.attributed_to or ""),
        ("Told by", _told_by(event)),
        ("Verified", _verified(event)),
        ("Cleared", f"by {event.cleared.who}" if event.cleared else event.voided or ""),
        ("Dated", f"by {event.dated_by.who}" if event.dated_by else ""),
        ("Notes", "\n".join(_notes(event))),
        ("Date as EDTF", event.date or ""),
    ]
    rows = "".join(
        f"<dt>{words}</dt><dd>{escape(safe_text(value))}</dd>" for words, value in facts if value
    )
    return f'<dl class="tl-facts">{rows}</dl>' if rows else ""


def _notes(event: Event) -> list[str]:
    """Its notes, with those marked that leave by no export."""
    private = set(event.private_notes)
    return [f"{note} (private)" if note in private else note for note in event.notes]


def _verified(event: Event) -> str:
    return f"by {event.verified.who}: {event.verified.how}" if event.verified else ""


def _told_by(event: Event) -> str:
    names = dict.fromkeys(source_name(item.document) for item in event.evidence)
    return ", ".join(names)


def _text(words: str) -> str:
    return escape(one_line(words))
