"""Export: what may leave, in which format, and what stays behind."""

from __future__ import annotations

import os
import tempfile
import zipfile
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from ...analysis.gate import REQUIRED
from ...errors import TimelineError
from ...export.loss import counted, kind_of
from ...export.words import one_line
from ...model import CERTAINTIES, LossReport
from ...plugins import Format, exporters
from .. import session

USUAL = ("html", "docx")  # offered first
SHOWN = 5  # events of a kind that are named
REQUIRE_WORDS = {
    "confirmed": "Confirmed: the quotes were read",
    "verified": "Verified: it is so",
    "cleared": "Cleared by a second person",
}


def show() -> None:
    """The page."""
    session.remember_seen()
    confirmed = len(session.case().drawing_events(status="confirmed"))
    st.html(session.heading("Export", f"{confirmed:,} confirmed events may leave"))
    st.html(
        '<p class="tl-soft">Only what a person confirmed leaves, with quotes that still stand in '
        "their documents. What is left out is listed before you take the file.</p>"
    )
    known = exporters()
    names = [name for name in USUAL if name in known]
    names += sorted(set(known) - set(names), key=lambda name: (not known[name].public, name))
    with st.form("export", border=False):
        options = _options(known, names)
        if st.form_submit_button("Prepare the file", type="primary"):
            _prepare(known[options.pop("format")], options)
    _show_prepared()
    session.watch_for_others()


def _options(known: dict[str, Format], names: list[str]) -> dict[str, Any]:
    case = session.case()
    left, middle, right = st.columns(3)
    chosen = left.selectbox(
        "Format", names, key="format", format_func=lambda name: _format_words(known[name])
    )
    require = middle.selectbox(
        "What must have been said of an event", REQUIRED, key="require",
        format_func=lambda name: REQUIRE_WORDS.get(name, name.capitalize()),
    )  # fmt: skip
    title = right.text_input("Title", key="title", placeholder=case.path.stem)
    left, middle, right = st.columns(3)
    within = left.text_input(
        "When", key="export-within", placeholder="2016, 2014-03/2015, 2016/..",
        help="A year, a month, a day, or from/to. Two dots leave an end open.",
    )  # fmt: skip
    actor = middle.selectbox(
        "Who", list(dict.fromkeys(actor.name for actor in case.actors())), key="export-actor",
        index=None, placeholder="Anybody",
    )  # fmt: skip
    tag = right.selectbox("Tag", case.tags(), key="export-tag", index=None, placeholder="Any")
    left, middle, right = st.columns(3)
    search = left.text_input("Words", key="export-search", placeholder="in titles and quotes")
    certainty = middle.multiselect(
        "Certainty", CERTAINTIES[::-1], key="export-certainty", placeholder="Any"
    )
    view = right.selectbox(
        "Named view", list(case.views()), key="export-view", index=None, placeholder="None",
        help="Filters kept under a name (`timeline views save`); what is given here wins.",
    )  # fmt: skip
    row = st.container(horizontal=True)
    draft = row.checkbox("Draft: unreviewed events too, stamped", key="draft")
    internal = row.checkbox(
        "Internal: for nobody outside", key="internal",
        help="Needed by formats that are not made for publication; the word stands in the file.",
    )  # fmt: skip
    filters = {
        "within": within.strip(), "actor": actor, "tag": tag, "search": search.strip(),
        "certainty": certainty,
    }  # fmt: skip
    kept = case.view(view) if view else {}
    return {
        "format": chosen, "require": require, "title": title.strip() or None, "draft": draft,
        "internal": internal, **kept,
        **{name: value for name, value in filters.items() if value},
    }  # fmt: skip


def _format_words(known: Format) -> str:
    return f"{known.name} ({known.suffix}){'' if known.public else ', internal only'}"


def _prepare(chosen: Format, options: dict[str, Any]) -> None:
    """Write the export to a place of its own, and keep the bytes until they are taken."""
    st.session_state.pop("prepared", None)
    case = session.case()
    if not chosen.public and not options["internal"]:
        st.warning(
            f"{chosen.name} is not made for publication. Tick “Internal”: the word is then written "
            "on the file."
        )
        return
    folder = ""
    try:
        with tempfile.TemporaryDirectory() as folder:
            report = case.export(
                chosen.name, Path(folder) / f"{case.path.stem}{chosen.suffix}", **options
            )
            name, content = _packed(sorted(Path(folder).iterdir()))
    except (TimelineError, OSError) as error:
        session.refuse(TimelineError(_refusal(error, folder)))
        session.show_outcome()
    else:
        st.session_state["prepared"] = (session.state(), name, content, report)


def _refusal(error: TimelineError | OSError, folder: str) -> str:
    """What went wrong, without the place where the file is made before it is taken."""
    if isinstance(error, OSError):
        return f"the file cannot be made ({error.strerror or error}); make room on the disk"
    return str(error).replace(f"{folder}{os.sep}", "")


def _packed(written: list[Path]) -> tuple[str, bytes]:
    """One file as it is, several in an archive."""
    if len(written) == 1:
        return written[0].name, written[0].read_bytes()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in written:
            archive.write(path, path.name)
    return f"{written[0].stem}.zip", packed.getvalue()


def _show_prepared() -> None:
    prepared: tuple[Any, str, bytes, LossReport] | None = st.session_state.get("prepared")
    if prepared is None:
        return
    state, name, content, report = prepared
    if state != session.state():
        st.warning("The case was changed since this file was prepared. Prepare it again.")
        return
    st.html(_losses(report))
    st.download_button(
        f"Download {name}", content, file_name=name, key="download", on_click="ignore",
        type="primary", disabled=not report.written,
    )  # fmt: skip


def _losses(report: LossReport) -> str:
    """What is left out, kind by kind; the first events of each by name."""
    names = {event.id: event.title for event in session.case().drawing_events()}
    kinds = []
    for kind, losses in groupby(sorted(report.losses, key=kind_of), key=kind_of):
        group = list(losses)
        listed = [one_line(names[one.event_id]) for one in group if one.event_id in names]
        shown = "".join(f"<li>{escape(words)}</li>" for words in listed[:SHOWN])
        more = f"<li>and {len(listed) - SHOWN:,} more</li>" if len(listed) > SHOWN else ""
        number = counted(len(group), "event") if listed else ""
        kinds.append(f"<li>{escape(kind)} <b>{number}</b><ul>{shown}{more}</ul></li>")
    left = ". Not in it:" if kinds else ", nothing left out."
    return (
        f'<p class="tl-label">{counted(report.written, "event")} written{left}</p>'
        '<div class="tl-losses" tabindex="0" role="group" aria-label="What is left out">'
        f"<ul>{''.join(kinds)}</ul></div>"
    )
