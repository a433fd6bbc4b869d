"""The sources: every document with its yield, its text with its claims marked, and adding more."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from ...case import ClaimRecord
from ...export.deeplink import safe_address
from ...export.drawing import source_name
from ...export.explanation import published
from ...export.loss import counted
from ...export.words import one_line, shorten
from ...model import DocumentRecord
from ...wording import date_words
from .. import session
from ..adding import show_adding
from ..passages import Marked
from ..sourcepanel import show_made, show_making, show_source

LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French"}
MOST = 80  # events of a document that are listed
LABEL = 90  # characters of a title in the list to choose from
CELL = 56  # characters of a title in the table


def show() -> None:
    """The page."""
    case = session.case()
    session.remember_seen()
    title = st.container()
    if case.read_only:
        session.show_no_changes()
    else:
        show_adding()
    documents = case.documents()
    claims = sum(document.claims for document in documents)
    title.html(
        session.heading(
            "Sources", f"{counted(len(documents), 'document')}, {counted(claims, 'claim')}"
        )
    )
    if not documents:
        st.html(
            '<p class="tl-soft">No documents yet. Add files or addresses above; what they say '
            "happened appears on the timeline.</p>"
        )
        return
    session.show_outcome()
    show_made()
    chosen = _choose(documents)
    if chosen is None:
        st.html('<p class="tl-soft">Choose a document to read it with its claims marked.</p>')
    else:
        _show_document(chosen)
    session.watch_for_others()


# --- the list ---------------------------------------------------------------------------------


def _choose(documents: list[DocumentRecord]) -> DocumentRecord | None:
    """The document chosen in the list or named in the address (`d`)."""
    by_id = {document.id: document for document in documents}
    if st.session_state.get("document") not in by_id:  # the first run, or it is gone
        asked = st.query_params.get("d")
        st.session_state["document"] = asked if asked in by_id else None
    read = st.session_state["document"] is not None  # then the list makes room for the text
    place = st.expander("All documents") if read else st.container()
    place.dataframe(
        [_row(document) for document in documents],
        key="documents",
        hide_index=True,
        on_select=_chosen(documents),
        selection_mode="single-row",
        column_order=("Title", "Source", "Published", "Language", "Claims", "Remarks"),
        column_config={
            "Title": st.column_config.TextColumn(width="large"),
            "Claims": st.column_config.NumberColumn(width="small"),
        },
        height=min(460, 38 + 35 * len(documents)),
    )
    chosen = st.selectbox(
        "Read a document",
        list(by_id),
        key="document",
        index=None,
        format_func=lambda name: _label(by_id[name]),
        placeholder="Choose a document",
    )
    if chosen is None:
        st.query_params.pop("d", None)
        return None
    st.query_params["d"] = chosen
    return by_id[chosen]


def _chosen(documents: list[DocumentRecord]) -> Callable[[], None]:
    def choose() -> None:
        rows = st.session_state["documents"]["selection"]["rows"]
        if rows and rows[0] < len(documents):
            st.session_state["document"] = documents[rows[0]].id

    return choose


def _row(document: DocumentRecord) -> dict[str, object]:
    return {
        "Title": shorten(_title(document), CELL),  # the table itself cuts without an ellipsis
        "Source": one_line(source_name(document)),
        "Published": date_words(document.published[:10]) if document.published else "not known",
        "Language": LANGUAGES.get(document.language or "", document.language or "not known"),
        "Claims": document.claims,
        "Remarks": one_line("; ".join(document.remarks)),
    }


def _title(document: DocumentRecord) -> str:
    return one_line(document.title or document.source.rpartition("/")[2] or document.source)


def _label(document: DocumentRecord) -> str:
    return shorten(f"{_title(document)} · {one_line(source_name(document))}", LABEL)


# --- one document -----------------------------------------------------------------------------


def _show_document(document: DocumentRecord) -> None:
    case = session.case()
    claims = case.claims(document.id)
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(_heading(document))
        kinds = _kinds(claims)
        marks = [
            Marked(claim.claim.start, claim.claim.end, kinds[claim.id], f"claim-{claim.id}")
            for claim in claims
            if not claim.elsewhere
        ]
        text = case.text(document.id)
        st.html(
            '<p class="tl-key-line"><mark>Claims</mark> are marked: grey without a date, struck '
            "through when rejected, underlined when confirmed.</p>"
        )
        show_source(document, text, marks)
    with right:
        if not case.read_only:
            with st.container(key="making"):
                show_making(document, text, claims)
        st.html(_facts(document, claims))
        _events_of(claims)


def _kinds(claims: list[ClaimRecord]) -> dict[str, str]:
    """How each claim is marked: by what was decided about its event, or that it is undated."""
    statuses = {event.id: event.status for event in session.case().drawing_events()}
    kinds: dict[str, str] = {}
    for claim in claims:
        status = statuses.get(claim.event_id or "", "proposed")
        undated = claim.claim.date is None and status == "proposed"
        kinds[claim.id] = "undated" if undated else status
    return kinds


def _heading(document: DocumentRecord) -> str:
    return (
        f'<section class="tl-event"><h2>{escape(_title(document))}</h2>'
        f'<div class="when">{escape(one_line(source_name(document)))}, published '
        f"{escape(published(document))}</div></section>"
    )


def _facts(document: DocumentRecord, claims: list[ClaimRecord]) -> str:
    address = safe_address(document.url)
    link = (
        f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer nofollow">'
        f"{escape(shorten(address, 60))}</a>"
        if address
        else ""
    )
    facts = [
        ("Byline", escape(one_line(document.byline or ""))),
        ("Live page", link),
        ("File", escape(one_line(document.source))),
        ("Read on", escape(document.captured[:16].replace("T", " ")) + " UTC"),
        ("Length", f"{document.characters:,} characters"),
        ("Claims", f"{len(claims):,}"),
        ("SHA-256", f"<code>{escape(document.sha256[:16])}…</code>"),
        ("Remarks", escape(one_line("; ".join(document.remarks)))),
    ]
    rows = "".join(f"<dt>{words}</dt><dd>{value}</dd>" for words, value in facts if value)
    return f'<dl class="tl-facts tl-open">{rows}</dl>'


def _events_of(claims: list[ClaimRecord]) -> None:
    """Links to the events this document tells of."""
    titles: dict[str, str] = {}
    for claim in claims:
        if claim.event_id:
            titles.setdefault(claim.event_id, claim.claim.headline)
    with st.expander(f"Events told here ({len(titles):,})"), st.container(gap=None):
        for event_id in list(titles)[:MOST]:
            session.lead_to_event(event_id, one_line(titles[event_id]))
        if len(titles) > MOST:
            st.html(f'<p class="tl-soft">and {len(titles) - MOST:,} more, in the text.</p>')
