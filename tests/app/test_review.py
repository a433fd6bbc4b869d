"""Review without a browser: the queue, the keys' meaning, sweeps and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.app.queue import Queue

Open = Callable[[Path], Any]


@pytest.fixture
def review(app: Open) -> Open:
    """The page Review."""

    def opened(path: Path) -> Any:
        from streamlit.testing.v1 import AppTest

        app(path)  # sets what the page reads

        def page() -> None:
            from timeline.app import session
            from timeline.app.views import review

            session.guarded(review.show)

        return AppTest.from_function(page, default_timeout=60)

    return opened


def html(at: Any) -> str:
    return "\n".join(str(part.proto.body) for part in at.get("html"))


def press(at: Any, words: str) -> Any:
    [button] = [button for button in at.button if button.label == words]
    return button.click().run()


def proposed(path: Path) -> list[str]:
    with timeline.open(path) as case:
        return [event.id for event in case.events(status="proposed")]


def test_a_decision_leads_to_the_next_and_undo_leads_back(review: Open, case_file: Path) -> None:
    first, second, *_ = proposed(case_file)
    at = review(case_file).run()
    assert at.query_params["e"] == first
    press(at, "Read correctly")
    assert at.query_params["e"] == second
    press(at, "Undo")
    assert at.query_params["e"] == first
    assert proposed(case_file)[0] == first
    assert not at.exception


def test_what_somebody_else_decided_is_passed_over(review: Open, case_file: Path) -> None:
    first, second, third, *_ = proposed(case_file)
    at = review(case_file).run()
    with timeline.open(case_file, who="Ben Marsh") as case:
        case.confirm(second)
    press(at, "Read correctly")
    assert at.query_params["e"] == third
    with timeline.open(case_file) as case:
        assert case.event(first).status == "confirmed"


def test_a_changed_event_is_not_decided_unseen(review: Open, case_file: Path) -> None:
    first = proposed(case_file)[0]
    at = review(case_file).run()
    with timeline.open(case_file, who="Ben Marsh") as case:
        case.retitle(first, "Something else")
    press(at, "Read correctly")
    assert "Something else" in at.warning[0].value + html(at)
    with timeline.open(case_file) as case:
        assert case.event(first).status == "proposed"


def test_the_proposal_stands_beside_what_people_made_of_it(review: Open, case_file: Path) -> None:
    first = proposed(case_file)[0]
    with timeline.open(case_file, who="Ben Marsh") as case:
        before = case.event(first).title
        case.retitle(first, "Once")
        case.retitle(first, "Twice")
        case.redate(first, "2018-03")
    at = review(case_file)
    at.query_params["e"] = first
    shown = html(at.run())
    assert f"<s>{before}</s>" in shown
    assert "Twice <span>(Ben Marsh)" in shown
    assert "March 2018" in shown
    assert "Once" not in shown


def test_the_same_happening_is_merged(review: Open, case_file: Path) -> None:
    first, second, *_ = proposed(case_file)
    with timeline.open(case_file) as case:
        case.redate(first, "2018-02-01")
        case.redate(second, "2018-02-01")
        title = case.event(second).title
    at = review(case_file)
    at.query_params["e"] = first
    press(at.run(), "Merge")
    [button] = [button for button in at.button if title in button.label.replace("\\", "")]
    button.click().run()
    assert not at.exception
    assert first not in proposed(case_file)
    press(at, "Undo")
    assert first in proposed(case_file)


def test_a_sweep_rejects_with_one_reason_and_is_taken_back(review: Open, case_file: Path) -> None:
    before = proposed(case_file)
    at = review(case_file).run()
    assert [button for button in at.button if button.label.startswith("Reject ")] == []
    at.selectbox(key="sweep-source").set_value("Northgate Post").run()
    [button] = [button for button in at.button if button.label.startswith("Reject ")]
    assert button.disabled  # no reason yet
    at.text_input(key="sweep-reason").set_value("Off the subject").run()
    [button] = [button for button in at.button if button.label.startswith("Reject ")]
    button.click().run()
    assert not at.exception
    left = proposed(case_file)
    assert 0 < len(left) < len(before)
    with timeline.open(case_file) as case:
        gone = set(before) - set(left)
        assert {case.decisions(one)[0].reason for one in gone} == {"Off the subject"}
    at.button(key="unsweep").click().run()
    assert proposed(case_file) == before


def test_a_queue_goes_round_and_ends() -> None:
    queue = Queue(["a", "b", "c"], at=1)
    queue.step(1)
    queue.step(1)
    assert queue.here == "a"
    queue.made += [("a", "1"), ("b", "2")]
    queue.advance()
    assert queue.here == "c"
    queue.made.append(("c", "3"))
    queue.advance()
    assert queue.here is None
    queue.made.pop()
    queue.go("c")
    assert queue.here == "c"
