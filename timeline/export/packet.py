"""The fact-checker's packet: a ZIP that opens offline, line by line down to the stored document.

Every line leads to its quotes, every quote to its place in the stored text (highlighted), to the
hash and to the live page. What is ticked is saved as `ticks.json` and comes back with `timeline
import`. `SHA256SUMS` proves every file of the packet.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from .. import __version__
from ..model import DocumentRecord, Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .drawing import source_name
from .explanation import date_reason
from .features import lost
from .html import content_policy
from .loss import counted, loss_counts, report
from .sources import claim_words, in_order, quote_link, source_words, told, translated
from .words import one_line, safe_text

GUIDE = """{title}

Unpack this packet and open index.html in a browser; nothing of it is loaded from anywhere.

For each line: open its quotes in the stored documents, compare, and say whether they carry the
line. "Save the ticks" writes ticks.json, which goes back to whoever sent the packet and is read
there with `timeline import ticks.json`.

documents/   the text that was read from each document, with its quotes highlighted
snapshots/   the bytes of each document as they came; their SHA-256 stands beside each quote
SHA256SUMS   the hash of every file here: `sha256sum --check SHA256SUMS` proves them
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text, whether quotes stand on it, and the claims that begin here."""

    words: str
    marked: bool
    claims: tuple[str, ...]


def write_packet(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the ZIP."""
    losses = [*lost(selection, "controls"), *_without_documents(selection)]
    written = report("packet", selection, losses)
    when = (*selection.made.timetuple()[:6],)
    sums = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _files(selection, written):
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
            sums.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
        archive.writestr(zipfile.ZipInfo("SHA256SUMS", when), "".join(sums))
    return written


def _without_documents(selection: Selection) -> Iterator[Loss]:
    """For each event, what of its stored documents is not in the packet."""
    texts, snapshots = set(selection.texts), set(selection.snapshots)
    for event in selection.events:
        used = {item.document.id for item in event.evidence}
        if used - texts:
            yield Loss(event_id=event.id, what="a stored document, of which only quotes leave")
        if (used & texts) - snapshots:
            yield Loss(event_id=event.id, what="the bytes of a stored document, not its text")


def _files(selection: Selection, written: LossReport) -> Iterator[tuple[str, bytes]]:
    """Every file but the list of hashes, by its name."""
    title = f"{selection.stamp} – {selection.title}" if selection.stamp else selection.title
    yield "README.txt", GUIDE.format(title=one_line(title)).encode("utf-8", "replace")
    yield "manifest.json", _manifest(selection)
    yield "index.html", _index(selection, written).encode("utf-8", "replace")
    for document in selection.documents:
        snapshot = selection.snapshots.get(document.id)
        page = _document(document, selection, f"snapshots/{document.id}.bin" if snapshot else None)
        yield f"documents/{document.id}.html", page.encode("utf-8", "replace")
        if snapshot is not None:
            yield f"snapshots/{document.id}.bin", snapshot


def _manifest(selection: Selection) -> bytes:
    content = {
        "format": "timeline-packet",
        "version": 1,
        "title": selection.title,
        "stamp": selection.stamp,
        "made": selection.made.isoformat(timespec="seconds"),
        "events": {event.id: event.version for event in selection.events},
        "documents": {document.id: document.sha256 or None for document in selection.documents},
    }
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


@cache
def _templates() -> Environment:
    names = ("packet.html", "packet-document.html")
    return Environment(
        autoescape=True,
        loader=DictLoader({name: _file(name) for name in names}),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _file(name: str) -> str:
    return (files("timeline.export") / name).read_text(encoding="utf-8")


def _index(selection: Selection, written: LossReport) -> str:
    code, style = _file("packet.js"), _file("packet.css")
    made = selection.made
    return (
        _templates()
        .get_template("packet.html")
        .render(
            policy=content_policy(code, style),
            style=Markup(style),
            script=Markup(code),
            title=one_line(selection.title),
            stamp=selection.stamp,
            summary=f"{counted(len(selection.events), 'line')}, "
            f"{counted(len(selection.documents), 'document')}.",
            events=[_line(event) for event in selection.events],
            losses=[one_line(line) for line in loss_counts(written)],
            made=f"{date_words(made.date().isoformat())}, {made:%H:%M} UTC",
            version=__version__,
        )
    )


def _line(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "version": event.version,
        "when": date_words(event.date),
        "headline": told(event),
        "notes": [safe_text(note) for note in event.notes],
        "quotes": [_quote(item) for item in in_order(event)],
    }


def _quote(item: Evidence) -> dict[str, Any]:
    return {
        "claim": item.claim_id,
        "against": item.relation == "disputes",
        "words": safe_text(item.claim.quote),
        "translations": translated(item),
        "source": source_words(item),
        "standing": claim_words(item),
        "reason": date_reason(item.claim, item.document),
        "file": f"documents/{item.document.id}.html",
        "link": quote_link(item),
        "sha256": item.document.sha256,
    }


def _document(document: DocumentRecord, selection: Selection, snapshot: str | None) -> str:
    style = _file("packet.css")
    text = selection.texts.get(document.id)
    items = {
        item.claim_id: item
        for event in selection.events
        for item in event.evidence
        if item.document.id == document.id
    }
    quotes = sorted(items.values(), key=lambda item: (item.claim.start, item.claim.end))
    inside = [item for item in quotes if not item.elsewhere]
    outside = [item for item in quotes if item.elsewhere]
    found = [
        *(parts(text, inside) if text is not None else alone(inside)),
        *(Part("\n\n", False, ()) for _ in outside[:1]),
        *alone(outside),
    ]
    return (
        _templates()
        .get_template("packet-document.html")
        .render(
            policy=content_policy("", style),
            style=Markup(style),
            title=one_line(document.title or source_name(document)),
            stamp=selection.stamp,
            facts=list(_facts(document)),
            snapshot=snapshot,
            whole=text is not None,
            parts=list(found),
        )
    )


def _facts(document: DocumentRecord) -> Iterator[tuple[str, str]]:
    for name, value in (
        ("Publisher", document.publisher),
        ("Author", document.byline),
        ("Published", date_words(document.published[:10]) if document.published else None),
        ("Address", document.url),
        ("Captured", document.captured),
        ("SHA-256", document.sha256),
    ):
        if value:
            yield name, one_line(value)


def parts(text: str, quotes: list[Evidence]) -> Iterator[Part]:
    """The text cut where quotes begin and end; `quotes` in the order of their places."""
    borders = {0, len(text)}
    for item in quotes:
        borders |= {min(item.claim.start, len(text)), min(item.claim.end, len(text))}
    begins: dict[int, list[str]] = {}
    opened: dict[int, int] = {}
    for item in quotes:
        begins.setdefault(min(item.claim.start, len(text)), []).append(item.claim_id)
        for border, step in ((item.claim.start, 1), (item.claim.end, -1)):
            at = min(border, len(text))
            opened[at] = opened.get(at, 0) + step
    open_quotes = 0
    cuts = sorted(borders)
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        open_quotes += opened.get(start, 0)
        if start < end or start in begins:
            words = safe_text(text[start:end])
            yield Part(words, open_quotes > 0, tuple(begins.get(start, ())))


def alone(quotes: list[Evidence]) -> Iterator[Part]:
    """The quotes by themselves, of a document whose text does not leave."""
    for item in quotes:
        yield Part(safe_text(item.claim.quote), True, (item.claim_id,))
        yield Part("\n\n[…]\n\n", False, ())


PACKET = Format(
    name="packet",
    suffix=".packet.zip",
    media_type="application/zip",
    public=False,
    write=write_packet,
)
