"""Runs the app in this process: one address, no telemetry, nothing from outside."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from .. import settings
from ..errors import MissingPackage, TimelineError, UsageError
from .entrance import SignIn, read_sign_in
from .security import HostCheck, SecurityHeaders, is_loopback

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 40
SCRIPT = Path(__file__).with_name("main.py")
UPLOAD_MEGABYTES = 256

# Two accent colours: ink blue for what can be pressed, amber (in the drawing and the evidence) for
# what needs attention. The drawing takes its colours from here.
THEME = {
    "light": {
        "primaryColor": "#1c5d99",
        "backgroundColor": "#ffffff",
        "secondaryBackgroundColor": "#f4f6f8",
        "textColor": "#1d2430",
        "borderColor": "#dfe3e8",
    },
    "dark": {
        "primaryColor": "#3777bf",  # white words on it, and it on the background: 3.9 to 1 or more
        "linkColor": "#7db4f0",
        "backgroundColor": "#14171c",
        "secondaryBackgroundColor": "#1d2128",
        "textColor": "#e6e9ee",
        "borderColor": "#343b46",
    },
}


def run(
    database: Path,
    *,
    host: str = HOST,
    port: int | None = None,
    browser: bool = True,
    who: str | None = None,
    sign_in: Path | None = None,
    open_to_all: bool = False,
    announce: Callable[[str], None] = click.echo,
) -> None:
    """Serve the app on a case file until Ctrl-C, and say where.

    Without a port the first free one from 8501 on is taken. `sign_in` is a file that says who may
    enter (see `entrance`). An address that other machines can reach needs one, or `open_to_all`.
    Raises UsageError without, TimelineError where the address cannot be used, MissingPackage where
    Streamlit is not installed.
    """
    entry = _entry(host, sign_in, open_to_all=open_to_all)
    chosen = _free_port(host, port)
    os.environ[settings.DATABASE.variable] = str(database.resolve())
    if who is not None:
        os.environ[settings.USER.variable] = settings.user(who)
    # Read when Streamlit is imported, before any setting of ours could reach it.
    os.environ["STREAMLIT_BROWSER_GATHER_USAGE_STATS"] = "false"
    try:
        import streamlit as st
        from starlette.middleware import Middleware
    except ImportError as error:
        raise MissingPackage(
            "the app needs the package streamlit; install it with `pip install streamlit`"
        ) from error

    address = entry.address if entry else f"http://{_in_address(host)}:{chosen}"
    secrets: dict[str, Any] | None = {"auth": dict(entry.provider)} if entry else None

    @asynccontextmanager
    async def started(_: Any) -> AsyncIterator[None]:
        announce(f"The timeline of {database} is at {address}  (Ctrl-C ends it)")
        if not is_loopback(host) and entry is None:
            announce("Everybody who can reach this address can read and change the case.")
        if browser and _has_display():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        yield

    public = entry.host if entry else ""
    middleware = [Middleware(SecurityHeaders), Middleware(HostCheck, host=host, public=public)]
    app = st.App(SCRIPT, lifespan=started, middleware=middleware, secrets=secrets)
    try:
        app.run(config=configuration(host, chosen))
    except KeyboardInterrupt:
        announce("Stopped.")


def _entry(host: str, sign_in: Path | None, *, open_to_all: bool) -> SignIn | None:
    """Who may enter, kept for the pages. Raises UsageError where everybody could unasked."""
    named = sign_in or os.environ.get(settings.SIGN_IN.variable)
    os.environ.pop(settings.SIGN_IN.variable, None)
    if not named:
        if not is_loopback(host) and not open_to_all:
            raise UsageError(
                f"--host {host} lets everybody who reaches this machine read and change the case; "
                "name a --sign-in file (the README shows one), or say --open-to-all"
            )
        return None
    path = Path(named).resolve()
    entry = read_sign_in(path)
    if find_spec("authlib") is None:
        raise MissingPackage(
            "signing in needs the package Authlib; install it with `pip install Authlib`"
        )
    os.environ[settings.SIGN_IN.variable] = str(path)
    return entry


def configuration(host: str, port: int) -> dict[str, Any]:
    """Streamlit's settings: quiet, local, plain errors, our colours."""
    colours = {
        f"theme.{mode}.{name}": value
        for mode, names in THEME.items()
        for name, value in names.items()
    }
    return {
        "server.address": host,
        "server.port": port,
        "server.headless": True,  # we open the browser ourselves, or do not
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.showEmailPrompt": False,
        "server.enableCORS": True,
        "server.enableXsrfProtection": True,
        "server.maxUploadSize": UPLOAD_MEGABYTES,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "runner.magicEnabled": False,
        "logger.hideWelcomeMessage": True,
        "logger.level": "error",
        **colours,
    }


def _free_port(host: str, port: int | None) -> int:
    """The port asked for, or the first free one. Raises TimelineError where there is none."""
    tried = [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    reason = ""
    for candidate in tried:
        problem = _problem(host, candidate)
        if problem is None:
            return candidate
        reason = problem
    which = f"port {port}" if port is not None else f"ports {FIRST_PORT} to {tried[-1]}"
    raise TimelineError(f"{which} of {host} cannot be used: {reason}; choose another with --port")


def _problem(host: str, port: int) -> str | None:
    """Why the app cannot listen there; None where it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            if os.name == "posix":  # else a port that was just let go counts as taken
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except (OSError, OverflowError) as error:
        return getattr(error, "strerror", None) or str(error)
    return None


def _in_address(host: str) -> str:
    """The host as it stands in an address a person can open."""
    if host in ("0.0.0.0", "::", ""):
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _has_display() -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
