"""The public face of the case file."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from making import AFFAIR, LEASE, open_case, source

import timeline
from timeline import plugins
from timeline.case import Case
from timeline.case.leaving import named_internal
from timeline.errors import TimelineError, UsageError
from timeline.model import LossReport, Selection


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "affair.db") as opened:
        opened.add(
            source(AFFAIR),
            title="The Halden papers",
            publisher="Harbour Courier",
            url="https://courier.example/papers",
        )
        yield opened


class Recorder:
    """An export format that keeps what it was given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.given: list[Selection] = []
        self.fault: BaseException | None = None
        made = plugins.Format(
            name="kept", suffix=".txt", media_type="text/plain", public=True, write=self.write
        )
        monkeypatch.setattr(plugins, "exporter", lambda name: made)

    def write(self, selection: Selection, out: BinaryIO) -> LossReport:
        self.given.append(selection)
        out.write(b"half")
        if self.fault:
            raise self.fault
        out.write(b" and whole")
        return LossReport(format="kept", written=len(selection.events), losses=selection.left_out)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    return Recorder(monkeypatch)


def test_open_is_what_the_package_gives(tmp_path: Path) -> None:
    with timeline.open(tmp_path / "case.db") as case:
        assert isinstance(case, timeline.Case)
        assert case.path == tmp_path / "case.db"


def test_the_case_file_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DATABASE", str(tmp_path / "other.db"))
    monkeypatch.setenv("TIMELINE_USER", "Tessa Quill")
    with timeline.case.open() as case:
        assert (case.path.name, case.who) == ("other.db", "Tessa Quill")


