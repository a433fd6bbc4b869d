"""The exported page: complete without a script, alone without a network, harmless with any text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from timeline.export.html import HTML, write_html
from timeline.model import Cleared, Event, Loss, Selection, Verified
from timeline.plugins import exporter

Make = Callable[..., Any]
Select = Callable[..., Selection]
EVIL = "</script><script>window.bad=1</script><img src=https://spy.example/x onerror=window.bad=2>"


def written(selection: Selection) -> str:
    out = io.BytesIO()
    write_html(selection, out)
    return out.getvalue().decode("utf-8")


class Reader(HTMLParser):
    """What a program without scripts reads: list items, links, scripts, loaded addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.events: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.scripts = 0
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("data-event"):
            self.events.append(given["data-event"] or "")
        if tag == "a" and (given.get("href") or "").startswith(("http", "java", "data")):
            self.links.append(given["href"] or "")
        if tag == "script":
            self.scripts += 1
        if given.get("src") or tag in ("img", "iframe", "object", "embed"):
            self.loaded.append(given.get("src") or tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def select(event: Make) -> Select:
    def selected(*events: Event, **given: Any) -> Selection:
        import datetime as dt

        documents = {item.document.id: item.document for e in events for item in e.evidence}
        fields: dict[str, Any] = {
            "title": "The Halden lease", "events": events, "documents": tuple(documents.values()),
            "made": dt.datetime(2024, 5, 17, 9, 30, tzinfo=dt.UTC),
        }  # fmt: skip
        return Selection(**(fields | given))

    return selected


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Selection], str]:
    """Writes a page to disk and gives its address."""

    def save(selection: Selection) -> str:
        path = tmp_path / "page.html"
        path.write_text(written(selection), encoding="utf-8")
        return path.as_uri()

    return save


def test_it_is_registered() -> None:
    assert exporter("html") == HTML
    assert HTML.public


def test_everything_is_there_without_a_script(invented: Make, select: Select) -> None:
    events = invented(60)
    read = Reader(written(select(*events)))
    assert sorted(read.events) == sorted(event.id for event in events)
    assert len(read.events) == 60
    for event in events:
        assert event.title in read.words
        for item in event.evidence:
            assert item.claim.quote in read.words
    assert read.loaded == []
    assert read.scripts == 3  # the data, the record of what is published, and our own


def test_in_order_of_time_the_undated_last(event: Make, select: Select) -> None:
    from timeline.edtf import Edtf

    days = [None, "2019-03", "-0044-03-15", "../2016-07-24", "2019-03-02", "2016"]
    events = [event(k, date=day and Edtf(day)) for k, day in enumerate(days)]
    assert Reader(written(select(*events))).events == ["e2", "e5", "e3", "e1", "e4", "e0"]


def test_links_open_at_the_quote(event: Make, select: Select) -> None:
    read = Reader(written(select(event())))
    assert read.links == [
        "https://courier.example/1#:~:text=On%2012%20March%202019%20Orrin%20Vale%20reportedly"
        "%20signed%20the%20Halden%20lease."
    ]


def test_only_web_addresses_become_links(
    event: Make, evidence: Make, document: Make, select: Select
) -> None:
    told = event(evidence=(evidence(1, document=document(url="javascript:window.bad=3")),))
    assert Reader(written(select(told))).links == []


@pytest.mark.parametrize("place", ["title", "actors", "tags", "quote", "publisher", "selection"])
def test_words_stay_words(
    event: Make, evidence: Make, claim: Make, document: Make, select: Select, place: str
) -> None:
    given: dict[str, Any] = {}
    if place == "quote":
        given["evidence"] = (evidence(1, claim=claim(quote=EVIL)),)
    elif place == "publisher":
        given["evidence"] = (evidence(1, document=document(publisher=EVIL, title=EVIL)),)
    elif place in ("actors", "tags"):
        given[place] = (EVIL,)
    elif place == "title":
        given["title"] = EVIL
    more = {"title": EVIL} if place == "selection" else {}
    text = written(select(event(**given), **more))
    read = Reader(text)
    assert read.scripts == 3
    assert read.loaded == []
    assert "window.bad=1" in read.words


