"""The app's entry: what Streamlit runs at each visit."""

from __future__ import annotations

import streamlit as st

from timeline.app import door, session
from timeline.app.tour import show_tour
from timeline.app.views import (
    actors,
    disputes,
    export,
    gaps,
    keydates,
    log,
    review,
    search,
    sources,
    timeline,
)

st.set_page_config(page_title="Timeline", page_icon="🗓️", layout="wide")
session.show_style()
PAGES = {
    "timeline": st.Page(timeline.show, title="Timeline", url_path="timeline", default=True),
    "review": st.Page(review.show, title="Review", url_path="review"),
    "disputes": st.Page(disputes.show, title="Disputes", url_path="disputes"),
    "keydates": st.Page(keydates.show, title="Key dates", url_path="keydates"),
    "gaps": st.Page(gaps.show, title="Gaps", url_path="gaps"),
    "sources": st.Page(sources.show, title="Sources", url_path="sources"),
    "actors": st.Page(actors.show, title="Actors", url_path="actors"),
    "search": st.Page(search.show, title="Search", url_path="search"),
    "export": st.Page(export.show, title="Export", url_path="export"),
    "case": st.Page(log.show, title="Case", url_path="case"),
}
page = st.navigation(list(PAGES.values()), position="top")
session.know_pages(PAGES)


def _show() -> None:
    if door.admitted():
        show_tour()
        page.run()


session.guarded(_show)
