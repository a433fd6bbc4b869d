"""OpenDocument texts: paragraphs, headings, lists, tables, notes, and what is deleted in them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Document

Read = Callable[..., Document]
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in [("office", "office"), ("text", "text"), ("table", "table"),
                        ("style", "style"), ("meta", "meta"), ("draw", "drawing")]
)  # fmt: skip
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/>'
    "</office:automatic-styles>"
)
LEASE = """
<text:tracked-changes><text:changed-region><text:deletion><text:p>Never.</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:p>What the minutes say 1</text:p></text:index-body>
</text:table-of-content>
<text:p text:style-name="P1">The secret lease</text:p>
<text:p>7 May 2019</text:p>
<text:p>The council of <text:span>Ostmere</text:span> signed<text:s text:c="2"/>a lease<text:tab/>on
 3 May<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Minutes of
 4 May.</text:p></text:note-body></text:note> 2018.<office:annotation><text:p>Check!</text:p>
</office:annotation></text:p>
<text:p/>
<text:h text:outline-level="1">What the minutes say</text:h>
<text:list><text:list-item><text:p>The rent is high.</text:p><text:list><text:list-item>
<text:p>Very.</text:p></text:list-item></text:list></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell><text:p>Rent</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell><table:table-cell>
<text:p>1,200</text:p><table:table><table:table-row><table:table-cell><text:p>crowns</text:p>
</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>
<text:section><text:p>It will meet again.</text:p></text:section>
"""
META = """<dc:title>lease_v2.odt</dc:title><meta:initial-creator>Jana Weil</meta:initial-creator>
<meta:creation-date>2020-01-01T10:00:00.12</meta:creation-date>"""


def saved(body: str = LEASE, meta: str = META, manifest: str = "<manifest/>") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml",
            f'<office:document-meta {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<office:meta>{meta}</office:meta></office:document-meta>",
        )
    return out.getvalue()


def test_a_document(read: Read) -> None:
    document = read(saved(), "lease.odt")
    assert document.text == (
        "The secret lease\n\n7 May 2019\n\nThe council of Ostmere signed a lease on 3 May 2018.\n\n"
        "What the minutes say\n\n- The rent is high.\n\n- Very.\n\n"
        "Year | Rent\n\n2019 | 1,200 crowns\n\nIt will meet again.\n\n[1] Minutes of 4 May."
    )
    assert (document.title, document.byline) == ("The secret lease", "Jana Weil")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "guessed")
    headings = [document.text[p.start : p.end] for p in document.passages]
    assert headings == ["The secret lease", "What the minutes say"]
    assert document.reader == "odt/1"


@pytest.mark.parametrize(
    ("stamp", "published"),
    [("2018-03-02T09:00:00", dt.date(2018, 3, 2)), ("yesterday", None), ("", None)],
)
def test_the_date_of_creation_is_a_guess(read: Read, stamp: str, published: dt.date | None) -> None:
    meta = f"<meta:creation-date>{stamp}</meta:creation-date>"
    document = read(saved("<text:p>The council signed.</text:p>", meta), "lease.odt")
    assert document.published == published


def test_it_is_told_by_its_bytes(read: Read) -> None:
    assert read(saved(), "lease.txt").reader == "odt/1"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (saved("<text:p>It was signed"), "damaged OpenDocument"),
        (saved(manifest='<encryption-data x="1"/>'), "protected by a password"),
        (saved(" " * 9), "no text"),
    ],
    ids=["half XML", "locked", "empty"],
)
def test_what_is_refused(read: Read, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read(content, "lease.odt")


def test_entities_are_not_blown_up(read: Read) -> None:
    body = "<text:p>It was signed on &outside;3 May 2018.</text:p>"
    content = io.BytesIO(saved(body))
    out = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "content.xml":
                data = b'<!DOCTYPE x [<!ENTITY outside SYSTEM "file:///etc/passwd">]>' + data
            new.writestr(name, data)
    assert read(out.getvalue(), "lease.odt").text == "It was signed on 3 May 2018."
