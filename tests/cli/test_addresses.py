"""Addresses on the command line: asked about first, and never this machine unless said so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., "subprocess.CompletedProcess[str]"]
PAGE = (
    b"<html><head><title>The lease</title></head><body><article><h1>The lease</h1>"
    b"<p>Orrin Vale signed the lease of the harbour on 12 March 2019, after a debate of the council"
    b" that had lasted for four hours.</p></article></body></html>"
)


class Page(BaseHTTPRequestHandler):
    visits: list[str]

    def do_GET(self) -> None:
        self.visits.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and the list of what was asked of it."""
    visits: list[str] = []
    handler = type("Counting", (Page,), {"visits": visits})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{serving.server_port}/lease", visits
        serving.shutdown()
        thread.join()


def test_a_page_is_added_with_its_address(call: Call, server: tuple[str, list[str]]) -> None:
    address, visits = server
    done = call("add", address, "--yes", "--private")
    assert done.returncode == 0, done
    assert visits == ["/lease"]
    [document] = map(json.loads, call("list", "documents", "--json").stdout.splitlines())
    assert (document["url"], document["title"]) == (address, "The lease")


def test_this_machine_is_not_visited(call: Call, server: tuple[str, list[str]]) -> None:
    address, visits = server
    done = call("add", address, "--yes")
    assert done.returncode == 1
    assert f"not added {address}: " in done.stderr
    assert visits == []


@pytest.mark.parametrize("command", ["add", "extract"])
def test_nobody_is_visited_unasked(
    call: Call, server: tuple[str, list[str]], is_one_line: Any, command: str
) -> None:
    address, visits = server
    is_one_line(call(command, address, "--private"), "127.0.0.1", "--yes", "--offline")
    assert visits == []


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals as POSIX has them")
@pytest.mark.parametrize(("answer", "status", "visited"), [("y", 0, 1), ("n", 1, 0)])
def test_a_person_is_asked(
    folder: Path, server: tuple[str, list[str]], answer: str, status: int, visited: int
) -> None:
    import pty

    address, visits = server
    here, there = pty.openpty()
    program = "import sys; from timeline.cli import main; main(sys.argv[1:])"
    started = subprocess.Popen(
        [sys.executable, "-c", program, "add", address, "--private"],
        cwd=folder, stdin=there, stdout=subprocess.PIPE, stderr=there, start_new_session=True,
    )  # fmt: skip
    os.close(there)
    os.write(here, f"{answer}\n".encode())
    said = drained(here)  # a progress bar nobody reads would stop the command
    assert started.wait(timeout=60) == status, said
    assert started.stdout is not None
    started.stdout.close()
    assert "127.0.0.1" in said
    assert len(visits) == visited


def drained(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8", "replace")
