"""One page that needs nothing else: the drawing, and a complete list that reads without a script.

It opens from disk, loads nothing, and forbids by its own policy (Content-Security-Policy) any
script or style but ours. All words are escaped; only http and https addresses become links.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any, BinaryIO

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from .. import __version__
from ..edtf import bounds
from ..model import DocumentRecord, Event, LossReport, Selection
from ..plugins import Format
from ..wording import date_words, year_words
from .bundle import read, script
from .corrections import Record, printed, record, record_json, record_of
from .drawing import payload, source_name, source_names
from .explanation import date_reason
from .features import HASHES, OFFSETS, lost
from .loss import counted, loss_counts, report
from .sources import in_order, place_words, published_words, quote_link, translated
from .themes import themed
from .words import certainty_marks, drawn_headline, one_line, safe_text, untagged

TEMPLATES = ("page.html", "page-list.html", "page-made.html", "fragment.html")
NOT_CARRIED = ("controls",)

# What would end the element the data stand in, or a line of the script.
JSON_ESCAPES = str.maketrans(
    {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """The events of a year, or the undated ones."""

    heading: str
    events: tuple[Event, ...]


def write_html(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the page of a selection."""
    written = report("html", selection, lost(selection, *NOT_CARRIED, also=[OFFSETS, HASHES]))
    out.write(page(selection, written).encode("utf-8", errors="replace"))
    return written


