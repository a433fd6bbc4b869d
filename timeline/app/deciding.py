"""What a person may rule about the event in view: confirm, reject, verify, clear, undo."""

from __future__ import annotations

import streamlit as st

from ..case import Decision
from ..model import Event
from . import session

REASONS = (
    "Not what the quote says", "Wrong date", "Not an event", "Already on the timeline",
    "Not relevant",
)  # fmt: skip


def show_decisions(event: Event) -> None:
    """The buttons. Confirmed, verified and cleared are three acts."""
    case = session.case()
    if case.read_only:
        session.show_no_changes()
        return
    row = st.container(horizontal=True)
    if event.status != "confirmed":
        row.button(
            "Confirm", type="primary", key=f"confirm-{event.id}", on_click=_confirm, args=(event,),
            help="The quotes were read and say this.",
        )  # fmt: skip
    if event.status == "proposed":
        with row.popover("Reject"):
            reason = st.selectbox(
                "Why?", REASONS, key=f"reason-{event.id}", accept_new_options=True
            )
            st.button(
                "Reject this event", key=f"reject-{event.id}", on_click=_reject,
                args=(event, reason or ""),
            )  # fmt: skip
    else:
        row.button("Propose again", key=f"reopen-{event.id}", on_click=_reopen, args=(event,))
    if event.status == "confirmed" and event.verified is None:
        with row.popover("Verify", help="It is so, and how that was established."):
            how = st.text_input(
                "How was it established?", key=f"how-{event.id}",
                placeholder="the register of companies, read on 3 May",
            )  # fmt: skip
            st.button("It is so", key=f"verify-{event.id}", on_click=_verify, args=(event, how))
    if event.verified is not None and event.cleared is None and event.verified.who != case.who:
        row.button(
            "Clear", key=f"clear-{event.id}", on_click=_clear, args=(event,),
            help="It may be published as it stands now. Any later change takes this back.",
        )  # fmt: skip
    standing = [ruling for ruling in case.decisions(event.id) if _stands(ruling)]
    if standing:
        row.button(
            "Undo", key=f"undo-{event.id}", on_click=_undo, args=(standing[0].id,),
            help="Take back the last decision about this event.",
        )  # fmt: skip


def _stands(ruling: Decision) -> bool:
    return not ruling.undone and ruling.kind != "undo"


def _confirm(event: Event) -> None:
    session.decide(
        lambda: session.case().confirm(event.id, version=event.version),
        "Confirmed: read correctly.",
    )


def _reject(event: Event, reason: str) -> None:
    session.decide(
        lambda: session.case().reject(event.id, reason=reason, version=event.version),
        "Rejected. It is hidden from the drawing; the legend brings it back.",
    )


def _reopen(event: Event) -> None:
    session.decide(
        lambda: session.case().reopen(event.id, version=event.version), "Proposed again."
    )


def _verify(event: Event, how: str) -> None:
    session.decide(
        lambda: session.case().verify(event.id, how=how, version=event.version), "Verified."
    )


def _clear(event: Event) -> None:
    session.decide(
        lambda: session.case().clear(event.id, version=event.version),
        "Cleared: it may be published as it stands.",
    )


def _undo(decision_id: str) -> None:
    session.decide(lambda: session.case().undo(decision_id), "The last decision was undone.")
