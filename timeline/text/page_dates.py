"""When a page was published: what it declares, what its parts say, and a guess where they do not.

The day is the one the page shows its readers: where one moment is stated both in UTC and in local
time, the local day counts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import htmldate
from lxml.html import HtmlElement

from ..model import PublishedBasis
from .comparison import one_line
from .linked_data import Node, first_text
from .written_dates import day, moment, stamped_date

# Names under which pages declare the date of publication, in the order of trust.
NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "og:published_time", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "rnews:datepublished", "dc.date.issued", "dcterms.issued",
    "article_date_original", "originalpublicationdate", "citation_publication_date",
    "citation_online_date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publisheddate", "published", "publication_date", "date", "dc.date", "dcterms.date",
    "sailthru.date", "displaydate", "dcterms.created", "its_publication", "date.created",
    "datecreated", "date.available",
)  # fmt: skip
_PUBLICATION = re.compile(r"publi|posted|entry-date|pubdate|erschienen|veröffentlicht", re.I)
_UPDATE = re.compile(r"updat|modif|aktualis|actualiz|stand:", re.I)
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page with its declared names and linked data at hand.

    `names` are the values of every `meta` by its name (lower case), `nodes` the objects of its
    JSON-LD, `article` the one of them that describes the article.
    """

    tree: HtmlElement
    address: str | None
    names: Mapping[str, list[str]]
    headings: Sequence[str]
    window: str
    nodes: Sequence[Node]
    article: Node

    def first(self, *names: str) -> list[str]:
        """The first declared value of each name that has one."""
        return [self.names[name][0] for name in names if name in self.names]


@dataclass(frozen=True, slots=True)
class Publication:
    """The day of publication, how it was learnt, and what speaks against it."""

    day: dt.date | None = None
    basis: PublishedBasis = "unknown"
    remarks: tuple[str, ...] = ()


def publication(page: Page, *, latest: dt.date | None) -> Publication:
    """The day a page was published: stated by its data or parts, else guessed."""
    stated = [(stamp, found) for stamp in _stated(page) if (found := _valid(stamp, latest))]
    if stated:
        stamp, found = stated[0]
        local = _local(stamp, [other for other, _ in stated[1:]])
        return Publication(local or found, "metadata", _doubts([found for _, found in stated]))
    guess = _guess(page, latest)
    return Publication(guess, "guessed") if guess else Publication()


def _stated(page: Page) -> Iterator[str]:
    yield first_text(page.article.get("datePublished"))
    for name in NAMES:
        yield from page.names.get(name, [])[:1]
    yield from _elements(page.tree)
    for node in page.nodes:
        yield first_text(node.get("datePublished"))
    yield first_text(page.article.get("dateCreated"))


def _elements(tree: HtmlElement) -> Iterator[str]:
    """Time stamps of elements that are marked as the date of publication."""
    marked = tree.xpath('//*[@itemprop="datePublished" or @property="datePublished" or @pubdate]')
    for node in marked[:3]:
        yield node.get("datetime") or node.get("content") or one_line(node.text_content())
    for node in list(tree.iter("time"))[:10]:
        parent = node.getparent()
        classes = f"{node.get('class')} {parent.get('class') if parent is not None else ''}"
        if _PUBLICATION.search(classes) and not _UPDATE.search(classes):
            yield node.get("datetime") or one_line(node.text_content())


def _valid(stamp: str, latest: dt.date | None) -> dt.date | None:
    """The day of a stamp, if it can be the page's: not after it was captured."""
    found = stamped_date(stamp) if stamp else None
    late = found and latest and found > latest + dt.timedelta(days=1)
    return None if late else found


def _local(stamp: str, others: Sequence[str]) -> dt.date | None:
    """The local day of a moment stated in UTC, where the page states the same moment locally."""
    first = moment(stamp)
    if first is None or first.utcoffset():
        return None
    for other in others:
        second = moment(other)
        if second and second.utcoffset() and abs(second - first) < dt.timedelta(minutes=2):
            return second.date()
    return None


def _doubts(days: Sequence[dt.date]) -> tuple[str, ...]:
    """A remark where the page states days more than one apart."""
    others = sorted({one for one in days if abs((one - days[0]).days) > 1})
    if not others:
        return ()
    listed = ", ".join(one.isoformat() for one in others[:3])
    return (f"The page also states other dates of publication: {listed}.",)


def _guess(page: Page, latest: dt.date | None) -> dt.date | None:
    """The day in the page's address, else what htmldate finds in its parts and text."""
    path = urlsplit(page.address).path if page.address else ""
    match = _IN_ADDRESS.search(path)
    if match and (found := day(*map(int, match.groups()))):
        return found
    text = htmldate.find_date(
        page.tree,
        extensive_search=False,
        original_date=True,
        url=page.address,
        max_date=latest.isoformat() if latest else None,
    )
    return dt.date.fromisoformat(text) if text else None
