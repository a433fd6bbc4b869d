"""What a PDF says about itself: title, author, publisher, date. Most of it is to be doubted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from ..model import PublishedBasis
from .comparison import one_line
from .creation import believable_creation
from .pdf_lines import Line
from .written_dates import day, stamped_date, written_date

LONGEST = 300
TOP = 12  # lines at the top of the first page among which a date may stand alone
_CREATED = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_FILE_NAME = re.compile(
    r"\.\w{2,5}$|^(?:microsoft (?:word|powerpoint|excel) - |untitled|document\d*$|doc\d*$|"
    r"slide \d|print(?:ing)?\b|layout \d|\W*$)|[_/\\]|^\S+$",
    re.I,
)
_ACCOUNT = re.compile(r"\\|\b(?:microsoft|office|user|admin|administrator|unknown)\b", re.I)
_LABEL = re.compile(r"^(?:filed|date|dated|published|issued|released|decided|updated)\b:?\s*", re.I)
PACKET = b"<x:xmpmeta", b"</x:xmpmeta>", 200_000  # how XMP begins, ends, and how long it is at most
_XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}
_PRISM = re.compile(r"\{http://prismstandard\.org/namespaces/basic/[\d.]+/\}(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What a PDF says about itself; None where it says nothing believable."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    basis: PublishedBasis = "unknown"


def pdf_facts(
    metadata: Mapping[str, str],
    content: bytes,
    *,
    first: Sequence[Line],
    heads: Sequence[Line],
    text: str,
    scanned: bool,
) -> PdfFacts:
    """Read title, author and dates from the metadata, the first page and the running heads.

    The date of creation of a scan is the day of scanning, and is not used; nor is one before the
    days its text tells of.
    """
    packet = _packet(content)
    published = stamped_date(packet.get("publicationDate", ""))
    basis: PublishedBasis = "metadata" if published else "unknown"
    if published is None:
        created = None if scanned else _created(metadata.get("CreationDate", ""))
        published = _printed(first, heads) or believable_creation(created, text)
        basis = "guessed" if published else "unknown"
    author = one_line(metadata.get("Author") or packet.get("creator"))
    return PdfFacts(
        title=_title(metadata, packet, first),
        byline=author if is_name(author) else None,
        publisher=one_line(packet.get("publisher")) or None,
        published=published,
        basis=basis,
    )


def _title(
    metadata: Mapping[str, str], packet: Mapping[str, str], first: Sequence[Line]
) -> str | None:
    for title in (one_line(metadata.get("Title")), one_line(packet.get("title"))):
        if believable_title(title):
            return title
    return _largest(first)


def believable_title(title: str) -> bool:
    """Whether a title among a file's properties is one, and not a file name or a program's."""
    return 0 < len(title) <= LONGEST and not _FILE_NAME.search(title)


def _largest(lines: Sequence[Line]) -> str | None:
    """The lines in the largest letters of the first page, where they stand out."""
    worded = [line for line in lines if sum(map(str.isalpha, line.text)) >= 4]
    if len(worded) < 3:
        return None
    usual = sorted(line.size for line in worded)[len(worded) // 2]
    largest = max(line.size for line in worded)
    if largest < 1.15 * usual:
        return None
    chosen = [line for line in worded if line.size > 0.95 * largest]
    start = worded.index(chosen[0])
    title = one_line(" ".join(line.text for line in worded[start : start + 4] if line in chosen))
    return title if 8 <= len(title) <= LONGEST else None


def _printed(first: Sequence[Line], heads: Sequence[Line]) -> dt.date | None:
    """A date that stands alone at the top of the first page, or in the running heads."""
    top = sorted(first, key=lambda line: -line.top)[:TOP]
    for line in (*top, *heads[:20]):
        for part in re.split(r"\s+[/|•·]\s+", line.text):
            found = written_date(_LABEL.sub("", part.strip()))
            if found:
                return found
    return None


def _created(stamp: str) -> dt.date | None:
    match = _CREATED.match(stamp)
    return day(*map(int, match.groups())) if match else None


def is_name(author: str) -> bool:
    """Whether an author is somebody, not an account ('localuser', 'JOHNSCA')."""
    return " " in author and len(author) <= 200 and not _ACCOUNT.search(author)


def _packet(content: bytes) -> dict[str, str]:
    """Dublin Core and PRISM fields of the XMP packet, where it stands uncompressed in the file."""
    begin, end, longest = PACKET
    start = content.find(begin)
    stop = content.find(end, start, start + longest) if start >= 0 else -1
    if stop < 0:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        tree = etree.fromstring(content[start : stop + len(end)], parser)
    except etree.XMLSyntaxError:
        return {}
    if tree is None:
        return {}
    fields: dict[str, str] = {}
    for node in tree.iter(etree.Element):
        for name, value in [(node.tag, "".join(node.itertext())), *node.attrib.items()]:
            dublin = f"{{{_XMP['dc']}}}"
            short = name.removeprefix(dublin) if name.startswith(dublin) else None
            prism = _PRISM.match(name)
            key = short or (prism[1] if prism else None)
            if key and value.strip():
                fields.setdefault(key, one_line(value))
    return fields
