"""Does evidence by hand lie where it is said to? Each kind of place has its own check."""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator

from ..model import Locator
from ..text.media import Extent, MediaKind, extent_of
from .connection import Session

NEEDED: dict[str, tuple[MediaKind, str]] = {
    "page": ("pages", "a PDF with pages"),
    "image": ("picture", "a picture"),
    "time code": ("recording", "a recording"),
}


def place_of(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where words stand in a text letter for letter, however its lines are broken."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (match.span() for match in re.finditer(pattern, text)) if pattern else iter(())


def misplaced_in(content: bytes | None, locator: Locator) -> Iterator[str]:
    """What is wrong with a place in these (compressed) bytes, one sentence each."""
    yield from _impossible(locator)
    if content is None or locator.kind not in NEEDED:
        return
    extent = extent_of(zlib.decompress(content))
    kind, words = NEEDED[locator.kind]
    if extent is None or extent.kind != kind:
        yield f"the document is not {words}"
    else:
        yield from _beyond(locator, extent)


def _impossible(locator: Locator) -> Iterator[str]:
    if locator.region is not None:
        x, y, width, height = locator.region
        inside = x >= 0 and y >= 0 and x + width <= 1.000001 and y + height <= 1.000001
        if not inside or width <= 0 or height <= 0:
            yield "a region is x,y,width,height as parts of the whole, from 0 to 1, and lies inside"
    if locator.kind == "page" and (locator.page or 0) < 1:
        yield "pages are counted from 1"
    if locator.kind == "time code":
        begin, end = locator.begin, locator.end
        if begin is None or begin < 0 or (end is not None and end <= begin):
            yield "a stretch of a recording ends after it begins"


def _beyond(locator: Locator, extent: Extent) -> Iterator[str]:
    if locator.page and extent.pages and locator.page > extent.pages:
        yield f"the document has {extent.pages} pages and no page {locator.page}"
    last = max(locator.begin or 0.0, locator.end or 0.0)
    if extent.seconds is not None and last > extent.seconds + 1:
        yield f"the recording lasts {extent.seconds:.0f} seconds and ends before {last:.0f}"


POINTED = """
select claims.id, claims.quote, claims.start, claims.end, claims.locator, texts.text,
  snapshots.content
from claims join texts on texts.id = claims.text_id
join documents on documents.id = claims.document_id
join snapshots on snapshots.sha256 = documents.snapshot_sha256
where claims.locator_kind != 'text' and claims.current and not documents.withdrawn
order by claims.rowid
"""


def misplaced(session: Session) -> Iterator[tuple[str, str]]:
    """Claims by hand that do not lie where they say, each with what is wrong."""
    for row in session.query(POINTED):
        if row["text"][row["start"] : row["end"]] != row["quote"]:
            yield row["id"], "its words are not those that were typed"
        locator = locator_of(row)
        for wrong in misplaced_in(row["content"], locator) if locator else ():
            yield row["id"], wrong


def locator_of(row: sqlite3.Row) -> Locator | None:
    """Where a claim lies, from its column; None for a stretch of a text."""
    if row["locator"] is None:
        return None
    told = json.loads(row["locator"])
    region = tuple(told.pop("region") or ())
    return Locator(**told, region=region if len(region) == 4 else None)
