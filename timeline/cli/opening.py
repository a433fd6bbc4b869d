"""Commands that open the app: app on a case file, demo on a copy of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..errors import UsageError
from . import case_files, options, screen

_address = [
    click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen."),
    click.option(
        "--port", type=click.IntRange(1, 65535), help="Which port.  [default: a free one]"
    ),
    click.option(
        "--sign-in",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Who may enter, and who vouches for them.  [default: TIMELINE_SIGN_IN]",
    ),
    click.option(
        "--open-to-all", is_flag=True, help="Let everybody enter who can reach the address."
    ),
    click.option("--no-browser", is_flag=True, help="Print the address and open nothing."),
]


def _with_address(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_address):
        command = option(command)
    return command


@click.command(name="app")
@options.database
@options.who
@_with_address
def app_command(database: Path, who: str | None, no_browser: bool, **where: Any) -> None:
    """Open the app on the case file, in the browser.

    \b
        timeline app --database affair.db
        timeline app --no-browser --port 8600
    """
    from ..app.server import run

    with case_files.deciding(database, who, create=True):
        pass  # what is wrong with the file is said here and not in the browser
    run(database, browser=not no_browser, who=who, **where)


@click.command(name="demo")
@click.option("--build", is_flag=True, help="Make the demonstration anew, as --database, and stop.")
@click.option(
    "--copy",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write a working copy to FILE and stop.",
)
@click.option("--fresh", is_flag=True, help="Forget what was decided in the last working copy.")
@options.database
@options.who
@_with_address
def demo_command(
    build: bool,
    copy: Path | None,
    fresh: bool,
    database: Path,
    who: str | None,
    no_browser: bool,
    **where: Any,
) -> None:
    """Open a working copy of the demonstration case in the app.

    \b
        timeline demo
        timeline demo --copy saltmere.db
    """
    if build and copy:
        raise UsageError("--build makes the demonstration, --copy a copy of it; choose one")
    if build:
        _build(database)
    elif copy:
        _copy(copy)
    else:
        _open(fresh=fresh, who=who, browser=not no_browser, **where)


def _build(database: Path) -> None:
    from ..demo.build import articles, build

    with screen.progress("building", len(articles())) as step:
        unfit = build(database, step=step)
    for decision in unfit:
        screen.say(f"no longer fits: {decision['kind']} “{decision['quote']}”")
    screen.show(f"the demonstration case is in {database}")


def _copy(path: Path) -> None:
    from ..demo.build import articles, working_copy

    with screen.progress("building", len(articles())) as step:
        working_copy(path, step=step)
    screen.show(f"a working copy of the demonstration case is in {path}")


def _open(*, fresh: bool, **how: Any) -> None:
    from ..app.server import run
    from ..demo.build import articles, kept_copy

    with screen.progress("building the demonstration", len(articles())) as step:
        path = kept_copy(fresh=fresh, step=step)
    screen.say(f"the working copy of the demonstration case is {path}")
    run(path, **how)
