"""How long a reader of a large case waits: for each run of a page, and for the browser to show it.

    python benchmarks/app.py [--events 5000] [--browser]

First the time of Python for each run of a page, as a reader would cause it (the bar is 300 ms of
the processor after the first visit). With `--browser`, in the Chromium of this machine: until the
drawing is painted, against an empty case's page; and from a choice in the drawing to the quote,
against the page Review, which shows the same evidence without a drawing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from case import text

if (tests := str(Path(__file__).parents[1] / "tests")) not in sys.path:
    sys.path.insert(0, tests)

from making import open_case, source

CLAIMS = 50  # of each document
BAR = 0.3  # seconds of Python for one run
TIMES = 7
SERVE = (
    "import sys; from pathlib import Path; from timeline.app.server import run; "
    "run(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False, who='Ada Finch')"
)
RESTED = "[data-testid=stApp][data-test-script-state=notRunning]"


def build(path: Path, events: int) -> None:
    """A case of about that many events."""
    with open_case(path) as case:
        for _ in case.add_all(source(text(n, CLAIMS), str(n)) for n in range(events // CLAIMS)):
            pass
        print(f"{len(case.drawing_events()):,} events of {len(case.documents()):,} documents")


# --- Python -----------------------------------------------------------------------------------


def timed(what: str, act: Callable[[], object]) -> None:
    """Print how long the processor worked, and whether that is over the bar."""
    begin = time.process_time()
    act()
    spent = time.process_time() - begin
    print(f"{what:<44} {spent * 1000:7.0f} ms{'   over the bar' if spent > BAR else ''}")


def python(path: Path) -> None:
    """Every kind of run."""
    from streamlit.testing.v1 import AppTest

    os.environ["TIMELINE_DATABASE"] = str(path)
    at = AppTest.from_function(_page, args=("timeline",), default_timeout=600)
    timed("timeline, first visit", at.run)
    timed("timeline, again", at.run)
    timed("timeline, filtered by words", lambda: at.text_input(key="q").set_value("sue").run())
    timed("timeline, filtered by an actor", lambda: at.selectbox(key="actor").select_index(3).run())
    timed("timeline, filters cleared", lambda: _clear(at))
    at = AppTest.from_function(_page, args=("review",), default_timeout=600)
    timed("review, first visit", at.run)
    timed("review, a decision", lambda: _press(at, "Read correctly"))
    timed("review, the next", lambda: _press(at, "Next"))
    timed("review, undo", lambda: _press(at, "Undo"))
    for name in ("sources", "actors", "disputes", "keydates", "gaps", "search", "export", "log"):
        at = AppTest.from_function(_page, args=(name,), default_timeout=600)
        timed(f"{name}, first visit", at.run)
        timed(f"{name}, again", at.run)


def _page(name: str) -> None:
    from importlib import import_module

    from timeline.app import session

    session.guarded(import_module(f"timeline.app.views.{name}").show)


def _clear(at: Any) -> None:
    at.text_input(key="q").set_value("")
    at.selectbox(key="actor").set_value(None)
    at.run()


def _press(at: Any, words: str) -> None:
    [button] = [button for button in at.button if button.label == words]
    button.click().run()


# --- the browser ------------------------------------------------------------------------------


@contextmanager
def app(path: Path) -> Iterator[str]:
    """The app on a case file; gives its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(path), str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        while True:
            try:
                urllib.request.urlopen(f"{address}/_stcore/health", timeout=2).close()
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def in_browser(path: Path, empty: Path) -> None:
    """What a reader waits for, the middle of some visits."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with app(empty) as address:
            bare = _visits(browser, address, "h1")
        with app(path) as address:
            drawn = _visits(browser, address, ".tl-canvas")
            page = browser.new_page(
                viewport={"width": 1360, "height": 900}, reduced_motion="reduce"
            )
            page.goto(address)
            page.locator(".tl-canvas").wait_for()
            page.locator(RESTED).wait_for()
            page.locator(".tl-list").focus()
            page.keyboard.press("Home")
            chosen = _turns(page, ("ArrowRight", "Enter"))
            page.goto(f"{address}/review")
            page.locator(RESTED).wait_for()
            passed = _turns(page, ("n",))
        browser.close()
    print(f"until painted: {drawn:.2f} s, an empty case {bare:.2f} s: {drawn / bare:.2f} times")
    print(f"choice to quote: {chosen:.2f} s, without a drawing {passed:.2f} s:"
          f" {chosen / passed:.2f} times")  # fmt: skip


def _visits(browser: Any, address: str, awaited: str) -> float:
    times = []
    for _ in range(TIMES):
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        begin = time.perf_counter()
        page.goto(address)
        page.locator(awaited).first.wait_for()
        times.append(time.perf_counter() - begin)
        page.close()
    return statistics.median(times)


def _turns(page: Any, keys: tuple[str, ...]) -> float:
    """From the last key to another heading over the evidence."""
    times = []
    heading = page.locator(".tl-event h2")
    before = heading.first.inner_text() if heading.count() else ""
    for _ in range(TIMES):
        for key in keys[:-1]:
            page.keyboard.press(key)
        begin = time.perf_counter()
        page.keyboard.press(keys[-1])
        heading.filter(has_not_text=before or "\0").first.wait_for()
        page.locator(".tl-passage mark").first.wait_for()
        times.append(time.perf_counter() - begin)
        page.locator(RESTED).wait_for()
        before = heading.first.inner_text()
    return statistics.median(times)


def main() -> None:
    """Build a case and time what a reader does in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--browser", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, empty = Path(folder) / "case.db", Path(folder) / "empty.db"
        build(path, given.events)
        open_case(empty).close()
        if given.browser:
            in_browser(path, empty)
        else:
            python(path)


if __name__ == "__main__":
    main()
