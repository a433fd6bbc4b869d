"""Archives and mailboxes are opened, and cut off where they unpack without end."""

import bz2
import datetime as dt
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.sources import archives
from timeline.sources.archives import is_archive, members

NOON = dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)
FILES = {"a.txt": b"first", "in/b.html": b"<p>second</p>", ".hidden": b"x", "__MACOSX/c": b"y"}
KEPT = [("box/a.txt", b"first"), ("box/in/b.html", b"<p>second</p>")]


def source(content: bytes, name: str = "box") -> Source:
    return Source(name=name, content=content, captured=NOON)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped(FILES),
        tarred(FILES),
        gzip.compress(tarred(FILES)),
        bz2.compress(tarred(FILES)),
        lzma.compress(tarred(FILES)),
    ],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_members(content: bytes) -> None:
    found = list(members(source(content)))
    assert [(item.name, item.content) for item in found if isinstance(item, Source)] == KEPT
    assert len(found) == len(KEPT)
    assert all(item.captured == NOON for item in found if isinstance(item, Source))


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("name", ["../../out.txt", "in/../../out.txt", "/etc/out", "C:\\out.txt"])
def test_a_member_that_would_lie_outside_is_told_and_left_out(
    pack: Callable[[dict[str, bytes]], bytes], name: str
) -> None:
    told, kept = members(source(pack({name: b"x", "a.txt": b"first"}), "slip.zip"))
    assert isinstance(told, UnreadableSource)
    assert str(told).startswith("slip.zip/")
    assert "leads out of the archive" in str(told)
    assert isinstance(kept, Source)
    assert kept.name == "slip.zip/a.txt"


def test_one_packed_file() -> None:
    [found] = members(source(gzip.compress(b"<p>text</p>"), "saved/page.html.gz"))
    assert isinstance(found, Source)
    assert found.name == "saved/page.html.gz/page.html"


def test_archives_in_archives() -> None:
    inner = zipped({"x.txt": b"deep"})
    [found] = members(source(zipped({"inner.zip": inner})))
    assert isinstance(found, Source)
    assert (found.name, found.content) == ("box/inner.zip/x.txt", b"deep")
    thrice = zipped({"2.zip": zipped({"1.zip": inner})})
    [found] = members(source(thrice))
    assert isinstance(found, Source)
    assert found.name == "box/2.zip/1.zip"  # left closed


def test_a_mailbox() -> None:
    box = (
        b"From jana@weil.example Tue May  7 12:00:00 2019\nFrom: Jana\nSubject: one\n\nFirst.\n\n"
        b"From piet@moor.example Wed May  8 12:00:00 2019\nFrom: Piet\nSubject: two\n\nSecond.\n"
    )
    first, second = members(source(box))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.content == b"From: Jana\nSubject: one\n\nFirst.\n"
    assert second.content.startswith(b"From: Piet")
    assert first.media_type == "message/rfc822"


@pytest.mark.parametrize(
    "content",
    [
        zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}),
        zipped({"mimetype": b"application/epub+zip"}),
        b"From here on the text is plain.",
        b"plain",
        b"",
        b"PK\x03\x04 broken",
    ],
)
def test_what_is_no_archive(content: bytes) -> None:
    assert not is_archive(source(content))


def test_a_bomb_is_left_out() -> None:
    bomb = zipped({"bomb.txt": b"\0" * 60_000_000, "note.txt": b"text"})
    first, second = members(source(bomb))
    assert isinstance(first, UnreadableSource)
    assert "much more than a document holds" in str(first)
    assert isinstance(second, Source)


@pytest.mark.parametrize("limit", [{"size": 900}, {"members": 3}])
def test_an_archive_without_end_is_cut_off(
    limit: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "_Room", lambda: Room(**limit))
    many = zipped({f"{number}.txt": b"x" * 250 for number in range(20)})
    found = list(members(source(many)))
    assert [type(item) for item in found[:-1]] == [Source] * 3
    assert "unpacks without end" in str(found[-1])


Room = archives._Room


def test_damaged() -> None:
    content = bytearray(zipped({"a.txt": b"first " * 100, "b.txt": b"second"}))
    content[36:44] = b"\xff" * 8
    found = list(members(source(bytes(content))))
    assert isinstance(found[0], UnreadableSource)
    assert isinstance(found[-1], Source)
    [cut] = members(source(gzip.compress(b"text " * 1000)[:-20]))
    assert isinstance(cut, UnreadableSource)
    assert "damaged" in str(cut)
