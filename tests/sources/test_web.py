"""Pages are fetched once, guardedly. Every host here is this machine, with leave given."""

import datetime as dt
import gc
import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.sources.web import WebAccess, fetch, hosts_of, is_address

PAGE = b"<html><body><p>The lease was signed on 3 May 2018.</p></body></html>"
NOON = dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Host:
    """A small host on this machine: paths and what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.requests.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                host.answers[self.path.split("?")[0]](self)

            def log_message(self, *words: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str = "/page", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, body: bytes = PAGE, *, status: int = 200, **headers: str) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            if "Content_Length" not in headers:
                request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            with suppress(OSError):
                request.wfile.write(body)

        self.answers[path] = answer


@pytest.fixture
def host() -> Iterator[Host]:
    found = Host()
    yield found
    found.server.shutdown()
    found.server.server_close()


def get(url: str, **allowed: object) -> Source:
    access = WebAccess(**{"private": True, **allowed})  # type: ignore[arg-type]
    return fetch(url, access=access, clock=lambda: NOON)


def test_a_page(host: Host) -> None:
    host.says("/page", Content_Type="text/html; charset=ISO-8859-1")
    source = get(host.url("/page#part"))
    assert source.content == PAGE
    assert source.name == host.url("/page#part")
    assert (source.address, source.captured) == (host.url("/page"), NOON)
    assert (source.media_type, source.charset) == ("text/html", "iso-8859-1")


def test_a_visit_tells_nothing_it_need_not(host: Host) -> None:
    host.says("/page", status=302, Location="/next", Set_Cookie="seen=1")
    host.says("/next")
    get(host.url())
    for _, headers in host.requests:
        assert not {"cookie", "referer", "authorization"} & set(headers)
        assert "python" not in headers["user-agent"].lower()
        assert "timeline" not in headers["user-agent"].lower()
        assert headers["host"] == f"127.0.0.1:{host.port}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(host: Host, status: int) -> None:
    host.says("/page", status=status, Location="/a/b")
    host.says("/a/b", status=302, Location="c?x=1")
    host.says("/a/c")
    assert get(host.url()).address == host.url("/a/c?x=1")


def test_redirects_without_end(host: Host) -> None:
    host.says("/page", status=302, Location="/page")
    with pytest.raises(UnreadableSource, match="more than 8 redirects"):
        get(host.url())
    assert len(host.requests) == 9


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://page.example/", "gopher://page.example/"]
)
def test_redirects_to_what_is_no_page(host: Host, location: str) -> None:
    host.says("/page", status=302, Location=location)
    with pytest.raises(UnreadableSource, match="no http or https address"):
        get(host.url())


def test_each_redirect_is_checked(host: Host) -> None:
    """The first host passes for a public one; what it sends us to does not."""
    host.says("/page", status=302, Location="http://10.0.0.1/admin")

    def resolver(name: str, port: int) -> list[str]:
        return ["127.0.0.1" if name == "courier.example" else name]

    import timeline.sources.hosts as hosts

    real = hosts.is_public
    try:
        hosts.is_public = lambda address: address == "127.0.0.1" or real(address)
        with pytest.raises(UnreadableSource, match=r"leads to 10\.0\.0\.1"):
            fetch(
                host.url(host="courier.example"),
                access=WebAccess(),
                clock=lambda: NOON,
                resolver=resolver,
            )
    finally:
        hosts.is_public = real
    assert host.requests[0][1]["host"] == f"courier.example:{host.port}"


def test_the_connection_goes_to_the_address_that_was_checked(host: Host) -> None:
    """A name that is answered differently the second time gains nothing."""
    host.says("/page")
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    source = fetch(
        host.url(host="courier.example"),
        access=WebAccess(private=True),
        clock=lambda: NOON,
        resolver=lambda name, port: answers.pop(0),
    )
    assert source.content == PAGE
    assert len(answers) == 1


@pytest.mark.parametrize("written", ["127.0.0.1", "localhost", "2130706433", "[::1]", "0x7f.1"])
def test_this_machine_is_refused(host: Host, written: str) -> None:
    with pytest.raises(UnreadableSource, match="not visited"):
        fetch(host.url(host=written), access=WebAccess(), clock=lambda: NOON)
    assert host.requests == []


def test_only_agreed_hosts(host: Host) -> None:
    host.says("/page", status=302, Location=f"http://localhost:{host.port}/next")
    with pytest.raises(UnreadableSource, match="leads on to the host localhost"):
        get(host.url(), hosts={"127.0.0.1"})
    assert len(host.requests) == 1


def test_offline() -> None:
    with pytest.raises(UnreadableSource, match="--offline"):
        get("http://courier.example/page", offline=True)


def test_size_is_limited_by_what_comes(host: Host) -> None:
    host.says("/page", b"x" * 3000)
    with pytest.raises(UnreadableSource, match="larger than"):
        get(host.url(), size_limit=2000)
    assert len(get(host.url(), size_limit=3000).content) == 3000


def test_size_is_limited_by_what_is_announced(host: Host) -> None:
    host.says("/page", b"", Content_Length="99999999999")
    with pytest.raises(UnreadableSource, match="larger than 50 MB"):
        get(host.url())


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
    ],
)
def test_packed_pages(host: Host, encoding: str, packed: bytes) -> None:
    host.says("/page", packed, Content_Encoding=encoding)
    assert get(host.url()).content == PAGE


def test_a_bomb_is_cut_off(host: Host) -> None:
    host.says("/page", gzip.compress(b"\0" * 30_000_000), Content_Encoding="gzip")
    with pytest.raises(UnreadableSource, match="larger than 1 MB"):
        get(host.url(), size_limit=1_048_576)


@pytest.mark.parametrize(("encoding", "body"), [("br", PAGE), ("gzip", PAGE)])
def test_packed_otherwise_or_damaged(host: Host, encoding: str, body: bytes) -> None:
    host.says("/page", body, Content_Encoding=encoding)
    with pytest.raises(UnreadableSource, match=r"packed|damaged"):
        get(host.url())


def test_a_host_that_answers_letter_by_letter_is_left(host: Host) -> None:
    stop = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        try:
            while not stop.wait(0.02):
                request.wfile.write(b"x")
        except OSError:
            pass

    host.answers["/page"] = drip
    with pytest.raises(UnreadableSource, match=r"not there after 0\.3 seconds"):
        get(host.url(), seconds=0.3)
    stop.set()


def test_headers_letter_by_letter(host: Host) -> None:
    stop = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            while not stop.wait(0.02):
                request.wfile.write(b"x")

    host.answers["/page"] = drip
    with pytest.raises(UnreadableSource, match="not there after"):
        get(host.url(), seconds=0.3)
    stop.set()


def test_a_name_nobody_resolves_is_left() -> None:
    stop = threading.Event()

    def resolver(name: str, port: int) -> list[str]:
        stop.wait(10)
        return []

    with pytest.raises(UnreadableSource, match="not there after"):
        fetch(
            "http://courier.example/",
            access=WebAccess(seconds=0.1),
            clock=lambda: NOON,
            resolver=resolver,
        )
    stop.set()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # httpcore's sockets
@pytest.mark.parametrize("answer", [b"", b"\x05\x00", b"HTTP/1.1 400 Bad\r\n\r\n", b"\x05\xff"])
def test_a_socks_proxy_that_is_none(answer: bytes) -> None:
    with socket.socket() as proxy:
        proxy.bind(("127.0.0.1", 0))
        proxy.listen()

        def serve() -> None:
            with suppress(OSError):
                caller, _ = proxy.accept()
                with caller:
                    caller.recv(100)
                    caller.sendall(answer)
                    caller.recv(100)

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(UnreadableSource):
            fetch(
                "http://courier.example/",
                access=WebAccess(proxy=f"socks5://127.0.0.1:{proxy.getsockname()[1]}", seconds=0.5),
                clock=lambda: NOON,
            )
        gc.collect()


def test_a_host_that_never_answers_is_left(host: Host) -> None:
    stop = threading.Event()
    host.answers["/page"] = lambda request: stop.wait(10) and None
    with pytest.raises(UnreadableSource, match="not there after"):
        get(host.url(), seconds=0.3)
    stop.set()


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "no such page"), (403, "refuses"), (410, "taken the page down"), (500, "status 500")],
)
def test_answers_that_are_no_page(host: Host, status: int, words: str) -> None:
    host.says("/page", status=status)
    with pytest.raises(UnreadableSource, match=words):
        get(host.url())


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(UnreadableSource, match="no connection"):
        get(f"http://127.0.0.1:{port}/")


def test_not_a_certificate(host: Host) -> None:
    with pytest.raises(UnreadableSource, match=r"certificate|connection"):
        get(f"https://127.0.0.1:{host.port}/")


@pytest.mark.parametrize(
    "url",
    ["http://", "http:///page", "http://[::1", "http://a:b@courier.example/", "http://x:99999/",
     "http://exa mple/", "http://\u2028/", "http://" + "a" * 70 + ".example/"],
)  # fmt: skip
def test_not_an_address(url: str) -> None:
    with pytest.raises(UnreadableSource):
        get(url)


def test_through_a_proxy(host: Host) -> None:
    """The proxy gets the whole address, and looks up the name itself."""
    host.says("http://courier.example/page")
    source = fetch(
        "http://courier.example/page",
        access=WebAccess(proxy=f"http://127.0.0.1:{host.port}"),
        clock=lambda: NOON,
        resolver=lambda name, port: pytest.fail("resolved here"),
    )
    assert source.content == PAGE


def test_a_proxy_is_not_asked_for_local_names(host: Host) -> None:
    with pytest.raises(UnreadableSource, match="not visited"):
        fetch(
            "http://localhost/",
            access=WebAccess(proxy=f"http://127.0.0.1:{host.port}"),
            clock=lambda: NOON,
        )
    assert host.requests == []


def test_a_proxy_that_is_none() -> None:
    with pytest.raises(UnreadableSource, match="not a proxy"):
        get("http://courier.example/", proxy="nonsense")


def test_hosts_are_listed_once_in_order() -> None:
    names = ["https://b.example/x", "notes.txt", "-", "HTTP://A.example:80/", "http://b.example/y",
             "http://[broken"]  # fmt: skip
    assert hosts_of(names) == ("b.example", "a.example")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("http://a.example", True), ("HTTPS://a.example", True), ("ftp://a.example", False),
     ("notes.txt", False), ("httpd.conf", False)],
)  # fmt: skip
def test_what_an_address_is(name: str, expected: bool) -> None:
    assert is_address(name) is expected
