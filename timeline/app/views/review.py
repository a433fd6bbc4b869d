"""Review at speed: one proposal with its passage, one keystroke a decision, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from ...errors import TimelineError
from ...export.loss import counted
from ...export.words import one_line, shorten
from ...model import Event
from .. import address, session
from ..deciding import REASONS
from ..editing import show_editing, show_merging
from ..evidence import facts, show_quotes
from ..queue import ORDERS, Queue, in_order
from ..sweeping import show_sweeping

PAGE = "review"
NAMES = ("e",)
CLOSED, EDIT, MERGE = "closed", "edit", "merge"
HELP = (
    '<p class="tl-soft tl-meaning"><b>A</b> says that the quotes were read and say this. That it '
    "is so (<i>verified</i>) and that it may be published (<i>cleared</i>) are said separately, on "
    "the Timeline.</p>"
)


def show() -> None:
    """The page."""
    case = session.case()
    session.remember_seen()
    if not case.documents():
        st.html(session.heading("Review", "nothing to review yet"))
        session.lead_to("sources", "Add sources")
        return
    if case.read_only:
        st.html(session.heading("Review", "this case takes no changes"))
        session.show_no_changes()
        return
    _begin()
    _sitting()
    show_sweeping(_anew)
    session.watch_for_others()


# --- the queue --------------------------------------------------------------------------------


def queue() -> Queue:
    """The proposals of this sitting."""
    kept: Queue = st.session_state["queue"]
    return kept


def _begin() -> None:
    """Make the queue when the reviewer comes, or asks for another order."""
    arrived = "queue" not in st.session_state or "order" not in st.session_state
    if arrived:
        st.session_state["said"] = ""
        _anew()
        if asked := address.arrive(PAGE, NAMES).get("e"):
            _go(asked)
    elif address.went(PAGE, NAMES) and (asked := address.place(PAGE).get("e")):
        _go(asked)


def _anew() -> None:
    made = queue().made if "queue" in st.session_state else []
    events = session.case().drawing_events(status="proposed")
    order = st.session_state.get("order") or next(iter(ORDERS))
    st.session_state["queue"] = Queue(in_order(events, order), 0, made)
    st.session_state["open"] = CLOSED


def _go(event_id: str) -> None:
    try:
        queue().go(session.case().event(event_id).id)
    except TimelineError:
        address.keep(PAGE, "e", None)


# --- one proposal -----------------------------------------------------------------------------


@st.fragment
def _sitting() -> None:
    """Drawn again by itself at each decision, so that the next passage is there at once."""
    session.guarded(_show_sitting)


def _show_sitting() -> None:
    waiting = queue()
    event = _in_view()
    left = sum(1 for event_id in waiting.ids if event_id not in waiting.decided)
    made = len(waiting.decided)
    words = f"{counted(left, 'proposal')} left, {made:,} decided in this sitting"
    st.html(session.heading("Review", words))
    st.progress(made / (made + left) if made + left else 1.0)
    _show_said()
    if event is None:
        _show_end()
        return
    address.keep(PAGE, "e", event.id)
    address.repeat(PAGE, NAMES)
    passage, acts = st.columns([5, 3], gap="large")
    with acts, st.container(key="review-acts"):
        _show_acts(event)
    with passage:
        show_quotes(event)
    with acts:
        _show_more(event)


def _in_view() -> Event | None:
    """The event in view; those that somebody else decided meanwhile are passed over."""
    waiting = queue()
    for _ in range(len(waiting.ids) + 1):
        if waiting.here is None:
            return None
        event = session.case().event(waiting.here)
        if event.status == "proposed" or waiting.here in waiting.decided:
            return event
        waiting.ids.pop(waiting.at)
    return None


def _show_said() -> None:
    """What became of the last decision, read out by screen readers."""
    if refused := st.session_state.pop("refused", None):
        st.warning(refused)
    said = st.session_state.get("said", "")
    st.html(f'<p class="tl-said-line" role="status">{escape(said)}</p>')


def _show_end() -> None:
    st.html(
        '<p class="tl-soft">Nothing is waiting. What was decided here stands on the timeline, and '
        "confirmed events can be exported.</p>"
    )
    if queue().made:
        st.button("Undo the last (U)", key="review-undo-end", on_click=_undo, shortcut="u")
    session.lead_to("timeline", "To the timeline")


def _show_acts(event: Event) -> None:
    last = st.session_state.get("reason", REASONS[0])
    row = st.container(horizontal=True, gap="small")
    button = _button(row, event)
    button("Read correctly", "a", lambda: _confirm(event), primary=True)
    button("Reject", "x", lambda: _reject(event, last))
    row = st.container(horizontal=True, gap="small")
    button = _button(row, event)
    button("Edit", "e", lambda: _toggle(EDIT))
    button("Merge", "m", lambda: _toggle(MERGE))
    button("Undo", "u", _undo, off=not queue().made)
    button("Back", "p", lambda: _step(-1))
    button("Next", "n", lambda: _step(1))


def _button(row: object, event: Event) -> Callable[..., None]:
    """Makes buttons that belong to one event: a key pressed twice never decides on the next."""

    def button(
        words: str, key: str, act: Callable[[], None], *, primary: bool = False, off: bool = False
    ) -> None:
        def pressed() -> None:
            if queue().here == event.id:
                act()

        row.button(  # type: ignore[attr-defined]
            words, key=f"review-{key}-{event.id}", shortcut=key, on_click=pressed, disabled=off,
            type="primary" if primary else "secondary",
        )  # fmt: skip

    return button


def _show_more(event: Event) -> None:
    opened = st.session_state.get("open", CLOSED)
    if opened == EDIT:
        show_editing(event, _edited)
    elif opened == MERGE:
        show_merging(event, _merged)
    last = st.session_state.get("reason", REASONS[0])
    st.html(f'<p class="tl-label">Reject because … <span>(X: {escape(_lower(last))})</span></p>')
    button = _button(st.container(gap="small", key="review-reasons"), event)
    for number, reason in enumerate(REASONS, 1):
        button(reason, str(number), lambda reason=reason: _reject(event, reason))
    st.html(HELP)
    st.html(facts(event))
    st.selectbox("Order", list(ORDERS), key="order", on_change=_anew)


# --- what the keys do -------------------------------------------------------------------------


def _decide(event: Event, ruling: Callable[[], object], words: str) -> None:
    """Rule, remember how to take it back, and go on."""
    session.decide(ruling, "")
    st.session_state.pop("done", None)
    if "refused" in st.session_state:
        return
    decision = next(one for one in session.case().decisions(event.id) if not one.undone)
    queue().made.append((event.id, decision.id))
    st.session_state["said"] = f"{words}: {shorten(one_line(event.title), 70)}. U takes it back."
    st.session_state["open"] = CLOSED
    queue().advance()


def _confirm(event: Event) -> None:
    _decide(
        event, lambda: session.case().confirm(event.id, version=event.version), "Read correctly"
    )


def _reject(event: Event, reason: str) -> None:
    st.session_state["reason"] = reason
    _decide(
        event,
        lambda: session.case().reject(event.id, reason=reason, version=event.version),
        f"Rejected ({_lower(reason)})",
    )


def _lower(words: str) -> str:
    return one_line(f"{words[:1].lower()}{words[1:]}")


def _undo() -> None:
    waiting = queue()
    if not waiting.made:
        return
    event_id, decision_id = waiting.made[-1]
    session.decide(lambda: session.case().undo(decision_id), "")
    st.session_state.pop("done", None)
    if "refused" not in st.session_state:
        st.session_state["said"] = "The last decision was undone."
    waiting.made.pop()
    waiting.go(event_id)


def _step(by: int) -> None:
    st.session_state.update(said="", open=CLOSED)
    queue().step(by)


def _toggle(what: str) -> None:
    st.session_state["open"] = CLOSED if st.session_state.get("open") == what else what


def _edited(words: str) -> None:
    st.session_state.update(said=words, open=CLOSED)


def _merged(event: Event, into: Event) -> None:
    _decide(
        event,
        lambda: session.case().merge(event.id, into.id, version=event.version),
        f"The same happening as “{shorten(one_line(into.title), 50)}”",
    )
