"""The app in a real browser: the journeys a reporter makes, and what must never happen on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

import timeline

Serve = Callable[[Path], str]
OpenPage = Callable[..., Any]
# Streamlit asks below a page's address first, and then at the root.
PROBES = re.compile(r"404 \(Not Found\)")


PAGES = (
    "/",
    "/sources",
    "/review",
    "/disputes",
    "/actors",
    "/keydates",
    "/gaps",
    "/search?w=lease",
    "/export",
    "/case",
)


def opened(page: Any, address: str) -> Any:
    """The page, when the drawing is painted."""
    page.goto(address)
    page.locator(".tl-canvas").wait_for()
    page.locator(".tl-said").filter(has_text="event").wait_for()
    return page


def rested(page: Any) -> Any:
    """The page, when the server has answered everything and nothing moves any more."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.evaluate(
        """() => Promise.all(document.getAnimations()
          .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
          .map((one) => one.finished.catch(() => null)))"""
    )
    return page


def faults(page: Any) -> list[str]:
    return [fault for fault in page.faults if not PROBES.search(fault)]


def axe(page: Any) -> list[str]:
    found = Axe().run(page)
    return [
        f"{violation['id']}: {[node['target'] for node in violation['nodes']][:3]}"
        for violation in found.response["violations"]
    ]


def test_find_an_event_and_read_its_quote_by_keyboard(shared: str, open_page: OpenPage) -> None:
    page = opened(open_page(reduced_motion="reduce"), shared)
    for _ in range(40):  # from the top of the page to the list of events
        page.keyboard.press("Tab")
        if page.evaluate(IN_LIST):
            break
    assert page.evaluate(IN_LIST)
    page.keyboard.press("Home")
    while "signed the Halden lease" not in page.evaluate(ACTIVE_OPTION):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    mark = page.locator(".tl-passage mark")
    mark.first.wait_for()
    assert "Orrin Vale signed the Halden lease on 12 March 2019" in mark.first.inner_text()
    assert "The text says “12 March 2019”." in page.locator(".tl-evidence").first.inner_text()
    assert "e=" in page.url
    assert faults(page) == []
    assert page.strangers == []


