"""Who may come in where other machines can reach the app.

A TOML file names a provider (OpenID Connect) and the people it has to vouch for:

    redirect_uri = "https://timeline.newsroom.example/oauth2callback"
    server_metadata_url = "https://login.example/.well-known/openid-configuration"
    client_id = "timeline"
    client_secret = "…"
    cookie_secret = "…"                 # long and random; it signs the cookies
    people = ["ada.finch@newsroom.example", "@desk.newsroom.example"]

The provider says who somebody is; whether they may enter is ours to say.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .. import settings
from ..errors import UsageError

NEEDED = ("redirect_uri", "server_metadata_url", "client_id", "client_secret", "cookie_secret")
CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32  # characters; what signs cookies must not be guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """A provider, and whom it has to vouch for: addresses, or `@domain` for all of a domain."""

    provider: Mapping[str, str]
    people: tuple[str, ...]

    @property
    def host(self) -> str:
        """The name under which people reach the app."""
        return urlsplit(self.provider["redirect_uri"]).hostname or ""

    @property
    def address(self) -> str:
        """The address to open."""
        return self.provider["redirect_uri"].removesuffix(CALLBACK)

    def admits(self, email: object, *, verified: object = None) -> bool:
        """Whether somebody with this address may come in.

        An address that the provider itself calls unverified proves nothing.
        """
        if not isinstance(email, str) or verified in (False, "false") or email.count("@") != 1:
            return False
        address = email.strip().casefold()
        return address in self.people or f"@{address.partition('@')[2]}" in self.people


def read_sign_in(path: Path) -> SignIn:
    """The file's contents. Raises UsageError for what is missing or cannot work."""
    try:
        given: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); see --sign-in") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not TOML: {error}") from error
    missing = [name for name in NEEDED if not _words(given.get(name))]
    if missing:
        raise UsageError(f"{path} does not say {', '.join(missing)}; the README shows an example")
    if urlsplit(given["redirect_uri"]).path != CALLBACK:
        raise UsageError(f"{path}: redirect_uri has to end in {CALLBACK}")
    if len(given["cookie_secret"]) < SHORTEST_SECRET:
        raise UsageError(f"{path}: cookie_secret needs {SHORTEST_SECRET} characters or more")
    people = given.get("people")
    if not isinstance(people, list) or not people or not all("@" in str(one) for one in people):
        raise UsageError(
            f"{path} does not say who may enter: people = ['ada@desk.example', '@desk.example']"
        )
    return SignIn(
        provider={name: given[name] for name in NEEDED},
        people=tuple(str(one).strip().casefold() for one in people),
    )


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def required() -> SignIn | None:
    """What this server asks of its visitors; None where everybody who reaches it may enter."""
    path = os.environ.get(settings.SIGN_IN.variable)
    return _kept(path) if path else None


@cache
def _kept(path: str) -> SignIn:
    return read_sign_in(Path(path))
