"""Every default and every environment variable.

An option on the command line wins over the environment, the environment over the default here.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An environment variable, what it is for, and what holds where it is not set."""

    variable: str
    default: str
    what: str


DATABASE = Setting(
    variable="TIMELINE_DATABASE",
    default="events.db",
    what="the case file, where --database does not name one",
)
USER = Setting(
    variable="TIMELINE_USER",
    default="the name you are logged in with",
    what="who decides, where --as does not say",
)
DEBUG = Setting(
    variable="TIMELINE_DEBUG",
    default="off",
    what="if set, a fault of the program shows where in the program it arose",
)
SIGN_IN = Setting(
    variable="TIMELINE_SIGN_IN",
    default="nobody has to sign in",
    what="the file that says who may enter the app, where --sign-in does not name one",
)
SETTINGS = (DATABASE, USER, DEBUG, SIGN_IN)

# How long a write waits for somebody else's to end, in seconds.
BUSY_SECONDS = 10.0
# Where a case file is created, nobody else may read it.
CASE_FILE_MODE = 0o600
# Characters kept on each side of a quote, enough to find it again in a changed text.
CONTEXT_CHARACTERS = 48
# How deep mail in mail in mail is followed.
ATTACHMENT_DEPTH = 4
# What an unnamed person is called in the journal.
NOBODY = "unknown"


def database(environment: Mapping[str, str] = os.environ) -> Path:
    """The case file that is meant where none is named.

    >>> database({"TIMELINE_DATABASE": "affair.db"}).name
    'affair.db'
    """
    return Path(environment.get(DATABASE.variable) or DATABASE.default)


def user(name: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """Who decides: the name given, else TIMELINE_USER, else the login name.

    Raises UsageError for a name that is empty or spreads over lines.
    """
    chosen = name if name is not None else environment.get(USER.variable) or _login()
    plain = " ".join(chosen.split())
    if not plain or not chosen.isprintable():
        raise UsageError(f"a name of one line is needed to say who decides, not {chosen!r}")
    return plain


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no password database, no name in the environment
        return NOBODY
