"""The drawing as a reader meets it: by mouse, by finger, by keyboard, in any light."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from timeline.edtf import Edtf
from timeline.model import Event

Invented = Callable[[int], tuple[Event, ...]]
Draw = Callable[..., Any]

# Every text painted while `act` is done: its words, where it begins and ends, and the room it has.
PAINTED_TEXTS = """async (act) => {
  const said = [];
  const original = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (words, x, y) {
    const wide = this.measureText(words).width;
    const left = this.textAlign === "center" ? x - wide / 2 : x;
    said.push({ words, left, right: left + wide, room: this.canvas.clientWidth });
    return original.call(this, words, x, y);
  };
  const { view } = drawing.state;
  if (act) drawing.act(act);
  else drawing.show(view.from, view.to);
  await new Promise((f) => requestAnimationFrame(() => requestAnimationFrame(f)));
  CanvasRenderingContext2D.prototype.fillText = original;
  return said;
}"""


def settled(page: Any) -> None:
    """After the next two frames."""
    page.evaluate("() => new Promise((f) => requestAnimationFrame(() => requestAnimationFrame(f)))")


def state(page: Any, expression: str) -> Any:
    """Something of the drawing's state, `s`."""
    return page.evaluate(f"() => {{ const s = drawing.state; return {expression}; }}")


def one(event: Event, date: str | None, **given: Any) -> Event:
    """The event with another date."""
    from dataclasses import replace

    edtf = None if date is None else Edtf(date)
    return replace(
        event, date=edtf, earliest=edtf and edtf.earliest, latest=edtf and edtf.latest,
        disputed=False, status="proposed", **given,
    )  # fmt: skip


def test_a_click_chooses_the_event_under_it(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40))
    hit = state(page, "s.hits.filter((hit) => hit.event !== undefined)[5]")
    wanted = state(page, f"s.events.id[{hit['event']}]")
    canvas = page.locator(".tl-canvas").bounding_box()
    page.mouse.click(canvas["x"] + hit["left"] + 5, canvas["y"] + (hit["top"] + hit["bottom"]) / 2)
    assert page.evaluate("heard.chosen") == [wanted]
    assert state(page, "s.events.id[s.chosen]") == wanted
    assert page.faults == []
    assert page.strangers == []


def test_everything_by_keyboard(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40))
    page.locator(".tl-list").focus()
    page.keyboard.press("Home")
    options = page.locator(".tl-list").get_by_role("option")
    first = page.locator(f"#{page.locator('.tl-list').get_attribute('aria-activedescendant')}")
    shown = state(page, "s.sequence.length")
    assert first.get_attribute("aria-posinset") == "1"
    assert first.get_attribute("aria-setsize") == str(shown)
    title = state(page, "s.events.title[s.sequence[0]]")
    assert first.inner_text().startswith(title)
    assert options.count() <= shown
    page.keyboard.press("End")
    assert state(page, "s.focused === s.sequence.at(-1)")
    page.keyboard.press("ArrowLeft")
    assert state(page, "s.focused === s.sequence.at(-2)")
    page.keyboard.press("Enter")
    assert page.evaluate("heard.chosen.length") == 1
    assert page.locator('[role="option"][aria-selected="true"]').count() == 1
    page.keyboard.press("Escape")
    assert state(page, "s.focused") == -1
    assert page.faults == []


@pytest.mark.parametrize(("key", "smaller"), [("+", True), ("-", False)])
def test_keys_zoom(draw: Draw, invented: Invented, key: str, smaller: bool) -> None:
    page = draw(invented(40), reduced_motion="reduce")
    page.evaluate("drawing.show(15500, 16500)")
    page.locator(".tl-list").focus()
    page.keyboard.press(key)
    span = state(page, "s.view.to - s.view.from")
    assert (span < 1000) is smaller
    assert span != 1000


def test_reduced_motion_moves_at_once(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40), reduced_motion="reduce")
    before = state(page, "s.view.to - s.view.from")
    after = page.evaluate(
        "() => { drawing.act('in'); return drawing.state.view.to - drawing.state.view.from; }"
    )
    assert after == pytest.approx(before / 1.7)


def test_dragging_pans_and_the_wheel_zooms_with_control(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40))
    page.evaluate("drawing.show(15500, 16500)")
    canvas = page.locator(".tl-canvas").bounding_box()
    middle = (canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] - 6)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - canvas["width"] / 4, middle[1], steps=4)
    page.mouse.up()
    assert state(page, "s.view.from") == pytest.approx(15750, abs=3)
    assert page.evaluate("heard.chosen") == []
    page.mouse.wheel(0, 200)  # a plain wheel belongs to the page
    assert state(page, "s.view.to - s.view.from") == pytest.approx(1000)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    settled(page)
    assert state(page, "s.view.to - s.view.from") < 900


