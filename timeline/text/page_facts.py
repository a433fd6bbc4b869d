"""What a page says about itself: title, byline, publisher, address, language, date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from ..model import PublishedBasis
from .comparison import one_line, plainly
from .html_edges import BY
from .languages import plain_code
from .linked_data import (
    ARTICLES,
    first_text,
    linked_nodes,
    main_article,
    names_of,
    type_names,
)
from .page_dates import Page, publication
from .page_marks import LONGEST_NAME, described_person, entry_titles, marked_names, signed_line
from .titles import page_title

# Names under which pages declare things, in the order of trust.
TITLES = (
    "og:title", "twitter:title", "headline", "dc.title", "dcterms.title", "parsely-title",
    "sailthru.title", "title",
)  # fmt: skip
BYLINES = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "citation_author",
)  # fmt: skip
SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "al:ios:app_name",
         "al:android:app_name", "apple-mobile-web-app-title")  # fmt: skip
LANGUAGES = ("content-language", "language", "dc.language", "dcterms.language", "og:locale")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the page says about itself; None where it says nothing.

    `body` is the article's text where the page states it among its data, `headlines` are all forms
    of its title.
    """

    title: str | None
    published: dt.date | None
    published_basis: PublishedBasis
    byline: str | None
    publisher: str | None
    url: str | None
    language: str | None
    body: str | None
    headlines: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def looked_over(tree: HtmlElement, address: str | None) -> Page:
    """A page with its declared names and linked data at hand."""
    names = _declared(tree)
    address = _address(tree, names, address)
    headings = [*entry_titles(tree), *(one_line(node.text_content()) for node in tree.iter("h1"))][
        :20
    ]
    window = one_line(tree.findtext(".//title"))
    nodes = linked_nodes(
        node.text or ""
        for node in tree.iter("script")
        if "ld+json" in (node.get("type") or "").lower()
    )
    titles = [*names.get("og:title", []), *headings, window]
    article = main_article(nodes, titles=titles, address=address) or {}
    return Page(
        tree=tree,
        address=address,
        names=names,
        headings=headings,
        window=window,
        nodes=nodes,
        article=article,
    )


def page_facts(
    tree: HtmlElement, *, address: str | None = None, latest: dt.date | None = None
) -> PageFacts:
    """Read a page's facts. `latest` is the day it was captured: nothing is published after it."""
    page = looked_over(tree, address)
    sites = [*page.first(*SITES), *names_of(page.article.get("publisher"), page.nodes)]
    found = publication(page, latest=latest)
    return PageFacts(
        title=page_title(
            declared=page.first(*TITLES),
            headings=page.headings,
            linked=_linked_titles(page),
            window=page.window,
            sites=sites,
            address=page.address,
        ),
        published=found.day,
        published_basis=found.basis,
        byline=_byline(page, sites),
        publisher=_publisher(page),
        url=page.address,
        language=_language(page),
        body=_stated_body(page.article.get("articleBody")),
        headlines=(*page.headings, *page.first(*TITLES)),
        remarks=found.remarks,
    )


def _stated_body(value: Any) -> str | None:
    """The article's text among the page's data, with its line breaks."""
    text = value[0] if isinstance(value, list) and value else value
    return text.strip() or None if isinstance(text, str) else None


def _linked_titles(page: Page) -> list[str]:
    """Headlines among the page's data; the name of a mere web page often carries the site's."""
    names = ("headline", "name") if type_names(page.article) & ARTICLES else ("headline",)
    return [first_text(page.article.get(name)) for name in names]


def _declared(tree: HtmlElement) -> Mapping[str, list[str]]:
    """The values of every `meta` by its name, lower case; empty ones and templates left out."""
    names: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        value = one_line(node.get("content"))
        if not value or "{{" in value or value in ("null", "undefined"):
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = node.get(attribute)
            if name:
                names.setdefault(name.strip().lower(), []).append(value)
    return names


def _address(tree: HtmlElement, names: Mapping[str, list[str]], address: str | None) -> str | None:
    """The page's own address: canonical, or declared; where it came from, if those lead elsewhere.

    A fetched page may not claim to be another site's.
    """
    canonical = next(
        (
            node.get("href", "")
            for node in tree.iter("link")
            if "canonical" in (node.get("rel") or "").lower().split()
        ),
        "",
    )
    offered = [canonical, *names.get("og:url", []), *names.get("parsely-link", [])]
    for link in filter(None, map(str.strip, offered)):
        try:
            full = urljoin(address, link) if address else link
            parts = urlsplit(full)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname or len(full) > 2000:
            continue
        if parts.path in ("", "/") and not parts.query and link != canonical:
            continue
        if address is None or _site(parts.hostname) == _site(urlsplit(address).hostname or ""):
            return full
    return address or _saved_from(tree)


def _saved_from(tree: HtmlElement) -> str | None:
    """The address that browsers write into a comment above a page they save."""
    before = tree.getroottree().getroot()
    comment = before.getprevious()
    while comment is not None:
        match = re.search(r"saved from url=\(\d+\)(https?://\S+)", comment.text or "")
        if match:
            return match[1]
        comment = comment.getprevious()
    return None


def _site(host: str) -> str:
    """The part of a host name that two addresses of one site share."""
    return re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", host.lower())


def _byline(page: Page, sites: Sequence[str]) -> str | None:
    named = names_of(page.article.get("author"), page.nodes)
    declared = [value for name in BYLINES for value in page.names.get(name, [])]
    marked = marked_names(page.tree, "author") or described_person(page.tree)
    for group in (named, declared, marked, signed_line(page.tree)):
        people = [BY.sub("", name) for name in group if _is_byline(name)]
        people = [name for name in people if name not in sites] or people
        if people:
            return ", ".join(dict.fromkeys(people))
    return None


def _is_byline(name: str) -> bool:
    return (
        0 < len(name) <= 4 * LONGEST_NAME
        and "://" not in name
        and not name.startswith("@")
        and any(map(str.isalpha, name))
    )


def _publisher(page: Page) -> str | None:
    named = names_of(page.article.get("publisher"), page.nodes)
    for name in (*named, *page.first(*SITES), *marked_names(page.tree, "publisher")):
        if len(name) <= LONGEST_NAME and "://" not in name and plainly(name):
            return name
    host = (urlsplit(page.address).hostname or "") if page.address else ""
    return _site(host) or None


def _language(page: Page) -> str | None:
    stated = [page.tree.get("lang"), page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")]
    stated += page.first(*LANGUAGES)
    stated.append(first_text(page.article.get("inLanguage")))
    codes: Iterable[str | None] = map(plain_code, stated)
    return next(filter(None, codes), None)
