"""Adding files, paths and addresses in the app, with progress and a result for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

import streamlit as st

from ..case import AddResult
from ..errors import TimelineError
from ..export.loss import counted
from ..export.words import one_line
from ..model import Source
from ..sources.ocr import recogniser
from ..sources.web import WebAccess, hosts_of
from . import session

MOST_COUNTED = 100_000  # files of a folder that are counted before it is read
PICTURES = "“Recognise pages that are pictures”"
HERE = {
    "`--ocr`": PICTURES, "--ocr": PICTURES, "--published": "“Published on”",
    "--language": "“Language”", "--publisher": "“Publisher”",
    "--private": "--private of `timeline add`",
}  # fmt: skip


def show_adding() -> None:
    """The form; open by itself while the case is empty."""
    _show_results()
    empty = not session.case().documents()
    with st.expander("Add sources", expanded=empty), st.form("adding", border=False):
        left, right = st.columns(2)
        files = left.file_uploader(
            "Files", accept_multiple_files=True, key="uploads",
            help="Web pages, PDF, Word, e-mail, text, archives. They stay on this computer.",
        )  # fmt: skip
        folders = right.file_uploader(
            "Folders", accept_multiple_files="directory", key="folders",
            help="Drop a folder, or choose one: everything in it is read.",
        )  # fmt: skip
        names = st.text_area(
            "Paths of files and folders, or addresses, one a line", key="names", height=80,
            placeholder="/home/me/affair\nhttps://courier.example/lease",
        )  # fmt: skip
        row = st.container(horizontal=True)
        visit = row.checkbox(
            "Visit the addresses", key="visit",
            help="The hosts can notice the visit, and it can warn the person written about.",
        )  # fmt: skip
        ocr = row.checkbox(
            "Recognise pages that are pictures", key="ocr",
            help="Where Tesseract or OCRmyPDF is installed. What they read keeps its confidence.",
        )  # fmt: skip
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
            _add([*_uploaded([*files, *folders]), *lines], given, visit=visit, ocr=ocr)


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


def _add(
    sources: list[Source | str], given: dict[str, Any], *, visit: bool, ocr: bool = False
) -> None:
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
    expected = sum(_files_in(name) for name in names) + len(sources) - len(names)
    progress = st.progress(0.0, text="Reading …")
    try:
        options = {
            **given,
            "ocr": recogniser() if ocr else None,
            "web": WebAccess(offline=not visit),
        }
        for result in session.case().add_all(sources, **options):
            results.append(result)
            words = (
                f"{len(results):,} of {max(expected, len(results)):,}: {one_line(result.source)}"
            )
            progress.progress(min(1.0, len(results) / expected), text=session.plain(words))
    except TimelineError as error:
        results.append(AddResult(source="", error=str(error)))
    st.session_state["added"] = results
    st.rerun()


def _files_in(name: str) -> int:
    """How many results a line will give, as far as can be told beforehand."""
    folder = Path(name).expanduser()
    if not folder.is_dir():
        return 1
    found = islice((path for path in folder.rglob("*") if path.is_file()), MOST_COUNTED)
    return max(1, sum(1 for _ in found))


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
    again = [result.source for result in failed if result.source]
    if again:
        st.button(
            "Write the failed ones below again", key="again", on_click=_again, args=(again,),
            help="Paths and addresses only; drop uploaded files again.",
        )  # fmt: skip
    if new:
        session.lead_to("timeline", "See what they say on the timeline")


def _again(names: list[str]) -> None:
    st.session_state["names"] = "\n".join(names)


def _notices(result: AddResult) -> str:
    return f" ({_one('; '.join(result.notices))})" if result.notices else ""


def _one(words: str) -> str:
    """A line of the program in the words of this page: its options have other names here."""
    for option, name in HERE.items():
        words = words.replace(option, name)
    return escape(one_line(words))
