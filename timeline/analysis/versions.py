"""Captures of one address are versions of one document: how they are told, and what a later one
takes back."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..model import Span

# Parameters by which links are counted; they lead to the same page.
COUNTING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|ocid", re.IGNORECASE)
LONGEST = 240
_CORRECTED = (
    r"^corrections?\s*[:.–—-]|^clarifications?\s*[:–—-]|(?:this|an earlier version of this) "
    r"(?:article|story|report|piece|headline)[^.\n]{0,80}?(?:was|has been|were|had been)? ?"
    r"(?:amended|corrected|updated to correct|misstated|incorrectly|wrongly)"
    r"|(?:an|a previous) earlier version of this (?:article|story)"
    r"|korrektur(?:hinweis)?\s*:|in einer früheren (?:version|fassung)|richtigstellung\s*:"
    r"|fe de errores|rectificación\s*:|una versión anterior de (?:este|esta)"
    r"|rectificatif|une version précédente de cet|erratum|errata corrige|rettifica\s*:"
    r"|una versione precedente di quest|rectificatie|in een eerdere versie|errata\s*:"
    r"|uma versão anterior|исправление\s*:|уточнение\s*:|виправлення\s*:"
)
_RETRACTED = (
    r"^retraction\s*[:.–—-]|(?:this|the) (?:article|story|report) (?:has been|was|is) "
    r"(?:retracted|withdrawn|removed|taken down)|we (?:have )?(?:retract|withdraw)\w* (?:this|the)"
    r"|(?:dieser|der) (?:artikel|beitrag) wurde (?:zurückgezogen|gelöscht|depubliziert)"
    r"|(?:este|el) artículo ha sido retirado|cet article a été retiré"
    r"|(?:questo|l')\s?articolo è stato (?:ritirato|rimosso)|dit artikel is ingetrokken"
)
CORRECTED = re.compile(rf"(?<!\w)(?:{_CORRECTED})[^\n]*", re.IGNORECASE | re.MULTILINE)
RETRACTED = re.compile(rf"(?<!\w)(?:{_RETRACTED})[^\n]*", re.IGNORECASE | re.MULTILINE)


def address_key(address: str | None) -> str | None:
    """What captures of one address have in common; None for what is no address of a page.

    >>> address_key("HTTPS://Courier.example/lease/?utm_source=mail#top")
    'courier.example/lease'
    """
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    asked = [pair for pair in parse_qsl(parts.query) if not COUNTING.fullmatch(pair[0])]
    if parts.scheme.lower() not in ("http", "https") or not host or not (path or asked):
        return None
    query = f"?{urlencode(sorted(asked))}" if asked else ""
    return f"{host.removeprefix('www.')}{path}{query}"


def corrections(text: str) -> list[Span]:
    """Lines by which an article says that it was corrected."""
    return [_span(match) for match in CORRECTED.finditer(text)]


def retractions(text: str) -> list[Span]:
    """Lines by which an article says that it was withdrawn."""
    return [_span(match) for match in RETRACTED.finditer(text)]


def _span(match: re.Match[str]) -> Span:
    words = match.group()[:LONGEST].rstrip()
    return Span(text=words, start=match.start(), end=match.start() + len(words))


def new_notice(earlier: str, later: str) -> str | None:
    """What a later version says of itself that the earlier one did not, in words."""
    for find, what in ((retractions, "a retraction"), (corrections, "a correction")):
        for span in find(later):
            if span.text not in earlier:
                return f"{what}: “{span.text}”"
    return None