def test_two_fingers_zoom(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40), width=375, height=740, has_touch=True, is_mobile=True)
    page.evaluate("drawing.show(15500, 16500)")
    page.evaluate(
        """() => {
          const canvas = drawing.state.hits && document.querySelector(".tl-canvas");
          const frame = canvas.getBoundingClientRect();
          const send = (type, id, x) => canvas.dispatchEvent(new PointerEvent(type, {
            pointerId: id, pointerType: "touch", clientX: frame.left + x, clientY: frame.top + 90,
            bubbles: true,
          }));
          canvas.setPointerCapture = () => {};
          send("pointerdown", 1, 100); send("pointerdown", 2, 200);
          send("pointermove", 1, 50); send("pointermove", 2, 250);
          send("pointerup", 1, 50); send("pointerup", 2, 250);
        }"""
    )
    assert state(page, "s.view.to - s.view.from") == pytest.approx(500)
    assert page.evaluate("heard.chosen") == []


def test_rejected_events_wait_behind_the_legend(draw: Draw, invented: Invented) -> None:
    events = invented(60)
    rejected = sum(event.status == "rejected" and event.date is not None for event in events)
    dated = sum(event.date is not None for event in events)
    page = draw(events)
    assert rejected > 0
    assert state(page, "s.sequence.length") == dated - rejected
    button = page.locator(".tl-legend").get_by_role("button", name="rejected")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert state(page, "s.sequence.length") == dated


def test_a_colour_can_be_hidden(draw: Draw, invented: Invented) -> None:
    page = draw(invented(60))
    tags = "s.sequence.map((i) => s.events.names.tags[s.events.facets.tag.first[i]])"
    assert "money" in state(page, tags)
    page.locator(".tl-legend").get_by_role("button", name="money").click()
    assert set(state(page, tags)) == {"contract", "court", "meeting", None}
    assert page.evaluate("document.activeElement.textContent").startswith("money")


def test_the_undated_lie_in_a_tray_with_their_count(draw: Draw, invented: Invented) -> None:
    base = invented(3)
    page = draw((one(base[0], "2016-03-01"), one(base[1], None), one(base[2], None)))
    tray = page.locator(".tl-tray")
    assert tray.locator("summary").inner_text() == "2 undated events"
    tray.locator("summary").click()
    tray.get_by_role("button").first.click()
    assert page.evaluate("heard.chosen") == [base[1].id]


def test_without_undated_there_is_no_tray(draw: Draw, invented: Invented) -> None:
    page = draw((one(invented(1)[0], "2016-03-01"),))
    assert not page.locator(".tl-tray").is_visible()


def test_events_of_one_day_open_as_a_list(draw: Draw, invented: Invented) -> None:
    from dataclasses import replace

    base = invented(1)[0]
    events = tuple(
        replace(one(base, "2016-03-01"), id=f"same{k}", title=f"Vote {k}") for k in range(40)
    )
    page = draw((*events, replace(one(base, "2017-03-01"), id="other")))
    chip = state(page, "s.hits.find((hit) => hit.events)")
    canvas = page.locator(".tl-canvas").bounding_box()
    page.mouse.click(canvas["x"] + chip["left"] + 8, canvas["y"] + chip["top"] + 8)
    dialog = page.get_by_role("dialog")
    assert dialog.get_by_role("button").count() == len(chip["events"]) + 1
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.className") == "tl-list"


def test_columns_lead_to_single_events(draw: Draw, invented: Invented) -> None:
    page = draw(invented(900), reduced_motion="reduce")
    column = state(page, "s.hits.find((hit) => hit.days)")
    canvas = page.locator(".tl-canvas").bounding_box()
    before = state(page, "s.view.to - s.view.from")
    page.mouse.click(canvas["x"] + column["left"] + 4, canvas["y"] + column["bottom"] - 3)
    assert state(page, "s.view.to - s.view.from") < before / 3


def test_the_height_grows_with_the_events(draw: Draw, invented: Invented) -> None:
    heights = [
        draw(invented(number)).locator(".tl-canvas").bounding_box()["height"]
        for number in (3, 30, 90)
    ]
    assert heights[0] < heights[1] < heights[2] < 700


@pytest.mark.parametrize("width", [1360, 375])
@pytest.mark.parametrize("act", [None, "in", "later"])
def test_no_words_are_cut_at_an_edge(
    draw: Draw, invented: Invented, width: int, act: str | None
) -> None:
    page = draw(invented(70), width=width, reduced_motion="reduce")
    said = page.evaluate(PAINTED_TEXTS, act)
    assert len(said) > 10
    cut = [text for text in said if text["left"] < 0 or text["right"] > text["room"] + 1]
    assert cut == []


@pytest.mark.parametrize("facet", ["actor", "source", "status", "certainty", "tag"])
def test_lanes_hold_every_event(draw: Draw, invented: Invented, facet: str) -> None:
    page = draw(invented(50), height=1400)
    page.get_by_label("Lanes by").select_option(facet)
    settled(page)
    lanes = state(page, "s.layout.lanes.map((lane) => lane.name)")
    assert len(lanes) > 1
    assert page.evaluate("heard.looked.at(-1).lanes") == facet
    drawn = state(
        page,
        "new Set(s.layout.lanes.flatMap((lane) =>"
        " [...lane.items, ...lane.covering])).size",
    )  # fmt: skip
    assert drawn == state(page, "s.sequence.length")


