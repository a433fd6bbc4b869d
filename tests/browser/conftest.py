"""The drawing's own modules in a real browser, answered from disk: no server, no network."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.export.drawing import encode, payload
from timeline.model import Event

FRONTEND = Path(__file__).parents[2] / "timeline" / "app" / "frontend"
ORIGIN = "http://frontend.test/"
PAGE = """<!doctype html><html lang="en"><head><title>Drawing</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="drawing.css"><style>
body { margin: 0; padding: 8px }
@media (prefers-color-scheme: dark) { body {
  --st-text-color: #e6e9ee; --st-background-color: #14171c;
  --st-secondary-background-color: #1d2128;
  --st-border-color: #343b46; --st-primary-color: #3777bf; background: #14171c;
  color: #e6e9ee } }
</style></head><body><main><h1>Drawing</h1><div id="root"></div></main></body></html>"""
BEGIN = """async () => {
  const { createDrawing } = await import("/drawing.js");
  const payload = await (await fetch("/payload.json")).json();
  window.heard = { chosen: [], looked: [], viewed: [] };
  let painted;
  const first = new Promise((done) => { painted = done; });
  window.drawing = createDrawing(document.getElementById("root"), {
    chosen: (id) => heard.chosen.push(id), looked: (look) => heard.looked.push(look),
    viewed: (view) => heard.viewed.push(view), painted: () => painted(),
  });
  drawing.update(payload);
  await first;
}"""


def serve(page: Any, raw: bytes = b"{}") -> None:
    def answer(route: Any) -> None:
        name = route.request.url.removeprefix(ORIGIN)
        if name == "":
            route.fulfill(body=PAGE, content_type="text/html")
        elif name == "payload.json":
            route.fulfill(body=raw, content_type="application/json")
        else:
            kind = mimetypes.guess_type(name)[0] or "text/plain"
            route.fulfill(body=(FRONTEND / name).read_bytes(), content_type=kind)

    page.route(f"{ORIGIN}**", answer)


@pytest.fixture(scope="module")
def modules(browser: Any) -> Any:
    """A page in which `await import("/ticks.js")` gives the module; shared, it keeps nothing."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    serve(page)
    page.goto(ORIGIN)
    yield page
    context.close()


@pytest.fixture
def draw(open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Opens a drawing of some events: `window.drawing`, and `window.heard` for what it told."""

    def drawn(events: tuple[Event, ...], **given: Any) -> Any:
        page = open_page(**given)
        serve(page, encode(payload(events, quotes=True))[0])
        page.goto(ORIGIN)
        page.evaluate(BEGIN)
        return page

    return drawn
