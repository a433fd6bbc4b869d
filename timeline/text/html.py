"""Saved pages become a document: the article and what the page says about it."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree
from lxml.html import HtmlElement

from ..errors import UnreadableSource
from ..model import Source
from .blocks import written
from .charset import decode
from .html_body import article_blocks
from .html_edges import trimmed
from .languages import likely_language
from .page_facts import page_facts
from .reading import Reading

READER = "html/2"
LARGEST = 40_000_000  # characters; real pages stay under a tenth of it
DECLARATIONS = 4096  # bytes in which a page must declare its charset
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
# What is left of a page that nests elements by the thousand: paragraphs, headings, its head.
_NESTED = re.compile(
    r"</?(?!(?:p|h[1-6]|br|a|title|meta|script|style|head|body|html|link|time)\b)"
    r"[a-z][^<>]{0,2000}>",
    re.I,
)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w:.-]{2,40})", re.I)


def read_html(source: Source) -> Reading:
    """Read the article of a page. Raises UnreadableSource where the page has none."""
    declared = source.charset or declared_charset(source.content)
    decoded = decode(source.content, declared)
    return read_page(source, decoded.text, remarks=decoded.remarks)


def read_page(source: Source, text: str, *, remarks: tuple[str, ...] = ()) -> Reading:
    """Read the article out of a page's characters."""
    tree = parse(text)
    if tree is None:
        raise UnreadableSource(f"{source.name}: no text in this page; save it again when it shows")
    facts = page_facts(tree, address=source.address, latest=source.captured.date())
    blocks, noted = article_blocks(tree, stated=facts.body)
    heads = (facts.title, facts.byline, facts.publisher, *facts.headlines)
    blocks = trimmed(blocks, known=heads, published=facts.published)
    if not blocks:
        raise UnreadableSource(
            f"{source.name}: no article text, only menus and labels; "
            "open the page, save what you see as PDF or text, and add that"
        )
    body, headings = written(blocks)
    language, doubt = likely_language(body, declared=facts.language)
    return Reading(
        text=body,
        reader=READER,
        media_type="text/html",
        title=facts.title,
        byline=facts.byline,
        publisher=facts.publisher,
        url=facts.url,
        published=facts.published,
        published_basis=facts.published_basis,
        language=language,
        passages=headings,
        remarks=(*remarks, *noted, *facts.remarks, *doubt),
    )


def declared_charset(content: bytes) -> str | None:
    """The charset that a page declares in its first bytes."""
    match = _XML.search(content[:200]) or _CHARSET.search(content[:DECLARATIONS])
    return match[1].decode("ascii", "replace") if match else None


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None where nothing of it is left."""
    text = text[:LARGEST].replace("\0", "")
    tree, whole = _parsed(text)
    return tree if whole else _parsed(_NESTED.sub(" ", text))[0]


def _parsed(text: str) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether nothing was lost to nesting deeper than the parser follows."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, True
    deep = any("Excessive depth" in entry.message for entry in parser.error_log)
    return tree, not deep
