"""Web Annotations: the selectors find the quote again, also beyond the first plane."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
TEXT = "🚢🚢 Am 12. März — 𝔘 “sank” — Київ. Then 🚢 it rose."


def items(raw: bytes) -> list[dict[str, Any]]:
    collection = json.loads(raw)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["type"] == "AnnotationCollection"
    found: list[dict[str, Any]] = collection["first"]["items"]
    assert collection["total"] == len(found)
    return found


def test_offsets_count_code_points(
    event: Any, evidence: Any, claim: Any, selection: Any, write: Write
) -> None:
    start = TEXT.index("𝔘")
    end = TEXT.index(" Then")
    quote = TEXT[start:end]
    item = evidence(
        claim=claim(quote=quote, start=start, end=end),
        prefix=TEXT[:start], suffix=TEXT[end:],
    )  # fmt: skip
    [found] = items(write("webannotation", selection(event(evidence=(item,))))[0])
    words, place = found["target"]["selector"]
    assert list(TEXT)[place["start"] : place["end"]] == list(words["exact"])
    assert words["prefix"] + words["exact"] + words["suffix"] == TEXT


def test_each_piece_of_evidence_is_one(rich: Selection, write: Write) -> None:
    found = items(write("webannotation", rich)[0])
    assert len(found) == sum(len(event.evidence) for event in rich.events)
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        assert one["type"] == "Annotation"
        assert one["body"][0]["value"].startswith("DRAFT – ")
        assert one["target"]["source"].startswith(("https://", "urn:"))
        assert one["target"]["state"]["type"] == "TimeState"


def test_a_quote_that_speaks_against_it_says_so(rich: Selection, write: Write) -> None:
    against = [one for one in items(write("webannotation", rich)[0]) if ":c6" in one["id"]]
    assert against[0]["body"][0]["value"].endswith("[this quote speaks against it]")
