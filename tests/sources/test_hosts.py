"""No host on this machine or in a private network is visited, however it is written."""

import pytest

from timeline.errors import UnreadableSource
from timeline.sources.hosts import checked_address, is_public, refuse_local_name


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),  # shared by a provider's customers
        ("169.254.169.254", False),  # a cloud's metadata
        ("192.0.2.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:db8::1", False),
        ("nonsense", False),
    ],
)
def test_public(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "written", ["127.0.0.1", "127.1", "2130706433", "0177.0.0.1", "0x7f.0.0.1", "localhost"]
)
def test_this_machine_in_all_its_forms(written: str) -> None:
    with pytest.raises(UnreadableSource, match="private network or on this machine"):
        checked_address("http://page.example/", written, 80)


def test_one_private_address_among_public_ones_is_enough() -> None:
    def resolver(host: str, port: int) -> list[str]:
        return ["93.184.216.34", "10.0.0.1"]

    with pytest.raises(UnreadableSource, match=r"leads to 10\.0\.0\.1"):
        checked_address("http://page.example/", "page.example", 80, resolver=resolver)


def test_allowed_where_the_user_says_so() -> None:
    assert checked_address("x", "127.0.0.1", 80, private=True) == "127.0.0.1"


def test_unknown_host() -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(UnreadableSource, match="was not found"):
        checked_address("http://page.example/", "page.example", 80, resolver=resolver)


@pytest.mark.parametrize(
    "host",
    ["localhost", "printer", "a.localhost", "nas.local", "wiki.corp", "127.0.0.1", "2130706433",
     "::1", "10.0.0.8"],
)  # fmt: skip
def test_local_names_are_refused_before_a_proxy_sees_them(host: str) -> None:
    with pytest.raises(UnreadableSource):
        refuse_local_name("http://page.example/", host)


@pytest.mark.parametrize("host", ["courier.example.org", "93.184.216.34"])
def test_public_names_pass(host: str) -> None:
    refuse_local_name("http://page.example/", host)
