"""What every answer of the app carries, and which requests it answers at all.

The texts shown come from strangers. Streamlit strips scripts, but it would fetch pictures: a
tracking pixel tells the author of a document who opened it and when. The policy lets the browser
load from this server only.
"""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from importlib.resources import files
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WRONG_HOST = b"This app does not answer to that name. Open it by the address it printed.\n"


class SecurityHeaders:
    """Adds the policy and its companions to every answer."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", content_policy().encode("ascii")),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"x-frame-options", b"DENY"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        ]
        self._names = {name for name, _ in self._headers}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with our headers instead of any of the same name."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = [
                    (name, value)
                    for name, value in message.get("headers", [])
                    if name.lower() not in self._names
                ]
                message = {**message, "headers": [*others, *self._headers]}
            await send(message)

        await self._app(scope, receive, with_headers)


class HostCheck:
    """Refuses requests by another name, so that no page of the web can reach the app (rebinding).

    A number cannot be rebound, so any numeric address is fine where the app listens on the
    network; on the loopback address only its own names are, and `public`, by which a proxy on
    this machine passes requests on. What a page of another origin asks is refused too: Streamlit
    would ask a host of the web for its own address first, to compare.
    """

    def __init__(self, app: Application, host: str, public: str = "") -> None:
        self._app = app
        self._host = host
        self._public = public.lower()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what is meant for us."""
        if scope["type"] not in ("http", "websocket") or self._ours(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            plain = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 400, "headers": plain})
            await send({"type": "http.response.body", "body": WRONG_HOST})

    def _ours(self, scope: Scope) -> bool:
        headers = dict(scope["headers"])
        named = headers.get(b"host", b"").decode("latin-1")
        origin = headers.get(b"origin")
        known = answers_to(named, self._host) or self._is_public(named)
        return known and (origin is None or self._same(origin.decode("latin-1"), named))

    def _same(self, origin: str, named: str) -> bool:
        asking = origin.partition("://")[2].lower()
        return asking == named.lower() or self._is_public(asking)

    def _is_public(self, named: str) -> bool:
        return bool(self._public) and host_only(named) == self._public


def answers_to(named: str, listening: str) -> bool:
    """Whether an app that listens on `listening` answers a request for the host `named`."""
    host = host_only(named)
    if host in LOOPBACK:
        return True
    if is_loopback(listening):
        return False
    own = socket.gethostname().lower()
    return _is_number(host) or host in {listening.lower(), own, f"{own}.local"}


def host_only(named: str) -> str:
    """`example.org:8501` without its port, `[::1]:8501` without brackets too."""
    if named.startswith("["):
        return named[1:].partition("]")[0].lower()
    return named.rpartition(":")[0].lower() if named.count(":") == 1 else named.lower()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    return host.lower() in LOOPBACK or (_is_number(host) and ipaddress.ip_address(host).is_loopback)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


@cache
def content_policy() -> str:
    """The Content-Security-Policy: everything from here, no script but Streamlit's own and ours."""
    index = (files("streamlit") / "static" / "index.html").read_text(encoding="utf-8")
    hashes = " ".join(f"'{_hash(script)}'" for script in INLINE_SCRIPT.findall(index))
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        "frame-src 'self' blob:; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
