"""Defaults, and what the environment says about them."""

import pytest

from timeline import settings
from timeline.errors import UsageError


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "events.db"), ({"TIMELINE_DATABASE": ""}, "events.db"),
        ({"TIMELINE_DATABASE": "a/b.db"}, "a/b.db"),
    ],
)  # fmt: skip
def test_the_case_file(environment: dict[str, str], expected: str) -> None:
    assert settings.database(environment).as_posix() == expected


@pytest.mark.parametrize(
    ("name", "environment", "expected"),
    [
        ("Ada Finch", {"TIMELINE_USER": "x"}, "Ada Finch"),
        (None, {"TIMELINE_USER": " Tessa  Quill "}, "Tessa Quill"),
    ],
)
def test_who(name: str | None, environment: dict[str, str], expected: str) -> None:
    assert settings.user(name, environment) == expected


def test_who_is_the_login_where_nobody_says() -> None:
    assert settings.user(None, {})


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "\x1b[31m"])
def test_a_name_is_a_line(name: str) -> None:
    with pytest.raises(UsageError, match="a name of one line"):
        settings.user(name, {})


def test_every_setting_is_listed() -> None:
    listed = {item.variable for item in settings.SETTINGS}
    assert listed == {
        item.variable for item in vars(settings).values() if isinstance(item, settings.Setting)
    }
