"""When a page was published: what it declares, what its parts say, and a guess where they do not.

The day is the one that is stated, in whatever time zone it is stated.
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
from .languages import plain_code
from .linked_data import Node, first_text
from .visible_dates import visible_date
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
    "datecreated", "date.available", "govuk:first-published-at", "first-published-at", "pdate",
)  # fmt: skip
_PUBLICATION = re.compile(r"publi|posted|entry-date|pubdate|erschienen|veröffentlicht", re.I)
_UPDATE = re.compile(r"updat|modif|aktualis|actualiz|stand:", re.I)
_IN_ADDRESS = re.compile(
    r"(?<=[/_-])(?:(20\d\d|19\d\d)[/_-](\d{1,2})[/_-](\d{1,2})|(20\d\d)([01]\d)([0-3]\d))(?=[/_.-]|$)"
)
_MARKED = (
    '//*[@itemprop="datePublished" or @property="datePublished" or @pubdate'
    ' or @property="schema:datePublished" or @property="schema:dateCreated"'
    ' or @property="dc:issued" or @property="dcterms:issued" or @property="dc:date"]'
    ' | //abbr[contains(concat(" ", normalize-space(@class), " "), " published ")]'
)
ONE_DAY = dt.timedelta(days=1)
SAME = dt.timedelta(minutes=2)


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
    """The day a page was published: stated by its data or parts, else guessed.

    `latest` is the day it was captured; a later day is taken only where there is no other.
    """
    language = plain_code(page.tree.get("lang"))
    found = ((stamp, stamped_date(stamp, language=language)) for stamp in _stated(page) if stamp)
    stated = [(stamp, on) for stamp, on in found if on]
    possible = [one for one in stated if latest is None or one[1] <= latest + ONE_DAY]
    if possible:
        remarks = (*_doubts([on for _, on in possible]), *_local(possible))
        return Publication(possible[0][1], "metadata", remarks)
    if stated:
        remark = "The page states a date of publication later than the day it was captured."
        return Publication(stated[0][1], "metadata", (remark,))
    guess = _guess(page, latest, language)
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
    for node in tree.xpath(_MARKED)[:3]:
        stated = node.get("datetime") or node.get("content") or node.get("title")
        yield stated or one_line(node.text_content())
    for node in list(tree.iter("time"))[:10]:
        parent = node.getparent()
        classes = f"{node.get('class')} {parent.get('class') if parent is not None else ''}"
        if _PUBLICATION.search(classes) and not _UPDATE.search(classes):
            yield node.get("datetime") or one_line(node.text_content())


def _local(stated: Sequence[tuple[str, dt.date]]) -> tuple[str, ...]:
    """A remark where the page states the same moment on another day of local time."""
    first = moment(stated[0][0])
    for stamp, on in stated[1:]:
        second = moment(stamp)
        if first and second and abs(second - first) < SAME and on != stated[0][1]:
            return (f"In another time zone the page states its publication as {on.isoformat()}.",)
    return ()


def _doubts(days: Sequence[dt.date]) -> tuple[str, ...]:
    """A remark where the page states days more than one apart."""
    others = sorted({one for one in days if abs((one - days[0]).days) > 1})
    if not others:
        return ()
    listed = ", ".join(one.isoformat() for one in others[:3])
    return (f"The page also states other dates of publication: {listed}.",)


def _guess(page: Page, latest: dt.date | None, language: str | None) -> dt.date | None:
    """The day in the page's address, else one printed by its heading, else htmldate's finding."""
    path = urlsplit(page.address).path if page.address else ""
    for match in _IN_ADDRESS.finditer(path):
        if found := day(*(int(number) for number in match.groups() if number)):
            return found
    if (found := visible_date(page.tree, language=language)) and (not latest or found <= latest):
        return found
    text = htmldate.find_date(
        page.tree,
        extensive_search=False,
        original_date=True,
        url=page.address,
        max_date=latest.isoformat() if latest else None,
    )
    return dt.date.fromisoformat(text) if text else None
