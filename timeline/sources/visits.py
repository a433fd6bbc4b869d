"""One request to one host, and what its answer means in plain words."""

from __future__ import annotations

import datetime as dt
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from ..errors import MissingPackage, UnreadableSource
from ..model import Source
from .access import WebAccess
from .hosts import Resolver, checked_address, refuse_local_name

if TYPE_CHECKING:
    import httpx

STEP_SECONDS = 10.0  # for one wait
# A browser's words: a visit need not say that somebody collects evidence.
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
PACKED = ("gzip", "x-gzip", "deflate")
REASONS = {
    401: "asks for a password; save the page in your browser and add the file",
    403: "refuses to show the page to programs; save it in your browser and add the file",
    404: "has no such page; check the address, or look for it in a web archive",
    410: "has taken the page down; look for it in a web archive",
    429: "was asked too often; try again later",
    451: "may not show the page for legal reasons; look for it in a web archive",
}


def open_client(access: WebAccess) -> httpx.Client:
    """A client without memory: no cookies, no settings of this machine."""
    import httpx

    try:
        return httpx.Client(
            headers=HEADERS, proxy=access.proxy, trust_env=False, follow_redirects=False
        )
    except ImportError as error:
        raise MissingPackage(
            "a SOCKS proxy needs the package socksio; install it with: pip install socksio"
        ) from error
    except (ValueError, httpx.InvalidURL) as error:
        raise UnreadableSource(
            f"{access.proxy}: not a proxy's address; write it as socks5://127.0.0.1:9050"
        ) from error


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to one address of a chain of redirects."""

    name: str
    address: str
    access: WebAccess
    resolver: Resolver
    deadline: float

    def get(self, client: httpx.Client) -> Source | str:
        """The source, or the address that the host sends us on to."""
        import httpx

        failures: tuple[type[Exception], ...] = (
            httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, *_socks(),
        )  # fmt: skip
        try:
            request = self._request(client)
            response = client.send(request, stream=True)
            try:
                if response.is_redirect:
                    return urldefrag(urljoin(self.address, response.headers["location"])).url
                return self._source(response)
            finally:
                response.close()
        except failures as error:
            late = time.monotonic() > self.deadline or isinstance(error, httpx.TimeoutException)
            raise self._failure(too_slow(self.access) if late else _reason(error)) from error
        except (UnicodeError, ValueError, KeyError) as error:
            raise self._failure("not an address that can be visited") from error

    def _request(self, client: httpx.Client) -> httpx.Request:
        import httpx

        parts = urlsplit(self.address)
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in ("http", "https") or not host:
            raise self._failure(f"leads to {self.address[:100]}, which is no http or https address")
        if parts.username or parts.password:
            raise self._failure("holds a user name or password; take them out of the address")
        self._check_host(host)
        left = min(STEP_SECONDS, self.deadline - time.monotonic())
        if left <= 0:
            raise self._failure(too_slow(self.access))
        url = httpx.URL(self.address)
        timeout = httpx.Timeout(left)
        if self.access.proxy:
            if not self.access.private:
                refuse_local_name(self.name, host)
            return client.build_request("GET", url, timeout=timeout)
        port = url.port or (443 if url.scheme == "https" else 80)
        target = checked_address(
            self.name, url.raw_host.decode("ascii"), port,
            private=self.access.private, resolver=self.resolver,
        )  # fmt: skip
        return client.build_request(
            "GET",
            url.copy_with(host=target),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            timeout=timeout,
        )

    def _check_host(self, host: str) -> None:
        """Whether the user agreed to this host; `www.` makes no difference."""
        hosts = self.access.hosts
        if hosts is None:
            return
        agreed = {known.lower().removeprefix("www.") for known in hosts}
        if host.lower().removeprefix("www.") not in agreed:
            raise self._failure(
                f"leads on to the host {host}, which was not agreed to; add {self.address} itself"
            )

    def _source(self, response: httpx.Response) -> Source:
        if response.status_code != 200:
            known = REASONS.get(response.status_code)
            answer = known or f"answers with status {response.status_code}; try again later"
            raise self._failure(f"the host {answer}")
        kind = response.headers.get("content-type", "")
        return Source(
            name=self.name,
            content=self._content(response),
            captured=dt.datetime.min.replace(tzinfo=dt.UTC),
            media_type=kind.split(";")[0].strip().lower() or None,
            charset=response.charset_encoding,
            address=self.address,
        )

    def _content(self, response: httpx.Response) -> bytes:
        """The body, unpacked, cut off with an error at the limits of size and time."""
        limit = self.access.size_limit
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > limit:
            raise self._failure(self._too_large())
        unpack = _unpacker(response.headers.get("content-encoding", "").strip().lower())
        if unpack is None:
            raise self._failure("is packed in a way that cannot be read; save it in your browser")
        body = bytearray()
        for chunk in response.iter_raw(65_536):
            body += unpack(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise self._failure(self._too_large())
            if time.monotonic() > self.deadline:
                raise self._failure(too_slow(self.access))
        return bytes(body)

    def _failure(self, what: str) -> UnreadableSource:
        return UnreadableSource(f"{self.name}: {what}")

    def _too_large(self) -> str:
        size = self.access.size_limit / 1_048_576
        return f"larger than {size:g} MB; save the file and add it from the disk"


def too_slow(access: WebAccess) -> str:
    """What is said where the time is over."""
    return f"not there after {access.seconds:g} seconds; try again later"


def _unpacker(encoding: str) -> Callable[[bytes, int], bytes] | None:
    """Unpacks the next bytes, never more than asked for; None for an encoding not asked for."""
    if encoding in ("", "identity"):
        return lambda chunk, room: chunk
    if encoding not in PACKED:
        return None
    import httpx

    unpacking: list[zlib._Decompress] = []

    def unpack(chunk: bytes, room: int) -> bytes:
        if not unpacking:
            # 47: zlib or gzip, told by the head; -15: deflate without a head, as some servers send
            headed = encoding != "deflate" or chunk[:1] == b"\x78"
            unpacking.append(zlib.decompressobj(47 if headed else -15))
        try:
            return unpacking[0].decompress(chunk, max(1, room))
        except zlib.error as error:
            raise httpx.DecodingError("damaged") from error

    return unpack


def _socks() -> tuple[type[Exception], ...]:
    """What the SOCKS package raises by itself, where it is installed."""
    try:
        from socksio import SOCKSError
    except ImportError:
        return ()
    return (SOCKSError,)


def _reason(error: Exception) -> str:
    """What went wrong with a connection, in plain words."""
    import ssl

    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "its certificate is not valid; the host may not be who it says it is"
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, (httpx.ProxyError, *_socks())):
        return "the proxy refuses; check that it runs"
    if isinstance(error, httpx.ConnectError):
        return "no connection; check the address and the network"
    if isinstance(error, httpx.DecodingError):
        return "damaged on its way; try again"
    return "the connection broke off; try again"
