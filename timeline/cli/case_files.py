"""Opening the case file a command works on, with what a person should know about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import screen

if TYPE_CHECKING:
    from ..case import Case


@contextmanager
def reading(database: Path) -> Iterator[Case]:
    """The case file, to look at. It is not made where it is missing."""
    from ..case import open as open_case

    with open_case(database, read_only=True, create=False) as case:
        yield case


@contextmanager
def deciding(database: Path, who: str | None, *, create: bool = False) -> Iterator[Case]:
    """The case file, to change, in the name of whoever decides."""
    from ..case import open as open_case

    with open_case(database, create=create, who=who) as case:
        for notice in case.notices:
            screen.say(f"warning: {notice}")
        yield case


def take_back(database: Path) -> None:
    """Remove a case file that was begun and in which nothing came to stand."""
    from ..store.opening import remove

    remove(database)


def at_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
