#!/usr/bin/env python3
"""How soon an exported page can be used, and how soon it answers a search.

    python benchmarks/export_page.py [--events 5000] [--rounds 5]

Writes a page of invented events with their quotes and opens it from disk in the Chromium of this
machine. Figures, each the best of the rounds: until the list can be read, until the drawing is
painted and everything answers, how much of that the page's own thread worked (which a busy machine
does not change), and until a search shows what it found. The bar is one second.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from timeline.days import Day
from timeline.edtf import Edtf
from timeline.model import Claim, DocumentRecord, Event, Evidence, Selection
from timeline.plugins import exporter

MADE = dt.datetime(2024, 5, 17, 9, 30, tzinfo=dt.UTC)
NAMES = ("Orrin Vale", "Maren Holt", "Nordwerk", "Ilma Harbour", "Port of Halden", "Tom Reed")
ACTS = ("signed the lease", "paid a broker", "resigned", "sold a ship", "sued the port")
BAR = 1000.0

OPENED = """() => new Promise((done) => {
  const begin = performance.timing.navigationStart;
  const ready = () => {
    if (!document.documentElement.dataset.ready) return setTimeout(ready, 1);
    requestAnimationFrame(() => requestAnimationFrame(() =>
      done([performance.timing.domInteractive - begin, Date.now() - begin])));
  };
  ready();
})"""
SEARCHED = """() => new Promise((done) => {
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const before = found.textContent;
  const begin = performance.now();
  const seen = () => {
    if (found.textContent === before) return setTimeout(seen, 1);
    requestAnimationFrame(() => done(performance.now() - begin));
  };
  search.value = "broker halden";
  search.dispatchEvent(new Event("input"));
  seen();
})"""


def many_events(number: int) -> tuple[Event, ...]:
    """Invented events over twenty years, each with a quote or two."""
    chance = random.Random(7)
    return tuple(_event(number, chance) for number in range(number))


def _event(number: int, chance: random.Random) -> Event:
    day = Day.of(2004) + chance.randint(0, 20 * 365)
    who, act = chance.choice(NAMES), chance.choice(ACTS)
    title = f"{who} {act}"
    date = Edtf(str(day) if number % 5 else str(day)[:7])
    quote = f"On {day} {title}, the register of {chance.choice(NAMES)} says, line {number}."
    claim = Claim(
        quote=quote, start=0, end=len(quote), headline=title, how="explicit", certainty="stated",
        salience=0.8, date=date, earliest=date.earliest, latest=date.latest, actors=(who,),
    )  # fmt: skip
    evidence = tuple(
        Evidence(claim_id=f"c{number}-{copy}", relation="supports", claim=claim, prefix="",
                 suffix="", document=_document(chance.randint(1, 400)))
        for copy in range(1 + number % 2)
    )  # fmt: skip
    return Event(
        id=f"e{number}", version=1, title=title, status="confirmed", date=date,
        earliest=date.earliest, latest=date.latest, precision=date.precision, how="explicit",
        certainty="stated", salience=0.8, actors=(who,), evidence=evidence, origins=("one",),
    )  # fmt: skip


def _document(number: int) -> DocumentRecord:
    return DocumentRecord(
        id=f"d{number}", source=f"{number}.html", sha256=f"{number:064x}",
        captured="2024-05-01T08:00:00Z", media_type="text/html",
        url=f"https://courier{number % 9}.example/{number}", title=f"Report {number}",
        byline=None, publisher=f"Courier {number % 9}", published="2019-03-14",
        published_basis="metadata", language="en", characters=900, claims=3,
    )  # fmt: skip


def page(events: tuple[Event, ...]) -> bytes:
    """The page of these events."""
    documents = {item.document.id: item.document for event in events for item in event.evidence}
    selection = Selection(
        title="The Halden papers", events=events, documents=tuple(documents.values()), made=MADE
    )
    out = io.BytesIO()
    exporter("html").write(selection, out)
    return out.getvalue()


def measure(browser: Browser, path: Path) -> tuple[float, ...]:
    """Milliseconds until the list is there, until it is ready, of work, and of a search."""
    opened: Any = browser.new_page(viewport={"width": 1360, "height": 900})
    watch = opened.context.new_cdp_session(opened)
    watch.send("Performance.enable", {"timeDomain": "threadTicks"})
    opened.goto(path.as_uri(), wait_until="commit")
    listed, ready = opened.evaluate(OPENED)
    metrics = {one["name"]: one["value"] for one in watch.send("Performance.getMetrics")["metrics"]}
    searched = opened.evaluate(SEARCHED)
    opened.close()
    return listed, ready, 1000 * metrics["TaskDuration"], searched


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "page.html"
        path.write_bytes(page(many_events(given.events)))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        rounds = [measure(browser, path) for _ in range(given.rounds)]
        browser.close()
        print(f"{given.events:,} events, {path.stat().st_size / 1e6:.1f} MB")
    for words, figures in zip(
        (
            "until the list can be read",
            "until everything answers",
            "work of the page for it",
            "until a search is answered",
        ),
        zip(*rounds, strict=True),
        strict=True,
    ):
        best = min(figures)
        print(f"{words:28} {best:6.0f} ms{'' if best <= BAR else '  OVER THE BAR'}")


if __name__ == "__main__":
    main()
