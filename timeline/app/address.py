"""Where the reader is on a page: remembered for the visit, and written into the address.

The visit remembers; the address only repeats it, so that a view can be mailed. The address cannot
be what decides: the browser sends its own with every request, and a request that left before our
last answer arrived still carries the address from before. Only when the reader comes to the page,
or goes back and forward, does the address tell something new.
"""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def place(page: str) -> dict[str, str]:
    """What this visit remembers of a page, by the names in its address."""
    kept: dict[str, str] = st.session_state.setdefault(f"place-{page}", {})
    return kept


def keep(page: str, name: str, value: str | None) -> None:
    """Remember a value; `repeat` writes it into the address."""
    if value:
        place(page)[name] = value
    else:
        place(page).pop(name, None)


def arrive(page: str, names: Iterable[str]) -> dict[str, str]:
    """The reader comes to the page: what the address says holds, else what was left here."""
    for name in names:
        if name in st.query_params:
            keep(page, name, st.query_params[name])
    repeat(page, names)
    return place(page)


def went(page: str, names: Iterable[str]) -> bool:
    """Whether the reader went back or forward; then the address holds, also what is not in it."""
    context = get_script_run_ctx()
    if context is None or not context.is_history_navigation:
        return False
    for name in names:
        keep(page, name, st.query_params.get(name))
    return True


def repeat(page: str, names: Iterable[str]) -> None:
    """Let the address say what is remembered."""
    here = place(page)
    for name in names:
        value = here.get(name)
        if value == st.query_params.get(name):
            continue
        if value is None:
            del st.query_params[name]
        else:
            st.query_params[name] = value
