"""E-mail becomes a document."""

from __future__ import annotations

import email
import email.policy

from ..model import Source
from .plain import plain_lines
from .reading import Reading


def read_mail(source: Source) -> Reading:
    """Read subject and text part."""
    message = email.message_from_bytes(source.content, policy=email.policy.default)
    body = message.get_body(("plain", "html"))
    text = plain_lines(body.get_content()) if body else ""
    return Reading(
        text=text, reader="mail/1", media_type="message/rfc822", title=message["subject"]
    )
