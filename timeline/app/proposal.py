"""What the program proposed, beside what people made of it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from ..case import Decision
from ..edtf import Edtf
from ..export.words import one_line
from ..model import Event
from ..wording import date_words

CHANGES = {"retitle": "title", "redate": "date", "recertain": "certainty"}
LABELS = {"title": "Title", "date": "Date", "certainty": "How sure"}


def changes(event: Event, decisions: Iterable[Decision]) -> list[tuple[str, str, str, str]]:
    """What, as proposed, as it stands, and who changed it last; `decisions` newest first."""
    proposed: dict[str, Any] = {}
    who: dict[str, str] = {}
    for ruling in decisions:
        name = CHANGES.get(ruling.kind)
        if name is None or ruling.undone or name not in ruling.before:
            continue
        proposed[name] = ruling.before[name]  # the oldest is read last: it saw the proposal
        who.setdefault(name, ruling.who)
    now = {"title": event.title, "date": event.date, "certainty": event.certainty}
    return [
        (LABELS[name], _words(name, before), _words(name, now[name]), who[name])
        for name, before in proposed.items()
        if before != now[name]
    ]


def _words(name: str, value: Any) -> str:
    if name != "date":
        return one_line(str(value))
    return date_words(None if value is None else Edtf(str(value)))


def proposal_html(event: Event, decisions: Iterable[Decision]) -> str:
    """The changes as a small table; empty where nobody changed anything."""
    rows = "".join(
        f"<tr><th scope=row>{label}</th><td><s>{escape(before)}</s></td>"
        f"<td>{escape(after)} <span>({escape(one_line(who))})</span></td></tr>"
        for label, before, after, who in changes(event, decisions)
    )
    if not rows:
        return ""
    return (
        '<table class="tl-changes"><thead><tr><td></td><th scope=col>The program proposed</th>'
        f"<th scope=col>It stands as</th></tr></thead><tbody>{rows}</tbody></table>"
    )
