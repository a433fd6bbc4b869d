"""Pages from the web: fetched once, guardedly, and without telling more than a visit must.

No cookies, no referrer, no name of this program; each redirect is checked like the first address.
"""

from __future__ import annotations

import datetime as dt
import queue
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

from ..errors import TimelineError, UnreadableSource
from ..model import Source
from .access import WebAccess
from .hosts import Resolver, resolve
from .visits import Visit, open_client, too_slow

__all__ = ["WebAccess", "fetch", "hosts_of", "is_address"]

GRACE = 0.5  # seconds, for the visit to end by itself and say why


def is_address(name: str) -> bool:
    """Whether a name is an http or https address."""
    return name[:8].lower().startswith(("http://", "https://"))


def hosts_of(names: Iterable[str]) -> tuple[str, ...]:
    """The hosts that reading these names would visit, each once, in order."""
    hosts: dict[str, None] = {}
    for name in names:
        if is_address(name):
            try:
                host = urlsplit(name.strip()).hostname
            except ValueError:
                continue
            if host:
                hosts[host] = None
    return tuple(hosts)


def fetch(
    name: str,
    *,
    access: WebAccess,
    clock: Callable[[], dt.datetime],
    resolver: Resolver = resolve,
) -> Source:
    """Fetch one page or file. Raises UnreadableSource with the reason and what to do.

    The source's `address` is where the bytes were in the end found, after redirects.
    """
    if access.offline:
        raise UnreadableSource(f"{name}: not visited, as --offline says; save the page and add it")
    outcome: queue.SimpleQueue[Source | TimelineError] = queue.SimpleQueue()

    def work() -> None:
        try:
            outcome.put(_followed(name, access, resolver))
        except TimelineError as error:
            outcome.put(error)

    # In a thread, because neither the search for a host nor a SOCKS proxy knows a time limit.
    threading.Thread(target=work, daemon=True, name="fetch").start()
    try:
        found = outcome.get(timeout=access.seconds + GRACE)
    except queue.Empty as error:
        raise UnreadableSource(f"{name}: {too_slow(access)}") from error
    if isinstance(found, TimelineError):
        raise found
    return replace(found, captured=clock())


def _followed(name: str, access: WebAccess, resolver: Resolver) -> Source:
    """The source at the end of the redirects."""
    deadline = time.monotonic() + access.seconds
    address = urldefrag(name.strip()).url
    with open_client(access) as client:
        for _ in range(access.redirects + 1):
            client.cookies.clear()
            visit = Visit(name, address, access, resolver, deadline)
            found = visit.get(client)
            if isinstance(found, Source):
                return found
            address = found
    raise UnreadableSource(f"{name}: more than {access.redirects} redirects; it leads nowhere")