def test_the_second_clock_can_be_shown(draw: Draw, invented: Invented) -> None:
    page = draw(invented(20))
    before = page.locator(".tl-canvas").screenshot()
    page.get_by_label("Published").check()
    settled(page)
    assert page.locator(".tl-canvas").screenshot() != before
    assert page.evaluate("heard.looked.at(-1).published") is True


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(draw: Draw, invented: Invented, scheme: str) -> None:
    page = draw(invented(60), color_scheme=scheme)
    page.locator(".tl-list").focus()
    page.keyboard.press("ArrowRight")
    page.locator(".tl-key summary").click()
    page.locator(".tl-tray summary").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


LOOKS = [
    {"status": "proposed"}, {"status": "confirmed"}, {"status": "rejected"},
    {"certainty": "planned"}, {"certainty": "denied"}, {"disputed": True},
]  # fmt: skip


def test_marks_differ_without_colour(draw: Draw, invented: Invented) -> None:
    """Each state of an event has a shape of its own, all in one colour."""
    from dataclasses import replace

    base = invented(1)[0]
    plain = {"certainty": "stated", "tags": ("money",), "title": "x"}
    seen = []
    for given in LOOKS:
        event = replace(one(base, "2016-03-01"), **{**plain, **given})
        page = draw((event,), width=700, height=500)
        for button in page.locator('.tl-legend [aria-pressed="false"]').all():
            button.click()
        settled(page)
        canvas = page.locator(".tl-canvas").bounding_box()
        [hit] = state(page, "s.hits")
        seen.append(
            page.screenshot(
                clip={
                    "x": canvas["x"] + hit["left"] - 6, "y": canvas["y"] + hit["top"],
                    "width": 26, "height": 27,
                }
            )
        )  # fmt: skip
    assert len(set(seen)) == len(LOOKS), [seen.index(x) for x in seen]


def test_a_change_of_light_is_followed(draw: Draw, invented: Invented) -> None:
    page = draw(invented(20))
    light = state(page, "s.palette.paper")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("drawing.state.palette.dark === true")
    assert state(page, "s.palette.paper") != light


def test_forced_colours_are_the_readers(draw: Draw, invented: Invented) -> None:
    page = draw(invented(20), forced_colors="active")
    palette = state(page, "({ ...s.palette })")
    assert palette["ink"] == "CanvasText"
    assert palette["marks"] == ["CanvasText"]
    assert page.faults == []


def test_a_phone_needs_no_sideways_scroll(draw: Draw, invented: Invented) -> None:
    page = draw(invented(60), width=375, height=740)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_new_data_keep_the_view_and_the_choice(draw: Draw, invented: Invented) -> None:
    page = draw(invented(40))
    page.evaluate("drawing.show(15500, 16500)")
    page.evaluate("drawing.choose(drawing.state.events.id[drawing.state.sequence[4]])")
    before = state(page, "[s.view.from, s.view.to, s.events.id[s.chosen]]")
    page.evaluate("async () => drawing.update(await (await fetch('/payload.json')).json())")
    assert state(page, "[s.view.from, s.view.to, s.events.id[s.chosen]]") == before


def test_markup_in_titles_stays_words(draw: Draw, invented: Invented) -> None:
    from dataclasses import replace

    evil = "<img src=x onerror=window.bad=1><script>window.bad=1</script>"
    page = draw((replace(one(invented(1)[0], "2016-03-01"), title=evil, tags=(evil,)),))
    page.locator(".tl-list").focus()
    page.keyboard.press("ArrowRight")
    assert evil in page.locator(".tl-list").inner_text()
    assert page.locator(".tl img").count() == 0
    assert page.evaluate("window.bad") is None
    assert page.strangers == []


def test_a_drawing_that_begins_out_of_sight_appears(draw: Draw, invented: Invented) -> None:
    page = draw(invented(20))
    page.evaluate(
        """async () => {
          const { createDrawing } = await import("/drawing.js");
          const root = document.getElementById("root");
          root.hidden = true;
          window.drawing = createDrawing(root, {});
          drawing.update(await (await fetch("/payload.json")).json());
          root.hidden = false;
        }"""
    )
    page.locator(".tl-said").filter(has_text="dated event").wait_for()
    settled(page)
    assert state(page, "s.hits.length") > 5
    assert page.faults == []


def test_nothing_to_draw_says_so(draw: Draw) -> None:
    page = draw(())
    said = page.evaluate(PAINTED_TEXTS, None)
    assert "No dated events yet." in [text["words"] for text in said]
    page.locator(".tl-list").focus()
    page.keyboard.press("ArrowRight")
    assert page.faults == []
