from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.cli.commands import HOMES

Run = Callable[..., "subprocess.CompletedProcess[str]"]

TEXT = "It was signed on 12 March 2014; two days later it was void."
NAMES = {
    "start", "end", "text", "type", "value", "edtf", "earliest", "latest", "mod", "begin_point",
    "end_point", "quant", "freq", "time", "utc_offset", "rule", "range", "anchor", "reason",
}  # fmt: skip


def test_json_is_one_timex_a_line(run: Run) -> None:
    done = run("dates", TEXT, "--json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert set(first) == NAMES
    assert TEXT[first["start"] : first["end"]] == first["text"] == "12 March 2014"
    assert (first["value"], first["earliest"], first["anchor"]) == (
        "2014-03-12", "2014-03-12", None,
    )  # fmt: skip
    assert second["edtf"] == "2014-03-14"
    assert second["anchor"]["text"] == "12 March 2014"
    assert done.returncode == 0


def test_a_file_is_read_and_its_own_publication_counts(run: Run, folder: Path) -> None:
    page = (
        "<html><head><meta property='article:published_time' content='2019-03-15'></head>"
        "<body><article><h1>Lease</h1><p>The port signed the lease on Tuesday, and the minister"
        " said that the harbour would be opened by the end of the year.</p></article></body></html>"
    )
    folder.joinpath("page.html").write_text(page, encoding="utf-8")
    found = [json.loads(line) for line in run("dates", "page.html", "--json").stdout.splitlines()]
    assert [(timex["text"], timex["edtf"], timex["anchor"]) for timex in found][:1] == [
        ("Tuesday", "2019-03-12", "published")
    ]


def test_standard_input_is_read(run: Run) -> None:
    done = run("dates", "-", "--json", stdin=TEXT)
    assert [json.loads(line)["edtf"] for line in done.stdout.splitlines()] == [
        "2014-03-12", "2014-03-14",
    ]  # fmt: skip


def test_without_publication_a_weekday_stays_open(run: Run) -> None:
    [line] = run("dates", "He left on Tuesday.", "--json").stdout.splitlines()
    assert json.loads(line)["edtf"] is None


def test_the_reason_is_said_when_asked(run: Run) -> None:
    done = run("dates", TEXT, "--explain")
    assert "counted from “12 March 2014” (2014-03-12)" in " ".join(done.stdout.split())
    assert "rule “" in done.stdout


@pytest.mark.parametrize("typed", ["2019-03-15", "15 March 2019"])
def test_a_day_is_read_as_people_type_it(run: Run, typed: str) -> None:
    [line] = run("dates", "on Tuesday", "--published", typed, "--json").stdout.splitlines()
    assert json.loads(line)["edtf"] == "2019-03-12"


def test_nothing_found_is_said(run: Run) -> None:
    done = run("dates", "Nothing happened.")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "no time expressions found\n"


def test_escape_sequences_are_not_obeyed(run: Run) -> None:
    text = "on 12\x1b[31m March\u202e 2014, on 3 May\u00a02015"
    plain, as_json = run("dates", text), run("dates", text, "--json")
    for printed in (plain.stdout, as_json.stdout):
        assert not {"\x1b", "\u202e"} & set(printed)
    assert plain.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dates", "missing.html"), "missing.html: no such file"),
        (("dates", "empty.txt"), "empty.txt: "),
    ],
)
def test_what_cannot_be_read_is_one_line(
    run: Run,
    folder: Path,
    is_one_line: Callable[..., None],
    arguments: tuple[str, ...],
    words: str,
) -> None:
    folder.joinpath("empty.txt").touch()
    is_one_line(run(*arguments), words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dates", "x", "--genre", "poem"), "'poem' is not one of 'news', 'narrative'"),
        (("dates", "x", "--published", "soon"), "'soon' is not a full date"),
        (("dates", "x", "--published", "3/4/2021"), "'3/4/2021' is not a full date"),
        (("dates", "x", "--publish", "2021"), "No such option"),
        (("dates",), "Missing argument"),
        (("date", "x"), "No such command 'date'"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    run: Run, is_one_line: Callable[..., None], arguments: tuple[str, ...], words: str
) -> None:
    is_one_line(run(*arguments), words, status=2)


def test_help_is_quick_and_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for name in HOMES:
        assert f"\n  {name} " in done.stdout, name


def test_help_loads_none_of_the_heavy_packages(run: Run) -> None:
    """What `--help` and `dates` must not wait for."""
    program = (
        "import sys; from timeline.cli.border import run\n"
        "from timeline.cli.commands import timeline\n"
        "run(timeline, ['--help']); run(timeline, ['dates', 'on 3 May 2014', '--json'])\n"
        "print(sorted({'spacy', 'streamlit', 'sqlite_utils', 'trafilatura', 'httpx', 'jinja2', "
        "'pandas', 'dateparser'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stderr.decode().strip() == "[]"
