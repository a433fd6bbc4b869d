"""The first minutes: an empty case explains itself."""

from __future__ import annotations

from html import escape

import streamlit as st

from . import session

STEPS = """
<div class="tl-title"><h1>An empty case</h1></div>
<ol class="tl-steps">
<li><b>Add what you have.</b> Articles, PDF files, e-mails, folders or addresses, on the page
Sources or with <code>timeline add</code>. Everything stays on this computer.</li>
<li><b>Look at the timeline.</b> The program proposes what happened when. Choose an event to read
the exact words that say so, in their source.</li>
<li><b>Decide.</b> Confirm what is right, reject what is not, and export what you can prove.</li>
</ol>
"""


def show_welcome() -> None:
    """What to do with a case that holds nothing yet."""
    st.html(STEPS)
    for notice in session.case().notices:
        st.html(f'<p class="tl-soft">{escape(notice)}</p>')
    with st.container(key="welcome"):
        session.lead_to("sources", "Add sources")
    st.html('<p class="tl-soft">Or look around first, in an invented case that is ready.</p>')
    st.button(
        "Open the demonstration", on_click=session.open_demonstration,
        help="Takes half a minute the first time. Your own case stays as it is.",
    )  # fmt: skip
    session.show_outcome()
