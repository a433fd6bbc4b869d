"""What a file is, is told by its bytes, not by its name."""

import io
import zipfile
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.text.kinds import kind_of

Make = Callable[..., Source]
MAIL = "From: Jana <j@weil.example>\nSubject: Lease\nDate: Tue, 7 May 2019 12:00:00 +0200\n\nText."


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ("It was signed.", "note.txt", "plain"),
        ("It was signed.", "note", "plain"),
        ("It was signed.", "-", "plain"),
        ("# Lease\n\nIt was signed.", "note.md", "markdown"),
        ("<!DOCTYPE html><p>Signed.", "page.html", "html"),
        ("<!DOCTYPE html><p>Signed.", "page.txt", "html"),
        ("  \n<html><p>Signed.", "page", "html"),
        ("<?xml version='1.0'?><html xmlns='x'><p>Signed.</p></html>", "page", "html"),
        ("<?xml version='1.0'?><rows><row/></rows>", "rows.xml", "plain"),
        ("just words in a page", "page.htm", "html"),
        ("%PDF-1.7\n", "paper.txt", "pdf"),
        (b"\xef\xbb\xbfIt was signed.", "note.txt", "plain"),
        ("It was signed.".encode("utf-16"), "note.txt", "plain"),
        (MAIL, "letter.eml", "mail"),
        (MAIL, "letter.txt", "mail"),
        ("From: Jana\n\nis how it began.", "letter.txt", "plain"),
        ("Note: it was signed.\nDate: unknown.", "letter.txt", "plain"),
        (b"\x89PNG\r\n\x1a\n....", "scan.pdf", "picture"),
        (zipped("word/document.xml"), "letter.doc", "docx"),
        ("a few \0 zeroes in a text that is otherwise plain and long enough", "n.txt", "plain"),
    ],
)
def test_kind(make_source: Make, content: bytes | str, name: str, kind: str) -> None:
    assert kind_of(make_source(content, name)) == kind


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("text/html", "html"), ("text/html; charset=x", "html"), ("text/plain", "plain"),
     ("message/rfc822", "mail"), ("text/markdown", "markdown"), ("application/pdf", "plain")],
)  # fmt: skip
def test_the_declared_type_comes_before_the_suffix(
    make_source: Make, media_type: str, kind: str
) -> None:
    assert kind_of(make_source("It was signed.", "page", media_type=media_type)) == kind


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "nothing but blanks"),
        (b"\0" * 5000, "nothing but blanks"),
        (bytes(range(256)) * 40, "binary data of an unknown kind"),
        (b"SQLite format 3\0" + b"\0" * 100, "an SQLite database"),
        (b"\x7fELF\2\1\1" + b"\0" * 100, "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office file"),
        (zipped("a.txt"), "a ZIP archive"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "no text document"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (b"PK\x03\x04 and then nonsense", "damaged ZIP or DOCX"),
    ],
)
def test_what_is_refused(make_source: Make, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as refused:
        kind_of(make_source(content, "letter.txt"))
    assert str(refused.value).startswith("letter.txt: ")
    assert "\n" not in str(refused.value)


def test_fifty_megabytes_of_nothing(make_source: Make) -> None:
    for blank in (b" ", b"\0", b"\n"):
        with pytest.raises(UnreadableSource, match="52,428,800 bytes of nothing but blanks"):
            kind_of(make_source(blank * 52_428_800, "nothing.txt"))


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"\x78\x9f\x3e\x22\x01\x00" + bytes(90), "winmail.dat", "save it as PDF"),
        (b"bplist00" + bytes(range(200)), "page.webarchive", "save the page as HTML or PDF"),
    ],
)
def test_what_only_one_program_reads_is_refused_with_the_way_out(
    make_source: Make, content: bytes, name: str, words: str
) -> None:
    with pytest.raises(UnreadableSource, match=words):
        kind_of(make_source(content, name))
