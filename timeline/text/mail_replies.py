"""Older messages inside a message: where each begins and ends, who wrote it, and when.

A reply is marked by `>` or a block quote, by a line that names its author ('On 3 May 2019, Jana
Weil wrote:'), or by a block of headers as Outlook writes them ('From: … Sent: … To: …').
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Passage
from .mail_introductions import Origin, author_in, date_in, introduction
from .mail_lines import MailLine

LONGEST = 1000  # characters of a header field worth reading
_FROM = "from|von|de|da|van|fra|från|od|от|від|lähettäjä"
_DATE = (
    "sent|date|gesendet|datum|enviado(?: el| em)?|fecha|envoyé|data|inviato|verzonden|sendt|"
    "skickat|wysłano|дата|отправлено|надіслано|lähetetty"
)
_OTHER = (
    "to|cc|bcc|subject|an|betreff|para|asunto|assunto|à|objet|a|oggetto|aan|onderwerp|til|till|emne|"
    "ämne|do|temat|кому|тема|копия|vastaanottaja|aihe|reply-to|antwort an"
)
_FIELD = re.compile(rf"^\W{{0,3}}({_FROM}|{_DATE}|{_OTHER})\s?:\W{{0,3}}\s*(.*)$", re.I)
_FROM_FIELD = re.compile(rf"^(?:{_FROM})$", re.I)
_DATE_FIELD = re.compile(rf"^(?:{_DATE})$", re.I)
_RULE = re.compile(
    r"^\W*(?:-{2,}|_{5,}|begin forwarded message|anfang der weitergeleiteten).{0,60}$", re.I
)


@dataclass(slots=True)
class _Piece:
    """Neighbouring lines of one message."""

    lines: list[str]
    origin: Origin | None


def threaded(lines: Sequence[MailLine]) -> tuple[str, tuple[Passage, ...]]:
    """The text of a message, and the replies in it, one after the other, never overlapping.

    A reply is its own words alone: the line or block above it that names its author stays outside,
    so that the same reply is the same text in every message that quotes it.
    """
    pieces = _pieces(lines)
    parts: list[str] = []
    passages: list[Passage] = []
    at = 0
    for piece in pieces:
        text = "\n".join(piece.lines).strip("\n")
        text = re.sub(r"\n{3,}", "\n\n", text)
        if not text.strip():
            continue
        if piece.origin is not None:
            passages.append(
                Passage(
                    kind="reply",
                    start=at,
                    end=at + len(text),
                    published=piece.origin.published,
                    author=piece.origin.author,
                )
            )
        parts.append(text)
        at += len(text) + 2
    return "\n\n".join(parts), tuple(passages)


def _pieces(lines: Sequence[MailLine]) -> list[_Piece]:
    """Cut the lines where the depth of quotation changes or a header block begins."""
    pieces = [_Piece([], None)]
    origins: dict[int, Origin | None] = {0: None}
    depth = at = 0
    while at < len(lines):
        line = lines[at]
        length, origin = _opening(lines, at)
        if not line.text and line.depth < depth and _next_depth(lines, at) >= depth:
            line = MailLine("", depth)  # an unmarked blank line inside a quotation
        if line.depth != depth and line.text:
            if line.depth > depth:
                origins[line.depth] = _named(pieces[-1]) or Origin()
            origins = {level: known for level, known in origins.items() if level <= line.depth}
            depth = line.depth
            pieces.append(_Piece([], _origin(origins, depth)))
        if length:
            pieces[-1].lines.extend(one.text for one in lines[at : at + length])
            origins[depth] = origin
            pieces.append(_Piece([], origin))
            at += length
            continue
        pieces[-1].lines.append(line.text)
        at += 1
    return pieces


def _origin(origins: dict[int, Origin | None], depth: int) -> Origin | None:
    known = [level for level in origins if level <= depth]
    return (
        origins[max(known)] if depth == 0 else origins.get(depth) or origins[max(known)] or Origin()
    )


def _next_depth(lines: Sequence[MailLine], at: int) -> int:
    return next((line.depth for line in lines[at + 1 : at + 4] if line.text), 0)


def _opening(lines: Sequence[MailLine], at: int) -> tuple[int, Origin | None]:
    """How many lines open an unmarked older message here, and who wrote it; 0 where none does."""
    here = lines[at]
    if not here.text:
        return 0, None
    rule = 1 if len(here.text) <= 200 and _RULE.match(here.text) else 0
    block = _header_block(lines, at + rule)
    if block:
        return rule + block[0], block[1]
    for length in (1, 2, 3):
        span = lines[at : at + length]
        if len(span) < length or any(line.depth != here.depth or not line.text for line in span):
            break
        joined = " ".join(line.text for line in span)
        if not joined.endswith(":"):
            continue
        following = next((line for line in lines[at + length : at + length + 3] if line.text), None)
        if following is not None and following.depth > here.depth:
            return 0, None  # marked anyway
        origin = introduction(joined)
        if origin and origin.published:
            return length, origin
    return 0, None


def _header_block(lines: Sequence[MailLine], at: int) -> tuple[int, Origin] | None:
    """A block of at least three header fields that begins with who sent the message."""
    while at < len(lines) and not lines[at].text:
        at += 1
    fields: dict[str, str] = {}
    length = 0
    for line in lines[at : at + 12]:
        match = _FIELD.match(line.text[:LONGEST])
        if not match and length and fields and line.text and length < 10:
            length += 1  # a long list of addresses goes on
            continue
        if not match:
            break
        fields.setdefault(match[1].lower(), match[2].strip())
        length += 1
    names = list(fields)
    if len(names) < 3 or not _FROM_FIELD.match(names[0]):
        return None
    sent = next((value for name, value in fields.items() if _DATE_FIELD.match(name)), "")
    if not sent:
        return None
    return length, Origin(author_in(fields[names[0]]), date_in(sent))


def _named(piece: _Piece) -> Origin | None:
    """The origin that the last lines before a quotation name."""
    last = [text for text in piece.lines if text.strip()][-3:]
    for length in range(1, len(last) + 1):
        joined = " ".join(last[-length:])
        if joined.endswith(":") and (origin := introduction(joined)):
            return origin
    return None
