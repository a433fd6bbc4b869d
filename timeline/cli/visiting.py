"""Before an address is visited: a visit can warn the person written about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from . import case_files, screen

if TYPE_CHECKING:
    from ..sources.web import WebAccess


def allowed(
    names: Sequence[str], *, yes: bool, private: bool, proxy: str | None, offline: bool
) -> WebAccess:
    """What may be visited, after asking where a person can be asked.

    Who is asked allows the hosts that are listed, and no redirect to another; `--yes` allows any.
    Raises TimelineError where nobody can be asked, or who was asked says no.
    """
    from ..sources.web import WebAccess, hosts_of

    access = WebAccess(offline=offline, private=private, proxy=proxy)
    hosts = hosts_of(names)
    if not hosts or offline or yes:
        return access
    through = f" through {proxy}" if proxy else ""
    listed = ", ".join(hosts)
    if not case_files.at_terminal():
        raise TimelineError(
            f"these hosts would be visited{through} and could notice it: {listed};"
            " say --yes to visit them, or --offline to leave them out"
        )
    screen.say(f"These hosts will be visited{through} and can notice it: {listed}")
    if not click.confirm("Visit them?", err=True):
        raise TimelineError("nothing was visited and nothing was added")
    return replace(access, hosts=hosts)
