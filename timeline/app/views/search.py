"""Search: words in all documents, and the events that stand on them."""

from __future__ import annotations

from html import escape

import streamlit as st

from ...case import SearchHit
from ...export.drawing import source_name
from ...export.loss import counted
from ...export.words import one_line, safe_text
from ...wording import date_words
from .. import session

MOST = 50
CONTEXT = 30  # characters; with fewer the text begins or ends there


def show() -> None:
    """The page."""
    session.remember_seen()
    title = st.container()
    asked = st.text_input(
        "Words", key="w", bind="query-params", placeholder="oyster growers",
        help="All of them must be there. “Quotation marks” keep words together; grow* finds "
        "grower and growers; OR, and -word for without.",
    )  # fmt: skip
    if not asked.strip():
        title.html(session.heading("Search", "the texts of all documents"))
        return
    found = session.case().search(asked, limit=MOST)
    words = f"{counted(len(found), 'document')}{' or more' if len(found) == MOST else ''}"
    title.html(session.heading("Search", words))
    if not found:
        st.html('<p class="tl-soft">No document has these words. Try fewer, or word* for more.</p>')
    titles = {event.id: event for event in session.case().drawing_events()}
    for number, hit in enumerate(found):
        with st.container(gap=None, key=f"hit-{number}"):
            _show_hit(hit)
            for event_id in hit.event_ids:
                if event := titles.get(event_id):
                    words = f"{date_words(event.date)}: {one_line(event.title)}"
                    session.lead_to_event(event_id, words)


def _show_hit(hit: SearchHit) -> None:
    document = hit.document
    day = date_words(document.published[:10]) if document.published else "no date of publication"
    more = f" · {counted(hit.matches, 'match')}" if hit.matches > 1 else ""
    st.html(
        f'<article class="tl-hit"><header><b>{escape(one_line(document.title or document.source))}'
        f"</b> <span>{escape(one_line(source_name(document)))}, {escape(day)}{more}</span></header>"
        f"<p>{escape(_whole_words(hit.prefix, before=True))}<mark>{escape(one_line(hit.words))}"
        f"</mark>{escape(_whole_words(hit.suffix, before=False))}</p></article>"
    )
    pages = st.session_state.get("pages", {})
    if "sources" in pages:
        st.page_link(pages["sources"], label="Read it", query_params={"d": document.id})


def _whole_words(around: str, *, before: bool) -> str:
    """The words beside a match, without the one that was cut through, and an ellipsis for it."""
    plain = " ".join(safe_text(around).split())
    if len(plain) < CONTEXT:
        plain, cut = plain, ""
    elif before:
        plain, cut = plain.partition(" ")[2], "… "
    else:
        plain, cut = plain.rpartition(" ")[0], " …"
    first = " " if around[:1].isspace() else ""
    last = " " if around[-1:].isspace() else ""
    return f"{cut}{plain}{last}" if before else f"{first}{plain}{cut}"
