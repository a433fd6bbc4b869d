"""The packet: proven by its sums, opened from disk, ticked in a browser, and read back."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import AFFAIR, open_case, source

from timeline.case import Case
from timeline.case.ticking import Tick, Ticks, holds_ticks, read_ticks
from timeline.errors import UnreadableSource
from timeline.export.packet import parts
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


@pytest.fixture
def archive(rich: Selection, write: Write) -> zipfile.ZipFile:
    text = rich.events[0].evidence[0].claim.quote + " <b>It</b> was signed at noon."
    whole = replace(rich, internal=True, texts={"d1": text}, snapshots={"d1": b"<p>as it came"})
    return zipfile.ZipFile(io.BytesIO(write("packet", whole)[0]))


def test_every_file_is_proven_by_its_sum(archive: zipfile.ZipFile) -> None:
    lines = archive.read("SHA256SUMS").decode("ascii").splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(sums) == set(archive.namelist()) - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert archive.read("snapshots/d1.bin") == b"<p>as it came"


def test_every_quote_is_highlighted_in_its_stored_text(
    event: Any, selection: Any, write: Write, archive: zipfile.ZipFile
) -> None:
    one = event(1)
    quote = one.evidence[0].claim.quote
    chosen = selection(one, texts={"d1": f"{quote} <b>It</b> was signed at noon."})
    page = zipfile.ZipFile(io.BytesIO(write("packet", chosen)[0])).read("documents/d1.html")
    assert f'<a id="claim-c1"></a><mark>{quote}</mark> &lt;b&gt;It&lt;/b&gt; was' in page.decode()
    withheld = archive.read("documents/d2.html").decode("utf-8")
    assert "This document is confidential" in withheld
    assert b"<script" not in page + withheld.encode()


def test_quotes_that_overlap_are_both_marked(evidence: Any, claim: Any) -> None:
    text = "0123456789"
    quotes = [
        evidence(n, claim=claim(quote=text[a:b], start=a, end=b))
        for n, (a, b) in enumerate([(1, 5), (3, 8), (3, 4)], 1)
    ]
    found = list(parts(text, quotes))
    assert "".join(part.words for part in found) == text
    assert "".join(part.words for part in found if part.marked) == text[1:8]
    assert [(part.words[:1], part.claims) for part in found if part.claims] == [
        ("1", ("c1",)),
        ("3", ("c2", "c3")),
    ]


def test_it_is_ticked_in_a_browser_and_comes_back(
    archive: zipfile.ZipFile, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    archive.extractall(tmp_path)
    page = open_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.locator("html[data-ready=true]").wait_for(state="attached")
    page.fill("#who", "A. F.")
    line = page.locator("#event-e1")
    line.locator("[data-claim]").check()
    line.locator("input[value=right]").check()
    line.locator("[data-how]").fill("a call to the notary")
    page.locator("#event-e3 input[value=wrong]").check()
    page.locator("#event-e3 [data-remark]").fill("it says 2017")
    assert page.locator("#state").inner_text() == "2 of 14 checked"
    with page.expect_download() as download:
        page.click("#save")
    saved = tmp_path / "ticks.json"
    download.value.save_as(saved)
    assert read_ticks(saved.read_bytes(), "ticks.json") == Ticks(
        who="A. F.",
        ticks=(
            Tick(event="e1", version=1, verdict="right", how="a call to the notary"),
            Tick(event="e3", version=1, verdict="wrong", remark="it says 2017"),
        ),
    )
    page.reload()
    page.set_input_files("#load", saved)
    page.locator("#state", has_text="2 of 14").wait_for()
    assert page.locator("#event-e1 [data-claim]").is_checked()
    page.click("#event-e1 a:has-text('in the stored document')")
    page.wait_for_selector("mark")
    assert page.url.endswith("documents/d1.html#claim-c1")
    assert (page.faults, page.strangers) == ([], [])


def test_it_has_no_barriers(
    archive: zipfile.ZipFile, tmp_path: Path, open_page: Callable[..., Any]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    archive.extractall(tmp_path)
    page = open_page(bypass_csp=True)
    for name in ("index.html", "documents/d1.html"):
        page.goto((tmp_path / name).as_uri())
        assert Axe().run(page).response["violations"] == []


@pytest.fixture
def case(tmp_path: Path) -> Any:
    with open_case(tmp_path / "case.db", who="A. F.") as opened:
        opened.add(source(AFFAIR), url="https://courier.example/papers")
        yield opened


def ticks(*given: Tick) -> Ticks:
    return Ticks(who="A. F.", ticks=given)


def test_ticks_become_decisions(case: Case) -> None:
    one, two, three = case.events()[:3]
    done = case.apply_ticks(
        ticks(
            Tick(event=one.id, version=one.version, verdict="right", how="the register"),
            Tick(event=two.id, version=two.version, verdict="wrong", remark="it says 2017"),
            Tick(event=three.id, version=three.version, remark="who is this?"),
        )
    )
    assert [ruling.steps for ruling in done] == [("confirm", "verify"), ("reject",), ("note",)]
    first, second, third = (case.event(event.id) for event in (one, two, three))
    assert first.status == "confirmed"
    assert first.verified is not None
    assert (first.verified.who, first.verified.how) == ("A. F.", "the register")
    assert second.status == "rejected"
    assert third.notes == ("who is this?",)
    assert case.check().clean


def test_the_same_ticks_again_decide_nothing(case: Case) -> None:
    one = case.events()[0]
    tick = Tick(event=one.id, version=one.version, verdict="right")
    case.apply_ticks(ticks(tick))
    again = replace(tick, version=case.event(one.id).version)
    assert case.apply_ticks(ticks(again))[0].steps == ()


def test_an_event_that_was_changed_since_is_listed_and_left(case: Case) -> None:
    one = case.events()[0]
    case.retitle(one.id, "Other words")
    [ruling] = case.apply_ticks(ticks(Tick(event=one.id, version=one.version, verdict="right")))
    assert ruling.problem == f"changed since (version {one.version}, now 2); check it again"
    assert case.event(one.id).status == "proposed"
    [stranger] = case.apply_ticks(ticks(Tick(event="nothing", version=1, verdict="right")))
    assert stranger.problem == "this case has no such event"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"[]", b"\xff\xfe", b'{"format": "timeline-ticks"}', b"PK\x03\x04broken",
        b'{"format": "timeline-ticks", "version": 2, "ticks": []}',
        b'{"format": "timeline-ticks", "version": 1, "ticks": [{"event": 3}]}',
        b'{"format": "timeline-ticks", "version": 1, "ticks": [{"event": "e", "version": "x"}]}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_list_of_ticks_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource):
        read_ticks(content, "ticks.json")


def test_ticks_may_lie_in_their_packet(archive: zipfile.ZipFile) -> None:
    saved = {"format": "timeline-ticks", "version": 1, "who": "B", "ticks": []}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packet:
        packet.writestr("ticks.json", json.dumps(saved))
    assert holds_ticks(out.getvalue())
    assert read_ticks(out.getvalue(), "x.zip") == Ticks(who="B", ticks=())
    assert not holds_ticks(b"id,base\n")


def test_it_names_what_of_the_documents_does_not_come_along(rich: Selection, write: Write) -> None:
    def told(**given: Any) -> dict[str, set[str | None]]:
        losses = write("packet", replace(rich, **given))[1].losses
        whats = {loss.what for loss in losses if "stored document" in loss.what}
        return {what: {one.event_id for one in losses if one.what == what} for what in whats}

    quotes, text = "a stored document, of which only quotes leave", "the bytes of a stored document"
    everything = {event.id for event in rich.events if event.evidence}
    assert told() == {quotes: everything}
    known = {"d1": "x", "d2": "y", "d14": "z"}
    assert told(texts=known, snapshots={"d1": b"x", "d14": b"z"}) == {
        f"{text}, not its text": {"e5"}
    }
    assert told(texts=known, snapshots=dict.fromkeys(known, b"x")) == {}
