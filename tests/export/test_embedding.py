"""The page inside others: as a fragment, in a frame that knows its height, in a house's colours."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import UsageError
from timeline.export.themes import VARIABLES, read_theme, themed
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
HOST = """<!doctype html><html lang="en"><title>Host</title><iframe id="f" src="page.html"
title="Timeline" style="width: 100%; height: 10px"></iframe><script>
window.heights = [];
addEventListener("message", (event) => {
  if (event.source !== document.getElementById("f").contentWindow) return;
  if (event.data?.type !== "timeline-height") return;
  document.getElementById("f").style.height = `${event.data.height}px`;
  heights.push(event.data.height);
});
</script></html>"""


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.given: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.given |= {name for name, _ in attrs}
        if tag not in ("br", "hr", "img", "input", "meta", "link"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_fragment_is_whole_and_runs_nothing(rich: Selection, write: Write) -> None:
    raw, report = write("html-fragment", rich)
    text = raw.decode("utf-8")
    tags = Tags(text)
    assert tags.open == []
    assert not tags.seen & {"script", "style", "link", "iframe", "html", "body", "button", "img"}
    assert not [name for name in tags.given if name.startswith("on") or name == "style"]
    assert text.count("data-event=") == report.written == len(rich.events)
    assert "DRAFT" in text
    assert "denied by Orrin Vale" in text


def test_a_frame_is_told_how_high_the_page_is(
    invented: Any, selection: Any, write: Write, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    (tmp_path / "page.html").write_bytes(write("html", selection(*invented(30)))[0])
    (tmp_path / "host.html").write_text(HOST, encoding="utf-8")
    page = open_page()
    page.goto((tmp_path / "host.html").as_uri())
    page.wait_for_function("heights.length > 0 && heights.at(-1) > 1000")
    frame = page.frames[1]
    frame.get_by_role("searchbox").fill("no such words anywhere")
    frame.get_by_text("0 of 30 events").wait_for()
    page.wait_for_function("heights.at(-1) < Math.max(...heights) - 500")
    assert page.faults == []


def test_a_theme_colours_the_page_under_its_own_policy(
    event: Any, selection: Any, write: Write, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    theme = read_theme("/* the house */ --accent: #a0132d; --font: Georgia, serif;")
    (tmp_path / "page.html").write_bytes(write("html", selection(event(), theme=theme))[0])
    page = open_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.locator("html[data-ready=true]").wait_for(state="attached")
    style = "getComputedStyle(document.querySelector('header a'))"
    assert page.evaluate(f"{style}.color") == "rgb(160, 19, 45)"
    assert page.evaluate(f"{style}.fontFamily") == "Georgia, serif"
    assert page.faults == []


@pytest.mark.parametrize(
    "text",
    [
        "--accent: url(https://spy.example/x)", "--accent: red} body {display: none",
        "--unknown: red", "color: red", "--ink: </style><script>", "--ink: expression(1)",
        "--ink: \\75rl(x)", "@import 'x'", "--font: '</style>'",
    ],
)  # fmt: skip
def test_what_is_no_colour_and_no_font_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        read_theme(text)


@pytest.mark.parametrize("name", VARIABLES)
@pytest.mark.parametrize("value", ["#fff", "rgb(1, 2, 3)", "hsl(10 20% 30%)", '"My Font", serif'])
def test_every_variable_takes_colours_and_fonts(name: str, value: str) -> None:
    assert f"--{name}: {value};" in themed(read_theme(f"--{name}: {value};"))
    assert themed({}) == ""
