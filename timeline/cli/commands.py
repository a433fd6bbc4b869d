"""The group that all commands belong to, in the order of the work."""

from __future__ import annotations

import importlib

import click

from .. import __version__

# Command → the module of this package that holds it. Only what is called is loaded.
HOMES = {
    "demo": "opening",
    "add": "reading",
    "extract": "reading",
    "dates": "dating",
    "list": "looking",
    "show": "showing",
    "search": "looking",
    "views": "views",
    "review": "reviewing",
    "event": "byhand",
    "translate": "byhand",
    "document": "describing",
    "reread": "rereading",
    "mark": "marking",
    "merge": "deciding",
    "order": "noting",
    "note": "noting",
    "notes": "noting",
    "reply": "noting",
    "withdraw": "deciding",
    "purge": "marking",
    "disputes": "disputing",
    "settle": "disputing",
    "gaps": "lacking",
    "keydates": "keydates",
    "undo": "deciding",
    "log": "looking",
    "diff": "comparing",
    "check": "checking",
    "export": "leaving",
    "import": "importing",
    "app": "opening",
}


class Commands(click.Group):
    """Commands that are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the work."""
        return list(HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in HOMES:
            return None
        module = importlib.import_module(f".{HOMES[cmd_name]}", __package__)
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="timeline %(version)s")
def timeline() -> None:
    """Find what happened when, with the exact words that say so.

    \b
        timeline add articles/         read a folder into the case file events.db
        timeline list events           what happened, in order
        timeline show EVENT            the words that say so, and where they stand
        timeline review                confirm or reject, one by one
        timeline export -o page.html   the reviewed events, to publish
    """
