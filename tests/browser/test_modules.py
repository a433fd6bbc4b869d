"""The drawing's modules one by one: the axis, the packing, the words, without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from timeline.days import Day
from timeline.export.drawing import encode, payload
from timeline.model import Event

DAYS = ["1970-01-01", "2016-02-29", "1900-03-01", "0001-01-01", "-0044-03-15", "9999-12-31"]
# What readers of the scene would see, packed; marks of a row must keep apart.
LAY_OUT = """async ([payload, rows, width, part]) => {
  const { readEvents, extent } = await import("/events.js");
  const { layOut } = await import("/layout.js");
  const { lanesOf } = await import("/lanes.js");
  const events = readEvents(payload);
  const whole = extent(events);
  const span = (whole.to - whole.from) * part;
  const layout = layOut({
    events, shown: new Uint8Array(events.count).fill(1), from: whole.from, to: whole.from + span,
    width, lanes: lanesOf(events, "none"), rows, labelWidth: (i) => events.title[i].length * 7,
    chosen: events.order.at(-1),
  });
  const [lane] = layout.lanes;
  return {
    marks: lane.marks, over: lane.over.length, crowded: lane.crowded, items: lane.items.length,
    needed: layout.needed, chosen: events.order.at(-1),
  };
}"""


def run(page: Any, module: str, expression: str, value: Any = None) -> Any:
    """An expression with the module's exports in `m` and the value in `v`."""
    return page.evaluate(
        f'async (v) => {{ const m = await import("/{module}.js"); return ({expression}); }}', value
    )


@pytest.mark.parametrize("text", DAYS)
def test_days_are_the_case_files_days(modules: Any, text: str) -> None:
    day = Day.parse(text)
    year, month, of_month = day.parts
    number = run(modules, "calendar", "m.dayOf(v[0], v[1], v[2])", [year, month, of_month])
    assert number == day.number
    assert run(modules, "calendar", "m.parts(v)", day.number) == {
        "year": year, "month": month, "day": of_month,
    }  # fmt: skip
    assert run(modules, "calendar", "m.isoDay(v)", day.number) == text
    assert run(modules, "calendar", "m.parseDay(v)", text) == day.number


@pytest.mark.parametrize(
    ("day", "span", "words"),
    [
        ("2016-08-24", 10, "24 August 2016"),
        ("2016-08-24", 400, "August 2016"),
        ("2016-08-24", 5000, "2016"),
        ("-0043-03-15", 5000, "44 BC"),
        ("0000-06-01", 400, "June 1 BC"),
    ],
)
def test_days_in_words(modules: Any, day: str, span: int, words: str) -> None:
    number = Day.parse(day).number
    assert run(modules, "calendar", "m.dayWords(v[0], v[1])", [number, span]) == words


@pytest.mark.parametrize(
    ("begin", "end", "first_ticks", "first_band"),
    [
        ("2016-02-26", "2016-03-03", ["26", "27", "28", "29", "1"], "February 2016"),
        ("2016-01-01", "2016-12-31", ["Jan", "Feb", "Mar"], "2016"),
        ("2012-01-01", "2016-12-31", ["Jan", "Apr", "Jul"], "2012"),
        ("1990-01-01", "2016-12-31", ["1990", "1992", "1994"], None),
        ("-0120-01-01", "0300-01-01", ["100 BC", "50 BC", "1", "50"], None),
    ],
)
def test_axis(
    modules: Any, begin: str, end: str, first_ticks: list[str], first_band: str | None
) -> None:
    days = [Day.parse(begin).number, Day.parse(end).number]
    found = run(modules, "ticks", "m.axis(v[0], v[1], 900)", days)
    labels = [tick["label"] for tick in found["ticks"]]
    assert labels[: len(first_ticks)] == first_ticks
    assert (found["bands"][0]["label"] if found["bands"] else None) == first_band


@pytest.mark.parametrize("span", [4, 9, 40, 100, 300, 700, 2000, 5000, 20000, 300000, 2000000])
def test_ticks_keep_apart(modules: Any, span: int) -> None:
    width = 1000
    begin = Day.parse("2011-05-17").number - span // 2
    ticks = run(modules, "ticks", "m.axis(v[0], v[0] + v[1], v[2]).ticks", [begin, span, width])
    places = [(tick["day"] - begin) / span * width for tick in ticks]
    assert 2 <= len(ticks) <= 45
    assert all(0 <= place <= width for place in places)
    gaps = [after - before for before, after in pairwise(places)]
    assert min(gaps, default=99) > 20


