"""Adding files, paths and addresses in the app, with progress and a result for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from ..case import AddResult
from ..errors import TimelineError
from ..export.loss import counted
from ..export.words import one_line
from ..model import Source
from ..sources.web import WebAccess, hosts_of
from . import session


def show_adding() -> None:
    """The form; open by itself while the case is empty."""
    _show_results()
    empty = not session.case().documents()
    with st.expander("Add sources", expanded=empty), st.form("adding", border=False):
        uploads = st.file_uploader(
            "Files", accept_multiple_files=True, key="uploads",
            help="Web pages, PDF, Word, e-mail, text. They stay on this computer.",
        )  # fmt: skip
        names = st.text_area(
            "Paths or addresses, one a line", key="names", height=80,
            placeholder="/home/me/affair\nhttps://courier.example/lease",
        )  # fmt: skip
        visit = st.checkbox(
            "Visit the addresses",
            key="visit",
            help="The hosts can notice the visit, and it can warn the person written about.",
        )
        st.caption("For what a file cannot say about itself (all of these files):")
        left, middle, right = st.columns(3)
        publisher = left.text_input("Publisher", key="publisher")
        day = middle.text_input("Published on", key="published_on", placeholder="2019-03-14")
        language = right.text_input("Language", key="language", placeholder="en")
        if st.form_submit_button("Add", type="primary"):
            lines = [line.strip() for line in names.splitlines() if line.strip()]
            given = {
                "publisher": publisher.strip() or None,
                "published": day.strip() or None,
                "language": language.strip() or None,
            }
            _add([*_uploaded(uploads), *lines], given, visit=visit)


def _uploaded(uploads: Iterable[object]) -> list[Source]:
    captured = dt.datetime.now(dt.UTC)
    return [
        Source(
            name=upload.name,  # type: ignore[attr-defined]
            content=upload.getvalue(),  # type: ignore[attr-defined]
            captured=captured,
        )
        for upload in uploads
    ]


def _add(sources: list[Source | str], given: dict[str, Any], *, visit: bool) -> None:
    """Add them one by one, then draw the page anew with the results."""
    names = [name for name in sources if isinstance(name, str)]
    hosts = hosts_of(names)
    if not sources:
        st.warning("Choose files, or write a path or an address first.")
        return
    if hosts and not visit:
        listed = ", ".join(session.plain(host) for host in hosts)
        st.warning(
            f"These hosts would be visited and could notice it: {listed}\\. Tick “Visit the "
            "addresses”, or take them out."
        )
        return
    results = []
    progress = st.progress(0.0, text="Reading …")
    try:
        web = WebAccess(offline=not visit)
        for result in session.case().add_all(sources, web=web, **given):
            results.append(result)
            part = min(1.0, len(results) / len(sources))
            progress.progress(part, text=session.plain(one_line(result.source)))
    except TimelineError as error:
        results.append(AddResult(source="", error=str(error)))
    st.session_state["added"] = results
    st.rerun()


def _show_results() -> None:
    """What became of each source of the last adding; failures first."""
    results: list[AddResult] | None = st.session_state.pop("added", None)
    if not results:
        return
    failed = [result for result in results if result.error]
    new = [result for result in results if not result.error and not result.already]
    known = [result for result in results if result.already]
    lines = [f"<li><b>Not added.</b> {_one(result.error or '')}</li>" for result in failed]
    lines += [
        f"<li><b>Added.</b> {_one(result.source)}: {counted(result.claims, 'claim')}, "
        f"{counted(result.events, 'new event')}{_notices(result)}</li>"
        for result in new
    ]
    lines += [f"<li><b>Here already.</b> {_one(result.source)}</li>" for result in known]
    words = ", ".join(
        f"{len(group):,} {what}"
        for group, what in ((new, "added"), (known, "here already"), (failed, "not added"))
        if group
    )
    (st.warning if failed else st.success)(words[:1].upper() + words[1:] + ".")
    with st.expander("Each source", expanded=len(results) <= 12 or bool(failed)):
        st.html(f'<ul class="tl-results">{"".join(lines)}</ul>')


def _notices(result: AddResult) -> str:
    return f" ({_one('; '.join(result.notices))})" if result.notices else ""


def _one(words: str) -> str:
    return escape(one_line(words))
