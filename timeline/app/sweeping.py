"""Sweeps: reject all proposals of a kind at once, with one reason. They never confirm."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

import streamlit as st

from ..errors import TimelineError
from ..export.drawing import source_name
from ..export.loss import counted
from ..export.words import one_line
from ..model import CERTAINTIES, Event
from ..wording import date_words
from . import session

LISTED = 200
NEEDS_A_KIND = "Choose what they have in common first; a sweep is never about everything."


def show_sweeping(done: Callable[[], None]) -> None:
    """Choose a kind, see what it holds, reject it; and take the last sweep back."""
    swept: list[str] = st.session_state.get("swept", [])
    with st.expander("Reject many at once", expanded=bool(swept)):
        st.html(
            '<p class="tl-soft">For proposals of a kind that does not belong on this timeline. A '
            "sweep can only reject, every event keeps the reason, and it can be taken back.</p>"
        )
        kind = _kind()
        if not any(kind.values()):
            st.html(f'<p class="tl-soft">{NEEDS_A_KIND}</p>')
        else:
            _show_found(_found(kind), done)
        if swept:
            st.button(
                f"Take back the last sweep ({counted(len(swept), 'event')})", key="unsweep",
                on_click=_take_back, args=(done,),
            )  # fmt: skip


def _kind() -> dict[str, Any]:
    first, second, third, fourth = st.columns(4)
    sources = {source_name(document) for document in session.case().documents()}
    return {
        "certainty": first.selectbox(
            "How sure", CERTAINTIES[::-1], index=None, key="sweep-certainty", placeholder="Any",
            format_func=str.capitalize,
        ),
        "source": second.selectbox(
            "Told by", sorted(sources), index=None, key="sweep-source", placeholder="Anybody"
        ),
        "search": third.text_input("With the words", key="sweep-words").strip(),
        "within": fourth.text_input(
            "Dated", key="sweep-within", placeholder="../1999",
            help="A year, a month, a day, or from/to. Two dots leave an end open.",
        ).strip(),
    }  # fmt: skip


def _found(kind: dict[str, Any]) -> list[Event]:
    asked = {name: value for name, value in kind.items() if value}
    return session.case().drawing_events(status="proposed", **asked)


def _show_found(found: list[Event], done: Callable[[], None]) -> None:
    if not found:
        st.html('<p class="tl-soft">No proposal is of that kind.</p>')
        return
    rows = "".join(
        f"<li><span>{escape(one_line(event.title))}</span> "
        f"<small>{escape(date_words(event.date))}</small></li>"
        for event in found[:LISTED]
    )
    more = f"<li>and {len(found) - LISTED:,} more</li>" if len(found) > LISTED else ""
    st.html(
        f'<ul class="tl-swept" tabindex="0" role="group" aria-label="Proposals of this kind">'
        f"{rows}{more}</ul>"
    )
    reason = st.text_input("Reason, for all of them", key="sweep-reason")
    st.button(
        f"Reject {counted(len(found), 'proposal')}", key="sweep", on_click=_sweep,
        args=(found, reason, done), disabled=not reason.strip(),
    )  # fmt: skip


def _sweep(found: list[Event], reason: str, done: Callable[[], None]) -> None:
    """Each is a decision of its own; what somebody changed meanwhile is left as it is."""
    case = session.case()
    swept, refused = [], 0
    for event in found:
        try:
            case.reject(event.id, reason=reason, version=event.version)
        except TimelineError:
            refused += 1
        else:
            swept.append(next(one.id for one in case.decisions(event.id) if not one.undone))
    left = f" {counted(refused, 'event')} changed meanwhile and stayed." if refused else ""
    st.session_state.update(swept=swept, said=f"{counted(len(swept), 'proposal')} rejected.{left}")
    done()


def _take_back(done: Callable[[], None]) -> None:
    back = 0
    for decision_id in reversed(st.session_state.pop("swept", [])):
        try:
            session.case().undo(decision_id)
        except TimelineError:
            continue  # somebody decided on it since; that stands
        back += 1
    st.session_state["said"] = f"{counted(back, 'event')} proposed again."
    done()
