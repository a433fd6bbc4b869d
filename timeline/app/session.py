"""What every page needs: the case file of this visit, its state, and errors in one sentence."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from .. import case as cases
from .. import settings
from ..case import Case, JournalEntry
from ..errors import Conflict, TimelineError
from ..export.words import one_line
from . import door

STYLE = Path(__file__).with_name("style.css")


def show_style() -> None:
    """The app's own style sheet."""
    st.html(STYLE)


def case() -> Case:
    """The case file of this visit; it is made where it is missing, and closed with the visit."""
    path = st.session_state.get("database") or str(settings.database())
    return _open(path, door.visitor() or st.session_state.get("who"))


def open_demonstration() -> None:
    """Show the demonstration case in this visit, in its working copy, instead of the case file."""
    from ..demo.build import kept_copy

    try:
        st.session_state["database"] = str(kept_copy())
    except TimelineError as error:
        st.session_state["refused"] = _sentence(error)


@st.cache_resource(scope="session", on_release=lambda opened: opened.close(), show_spinner=False)
def _open(path: str, who: str | None) -> Case:
    return cases.open(path, who=who, read_only=not writable(Path(path)))


def writable(path: Path) -> bool:
    """Whether changes can be kept there; on a disk that takes none a case is opened for reading."""
    return not path.exists() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def show_no_changes() -> None:
    """Why nothing can be decided here, and the way out."""
    if writable(case().path):
        words = "This case takes no changes. Open a working copy: <code>timeline demo</code>"
    else:
        words = (
            "This case takes no changes: nothing can be written where it lies. Copy the file to "
            "another folder, and open it there."
        )
    st.html(f'<p class="tl-soft">{words}</p>')


def last_entry() -> JournalEntry | None:
    """The newest line of the journal: it tells one state of the case from any other."""
    entries = case().log(limit=1)
    return entries[0] if entries else None


def state() -> tuple[str, int]:
    """What caches are keyed with: the file, and how far its journal has come."""
    entry = last_entry()
    return str(case().path.resolve()), entry.number if entry else 0


def guarded(show: Callable[[], None]) -> None:
    """Show a page; an error of ours becomes one sentence with what to do next."""
    try:
        show()
    except TimelineError as error:
        st.error(_sentence(error))
        st.button("Try again")


def decide(ruling: Callable[[], object], done: str) -> None:
    """Do what a button asks for, and keep the words to show for the next run.

    Callbacks run before the page is drawn, so nothing may be drawn here.
    """
    try:
        ruling()
    except Conflict as error:
        st.session_state["refused"] = f"{_sentence(error)} Look at it again, then decide."
    except TimelineError as error:
        st.session_state["refused"] = _sentence(error)
    else:
        st.session_state["done"] = done


def refuse(error: TimelineError) -> None:
    """Keep an error's line, to show at the next run."""
    st.session_state["refused"] = _sentence(error)


def show_outcome() -> None:
    """Say what became of the last decision."""
    if refused := st.session_state.pop("refused", None):
        st.warning(refused)
    if done := st.session_state.pop("done", None):
        st.toast(done)


MARKDOWN = frozenset("\\`*_{}[]()<>#+-.!|~$:&")


@st.fragment(run_every="5s")
def watch_for_others() -> None:
    """Tell when somebody else changed the case since this page was drawn, and offer to reload.

    `seen` is how far the journal had come at the last full run of the page.
    """
    entry = last_entry()
    seen = st.session_state.get("seen", 0)
    if entry is None or entry.number <= seen:
        return
    if entry.who == case().who:
        st.session_state["seen"] = entry.number
        return
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.info(f"Changed by {plain(entry.who)} just now.")
    if right.button("Reload", width="stretch"):
        st.rerun()


def heading(title: str, words: str) -> str:
    """The page's heading, what is on it, and which case it is."""
    name = escape(one_line(case().path.name))
    return f'<div class="tl-title"><h1>{escape(title)}</h1><p>{escape(words)} · {name}</p></div>'


def know_pages(pages: dict[str, Any]) -> None:
    """Keep the pages by name, so that one can lead to another."""
    st.session_state["pages"] = pages


def lead_to(name: str, label: str) -> None:
    """A link to another page."""
    pages = st.session_state.get("pages", {})
    if name in pages:
        st.page_link(pages[name], label=label)


def lead_to_event(event_id: str, words: str) -> None:
    """A link to an event on the timeline, with its evidence open."""
    pages = st.session_state.get("pages", {})
    if "timeline" in pages:
        st.page_link(pages["timeline"], label=plain(words), query_params={"e": event_id})
    else:
        st.html(f"<p>{escape(words)}</p>")


def remember_seen() -> None:
    """Everything up to here is on the page."""
    st.session_state["seen"] = state()[1]


def _sentence(error: TimelineError) -> str:
    """The error's own line, as text that markdown leaves alone."""
    words = plain(str(error))
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', ')')) else '.'}"


def plain(words: str) -> str:
    """Words of strangers in a place that reads markdown: every sign of it escaped."""
    return "".join(f"\\{letter}" if letter in MARKDOWN else letter for letter in words)
