"""schema.org: dates as ISO where they are, as EDTF in any case; never ClaimReview."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import Any

import pytest
import rdflib

from timeline.edtf import Edtf
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


def events(raw: bytes) -> list[dict[str, Any]]:
    loaded = json.loads(raw)
    assert loaded["@context"] == "https://schema.org"
    return [entry["item"] for entry in loaded["itemListElement"]]


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2014-03", "2014-03", None),
        ("2014-03-12", "2014-03-12", None),
        ("2014-03-12T10:30+02:00", "2014-03-12T10:30:00+02:00", None),
        ("2014/2016", "2014", "2016"),
        ("../2016-07-24", None, "2016-07-24"),
        ("2016/..", "2016", None),
        ("../2016-07", None, "2016-07"),
        ("[2016..]", "2016", None),
        ("199X", "1990", "1999"),
        (None, None, None),
    ],
)
def test_dates(
    date: str | None, start: Any, end: Any, event: Any, selection: Any, write: Write
) -> None:
    [found] = events(write("jsonld", selection(event(date=date and Edtf(date))))[0])
    assert (found.get("startDate"), found.get("endDate")) == (start, end)
    assert found.get("temporalCoverage") == date


def test_another_reader_finds_the_events_and_their_articles(rich: Selection, write: Write) -> None:
    value = json.loads(write("jsonld", rich)[0])
    value["@context"] = {"@vocab": "https://schema.org/"}  # theirs lies on the web
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it uses of itself is not ours to mend
        graph.parse(data=json.dumps(value), format="json-ld", publicID="https://page.example/")
    found = graph.query(
        """prefix s: <https://schema.org/> select ?name ?quote ?when where {
        [] s:itemListElement [s:position 8; s:item ?event]. ?event a s:Event; s:name ?name;
        s:temporalCoverage ?when; s:subjectOf [a s:NewsArticle; s:hasPart [s:text ?quote]] }"""
    )
    [(name, quote, when)] = found
    assert str(name).startswith("DRAFT – [denied by Orrin Vale]")
    assert str(when) == "2014-03~"
    assert "Halden lease" in str(quote)
    items = graph.query("prefix s: <https://schema.org/> select ?e where { ?e a s:Event }")
    assert len(items) == len(rich.events)


def test_each_event_is_the_subject_of_its_articles(rich: Selection, write: Write) -> None:
    raw, report = write("jsonld", rich)
    assert b"ClaimReview" not in raw
    found = events(raw)
    assert len(found) == report.written == len(rich.events)
    article = found[0]["subjectOf"][0]
    assert article["@type"] == "NewsArticle"
    assert article["headline"] == "The Halden lease"
    assert article["datePublished"] == "2019-03-14"
    assert article["publisher"]["name"] == "Harbour Courier"
    assert article["url"] == "https://courier.example/1"
    assert article["archivedAt"]["identifier"].startswith("urn:sha256:")
    assert found[7]["name"].startswith("DRAFT – [denied by Orrin Vale]")
