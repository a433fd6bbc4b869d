"""Files, folders and standard input become sources; what cannot be read is named."""

import datetime as dt
import io
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.sources.files import Failure, gather, list_names, read_source
from timeline.sources.web import WebAccess

NOON = dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes and links")


def found_in(*names: str | Path, **options: object) -> list[Source | Failure]:
    return list(gather(names, clock=lambda: NOON, **options))  # type: ignore[arg-type]


def short(found: list[Source | Failure], folder: Path) -> list[str]:
    return [item.name.removeprefix(f"{folder}{os.sep}").replace(os.sep, "/") for item in found]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"It was signed.")
    assert found_in(path) == [Source(name=str(path), content=b"It was signed.", captured=NOON)]


def test_standard_input() -> None:
    [source] = found_in("-", standard_input=io.BytesIO(b"It was signed."))
    assert isinstance(source, Source)
    assert (source.name, source.content) == ("standard input", b"It was signed.")


def test_a_folder_in_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "z/c.txt", "d/e/f.txt", "Ä.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    names = short(found_in(tmp_path), tmp_path)
    assert names == ["a.txt", "b.txt", "Ä.txt", "d/e/f.txt", "z/c.txt"]
    assert short(found_in(tmp_path), tmp_path) == names


def test_what_is_left_out_of_folders(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt", ".git/config", "~$letter.docx", "Thumbs.db", "__MACOSX/x.txt",
        "page.html", "page_files/style.css", "page_files/inner/script.js", "own_files/kept.txt",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    with sqlite3.connect(tmp_path / "events.db") as db:
        db.execute("create table snapshots (sha256 text)")
    db.close()
    (tmp_path / "events.db-wal").write_bytes(b"x")
    (tmp_path / "notes.db").write_text("a text that happens to be called so")
    kept = ["notes.db", "page.html", "own_files/kept.txt"]
    assert short(found_in(tmp_path), tmp_path) == kept


def test_a_name_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("text")
    assert len(found_in(path, path)) == 1


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    [failure] = found_in(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.message == f"{tmp_path}: no files in this folder"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("absent.txt", "no such file; check the spelling"),
        ("no/such/absent.txt", "the folder does not exist either"),
        ("ftp://page.example/a", "only http and https addresses can be read"),
        ("nul\0byte", "cannot be read"),
        pytest.param("x" * 5000, "cannot be read", id="long"),
    ],
)
def test_missing(name: str, words: str) -> None:
    [failure] = found_in(name)
    assert isinstance(failure, Failure)
    assert words in failure.message
    assert "\n" not in failure.message


def test_the_rest_of_the_names_is_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("text")
    failure, source = found_in(tmp_path / "absent.txt", path)
    assert isinstance(failure, Failure)
    assert isinstance(source, Source)


@posix_only
@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else False, reason="root reads all")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    [failure] = found_in(path)
    assert isinstance(failure, Failure)
    assert "no permission" in failure.message


def test_no_permission_is_told_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableSource, match="no permission to read it"):
        read_source(str(tmp_path / "secret.txt"))


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 3_000_000)
    with pytest.raises(UnreadableSource, match="larger than 2 MB"):
        read_source(str(path), limit=2 * 1_048_576)
    with pytest.raises(UnreadableSource, match="larger than 2 MB"):
        read_source("-", standard_input=io.BytesIO(b"x" * 3_000_000), limit=2 * 1_048_576)


@posix_only
def test_links_in_a_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.txt").write_text("private")
    folder = tmp_path / "leak"
    folder.mkdir()
    (folder / "a.txt").write_text("text")
    (folder / "round").symlink_to(folder)
    (folder / "same.txt").symlink_to(folder / "a.txt")
    (folder / "away.txt").symlink_to(outside / "private.txt")
    (folder / "away").symlink_to(outside)
    (folder / "nowhere.txt").symlink_to(folder / "absent.txt")
    found = found_in(folder)
    assert short([item for item in found if isinstance(item, Source)], folder) == [
        "a.txt", "same.txt",
    ]  # fmt: skip
    messages = [item.message for item in found if isinstance(item, Failure)]
    assert sum("leads out of the folder" in message for message in messages) == 2
    assert sum("leads nowhere" in message for message in messages) == 1


@posix_only
def test_a_folder_named_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.txt").write_text("text")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert short(found_in(tmp_path / "link"), tmp_path) == ["link/a.txt"]


@posix_only
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_device() -> None:
    with pytest.raises(UnreadableSource, match="a device"):
        read_source("/dev/zero")


@posix_only
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    [failure] = found_in(tmp_path)
    assert isinstance(failure, Failure)
    assert "not a regular file" in failure.message


def test_addresses_go_to_the_web() -> None:
    [failure] = found_in("http://courier.example/", web=WebAccess(offline=True))
    assert isinstance(failure, Failure)
    assert "--offline" in failure.message


def test_listing_reads_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("text")
    monkeypatch.setattr(Path, "open", lambda *_, **__: pytest.fail("opened"))
    listing = list_names([tmp_path, "-", "http://courier.example/"])
    assert listing.names == (str(tmp_path / "a.txt"), "-", "http://courier.example/")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are always UTF-8")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"It was signed.")
    (tmp_path / "good.txt").write_bytes(b"It was sold.")
    found = found_in(tmp_path, Path(os.fsdecode(path + b"x")))
    assert short(found, tmp_path) == ["bad\ufffd.txt", "good.txt", "bad\ufffd.txtx"]
    missing = found[-1]
    assert isinstance(missing, Failure)
    assert "no such file" in missing.message
    for item in found:
        assert str(item.name).encode()  # can be stored and printed
