"""Rich text: paragraphs, tables, letters of every charset, and what the file states."""

import datetime as dt
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Document
from timeline.text import rtf as reader

Read = Callable[..., Document]
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}"
INFO = r"{\info{\title Lease of the harbour}{\author Jana Weil}{\creatim\yr2018\mo3\dy2\hr9}}"


def rich(body: str, info: str = "") -> bytes:
    return (HEAD + info + body + "}").encode("ascii")


def test_a_document(read: Read) -> None:
    document = read(
        rich(
            r"\pard\b The secret lease\b0\par 7 May 2019\par"
            "\r\n"
            r"\par The council of \'d6stmere signed a {\i lease} on 3\~May\line 2018.\par "
            r"\trowd\intbl Year\cell Rent\cell\row\intbl 2019\cell 1,200\cell\row "
            r"{\footer page 1}\pard It will meet again.\par",
            INFO,
        ),
        "lease.rtf",
    )
    assert document.text == (
        "The secret lease\n\n7 May 2019\n\nThe council of Östmere signed a lease on 3 May\n\n"
        "2018.\n\nYear | Rent\n\n2019 | 1,200\n\nIt will meet again."
    )
    assert (document.title, document.byline) == ("Lease of the harbour", "Jana Weil")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "guessed")
    assert (document.media_type, document.reader) == ("application/rtf", "rtf/1")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r"\u1055 ?\u1088 ?\u1080 ?vet.", "Приvet."),
        (r"An ink\u-10179 ?\u-8704 ? blot.", "An ink😀 blot."),
        (r"\ldblquote Never,\rdblquote  he said \emdash  twice.", "“Never,” he said — twice."),
        (r"{\pict\pngblip " + "89504e47" * 1000 + "}It was signed.", "It was signed."),
        (r'See {\field{\*\fldinst HYPERLINK "http://a.example"}{\fldrslt the minutes}}.',
         "See the minutes."),
        (r"One \{brace\}.", "One {brace}."),
    ],
)  # fmt: skip
def test_letters(read: Read, code: str, text: str) -> None:
    assert read(rich(code), "note.rtf").text == text


def test_the_date_of_creation_is_a_guess(read: Read) -> None:
    assert read(rich("It was signed.", INFO), "note.rtf").published == dt.date(2018, 3, 2)
    impossible = INFO.replace("mo3", "mo13")
    assert read(rich("It was signed.", impossible), "note.rtf").published is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (rich(""), "no text"),
        (b"{\\rtf1" + b"{" * 100_000, "no text"),
        (b"{\\rtf1 \\u99999999999 ?", "damaged"),
        (b"{\\rtf1{\\pict\\bin xx", "damaged"),
    ],
)
def test_what_is_refused(read: Read, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read(content, "note.rtf")


def test_a_huge_one_is_not_opened(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST", 1_000_000)
    with pytest.raises(UnreadableSource, match="a rich text of 2 MB"):
        read(rich("a " * 1_000_000), "note.rtf")
