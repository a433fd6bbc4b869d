"""Disputes: what sources tell differently, side by side; choose, keep both, or leave it open."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from ...export.drawing import source_name
from ...export.explanation import published
from ...export.words import one_line
from ...model import Evidence
from ...store.disputes import DisputeRecord, DisputeVersion
from ...wording import date_words
from .. import session
from ..passages import quote_in_source

ABOUT = {
    "date": "When was it?", "figure": "How much was it?", "place": "Where was it?",
    "actor": "Who was it?", "fact": "Did it happen?",
}  # fmt: skip
RULED = {"choose": "Settled", "keep both": "Both kept", "leave open": "Left open"}
SHOWN = 40  # disputes on the page at once
LETTERS = "ABCDEFGHIJ"


def show() -> None:
    """The page."""
    case = session.case()
    session.remember_seen()
    title = st.container()
    everything = st.toggle("Also what was settled", key="settled")
    found = _found(case, session.state(), everything)
    waiting = sum(1 for dispute in found if dispute.open)
    title.html(session.heading("Disputes", f"{waiting:,} open"))
    session.show_outcome()
    if not found:
        st.html(
            '<p class="tl-soft">The sources do not contradict each other, as far as the program '
            "can tell: no event is told with two dates, figures, places or names.</p>"
        )
    for number, dispute in enumerate(found[:SHOWN]):
        _show_dispute(dispute, number)
    if len(found) > SHOWN:
        st.html(f'<p class="tl-soft">and {len(found) - SHOWN:,} more, after these.</p>')
    session.watch_for_others()


@st.cache_data(show_spinner=False, max_entries=2)
def _found(_case: Any, state: tuple[str, int], everything: bool) -> list[DisputeRecord]:
    found: list[DisputeRecord] = _case.disputes(all=everything)
    return found


def _show_dispute(dispute: DisputeRecord, number: int) -> None:
    event = dispute.event
    with st.container(border=True, key=f"dispute-{number}"):
        st.html(
            f'<section class="tl-event"><h2>{escape(one_line(event.title))}</h2>'
            f'<div class="when">{escape(date_words(event.date))} · {ABOUT[dispute.kind]}</div>'
            f"{_ruled(dispute)}</section>"
        )
        sides = st.columns(min(3, len(dispute.versions)), gap="medium")
        for place, version in enumerate(dispute.versions):
            with sides[place % len(sides)]:
                st.html(_version(version, place, chosen=dispute.chosen == place + 1))
        if not session.case().read_only:
            _show_ruling(dispute)
        session.lead_to_event(event.id, "Show it on the timeline")


def _ruled(dispute: DisputeRecord) -> str:
    if dispute.outcome is None:
        return ""
    words = f"{RULED[dispute.outcome]} by {dispute.who}: {dispute.reason}"
    return f'<div class="tl-chips"><span>{escape(one_line(words))}</span></div>'


def _version(version: DisputeVersion, place: int, *, chosen: bool) -> str:
    quotes = "".join(_quote(item) for item in version.evidence)
    mark = " (chosen)" if chosen else ""
    return (
        f'<article class="tl-evidence"><h3>{LETTERS[place]}. {escape(one_line(version.words))}'
        f"{mark}</h3>{quotes}</article>"
    )


def _quote(item: Evidence) -> str:
    claim, document = item.claim, item.document
    text = claim.quote if item.elsewhere else session.case().text(document.id)
    passage = quote_in_source(text, claim.start, claim.end)
    return (
        f"<header><b>{escape(one_line(source_name(document)))}</b> "
        f"<span>· published {escape(published(document))}</span></header>"
        f'<div class="tl-passage" tabindex="0" role="group" '
        f'aria-label="Quote from {escape(one_line(source_name(document)))}">{passage}</div>'
    )


def _show_ruling(dispute: DisputeRecord) -> None:
    """What may be ruled, and why; a reason is always asked for."""
    key = f"{dispute.event.id}-{dispute.kind}"
    choices: list[int | str] = [*range(1, len(dispute.versions) + 1), "both", "open"]
    with st.form(f"settle-{key}", border=False):
        left, middle, right = st.columns([3, 3, 1], vertical_alignment="bottom")
        left.radio(
            "What holds?", choices, key=f"ruling-{key}", horizontal=True, index=None,
            format_func=_choice,
        )  # fmt: skip
        middle.text_input("Why?", key=f"why-{key}", placeholder="the register has the 4th")
        right.form_submit_button("Settle", on_click=_settle, args=(dispute, key))


def _choice(choice: int | str) -> str:
    if isinstance(choice, int):
        return LETTERS[choice - 1]
    return {"both": "Keep both", "open": "Leave open"}[choice]


def _settle(dispute: DisputeRecord, key: str) -> None:
    choice, why = st.session_state[f"ruling-{key}"], st.session_state[f"why-{key}"]
    if choice is None or not why.strip():
        st.session_state["refused"] = "Say what holds, and why: both stay with the event."
        return
    session.decide(
        lambda: session.case().settle(
            dispute.event.id, dispute.kind, reason=why, keep_both=choice == "both",
            choose=choice if isinstance(choice, int) else None, version=dispute.event.version,
        ),
        f"{_choice(choice)}: kept in the journal, and undone by “Undo” on the event.",
    )  # fmt: skip
