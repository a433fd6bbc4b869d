"""Events made by hand leave by every format, wherever their evidence lies, with translations."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import LEASE, WHEN, open_case, source

from timeline.case import Case
from timeline.model import Source
from timeline.plugins import exporter, exporters

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OF_DOCUMENTS = {"bibtex", "csl"}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    path: Path = tmp_path_factory.mktemp("byhand") / "case.db"
    with open_case(path) as opened:
        opened.add(source(LEASE, "courier.txt"), title="The lease")
        gate = Source(name="gate.png", content=PNG, captured=WHEN)
        call = Source(name="call.ogg", content=b"OggS" + b"\0" * 40, captured=WHEN)
        scan = Source(name="ledger.pdf", content=b"%PDF-1.4\n%", captured=WHEN)
        for kept, place in (
            (gate, {"region": (0.25, 0, 0.5, 1), "quote": "NO ENTRY FROM MAY"}),
            (call, {"begin": 723.0, "end": 740.5, "quote": "Nobody signs today."}),
            (scan, {"page": 7, "quote": "Paid in full, Quist"}),
        ):
            document = opened.keep(kept).id
            opened.mark(document, sensitivity="public")
            event = opened.make(f"By hand {kept.name}", date="2019-03", document=document, **place)
            opened.translate(
                event.evidence[0].claim_id, f"Übersetzt {kept.name}", language="de",
                made_by="machine", translator="M 1",
            )  # fmt: skip
        document = opened.documents()[0].id
        opened.make("By hand, quoted", date="2019-03-12", document=document, quote="Orrin Vale")
        opened.make("By hand, noted", date="2019-03-13", note="I stood at the gate at noon.")
        yield opened


def written(case: Case, name: str) -> str:
    out = io.BytesIO()
    case.export(name, out, internal=not exporter(name).public)
    content = out.getvalue()
    if content.startswith(b"SQLite"):
        return content.decode("utf-8", "replace")
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [entry for entry in archive.namelist() if not entry.endswith(".bin")]
        return "\n".join(archive.read(entry).decode("utf-8", "replace") for entry in names)


@pytest.mark.parametrize("name", sorted(set(exporters()) - OF_DOCUMENTS))
def test_every_format_tells_of_it(case: Case, name: str) -> None:
    text = written(case, name)
    plain = text.replace("\r\n ", "").replace("\\u201c", "“").replace("\\,", ",")
    for title in ("gate.png", "call.ogg", "ledger.pdf"):
        assert f"By hand {title}" in plain
    for title in ("quoted", "noted"):
        assert f"By hand, {title}" in plain
    for quote in ("NO ENTRY FROM MAY", "Nobody signs today.", "Paid in full, Quist"):
        assert quote in plain


@pytest.mark.parametrize(
    "name",
    ["csv", "docx", "ftm", "html", "html-fragment", "ics", "json", "jsonl", "markdown", "packet",
     "sqlite", "timelinejs", "webannotation", "xlsx"],
)  # fmt: skip
def test_a_translation_travels_with_its_quote_and_says_whose_it_is(case: Case, name: str) -> None:
    plain = written(case, name).replace("\r\n ", "").replace("\\u00dc", "Ü").replace("\\", "")
    assert "Übersetzt call.ogg" in plain
    assert "machine" in plain
    assert "M 1" in plain


@pytest.mark.parametrize("name", ["jsonld", "timesketch"])
def test_a_format_without_translations_says_so(case: Case, name: str) -> None:
    report = case.export(name, io.BytesIO(), internal=not exporter(name).public)
    assert any("translations" in loss.what for loss in report.losses)


@pytest.mark.parametrize("name", ["csv", "docx", "ftm", "html", "ics", "markdown", "packet",
                                  "timelinejs", "timesketch", "xlsx"])  # fmt: skip
def test_it_says_where_it_was_seen_or_heard(case: Case, name: str) -> None:
    plain = written(case, name).replace("\r\n ", "").replace("\\,", ",")
    assert "at 0:12:03–0:12:20, as heard there" in plain.replace("\\u2013", "–")
    assert "page 7, as seen there" in plain
    assert "a part of the picture, as seen there" in plain


def test_an_annotation_points_into_the_picture_and_the_recording(case: Case) -> None:
    items = json.loads(written(case, "webannotation"))["first"]["items"]
    values = {
        selector["value"]
        for item in items
        for selector in item["target"]["selector"]
        if selector["type"] == "FragmentSelector"
    }
    assert values == {"xywh=percent:25,0,50,100", "t=723,740.5", "page=7"}


def test_json_keeps_the_locator(case: Case) -> None:
    told = {claim["quote"]: claim for claim in json.loads(written(case, "json"))["claims"]}
    assert told["Nobody signs today."]["locator"] == {
        "kind": "time code", "page": None, "region": None, "begin": 723.0, "end": 740.5,
    }  # fmt: skip
    assert told["Orrin Vale"]["locator"] is None
    assert told["I stood at the gate at noon."]["locator"] is None  # its document is confidential


def test_a_note_leaves_without_the_name_of_who_wrote_it(case: Case) -> None:
    for name in ("html", "json", "csv", "packet"):
        text = written(case, name)
        assert "Note by" not in text
        assert "note by Ada Finch" not in text


def test_a_confidential_recording_is_not_told_to_be_one(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        call = Source(name="call.ogg", content=b"OggS" + b"\0" * 40, captured=WHEN)
        document = case.keep(call).id
        event = case.make("He hangs up", document=document, begin=3.0, quote="Never again.")
        case.mark(document, sensitivity="confidential")
        case.translate(
            event.evidence[0].claim_id, "Nie wieder.", language="de", made_by="human",
            translator="Tessa Quill",
        )  # fmt: skip
        text = written(case, "json")
        assert "Never again." in text
        assert "Nie wieder." in text
        for secret in ("call.ogg", "audio/ogg", "time code", "Tessa Quill"):
            assert secret not in text


def test_a_pseudonym_holds_in_translations(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source(LEASE, "courier.txt"), url="https://courier.example/lease")
        claim = case.claims()[0]
        case.confirm(claim.event_id or "")
        case.translate(claim.id, "Orrin Vale zeichnet", language="de", made_by="human")
        [vale] = [actor for actor in case.actors() if actor.name == "Orrin Vale"]
        case.mark(vale.id, pseudonym="the broker")
        text = written(case, "json")
        assert "[the broker] zeichnet" in text
        assert "Orrin" not in text
