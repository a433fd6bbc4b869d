"""Gaps: what the case does not know yet, and what would close it."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from ...export.loss import counted
from ...export.words import one_line
from ...store.gaps import Gap
from ...wording import date_words
from .. import session

KINDS = {
    "silence": ("Silences", "Nothing is told of these times. Look for what happened in them."),
    "no reply": (
        "Not heard yet",
        "Something is held against them. Ask them, or find their answer.",
    ),
    "reply awaited": (
        "A reply is awaited",
        "Their event leaves once they answered or a reason was given to wait no longer.",
    ),
    "open question": ("Open questions", "Somebody wrote them down. Answer them, or find out."),
    "single origin": ("A single origin", "One voice says so, however many repeat it."),
    "undated": ("Undated", "Matters, and nobody says when. Another source may."),
    "unread date": ("Dates that could not be read", "Words like a date. Read them yourself."),
    "broken quote": ("Quotes that do not hold", "The text no longer says this letter for letter."),
    "look again": ("To look at again", "Something a decision stood on has changed."),
    "without claims": ("Documents without claims", "Read, but nothing was found in them."),
    "unreviewed": ("Not reviewed", "On the page Review, at one keystroke each."),
}
SHOWN = 25


def show() -> None:
    """The page."""
    session.remember_seen()
    found = _found(session.case(), session.state())
    st.html(session.heading("Gaps", counted(len(found), "thing") + " this case does not know"))
    if not found:
        st.html('<p class="tl-soft">Nothing is missing that the program knows how to miss.</p>')
    order = list(KINDS)
    sorted_ = sorted(found, key=lambda gap: order.index(gap.kind) if gap.kind in KINDS else 99)
    for kind, group in groupby(sorted_, key=lambda gap: gap.kind):
        _show_kind(kind, list(group))
    session.watch_for_others()


@st.cache_data(show_spinner="Reading every text …", max_entries=2)
def _found(_case: Any, state: tuple[str, int]) -> list[Gap]:
    found: list[Gap] = _case.gaps()
    return found


def _show_kind(kind: str, gaps: list[Gap]) -> None:
    title, what_to_do = KINDS.get(kind, (kind.capitalize(), ""))
    with st.expander(f"{title} ({len(gaps):,})", expanded=kind in ("silence", "no reply")):
        st.html(f'<p class="tl-soft">{what_to_do}</p>')
        with st.container(gap=None):
            for gap in gaps[:SHOWN]:
                _show_gap(gap)
        if len(gaps) > SHOWN:
            st.html(
                f'<p class="tl-soft">and {len(gaps) - SHOWN:,} more: <code>timeline gaps</code></p>'
            )


def _show_gap(gap: Gap) -> None:
    pages = st.session_state.get("pages", {})
    words = one_line(gap.about)
    if gap.earliest and gap.latest:
        span = f"{date_words(gap.earliest)} to {date_words(gap.latest)}"
        st.html(f'<p class="tl-gap"><b>{escape(span)}</b> {escape(words)}</p>')
    elif gap.event_id:
        session.lead_to_event(gap.event_id, words)
    elif gap.document_id and "sources" in pages:
        asked = {"d": gap.document_id}
        st.page_link(pages["sources"], label=session.plain(words), query_params=asked)
    else:
        st.html(f'<p class="tl-gap">{escape(words)}</p>')
