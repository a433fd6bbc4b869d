"""Which names the app answers to, and what its policy allows."""

import socket
from contextlib import suppress
from typing import Any

import pytest

from timeline.app.security import (
    HostCheck,
    SecurityHeaders,
    answers_to,
    content_policy,
    is_loopback,
)


@pytest.mark.parametrize(
    ("named", "listening", "answered"),
    [
        ("127.0.0.1:8501", "127.0.0.1", True),
        ("localhost:8501", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("[::1]:8501", "127.0.0.1", True),
        ("evil.example:8501", "127.0.0.1", False),
        ("evil.example", "0.0.0.0", False),
        ("192.168.1.7:8501", "127.0.0.1", False),
        ("192.168.1.7:8501", "0.0.0.0", True),
        ("desk.example:8501", "desk.example", True),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
        (f"{socket.gethostname()}:8501", "0.0.0.0", True),
        (f"{socket.gethostname()}.local", "0.0.0.0", True),
        (f"{socket.gethostname()}.evil.example", "0.0.0.0", False),
        (f"{socket.gethostname()}x", "127.0.0.1", False),
    ],
)
def test_hosts(named: str, listening: str, answered: bool) -> None:
    assert answers_to(named, listening) is answered


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("0.0.0.0", False), ("desk", False)],
)
def test_loopback(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def answer(
    app: Any, *, host: str = "127.0.0.1:8501", kind: str = "http", origin: str | None = None
) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        said.append(dict(message))

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    asking = [(b"origin", origin.encode())] if origin else []
    scope = {"type": kind, "headers": [(b"host", host.encode()), *asking]}
    with suppress(StopIteration):  # nothing here waits, so one step is the whole answer
        app(scope, receive, send).send(None)
    return said


async def plain(scope: Any, receive: Any, send: Any) -> None:
    headers = [(b"Content-Security-Policy", b"default-src *"), (b"content-type", b"text/html")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"hello"})


def test_every_answer_carries_the_policy_once() -> None:
    start = answer(SecurityHeaders(plain))[0]
    names = [name.lower() for name, _ in start["headers"]]
    headers = {name.lower(): value.decode() for name, value in start["headers"]}
    assert names.count(b"content-security-policy") == 1
    assert headers[b"content-security-policy"] == content_policy()
    assert headers[b"x-content-type-options"] == "nosniff"
    assert headers[b"referrer-policy"] == "no-referrer"
    assert headers[b"content-type"] == "text/html"


def test_the_policy_lets_nothing_in_from_outside() -> None:
    policy = content_policy()
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert "unsafe" not in directives["script-src"]
    assert directives["script-src"].count("sha256-") >= 1
    for name in ("default-src", "img-src", "connect-src", "font-src", "frame-src"):
        allowed = set(directives[name].split()) - {"'self'", "data:", "blob:"}
        assert allowed == set()
    assert directives["object-src"] == "'none'"


def test_another_name_is_refused() -> None:
    said = answer(HostCheck(plain, host="127.0.0.1"), host="evil.example")
    assert said[0]["status"] == 400
    assert b"hello" not in said[1]["body"]
    assert answer(HostCheck(plain, host="127.0.0.1"))[0]["status"] == 200


def test_a_socket_by_another_name_is_closed() -> None:
    said = answer(HostCheck(plain, host="127.0.0.1"), host="evil.example", kind="websocket")
    assert said == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("origin", "answered"),
    [
        (None, True),
        ("http://127.0.0.1:8501", True),
        ("http://127.0.0.1:9999", False),
        ("https://evil.example", False),
        ("null", False),
        ("https://127.0.0.1:8501.evil.example", False),
    ],
)
def test_what_pages_of_other_origins_ask_is_refused(origin: str | None, answered: bool) -> None:
    """Streamlit would look its own address up on the web before it says no."""
    check = HostCheck(plain, host="127.0.0.1")
    assert (answer(check, origin=origin)[0]["status"] == 200) is answered
    said = answer(check, origin=origin, kind="websocket")
    assert (said[0]["type"] != "websocket.close") is answered


def test_a_proxy_may_ask_by_the_public_name() -> None:
    check = HostCheck(plain, host="127.0.0.1", public="desk.example")
    assert answer(check, host="desk.example", origin="https://desk.example")[0]["status"] == 200
    assert answer(check, origin="https://desk.example")[0]["status"] == 200
    assert answer(check, host="evil.example", origin="https://desk.example")[0]["status"] == 400
