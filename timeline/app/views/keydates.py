"""Key dates: the days of which most sources speak, what they say of them, and why."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from ...edtf import Edtf
from ...export.loss import counted
from ...export.words import one_line
from ...store.keydates import KeyDate
from ...wording import date_words
from .. import session

MOST_DAYS = 60


def show() -> None:
    """The page."""
    session.remember_seen()
    title = st.container()
    asked = _asked()
    found = _found(session.case(), session.state(), **asked)
    title.html(
        session.heading("Key dates", f"{counted(len(found), 'day')} on which the case turns")
    )
    if not found:
        st.html('<p class="tl-soft">No day is spoken of with these words. Ask for fewer.</p>')
    st.html(
        f'<ol class="tl-days">{"".join(_day(one) for one in found)}</ol>' if found else "<p></p>"
    )
    session.watch_for_others()


def _asked() -> dict[str, Any]:
    left, middle, right, days = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    words = left.text_input(
        "About", key="about", bind="query-params", placeholder="Any words of the texts"
    )
    actors = list(dict.fromkeys(actor.name for actor in session.case().actors()))
    actor = middle.selectbox(
        "Who", actors, key="of", bind="query-params", index=None, placeholder="Anybody"
    )
    within = right.text_input(
        "When", key="in", bind="query-params", placeholder="2016, 2014-03/2015"
    )
    number = days.number_input("Days", 1, MOST_DAYS, 10, key="days")
    return {
        "words": words.strip() or None, "actors": (actor,) if actor else (),
        "within": within.strip() or None, "days": number,
    }  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=8)
def _found(_case: Any, state: tuple[str, int], **asked: Any) -> list[KeyDate]:
    found: list[KeyDate] = _case.key_dates(**asked)
    return found


def _day(key_date: KeyDate) -> str:
    told = "".join(
        f"<li>“{escape(one_line(item.best.words))}” <span>{escape(_where(item))}</span></li>"
        for item in key_date.told
    )
    return (
        f"<li><h2>{escape(date_words(Edtf(str(key_date.day))))}</h2>"
        f"<p>{escape(one_line(key_date.why))}</p><ul>{told}</ul></li>"
    )


def _where(item: Any) -> str:
    best = item.best
    day = date_words(best.published[:10]) if best.published else "no date of publication"
    more = f", and {counted(item.origins - 1, 'other origin')}" if item.origins > 1 else ""
    return one_line(f"{best.publisher or 'a document'}, {day}{more}")
