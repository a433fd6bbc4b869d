"""The article of a page: its paragraphs, headings and lists, never what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from .blocks import STOPS, Block, flowing
from .comparison import plainly
from .embedded import embedded_article, stated_blocks
from .html_furniture import furnished

MENU = 0.6  # a paragraph with more of its characters in links leads elsewhere
SENTENCE = 40  # characters; shorter ones without a full stop are labels
WIDE = 12  # the same in scripts that write a word in one or two characters
SHORT = 400  # characters; of shorter pages trafilatura may take all words as one paragraph
FEW = 3  # years that make a chronology of short lines
_OUTSIDE = frozenset({
    "aside", "audio", "button", "canvas", "dialog", "figure", "footer", "form", "head", "header",
    "iframe", "input", "label", "menu", "nav", "noscript", "object", "option", "script", "select",
    "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "blockquote", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "td", "th",
})  # fmt: skip
_SILENT = frozenset({
    "a", "button", "footer", "form", "head", "nav", "noscript", "option", "script", "style",
    "template",
})  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FLOW = frozenset({
    "a", "abbr", "b", "br", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
})  # fmt: skip
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def article_blocks(
    tree: HtmlElement, *, stated: str | None = None
) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a page's article, and remarks. Empty where the page has none.

    `stated` is the text that the page states among its data (JSON-LD `articleBody`): used where
    the page shows much less.
    """
    shown = furnished(tree)
    found = _without_menus(_extracted(shown))
    length = sum(len(block.text) for block in found)
    if stated and len(stated) > 400 and len(stated) > 3 * length:
        return stated_blocks(stated), ("The text was read from the page's data (JSON-LD).",)
    if _is_article(found) and _has_prose(shown):
        return (_cut_up(found, shown) if length < SHORT else found), ()
    hidden = _without_menus(embedded_article(tree))
    if _is_article(hidden):
        return hidden, ("The text was read from the page's data: it is shown by its scripts.",)
    whole = _without_menus(_whole(shown))
    if _is_article(whole) and _has_prose(shown):
        return whole, ("No article stands out on the page: all its paragraphs were read.",)
    return [], ()


def _cut_up(found: list[Block], tree: HtmlElement) -> list[Block]:
    """A short page's own paragraphs, where trafilatura took all its words as one."""
    whole = _without_menus(_whole(tree))
    parts = [part.text for part in whole if _is_sentence(part.text) or _tells_year(part.text)]
    glued = any(part in block.text and part != block.text for block in found for part in parts)
    return whole if glued else found


def _extracted(tree: HtmlElement) -> list[Block]:
    """What trafilatura takes for the article."""
    try:
        found = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, include_links=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [block for child in body for block in _blocks(child)]


def _blocks(node: etree._Element) -> Iterator[Block]:
    """The blocks of one element of trafilatura's result (its tags, not HTML's)."""
    tag = node.tag
    if tag in ("list", "quote", "table") and any(child.tag != "lb" for child in node):
        kind = "item" if tag == "list" else "paragraph"
        if (node.text or "").strip():
            yield from _lines(node.text or "", 0, kind)
        for child in node:
            yield from _blocks(child)
            if (child.tail or "").strip():
                yield Block(flowing(child.tail or ""))
    elif tag == "row":
        cells = [flowing(" ".join(cell.itertext())) for cell in node if cell.tag == "cell"]
        text = " | ".join(filter(None, cells))
        if text:
            yield Block(text, "row", _linked(node) / max(1, len(text)))
    elif tag != "graphic":
        kind = "heading" if tag == "head" else "item" if tag == "item" else "paragraph"
        yield from _lines(_text(node), _linked(node), kind)


def _text(node: etree._Element) -> str:
    """The text of an element; a break is a new line."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            parts.append("\n" if inner.tag in ("lb", "p", "item", "br") else "")
            parts.append((inner.text or "").replace("\n", " "))
        elif inner is not node:
            parts.append("\n" if inner.tag in ("p", "item") else "")
            parts.append((inner.tail or "").replace("\n", " "))
    return "".join(parts)


def _linked(node: etree._Element) -> int:
    """How many characters of an element stand in links."""
    return sum(len(flowing("".join(link.itertext()))) for link in node.iter("ref", "a"))


def _lines(text: str, linked: int, kind: str) -> Iterator[Block]:
    lines = [line for line in map(flowing, text.split("\n")) if line]
    share = linked / max(1, sum(map(len, lines)))
    for line in lines:
        yield Block(line, kind, share)  # type: ignore[arg-type]


def _without_menus(blocks: Iterable[Block]) -> list[Block]:
    """The blocks that are no links, each long one once, and no label that stands thrice."""
    kept: list[Block] = []
    seen: set[str] = set()
    blocks = list(blocks)
    often = Counter(block.text for block in blocks)
    for block in blocks:
        plain = plainly(block.text)
        again = (plain in seen and len(plain) > SENTENCE) or (
            often[block.text] > 2 and not _is_sentence(block.text)
        )
        if plain and not again and block.linked < MENU:
            kept.append(block)
            seen.add(plain)
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept


def _is_article(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks is a sentence, not a label, or several tell of years."""
    texts = [block.text for block in blocks if block.kind != "heading"]
    return any(map(_is_sentence, texts)) or sum(map(_tells_year, texts)) >= FEW


def _tells_year(text: str) -> bool:
    return _YEAR.search(text) is not None


def _has_prose(tree: HtmlElement) -> bool:
    """Whether the page has a sentence or several years outside links: else it is all menu."""
    outside: list[etree._Element] = []
    years = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        silent = node.tag in _SILENT
        if event == "end":
            if silent:
                outside.pop()
            text = node.tail
        else:
            if silent:
                outside.append(node)
            text = node.text
        if outside or not text or len(text) < 4:
            continue
        years += _tells_year(text)
        if years >= FEW or (len(text) > 15 and _is_sentence(flowing(text))):
            return True
    return False


def _is_sentence(text: str) -> bool:
    if len(text) >= SENTENCE or (len(text) > 15 and " " in text and text.endswith(STOPS)):
        return True
    wide = sum(character > "\u2e7f" for character in text)
    return len(text) >= WIDE and wide > len(text) / 3


def _whole(tree: HtmlElement) -> list[Block]:
    """Every paragraph of a page outside its menus, heads and feet."""
    found: list[Block] = []
    skipped: etree._Element | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            skipped = None if node is skipped else skipped
        elif skipped is None and node.tag in _OUTSIDE:
            skipped = node
        elif skipped is None and _holds_text(node):
            kind = (
                "heading" if node.tag in _HEADINGS else "item" if node.tag == "li" else "paragraph"
            )
            found.extend(_lines(_text(node), _linked(node), kind))
            skipped = node
    return found


def _holds_text(node: etree._Element) -> bool:
    """Whether an element holds running text itself, not other blocks."""
    if not isinstance(node.tag, str) or any(
        isinstance(child.tag, str) and child.tag not in _FLOW for child in node
    ):
        return False
    own = (node.text or "").strip() or any((child.tail or "").strip() for child in node)
    return node.tag in _BLOCKS or bool(own)
