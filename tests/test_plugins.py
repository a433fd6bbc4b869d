"""Formats of others are found by their entry points, and a broken one hides none of ours."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from timeline import plugins
from timeline.errors import TimelineError, UsageError


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        EntryPoint("csv", "timeline.export.csv:CSV", plugins.EXPORTERS),
        EntryPoint("gone", "no_such_module:FORMAT", plugins.EXPORTERS),
        EntryPoint("empty", "timeline.export.csv:NOTHING", plugins.EXPORTERS),
        EntryPoint("odd", "timeline.days:Day", plugins.EXPORTERS),
    ]
    monkeypatch.setattr(plugins, "entry_points", lambda *, group: found)


def test_ours_are_registered_like_anybody_elses() -> None:
    found = plugins.exporters()
    assert {"csv", "html", "json"} <= set(found)
    assert all(found[name].name == name for name in found)
    assert all(found[name].suffix.startswith(".") for name in found)


def test_a_broken_one_is_left_out_of_the_list(installed: None) -> None:
    assert list(plugins.exporters()) == ["csv"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("gone", "cannot be loaded"), ("empty", "cannot be loaded"), ("odd", "is not a")],
)
def test_a_broken_one_says_why(installed: None, name: str, said: str) -> None:
    with pytest.raises(TimelineError, match=said):
        plugins.exporter(name)


def test_an_unknown_one_lists_those_there_are(installed: None) -> None:
    with pytest.raises(UsageError, match="csv, empty, gone, odd"):
        plugins.exporter("cuneiform")
