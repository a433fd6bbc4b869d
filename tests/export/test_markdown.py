"""The chronology as Markdown: complete, and shown letter for letter by a renderer."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from timeline.edtf import Edtf
from timeline.export.chronology import silences
from timeline.export.markdown import escaped
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
RENDER = MarkdownIt("commonmark").enable("table")


def plain(html: str) -> str:
    import html as codes

    return codes.unescape(re.sub(r"<[^>]+>", "", html)).strip()


@pytest.mark.parametrize(
    "text",
    [
        "plain words", "# no heading", "- no item", "1. no item", "12) no item", "=cmd|'/c'!A0",
        "*no* _stress_ `code`", "[no](link)", "<b>no</b> &amp; tag", "a | b", "--- no rule",
        "\\ back", "~~no~~", "![no](x)", "    no code".strip(), "$5 ^x", "+ no", "> no quote",
        "=== no", "https://no.example", "a@b.example",
    ],
)  # fmt: skip
def test_a_renderer_shows_the_words_letter_for_letter(text: str) -> None:
    html = RENDER.render(escaped(text))
    assert plain(html) == text
    assert html.startswith("<p>")
    assert "<a " not in html


def test_every_line_has_its_notes_and_every_note_its_line(rich: Selection, write: Write) -> None:
    text = write("markdown", rich)[0].decode("utf-8")
    used = re.findall(r"\[\^(\d+)\](?!:)", text.partition("## Disputed")[0])
    given = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    assert given == used == [str(n) for n in range(1, len(given) + 1)]
    assert len(given) == sum(len(event.evidence) for event in rich.events)


def test_the_table_is_one(rich: Selection, write: Write) -> None:
    text = write("markdown", rich)[0].decode("utf-8")
    html = RENDER.render(text)
    assert html.count("<tr>") == len(rich.events) + 2  # the dated and the undated have a head each
    assert "DRAFT" in text.splitlines()[0]
    assert "</script>" not in html


def test_disputed_dates_and_gaps_are_listed(
    event: Any, evidence: Any, claim: Any, selection: Any, write: Write
) -> None:
    other = Edtf("2019-03-15")
    two = (evidence(1), evidence(2, relation="disputes", claim=claim(date=other)))
    chosen = selection(
        event(1, evidence=two, disputed=True),
        event(2, date=Edtf("2019-04")), event(3, date=Edtf("2019-05")),
        event(4, date=Edtf("2021")),
    )  # fmt: skip
    text = write("markdown", chosen)[0].decode("utf-8")
    assert "  - 12 March 2019 [^1]\n  - 15 March 2019 [^2]\n" in text
    assert "Nothing between 31 May 2019 and 1 January 2021 (580 days)" in text


def test_an_event_that_reaches_over_a_gap_closes_it(event: Any) -> None:
    long = [
        event(1, date=Edtf("2014/2020")),
        event(2, date=Edtf("2014")),
        event(3, date=Edtf("2021")),
    ]
    assert list(silences(long)) == []
    assert list(silences([])) == []