def test_a_real_article_goes_all_the_way(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(
        "Orrin Vale signed the lease of the northern quay on 12 March 2019. "
        "The harbour board had chosen him in January 2018.\n"
    )
    with timeline.open(tmp_path / "case.db", who="Ada Finch") as case:
        result = case.add(path, published="2019-03-13")
        assert result.document is not None
        assert result.document.published == "2019-03-13"
        [event] = case.events(within="2019-03-12")
        item = event.evidence[0]
        assert "Vale" in event.actors[0]
        assert case.text(item.document.id)[item.claim.start : item.claim.end] == item.claim.quote
        assert case.check().clean
        stored = case._session.query("select text from timexes order by start")
        assert "12 March 2019" in [row["text"] for row in stored]


def test_only_what_was_confirmed_leaves(case: Case, kept: Recorder, tmp_path: Path) -> None:
    first, second = case.events()[:2]
    case.confirm(first.id)
    case.reject(second.id, reason="no")
    report = case.export("kept", tmp_path / "out.txt")
    [selection] = kept.given
    assert [event.id for event in selection.events] == [first.id]
    assert [document.publisher for document in selection.documents] == ["Harbour Courier"]
    assert not selection.draft
    assert (tmp_path / "out.txt").read_bytes() == b"half and whole"
    reasons = [loss.what.partition(":")[0] for loss in report.losses]
    assert sorted(reasons) == ["not reviewed", "not reviewed", "not reviewed", "rejected"]


def test_a_draft_lets_the_unreviewed_through(case: Case, kept: Recorder) -> None:
    case.reject(case.events()[0].id, reason="no")
    case.export("kept", io.BytesIO(), draft=True, title="The lease")
    [selection] = kept.given
    assert (len(selection.events), selection.draft, selection.title) == (4, True, "The lease")


def test_filters_are_told(case: Case, kept: Recorder) -> None:
    report = case.export("kept", io.BytesIO(), draft=True, within="2019")
    assert len(kept.given[0].events) == 2
    assert report.losses[-1].what == "3 events outside the filters"
    with pytest.raises(UsageError):
        case.export("kept", io.BytesIO(), within="soon")


def test_no_event_leaves_whose_quote_is_broken(case: Case, kept: Recorder) -> None:
    event = case.confirm(case.events()[0].id)
    case._session.connection.execute("update texts set text = replace(text, 'Nordwerk', 'Südwerk')")
    report = case.export("kept", io.BytesIO())
    assert kept.given[0].events == ()
    assert any(loss.event_id == event.id and "quote" in loss.what for loss in report.losses)


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_half_written(
    case: Case, kept: Recorder, tmp_path: Path, fault: BaseException
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "out.txt").write_text("the last one")
    kept.fault = fault
    with pytest.raises((TimelineError, KeyboardInterrupt)):
        case.export("kept", folder / "out.txt", draft=True)
    assert [item.name for item in folder.iterdir()] == ["out.txt"]
    assert (folder / "out.txt").read_text() == "the last one"


def test_a_place_that_cannot_be_written(case: Case, kept: Recorder, tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="cannot be written"):
        case.export("kept", tmp_path / "nowhere" / "out.txt", draft=True)


@pytest.mark.parametrize("name", ["csv", "html", "json"])
def test_our_formats_write_a_case(case: Case, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out.internal.{name}"
    report = case.export(name, path, draft=True, internal=True)
    assert report.path == str(path)
    assert report.written == 5
    assert "lease of the northern quay" in path.read_text(encoding="utf-8")


def test_what_a_confidential_document_is_called_is_lost_and_said(
    case: Case, kept: Recorder
) -> None:
    case.mark(case.documents()[0].id, sensitivity="confidential")
    report = case.export("kept", io.BytesIO(), draft=True)
    [document] = kept.given[0].documents
    assert (document.source, document.sha256, document.url) == ("confidential document", "", None)
    assert len([loss for loss in report.losses if "confidential document" in loss.what]) == 5


def test_what_is_not_for_the_public_leaves_only_as_internal(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"leaves only with --internal.* html, "):
        case.export("csv", tmp_path / "out.csv", draft=True)
    assert list(tmp_path.glob("out*")) == []
    report = case.export("csv", tmp_path / "out.csv", draft=True, internal=True)
    assert report.path == str(tmp_path / "out.internal.csv")
    assert "INTERNAL DRAFT" in (tmp_path / "out.internal.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "given", "made"),
    [
        ("csv", "a.csv", "a.internal.csv"),
        ("csv", "INTERNAL.csv", "INTERNAL.csv"),
        ("timesketch", "a.timesketch.jsonl", "a.internal.timesketch.jsonl"),
        ("csv", "table", "table.internal"),
        ("csv", "a.txt", "a.internal.txt"),
    ],
)
def test_the_word_stands_in_the_name_of_the_file(name: str, given: str, made: str) -> None:
    assert named_internal(Path(given), plugins.exporter(name)).name == made


def test_the_database_brings_what_datasette_reads(case: Case, tmp_path: Path) -> None:
    case.export("sqlite", tmp_path / "out.db", draft=True, internal=True)
    assert sorted(path.name for path in tmp_path.glob("out*")) == [
        "out.internal.db",
        "out.internal.metadata.json",
    ]


def test_the_case_file_is_not_its_own_export(case: Case) -> None:
    with pytest.raises(UsageError, match="the case file itself"):
        case.export("html", case.path)


def test_an_unknown_format(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no export format"):
        case.export("cuneiform", tmp_path / "x")


def test_everything_told_is_json(case: Case) -> None:
    case.confirm(case.events()[0].id)
    told = [
        *case.claims(), *case.search("lease"), *case.actors(), *case.decisions(), *case.log(),
        *case.suggestions(), case.check(), case.add(source(AFFAIR)),
    ]  # fmt: skip
    for item in told:
        assert json.loads(json.dumps(item.to_json()))


def test_passages_and_pages(tmp_path: Path) -> None:
    from dataclasses import replace

    from making import Read, read

    from timeline.model import Passage, Source

    def paged(given: Source, **options: object) -> Read:
        document = read(given, **options).document
        middle = document.text.index("2019")
        pages = (
            Passage(kind="page", start=0, end=middle, number=1),
            Passage(kind="page", start=middle, end=len(document.text), number=2, ocr=0.5),
        )
        return Read(replace(document, passages=pages))

    with open_case(tmp_path / "case.db", read=paged) as case:
        result = case.add(source(f"A cover.\n{LEASE}"))
        assert result.document is not None
        assert [page.number for page in case.passages(result.document.id)] == [1, 2]
        assert case.claims()[0].page == 2
        assert case.events()[0].evidence[0].page == 2
