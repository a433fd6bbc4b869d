"""The words every export shares: a headline that keeps its certainty, text safe to show."""

from __future__ import annotations

import unicodedata

from ..model import Claim, Event
from ..text.visible import CONTROLS as CONTROLS
from ..text.visible import one_line as one_line
from ..text.visible import safe_text as safe_text


def headline(event: Event) -> str:
    """The title, with how sure the sources are and who says so in brackets before it.

    "[alleged by Nordwerk] Ilma Harbour paid a broker". An event nobody has reviewed says so too.
    A certainty that the title has in brackets already is not said twice.
    """
    status = [] if event.status == "confirmed" else [_STATUS_WORDS[event.status]]
    return _marked(event, [*status, *certainty_marks(event)])


def drawn_headline(event: Event) -> str:
    """The headline without what the drawing shows by itself: whether it was reviewed."""
    return _marked(event, certainty_marks(event))


def _marked(event: Event, marks: list[str]) -> str:
    title = untagged(event)
    return f"[{'; '.join(marks)}] {title}" if marks else title


def untagged(event: Event) -> str:
    """The title, without the certainty that it may have in brackets already."""
    title, said = one_line(event.title), f"[{event.certainty}]"
    return title[len(said) :].lstrip() if title.casefold().startswith(said) else title


def certainty_marks(event: Event | Claim) -> list[str]:
    """Certainty and attribution as short words; nothing for what a source states outright.

    Who says so is left out where the title of an event ends on it ("…, according to the register").
    """
    said_by = one_line(event.attributed_to or "")
    if isinstance(event, Event) and _names_its_source(event.title, said_by):
        said_by = ""
    return certainty_words(event.certainty, said_by)


def certainty_words(certainty: str, said_by: str) -> list[str]:
    """The same of a certainty and whoever says so."""
    if certainty == "stated":
        return [f"according to {said_by}"] if said_by else []
    if not said_by:
        return [certainty]
    joint = " by" if certainty in _DONE_BY_SOMEBODY else ", according to"
    return [f"{certainty}{joint} {said_by}"]


def _names_its_source(title: str, said_by: str) -> bool:
    return bool(said_by) and f"according to {said_by}".casefold() in one_line(title).casefold()


def dated_by_words(event: Event) -> str:
    """Who dated it by hand, and on which day: 'Ada Finch, 2024-05-17'."""
    return f"{event.dated_by.who}, {event.dated_by.at[:10]}" if event.dated_by else ""


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    cut = limit - 1
    while cut and unicodedata.combining(text[cut]):
        cut -= 1
    return text[:cut].rstrip() + "…"


_DONE_BY_SOMEBODY = ("alleged", "reported", "denied")
_STATUS_WORDS = {"proposed": "not reviewed", "rejected": "rejected"}
