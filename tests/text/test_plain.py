"""Plain text and Markdown are kept as they are; the headline and a lone date are seen."""

import datetime as dt
from collections.abc import Callable

import pytest

from timeline.model import Document

Read = Callable[..., Document]
BODY = "The council signed the lease.\nIt denied everything."


def test_every_character_is_kept(read: Read) -> None:
    text = "  Indented,\tand  spaced. \n\n\n\nÜber – “quoted” … 👀 x\u0301\n"
    assert read(text).text == text


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029"])
def test_line_endings_are_made_one(read: Read, ending: str) -> None:
    assert read(ending.join(["One.", "Two.", "", "Three."])).text == "One.\nTwo.\n\nThree."


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (f"Lease was secret\n\n{BODY}", "Lease was secret", None),
        (f"Lease was secret\n3 May 2019\n{BODY}", "Lease was secret", "2019-05-03"),
        (f"Lease was secret\nFriday, May 3, 2019 \n{BODY}", "Lease was secret", "2019-05-03"),
        (f"Lease was secret\n\n3 May 2019\n\n{BODY}", "Lease was secret", "2019-05-03"),
        (f"3 May 2019\n\nLease was secret\n\n{BODY}", "Lease was secret", "2019-05-03"),
        (f"\n\nLease was secret\n\n{BODY}", "Lease was secret", None),
        (BODY, None, None),
        (f"{BODY} It was signed on 3 May 2019.", None, None),
        (f"{'x' * 300}\n\n{BODY}", None, None),
        (
            f"Lease was secret\n\n3 May 2019 was the day\n\n{BODY}",
            "Lease was secret",
            None,
        ),
        (f"Lease was secret\n\n03/04/2019\n\n{BODY}", "Lease was secret", None),
        (f"Lease was secret\n\nMay 2019\n\n{BODY}", "Lease was secret", None),
        (f"* * *\n\n{BODY}", None, None),
        ("One line alone", None, None),
        ("The Halden Post, 4 May 2019\n\nText.", None, "2019-05-04"),
        ("A bridge falls\nThe Halden Post | 4 May 2019\n\nText.", "A bridge falls", "2019-05-04"),
        ("Orrin Vale resigned, 4 May 2019\n\nText.", "Orrin Vale resigned, 4 May 2019", None),
    ],
)
def test_headline_and_date(read: Read, text: str, title: str | None, published: str | None) -> None:
    document = read(text)
    assert document.title == title
    assert document.published == (dt.date.fromisoformat(published) if published else None)
    assert document.published_basis == ("guessed" if published else "unknown")


def test_dates_in_the_language_of_the_text(read: Read) -> None:
    text = "Pachtvertrag war geheim\n3. März 2019\n\nDer Gemeinderat hat unterschrieben."
    assert read(text).published == dt.date(2019, 3, 3)


FRONT = """---
title: "Lease was secret"
date: 2019-05-07
author: Jana Weil
url: https://www.courier.example/lease
lang: en-GB
tags: [harbour, lease]
---

# Another heading

The council signed.

Second part
-----------

It denied everything.
"""


def test_markdown(read: Read) -> None:
    document = read(FRONT, "lease.md")
    assert document.text.startswith("# Another heading\n\nThe council signed.")
    assert (document.title, document.byline) == ("Lease was secret", "Jana Weil")
    assert document.url == "https://www.courier.example/lease"
    assert document.published == dt.date(2019, 5, 7)
    assert (document.published_basis, document.language) == ("metadata", "en")
    headings = [document.text[p.start : p.end] for p in document.passages]
    assert headings == ["Another heading", "Second part"]


def test_markdown_without_front_matter(read: Read) -> None:
    document = read("# Lease was secret #\n\nThe council signed.", "lease.md")
    assert document.title == "Lease was secret"
    assert document.published_basis == "unknown"


@pytest.mark.parametrize("text", ["---\nnever closed: yes\n", "---\n", "---\n---\ntext", "#\n\n##"])
def test_odd_markdown(read: Read, text: str) -> None:
    assert read(text, "odd.md").text.strip()
