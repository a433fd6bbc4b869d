"""Saved pages become a document: the article, without what stands around it."""

from __future__ import annotations

import trafilatura

from ..errors import UnreadableSource
from ..model import Source
from .charset import decode
from .reading import Reading


def read_html(source: Source) -> Reading:
    """Read the article of a page."""
    decoded = decode(source.content, source.charset)
    text = trafilatura.extract(decoded.text, fast=True, include_comments=False)
    if not text:
        raise UnreadableSource(f"{source.name}: no article text")
    meta = trafilatura.extract_metadata(decoded.text)
    return Reading(
        text=text.replace("\n", "\n\n"),
        reader="html/1",
        media_type="text/html",
        title=meta.title,
        remarks=decoded.remarks,
    )
