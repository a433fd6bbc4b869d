"""The parts of a message: which one is read, which are attached."""

from __future__ import annotations

import datetime as dt
import email.errors
import email.header
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePath

from ..model import Source
from .charset import Decoded, decode
from .comparison import one_line
from .html import declared_charset, parse
from .mail_lines import MailLine, html_lines, text_lines

MOST_PARTS = 1000
SMALL_PICTURE = 50_000  # bytes; a scanned page is larger
NAMED = 5  # pictures that a remark names
_LOGO = re.compile(r"logo|signatur|banner|icon|^image\d{3}\.|facebook|linkedin|twitter", re.I)
STUB = 200  # characters; 'this message is in HTML' is shorter
SIGNATURES = frozenset({
    "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
    "application/pgp-keys",
})  # fmt: skip
ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(frozen=True, slots=True)
class _Body:
    """One readable part of the message, not yet decoded."""

    content: bytes
    charset: str | None
    is_html: bool
    flowed: bool


class Parts:
    """The parts of a message, sorted into what is read and what is attached."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.bodies: list[_Body] = []
        self.attachments: list[Source] = []
        self.decorations: list[str] = []
        self.encrypted = False
        self.seen = 0

    def take(self, part: Message, *, related: bool) -> None:
        """Sort one part and those inside it."""
        self.seen += 1
        kind = part.get_content_type()
        if self.seen > MOST_PARTS or kind in SIGNATURES:
            return
        if kind in ENCRYPTED:
            self.encrypted = True
        elif kind == "message/rfc822":
            self._attach_message(part)
        elif kind == "multipart/alternative":
            self._take_one(part)
        elif part.is_multipart():
            for inner in _inside(part):
                self.take(inner, related=related or kind == "multipart/related")
        elif _is_body(part, alone=self.seen == 1):
            self.bodies.append(_body(part))
        elif kind.startswith("image/") and (related or _is_decoration(part)):
            self.decorations.append(_file_name(part) or kind)
        else:
            self._attach(part)

    def _take_one(self, part: Message) -> None:
        """The better of several forms of one text; what is attached inside comes along."""
        forms: list[list[_Body]] = []
        for inner in _inside(part):
            form = Parts(self.name)
            form.take(inner, related=False)
            self.attachments.extend(form.attachments)
            self.decorations.extend(form.decorations)
            self.encrypted |= form.encrypted
            if form.bodies:
                forms.append(form.bodies)
        if forms:
            best: list[_Body] = max(forms, key=_worth)
            self.bodies.extend(best)

    def _attach(self, part: Message) -> None:
        content = payload(part)
        if content.strip():
            name = _file_name(part) or f"attachment-{len(self.attachments) + 1}"
            self.attachments.append(
                Source(
                    name=f"{self.name}/{name}",
                    content=content,
                    captured=dt.datetime.min.replace(tzinfo=dt.UTC),
                    media_type=part.get_content_type(),
                    charset=part.get_content_charset(),
                )
            )

    def _attach_message(self, part: Message) -> None:
        for at, inner in enumerate(_inside(part), start=1):
            name = _file_name(part) or f"message-{len(self.attachments) + at}.eml"
            self.attachments.append(
                Source(
                    name=f"{self.name}/{name}",
                    content=inner.as_bytes(),
                    captured=dt.datetime.min.replace(tzinfo=dt.UTC),
                    media_type="message/rfc822",
                )
            )

    def lines(self) -> tuple[list[MailLine], tuple[str, ...]]:
        """The lines of all readable parts, and remarks about their charsets."""
        lines: list[MailLine] = []
        remarks: list[str] = []
        for body in self.bodies:
            decoded = _decoded(body)
            remarks.extend(decoded.remarks)
            if lines:
                lines.append(MailLine("", 0))
            if body.is_html:
                tree = parse(decoded.text)
                lines.extend([] if tree is None else html_lines(tree))
            else:
                lines.extend(text_lines(decoded.text, flowed=body.flowed))
        if self.decorations:
            remarks.append(f"Pictures of its layout were left out: {self._decorations()}.")
        return lines, tuple(dict.fromkeys(remarks))

    def _decorations(self) -> str:
        names = list(dict.fromkeys(self.decorations))
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return ", ".join(names[:NAMED]) + more

    def why_empty(self) -> str:
        if self.encrypted:
            return "an encrypted message; decrypt it in the mail program and save it from there"
        return "a message without text; get a new copy of it"


def _inside(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (inner for inner in payload if isinstance(inner, Message))


def _is_decoration(part: Message) -> bool:
    """Whether a picture is a logo or a signature: shown within the text, or small and so named."""
    if part.get("Content-ID") or part.get_content_disposition() == "inline":
        return True
    small = len(payload(part)) <= SMALL_PICTURE
    return small and bool(_LOGO.search(_file_name(part) or ""))


def _is_body(part: Message, *, alone: bool) -> bool:
    broken = part.get_content_maintype() == "multipart"  # without the boundary it needs
    if not broken and part.get_content_type() not in ("text/plain", "text/html", "text/enriched"):
        return False
    return alone or (part.get_content_disposition() != "attachment" and not _file_name(part))


def _body(part: Message) -> _Body:
    return _Body(
        content=payload(part),
        charset=part.get_content_charset(),
        is_html=part.get_content_type() == "text/html",
        flowed=str(part.get_param("format", "")).lower() == "flowed",
    )


def payload(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone as far as it can be."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        content = None
    if isinstance(content, bytes):
        return content
    raw = part.get_payload()
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _decoded(body: _Body) -> Decoded:
    declared = body.charset or (declared_charset(body.content) if body.is_html else None)
    return decode(body.content, declared)


def _worth(bodies: Sequence[_Body]) -> tuple[bool, int, bool]:
    """Which form of a text to read: plain before HTML, unless it is a stub beside it."""
    length = sum(len(_shown(body)) for body in bodies)
    plain = not any(body.is_html for body in bodies)
    return length >= STUB, 0 if length >= STUB else length, plain


def _shown(body: _Body) -> str:
    text = _decoded(body).text
    if not body.is_html:
        return text.strip()
    tree = parse(text)
    return "" if tree is None else "".join(line.text for line in html_lines(tree))


def _file_name(part: Message) -> str | None:
    """The name of an attached file, without folders and odd characters."""
    name = part.get_filename()
    if not name:
        return None
    plain = PurePath(unfolded(name).replace("\\", "/")).name
    return "".join(letter for letter in plain if letter.isprintable())[:120] or None


def unfolded(value: str) -> str:
    """A header's text, encoded words decoded as far as possible."""
    try:
        return one_line(str(email.header.make_header(email.header.decode_header(value))))
    except (LookupError, ValueError, UnicodeError, email.errors.HeaderParseError):
        return one_line(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
