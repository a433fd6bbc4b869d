"""Bad input is normal input: one clear line, the right status, nothing half-written."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Call = Run
Check = Callable[..., None]

GOOD = (
    "<html><head><title>The lease</title></head><body><article><h1>The lease</h1>"
    "<p>Orrin Vale signed the lease of the harbour on 12 March 2019, the port authority said.</p>"
    "<p>The council approved it on 3 April 2019 after a debate of four hours in the town hall.</p>"
    "</article></body></html>"
)
MENU = (
    "<html><head><title>Menu</title></head><body><nav><ul>"
    + "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(60))
    + "</ul></nav><footer><a href='/imprint'>Imprint</a></footer></body></html>"
)


@pytest.fixture
def good(folder: Path) -> Path:
    path = folder / "good.html"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.pdf", b"%PDF-1.7\nthis is no PDF at all\n%%EOF"),
        ("empty.pdf", b""),
        ("empty.html", b"<html><head><title></title></head><body></body></html>"),
        ("menu.html", MENU.encode()),
        ("blank.txt", b" \n\t\n" * 1000),
        ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40),
        ("noise.txt", bytes(range(256)) * 400),
        ("broken.docx", b"PK\x03\x04" + b"\0" * 300),
    ],
)
def test_what_cannot_be_read_is_named_and_leaves_no_case_file(
    call: Run, folder: Path, name: str, content: bytes
) -> None:
    folder.joinpath(name).write_bytes(content)
    done = call("add", name)
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith(f"not added {name}: ")
    assert second == "0 documents added, 1 not added"
    assert done.stdout == ""
    assert not list(folder.glob("events.db*"))


def test_a_missing_file_is_named(run: Run, folder: Path) -> None:
    done = run("add", "missing.html", "nowhere/x.pdf")
    assert done.returncode == 1
    assert "not added missing.html: no such file" in done.stderr
    assert "not added nowhere/x.pdf: no such file" in done.stderr
    assert not list(folder.glob("events.db*"))


@pytest.mark.parametrize("byte", [b"\0", b" ", b"\n"])
def test_fifty_megabytes_of_nothing(call: Run, folder: Path, byte: bytes) -> None:
    folder.joinpath("nothing.txt").write_bytes(byte * 50_000_000)
    done = call("add", "nothing.txt")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("not added nothing.txt: ")


@pytest.mark.parametrize("charset", ["windows-1252", "utf-16", "utf-8-sig"])
def test_a_wrong_charset_is_seen_through(call: Run, folder: Path, charset: str) -> None:
    words = "Jürgen Weiß" if charset == "windows-1252" else "Zoë Łuczak"
    page = GOOD.replace("Orrin Vale", words).replace("<head>", "<head><meta charset='utf-8'>")
    folder.joinpath("page.html").write_bytes(page.encode(charset))
    assert call("add", "page.html").returncode == 0
    assert words in call("list", "events", "--json").stdout


def test_one_broken_file_does_not_keep_the_others_out(run: Run, folder: Path, good: Path) -> None:
    inside = folder / "articles"
    inside.mkdir()
    good.rename(inside / "good.html")
    inside.joinpath("bad.pdf").write_bytes(b"%PDF-1.7 broken")
    inside.joinpath("more.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    done = run("add", "articles")
    assert done.returncode == 1
    assert done.stdout.count("added ") == 2
    assert "not added articles/bad.pdf: " in done.stderr
    assert done.stderr.splitlines()[-1] == "2 documents added, 1 not added"
    assert run("check").returncode == 0


def test_extract_names_what_is_broken_and_goes_on(call: Run, folder: Path, good: Path) -> None:
    folder.joinpath("bad.pdf").write_bytes(b"%PDF-1.7 broken")
    done = call("extract", "bad.pdf", "good.html")
    assert done.returncode == 1
    assert done.stderr.startswith("timeline: bad.pdf: ")
    assert done.stdout.count('"source": "good.html"') == 2


@pytest.mark.parametrize(
    "content", [b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000], ids=["text", "torn"]
)
@pytest.mark.parametrize(
    "command", [("list", "events"), ("check",), ("add", "good.html"), ("app", "--no-browser")]
)
def test_a_database_that_is_none(
    call: Run,
    folder: Path,
    good: Path,
    is_one_line: Check,
    command: tuple[str, ...],
    content: bytes,
) -> None:
    path = folder / "events.db"
    path.write_bytes(content)
    is_one_line(call(*command), "events.db")
    assert path.read_bytes() == content


def test_a_database_of_something_else(call: Run, folder: Path, is_one_line: Check) -> None:
    with sqlite3.connect(folder / "events.db") as database:
        database.execute("create table songs (title text)")
    database.close()
    before = folder.joinpath("events.db").read_bytes()
    is_one_line(call("list", "events"), "events.db is not a case file", "--database")
    assert folder.joinpath("events.db").read_bytes() == before


def test_a_folder_for_a_database(call: Run, folder: Path, is_one_line: Check) -> None:
    folder.joinpath("cases").mkdir()
    is_one_line(call("list", "events", "--database", "cases"), "cases is a folder")


def test_the_demonstration_is_not_written_to(
    call: Call, folder: Path, good: Path, is_one_line: Check
) -> None:
    demonstration = Path(__file__).parents[2] / "events.db"
    before = demonstration.read_bytes()
    for command in (("add", "good.html"), ("review", "confirm", "x"), ("undo",)):
        done = call(*command, "--database", str(demonstration))
        is_one_line(done, "takes no changes", "timeline demo", "--database my-case.db")
    assert demonstration.read_bytes() == before


def test_a_case_file_that_is_not_there(call: Run, folder: Path, is_one_line: Check) -> None:
    is_one_line(call("list", "events"), "there is no case file events.db", "timeline add")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(run: Run, folder: Path, good: Path, is_one_line: Check) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o500)
    is_one_line(run("add", "good.html", "--database", "closed/events.db"), "closed/events.db")


def test_a_read_only_folder_simulated(
    folder: Path,
    good: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As root, too: the system call that makes the file is refused."""
    from timeline.cli.border import run as run_here
    from timeline.cli.commands import timeline

    real = os.open

    def refused(path: str | Path, *arguments: int, **more: int) -> int:
        if str(path).endswith("case.db"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **more)

    monkeypatch.chdir(folder)
    monkeypatch.setattr(os, "open", refused)
    assert run_here(timeline, ["add", "good.html", "--database", "case.db"]) == 1
    assert "case.db cannot be made (Permission denied)" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are set the Linux way")
