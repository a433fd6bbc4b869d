"""The door: asks a visitor to sign in, and lets in whom the file names."""

from __future__ import annotations

from html import escape

import streamlit as st

from ..export.words import one_line
from . import entrance

CLOSED = """
<div class="tl-title"><h1>Timeline</h1></div>
<p class="tl-soft">{words}</p>
"""


def visitor() -> str | None:
    """The address of whoever signed in and may enter; None where nobody has to sign in."""
    asked = entrance.required()
    return str(st.user.get("email")) if asked else None


def admitted() -> bool:
    """Whether this visitor may see the case; else the page says what to do."""
    asked = entrance.required()
    if asked is None:
        return True
    if not st.user.is_logged_in:
        st.html(CLOSED.format(words="This case is not open to everybody."))
        st.button("Sign in", type="primary", on_click=st.login)
        return False
    email = st.user.get("email")
    if asked.admits(email, verified=st.user.get("email_verified")):
        return True
    name = escape(one_line(str(email or "you")))
    st.html(CLOSED.format(words=f"There is no entry here for {name}. Ask who keeps the case."))
    st.button("Sign in as somebody else", on_click=st.logout)
    return False
