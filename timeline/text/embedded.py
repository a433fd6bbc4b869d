"""Articles that a page keeps among the data of its scripts and shows only by running them.

Nothing is run: the scripts are searched for the longest string that holds paragraphs.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from .blocks import Block, Kind, flowing

FEWEST = 3  # paragraphs
SHORTEST = 300  # characters of a string worth looking at
# A string that is never closed is taken to the end, so that nothing is looked at twice.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\Z)', re.S)
_PARAGRAPH = re.compile(r"<p[\s>]", re.I)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def embedded_article(tree: HtmlElement) -> list[Block]:
    """The paragraphs of the longest article among a page's data; empty where there is none."""
    best: list[Block] = []
    for script in tree.iter("script"):
        for markup in _markups(script.text or "", depth=3):
            found = _paragraphs(markup)
            if len(found) >= FEWEST and _length(found) > _length(best):
                best = found
    return best


def stated_blocks(text: str) -> list[Block]:
    """The paragraphs of an article that a page states among its data, with markup or without."""
    if _PARAGRAPH.search(text):
        return _paragraphs(text)
    lines = re.split(r"\n+|<br\s*/?>", html.unescape(text))
    return [Block(line) for line in map(flowing, lines) if line]


def _markups(script: str, *, depth: int) -> Iterator[str]:
    """The strings of a script that hold paragraphs, those inside other strings too."""
    if "<p" not in script and "u003cp" not in script.lower():
        return
    for match in _STRING.finditer(script):
        if len(match[1]) < SHORTEST:
            continue
        try:
            value = json.loads(f'"{match[1]}"', strict=False)
        except ValueError:
            continue
        if len(_PARAGRAPH.findall(value)) < FEWEST:
            continue
        if depth > 1 and '":' in value and not value.lstrip().startswith("<"):
            yield from _markups(value, depth=depth - 1)
        else:
            yield value


def _paragraphs(markup: str) -> list[Block]:
    try:
        tree = lxml.html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return []
    found = []
    for node in tree.iter("p", "li", *_HEADINGS):
        text = flowing(node.text_content())
        inside = {parent.tag for parent in node.iterancestors()} & {"figcaption", "figure", "aside"}
        if text and not inside:
            linked = sum(len(flowing(link.text_content())) for link in node.iter("a"))
            kind: Kind = "paragraph"
            if node.tag != "p":
                kind = "item" if node.tag == "li" else "heading"
            found.append(Block(text, kind, linked / len(text)))
    return found


def _length(blocks: list[Block]) -> int:
    return sum(len(block.text) for block in blocks)
