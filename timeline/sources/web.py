"""Pages from the web, fetched once and guardedly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..errors import UnreadableSource
from ..model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAccess:
    """What the user allows: `offline` refuses all, `private` allows addresses of this network."""

    offline: bool = False
    private: bool = False
    proxy: str | None = None
    size_limit: int = 50 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 8


def is_address(name: str) -> bool:
    """Whether a name is an http or https address."""
    return name[:8].lower().startswith(("http://", "https://"))


def hosts_of(names: Iterable[str]) -> tuple[str, ...]:
    """The hosts that reading these names would visit, each once, in order."""
    hosts = (urlsplit(name).hostname or "" for name in names if is_address(name))
    return tuple(dict.fromkeys(host for host in hosts if host))


def fetch(name: str, *, access: WebAccess, clock: Callable[[], dt.datetime]) -> Source:
    """Fetch one page."""
    raise UnreadableSource(f"{name}: addresses cannot be read yet")
