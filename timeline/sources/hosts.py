"""Which hosts may be visited: none that lies on this machine or in a private network.

An address of a page can be chosen by the person under investigation. One that leads to the
machine itself, to a router or to a cloud's metadata service is refused, however it is written,
and the connection goes to the very address that was checked, so that a name cannot be answered
differently the second time.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from ..errors import UnreadableSource

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Sequence[str]]

# Ranges that carry an IPv4 address inside an IPv6 one (RFC 6052, RFC 8215).
_TRANSLATED = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48")))
LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home", ".corp", ".intranet")


def resolve(host: str, port: int) -> Sequence[str]:
    """The network addresses of a host, as this machine finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def checked_address(
    name: str, host: str, port: int, *, private: bool = False, resolver: Resolver = resolve
) -> str:
    """The network address to connect to for a host. `name` is what the user wrote.

    Raises UnreadableSource where the host is unknown, or where any of its addresses is not
    public and `private` was not allowed.
    """
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise UnreadableSource(
            f"{name}: the host {host} was not found; check the spelling and the connection"
        ) from error
    if not addresses:
        raise UnreadableSource(f"{name}: the host {host} has no address")
    if not private:
        for address in addresses:
            refuse_private(name, address)
    return addresses[0]


def refuse_private(name: str, address: str) -> None:
    """Raise UnreadableSource where a network address is not a public one."""
    if not is_public(address):
        raise UnreadableSource(
            f"{name}: leads to {address}, which lies in a private network or on this machine; "
            "such addresses are not visited"
        )


def refuse_local_name(name: str, host: str) -> None:
    """Refuse a host that is plainly local, where a proxy and not we would resolve it."""
    plain = host.rstrip(".").lower()
    if "." not in plain and ":" not in plain and not plain.isdigit():
        raise UnreadableSource(f"{name}: {host} is a name of a local network; it is not visited")
    if f".{plain}".endswith(LOCAL_NAMES):
        raise UnreadableSource(f"{name}: {host} is a name of a local network; it is not visited")
    try:
        literal = socket.inet_ntoa(socket.inet_aton(plain))  # 127.1, 2130706433, 0177.0.0.1 …
    except (OSError, UnicodeError):
        literal = plain
    try:
        ipaddress.ip_address(literal)
    except ValueError:
        return
    refuse_private(name, literal)


def is_public(address: str) -> bool:
    """Whether a network address belongs to the public internet, also inside another one."""
    try:
        found: IPAddress = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    inner = _inner(found) if isinstance(found, ipaddress.IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, where it does."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _TRANSLATED) or int(address) >> 32 == 0:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
