"""A public list of corrections: what was said of a confirmed event, and what is said today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..edtf import Edtf
from ..wording import date_words


def correction(was: Mapping[str, Any], now: Mapping[str, Any], reason: str | None) -> str | None:
    """One line for readers; None where nothing that was published is other than it was.

    `was` and `now` have `title`, `date`, `status` and `certainty`; `now` is empty where the event
    is there no more. Who decided is told to nobody.
    """
    if was["status"] != "confirmed":
        return None
    named = f"“{was['title']}” ({_date(was['date'])})"
    why = f" {reason.strip().rstrip('.')}." if reason and reason.strip() else ""
    if now.get("status") != "confirmed":
        return f"{named} is not on the timeline any more.{why}"
    parts = []
    if now["title"] != was["title"]:
        parts.append(f"it reads “{now['title']}” now")
    if now["date"] != was["date"]:
        parts.append(f"its date is {_date(now['date'])} and not {_date(was['date'])}")
    if now["certainty"] != was["certainty"]:
        parts.append(f"it is told as {now['certainty']} and not as {was['certainty']}")
    return f"{named}: {'; '.join(parts)}.{why}" if parts else None


def _date(date: str | None) -> str:
    return date_words(Edtf(date) if date else None)
