from __future__ import annotations

import errno
import subprocess
import sys

import click
import pytest

from timeline.cli.border import run
from timeline.errors import CaseFileError, TimelineError, UsageError


def raising(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (TimelineError("x.pdf: broken"), 1, "timeline: x.pdf: broken"),
        (CaseFileError("events.db: not a case file"), 1, "not a case file"),
        (UsageError("no such format"), 2, "timeline: no such format"),
        (TimelineError("two\nlines \x1b[31mred"), 1, "timeline: two lines red"),
        (click.BadParameter("strange"), 2, "strange"),
        (click.Abort(), 130, "timeline: stopped"),
        (KeyboardInterrupt(), 130, "timeline: stopped"),
        (MemoryError(), 1, "not enough memory"),
        (OSError(errno.ENOSPC, "full", "/x/events.db"), 1, "/x/events.db: no room left"),
        (OSError(errno.EROFS, "ro", "/x/events.db"), 1, "no permission"),
        (PermissionError(errno.EACCES, "no", "/x"), 1, "no permission"),
        (FileNotFoundError(errno.ENOENT, "no", "/x"), 1, "no such file"),
        (IsADirectoryError(errno.EISDIR, "dir", "/x"), 1, "a folder, not a file"),
        (OSError("strange"), 1, "timeline: strange"),
        (ZeroDivisionError("by zero"), 1, "a fault of the program (ZeroDivisionError: by zero)"),
        (RecursionError("deep"), 1, "a fault of the program"),
    ],
)
def test_every_error_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    words: str,
) -> None:
    monkeypatch.delenv("TIMELINE_DEBUG", raising=False)
    assert run(raising(error), []) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert len(err.strip().splitlines()) == 1


def test_a_closed_pipe_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(raising(BrokenPipeError(errno.EPIPE, "closed")), []) == 1
    assert capsys.readouterr() == ("", "")


def test_an_exit_from_below_keeps_its_status() -> None:
    assert run(raising(SystemExit(3)), []) == 3
    assert run(raising(SystemExit("words")), []) == 1


def test_debugging_shows_the_whole_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(raising(ZeroDivisionError()), [])


def test_a_full_disk_below_standard_output() -> None:
    """/dev/full takes nothing: the last line cannot be written, and that is said."""
    program = (
        "import click, sys\n"
        "from timeline.cli.border import run\n"
        "command = click.Command('x', callback=lambda: click.echo('y' * 10))\n"
        "sys.exit(run(command, []))"
    )
    if not sys.platform.startswith("linux"):
        pytest.skip("/dev/full is Linux's")
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device, no path of ours
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "timeline: no room left on the disk; make room and run the command again"
    ]


def test_status_of_a_command_is_kept() -> None:
    @click.command()
    @click.pass_context
    def command(ctx: click.Context) -> None:
        ctx.exit(1)

    assert run(command, []) == 1
