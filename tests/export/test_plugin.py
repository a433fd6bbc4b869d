"""A format of somebody else's: a small distribution is installed, and its format is used."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from making import AFFAIR, open_case, source

MODULE = """
from timeline.model import Loss, LossReport
from timeline.plugins import Format


def write(selection, out):
    for event in selection.events:
        out.write(f"{selection.stamp or 'PUBLIC'}: {event.title}\\n".encode())
    lost = [Loss(event_id=event.id, what="its quotes") for event in selection.events]
    return LossReport(format="titles", written=len(selection.events),
                      losses=(*selection.left_out, *lost))


TITLES = Format(
    name="titles", suffix=".titles", media_type="text/plain", public=False, write=write
)
"""
INFO = {
    "METADATA": "Metadata-Version: 2.1\nName: harbour-titles\nVersion: 1.0\n",
    "WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "entry_points.txt": "[timeline.exporters]\ntitles = harbour_titles:TITLES\n",
    "RECORD": "",
}
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which pip has installed it, in a folder of its own."""
    folder = tmp_path_factory.mktemp("plugin")
    wheel = folder / "harbour_titles-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("harbour_titles.py", MODULE)
        for name, text in INFO.items():
            archive.writestr(f"harbour_titles-1.0.dist-info/{name}", text)
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
         "--disable-pip-version-check", "--target", str(folder / "site"), str(wheel)],
        check=True, timeout=120,
    )  # fmt: skip
    path = os.pathsep.join([str(folder / "site"), str(ROOT)])
    return {**os.environ, "PYTHONPATH": path, "TIMELINE_USER": "Ada Finch"}


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("case") / "case.db"
    with open_case(path) as case:
        case.add(source(AFFAIR), url="https://courier.example/papers")
        for event in case.events(actor="Orrin Vale"):
            case.confirm(event.id)
    return path


def timeline(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from timeline.cli import main; main()", *arguments]
    return subprocess.run(
        command, env=env, capture_output=True, text=True, timeout=120, check=False
    )


def test_its_format_is_used_by_name_and_by_ending(
    installed: dict[str, str], case_file: Path, tmp_path: Path
) -> None:
    given = ("export", "--database", str(case_file), "--internal")
    done = timeline(*given, "--output", str(tmp_path / "affair.titles"), env=installed)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "affair.internal.titles").read_text(encoding="utf-8")
    assert written.splitlines() == [
        "INTERNAL: Orrin Vale, Port of Halden sign the lease of the northern quay",
        "INTERNAL: Orrin Vale resign from the harbour board",
    ]
    assert "its quotes: 2 events" in done.stderr
    assert "not reviewed: 3 events" in done.stderr  # the gate stands before it as before ours
    assert (tmp_path / "affair.internal.titles.losses.txt").exists()


def test_it_stands_behind_the_gate_like_ours(installed: dict[str, str], case_file: Path) -> None:
    done = timeline("export", "-d", str(case_file), "--format", "titles", env=installed)
    assert done.returncode == 2
    assert "titles is no format for the public and leaves only with --internal" in done.stderr
