"""The timeline: filters in the address, the drawing, and the evidence of the event chosen."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from ...errors import TimelineError
from ...export.drawing import encode, payload
from ...export.loss import counted
from ...export.words import one_line
from ...model import CERTAINTIES, Event
from .. import address, session
from ..drawing import show_drawing
from ..evidence import show_event
from ..welcome import show_welcome

PAGE = "timeline"
DRAWING = "drawing"
HEAVY = 4000  # events; more are drawn without their quotes and sources
STATUSES = {"proposed": "Not reviewed", "confirmed": "Confirmed", "rejected": "Rejected"}
MORE = ("status", "certainty", "actor", "tag", "within", "source")
LOOK = ("colour", "lanes", "published")
PLACE = ("e", "view", *LOOK)  # what the drawing has in the address
Filters = tuple[tuple[str, Any], ...]


def show() -> None:
    """The page."""
    case = session.case()
    documents = len(case.documents())
    if not documents:
        show_welcome()
        return
    session.remember_seen()
    title = st.container()
    filters = _filters()
    raw, revision, found = _payload(case, session.state(), filters)
    title.html(session.heading("Timeline", f"{found} from {counted(documents, 'document')}"))
    if filters and found.startswith("0 "):
        st.html("<p>No event matches these filters.</p>")
        st.button("Clear the filters", on_click=_clear_filters)
    else:
        _drawing_and_evidence(raw, revision)
    session.watch_for_others()


# --- filters ----------------------------------------------------------------------------------


def _filters() -> Filters:
    """The filters in force; each stands in the address, so that a view can be mailed."""
    row = st.container(horizontal=True, vertical_alignment="bottom")
    search = row.text_input(
        "Search", key="q", bind="query-params", placeholder="Search titles and quotes",
        label_visibility="collapsed",
    )  # fmt: skip
    with row.popover(f"Filters{_how_many()}"):
        chosen = _more_filters()
    asked = {"search": search.strip(), **chosen}
    return tuple((name, value) for name, value in asked.items() if value)


def _how_many() -> str:
    number = sum(bool(st.session_state.get(name)) for name in MORE)
    return f" ({number})" if number else ""


def _clear_filters() -> None:
    for name in ("q", "within"):
        st.session_state[name] = ""
    for name in ("status", "certainty"):
        st.session_state[name] = []
    for name in ("actor", "tag", "source"):
        st.session_state[name] = None


def _more_filters() -> dict[str, Any]:
    actors, tags, sources = _choices(session.case(), session.state())
    status = st.multiselect(
        "Status", list(STATUSES), key="status", bind="query-params",
        format_func=lambda value: STATUSES[value], placeholder="Any",
    )  # fmt: skip
    certainty = st.multiselect(
        "How sure the sources are", list(CERTAINTIES[::-1]), key="certainty", bind="query-params",
        format_func=str.capitalize, placeholder="Any",
    )  # fmt: skip
    actor = st.selectbox(
        "Who", actors, key="actor", bind="query-params", index=None, placeholder="Anybody"
    )
    source = st.selectbox(
        "Source", sources, key="source", bind="query-params", index=None, placeholder="Any"
    )
    tag = st.selectbox(
        "Tag", tags, key="tag", bind="query-params", index=None, placeholder="Any"
    ) if tags else None  # fmt: skip
    within = st.text_input(
        "When", key="within", bind="query-params", placeholder="2016, 2014-03/2015, 2016/..",
        help="A year, a month, a day, or from/to. Two dots leave an end open.",
    )  # fmt: skip
    return {
        "status": tuple(status), "certainty": tuple(certainty), "actor": actor, "tag": tag,
        "within": within.strip(), "source": source,
    }  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=4)
def _choices(_case: Any, state: tuple[str, int]) -> tuple[list[str], list[str], list[str]]:
    actors = [actor.name for actor in _case.actors()]
    publishers = {document.publisher for document in _case.documents() if document.publisher}
    return list(dict.fromkeys(actors)), _case.tags(), sorted(publishers)


@st.cache_data(show_spinner=False, max_entries=16)
def _payload(_case: Any, state: tuple[str, int], filters: Filters) -> tuple[bytes, str, str]:
    """The drawing's data for a state of the case and a set of filters, and how many events."""
    light = _case.drawing_events(**dict(filters))
    full: list[Event] = _case.events(**dict(filters)) if len(light) <= HEAVY else light
    raw, revision = encode(payload(full, quotes=len(light) <= HEAVY))
    return raw, revision, counted(len(light), "event")


# --- the drawing and what was chosen in it ----------------------------------------------------


@st.fragment
def _drawing_and_evidence(raw: bytes, revision: str) -> None:
    """Drawn again by itself at each choice; so it has its own guard."""
    session.guarded(lambda: _show_drawing_and_evidence(raw, revision))


def _show_drawing_and_evidence(raw: bytes, revision: str) -> None:
    session.show_outcome()
    with st.container(key="stage"):  # the style sheet sets the two side by side
        with st.container(key="stage-drawing"):
            show_drawing(
                raw, revision, key=DRAWING, head=_asked(), chosen=_chosen, looked=_looked,
                viewed=_viewed,
            )  # fmt: skip
        with st.container(key="stage-evidence"):
            _show_evidence(address.place(PAGE).get("e"))


def _show_evidence(event_id: str | None) -> None:
    """The event chosen: beside the drawing, and on a phone as a sheet over its lower half."""
    if not event_id:
        st.html('<p class="tl-soft">Choose an event to read its quotes in their sources.</p>')
        return
    try:
        event = session.case().event(event_id)
    except TimelineError:
        st.html(
            f'<p class="tl-soft">There is no event {_short(event_id)} in this case. Choose one in '
            "the drawing.</p>"
        )
        return
    st.button("Close", key="close", on_click=_close, type="tertiary")
    show_event(event)


def _close() -> None:
    """The drawing lets go of the event too; everything else stays where the reader left it."""
    address.keep(PAGE, "e", None)
    st.session_state["closed"] = True


def _asked() -> dict[str, Any]:
    """What the drawing has to show, told when the reader comes, goes back or goes forward.

    It stays the same while the drawing stands; then the drawing itself knows better.
    """
    stands = DRAWING in st.session_state and "asked" in st.session_state
    closed = st.session_state.pop("closed", False)
    if stands and not closed and not address.went(PAGE, PLACE):
        address.repeat(PAGE, PLACE)
        asked: dict[str, Any] = st.session_state["asked"]
        return asked
    values = address.place(PAGE) if stands else address.arrive(PAGE, PLACE)
    if closed:
        address.repeat(PAGE, PLACE)
    look: dict[str, Any] = {name: values[name] for name in LOOK if name in values}
    if "published" in look:
        look["published"] = look["published"] == "yes"
    turn = st.session_state.get("asked", {}).get("turn", 0) + 1
    asked = {"look": look, "view": values.get("view"), "chosen": values.get("e"), "turn": turn}
    st.session_state["asked"] = asked
    return asked


def _chosen() -> None:
    address.keep(PAGE, "e", st.session_state[DRAWING]["chosen"])


def _looked() -> None:
    look = st.session_state[DRAWING]["look"] or {}
    for name in ("colour", "lanes"):
        if look.get(name):
            address.keep(PAGE, name, look[name])
    address.keep(PAGE, "published", "yes" if look.get("published") else "no")


def _viewed() -> None:
    view = st.session_state[DRAWING]["view"]
    if view:
        address.keep(PAGE, "view", view)


def _short(words: str) -> str:
    return escape(one_line(words)[:40])
