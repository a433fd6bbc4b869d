"""How confidential something is, and on what terms it may be used.

What is made of several things inherits the strictest of them. A document that did not come from
a public address is confidential until somebody says otherwise.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..model import SENSITIVITIES, TERMS, Sensitivity, Terms

# Names that are only known inside a house or on one machine (RFC 6761, RFC 6762, RFC 8375, and
# the words that offices use).
INSIDE = frozenset(
    {"localhost", "local", "internal", "intranet", "lan", "corp", "home", "private", "arpa"}
)


def strictest(levels: Iterable[str | None]) -> Sensitivity:
    """The most confidential of several levels; None says nothing, and nothing at all is public.

    >>> strictest(["public", None, "confidential"])
    'confidential'
    """
    return max((_known(level) for level in levels if level), key=SENSITIVITIES.index, default=OPEN)


OPEN: Sensitivity = "public"


def _known(level: str) -> Sensitivity:
    """The level of that name; a name nobody knows is taken for the strictest."""
    return next((known for known in SENSITIVITIES if known == level), SENSITIVITIES[-1])


def strictest_terms(terms: Iterable[str | None]) -> Terms:
    """The terms that allow least: on record, background, off record, in this order."""
    given = [next((one for one in TERMS if one == term), TERMS[-1]) for term in terms if term]
    return max(given, key=TERMS.index, default=TERMS[0])


def last_day(days: Iterable[str | None]) -> str | None:
    """The last of several days (ISO); None where none is given."""
    return max((day for day in days if day), default=None)


def of_addresses(*addresses: str | None) -> Sensitivity:
    """How confidential a document is that nobody marked.

    >>> of_addresses("https://courier.example/lease"), of_addresses(None, "http://10.0.0.7/memo")
    ('public', 'confidential')
    """
    return "public" if any(map(is_public, addresses)) else "confidential"


def is_public(address: str | None) -> bool:
    """True for an address of the web that anybody can reach, by its name alone."""
    try:
        parts = urlsplit(address or "")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # not an address at all
        return False
    if parts.scheme not in ("http", "https") or ("." not in host and ":" not in host):
        return False
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return host.rpartition(".")[2].lower() not in INSIDE
