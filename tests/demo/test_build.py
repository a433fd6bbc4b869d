from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

import timeline
from timeline.demo import build as demo
from timeline.errors import CaseFileError

MAYOR = "The mayor resigned on 5 May 2019."


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A demonstration of one article, quick to build."""
    monkeypatch.setattr(demo, "articles", lambda: everything()[:1])


everything = demo.articles


def test_every_file_is_in_the_manifest() -> None:
    there = {path.name for path in Path(str(demo.ARTICLES)).iterdir()}
    assert {article.file for article in everything()} == there - {"manifest.toml"}


@pytest.mark.usefixtures("short")
def test_a_working_copy_takes_changes(tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    demo.working_copy(path)
    with timeline.open(path, who="Ada Finch") as case:
        case.confirm(case.events()[0].id)
    with pytest.raises(CaseFileError, match="is there already"):
        demo.working_copy(path)


@pytest.mark.usefixtures("short")
def test_the_demonstration_gives_way_to_a_newer_one_only(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    demo.build(path)
    with closing(sqlite3.connect(path)) as older:
        older.execute("pragma user_version = 1")
    demo.build(path)
    with timeline.open(path, create=False) as case:
        assert case.read_only
    own = tmp_path / "own.db"
    with timeline.open(own, who="Ada Finch") as case:
        tmp_path.joinpath("a.txt").write_text(MAYOR, encoding="utf-8")
        case.add(tmp_path / "a.txt")
    before = own.read_bytes()
    with pytest.raises(CaseFileError, match="somebody's own"):
        demo.build(own)
    assert own.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"events.db", "own.db", "a.txt"}


@pytest.mark.usefixtures("short")
def test_a_build_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.db"
    demo.build(path)
    before = path.read_bytes()

    def stopped(name: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.build(path, step=stopped)
    assert path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["events.db"]
    with pytest.raises(KeyboardInterrupt):
        demo.working_copy(tmp_path / "copy.db", step=stopped)
    assert [path.name for path in tmp_path.iterdir()] == ["events.db"]


@pytest.mark.usefixtures("short")
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG folders")
def test_the_kept_copy_keeps_what_was_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = demo.kept_copy()
    assert path.is_relative_to(tmp_path / "data")
    with timeline.open(path, who="Ada Finch") as case:
        event = case.events(status="proposed")[0].id
        case.confirm(event)
    assert demo.kept_copy() == path
    with timeline.open(path, read_only=True) as case:
        assert case.event(event).status == "confirmed"
    assert demo.kept_copy(fresh=True) == path
    with timeline.open(path, read_only=True) as case:
        assert case.event(event).status == "proposed"


@pytest.mark.usefixtures("short")
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="XDG folders")
def test_without_a_data_folder_the_copy_is_temporary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(demo.tempfile, "mkdtemp", lambda prefix: str(tmp_path))
    assert demo.kept_copy().parent == tmp_path
