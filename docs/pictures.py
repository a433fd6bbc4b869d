"""Take the README's pictures of the app anew, from the demonstration case.

    python docs/pictures.py

Needs Chromium and playwright (`make test` installs it). Nothing leaves this machine. Those of the
exports are taken by `exports.py`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import timeline
from timeline.case import copy

HERE = Path(__file__).parent
DEMONSTRATION = HERE.parent / "events.db"
SERVE = (
    "import sys; from pathlib import Path; from timeline.app.server import run; "
    "run(Path(sys.argv[1]), port=int(sys.argv[2]), browser=False, who='Ada Finch')"
)


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


def picture(page: Page, name: str) -> None:
    """Save what is in view, a moment after everything moved."""
    page.wait_for_timeout(1500)
    page.screenshot(path=HERE / name)


def take(browser: Browser, path: Path) -> None:
    """All pictures."""
    with timeline.open(path) as case:
        disputed = [event for event in case.events() if event.disputed]
        event = max(disputed or case.events(), key=lambda event: len(event.evidence))
        document = max(case.documents()[:6], key=lambda document: document.claims)
    with app(path) as address:
        for name, size, scheme in (
            ("app-timeline.png", (1360, 900), "light"),
            ("app-timeline-dark.png", (1360, 900), "dark"),
            ("app-timeline-phone.png", (375, 812), "light"),
        ):
            page = opened(browser, size, scheme)
            page.goto(f"{address}/?e={event.id}")
            page.locator(".tl-passage mark").first.wait_for()
            picture(page, name)
            page.close()
        page = opened(browser, (1360, 900), "light")
        page.goto(f"{address}/sources?d={document.id}")
        page.locator(".tl-text").wait_for()
        picture(page, "app-sources.png")


def opened(browser: Browser, size: tuple[int, int], scheme: str) -> Page:
    """A page of that size in that light."""
    width, height = size
    page: Page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    return page


def main() -> None:
    """Take them."""
    os.environ.setdefault("TIMELINE_USER", "Ada Finch")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = copy(DEMONSTRATION, Path(folder) / "saltmere.db")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        take(browser, path)
        browser.close()


if __name__ == "__main__":
    main()