def test_the_data_cannot_leave_their_element(event: Make, select: Select) -> None:
    text = written(select(event(title=f"{EVIL}\u2028<!--")))
    data = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    assert not re.search(r"[<>&\u2028]", data[1])
    assert json.loads(data[1])["title"][0].startswith("[reported] </script>")


@pytest.mark.parametrize("draft", [True, False])
def test_a_draft_is_stamped(event: Make, select: Select, draft: bool) -> None:
    text = written(select(event(status="proposed"), draft=draft))
    assert ("DRAFT" in Reader(text).words) is draft
    assert ("<title>DRAFT" in text) is draft


def test_it_says_how_sure_and_what_is_disputed(
    event: Make, evidence: Make, claim: Make, select: Select
) -> None:
    against = evidence(2, relation="disputes", claim=claim(quote="It was never signed."))
    told = event(disputed=True, attributed_to="Nordwerk", evidence=(evidence(1), against))
    words = Reader(written(select(told))).words
    assert "reported by Nordwerk" in words
    assert "sources disagree about the date" in words
    assert "Speaks against it:" in words
    assert "It was never signed." in words


def test_how_this_was_made(event: Make, select: Select) -> None:
    left = (Loss(event_id="withheld-9", what="not reviewed: the harbour secret"),)
    words = Reader(written(select(event(), left_out=left))).words
    assert "17 May 2024, 09:30 UTC" in words
    assert "not reviewed: 1 event" in words
    assert "withheld-9" not in words  # nothing of what was kept back is published
    assert "harbour secret" not in words
    assert re.search(r"Events\s*1\s", words)


def test_how_far_events_were_checked_is_counted(event: Make, select: Select) -> None:
    verified = Verified(who="Kim Bo", at="2024-05-17T09:00:00Z", how="a call to the notary")
    cleared = Cleared(who="Sam Roe", at="2024-05-17T10:00:00Z")
    events = (event(1, verified=verified, cleared=cleared), event(2, verified=verified),
              event(3, origins=("one",)))  # fmt: skip
    page = written(select(*events))
    for words, number in (("Verified beyond their quotes", 2), ("Cleared by a second person", 1),
                          ("Events of a single origin", 1)):  # fmt: skip
        assert f"<dt>{words}</dt><dd>{number}</dd>" in page
    assert "Kim Bo" not in page
    assert "Sam Roe" not in page
    assert "notary" not in page


def test_public_notes_are_printed(event: Make, select: Select) -> None:
    words = Reader(written(select(event(notes=("Ask the union.",))))).words
    assert "Ask the union." in words


def test_nothing_to_export(select: Select) -> None:
    assert "There is nothing in this selection." in Reader(written(select())).words


def test_undecodable_text_is_written_all_the_same(event: Make, select: Select) -> None:
    assert "lease" in written(select(event(title="The lease \ud800")))


# --- in a browser ------------------------------------------------------------------------------


def ready(page: Any) -> None:
    page.locator("html[data-ready=true]").wait_for(state="attached")


def test_it_opens_from_disk_alone(
    open_page: Make, saved: Make, invented: Make, select: Select
) -> None:
    page = open_page()
    page.goto(saved(select(*invented(60))))
    ready(page)
    assert page.locator("#drawing canvas").count() >= 2
    assert page.faults == []
    assert page.strangers == []


def test_search_and_filter(open_page: Make, saved: Make, invented: Make, select: Select) -> None:
    events = invented(60)
    page = open_page()
    page.goto(saved(select(*events)))
    ready(page)
    page.get_by_role("searchbox").fill("matter 57-0")
    page.get_by_text("1 of 60 events").wait_for()
    assert page.locator("li[data-event]:visible").count() == 1
    page.get_by_role("searchbox").fill("")
    confirmed = sum(event.status == "confirmed" for event in events)
    page.get_by_label("Show only").select_option("confirmed")
    page.get_by_text(f"{confirmed} of 60 events").wait_for()


