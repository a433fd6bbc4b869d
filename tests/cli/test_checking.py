"""The live pages of a case, held against their captures."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., "subprocess.CompletedProcess[str]"]
QUOTE = "Orrin Vale signed the lease of the harbour on 12 March 2019."
REST = "The council had debated it for four hours, and half of the seats stayed empty that night."


def page(*paragraphs: str) -> bytes:
    inner = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><title>The lease</title></head><article>{inner}</article>".encode()


@pytest.fixture
def server() -> Iterator[tuple[str, dict[str, bytes]]]:
    """An address on this machine, and the pages that it shows."""
    pages = {"/lease": page(QUOTE, REST)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path in pages else 410)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(pages.get(self.path, b"gone"))

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/lease", pages
        serving.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("now", "state", "words"),
    [
        (page(QUOTE, REST), "same", "as it was captured"),
        (page(QUOTE, REST, "Read more."), "changed", "every quote stands"),
        (page(QUOTE.replace("signed", "left"), REST), "quotes gone", "1 quote is gone or reworded"),
        (page(QUOTE, REST, "Correction: The lease is shorter."), "correction", "Correction: The"),
        (None, "not there", "has taken the page down"),
    ],
)
def test_what_is_there_today(
    call: Call, server: tuple[str, dict[str, bytes]], now: bytes | None, state: str, words: str
) -> None:
    address, pages = server
    assert call("add", address, "--yes", "--private").returncode == 0
    if now is None:
        pages.clear()
    else:
        pages["/lease"] = now
    done = call("check", "--live", "--yes", "--private", "--json")
    _, found = map(json.loads, done.stdout.splitlines())
    assert (found["state"], found["address"]) == (state, address)
    assert words in found["told"]
    assert found["gone"] == ([QUOTE] if state == "quotes gone" else [])
    assert done.returncode == int(state not in ("same", "changed"))
    assert len(call("list", "documents", "--json").stdout.splitlines()) == 1


def test_no_host_is_visited_unasked(
    call: Call, server: tuple[str, dict[str, bytes]], folder: Path
) -> None:
    address, pages = server
    assert call("add", address, "--yes", "--private").returncode == 0
    pages.clear()
    done = call("check", "--live", "--private")
    assert done.returncode == 1
    assert "these hosts would be visited and could notice it: 127.0.0.1" in done.stderr
    assert "nothing is wrong" in done.stdout


def test_without_addresses_nothing_is_visited(call: Call, folder: Path) -> None:
    folder.joinpath("a.txt").write_text(QUOTE, encoding="utf-8")
    assert call("add", "a.txt").returncode == 0
    done = call("check", "--live")
    assert done.returncode == 0
    assert "no document came from an address" in done.stderr
