"""A short tour of the demonstration: five steps, each on the page where it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from . import session


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, on which page, and what to press to come to the next."""

    page: str
    words: str
    onward: str


STEPS = (
    Step(
        "timeline",
        "Every mark is something that happened, with the words that say so. Choose one in the "
        "drawing, or move with the arrow keys and press Enter: its quote opens, highlighted "
        "in its source. A hollow mark was proposed by the program; a full one a person confirmed.",
        "Where sources disagree",
    ),
    Step(
        "disputes",
        "The Courier has Ines Calloway walk out on 1 March, the Herald has her resign on the 4th. "
        "Read both, say what holds and why. Or leave it open: the timeline shows both days.",
        "Review proposals",
    ),
    Step(
        "review",
        "Read the highlighted words. Press A if they say what the proposal says, X to reject it, "
        "U to take the last decision back. Nothing leaves the case before somebody did this.",
        "What is missing",
    ),
    Step(
        "gaps",
        "What the case does not know yet: times nobody tells of, people who were not heard, claims "
        "that all go back to one voice.",
        "Take it with you",
    ),
    Step(
        "export",
        "Prepare a page for publication. The list says what stays behind and why; the file opens "
        "from disk, and every line in it leads to its source.",
        "End the tour",
    ),
)
BEGIN = "This is an invented case to look around in. A tour of five steps shows how it works."


def show_tour() -> None:
    """The step that is due, above the page; only in the demonstration, until it is ended."""
    at: int | None = st.session_state.get("tour", 0)
    if at is None or not _is_demonstration():
        return
    with st.container(border=True, key="tour"):
        if at == 0:
            _show(BEGIN, "Begin the tour", 0)
        else:
            step = STEPS[at - 1]
            _show(f"{at} of {len(STEPS)}. {step.words}", step.onward, at)


def _show(words: str, onward: str, at: int) -> None:
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    row.html(f'<p class="tl-tour" role="status">{escape(words)}</p>')
    if row.button(onward, type="primary", key=f"tour-on-{at}"):
        _go_on(at)
    if at < len(STEPS):
        row.button("Not now", key="tour-end", on_click=_end)


def _go_on(at: int) -> None:
    """To the next step and its page; past the last one the tour is over."""
    if at >= len(STEPS):
        _end()
        st.rerun()
    st.session_state["tour"] = at + 1
    pages = st.session_state.get("pages", {})
    page = STEPS[at].page
    if page in pages:
        st.switch_page(pages[page])
    st.rerun()


def _end() -> None:
    st.session_state["tour"] = None


def _is_demonstration() -> bool:
    return session.case().path.name.startswith("demonstration-")
