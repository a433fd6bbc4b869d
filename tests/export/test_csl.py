"""Reference lists: CSL-JSON by its form, BibTeX read again with bibtexparser."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from timeline.export.csl import authors
from timeline.model import LossReport, Selection

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import bibtexparser

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        (None, []),
        ("By Ada Finch", ["Ada Finch"]),
        ("Ada Finch and Sam Roe", ["Ada Finch", "Sam Roe"]),
        ("Ada Finch, Sam Roe and Kim Bo", ["Ada Finch", "Sam Roe", "Kim Bo"]),
        ("Von Ida Holm und Jan Dirks", ["Ida Holm", "Jan Dirks"]),
        ("Reuters", ["Reuters"]),
    ],
)
def test_names_of_a_byline(byline: str | None, names: list[str]) -> None:
    assert authors(byline) == names


def test_csl_has_what_a_reference_manager_needs(rich: Selection, write: Write) -> None:
    found = {item["id"]: item for item in json.loads(write("csl", rich)[0])}
    assert found["d1"] == {
        "id": "d1",
        "type": "article-newspaper",
        "title": "The Halden lease",
        "author": [{"family": "Finch", "given": "Ada"}],
        "container-title": "Harbour Courier",
        "issued": {"date-parts": [[2019, 3, 14]]},
        "accessed": {"date-parts": [[2024, 5, 1]]},
        "URL": "https://courier.example/1",
        "archive": "case file",
        "archive_location": f"sha256:{1:064x}",
        "language": "en",
        "note": "DRAFT: not for publication",
    }
    assert found["d2"]["type"] == "document"
    assert "issued" not in found["d2"]


def test_bibtex_is_read_again(document: Any, evidence: Any, event: Any, selection: Any,
                              write: Write) -> None:  # fmt: skip
    odd = document(
        3, title="100 % of {it} & $5_a #1 ~ ^ \\ “Ünïcode” 🚢", url="https://a.example/{x}"
    )
    raw, _ = write("bibtex", selection(event(evidence=(evidence(document=odd),)), internal=True))
    library = bibtexparser.parse_string(raw.decode("utf-8"))
    assert not library.failed_blocks
    [entry] = library.entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert entry.entry_type == "article"
    assert fields["url"] == "https://a.example/%7Bx%7D"
    assert fields["note"].startswith("INTERNAL: not for publication; SHA-256 ")
    assert "“Ünïcode” 🚢" in fields["title"]
    assert r"100 \% of \{it\} \& \$5\_a \#1" in fields["title"]


def test_it_says_that_events_are_not_in_it(rich: Selection, write: Write) -> None:
    for name in ("csl", "bibtex"):
        losses = [loss.what for loss in write(name, rich)[1].losses]
        assert any(what.startswith("the events, their dates and their quotes") for what in losses)
