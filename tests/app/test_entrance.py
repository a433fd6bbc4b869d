"""Who may enter where other machines reach the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.app import entrance, server
from timeline.errors import UsageError

Serve = Callable[..., str]
OpenPage = Callable[..., Any]

FILE = """
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
server_metadata_url = "{discovery}"
client_id = "timeline"
client_secret = "told to nobody"
cookie_secret = "0123456789abcdef0123456789abcdef"
people = ["Ada.Finch@newsroom.example", "@desk.example"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "sign-in.toml"
    path.write_text(text, encoding="utf-8")
    return path


def whole(folder: Path, *, port: int = 8501, discovery: str = "https://login.example/x") -> Path:
    return written(folder, FILE.format(port=port, discovery=discovery))


@pytest.mark.parametrize(
    ("email", "verified", "admitted"),
    [
        ("ada.finch@newsroom.example", True, True),
        ("Ada.Finch@Newsroom.Example", None, True),
        ("ada.finch@newsroom.example", False, False),
        ("ada.finch@newsroom.example", "false", False),
        ("anybody@desk.example", True, True),
        ("anybody@evil-desk.example", True, False),
        ("anybody@desk.example.evil.example", True, False),
        ("ben@newsroom.example", True, False),
        ("x@evil.example@desk.example", True, False),
        ("desk.example", True, False),
        ("", True, False),
        (None, True, False),
        (["ada.finch@newsroom.example"], True, False),
    ],
)
def test_who_is_admitted(tmp_path: Path, email: Any, verified: Any, admitted: bool) -> None:
    sign_in = entrance.read_sign_in(whole(tmp_path))
    assert sign_in.admits(email, verified=verified) is admitted


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("client_id", "other"), "does not say client_id"),
        (("people = [", "nobody = ["), "does not say who may enter"),
        (('"@desk.example"', '"desk"'), "does not say who may enter"),
        (("oauth2callback", "back"), "has to end in /oauth2callback"),
        (("0123456789abcdef0123456789abcdef", "short"), "cookie_secret needs 32 characters"),
        (('"', ""), "is not TOML"),
    ],
)
def test_a_file_that_cannot_work_is_one_line(
    tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    with pytest.raises(UsageError, match=told) as error:
        entrance.read_sign_in(written(tmp_path, FILE.replace(*change)))
    assert "\n" not in str(error.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        entrance.read_sign_in(tmp_path / "none.toml")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "desk.example", "::"])
def test_other_machines_are_not_let_in_unasked(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIMELINE_SIGN_IN", raising=False)
    with pytest.raises(UsageError, match="--open-to-all") as told:
        server.run(tmp_path / "case.db", host=host, browser=False)
    assert "\n" not in str(told.value)


def test_the_people_named_sign_in_and_decide_by_their_names(
    serve: Serve, open_page: OpenPage, case_file: Path, tmp_path: Path,
    unused_port: Callable[[], int],
) -> None:  # fmt: skip
    from identities import providing

    with timeline.open(case_file) as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
    port = unused_port()
    with providing(unused_port()) as provider:
        file = whole(tmp_path, port=port, discovery=provider.discovery)
        address = serve(case_file, port=port, TIMELINE_SIGN_IN=str(file))

        stranger = open_page()
        stranger.goto(f"{address}/?e={event.id}")
        stranger.get_by_text("This case is not open to everybody.").wait_for()
        assert "Halden" not in stranger.content()
        provider.email = "eve@elsewhere.example"
        stranger.get_by_role("button", name="Sign in").click()
        stranger.get_by_text("There is no entry here for eve@elsewhere.example.").wait_for()
        assert "Halden" not in stranger.content()

        provider.email = "ada.finch@newsroom.example"
        page = open_page()
        page.goto(address)
        page.get_by_role("button", name="Sign in").click()
        page.locator(".tl-canvas").wait_for()
        page.goto(f"{address}/?e={event.id}")
        page.get_by_role("button", name="Confirm").click()
        page.get_by_role("button", name="Undo").wait_for()
    with timeline.open(case_file) as case:
        assert case.log(limit=1)[0].who == "ada.finch@newsroom.example"