def test_cut_words_end_with_an_ellipsis_and_fit(modules: Any) -> None:
    text = "The board of the port authority 😀😀😀 voted on the lease of the northern quay"
    found = modules.evaluate(
        """async (text) => {
          const { createMeasure } = await import("/text.js");
          const context = document.createElement("canvas").getContext("2d");
          const measure = createMeasure(context, "13px sans-serif");
          context.font = measure.font;
          return [40, 90, 200, 240, 260, 2000].map((room) => {
            const words = measure.cut(text, room);
            return [words, context.measureText(words).width, room];
          });
        }""",
        text,
    )
    for words, wide, room in found:
        assert wide <= room
        assert words == text or words.endswith("…")
        assert words.encode("utf-8", "strict")  # no half of a character
        assert text.startswith(words.rstrip("…"))
    assert found[-1][0] == text


def test_nothing_is_shown_where_nothing_readable_fits(modules: Any) -> None:
    found = modules.evaluate(
        """async () => {
          const { createMeasure } = await import("/text.js");
          const context = document.createElement("canvas").getContext("2d");
          return createMeasure(context, "13px sans-serif").cut("Harbour", 12);
        }"""
    )
    assert found == ""


@pytest.mark.parametrize(("rows", "part"), [(7, 1), (18, 1), (18, 0.3), (3, 0.1), (60, 1)])
def test_every_event_has_a_place_and_rows_keep_apart(
    modules: Any, invented: Callable[[int], tuple[Event, ...]], rows: int, part: float
) -> None:
    data = json.loads(encode(payload(invented(120), quotes=False))[0])
    laid = modules.evaluate(LAY_OUT, [data, rows, 1200, part])
    assert laid["crowded"] is False
    assert len(laid["marks"]) + laid["over"] == laid["items"]
    by_row: dict[int, list[dict[str, Any]]] = {}
    for mark in laid["marks"]:
        by_row.setdefault(mark["row"], []).append(mark)
    for row, marks in by_row.items():
        assert row < rows
        for before, after in pairwise(marks):
            beside = before["kind"] in ("dot", "pill")
            words = (before["right"] + 6 if beside else before["left"]) + before["label"]
            end = max(before["right"], words if before["label"] else 0)
            assert end <= after["left"] + 0.01


def test_the_chosen_event_is_always_drawn(
    modules: Any, invented: Callable[[int], tuple[Event, ...]]
) -> None:
    data = json.loads(encode(payload(invented(120), quotes=False))[0])
    laid = modules.evaluate(LAY_OUT, [data, 7, 1200, 1])
    assert laid["crowded"] is False
    assert laid["over"] > 0
    [chosen] = [mark for mark in laid["marks"] if mark["i"] == laid["chosen"]]
    assert chosen["label"] > 0


def test_a_crowd_becomes_columns(
    modules: Any, invented: Callable[[int], tuple[Event, ...]]
) -> None:
    data = json.loads(encode(payload(invented(900), quotes=False))[0])
    assert modules.evaluate(LAY_OUT, [data, 10, 1000, 1])["crowded"] is True


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        ({"begin": 100, "end": 101, "scale": 90}, "dot"),
        ({"begin": 100, "end": 101}, "dot"),
        ({"begin": 100, "end": 107}, "pill"),
        ({"begin": 100, "end": 190}, "bar"),
        ({"begin": 100, "end": 101, "flags": 1}, "bar"),
        ({"begin": 100, "end": 101, "flags": 2}, "bar"),
        ({"begin": 100, "end": 101, "members": [[100, 100], [104, 104]]}, "joined"),
    ],
)
def test_shapes(modules: Any, days: dict[str, Any], kind: str) -> None:
    mark = modules.evaluate(
        """async (days) => {
          const { box } = await import("/layout.js");
          const events = {
            begin: [days.begin], end: [days.end], flags: [days.flags ?? 0],
            members: new Map(days.members ? [[0, days.members]] : []),
          };
          return box(events, 0, 0, days.scale ?? 1);
        }""",
        days,
    )
    assert mark["kind"] == kind
    assert mark["right"] - mark["left"] >= 12 - 0.01
    if days.get("flags") == 1:
        assert mark["left"] < 100
    if days.get("flags") == 2:
        assert mark["right"] > 101


