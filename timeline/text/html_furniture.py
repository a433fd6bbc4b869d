"""What stands around an article on its page: menus, comments, notices, boxes with other articles.

It is told by the names that authors of pages give to their parts. A name alone never costs the
article: a part that holds the main heading, or most of the page's prose, stays.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

# Parts that may be longer than the article itself; they go as long as prose is left.
_LOUD = re.compile(
    r"\b(?:comments?|commentlist|comment (?:list|body|wrapper|respond|section|thread)|disqus|"
    r"respond|cookies?|cookiebot|consent|onetrust|ot sdk|didomi|gdpr|usercentrics|"
    r"portable archive)\b"
)
# Parts that are small beside the article; a larger one is no such part, whatever it is called.
_SMALL = re.compile(
    r"\b(?:shar(?:e|ing)(?: \w+)?|sharedaddy|addtoany|social(?: \w+)?|related(?: \w+)?|"
    r"\w+ related|jp relatedposts|correlati|recirc\w*|recommend\w*|outbrain|taboola|"
    r"most (?:read|viewed|popular)|mostread|mais lidas|trending|read ?(?:more|next|also)|"
    r"more on|see also\w*|richlink|rich link|interstitial(?: \w+)?|links block|newsletter\w*|"
    r"subscri(?:be|ption)(?: \w+)?|signup|sign up|mailing list|upgrade cta|bookmark card|"
    r"callout card|paywall (?:offer|prompt|message|overlay)|regwall|piano offer|ad|ads|"
    r"advert\w*|adslot|sponsor\w*|amp ad|content ads|breadcrumbs?|pagination|post navigation|"
    r"navbar|sidebar|widget area|skip link|skip|tag list|tags links|post tags|article tags|"
    r"topics|keywords|author bio|author box|about author|bottom of article|print head|"
    r"print foot|published dates|promo|visually hidden|visuallyhidden|sr only|"
    r"screen reader text|field name field tags|post footer|entry footer)\b"
)
_ROLES = frozenset({"navigation", "contentinfo", "search", "dialog", "banner"})
_NAMED = ("class", "id", "data-component", "data-testid", "data-area", "data-gu-name")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^a-z0-9]+")
# Classes that tell an article's subject or a page's kind, not what a part of it is for.
_SUBJECT = re.compile(
    r"^(?:category|tag|post|type|format|status|page|single|template|has|no|with|is)-", re.I
)
_KEPT = frozenset({"html", "body", "main", "head", "h1", "title", "p", "article"})
SHARE = 0.4  # of a page's prose, which no small part holds
LEFT = 120  # characters of prose that stay, whatever goes
_STOP = re.compile(r"[.!?。！？।؟]")
CELL = 250  # characters; a longer cell holds running text
_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})


def furnished(tree: HtmlElement) -> HtmlElement:
    """A copy of a page without what stands around its article, and without layout by tables."""
    page = copy.deepcopy(tree)
    _unroll_tables(page)
    prose = _prose(page)
    whole = left = prose[page]
    for node in list(_parts(page)):
        if node.getparent() is None or not _is_around(node, prose, whole, left):
            continue
        left -= prose[node]
        for inner in list(node.iter()):
            prose.pop(inner, None)
        node.drop_tree()
    return page


def _parts(page: HtmlElement) -> Iterator[HtmlElement]:
    """Every element that could be one, outer ones first."""
    for node in page.iter():
        if isinstance(node.tag, str) and node.tag not in _KEPT:
            yield node


def _is_around(node: HtmlElement, prose: dict[HtmlElement, int], whole: int, left: int) -> bool:
    if node not in prose:  # it went with the part around it
        return False
    name = part_name(node)
    loud = _LOUD.search(name) is not None
    small = (
        _SMALL.search(name) is not None
        or node.get("role") in _ROLES
        or node.tag in ("nav", "amp-ad", "amp-consent", "amp-sidebar", "dialog")
    )
    if not (loud or small) or left - prose[node] < min(LEFT, whole):
        return False
    if not loud and prose[node] > SHARE * whole:
        return False
    return (loud and "comment" not in name) or node.find(".//h1") is None


def part_name(node: HtmlElement) -> str:
    """The words a part of a page is called by: 'comment list respond'."""
    named = (
        word
        for attribute in _NAMED
        for word in (node.get(attribute) or "").split()
        if not _SUBJECT.match(word)
    )
    return " ".join(_WORD.sub(" ", _CAMEL.sub(" ", word).lower()).strip() for word in named)


def _prose(page: HtmlElement) -> dict[HtmlElement, int]:
    """Characters of running text in each element; what has no full stop is no running text."""
    found: dict[HtmlElement, int] = {}
    for node in reversed(list(page.iter())):
        inside = [child for child in node if isinstance(child.tag, str)]
        texts = (node.text, *(child.tail for child in node))
        own = sum(len(text.strip()) for text in texts if text and _STOP.search(text))
        if isinstance(node.tag, str):
            silent = node.tag in ("script", "style", "template")
            found[node] = 0 if silent else own + sum(found[child] for child in inside)
    return found


def _unroll_tables(page: HtmlElement) -> None:
    """Tables that only arrange a page become plain divisions, so that no article is a cell."""
    for table in list(page.iter("table")):
        if any(_runs(cell) for cell in table.iter("td")):
            for node in [table, *_own_cells(table)]:
                node.tag = "div"


def _runs(cell: HtmlElement) -> bool:
    """Whether a cell holds an article or a table, not a figure or a few words."""
    if cell.find(".//table") is not None or cell.find(".//h1") is not None:
        return True
    paragraphs = sum(1 for _ in cell.iter("p"))
    return paragraphs > 1 and len(" ".join(cell.text_content().split())) > CELL


def _own_cells(table: HtmlElement) -> Iterator[etree._Element]:
    """The rows and cells of a table, not those of tables inside it."""
    stack = list(table)
    while stack:
        node = stack.pop()
        if node.tag in _TABLE and node.tag != "table":
            yield node
            stack.extend(node)