IN_LIST = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.className === "tl-list";
}"""
ACTIVE_OPTION = """() => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const id = focused.getAttribute("aria-activedescendant");
  return id ? focused.getRootNode().getElementById(id).textContent : "";
}"""


@pytest.mark.parametrize(("width", "height"), [(1360, 900), (375, 812)])
def test_a_click_brings_the_quote_into_view(
    shared: str, open_page: OpenPage, width: int, height: int
) -> None:
    page = opened(open_page(width=width, height=height, reduced_motion="reduce"), shared)
    drawing = page.locator(".tl").locator("..")
    canvas = page.locator(".tl-canvas").bounding_box()
    hits = drawing.evaluate(EVENTS_IN_VIEW, height - canvas["y"])
    for hit in (hits[-1], hits[0]):
        if page.locator(".st-key-close").count():
            page.get_by_role("button", name="Close").click()
            page.get_by_text("Choose an event to read its quotes").wait_for()
            assert drawing.evaluate("(root) => root.drawing.state.chosen") == -1
            assert "e=" not in page.url
        page.mouse.click(canvas["x"] + hit["x"], canvas["y"] + hit["y"])
        title = page.locator(".tl-event h2").filter(has_text=hit["title"])
        title.wait_for()
        rested(page)
        assert title.evaluate(IN_VIEW)
        assert page.locator(".tl-passage mark").first.evaluate(IN_VIEW)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


EVENTS_IN_VIEW = """(root, room) => root.drawing.state.hits
  .filter((hit) => hit.event !== undefined && hit.bottom < room)
  .map((hit) => ({
    x: (hit.left + hit.right) / 2, y: (hit.top + hit.bottom) / 2,
    title: root.drawing.state.events.title[hit.event],
  }))"""


def test_enter_goes_to_the_evidence_and_escape_closes_it(shared: str, open_page: OpenPage) -> None:
    page = opened(open_page(reduced_motion="reduce"), shared)
    page.locator(".tl-list").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.locator(".tl-passage mark").first.wait_for()
    page.keyboard.press("Enter")
    page.locator(".tl-event:focus").wait_for()
    page.locator(".tl-list").focus()
    page.keyboard.press("Escape")
    page.get_by_text("Choose an event to read its quotes").wait_for()
    assert page.locator(".tl-event").count() == 0
    assert faults(page) == []


def test_an_event_is_confirmed_by_a_click(
    serve: Serve, open_page: OpenPage, case_file: Path
) -> None:
    address = serve(case_file)
    with timeline.open(case_file) as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
    page = opened(open_page(), f"{address}/?e={event.id}")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Undo").wait_for()
    with timeline.open(case_file) as case:
        assert case.event(event.id).status == "confirmed"
        assert case.log(limit=1)[0].who == "Ada Finch"
    assert faults(page) == []


def test_a_link_brings_back_the_view(shared: str, open_page: OpenPage) -> None:
    page = opened(open_page(), f"{shared}/?lanes=source&view=2018-01-01..2019-05-31")
    drawing = page.locator(".tl").locator("..")
    view = drawing.evaluate("(root) => [root.drawing.state.view.from, root.drawing.state.view.to]")
    assert view == [17532, 18047]
    assert page.get_by_label("Lanes by").input_value() == "source"
    page.get_by_label("Colour by").select_option("source")
    page.wait_for_url(re.compile(r"colour=source"))


def test_leaving_and_coming_back_keeps_the_event(shared: str, open_page: OpenPage) -> None:
    page = opened(open_page(reduced_motion="reduce"), shared)
    page.locator(".tl-list").focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    quote = page.locator(".tl-passage mark").first
    quote.wait_for()
    words = quote.inner_text()
    page.wait_for_url(re.compile(r"e="))
    page.get_by_role("link", name="Sources").first.click()
    page.get_by_role("heading", name="Sources").wait_for()
    page.get_by_role("link", name="Timeline").first.click()
    page.locator(".tl-canvas").wait_for()
    quote.wait_for()
    assert quote.inner_text() == words
    drawing = page.locator(".tl").locator("..")
    assert drawing.evaluate("(root) => root.drawing.state.chosen") >= 0
    assert "e=" in page.url
    assert faults(page) == []


def test_a_choice_outlives_requests_that_cross_its_answer(shared: str, open_page: OpenPage) -> None:
    """The browser asks for more before it has heard what became of the choice."""
    page = open_page(reduced_motion="reduce")
    held: list[Any] = []
    holding = False
    asked = []

    def connect(socket: Any) -> None:
        server = socket.connect_to_server()

        def ask(message: Any) -> None:
            asked.append(message)
            server.send(message)

        def answer(message: Any) -> None:
            if holding:
                held.append(lambda: socket.send(message))
            else:
                socket.send(message)

        socket.on_message(ask)
        server.on_message(answer)

    page.route_web_socket("**/_stcore/stream", connect)
    opened(page, shared)
    page.locator(".tl-list").focus()
    page.keyboard.press("Home")
    rested(page)
    holding = True
    before = len(asked)
    page.keyboard.press("Enter")
    page.keyboard.press("+")  # the drawing tells its new view when it has come to rest
    while len(asked) < before + 2:
        page.wait_for_timeout(20)
    holding = False
    for answer in held:
        answer()
    page.wait_for_url(re.compile(r"view="))
    page.get_by_text("Why this date:").first.wait_for()
    page.wait_for_url(re.compile(r"e="))
    assert faults(page) == []


def test_back_and_forward_go_from_event_to_event(shared: str, open_page: OpenPage) -> None:
    page = opened(open_page(reduced_motion="reduce"), shared)
    titles = []
    for key in ("Home", "ArrowRight"):
        page.locator(".tl-list").focus()
        page.keyboard.press(key)
        titles.append(page.evaluate(ACTIVE_OPTION).split(". ")[0])
        before = page.url
        page.keyboard.press("Enter")
        page.locator(".tl-event h2").filter(has_text=titles[-1]).wait_for()
        page.wait_for_url(lambda url, before=before: url != before)
    drawing = page.locator(".tl").locator("..")
    for move, title in ((page.go_back, titles[0]), (page.go_forward, titles[1])):
        move()
        page.locator(".tl-event h2").filter(has_text=title).wait_for()
        page.wait_for_function(CHOSEN_TITLE, arg=[drawing.element_handle(), title])
    assert faults(page) == []


CHOSEN_TITLE = """([root, title]) => {
    const { events, chosen } = root.drawing.state;
    return events.title[chosen] === title;
}"""


def test_a_file_is_added_in_the_browser(
    serve: Serve, open_page: OpenPage, empty_case: Path, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Orrin Vale signed the lease on 12 March 2019.", encoding="utf-8")
    page = open_page()
    page.goto(serve(empty_case))
    page.get_by_role("heading", name="An empty case").wait_for()
    page.get_by_role("link", name="Add sources").click()
    page.get_by_role("heading", name="Sources").wait_for()
    page.locator("input[type=file]").first.set_input_files(str(note))
    page.get_by_text("note.txt").first.wait_for()
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("1 added.").wait_for()
    page.get_by_role("link", name="Timeline").first.click()
    page.locator(".tl-said").filter(has_text="1 dated event").wait_for()
    assert faults(page) == []
    assert page.strangers == []


def test_text_full_of_trackers_causes_no_request(
    serve: Serve, open_page: OpenPage, case_file: Path
) -> None:
    from timeline.model import Source

    trackers = (
        '<img src="https://spy.example/a.png"> ![b](https://spy.example/b.png) '
        "<iframe src=https://spy.example/c></iframe> https://spy.example/d.png "
        "<style>@import url(https://spy.example/e.css)</style> :material/home: $x$ "
    )
    with timeline.open(case_file) as case:
        captured = timeline.case.now()
        text = f"{trackers}Orrin Vale{trackers} signed the {trackers} on 12 March 2018.\n"
        source = Source(name=trackers, content=text.encode(), captured=captured)
        case.add(source, title=trackers, publisher=trackers)
        [document] = [d for d in case.documents() if d.publisher == trackers]
        events = [e for e in case.events() if e.evidence[0].document.id == document.id]
    address = serve(case_file)
    page = opened(open_page(), f"{address}/?e={events[0].id}" if events else address)
    rested(page).wait_for_load_state("networkidle")
    page.goto(f"{address}/sources?d={document.id}")
    page.locator(".tl-text").wait_for()
    assert "spy.example" in page.locator(".tl-text").inner_text()
    assert page.strangers == []
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.locator("[data-testid=stMain] iframe").count() == 0


def test_selected_words_make_an_event_and_correct_one(
    serve: Serve, open_page: OpenPage, case_file: Path
) -> None:
    with timeline.open(case_file) as case:
        document = next(d for d in case.documents() if d.publisher == "Harbour Courier")
    page = open_page(reduced_motion="reduce")
    page.goto(f"{serve(case_file)}/sources?d={document.id}")
    text = page.locator(".tl-text")
    text.get_by_text("signed the Halden lease").first.wait_for()
    assert text.evaluate(IN_VIEW_AT_TOP)
    text.evaluate(SELECT, "hired the broker in 2017")
    page.get_by_role("button", name="Make an event of this").click()
    words = page.get_by_label("Words of the text")
    page.get_by_text("Correct: ").first.wait_for()  # the event that stands on these words already
    assert words.input_value() == "hired the broker in 2017"
    assert page.get_by_role("textbox", name="Date", exact=True).first.input_value() == "2017"
    page.get_by_label("What happened").fill("Nordwerk hires a broker")
    page.get_by_role("button", name="Make the event").click()
    page.get_by_role("link", name="On the timeline: Nordwerk hires a broker").click()
    page.locator(".tl-event h2").filter(has_text="Nordwerk hires a broker").wait_for()
    assert faults(page) == []
    assert page.strangers == []


SELECT = """(text, words) => {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
  throw new Error(`${words} is in no part of the text`);
}"""
IN_VIEW_AT_TOP = "(text) => text.getBoundingClientRect().top < innerHeight - 120"


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(shared: str, open_page: OpenPage, path: str) -> None:
    page = open_page(width=375, height=740, has_touch=True, is_mobile=True)
    page.goto(shared + path)
    page.get_by_role("heading", level=1).wait_for()
    rested(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    inner = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert inner <= 375


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    shared: str, open_page: OpenPage, small_case: Path, scheme: str
) -> None:
    with timeline.open(small_case) as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
        document = case.documents()[0]
    page = opened(open_page(color_scheme=scheme), f"{shared}/?e={event.id}")
    page.locator(".tl-passage mark").first.wait_for()
    assert axe(rested(page)) == []
    for path in PAGES[2:]:
        page.goto(shared + path)
        page.get_by_role("heading", level=1).wait_for()
        assert (path, axe(rested(page))) == (path, [])
    page.goto(f"{shared}/sources?d={document.id}")
    page.locator(".tl-text").wait_for()
    assert axe(rested(page)) == []


def test_somebody_elses_change_is_told(serve: Serve, open_page: OpenPage, case_file: Path) -> None:
    address = serve(case_file)
    page = opened(open_page(), address)
    with timeline.open(case_file, who="Ben Marsh") as case:
        case.confirm(case.events()[0].id)
    page.get_by_text("Changed by Ben Marsh just now.").wait_for()
    page.get_by_role("button", name="Reload").click()
    page.get_by_text("Changed by Ben Marsh just now.").wait_for(state="detached")


def test_review_ten_proposals_by_keyboard(
    serve: Serve, open_page: OpenPage, case_file: Path, tmp_path: Path
) -> None:
    """One keystroke a decision, undo, on and back; the passage is in view at each."""
    note = tmp_path / "register.txt"
    acts = ["resigned", "was arrested", "sued the port", "signed a contract"]
    names = ["Orrin Vale", "Tessa Quill", "Ilma Sorrel"]
    lines = [f"{names[k % 3]} {acts[k % 4]} on {k + 3} May 2017." for k in range(12)]
    note.write_text("\n\n".join(lines), encoding="utf-8")
    with timeline.open(case_file) as case:
        case.add(note)
        left = len(case.events(status="proposed"))
    assert left > 12
    page = open_page(reduced_motion="reduce")
    page.goto(f"{serve(case_file)}/review")
    for key in "axa3u2anpaaaaxa":
        title = page.locator(".tl-event h2")
        title.wait_for()
        mark = page.locator(".tl-passage mark").first
        mark.wait_for()
        assert mark.evaluate(IN_VIEW)
        before = title.inner_text()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.keyboard.press(key)
        left += {"u": 1, "n": 0, "p": 0}.get(key, -1)
        page.get_by_text(re.compile(rf"^{left} proposals? left")).wait_for()
        page.locator(".tl-event h2").filter(has_not_text=before).first.wait_for()
    assert faults(page) == []
    with timeline.open(case_file) as case:
        standing = [one for one in case.decisions() if not one.undone and one.kind != "undo"]
        assert [one.kind for one in standing].count("confirm") == 8
        assert sorted(one.reason for one in standing if one.kind == "reject") == [
            "Not what the quote says", "Wrong date", "Wrong date",
        ]  # fmt: skip
        assert len(case.events(status="proposed")) == left


IN_VIEW = """(mark) => {
  const { top, bottom } = mark.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


def test_a_better_title_stands_beside_the_proposal(
    serve: Serve, open_page: OpenPage, case_file: Path
) -> None:
    with timeline.open(case_file) as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
    page = open_page()
    page.goto(f"{serve(case_file)}/review?e={event.id}")
    page.locator(".tl-event h2").filter(has_text="signed the Halden lease").wait_for()
    page.keyboard.press("e")
    page.get_by_label("Title").fill("The Halden lease is signed")
    page.get_by_role("button", name="Save").click()
    page.locator(".tl-changes").get_by_text("Orrin Vale signed the Halden lease").wait_for()
    page.locator(".tl-event h2").filter(has_text="The Halden lease is signed").wait_for()
    with timeline.open(case_file) as case:
        assert case.event(event.id).title == "The Halden lease is signed"
    assert faults(page) == []


def test_settle_a_dispute_by_keyboard(serve: Serve, open_page: OpenPage, case_file: Path) -> None:
    with timeline.open(case_file, who="Ben Marsh") as case:
        [one] = [e for e in case.events() if "signed the Halden lease" in e.title]
        [other] = [e for e in case.events() if "resigned" in e.title]
        case.merge(one.id, other.id)  # two outlets tell one happening with two dates
        [dispute] = case.disputes()
    page = open_page(reduced_motion="reduce")
    page.goto(f"{serve(case_file)}/disputes")
    page.get_by_role("heading", name="A. ").wait_for()
    assert page.locator(".tl-passage mark").count() == 2
    press_until(page, "Tab", "() => document.activeElement.type === 'radio'")
    page.keyboard.press("ArrowRight")
    page.get_by_role("radio", name="B").and_(page.locator(":checked")).wait_for(state="attached")
    press_until(page, "Tab", "() => document.activeElement.type === 'text'")
    page.keyboard.type("the register says so")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("do not contradict each other").wait_for()
    assert faults(page) == []
    with timeline.open(case_file) as case:
        [settled] = case.disputes(all=True)
        assert (settled.outcome, settled.chosen, settled.who) == ("choose", 2, "Ada Finch")
        assert settled.reason == "the register says so"
        assert str(case.event(dispute.event.id).date) == "2019-03-18"


def press_until(page: Any, key: str, condition: str) -> None:
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate(condition):
            return
    raise AssertionError(f"{key} never led to {condition}")


def test_an_export_is_prepared_and_taken(
    serve: Serve, open_page: OpenPage, case_file: Path
) -> None:
    with timeline.open(case_file) as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
        case.confirm(event.id)
    page = open_page()
    page.goto(f"{serve(case_file)}/export")
    page.get_by_role("button", name="Prepare the file").click()
    page.get_by_text("1 event written").wait_for()
    assert "not reviewed" in page.locator(".tl-losses").inner_text()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download").click()
    written = Path(taken.value.path()).read_text(encoding="utf-8")
    assert taken.value.suggested_filename.endswith(".html")
    assert "Orrin Vale signed the Halden lease on 12 March 2019" in written
    assert faults(page) == []
    assert page.strangers == []


def test_what_is_found_opens_on_the_timeline(shared: str, open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(f"{shared}/search?w=%22Halden+lease%22")
    page.get_by_role("link", name="12 March 2019: ").first.click()
    page.locator(".tl-passage mark").filter(has_text="signed the Halden lease").wait_for()
    page.goto(f"{shared}/actors?who=Tessa+Quill")
    page.get_by_role("link", name="Their timeline").click()
    page.locator(".tl-title").get_by_text(re.compile(r"^[12] events? from")).wait_for()
    page.wait_for_url(re.compile("actor=Tessa"))
    assert faults(page) == []


def test_a_folder_is_dropped_in_with_a_result_for_each(
    serve: Serve, open_page: OpenPage, empty_case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "affair"
    folder.mkdir()
    for number in range(3):
        words = f"Orrin Vale signed lease number {number} on {number + 3} March 2019."
        (folder / f"note-{number}.txt").write_text(words, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing of the kind")
    page = open_page()
    page.goto(f"{serve(empty_case)}/sources")
    page.get_by_role("heading", name="Sources").wait_for()
    page.locator("input[type=file]").nth(1).set_input_files(str(folder))
    page.get_by_text("note-2.txt").first.wait_for()
    rested(page)
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("3 added, 1 not added.").wait_for()
    assert "broken.pdf" in page.locator(".tl-results").inner_text()
    page.get_by_role("link", name="See what they say on the timeline").click()
    page.get_by_text("from 3 documents").wait_for()
    page.locator(".tl-said").filter(has_text="dated event").wait_for()
    assert faults(page) == []
