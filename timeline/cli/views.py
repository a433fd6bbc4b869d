"""The commands about named views: views, views save, views forget."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from . import case_files, options, screen


@click.group(name="views", invoke_without_command=True)
@options.database
@options.as_json
@click.pass_context
def views_command(context: click.Context, database: Path, as_json: bool) -> None:
    """List the named views: filters for `list` and `export`, kept under a name.

    \b
        timeline views
    """
    if context.invoked_subcommand is not None:
        return
    with case_files.reading(database) as case:
        kept = case.views()
    for name, filters in kept.items():
        if as_json:
            screen.json_line({"name": name, **filters})
        else:
            screen.show(f"{name}: {told(filters)}")
    if not kept and not as_json:
        screen.say("no views yet; `timeline views save NAME --actor …` makes one")


@views_command.command(name="save")
@click.argument("name")
@options.database
@options.filters
def save_command(name: str, database: Path, **filters: Any) -> None:
    """Keep filters under a name.

    \b
        timeline views save lease --actor "Orrin Vale" --within 2014/2016
    """
    with case_files.deciding(database, None) as case:
        kept = case.save_view(name, **filters)
    screen.show(f"{name}: {told(kept)}")


@views_command.command(name="forget")
@click.argument("name")
@options.database
def forget_command(name: str, database: Path) -> None:
    """Keep the filters of that name no longer.

    \b
        timeline views forget lease
    """
    with case_files.deciding(database, None) as case:
        case.forget_view(name)
    screen.show(f"forgot {name}")


def told(filters: Mapping[str, Any]) -> str:
    """The filters as options."""
    words = []
    for name, value in filters.items():
        if name == "undated":
            words.append("--undated" if value else "--dated")
        else:
            given = value if isinstance(value, list) else [value]
            words += [f"--{name.replace('_', '-')} {one}" for one in given]
    return " ".join(words)