def test_columns_count_everything_once(modules: Any) -> None:
    counts = modules.evaluate(
        """async () => {
          const { columns } = await import("/counting.js");
          const events = { begin: [0, 1, 5, 99, 200], end: [1, 2, 6, 100, 201] };
          const { totals, peak } = columns(events, [0, 1, 2, 3, 4], {
            from: 0, to: 100, bins: 10, colours: 2, colourOf: (i) => i % 2,
          });
          return { totals: [...totals], peak };
        }"""
    )
    assert counts == {"totals": [3, 0, 0, 0, 0, 0, 0, 0, 0, 1], "peak": 3}


def test_lanes_of_several_values_and_of_none(modules: Any) -> None:
    lanes = modules.evaluate(
        """async () => {
          const { lanesOf } = await import("/lanes.js");
          const values = [[0], [0, 1], [], ...Array.from({ length: 12 }, (_, k) => [k + 2])];
          const names = Array.from({ length: 14 }, (_, k) => `actor ${k}`);
          const actor = { names, of: (i) => values[i] };
          return lanesOf({ count: values.length, facets: { actor } }, "actor");
        }"""
    )
    assert lanes["names"][0] == "actor 0"
    assert lanes["names"][-2:] == ["other actors", "no actor"]
    assert lanes["of"][1] == [0, 1]
    assert lanes["of"][2] == [len(lanes["names"]) - 1]
    assert lanes["of"][-1] == [len(lanes["names"]) - 2]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Zoë Müller signs", "zoe muller", True),
        ("Zoë Müller signs", "müller zoë", True),
        ("Zoë Müller signs", "signed", False),
        ("Ангел", "ангел", True),
    ],
)
def test_search_without_accents(modules: Any, text: str, query: str, found: bool) -> None:
    assert run(modules, "search", "m.matches(m.fold(v[0]), v[1])", [text, query]) is found


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ([0, 100], [0, 100]),
        ([40, 60], [40, 60]),
        ([-50, 50], [-5, 95]),  # not beyond the events by more than a twentieth of the view
        ([50, 51], [48.5, 52.5]),  # not closer than four days
        ([-500, 600], [-10, 110]),  # not further away than everything
    ],
)
def test_views_stay_near_the_events(modules: Any, asked: list[int], seen: list[float]) -> None:
    found = modules.evaluate(
        """async ([from, to]) => {
          const { createViewport } = await import("/viewport.js");
          const view = createViewport(() => {});
          view.setExtent({ from: 0, to: 100 });
          view.set(from, to);
          return [view.from, view.to];
        }""",
        asked,
    )
    assert found == pytest.approx(seen)


def test_zooming_keeps_the_day_under_the_pointer(modules: Any) -> None:
    found = modules.evaluate(
        """async () => {
          const { createViewport } = await import("/viewport.js");
          const view = createViewport(() => {});
          view.setExtent({ from: 0, to: 1000 });
          view.set(200, 600);
          const part = (300 - view.from) / (view.to - view.from);
          view.zoom(0.5, 300, false);
          return [part, (300 - view.from) / (view.to - view.from), view.to - view.from];
        }"""
    )
    assert found == pytest.approx([0.25, 0.25, 200])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out_from_their_background(
    draw: Callable[..., Any], invented: Callable[[int], tuple[Event, ...]], scheme: str
) -> None:
    """WCAG 2.2, 1.4.11: graphics need a contrast of 3 to 1."""
    page = draw(invented(3), color_scheme=scheme)
    contrasts = page.evaluate(
        """async () => {
          const { paletteOf } = await import("/palette.js");
          const box = Object.assign(document.createElement("div"), { className: "tl" });
          document.getElementById("root").append(box);
          const palette = paletteOf(box);
          const part = (value) =>
            value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
          const light = (colour) => {
            const context = document.createElement("canvas").getContext("2d");
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            const pixel = [...context.getImageData(0, 0, 1, 1).data];
            const [red, green, blue] = pixel.map((value) => part(value / 255));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const ratio = (one, other) => {
            const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
            return (high + 0.05) / (low + 0.05);
          };
          const colours = [...palette.marks, palette.none, palette.accent];
          return colours.map((colour) => ratio(colour, palette.paper));
        }"""
    )
    assert min(contrasts) >= 3
