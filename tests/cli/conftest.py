"""The command as a user runs it: a process of its own, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from timeline.cli.border import run as run_here
from timeline.cli.commands import timeline

SCRIPT = Path(sys.executable).with_name("timeline")
START = (
    [str(SCRIPT)]
    if SCRIPT.exists()
    else [sys.executable, "-c", "from timeline.cli import main; main()"]
)
PATIENCE = 120  # seconds until a command that hangs is a failure


class Run(Protocol):
    def __call__(
        self, *arguments: str, stdin: bytes | str = b"", **environment: str
    ) -> subprocess.CompletedProcess[str]: ...


def environment(home: Path) -> dict[str, str]:
    """An environment without settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
    return kept | {"COLUMNS": "100", "TIMELINE_USER": "Ada Finch", "HOME": str(home)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the commands run."""
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Run:
    """Runs `timeline ARGUMENTS…` and gives what it printed and its status."""

    def started(
        *arguments: str, stdin: bytes | str = b"", **settings: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*START, *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=folder,
            env=environment(folder) | settings,
            timeout=PATIENCE,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return started


@pytest.fixture
def call(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> object:
    """Runs `timeline ARGUMENTS…` inside this process: quicker, where no process is needed."""
    monkeypatch.chdir(folder)
    for name in list(os.environ):
        if name.startswith("TIMELINE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TIMELINE_USER", "Ada Finch")

    def called(*arguments: str) -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        status = run_here(timeline, arguments)
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, status, out, err)

    return called


@pytest.fixture
def is_one_line() -> object:
    """Checks that a command failed with one plain line, the given status, and no traceback."""

    def check(done: subprocess.CompletedProcess[str], *words: str, status: int = 1) -> None:
        assert done.returncode == status, done
        assert "Traceback" not in done.stderr
        lines = done.stderr.strip().splitlines()
        assert len(lines) == 1, done.stderr
        for word in words:
            assert word in lines[0], lines[0]

    return check
