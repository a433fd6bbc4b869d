"""The commands that open the app: where they say it is, there it is, and Ctrl-C ends it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.case import copy
from timeline.demo import build

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from timeline.cli import main; main(sys.argv[1:])"
ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+")


def opened(folder: Path, *arguments: str) -> tuple[str, str, int]:
    """What the command printed, what the page at its address is, and how it ended."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
    with subprocess.Popen(
        [sys.executable, "-u", "-c", PROGRAM, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=kept | {"XDG_DATA_HOME": str(folder / "data"), "TIMELINE_USER": "Ada Finch"},
    ) as started:
        assert started.stdout is not None
        said = b""
        while not (address := ADDRESS.search(said)):
            line = started.stdout.readline()
            assert line, said.decode()
            said += line
        with urllib.request.urlopen(address[0].decode(), timeout=60) as page:
            content = page.read().decode("utf-8")
        started.send_signal(signal.SIGINT)
        rest, _ = started.communicate(timeout=60)
    return (said + rest).decode("utf-8"), content, started.returncode


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_the_app_says_where_it_is_and_ends_quietly(folder: Path) -> None:
    copy(ROOT / "events.db", folder / "affair.db")
    said, page, status = opened(folder, "app", "--database", "affair.db", "--no-browser")
    assert "affair.db" in said
    assert "Traceback" not in said
    assert "<html" in page.lower()
    assert status in (0, 130)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG folders")
def test_the_demonstration_opens_in_a_copy_of_its_own(folder: Path) -> None:
    said, page, _ = opened(folder, "demo", "--no-browser")
    assert "<html" in page.lower()
    [made] = (folder / "data").rglob("*.db")
    assert f"the working copy of the demonstration case is {made}" in said
    with timeline.open(made, who="Ada Finch") as case:
        assert case.read_only is False
        assert len(case.documents()) > 10


def test_a_port_that_is_taken(
    folder: Path, call: Callable[..., Any], is_one_line: Callable[..., None]
) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        is_one_line(call("app", "--no-browser", "--port", port), f"port {port}", "--port")


def test_copy_and_build(
    call: Callable[..., Any], is_one_line: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build.articles()[:1]
    monkeypatch.setattr(build, "articles", lambda: first)
    assert call("demo", "--copy", "copy.db").returncode == 0
    is_one_line(call("demo", "--copy", "copy.db"), "copy.db is there already")
    is_one_line(call("demo", "--build", "--database", "copy.db"), "stays as it is")
    assert call("demo", "--build", "--database", "events.db").returncode == 0
    is_one_line(call("undo"), "takes no changes")
