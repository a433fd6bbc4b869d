"""The case: who I am, whether everything still stands, and who did what when."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from ... import settings
from ...case import JournalEntry
from ...errors import TimelineError
from ...export.loss import counted
from ...export.words import one_line
from ...wording import date_words
from .. import door, session

SHOWN = 200


def show() -> None:
    """The page."""
    case = session.case()
    session.remember_seen()
    documents, events, names = _named(case, session.state())
    st.html(
        session.heading("Case", f"{counted(documents, 'document')}, {counted(events, 'event')}")
    )
    session.show_outcome()
    _show_name()
    _show_check()
    st.html('<h2 class="tl-part">Journal</h2>')
    entries = case.log(limit=SHOWN)
    st.html(_journal(entries, names) if entries else '<p class="tl-soft">Nothing was done yet.</p>')
    session.watch_for_others()


@st.cache_data(show_spinner=False, max_entries=2)
def _named(_case: Any, state: tuple[str, int]) -> tuple[int, int, dict[str, str]]:
    """How many documents and events there are, and what each is called."""
    events, documents = _case.drawing_events(), _case.documents()
    names: dict[str, str] = {event.id: event.title for event in events}
    names.update((document.id, document.title or document.source) for document in documents)
    return len(documents), len(events), names


def _show_name() -> None:
    """Whose name stands in the journal; where people sign in, theirs does."""
    case = session.case()
    st.html('<h2 class="tl-part">Who decides</h2>')
    if door.visitor() is not None:
        st.html(f'<p class="tl-soft">You signed in as {escape(case.who)}.</p>')
        st.button("Sign out", on_click=st.logout)
        return
    st.text_input(
        "Your name, as the journal keeps it", case.who, key="name", on_change=_rename,
        help="From now on, in this visit. TIMELINE_USER sets it for all of them.",
        width=360,
    )  # fmt: skip


def _rename() -> None:
    try:
        st.session_state["who"] = settings.user(st.session_state["name"])
    except TimelineError as error:
        session.refuse(error)


def _show_check() -> None:
    st.html('<h2 class="tl-part">Does everything still stand?</h2>')
    if not st.button("Read the whole case again", key="check"):
        st.html(
            '<p class="tl-soft">Every quote in its text, every hash, and the chain of the journal.'
            "</p>"
        )
        return
    with st.spinner("Reading …"):
        report = session.case().check()
    if report.clean:
        quotes = sum(report.quotes.values())
        st.success(f"{counted(quotes, 'quote')} stand letter for letter. Nothing is wrong.")
        return
    lines = [*report.problems, *(f"{one.state}: “{one.quote}”" for one in report.broken_quotes)]
    st.error(f"{counted(len(lines), 'thing')} to look at:")
    st.html("<ul>" + "".join(f"<li>{escape(one_line(line))}</li>" for line in lines) + "</ul>")


def _journal(entries: list[JournalEntry], names: dict[str, str]) -> str:
    rows = "".join(
        f"<tr><td>{entry.number:,}</td><td>{escape(_when(entry.at))}</td>"
        f"<td>{escape(one_line(entry.who))}</td><td>{escape(_act(entry, names))}</td></tr>"
        for entry in entries
    )
    return (
        '<div class="tl-scroll" tabindex="0" role="group" aria-label="Journal">'
        '<table class="tl-table"><thead><tr><th scope=col>No.</th><th scope=col>When (UTC)</th>'
        f"<th scope=col>Who</th><th scope=col>What</th></tr></thead><tbody>{rows}</tbody></table>"
        "</div>"
    )


def _when(at: str) -> str:
    """2024-05-17T09:02:11Z as "17 May 2024, 09:02"."""
    return f"{date_words(at[:10])}, {at[11:16]}"


def _act(entry: JournalEntry, names: dict[str, str]) -> str:
    """What was done, and to what, as far as it is still there."""
    words = names.get(entry.subject_id or "") or entry.after.get("title") or ""
    return one_line(f"{entry.action} {entry.subject}{f': {words}' if words else ''}")