def write_fragment(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the list alone, for the page of a content system: no script, no style."""
    also = [OFFSETS, HASHES, "the drawing, and searching and filtering (html has them)"]
    written = report("html-fragment", selection, lost(selection, *NOT_CARRIED, also=also))
    kept = record(selection, None)
    text = _template("fragment.html").render(_content(selection, written, kept, live=False))
    out.write(text.encode("utf-8", errors="replace"))
    return written


def page(selection: Selection, written: LossReport) -> str:
    """The whole page as text."""
    code = script("page")
    style = Markup(read("drawing.css") + _file("page.css") + themed(selection.theme))
    kept = record(selection, record_of(selection.previous))
    return _template("page.html").render(
        _content(selection, written, kept, live=True),
        policy=content_policy(code, style),
        published=Markup(record_json(kept).translate(JSON_ESCAPES)),
        data=Markup(_data(selection)),
        script=Markup(code),
        style=style,
    )


def _content(
    selection: Selection, written: LossReport, kept: Record, *, live: bool
) -> dict[str, Any]:
    """What the page and the fragment both say."""
    former: dict[str, list[str]] = {event.id: [] for event in selection.events}
    for old, new in selection.moved.items():
        former[new].append(old)
    return {
        "title": one_line(selection.title),
        "draft": selection.draft,
        "stamp": selection.stamp,
        "summary": _summary(selection),
        "groups": list(_groups(selection.events)),
        "documents": _documents(selection),
        "made": _made(selection, written),
        "former": former,
        "corrections": printed(kept, selection),
        "live": live,
    }


@cache
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True,
        loader=DictLoader({one: _file(one) for one in TEMPLATES}),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "date_words": date_words,
        "one_line": one_line,
        "safe_text": safe_text,
        "source_name": source_name,
        "counted": counted,
    }
    environment.globals |= {
        "marks": _marks,
        "title_of": untagged,
        "has": _has,
        "link": quote_link,
        "place_of": place_words,
        "translated": translated,
        "reason": lambda item: date_reason(item.claim, item.document),
        "shown_evidence": in_order,
        "marks_of": certainty_marks,
        "day_of": published_words,
    }
    return environment.get_template(name)


@cache
def _file(name: str) -> str:
    return (files("timeline.export") / name).read_text(encoding="utf-8")


def content_policy(code: str, style: str) -> str:
    """A Content-Security-Policy that allows this script and this style, and nothing else."""
    script = f"script-src '{_hash(code)}'; " if code else ""
    return (
        f"default-src 'none'; {script}style-src '{_hash(style)}'; base-uri 'none'; "
        "form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _data(selection: Selection) -> str:
    columns = payload(selection.events, quotes=False)
    columns["title"] = [drawn_headline(event) for event in selection.events]
    return json.dumps(columns, ensure_ascii=True, separators=(",", ":")).translate(JSON_ESCAPES)


# --- what the list says -----------------------------------------------------------------------


def _groups(events: tuple[Event, ...]) -> Iterator[Group]:
    """Dated events year by year in time order, then the undated ones."""
    dated = sorted((event for event in events if event.date is not None), key=_when)
    for year, members in groupby(dated, key=_year):
        yield Group(year_words(year), tuple(members))
    undated = tuple(event for event in events if event.date is None)
    if undated:
        yield Group("Undated", undated)


def _when(event: Event) -> tuple[int, int]:
    first, last, _ = bounds(event.date or "0000")
    begin, end = first or last, last or first
    return (begin.number if begin else 0, end.number if end else 0)


def _year(event: Event) -> int:
    first, last, _ = bounds(event.date or "0000")
    day = first or last
    return day.year if day else 0


def _marks(event: Event) -> list[str]:
    """Words that stand beside a title: how sure the sources are, and what a person ruled."""
    marks = list(certainty_marks(event))
    if event.disputed:
        marks.append("sources disagree about the date")
    if event.status != "confirmed":
        marks.append({"proposed": "not reviewed", "rejected": "rejected"}[event.status])
    return marks


def _has(event: Event) -> str:
    """What the page's filter can ask for."""
    return " ".join(
        [event.status, event.certainty, *(["disputed"] if event.disputed else [])]
    )  # fmt: skip


# --- what the page says of itself -------------------------------------------------------------


def _summary(selection: Selection) -> str:
    events = selection.events
    years = [_year(event) for event in events if event.date is not None]
    words = f"{counted(len(events), 'event')} from {counted(len(selection.documents), 'document')}"
    if not years:
        return f"{words}."
    first, last = year_words(min(years)), year_words(max(years))
    return f"{words}, {first}." if first == last else f"{words}, {first} to {last}."


def _documents(selection: Selection) -> list[DocumentRecord]:
    return sorted(
        selection.documents, key=lambda document: (document.published or "9999", document.id)
    )


def _made(selection: Selection, written: LossReport) -> dict[str, Any]:
    """Figures and sentences for "How this was made"."""
    events = selection.events
    several = sum(len(source_names(event)) > 1 for event in events)
    return {
        "when": f"{date_words(selection.made.date().isoformat())}, {selection.made:%H:%M} UTC",
        "version": __version__,
        "figures": [
            ("Events", len(events)),
            *_counts("Reviewed", events, lambda event: event.status == "confirmed"),
            *_counts("Not reviewed", events, lambda event: event.status == "proposed"),
            *_counts("Verified beyond their quotes", events, lambda event: event.verified),
            *_counts("Cleared by a second person", events, lambda event: event.cleared),
            ("Quotes", sum(len(event.evidence) for event in events)),
            ("Documents", len(selection.documents)),
            ("Events told by more than one source", several),
            *_counts("Events of a single origin", events, lambda event: event.single_origin),
            *_counts("Events whose date is disputed", events, lambda event: event.disputed),
            *_counts("Undated events", events, lambda event: event.date is None),
        ],
        "certainties": sorted(
            Counter(event.certainty for event in events).items(), key=lambda pair: -pair[1]
        ),
        "losses": loss_counts(written),
    }


def _counts(words: str, events: tuple[Event, ...], test: Any) -> list[tuple[str, int]]:
    """A figure, left out where it is nought."""
    number = sum(bool(test(event)) for event in events)
    return [(words, number)] if number else []


HTML = Format(name="html", suffix=".html", media_type="text/html", public=True, write=write_html)
FRAGMENT = Format(
    name="html-fragment",
    suffix=".fragment.html",
    media_type="text/html",
    public=True,
    write=write_fragment,
)
