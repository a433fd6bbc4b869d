"""A page that is published again keeps its links and prints what was corrected, with the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import AFFAIR, open_case, source

from timeline.edtf import Edtf
from timeline.export.corrections import Record, record_of
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
LATER = dt.datetime(2024, 6, 3, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def again(write: Write, selection: Any) -> Callable[..., tuple[str, Record]]:
    """Publishes events over what was published before; gives the page and its record."""

    def published(before: bytes | None, *events: Any, **given: Any) -> tuple[str, Record]:
        chosen = selection(*events, **{"made": LATER, "previous": before, **given})
        raw, _ = write("html", chosen)
        found = record_of(raw)
        assert found is not None
        return raw.decode("utf-8"), found

    return published


def test_the_first_time_there_is_nothing_to_correct(event: Any, again: Any) -> None:
    page, kept = again(None, event(1))
    assert list(kept.events) == ["e1"]
    assert kept.corrections == ()
    assert ">Corrections<" not in page


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        (
            {"date": Edtf("2019-03")},
            "redated",
            "was given as 12 March 2019; it is March 2019.",
        ),
        ({"title": "Orrin Vale bought it"}, "reworded", "Orrin Vale bought it” was reworded."),
        ({"certainty": "denied"}, "regraded", "it is “[denied] Orrin Vale"),
    ],
)
def test_what_was_changed_is_told_with_its_day(
    given: dict[str, Any], kind: str, words: str, event: Any, again: Any, write: Write,
    selection: Any,
) -> None:  # fmt: skip
    first, _ = write("html", selection(event(1)))
    page, kept = again(first, event(1, **given))
    [one] = kept.corrections
    assert (one.on, one.kind, one.event) == ("2024-06-03", kind, "e1")
    assert words in page
    assert '<time datetime="2024-06-03">3 June 2024</time> <a href="#event-e1">' in page


def test_old_words_are_not_repeated(event: Any, again: Any, write: Write, selection: Any) -> None:
    first, _ = write("html", selection(event(1, title="CANARY signed it"), event(2)))
    raw = first.decode("utf-8")
    stored = re.search(r'id="published">(.*?)</script>', raw)
    assert stored is not None
    assert "CANARY" not in stored[1]
    page, _ = again(first, event(1, title="Orrin Vale signed it"))
    assert "CANARY" not in page


def test_a_correction_of_before_is_told_in_the_words_of_today(
    event: Any, again: Any, write: Write, selection: Any
) -> None:
    first, _ = write("html", selection(event(1, title="CANARY paid"), event(2, title="CANARY")))
    second, _ = again(
        first,
        event(1, title="CANARY paid", date=Edtf("2019-04"), attributed_to="CANARY"),
        event(2, title="CANARY", date=Edtf("2018-07-01")),
    )
    page, _ = again(second.encode(), event(1, title="[the clerk] paid", date=Edtf("2019-04")))
    assert "CANARY" not in page
    assert "2018-07-01" not in page
    assert "was given as 12 March 2019; it is April 2019." in page
    assert "The date of a line that is not here any more was corrected." in page
    assert page.count('id="event-e2"') == 1


def test_a_draft_keeps_no_words_of_what_was_published(
    event: Any, again: Any, write: Write, selection: Any
) -> None:
    first, _ = write("html", selection(event(1), event(2)))
    before = record_of(first)
    assert before is not None
    page, kept = again(first, event(1, title="[the clerk] signed"), draft=True)
    assert before.events["e1"]["title"] not in page
    assert kept.events["e2"] == {}
    _, kept = again(page.encode(), event(1, title="[the clerk] signed"))
    assert [one.kind for one in kept.corrections] == ["reworded", "removed"]


def test_links_of_before_lead_somewhere(
    event: Any, again: Any, write: Write, selection: Any
) -> None:
    first, _ = write("html", selection(event(1), event(2), event(3)))
    page, kept = again(first, event(1), event(4), moved={"e2": "e1"})
    for number in (1, 2, 3, 4):
        assert page.count(f'id="event-e{number}"') == 1
    assert [one.kind for one in kept.corrections] == ["joined", "removed", "added"]
    assert "1 event added." in page


def test_corrections_of_before_stay(event: Any, again: Any, write: Write, selection: Any) -> None:
    first, _ = write("html", selection(event(1), event(2)))
    second, _ = again(first, event(1))
    page, kept = again(second.encode(), event(1, date=Edtf("2020")))
    assert [one.kind for one in kept.corrections] == ["removed", "redated"]
    assert page.count('id="event-e2"') == 1
    third, same = again(page.encode(), event(1, date=Edtf("2020")))
    assert same == kept
    assert third == page


def test_a_draft_corrects_nothing(event: Any, again: Any, write: Write, selection: Any) -> None:
    first, _ = write("html", selection(event(1)))
    page, kept = again(first, event(1, date=Edtf("2020")), draft=True)
    assert kept == record_of(first)
    _, kept = again(page.encode(), event(1, date=Edtf("2020")))
    assert [(one.kind, one.before, one.after) for one in kept.corrections] == [
        ("redated", "2019-03-12", "2020")
    ]
    fresh, _ = write("html", selection(event(1), draft=True))
    assert record_of(fresh) == Record()


@pytest.mark.parametrize(
    "page",
    [
        None, b"", b"<html>", b'<script type="application/json" id="published">{</script>',
        b'<script type="application/json" id="published">[]</script>',
        b'<script type="application/json" id="published">{"format": "timeline-published"}</script>',
        b'<script type="application/json" id="published">' + b"[" * 100_000 + b"</script>",
    ],
)  # fmt: skip
def test_a_page_that_tells_nothing_is_no_fault(page: bytes | None) -> None:
    assert record_of(page) is None


def test_publishing_a_case_again_over_its_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with open_case(tmp_path / "case.db") as case:
        case.add(source(AFFAIR), url="https://courier.example/papers")
        one, two, *_ = case.events()
        case.confirm(one.id)
        case.confirm(two.id)
        case.export("html", path)
        case.redate(one.id, "2018")
        case.merge(two.id, one.id)
        case.export("html", path)
    page = path.read_text(encoding="utf-8")
    assert f'<a id="event-{two.id}"></a>' in page
    assert "; it is 2018." in page
    assert "Two lines were joined" in page


def test_hostile_records_are_only_words(
    event: Any, again: Any, write: Write, selection: Any
) -> None:
    first, _ = write("html", selection(event(1)))
    evil = first.replace(b'"date":"2019-03-12"', b'"date":"\\u003cimg src=x onerror=1\\u003e"')
    assert evil != first
    page, _ = again(evil, event(1))
    assert "<img" not in page
    assert replace(selection(), previous=evil).previous == evil
