"""What TimelineJS is given, and that the real TimelineJS 3 draws it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.edtf import Edtf
from timeline.export.timelinejs import COLUMNS
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
PACKAGE = "@knight-lab/timelinejs@3.9.11"
REQUIRED = "TIMELINE_REQUIRE_BROWSER"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="package/dist/css/timeline.css">
<script src="package/dist/js/timeline.js"></script></head>
<body><div id="t" style="width:1100px;height:700px"></div>
<script>window.timeline = new TL.Timeline("t", DATA, {language: "en", hash_bookmark: false,
font: null});</script></body></html>"""


def slides(raw: bytes) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in json.loads(raw)["events"]}


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2014", {"year": 2014}, None),
        ("2014-03", {"year": 2014, "month": 3}, None),
        ("2014-03-12", {"year": 2014, "month": 3, "day": 12}, None),
        ("2014/2016", {"year": 2014}, {"year": 2016}),
        ("199X", {"year": 1990}, {"year": 1999}),
        ("2014-22", {"year": 2014, "month": 6}, {"year": 2014, "month": 8}),
        ("../2016-07-24", {"year": 2016, "month": 7, "day": 24}, None),
        ("2016/..", {"year": 2016}, None),
        ("../2016-07", {"year": 2016, "month": 7}, None),
        ("-0043-03-15", {"year": -44, "month": 3, "day": 15}, None),
        (
            "2014-03-12T10:30",
            {"year": 2014, "month": 3, "day": 12, "hour": 10, "minute": 30, "second": 0},
            None,
        ),
    ],
)
def test_a_date_is_as_precise_as_its_source(
    date: str, start: Any, end: Any, event: Any, selection: Any, write: Write
) -> None:
    slide = slides(write("timelinejs", selection(event(date=Edtf(date))))[0])["e1"]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)
    assert slide["display_date"]


def test_text_is_escaped_and_headlines_say_how_sure(rich: Selection, write: Write) -> None:
    found = slides(write("timelinejs", rich)[0])
    assert "</script>" not in json.dumps(found)
    assert "&lt;/script&gt;" in found["e6"]["text"]["headline"]
    assert found["e8"]["text"]["headline"].startswith("DRAFT – [denied by Orrin Vale]")
    assert set(found) == {event.id for event in rich.events} - {"e2"}


def test_more_slides_than_it_is_made_for_are_told(event: Any, selection: Any, write: Write) -> None:
    many = selection(*(event(number) for number in range(101)))
    _, report = write("timelinejs", many)
    assert "101 slides, where TimelineJS is made for about 20" in [
        loss.what for loss in report.losses
    ]


def test_the_table_has_the_columns_of_its_template(rich: Selection, write: Write) -> None:
    raw, report = write("timelinejs-csv", rich)
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""))
    assert tuple(head) == COLUMNS
    assert rows[0][COLUMNS.index("Type")] == "title"
    assert len(rows) == report.written + 1 == len(rich.events)
    assert not [cell for row in rows for cell in row[1:] if cell[:1] in ("=", "+", "@")]


@pytest.fixture(scope="module")
def timelinejs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real package; fetched for this test alone, by npm."""
    npm, folder = shutil.which("npm"), tmp_path_factory.mktemp("timelinejs")
    if npm is None:
        problem = "npm is not installed"
    else:
        done = subprocess.run(
            [npm, "pack", "--silent", PACKAGE],
            cwd=folder, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        problem = (
            "" if done.returncode == 0 else f"npm cannot fetch {PACKAGE}: {done.stderr[-200:]}"
        )
    if problem and os.environ.get(REQUIRED):
        pytest.fail(problem)
    if problem:
        pytest.skip(problem)
    [archive] = folder.glob("*.tgz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder


def test_the_real_timelinejs_draws_it(
    rich: Selection, write: Write, timelinejs: Path, open_page: Callable[..., Any]
) -> None:
    raw, report = write("timelinejs", rich)
    data = raw.decode("utf-8").replace("<", "\\u003c")
    page_file = timelinejs / "page.html"
    page_file.write_text(PAGE.replace("DATA", data), encoding="utf-8")
    page = open_page()
    page.goto(page_file.as_uri())
    page.wait_for_function("window.timeline && window.timeline.ready")
    assert page.locator(".tl-message-full").count() == 0
    assert page.locator(".tl-timemarker").count() == report.written
    drawn = page.evaluate("timeline.config.events.map(event => event.unique_id)")
    assert set(drawn) == set(slides(raw))
    page.evaluate("timeline.goToId('e8')")
    shown = page.locator("#e8")
    shown.wait_for()
    assert "[denied by Orrin Vale]" in shown.inner_text()
    assert "about March 2014" in shown.inner_text()
    assert page.evaluate("window.bad") is None
