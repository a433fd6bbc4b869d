"""The pages that list: search, actors, disputes, the journal; and the export, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline

Open = Callable[[Path], Any]
PAGES = ["search", "actors", "disputes", "export", "log", "review", "keydates", "gaps"]


@pytest.fixture
def opened(app: Open) -> Callable[[str, Path], Any]:
    """A page by its name."""

    def page(name: str, path: Path, **asked: str) -> Any:
        from streamlit.testing.v1 import AppTest

        app(path)  # sets what the page reads

        def script(name: str) -> None:
            from importlib import import_module

            from timeline.app import session

            session.guarded(import_module(f"timeline.app.views.{name}").show)

        at = AppTest.from_function(script, args=(name,), default_timeout=60)
        for key, value in asked.items():
            at.query_params[key] = value
        return at.run()

    return page


def html(at: Any) -> str:
    return "\n".join(str(part.proto.body) for part in at.get("html"))


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_case_says_what_to_do(opened: Any, empty_case: Path, name: str) -> None:
    at = opened(name, empty_case)
    assert not at.exception
    assert "<h1>" in html(at)


@pytest.mark.parametrize("name", PAGES)
def test_a_case_that_takes_no_changes_can_be_read(opened: Any, case_file: Path, name: str) -> None:
    with timeline.open(case_file) as case:
        case.mark_read_only()
    at = opened(name, case_file)
    assert not at.exception
    assert not at.error


def test_words_are_found_with_the_events_that_stand_on_them(opened: Any, case_file: Path) -> None:
    at = opened("search", case_file, w="broker")
    shown = html(at)
    assert "<mark>broker</mark>" in shown
    assert "The Halden lease" in shown
    assert "February 2018: " in shown


def test_words_that_nobody_wrote(opened: Any, case_file: Path) -> None:
    assert "No document has these words" in html(opened("search", case_file, w="zeppelin"))


def test_markup_in_what_is_found_stays_words(opened: Any, case_file: Path) -> None:
    shown = html(opened("search", case_file, w="pixel"))
    assert "spy.example" in shown
    assert "<img" not in shown


def test_an_actor_is_shown_with_the_events(opened: Any, case_file: Path) -> None:
    shown = html(opened("actors", case_file, who="Tessa Quill"))
    assert "<h2>Tessa Quill</h2>" in shown
    assert "18 March 2019: " in shown


def test_the_journal_says_who_did_what_to_what(opened: Any, case_file: Path) -> None:
    with timeline.open(case_file, who="Ben <b>Marsh") as case:
        [event] = [e for e in case.events() if "signed the Halden lease" in e.title]
        case.reject(event.id, reason="Wrong date")
    shown = html(opened("log", case_file))
    assert "Ben &lt;b&gt;Marsh" in shown
    assert f"reject event: {event.title}" in shown


def test_the_whole_case_is_read_again(opened: Any, case_file: Path) -> None:
    at = opened("log", case_file)
    at.button(key="check").click().run()
    assert "Nothing is wrong" in at.success[0].value


def test_another_name_signs_from_then_on(opened: Any, case_file: Path) -> None:
    at = opened("log", case_file)
    at.text_input(key="name").set_value("Ilma Sorrel").run()
    assert at.session_state["who"] == "Ilma Sorrel"
    assert not at.exception


def test_a_dispute_is_not_settled_without_a_reason(opened: Any, case_file: Path) -> None:
    with timeline.open(case_file, who="Ben Marsh") as case:
        [one] = [e for e in case.events() if "signed the Halden lease" in e.title]
        [other] = [e for e in case.events() if "resigned" in e.title]
        case.merge(one.id, other.id)
    at = opened("disputes", case_file)
    at.radio[0].set_value(1)
    [settle] = [button for button in at.button if button.label == "Settle"]
    settle.click().run()
    assert "why" in at.warning[0].value
    with timeline.open(case_file) as case:
        assert case.disputes()[0].outcome is None


def test_formats_that_stay_inside_leave_as_internal_only(opened: Any, case_file: Path) -> None:
    with timeline.open(case_file) as case:
        case.confirm(case.events()[0].id)
    at = opened("export", case_file)
    at.selectbox(key="format").set_value("csv")
    at.button[0].click().run()
    assert "not made for publication" in at.warning[0].value
    at.checkbox(key="internal").check()
    at.button[0].click().run()
    assert not at.exception
    assert "1 event written" in html(at)
    with timeline.open(case_file) as case:
        case.confirm(case.events()[1].id)
    at.run()
    assert "changed since" in at.warning[0].value


def test_key_dates_say_why_they_are_listed(opened: Any, case_file: Path) -> None:
    shown = html(opened("keydates", case_file))
    assert "<h2>12 March 2019</h2>" in shown
    assert "Orrin Vale signed the Halden lease on 12 March 2019" in shown


def test_key_dates_about_somebody(opened: Any, case_file: Path) -> None:
    shown = html(opened("keydates", case_file, of="Tessa Quill"))
    assert "18 March 2019" in shown
    assert "12 March 2019</h2>" not in shown


def test_gaps_are_told_with_what_would_close_them(opened: Any, case_file: Path) -> None:
    at = opened("gaps", case_file)
    assert any(part.label.startswith("A single origin") for part in at.expander)
    assert "One voice says so" in html(at)
