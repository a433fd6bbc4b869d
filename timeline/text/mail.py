"""E-mail (.eml) becomes a document: the message, what it quotes, and what is attached to it."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
from dataclasses import replace
from email.message import Message
from urllib.parse import unquote

from ..errors import UnreadableSource
from ..model import Source
from .charset import decode
from .html import declared_charset, read_page
from .mail_parts import Parts, payload, unfolded
from .mail_replies import threaded
from .reading import Reading

READER = "mail/1"
LONGEST = 20_000  # characters of a header


def read_mail(source: Source) -> Reading:
    """Read a message; a page saved as MHTML is read as the page it holds.

    Raises UnreadableSource where there is no readable part, or the message is encrypted.
    """
    message = _parsed(source)
    page = _saved_page(source, message)
    if page is not None:
        return page
    parts = Parts(source.name)
    parts.take(message, related=False)
    lines, remarks = parts.lines()
    text, passages = threaded(lines)
    if not text and not parts.attachments:
        raise UnreadableSource(f"{source.name}: {parts.why_empty()}")
    sent = _sent(message)
    return Reading(
        text=text or _subject(message) or "(no text)",
        reader=READER,
        media_type="message/rfc822",
        title=_subject(message),
        byline=_sender(message),
        published=sent,
        published_basis="header" if sent else "unknown",
        passages=passages,
        remarks=remarks if text else (*remarks, "The message has no text of its own."),
        attachments=tuple(replace(part, captured=source.captured) for part in parts.attachments),
    )


def _parsed(source: Source) -> Message:
    content = source.content.lstrip(b"\xef\xbb\xbf\r\n\t ")
    try:
        return email.message_from_bytes(content, policy=email.policy.compat32)
    except RecursionError as error:
        raise UnreadableSource(
            f"{source.name}: a message nested too deep to be read; save it again"
        ) from error


def _header(message: Message, name: str) -> str:
    """A header in characters: encoded as it should be, or raw as some programs send it."""
    values = (value for known, value in message.raw_items() if known.lower() == name)
    raw = str(next(values, ""))[:LONGEST].encode("utf-8", "surrogateescape")
    return unfolded(decode(raw).text)


def _subject(message: Message) -> str | None:
    return _header(message, "subject") or None


def _sender(message: Message) -> str | None:
    """The name of the sender, or the address where there is no name."""
    for name, address in email.utils.getaddresses([_header(message, "from")]):
        if name or address:
            return name.strip("'\" ") or address
    return None


def _sent(message: Message) -> dt.date | None:
    """The day the message says it was sent, in its sender's time zone."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _saved_page(source: Source, message: Message) -> Reading | None:
    """The page in a file that a browser saved as MHTML; None where this is a mail."""
    location = message.get("Snapshot-Content-Location")
    saved = location or "saved by" in _header(message, "from").lower()
    if message.get_content_type() not in ("multipart/related", "text/html") or not saved:
        return None
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = payload(part)
            decoded = decode(content, part.get_content_charset() or declared_charset(content))
            address = unquote(_header(part, "content-location")) or location
            web = address if address and address.startswith(("http://", "https://")) else None
            page = replace(source, address=source.address or location or web)
            return read_page(page, decoded.text, remarks=decoded.remarks)
    raise UnreadableSource(f"{source.name}: a saved page without its HTML; save it again")
