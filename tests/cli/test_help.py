"""Every command says what it does, with an example; shells can complete it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
import pytest

from timeline.cli.commands import timeline

Run = Callable[..., "object"]


def commands(group: click.Command, *above: str) -> Iterator[tuple[str, ...]]:
    """The names of all commands, those below others too."""
    if not isinstance(group, click.Group):
        yield above
        return
    if above and group.invoke_without_command:
        yield above
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield from commands(found, *above, name)


@pytest.mark.parametrize("names", list(commands(timeline)), ids=" ".join)
@pytest.mark.parametrize("width", ["100", "60"])
def test_help_has_an_example(
    names: tuple[str, ...], width: str, call: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = call(*names, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"    timeline {' '.join(names)}" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_shells_can_complete(run: Run, shell: str) -> None:
    assert "timeline" in run(_TIMELINE_COMPLETE=f"{shell}_source").stdout
    typed = {"COMP_WORDS": "timeline key", "COMP_CWORD": "1"}
    done = run(_TIMELINE_COMPLETE=f"{shell}_complete", **typed)
    assert "keydates" in done.stdout
