"""Where an export cannot be written: one line that names the place, and never half a file."""

from __future__ import annotations

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from making import AFFAIR, open_case, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError
from timeline.export.loss import write_losses
from timeline.plugins import exporters


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with open_case(tmp_path_factory.mktemp("places") / "case.db") as opened:
        opened.add(source(AFFAIR), url="https://courier.example/papers")
        for event in opened.events():
            opened.confirm(event.id)
        yield opened


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """Files end at this size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", exporters())
def test_a_disk_that_fills_up_leaves_what_was_there(case: Case, tmp_path: Path, name: str) -> None:
    place = tmp_path / "out.internal"
    place.write_bytes(b"of yesterday")
    with little_room(200), pytest.raises(TimelineError) as raised:
        case.export(name, place, internal=True)
    assert str(raised.value).startswith(f"{place} cannot be written (")
    assert ".part" not in str(raised.value)
    assert place.read_bytes() == b"of yesterday"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("nowhere/out.html", "nowhere/out.html cannot be written (No such file or directory)"),
        ("file/out.html", "file/out.html cannot be written (Not a directory)"),
        ("folder", "folder is a folder; name a file in it"),
        ("x" * 300, "cannot be written (File name too long)"),
    ],
)
def test_a_place_that_is_none(case: Case, tmp_path: Path, place: str, said: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises((TimelineError, UsageError)) as raised:
        case.export("html", tmp_path / place)
    assert said in str(raised.value)
    assert ".part" not in str(raised.value)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_goes_on_leading_where_it_led(case: Case, tmp_path: Path) -> None:
    (tmp_path / "real.html").write_text("old")
    (tmp_path / "real.html").chmod(0o640)
    (tmp_path / "link.html").symlink_to("real.html")
    case.export("html", tmp_path / "link.html")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tmp_path / "real.html").stat().st_mode & 0o777 == 0o640


def test_a_pipe_is_written_into_and_nothing_is_put_beside_it(case: Case, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    report = case.export("markdown", pipe)
    reader.join(20)
    assert read[0].startswith(b"# case")
    assert write_losses(report) is None
    assert list(tmp_path.iterdir()) == [pipe]
