"""The text of a document with its claims marked; selected words make an event or correct one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager

from .. import find_dates
from ..case import ClaimRecord
from ..export.words import one_line, shorten
from ..model import DocumentRecord, Event
from . import session
from .drawing import PROJECT, declare
from .editing import show_editing
from .passages import Marked, marked_parts

NAME = f"{PROJECT}.source"
KEY = "source-panel"
FIELDS = ("quote", "title", "date", "actors")
TITLE = 120  # characters of the selected words that are offered as a title


def show_source(document: DocumentRecord, text: str, marks: list[Marked]) -> None:
    """The text; `st.session_state[KEY]` tells what the reader picked in it."""
    parts = marked_parts(text, marks)
    revision = hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()
    declare(get_bidi_component_manager(), NAME)
    _registered()(
        key=KEY,
        data={"revision": revision, "parts": parts},
        on_picked_change=_picked(document),
    )


@cache
def _registered() -> Any:
    return st.components.v2.component(NAME, js="source.js", isolate_styles=False)


def _picked(document: DocumentRecord) -> Callable[[], None]:
    """The form is filled in with the words, and with the date that they tell."""

    def fill() -> None:
        words = str(st.session_state[KEY]["picked"] or "").strip()
        if words:
            st.session_state["hand-quote"] = words
            st.session_state["hand-title"] = shorten(one_line(words), TITLE)
            st.session_state["hand-date"] = _date_in(words, document)

    return fill


def _date_in(words: str, document: DocumentRecord) -> str:
    """The first date of the words, as the program reads it; empty where there is none."""
    found = find_dates(words, published=document.published, language=document.language)
    return next((str(timex.edtf) for timex in found if timex.edtf), "")


# --- making and correcting --------------------------------------------------------------------


def show_making(document: DocumentRecord, text: str, claims: list[ClaimRecord]) -> None:
    """A form for an event of one's own, and the events that stand on the same words already."""
    words = st.session_state.get("hand-quote", "").strip()
    with st.expander("Make an event of words in this text", expanded=bool(words)):
        st.html(
            '<p class="tl-soft">Select words in the text, or copy them here letter for letter. An '
            "event made by hand counts as confirmed, since you read its words.</p>"
        )
        with st.form("by-hand", border=False):
            st.text_area("Words of the text", key="hand-quote", height=90)
            st.text_input("What happened", key="hand-title")
            left, right = st.columns(2)
            left.text_input(
                "Date", key="hand-date", placeholder="2019-03-04, 2019-03, ../2019",
                help="As precise as the source and no more. Empty means undated.",
            )  # fmt: skip
            right.text_input("Who", key="hand-actors", placeholder="Names, with commas between")
            st.form_submit_button(
                "Make the event", type="primary", on_click=_make, args=(document,)
            )
    for event in _standing_on(words, text, claims):
        with st.expander(f"Correct: {session.plain(shorten(one_line(event.title), 70))}"):
            show_editing(event, lambda said: st.session_state.update(done=said))


def _make(document: DocumentRecord) -> None:
    quote, title, date, actors = (st.session_state[f"hand-{name}"] for name in FIELDS)
    made: list[Event] = []
    session.decide(
        lambda: made.append(
            session.case().make(
                title, date=date.strip() or None, document=document.id, quote=quote,
                actors=[name for name in actors.split(",") if name.strip()],
            )
        ),
        "Made, and confirmed. “Undo” on the timeline takes it back.",
    )  # fmt: skip
    if made:
        st.session_state["hand-made"] = made[0].id
        for name in FIELDS:
            st.session_state[f"hand-{name}"] = ""


def show_made() -> None:
    """A link to the event that was made last."""
    made = st.session_state.pop("hand-made", None)
    if made:
        event = session.case().event(made)
        session.lead_to_event(made, f"On the timeline: {one_line(event.title)}")


def _standing_on(words: str, text: str, claims: list[ClaimRecord]) -> list[Event]:
    """The events whose quotes overlap the words."""
    at = text.find(words) if words else -1
    if at < 0:
        return []
    ids = dict.fromkeys(
        claim.event_id
        for claim in claims
        if claim.event_id
        and not claim.elsewhere
        and claim.claim.start < at + len(words)
        and claim.claim.end > at
    )
    return [session.case().event(one) for one in ids]
