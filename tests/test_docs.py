"""The README is the manual: its sessions run, and its lists are complete.

Every ```console block is run, one after the other, in a folder that holds the demonstration's
articles; `UPDATE_README=1 pytest tests/test_docs.py` rewrites what they print.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from timeline.cli.commands import timeline
from timeline.days import Day
from timeline.plugins import exporters
from timeline.settings import SETTINGS
from timeline.temporal.finder import find_dates
from timeline.temporal.grammar import RULES, load

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
CONSOLE = re.compile(
    r"^(?P<before>(?:<!-- the event: (?P<about>[^>]*?) -->\n)?```console\n)(?P<block>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)
RULES_BEGIN, RULES_END = "<details>", "</details>"
ID = re.compile(r"\b[a-z2-7]{16}\b|EVENT")
PYTHON = re.compile(r"(?<=^```pycon\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
START = "import sys; from timeline.cli import main; main(sys.argv[1:])"
UPDATE = bool(os.environ.get("UPDATE_README"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the sessions run: the articles lie where they lie in the repository."""
    here = tmp_path_factory.mktemp("session")
    shutil.copytree(ROOT / "timeline/demo/articles", here / "timeline/demo/articles")
    shutil.copy(ROOT / "timeline/demo/chronology.csv", here / "timeline/demo")
    return here


def printed(command: str, folder: Path) -> str:
    """What a command prints, on standard output and standard error."""
    name, *arguments = shlex.split(command)
    assert name == "timeline", f"only timeline runs in the README: {command}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TIMELINE_")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", START, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=kept | {"COLUMNS": "96", "TIMELINE_USER": "Ada Finch", "PYTHONUNBUFFERED": "1"},
        timeout=300,
        check=False,
    )
    return done.stdout.decode("utf-8")


def session(block: str, about: str | None, folder: Path) -> str:
    """The block as it reads today; `about` gives the words of the event its ids stand for."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if about:
        event = event_told_by(about, folder)
        commands = [ID.sub(event, command) for command in commands]
    return "".join(f"{command}\n{printed(command[2:], folder)}" for command in commands)


def event_told_by(words: str, folder: Path) -> str:
    """The id of the event that has these words in a quote."""
    listed = printed("timeline list claims --database saltmere.db --json", folder)
    claims = [json.loads(line) for line in listed.splitlines() if line.startswith("{")]
    found = {claim["event_id"] for claim in claims if words in claim["quote"]}
    assert len(found) == 1, f"{len(found)} events have the words {words!r}"
    return str(found.pop())


def rewritten(text: str, folder: Path) -> str:
    """The README with every session as it runs today."""

    def block(match: re.Match[str]) -> str:
        return f"{match['before']}{session(match['block'], match['about'], folder)}```\n"

    before, opening, rest = text.partition(RULES_BEGIN)
    _, closing, after = rest.partition(RULES_END)
    assert opening and closing, "the README has no place for the rules"  # noqa: PT018 - one question
    text = f"{before}{opening}{rules_table()}{closing}{after}"
    return CONSOLE.sub(block, text)


def rules_table() -> str:
    """Every rule that reads a time expression, with its first example."""
    rules = [rule for rule in load("en").rules if rule.timex]
    rows = [
        f"| {rule.name} | {cell(phrase)} | `{cell(value_of(expected))}` |"
        for rule in rules
        for phrase, expected in [next(iter(rule.examples.items()))]
    ]
    head = (
        f"\n<summary>All {len(rules)} rules of English, with an example of 17 May 2024</summary>\n"
    )
    return "\n".join([head, "| rule | for example | means |", "| --- | --- | --- |", *rows, "\n"])


def value_of(expected: object) -> str:
    """What an example means: its EDTF, or its TIMEX3 value."""
    if isinstance(expected, dict):
        expected = next(expected[key] for key in ("range", "edtf", "value") if key in expected)
    return "` and `".join(map(str, expected)) if isinstance(expected, list) else str(expected)


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def test_every_session_prints_what_it_says(folder: Path) -> None:
    today = rewritten(TEXT, folder)
    assert "Traceback" not in today
    if UPDATE:
        README.write_text(today, encoding="utf-8")
    else:
        assert today == TEXT


def test_python_examples_give_what_they_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    source = "\n".join(PYTHON.findall(TEXT))
    test = doctest.DocTestParser().get_doctest(source, {}, "README", str(README), 0)
    assert test.examples
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    report: list[str] = []
    assert runner.run(test, out=report.append).failed == 0, "".join(report)


def commands(
    command: click.Command = timeline, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    if path:
        yield " ".join(path), command
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from commands(found, (*path, name))


def names_the_readme_needs() -> Iterator[str]:
    for name, command in commands():
        yield f"timeline {name}"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from (option for option in parameter.opts if option.startswith("--"))
    yield from (setting.variable for setting in SETTINGS)
    yield from (f"`{name}`" for name in exporters())
    yield from (f"`{path.name}`" for path in RULES.iterdir() if len(path.name) == 2)


def test_everything_is_in_it() -> None:
    missing = {
        name
        for name in names_the_readme_needs()
        if not re.search(rf"{re.escape(name)}(?![\w-])", TEXT)
    }
    assert not missing, f"README.md does not mention {sorted(missing)}"


@pytest.mark.parametrize(("name", "command"), [*commands()], ids=[name for name, _ in commands()])
def test_every_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    assert command.help
    assert command.help.split("\n")[0].strip().endswith(".")
    assert f"timeline {name}" in command.help, "an example is missing"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{parameter.opts[0]} has no help"


DATE_ROWS = re.findall(
    r"^\| ([^|]+?)(?:, where[^|]*)? \| `([^`]+)` \| (open|[-\d]+) \| (open|[-\d]+) \|$",
    TEXT,
    re.MULTILINE,
)


@pytest.mark.parametrize(("words", "edtf", "first", "last"), DATE_ROWS)
def test_dates_are_read_as_it_says(words: str, edtf: str, first: str, last: str) -> None:
    [timex] = find_dates(f"It was done {words}.")
    bounds = [None if day == "open" else Day.parse(day) for day in (first, last)]
    assert (timex.edtf, [timex.earliest, timex.latest]) == (edtf, bounds)


def test_the_table_of_dates_is_found() -> None:
    assert len(DATE_ROWS) >= 6


def test_every_file_it_links_to_is_there() -> None:
    prose = re.sub(r"^```.*?^```$", "", TEXT, flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"""(?:\]\(|src=")(?!https?:|#)([^)"#]+)""", prose):
        assert (ROOT / target).exists(), f"README.md links to {target}, which is not there"
