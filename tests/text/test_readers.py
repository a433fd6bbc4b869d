"""One call for all kinds of sources; every bad one ends in one plain line."""

import datetime as dt
import random
from collections.abc import Callable

import pytest

from timeline.errors import TimelineError, UsageError
from timeline.model import Document, Source
from timeline.text.readers import read_document

Read = Callable[..., Document]
Make = Callable[..., Source]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2019-05-07", dt.date(2019, 5, 7)),
        ("7 May 2019", dt.date(2019, 5, 7)),
        (dt.date(2019, 5, 7), dt.date(2019, 5, 7)),
        (dt.datetime(2019, 5, 7, 23, tzinfo=dt.UTC), dt.date(2019, 5, 7)),
    ],
)
def test_given_date(read: Read, published: object, expected: dt.date) -> None:
    document = read("It was signed.", published=published)
    assert (document.published, document.published_basis) == (expected, "given")


@pytest.mark.parametrize("published", ["yesterday", "2019", "31 February 2019", "x"])
def test_a_given_date_that_is_none(read: Read, published: str) -> None:
    with pytest.raises(UsageError, match="is not a day; write it as"):
        read("It was signed.", published=published)


@pytest.mark.parametrize("published", [None, ""])
def test_nothing_given(read: Read, published: str | None) -> None:
    document = read("It was signed.", published=published, title="", url=None)
    assert (document.published, document.published_basis) == (None, "unknown")
    assert document.title is None


def test_a_language_given_as_people_write_it(read: Read) -> None:
    assert read("It was signed.", language="de-AT").language == "de"


def test_the_address_it_came_from(read: Read) -> None:
    assert read("It was signed.", address="https://a.example/x").url == "https://a.example/x"


SEEDS = {
    "page.html": b"<html><head><title>x</title></head><body><p>It was signed on 3 May.</p></body>",
    "letter.eml": b"From: a@b.example\nSubject: x\nDate: Tue, 7 May 2019 12:00:00 +0200\n\nSigned.",
    "note.md": b"---\ntitle: x\n---\n# Signed\n\nIt was.",
    "note.txt": b"Signed\n\n3 May 2019\n\nIt was.",
    "paper.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    "letter.docx": b"PK\x03\x04\x14\0\0\0\x08\0word/document.xml",
}


def outcome_of(source: Source) -> Document | TimelineError:
    try:
        return read_document(source).document
    except TimelineError as error:
        return error


@pytest.mark.parametrize("name", SEEDS)
def test_damaged_bytes_never_end_in_a_traceback(make_source: Make, name: str) -> None:
    """Bytes are changed, cut and doubled at random (always the same way)."""
    chance = random.Random(name)
    for _ in range(60):
        content = bytearray(SEEDS[name])
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(4))
        outcome = outcome_of(make_source(bytes(content), name))
        if isinstance(outcome, TimelineError):
            assert str(outcome).startswith(name)
            assert "\n" not in str(outcome)
            continue
        assert outcome.text.strip()
        for passage in outcome.passages:
            assert 0 <= passage.start <= passage.end <= len(outcome.text)


@pytest.mark.parametrize("name", ["lease.html", "thread.eml", "outlook.eml", "microdata.html"])
def test_reading_twice_is_reading_the_same(read_saved: Callable[[str], object], name: str) -> None:
    assert read_saved(name) == read_saved(name)
