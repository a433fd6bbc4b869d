"""Saved pages become the article alone, with what the page says about it."""

import datetime as dt
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Document
from timeline.text.readers import ReadResult

Read = Callable[..., Document]
ReadSaved = Callable[[str], ReadResult]
SENTENCE = "The council of Ostmere signed a lease of its harbour, according to the minutes."


def test_a_news_page(read_saved: ReadSaved) -> None:
    document = read_saved("lease.html").document
    assert document.title == "Harbour lease was signed in secret, minutes show"
    assert document.byline == "Jana Weil, Piet Moor"
    assert document.publisher == "Harbour Courier"
    assert document.url == "https://www.courier.example/2019/05/lease-signed-in-secret"
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "metadata")
    assert (document.language, document.reader) == ("en", "html/2")
    assert document.media_type == "text/html"
    assert document.remarks == ()


def test_its_text_is_the_article_in_paragraphs(read_saved: ReadSaved) -> None:
    document = read_saved("lease.html").document
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0].startswith("The council of Ostmere signed a 40-year lease")
    assert "Veldt Marine Ltd in a meeting" in paragraphs[1]
    assert paragraphs[2:5] == [
        "What the minutes say",
        "- The rent is 1.2 million crowns a year, payable from January 2019 onwards.",
        "- The firm may build two cranes before the end of 2021 without asking again.",
    ]
    assert paragraphs[5:7] == [
        "Ms Toft denied that the meeting was secret.",
        "She said on Monday that every member had been invited in writing.",
    ]
    assert paragraphs[7:10] == ["Year | Rent in crowns", "2019 | 1,200,000", "2020 | 1,250,000"]
    assert paragraphs[-1].endswith("first point of its agenda.")
    [heading] = document.passages
    assert heading.kind == "heading"
    assert document.text[heading.start : heading.end] == "What the minutes say"


@pytest.mark.parametrize(
    "around",
    ["Home", "Sport", "cookies", "Published", "READ MORE", "Most read", "Ferry", "Imprint", "©"],
)
def test_nothing_of_what_stands_around_it(read_saved: ReadSaved, around: str) -> None:
    assert around not in read_saved("lease.html").document.text


def test_a_page_that_is_all_menu(read_saved: ReadSaved) -> None:
    with pytest.raises(UnreadableSource, match=r"menu\.html: no article text, only menus"):
        read_saved("menu.html")


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><head><title>Lease</title></head><body></body></html>",
        "<html><body><img src=x></body></html>",
        "<!-- only a comment -->",
        "<html><body><script>var a = 'The lease was signed on 3 May 2018, they say.'</script>",
        "<p>x</p>",
        "<html><frameset><frame src=a></frameset></html>",
    ],
)
def test_empty_pages(read: Read, page: str) -> None:
    with pytest.raises(UnreadableSource, match=r"page\.html: no "):
        read(page, "page.html")


@pytest.mark.parametrize(
    "page",
    [
        "<p>It was signed on 12 March 2014.</p>",
        f"<div>{SENTENCE}</div>",
        f"<body>{SENTENCE}",
        f"<table><tr><td>{SENTENCE}</td></tr></table>",
        f"<html><body><nav><a href=x>Home</a></nav><p>{SENTENCE}</p></body></html>",
        f"<center><font>{SENTENCE}</font></center>",
        f"<pre>{SENTENCE}</pre>",
    ],
)
def test_small_pages(read: Read, page: str) -> None:
    assert read(page, "page.html").text in (SENTENCE, "It was signed on 12 March 2014.")


@pytest.mark.parametrize("tag", ["li", "td", "p", "div"])
def test_a_chronology_of_short_lines(read: Read, tag: str) -> None:
    rows = ["1998: firm founded", "2004: first crane", "2018: lease signed", "2019: minutes found"]
    around = {"li": "ul", "td": "table"}.get(tag, "div")
    inside = "".join(f"<tr><td>{row}" if tag == "td" else f"<{tag}>{row}</{tag}>" for row in rows)
    menu = '<nav><a href="/">Home</a></nav>'
    text = read(f"<html><body>{menu}<{around}>{inside}</{around}>", "page.html").text
    assert [line.removeprefix("- ") for line in text.split("\n\n")] == rows


def test_an_article_that_only_scripts_would_show(read_saved: ReadSaved) -> None:
    document = read_saved("shown-by-script.html").document
    first, second, third = document.text.split("\n\n")
    assert first.startswith("The firm that was to build two cranes")
    assert "Olaf Brandt" in second
    assert third.endswith("from the newspaper.")
    assert document.title == "Crane firm went bankrupt in March"
    assert document.published is None
    assert "shown by its scripts" in document.remarks[0]