@pytest.mark.parametrize("room", [20_000, 150_000])
def test_a_full_disk(folder: Path, good: Path, room: int) -> None:
    """No file may grow beyond `room` bytes, as if the disk ended there."""
    program = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "from timeline.cli import main\n"
        "main(['add', 'good.html', 'large.txt'])"
    )
    folder.joinpath("large.txt").write_text(
        "".join(f"Firm {n} bought firm {n + 1} on 3 May 20{n % 20:02d}.\n" for n in range(800)),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 1, done
    said = done.stderr.decode()
    assert "Traceback" not in said
    assert "events.db" in said
    if folder.joinpath("events.db").exists():
        checked = subprocess.run(
            [sys.executable, "-c", "from timeline.cli import main; main(['check'])"],
            cwd=folder,
            capture_output=True,
            check=False,
        )
        assert checked.returncode == 0, checked


def test_an_export_on_a_full_disk_leaves_no_file(call: Run, folder: Path, good: Path) -> None:
    call("add", "good.html")
    program = (
        "import resource\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from timeline.cli import main\n"
        "main(['export', '--draft', '--internal', '-o', 'out.csv'])"
    )
    if not sys.platform.startswith("linux"):
        pytest.skip("limits are set the Linux way")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr.decode()
    assert not list(folder.glob("*out.*"))


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_ctrl_c_in_the_middle(run: Run, folder: Path) -> None:
    inside = folder / "articles"
    inside.mkdir()
    for number in range(200):
        text = f"Orrin Vale bought ship {number} on {number % 28 + 1} March 2019.\n" * 20
        inside.joinpath(f"{number:03}.txt").write_text(f"{number}\n{text}", encoding="utf-8")
    program = "from timeline.cli import main; main(['add', 'articles'])"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        first = [started.stdout.readline() for _ in range(3)]
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=60)
    assert all(line.startswith(b"added ") for line in first), err.decode()
    assert started.returncode == 130
    lines = [line for line in err.decode().splitlines() if line]
    added = 3 + out.count(b"added ")
    assert lines[-1] == "timeline: stopped"
    assert "Traceback" not in err.decode()
    assert added < 200
    checked = run("check")
    assert checked.returncode == 0, checked
    assert len(run("list", "documents", "--json").stdout.splitlines()) >= added


def test_a_reader_that_goes_away(run: Run, folder: Path, good: Path) -> None:
    """`timeline extract … | head -1`: no complaint about the closed pipe."""
    for number in range(30):
        folder.joinpath(f"{number}.txt").write_text(
            f"Orrin Vale bought ship {number} on 3 March 2019.\n" * 30, encoding="utf-8"
        )
    with subprocess.Popen(
        [sys.executable, "-c", "from timeline.cli import main; main(['extract', '.'])"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode in (0, 1)


def test_addresses_are_not_visited_unasked(call: Run, folder: Path, is_one_line: Check) -> None:
    done = call("add", "https://courier.example/lease")
    is_one_line(done, "courier.example", "--yes", "--offline")
    assert list(folder.iterdir()) == []


def test_offline_visits_nothing(call: Run, folder: Path) -> None:
    done = call("add", "--offline", "https://courier.example/lease")
    assert done.returncode == 1
    assert "not added https://courier.example/lease: " in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("list", "people"), "'people' is not one of"),
        (("list", "events", "--status", "maybe"), "'maybe' is not one of"),
        (("list", "events", "--certainty", "sure"), "'sure' is not one of"),
        (("list", "events", "--within", "yesterday"), "'yesterday' is not an EDTF date"),
        (("list", "events", "--within", "2019/2016"), "not an EDTF date"),
        (("list", "events", "--min-salience", "7"), "7.0 is not in the range"),
        (("list", "documents", "--status", "proposed"), "only events can be filtered"),
        (("export", "--format", "pdf", "-o", "x.pdf"), "there is no export format 'pdf'"),
        (("export", "-o", "timeline.doc"), "which format?"),
        (("export", "-o", "timeline.csv"), "leaves only with --internal"),
        (("add", "--url", "https://x.example", "a.txt", "b.txt"), "--url is about one document"),
        (("add",), "Missing argument"),
        (("demo", "--build", "--copy", "x.db"), "choose one"),
        (("list", "events", "--as", "x"), "No such option"),
        (("add", "a.txt", "--as", ""), "a name of one line is needed"),
    ],
)
def test_wrong_usage_is_status_2(
    call: Run, folder: Path, is_one_line: Check, arguments: tuple[str, ...], words: str
) -> None:
    folder.joinpath("a.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    is_one_line(call(*arguments), words, status=2)


def test_a_model_that_is_not_installed(call: Run, good: Path) -> None:
    done = call("add", "good.html", "--nlp", "xx_no_such_model")
    assert done.returncode == 1
    assert "xx_no_such_model" in done.stderr
    assert "Traceback" not in done.stderr
