"""Actors: everybody named, under all their names, and what each of them did."""

from __future__ import annotations

from html import escape

import streamlit as st

from ...case import ActorRecord
from ...export.loss import counted
from ...export.words import one_line
from ...wording import date_words
from .. import session

KINDS = {"person": "Person", "organisation": "Body", "place": "Place"}
MOST = 60  # events of one actor on the page


def show() -> None:
    """The page."""
    session.remember_seen()
    found = session.case().actors()
    st.html(session.heading("Actors", counted(len(found), "actor")))
    if not found:
        st.html('<p class="tl-soft">Nobody is named yet. Names come with the sources.</p>')
        return
    names = [actor.name for actor in found]
    st.dataframe(
        [_row(actor) for actor in found], hide_index=True, key="actors", height=318,
        column_config={
            "Events": st.column_config.NumberColumn(width="small"),
            "Claims": st.column_config.NumberColumn(width="small"),
        },
    )  # fmt: skip
    chosen = st.selectbox(
        "What did they do?", list(dict.fromkeys(names)), key="who", bind="query-params",
        index=None, placeholder="Choose an actor", format_func=one_line,
    )  # fmt: skip
    if chosen:
        _show_actor(next(actor for actor in found if actor.name == chosen))
    session.watch_for_others()


def _row(actor: ActorRecord) -> dict[str, object]:
    others = [one_line(name) for name in actor.names if name != actor.name]
    return {
        "Name": one_line(actor.name),
        "Kind": KINDS.get(actor.kind or "", ""),
        "Also written": ", ".join(others),
        "Events": actor.events,
        "Claims": actor.claims,
    }


def _show_actor(actor: ActorRecord) -> None:
    events = session.case().drawing_events(actor=actor.id)
    kept = [event for event in events if event.status != "rejected"]
    st.html(
        f'<section class="tl-event"><h2>{escape(one_line(actor.name))}</h2>'
        f'<div class="when">{counted(len(kept), "event")}</div></section>'
    )
    pages = st.session_state.get("pages", {})
    if "timeline" in pages:
        st.page_link(pages["timeline"], label="Their timeline", query_params={"actor": actor.name})
    with st.container(gap=None):
        for event in kept[:MOST]:
            session.lead_to_event(event.id, f"{date_words(event.date)}: {one_line(event.title)}")
    if len(kept) > MOST:
        st.html(f'<p class="tl-soft">and {len(kept) - MOST:,} more, on their timeline.</p>')