def test_choosing_in_the_drawing_leads_to_the_quote(
    open_page: Make, saved: Make, invented: Make, select: Select
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(saved(select(*invented(60))))
    ready(page)
    page.locator(".tl-list").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    chosen = page.locator("li.chosen")
    assert chosen.count() == 1
    assert page.url.endswith(f"#{chosen.get_attribute('id')}")
    assert chosen.locator("blockquote").first.is_visible()
    page.reload()  # the address brings back the same event
    ready(page)
    assert page.locator("li.chosen").count() == 1


def test_hostile_words_do_nothing(
    open_page: Make, saved: Make, event: Make, evidence: Make, claim: Make, document: Make,
    select: Select,
) -> None:  # fmt: skip
    hostile = event(
        title=EVIL, actors=(EVIL,), tags=(EVIL,), places=(EVIL,),
        evidence=(
            evidence(
                1, claim=claim(quote=EVIL),
                document=document(publisher=EVIL, title=EVIL, url="javascript:window.bad=4"),
            ),
        ),
    )  # fmt: skip
    page = open_page()
    page.goto(saved(select(hostile, title=EVIL)))
    ready(page)
    page.locator(".tl-list").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("window.bad") is None
    assert page.strangers == []
    assert page.faults == []


def test_its_own_policy_stops_other_scripts(
    open_page: Make, saved: Make, event: Make, select: Select
) -> None:
    page = open_page()
    page.goto(saved(select(event())))
    ready(page)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.bad = 1";
          document.body.append(script);
          document.body.append(Object.assign(new Image(), { src: "https://spy.example/x.png" }));
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.bad") is None
    assert any("Content Security Policy" in fault for fault in page.faults)


def test_without_a_script_everything_is_listed(
    open_page: Make, saved: Make, invented: Make, select: Select
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(saved(select(*invented(60))))
    assert page.locator("li[data-event]:visible").count() == 60
    assert page.locator("blockquote:visible").count() == sum(
        len(event.evidence) for event in invented(60)
    )


def test_it_prints_whole(open_page: Make, saved: Make, invented: Make, select: Select) -> None:
    events = invented(60)
    page = open_page()
    page.goto(saved(select(*events)))
    ready(page)
    page.get_by_role("searchbox").fill("matter 57-0")
    page.get_by_text("1 of 60 events").wait_for()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("li[data-event]:visible").count() == 60
    assert page.locator("blockquote:visible").count() == sum(len(e.evidence) for e in events)
    assert not page.get_by_role("searchbox").is_visible()


def test_paper_gets_a_light_drawing_as_wide_as_the_sheet(
    open_page: Make, saved: Make, invented: Make, select: Select
) -> None:
    page = open_page(color_scheme="dark")
    page.goto(saved(select(*invented(12))))
    ready(page)
    paper = "getComputedStyle(document.querySelector('.tl-frame')).backgroundColor"
    wide = "document.querySelector('.tl-canvas').clientWidth"
    folded = "document.querySelectorAll('details:not([open])').length"
    before = [page.evaluate(one) for one in (paper, wide, folded)]
    assert before[0] != "rgb(255, 255, 255)"
    assert before[2] > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    assert 600 < page.evaluate(wide) < 680
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert [page.evaluate(one) for one in (paper, wide, folded)] == before


def test_labels_of_the_drawing_say_how_sure_and_leave_out_what_it_shows(
    event: Make, select: Select
) -> None:
    page = written(select(event(1, status="proposed", certainty="alleged"), draft=True))
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    [title] = json.loads(data[1])["title"]
    assert title == "[alleged] Orrin Vale reportedly signed the Halden lease"


def test_of_a_confidential_document_no_day_is_missed(
    event: Make, evidence: Make, document: Make, select: Select
) -> None:
    secret = document(1, sensitivity="confidential", published=None, title=None, url=None)
    unknown = document(2, published=None)
    page = written(select(event(1, evidence=(evidence(1, document=secret),))))
    assert "not known" not in page
    page = written(select(event(1, evidence=(evidence(1, document=unknown),))))
    assert "date of publication not known" in page


@pytest.mark.parametrize("width", [375, 1360])
def test_no_sideways_scroll(
    open_page: Make, saved: Make, event: Make, invented: Make, select: Select, width: int
) -> None:
    page = open_page(width=width, height=740)
    wide = event(title="Donaudampfschifffahrtsgesellschaft" * 9)
    page.goto(saved(select(wide, *invented(20))))
    ready(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(
    open_page: Make, saved: Make, invented: Make, select: Select, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(color_scheme=scheme)
    page.goto(saved(select(*invented(40), draft=True)))
    ready(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
