"""Saying it better: another title, date or certainty; and which events are one happening."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ..errors import TimelineError
from ..export.words import one_line, shorten
from ..model import CERTAINTIES, Event
from ..wording import date_words
from . import session

CANDIDATES = 6
LABEL = 90


def show_editing(event: Event, done: Callable[[str], None]) -> None:
    """A form with what stands; only what was changed is ruled on."""
    with st.form(f"edit-{event.id}"):
        st.text_input("Title", one_line(event.title), key=f"edit-title-{event.id}")
        st.text_input(
            "Date", event.date or "", key=f"edit-date-{event.id}",
            placeholder="2019, 2019-03, 2019-03-04, 2018/2019, ../2019-03-04",
            help="As precise as the source and no more. Empty means undated; 2019-03~ means about; "
            "two dots leave an end open.",
        )  # fmt: skip
        st.selectbox(
            "How sure the sources are", CERTAINTIES[::-1], key=f"edit-certainty-{event.id}",
            index=CERTAINTIES[::-1].index(event.certainty), format_func=str.capitalize,
        )  # fmt: skip
        st.form_submit_button("Save", type="primary", on_click=_save, args=(event, done))


def _save(event: Event, done: Callable[[str], None]) -> None:
    """Each change is a decision of its own; the next builds on the version the last one gave."""
    case = session.case()
    title, date, certainty = (
        st.session_state[f"edit-{name}-{event.id}"] for name in ("title", "date", "certainty")
    )
    try:
        at = event.version
        if " ".join(title.split()) != one_line(event.title):
            at = case.retitle(event.id, title, version=at).version
        if (date.strip() or None) != event.date:
            at = case.redate(event.id, date.strip() or None, version=at).version
        if certainty != event.certainty:
            at = case.recertain(event.id, certainty, version=at).version
    except TimelineError as error:
        session.refuse(error)
    else:
        done("Changed. What the program proposed stays beside it." if at != event.version else "")


def show_merging(event: Event, done: Callable[[Event, Event], None]) -> None:
    """Events that may be the same happening: those the program thinks alike, then those of its
    days."""
    st.html('<p class="tl-label">The same happening as …</p>')
    found = _alike(event)
    for other in found:
        label = f"{shorten(one_line(other.title), LABEL)} · {date_words(other.date)}"
        st.button(
            session.plain(label), key=f"merge-{event.id}-{other.id}", on_click=done,
            args=(event, other), width="stretch",
        )  # fmt: skip
    if not found:
        st.html('<p class="tl-soft">No event is like it or of the same days.</p>')


def _alike(event: Event) -> list[Event]:
    case = session.case()
    ids: dict[str, None] = {}
    for pair in case.suggestions():
        both = (pair.event_id, pair.other_event_id)
        if event.id in both:
            ids.update(dict.fromkeys(one for one in both if one != event.id))
    if event.date is not None:
        near = case.drawing_events(within=str(event.date), status=("proposed", "confirmed"))
        ids.update(dict.fromkeys(other.id for other in near if other.id != event.id))
    return [case.event(one) for one in list(ids)[:CANDIDATES]]
