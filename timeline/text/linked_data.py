"""JSON-LD: what a page says about itself in schema.org's words, broken JSON tolerated."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from .comparison import plainly

Node = dict[str, Any]

# schema.org types, likeliest first: what an article is, what may stand for one, what holds one.
ARTICLES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "asknewsarticle",
    "backgroundnewsarticle", "opinionnewsarticle", "reviewnewsarticle", "advertisercontentarticle",
    "satiricalarticle", "liveblogposting", "blogposting", "socialmediaposting", "techarticle",
    "scholarlyarticle", "medicalscholarlyarticle", "report", "discussionforumposting",
})  # fmt: skip
STAND_INS = frozenset({"claimreview", "interview", "podcastepisode", "creativework"})
HOLDERS = frozenset({"webpage", "itempage", "videoobject"})
# What hangs on these names is another article or somebody else's.
ASIDES = frozenset({
    "itemreviewed", "isbasedon", "citation", "mentions", "about", "comment", "itemlistelement",
    "liveblogupdate", "subjectof", "video", "audio", "image", "relatedlink", "haspart",
    "associatedmedia", "suggestedanswer", "publisher", "author", "potentialaction", "breadcrumb",
    "ispartof", "sharedcontent", "backstory",
})  # fmt: skip
MOST_NODES = 2000
_COMMA = re.compile(r",(\s*[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|/\*.*?\*/|//[^\n]*\n|<!\[CDATA\[)+|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_PAIR = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated|articleBody|inLanguage|url)"'
    r'\s*:\s*"((?:[^"\\]|\\.)*)"'
)


def linked_nodes(scripts: Iterable[str]) -> list[Node]:
    """Every object of a page's JSON-LD, outer ones before what they hold, asides left out."""
    nodes: list[Node] = []
    for script in scripts:
        for value in _values(script):
            nodes.extend(_walk(value, MOST_NODES - len(nodes)))
    return nodes


def main_article(nodes: list[Node], *, titles: Iterable[str], address: str | None) -> Node | None:
    """The object that describes the page's article: of the best type, then by title or address."""
    known = {plainly(title) for title in titles}

    def rank(node: Node) -> tuple[int, bool]:
        types = type_names(node)
        family = next(
            (at for at, names in enumerate((ARTICLES, STAND_INS, HOLDERS)) if types & names), 3
        )
        agrees = plainly(first_text(node.get("headline")) or first_text(node.get("name"))) in known
        here = bool(address) and address in _addresses(node)
        return family, not (agrees or here)

    ranked = [(rank(node), at) for at, node in enumerate(nodes)]
    ranked = [entry for entry in ranked if entry[0][0] < 3]
    return nodes[min(ranked)[1]] if ranked else None


def type_names(node: Node) -> set[str]:
    """The schema.org types of a node, lower case, without their address."""
    types = node.get("@type") or ()
    listed = types if isinstance(types, list) else [types]
    return {str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in listed}


def first_text(value: Any) -> str:
    """The first text in a value that may be text, a list, or an object with a name or `@value`."""
    for _ in range(5):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or value.get("@id") or ""
        else:
            break
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""


def names_of(value: Any, nodes: Iterable[Node]) -> list[str]:
    """The names of one or several people or bodies; `@id` is looked up among the nodes."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        name = item
        if isinstance(item, dict):
            name = item.get("name") or _referred(item.get("@id"), nodes) or ""
        text = first_text(name)
        if text and text not in found:
            found.append(text)
    return found[:10]


def _referred(identity: Any, nodes: Iterable[Node]) -> Any:
    if not isinstance(identity, str):
        return None
    return next(
        (node["name"] for node in nodes if node.get("@id") == identity and "name" in node), None
    )


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    values = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {value for value in values if isinstance(value, str)}


def _values(script: str) -> list[Any]:
    """The JSON values of one script; where it is broken, the pairs that can still be read."""
    text = _WRAPPING.sub("", script.strip()).strip()
    for attempt in (text, _COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return [json.loads(attempt, strict=False)]
        except (ValueError, RecursionError):
            continue
    return _several(text) or _pairs(text)


def _several(text: str) -> list[Any]:
    """JSON values written one after the other."""
    decoder, at = json.JSONDecoder(strict=False), 0
    values: list[Any] = []
    while at < len(text) and len(values) < 50:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n;,":
            at += 1
    return values


def _pairs(text: str) -> list[Any]:
    """One node from the name–value pairs of a broken script, the first of each name."""
    node: Node = {}
    for name, value in _PAIR.findall(text):
        try:
            node.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            node.setdefault(name, value)
    return [node] if node else []


def _walk(value: Any, room: int) -> Iterator[Node]:
    stack = [value]
    while stack and room > 0:
        value = stack.pop()
        if isinstance(value, dict):
            room -= 1
            yield value
            inner = [item for name, item in value.items() if name.lower() not in ASIDES]
            stack.extend(item for item in reversed(inner) if isinstance(item, dict | list))
        elif isinstance(value, list):
            stack.extend(reversed(value))
