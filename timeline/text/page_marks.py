"""What the marked parts of a page say: microdata, RDFa, and the classes content systems use."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from .comparison import one_line
from .html_edges import BY

LONGEST_NAME = 80
_ENTRY = '//*[@itemprop="headline" or contains(concat(" ", normalize-space(@class), " "), " {} ")]'
_ENTRIES = ("entry-title", "post-title", "article-title")
_SEPARATED = re.compile(r"[_-]+")
_SIGNED = re.compile(r"\b(?:byline|author|autor|auteur|firma)\b", re.I)


def entry_titles(tree: HtmlElement) -> list[str]:
    """The heading that is marked as the article's own, where there is but one such."""
    for name in _ENTRIES:
        found = [one_line(node.text_content()) for node in tree.xpath(_ENTRY.format(name))]
        found = list(dict.fromkeys(filter(None, found)))
        if found:
            return found if len(found) == 1 else []
    return []


def marked_names(tree: HtmlElement, role: str) -> list[str]:
    """The names of people or bodies that microdata marks: `itemprop`, `rel`."""
    names = []
    for node in tree.xpath("//*[@itemprop=$role or @rel=$role]", role=role)[:5]:
        named = node.xpath('.//*[@itemprop="name"]')
        stated = (named[0] if named else node).get("content")
        names.append(one_line(stated or (named[0] if named else node).text_content()))
    return names


def described_person(tree: HtmlElement) -> list[str]:
    """The first person that RDFa describes: who submitted the page."""
    found = tree.xpath('//*[@typeof="schema:Person" or @typeof="Person"]')[:1]
    return [one_line(node.text_content()) for node in found]


def signed_line(tree: HtmlElement) -> list[str]:
    """The line that a page's parts call its byline; only the first, and only a few words of it."""
    for node in tree.iter("p", "div", "span", "a", "address"):
        if not _SIGNED.search(_SEPARATED.sub(" ", node.get("class") or "")):
            continue
        name = BY.sub("", one_line(node.text_content()))
        if 3 < len(name) <= LONGEST_NAME and not re.search(r"[\d.!?|@]", name):
            return [name]
    return []
