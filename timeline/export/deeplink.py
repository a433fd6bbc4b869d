"""Addresses that open at the quote: text fragments for web pages, page numbers for PDF files.

A convenience only: when a page changed, the browser opens it without a word. The stored snapshot
is the evidence. (Text fragments: WICG "URL Fragment Text Directives"; PDF: RFC 8118.)
"""

from __future__ import annotations

import re
from urllib.parse import quote as percent
from urllib.parse import urlsplit, urlunsplit

LONGEST = 300  # characters of a quote that go into the address whole
ENDS = 5  # words at each end of a longer one
PDF = "application/pdf"
DIRECTIVE = ":~:"


def safe_address(address: str | None) -> str | None:
    """The address if it is http or https, without a password in it; None for anything else."""
    if not address or any(ord(letter) < 32 for letter in address):
        return None
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname, parts.port
    except ValueError:  # brackets or ports that are none
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    where = f"{place}:{port}" if port else place
    path = percent(parts.path, safe="/%:@!$&'()*+,;=~")
    query = percent(parts.query, safe="/?%:@!$&'()*+,;=~")
    return urlunsplit((parts.scheme.lower(), where, path, query, parts.fragment))


def deep_link(
    address: str | None, words: str, *, page: int | None = None, media_type: str = "text/html"
) -> str | None:
    """The address of a document, opened at a quote of it; None where it is not on the web.

    >>> deep_link("https://courier.example/lease", "signed on 12 March")
    'https://courier.example/lease#:~:text=signed%20on%2012%20March'
    >>> deep_link("https://court.example/ruling.pdf", "…", page=7, media_type="application/pdf")
    'https://court.example/ruling.pdf#page=7'
    """
    plain = safe_address(address)
    if plain is None:
        return None
    bare, _, fragment = plain.partition("#")
    if media_type == PDF or urlsplit(bare).path.lower().endswith(".pdf"):
        return f"{bare}#page={page}" if page else plain
    directive = _text_directive(words)
    kept = percent(fragment.partition(DIRECTIVE)[0], safe="/?%:@!$&'()*+,;=~-._")
    return f"{bare}#{kept}{DIRECTIVE}text={directive}" if directive else plain


def _text_directive(words: str) -> str:
    """The whole quote where it is short and of one paragraph, else its beginning and its end."""
    lines = [" ".join(line.split()) for line in re.split(r"[\r\n]+", words) if line.strip()]
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) <= LONGEST:
        return _encode(lines[0])
    begin = lines[0].split()[:ENDS]
    end = lines[-1].split()[-ENDS:]
    if len(lines) == 1 and len(lines[0].split()) < 2 * ENDS:
        half = max(1, len(lines[0].split()) // 2)
        begin, end = lines[0].split()[:half], lines[0].split()[half:]
    if not end:
        return _encode(" ".join(begin)[:LONGEST])
    return f"{_encode(' '.join(begin))},{_encode(' '.join(end))}"


def _encode(text: str) -> str:
    # `quote` leaves the hyphen, which would be read as part of the directive's own syntax.
    return percent(text, safe="", errors="ignore").replace("-", "%2D")
