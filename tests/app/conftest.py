"""A small invented case, read by the program itself, and the app on it."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.model import Source

ARTICLES = {
    "courier.html": (
        "Harbour Courier", "2019-03-14", "https://courier.example/lease",
        "<html><head><title>The Halden lease</title></head><body><article><h1>The Halden lease</h1>"
        "<p>Orrin Vale signed the Halden lease on 12 March 2019, the port authority said. The "
        "lease runs for thirty years and covers the northern quay of the harbour.</p>"
        "<p>Nordwerk paid a broker 40,000 euros in February 2018. The company reportedly hired the "
        "broker in 2017.</p>"
        "<p>The court will hear the case on 4 June 2019.</p></article></body></html>",
    ),
    "post.html": (
        "Northgate Post", "2019-03-20", "https://post.example/halden",
        "<html><head><title>Board resigns</title></head><body><article><h1>Board resigns</h1>"
        "<p>Tessa Quill resigned from the board of the port authority on 18 March 2019. She denied "
        "that she had met the broker.</p>"
        "<p>![pixel](https://spy.example/md.png) &lt;img src=\"https://spy.example/pixel.png\"&gt; "
        "was opened on 3 January 2018 by the auditors of the harbour.</p></article></body></html>",
    ),
}  # fmt: skip


def sources() -> list[tuple[Source, dict[str, str]]]:
    captured = dt.datetime(2024, 5, 1, 8, tzinfo=dt.UTC)
    return [
        (
            Source(name=name, content=page.encode("utf-8"), captured=captured),
            {"publisher": publisher, "published": published, "url": url},
        )
        for name, (publisher, published, url, page) in ARTICLES.items()
    ]


@pytest.fixture(scope="session")
def small_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case file; nobody writes to it, tests take a copy."""
    path = tmp_path_factory.mktemp("case") / "small.db"
    with timeline.open(path, who="Ada Finch") as case:
        for source, given in sources():
            case.add(source, **given)
    return path


@pytest.fixture
def case_file(small_case: Path, tmp_path: Path) -> Path:
    """A copy of the case that takes changes."""
    from timeline import case

    return case.copy(small_case, tmp_path / "case.db")


@pytest.fixture
def empty_case(tmp_path: Path) -> Path:
    """A case file with nothing in it."""
    path = tmp_path / "empty.db"
    timeline.open(path).close()
    return path


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """The app without a browser: `app(path)` gives an AppTest that has not run yet."""
    from streamlit.testing.v1 import AppTest

    import timeline.app

    def opened(path: Path) -> Any:
        monkeypatch.setenv("TIMELINE_DATABASE", str(path))
        monkeypatch.setenv("TIMELINE_USER", "Ada Finch")
        script = Path(timeline.app.__file__).with_name("main.py")
        return AppTest.from_file(str(script), default_timeout=60)

    return opened


SERVE = (
    "import sys; from pathlib import Path; from timeline.app.server import run; "
    "run(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False, who='Ada Finch')"
)


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


@pytest.fixture
def unused_port() -> Callable[[], int]:
    """Gives ports that nobody listens on."""
    return free_port


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Starts the app on a case file and gives its address."""
    with serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="session")
def shared(small_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of one app for all tests that only look."""
    with serving(tmp_path_factory.mktemp("shared")) as served:
        yield served(small_case)


@contextmanager
def serving(folder: Path) -> Iterator[Callable[..., str]]:
    """Servers that end with the block; what they say is kept in `folder`."""
    running: list[subprocess.Popen[bytes]] = []

    def served(path: Path, *, port: int | None = None, **environment: str) -> str:
        port = port or free_port()
        with (folder / "server.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", SERVE, str(path), str(port)],
                stdout=log, stderr=log, env={**os.environ, **environment},
            )  # fmt: skip
        running.append(process)
        _wait(process, port, folder / "server.log")
        return f"http://127.0.0.1:{port}"

    try:
        yield served
    finally:
        for process in running:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(15)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    patience = time.monotonic() + 90
    while time.monotonic() < patience:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the app did not start: {log.read_text()}")
