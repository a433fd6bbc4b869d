"""The lines of a message, and how often each was quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from .blocks import flowing
from .plain import plain_lines

_MARKS = re.compile(r"^(?:[ \t]{0,3}>)+[ \t]?")
_HIDDEN = frozenset({"head", "script", "style", "title", "template", "noscript", "object"})
_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr",
})  # fmt: skip
_LINES = frozenset({"div", "li", "tr", "address", "article", "section", "header", "footer", "dt"})
_INVISIBLE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.I)
DEEPEST = 50  # levels of quoting worth telling apart


@dataclass(frozen=True, slots=True)
class MailLine:
    """One line of a message without its marks of quotation, and how many of them it had."""

    text: str
    depth: int


def text_lines(text: str, *, flowed: bool) -> Iterator[MailLine]:
    """The lines of a plain text part; `flowed` (RFC 3676) joins what only the width broke."""
    kept: MailLine | None = None
    for raw in plain_lines(text).split("\n"):
        match = _MARKS.match(raw)
        depth = min(DEEPEST, match[0].count(">")) if match else 0
        if depth == 1 and raw.startswith(">From "):  # how mailboxes protect the word
            match, depth = None, 0
            raw = raw[1:]
        line = MailLine(raw[match.end() :] if match else raw, depth)
        if flowed and kept and kept.depth == depth and line.text.strip():
            line = MailLine(kept.text + line.text, depth)
        elif kept:
            yield MailLine(kept.text.rstrip(), kept.depth)
        kept = line if flowed and line.text.endswith(" ") and line.text.strip() != "--" else None
        if kept is None:
            yield MailLine(line.text.rstrip(), line.depth)
    if kept:
        yield MailLine(kept.text.rstrip(), kept.depth)


def html_lines(tree: HtmlElement) -> list[MailLine]:
    """The lines of an HTML part as a mail program shows them; block quotes count as quoted."""
    writer = _Writer()
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "comment":
            writer.write(node.tail)
        elif event == "start":
            writer.open(node)
        else:
            writer.close(node)
    return writer.finished()


class _Writer:
    """Writes the text of elements line by line."""

    def __init__(self) -> None:
        self.lines: list[MailLine] = []
        self.parts: list[str] = []
        self.depth = 0
        self.hidden: Any = None

    def open(self, node: Any) -> None:
        if self.hidden is not None:
            return
        if node.tag in _HIDDEN or _INVISIBLE.search(node.get("style") or ""):
            self.hidden = node
            return
        self._break(node)
        if node.tag == "blockquote":
            self.depth = min(DEEPEST, self.depth + 1)
        if node.tag == "li":
            self.parts.append("- ")
        if node.tag == "br" and not self._flush():
            self._blank()
        self.write(node.text)

    def close(self, node: Any) -> None:
        if self.hidden is None:
            self._break(node)
            if node.tag == "blockquote":
                self.depth = max(0, self.depth - 1)
            elif node.tag in ("td", "th"):
                self.parts.append(" ")
        elif self.hidden is node:
            self.hidden = None
        self.write(node.tail)

    def write(self, text: str | None) -> None:
        if text and self.hidden is None:
            self.parts.append(text)

    def _break(self, node: Any) -> None:
        if node.tag in _PARAGRAPHS:
            self._flush()
            self._blank()
        elif node.tag in _LINES:
            self._flush()

    def _flush(self) -> bool:
        """End the line; whether there was anything on it."""
        text = flowing("".join(self.parts))
        self.parts.clear()
        if text in ("", "-"):
            return False
        self.lines.append(MailLine(text, self.depth))
        return True

    def _blank(self) -> None:
        if self.lines and self.lines[-1].text:
            self.lines.append(MailLine("", self.depth))

    def finished(self) -> list[MailLine]:
        """The lines, the last one ended."""
        self._flush()
        return self.lines
