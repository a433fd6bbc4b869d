"""Chronologies: a date, then a clause in the present tense, in every layout and language."""

import pytest

import timeline
from timeline.claims.chronicles import entries, unmarked
from timeline.temporal.finder import find_dates

HEADS = [("2004-05-12", "Ruth Adler warns the board"), ("2015", "Mirax goes bankrupt")]
LAYOUTS = {
    "colon": "12 May 2004: Ruth Adler warns the board.\n2015: Mirax goes bankrupt.",
    "dash": "12 May 2004 – Ruth Adler warns the board.\n2015 - Mirax goes bankrupt.",
    "bullets": "- 12 May 2004: Ruth Adler warns the board.\n- 2015: Mirax goes bankrupt.",
    "numbers": "1. 12 May 2004: Ruth Adler warns the board.\n2. 2015: Mirax goes bankrupt.",
    "bold": "* **12 May 2004** Ruth Adler warns the board.\n* **2015**: Mirax goes bankrupt.",
    "brackets": "(12 May 2004) Ruth Adler warns the board.\n[2015] Mirax goes bankrupt.",
    "tabs": "12 May 2004\tRuth Adler warns the board\n2015\tMirax goes bankrupt",
    "table": "| When | What |\n|---|---|\n| 12 May 2004 | Ruth Adler warns the board |\n"
    "| 2015 | Mirax goes bankrupt |",
    "date last": "Ruth Adler warns the board | 12 May 2004 | Herald\n"
    "Mirax goes bankrupt | 2015 | Post",
    "link": "12 May 2004: Ruth Adler [warns](https://x.example/a) the *board*.\n"
    "2015: **Mirax** goes `bankrupt`.",
}  # fmt: skip


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_layout(text: str) -> None:
    found = timeline.extract(text, language="en")
    assert [(str(c.date), c.headline) for c in found] == HEADS
    assert {(c.certainty, c.how) for c in found} == {("stated", "explicit")}
    assert all(text[c.start : c.end] == c.quote for c in found)
    assert all(c.timex is not None and c.timex.text in c.quote for c in found)


def test_dates_alone_on_their_lines() -> None:
    text = (
        "1998\nThe valley is flooded.\n\n2015\n\nMirax goes bankrupt.\n\n2016\n\nThe mayor resigns."
    )
    found = timeline.extract(text, language="en")
    assert [str(c.date) for c in found] == ["1998", "2015", "2016"]


@pytest.mark.parametrize(
    ("language", "text", "headline"),
    [
        ("de", "2004: Ruth Adler warnt den Rat.\n3. Juni 2009: Haas zahlt 2,5 Millionen Euro.",
         "Haas zahlt 2,5 Millionen Euro"),
        ("de", "2004: Ruth Adler warnt den Rat.\n3. Juni 2009: Das Tal wird geflutet.",
         "Das Tal wird geflutet"),
        ("es", "2004: Rut Aller avisa al consejo.\n3 de junio de 2009: Aller dimite.",
         "Aller dimite"),
        ("fr", "2004 : Ruth Adler avertit le conseil.\n3 juin 2009 – Haas achète le port.",
         "Haas achète le port"),
        ("it", "2004: Ruth Adler avverte il consiglio.\n3 giugno 2009: Haas compra il porto.",
         "Haas compra il porto"),
        ("de", "- 2004: Ruth Adler warnt den Rat.\n- 3. Juni 2009: Haas in Velm festgenommen",
         "Haas in Velm festgenommen"),
    ],
)  # fmt: skip
def test_language(language: str, text: str, headline: str) -> None:
    found = timeline.extract(text, language=language)
    assert [str(c.date) for c in found] == ["2004", "2009-06-03"]
    assert (found[1].headline, found[1].certainty) == (headline, "stated")


def test_a_link_in_an_entry() -> None:
    text = "2001: Adler leaves.\n2009: Police raid the yard of [Mirax](https://x.example) in Velm."
    assert [str(claim.date) for claim in timeline.extract(text, language="en")] == ["2001", "2009"]


def test_an_entry_to_come_is_planned() -> None:
    text = "2015: Mirax goes bankrupt.\n2030: The port opens again."
    found = timeline.extract(text, published="2020-03-09", language="en")
    assert [c.certainty for c in found] == ["stated", "planned"]


def test_what_follows_in_an_entry_has_its_date() -> None:
    text = "2004: Adler warns the board.\n2015: Mirax goes bankrupt. Its founder flees to Malta."
    last = timeline.extract(text, language="en")[-1]
    assert (str(last.date), last.how, last.headline) == (
        "2015", "carried", "Its founder flees to Malta",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2018: 3.4 million\n2019: 4.1 million\n2020: 5.2 million",
        "| 2018 | 3.4 | 12 |\n| 2019 | 4.1 | 13 |\n| 2020 | 4.4 | 15 |",
        "2018: Grey Kestrel\n2019: Blue Heron\n2020: Red Kite",
    ],
)
def test_figures_and_names_are_no_entries(text: str) -> None:
    assert timeline.extract(text, language="en") == []


def test_a_report_with_its_date_is_no_chronology() -> None:
    text = "KELDERTON, 9 March 2020 — A clerk was jailed on Thursday."
    assert entries(text, find_dates(text, language="en")) == []


def test_blanking_keeps_offsets() -> None:
    text = LAYOUTS["table"]
    found = entries(text, find_dates(text, language="en"))
    blank = unmarked(text, found)
    assert len(blank) == len(text)
    assert [blank[e.start : e.end] for e in found] == [text[e.start : e.end] for e in found]


def test_an_entry_ends_where_the_next_begins() -> None:
    text = (
        "20 June 2019: Orrin Vale charged with fraud\nc. 1998: Vale and Quill met at school\n"
        "4 July 2019: Tessa Quill left the firm\n"
    )
    found = {str(claim.date): claim.headline for claim in timeline.extract(text)}
    assert found["1998~"].endswith("Vale and Quill met at school")
    assert found["2019-06-20"] == "Orrin Vale charged with fraud"
