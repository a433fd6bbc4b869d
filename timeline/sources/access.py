"""What the user allows of the web."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

SIZE_LIMIT = 50 * 1024 * 1024  # bytes, unpacked
SECONDS = 30.0  # for everything, redirects included
REDIRECTS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAccess:
    """What the user allows.

    `offline` refuses every visit, `private` allows addresses on this machine and its network,
    `proxy` is an address such as `socks5://127.0.0.1:9050`. `hosts` are the only ones that may be
    visited, redirects included; None means any.
    """

    offline: bool = False
    private: bool = False
    proxy: str | None = None
    hosts: Collection[str] | None = None
    size_limit: int = SIZE_LIMIT
    seconds: float = SECONDS
    redirects: int = REDIRECTS
