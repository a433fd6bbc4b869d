"""How long the drawing takes for its frames while a reader zooms and pans through many events.

    python benchmarks/drawing.py [--events 50000]

Opens the app's own modules in the Chromium of this machine. Two figures for each movement: how
long the script works for a frame, and how long frames are apart, painting included (a machine
without a graphics card paints in software, and a busy one late). The bar is 33 ms.
"""

from __future__ import annotations

import argparse
import json
import mimetypes
import random
import shutil
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from timeline.days import Day
from timeline.edtf import Edtf
from timeline.export.drawing import encode, payload
from timeline.model import Event

FRONTEND = Path(__file__).parents[1] / "timeline" / "app" / "frontend"
ORIGIN = "http://frontend.test/"
PAGE = """<!doctype html><link rel="stylesheet" href="drawing.css"><div id="root"></div>"""
BAR = 33.0

MEASURE = """async () => {
  const { createDrawing } = await import("/drawing.js");
  const payload = await (await fetch("/payload.json")).json();
  const next = () => new Promise(requestAnimationFrame);
  const began = performance.now();
  let painted;
  const first = new Promise((done) => { painted = done; });
  const drawing = createDrawing(document.getElementById("root"), { painted: () => painted() });
  drawing.update(payload);
  await first;
  const opening = performance.now() - began;
  const view = drawing.state.view;
  const movements = {
    "zooming in": (k) => view.zoom(0.93, view.from + (view.to - view.from) * 0.6, false),
    "panning near": () => view.pan((view.to - view.from) * 0.02),
    "zooming out": () => view.zoom(1.075, undefined, false),
    "panning far": () => view.pan(-(view.to - view.from) * 0.01),
  };
  const figures = { opening: [opening] };
  for (const [name, move] of Object.entries(movements)) {
    const apart = [], work = [];
    await next();
    let last = await next();
    for (let k = 0; k < 100; k += 1) {
      const begin = performance.now();
      move(k);
      // the drawing paints in the next frame; its own callback runs before this one
      const now = await next();
      work.push(performance.now() - Math.max(begin, now));
      apart.push(now - last);
      last = now;
    }
    figures[`${name}: script`] = work;
    figures[`${name}: frames apart`] = apart;
  }
  return figures;
}"""


def many_events(number: int) -> list[Event]:
    """Invented events over fifteen years, thick in some months, a fifth of them imprecise."""
    chance = random.Random(11)
    crowds = [Day.of(2010 + chance.randint(0, 14), chance.randint(1, 12)) for _ in range(8)]
    return [_event(number, chance, crowds) for number in range(number)]


def _event(number: int, chance: random.Random, crowds: list[Day]) -> Event:
    day = Day.of(2010) + chance.randint(0, 15 * 365)
    if chance.random() < 0.4:
        day = chance.choice(crowds) + round(chance.gauss(0, 25))
    text = str(day)
    if chance.random() < 0.2:
        text = chance.choice((text[:7], text[:4], f"{text[:7]}~", f"../{text}", f"{text}/.."))
    date = Edtf(text)
    return Event(
        id=f"e{number}", version=1, title=f"Firm {number % 97} signs contract {number}",
        status="confirmed" if number % 3 else "proposed", date=date, earliest=date.earliest,
        latest=date.latest, precision=date.precision, how="explicit",
        certainty=("stated", "reported", "alleged", "planned")[number % 4], salience=0.8,
        actors=(f"Firm {number % 97}",), tags=(f"tag {number % 7}",),
    )  # fmt: skip


def serve(page: Page, raw: bytes) -> None:
    """Answer requests from disk; nothing goes over a network."""

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ORIGIN)
        if name == "":
            route.fulfill(body=PAGE, content_type="text/html")
        elif name == "payload.json":
            route.fulfill(body=raw, content_type="application/json")
        else:
            path = FRONTEND / name
            route.fulfill(
                body=path.read_bytes(), content_type=mimetypes.guess_type(name)[0] or "text/plain"
            )

    page.route(f"{ORIGIN}**", answer)


def measure(number: int) -> dict[str, Any]:
    """Milliseconds, by what was done."""
    began = time.perf_counter()
    events = many_events(number)
    made = time.perf_counter()
    raw, _ = encode(payload(events, quotes=False))
    done = time.perf_counter()
    print(f"{number:,} events made in {made - began:.1f} s; payload {len(raw) / 1e6:.1f} MB"
          f" in {(done - made) * 1000:.0f} ms")  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        page.on("pageerror", lambda error: print(error))
        serve(page, raw)
        page.goto(ORIGIN)
        figures: dict[str, Any] = page.evaluate(MEASURE)
        browser.close()
    return figures


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = measure(given.events)
    if given.json:
        print(json.dumps(figures))
        return
    for name, times in figures.items():
        ordered = sorted(times)
        late = sum(time > BAR for time in times)
        print(f"{name:32} median {ordered[len(ordered) // 2]:6.1f} ms   slowest"
              f" {ordered[-1]:6.1f} ms   over {BAR:.0f} ms: {late}")  # fmt: skip


if __name__ == "__main__":
    main()