def test_microdata_and_broken_json(read_saved: ReadSaved) -> None:
    document = read_saved("microdata.html").document
    assert (document.title, document.byline) == ("El puerto se vende", "Lucía Ferrer")
    assert (str(document.published), document.language) == ("2019-05-08", "es")


def test_an_undated_page(read_saved: ReadSaved) -> None:
    document = read_saved("undated.html").document
    assert (document.published, document.published_basis) == (None, "unknown")
    assert (document.title, document.language) == ("About the harbour", "en")


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("utf-8", "utf-8"), ("iso-8859-1", "cp1252"), ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"),
     ("windows-1251", "cp1251"), ("", "utf-8"), ("no-such", "utf-8")],
)  # fmt: skip
def test_charsets(read: Read, declared: str, actual: str) -> None:
    words = "Порт сдан в аренду" if actual == "cp1251" else "Die Prüfung läuft über Ämter"
    body = f"<p>{words}, {words}, {words}, {words}.</p>" * 3
    page = f'<html><head><meta charset="{declared}"></head><body>{body}</body></html>'
    document = read(page.encode(actual), "page.html")
    assert words in document.text
    assert bool(document.remarks) == (
        (declared, actual) in [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("no-such", "utf-8")]
    )


def test_the_charset_of_the_answer_comes_first(read: Read) -> None:
    page = f"<html><head><meta charset=utf-8></head><body><p>Über uns: {SENTENCE}</p>"
    document = read(page.encode("cp1252"), "page.html", charset="windows-1252")
    assert document.text.startswith("Über uns")


@pytest.mark.parametrize(
    ("canonical", "address", "expected"),
    [
        ("https://courier.example/lease", None, "https://courier.example/lease"),
        ("/lease", "https://courier.example/x?utm=1", "https://courier.example/lease"),
        ("https://www.courier.example/l", "https://courier.example/x",
         "https://www.courier.example/l"),
        ("https://famous.example/lease", "https://evil.example/x", "https://evil.example/x"),
        ("javascript:alert(1)", "https://courier.example/x", "https://courier.example/x"),
        ("http://[broken", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_address(read: Read, canonical: str, address: str | None, expected: str | None) -> None:
    page = f'<html><head><link rel="canonical" href="{canonical}"></head><p>{SENTENCE}</p>'
    assert read(page, "page.html", address=address).url == expected


def test_the_address_a_browser_noted_when_saving(read: Read) -> None:
    page = (
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://courier.example/lease -->\n"
        f"<html><body><p>{SENTENCE}</p></body></html>"
    )
    assert read(page, "page.html").url == "https://courier.example/lease"


def test_a_page_that_names_the_wrong_language(read: Read) -> None:
    german = "Der Gemeinderat hat den Vertrag über den Hafen im Mai unterschrieben. " * 5
    document = read(f"<html lang=en><body><p>{german}</p></body></html>", "page.html")
    assert document.language == "de"
    assert "its text is in de" in document.remarks[0]


def test_what_the_user_says_stands_above_the_page(read: Read) -> None:
    page = f"<html lang=en><head><title>Lease</title></head><body><p>{SENTENCE}</p></body></html>"
    document = read(
        page, "page.html", published="2018-03-02", url="https://a.example/", title="T",
        publisher="P", language="de",
    )  # fmt: skip
    assert (document.url, document.title) == ("https://a.example/", "T")
    assert (document.publisher, document.language) == ("P", "de")
    assert (document.published, document.published_basis) == (dt.date(2018, 3, 2), "given")


PARAGRAPH = f"<p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 30_000 + PARAGRAPH,
        "<span>" * 5_000 + PARAGRAPH,
        "<div>" * 2_000 + PARAGRAPH + "</div>" * 2_000,
        "<table><tr><td>" * 1_000 + PARAGRAPH,
        "<ul><li>" * 1_000 + PARAGRAPH,
        "<blockquote>" * 1_000 + PARAGRAPH,
        f"<p {'a=b ' * 20_000}>{PARAGRAPH}",
        f"<title>{'a - ' * 20_000}</title>{PARAGRAPH}",
        f"<meta name=date content=x>{'<meta name=date content=2020-01-01>' * 5_000}{PARAGRAPH}",
        f'<script type="application/ld+json">{"[" * 50_000}</script>{PARAGRAPH}',
        f"{'<' * 50_000}{PARAGRAPH}",
        f"\0\0{PARAGRAPH}",
        f"<p>{SENTENCE}{'<p>' * 3_000}",
    ],
    ids=range(13),
)
def test_hostile_pages(read: Read, page: str) -> None:
    assert SENTENCE in read(f"<!DOCTYPE html><html><body>{page}", "page.html").text
