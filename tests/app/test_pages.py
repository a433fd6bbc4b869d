"""The pages without a browser: what they show and what their buttons do."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline

Open = Callable[[Path], Any]


def html(at: Any) -> str:
    return "\n".join(str(part.proto.body) for part in at.get("html"))


def event_id(path: Path, words: str) -> str:
    with timeline.open(path) as case:
        [event] = [event for event in case.events() if words in event.title]
        return event.id


def test_the_drawing_gets_the_events(app: Open, case_file: Path) -> None:
    at = app(case_file).run()
    assert not at.exception
    [component] = at.get("bidi_component")
    assert component.proto.component_name == "investigative-timeline.drawing"
    assert b"Halden lease" in component.proto.bytes
    assert "from 2 documents" in html(at)


def test_an_event_in_the_address_shows_its_quote_and_reason(app: Open, case_file: Path) -> None:
    at = app(case_file)
    at.query_params["e"] = event_id(case_file, "signed the Halden lease")
    at.run()
    assert not at.exception
    shown = html(at)
    assert "<mark>Orrin Vale signed the Halden lease on" in shown
    assert '<span class="timex">12 March 2019</span>' in shown
    assert "The text says “12 March 2019”." in shown
    assert "https://courier.example/lease#:~:text=Orrin%20Vale" in shown
    assert "12 March 2019" in shown


def test_confirm_and_undo(app: Open, case_file: Path) -> None:
    chosen = event_id(case_file, "signed the Halden lease")
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    at.button(key=f"confirm-{chosen}").click().run()
    assert not at.exception
    with timeline.open(case_file) as case:
        assert case.event(chosen).status == "confirmed"
        assert case.log(limit=1)[0].who == "Ada Finch"
    at.button(key=f"undo-{chosen}").click().run()
    with timeline.open(case_file) as case:
        assert case.event(chosen).status == "proposed"


def test_reject_with_a_reason(app: Open, case_file: Path) -> None:
    chosen = event_id(case_file, "signed the Halden lease")
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    at.selectbox(key=f"reason-{chosen}").set_value("Wrong date").run()
    at.button(key=f"reject-{chosen}").click().run()
    assert not at.exception
    with timeline.open(case_file) as case:
        assert case.event(chosen).status == "rejected"
        assert case.decisions(chosen)[0].reason == "Wrong date"


def test_somebody_elses_decision_is_not_overwritten(app: Open, case_file: Path) -> None:
    chosen = event_id(case_file, "signed the Halden lease")
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    with timeline.open(case_file, who="Ben Marsh") as case:
        case.reject(chosen, reason="Wrong date")
    at.button(key=f"confirm-{chosen}").click().run()
    assert not at.exception
    assert len(at.warning) == 1
    with timeline.open(case_file) as case:
        assert case.event(chosen).status == "rejected"


def test_filters_come_from_the_address(app: Open, case_file: Path) -> None:
    at = app(case_file)
    at.query_params["q"] = "lease"
    at.run()
    assert at.text_input(key="q").value == "lease"
    [component] = at.get("bidi_component")
    assert b"Halden lease" in component.proto.bytes
    assert b"resigned" not in component.proto.bytes


def test_a_filter_that_makes_no_sense_is_one_sentence(app: Open, case_file: Path) -> None:
    at = app(case_file)
    at.query_params["within"] = "sometime"
    at.run()
    assert not at.exception
    assert len(at.error) == 1
    assert "sometime" in at.error[0].value


def test_filters_that_find_nothing_say_so_and_can_be_cleared(app: Open, case_file: Path) -> None:
    at = app(case_file)
    at.query_params["q"] = "zeppelin"
    at.run()
    assert "No event matches these filters." in html(at)
    assert at.get("bidi_component") == []
    [button] = [button for button in at.button if button.label == "Clear the filters"]
    button.click().run()
    assert not at.exception
    assert at.text_input(key="q").value == ""
    assert len(at.get("bidi_component")) == 1


def test_an_unknown_event_is_one_sentence(app: Open, case_file: Path) -> None:
    at = app(case_file)
    at.query_params["e"] = "<script>nothing</script>"
    at.run()
    assert not at.exception
    assert "There is no event &lt;script&gt;" in html(at)


def test_an_empty_case_explains_itself(app: Open, empty_case: Path) -> None:
    at = app(empty_case).run()
    assert not at.exception
    assert html(at).count("<li>") == 3
    assert [button.label for button in at.button] == ["Open the demonstration"]


def test_a_case_that_takes_no_changes_offers_none(app: Open, case_file: Path) -> None:
    chosen = event_id(case_file, "signed the Halden lease")
    with timeline.open(case_file) as case:
        case.mark_read_only()
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    assert not at.exception
    assert [button.label for button in at.button if "onfirm" in button.label] == []
    assert "This case takes no changes" in html(at)


def test_a_case_on_a_disk_that_takes_nothing_is_opened_for_reading(
    app: Open, case_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Permissions would not stop the superuser; a disk that is read-only stops everybody."""
    asked = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and asked(path, mode))
    chosen = event_id(case_file, "signed the Halden lease")
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    assert not at.exception
    assert not at.error
    assert "nothing can be written where it lies" in html(at)
    assert "<mark>Orrin Vale signed" in html(at)
    assert [button.label for button in at.button if button.label == "Confirm"] == []


def test_private_notes_are_counted_and_marked(app: Open, case_file: Path) -> None:
    chosen = event_id(case_file, "signed the Halden lease")
    with timeline.open(case_file) as case:
        case.note(chosen, "the clerk told us", private=True)
        case.note(chosen, "see the register")
    at = app(case_file)
    at.query_params["e"] = chosen
    at.run()
    assert '<span class="plain">1 private note</span>' in html(at)
    assert "the clerk told us (private)" in html(at)
    assert "see the register (private)" not in html(at)


def test_a_file_that_is_no_case_is_one_sentence(app: Open, tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database", encoding="utf-8")
    at = app(path).run()
    assert not at.exception
    assert len(at.error) == 1
    assert "is not a case file" in at.error[0].value.replace("\\", "")


# --- sources -----------------------------------------------------------------------------------


@pytest.fixture
def sources(app: Open) -> Open:
    """The page Sources."""

    def opened(path: Path) -> Any:
        from streamlit.testing.v1 import AppTest

        app(path)  # sets what the page reads

        def page() -> None:
            from timeline.app import session
            from timeline.app.views import sources

            session.guarded(sources.show)

        return AppTest.from_function(page, default_timeout=60)

    return opened


def panel(at: Any) -> dict[str, Any]:
    """What the source panel was given."""
    [component] = at.get("bidi_component")
    given: dict[str, Any] = json.loads(component.proto.json)
    return given


def test_words_of_a_text_make_an_event_by_hand(sources: Open, case_file: Path) -> None:
    with timeline.open(case_file) as case:
        document = next(d for d in case.documents() if d.publisher == "Harbour Courier")
    at = sources(case_file)
    at.query_params["d"] = document.id
    at.run()
    at.text_area(key="hand-quote").set_value("The lease runs for thirty years")
    at.text_input(key="hand-title").set_value("The lease begins")
    at.text_input(key="hand-date").set_value("2019-03")
    at.text_input(key="hand-actors").set_value("Nordwerk, Orrin Vale")
    [make] = [button for button in at.button if button.label == "Make the event"]
    make.click().run()
    assert not at.exception
    assert at.text_area(key="hand-quote").value == ""
    with timeline.open(case_file) as case:
        [event] = [event for event in case.events() if event.title == "The lease begins"]
    assert (str(event.date), event.status) == ("2019-03", "confirmed")
    assert event.actors == ("Nordwerk", "Orrin Vale")
    assert event.evidence[0].claim.quote == "The lease runs for thirty years"


def test_words_that_stand_nowhere_make_no_event(sources: Open, case_file: Path) -> None:
    with timeline.open(case_file) as case:
        document, before = case.documents()[0], len(case.events())
    at = sources(case_file)
    at.query_params["d"] = document.id
    at.run()
    at.text_area(key="hand-quote").set_value("Nobody wrote this")
    at.text_input(key="hand-title").set_value("Nothing")
    [make] = [button for button in at.button if button.label == "Make the event"]
    make.click().run()
    assert not at.exception
    assert len(at.warning) == 1
    with timeline.open(case_file) as case:
        assert len(case.events()) == before


def test_a_document_is_shown_with_its_claims_marked(sources: Open, case_file: Path) -> None:
    with timeline.open(case_file) as case:
        document = next(d for d in case.documents() if d.publisher == "Harbour Courier")
    at = sources(case_file)
    at.query_params["d"] = document.id
    at.run()
    assert not at.exception
    shown = html(at)
    marked = [part for part in panel(at)["parts"] if part[1] == "proposed"]
    assert all(anchor.startswith("claim-") for _, _, anchor in marked)
    assert any("Orrin Vale signed the Halden lease on 12 March 2019" in part[0] for part in marked)
    assert 'href="https://courier.example/lease"' in shown


def test_text_that_loads_pictures_stays_text(sources: Open, case_file: Path) -> None:
    with timeline.open(case_file) as case:
        document = next(d for d in case.documents() if d.publisher == "Northgate Post")
    at = sources(case_file)
    at.query_params["d"] = document.id
    at.run()
    assert any("spy.example" in words for words, _, _ in panel(at)["parts"])
    assert "<img" not in html(at)
    assert all("spy.example" not in part.value for part in at.markdown)


def test_a_path_is_added_with_a_result(sources: Open, empty_case: Path, tmp_path: Path) -> None:
    page = tmp_path / "note.txt"
    page.write_text("Orrin Vale signed the lease on 12 March 2019.", encoding="utf-8")
    at = sources(empty_case).run()
    at.text_area(key="names").set_value(f"{page}\n{tmp_path / 'missing.txt'}")
    at.button[0].click().run()
    assert not at.exception
    assert "1 added, 1 not added" in at.warning[0].value
    assert "missing.txt" in html(at)
    with timeline.open(empty_case) as case:
        assert len(case.documents()) == 1


def test_addresses_are_visited_only_when_allowed(sources: Open, empty_case: Path) -> None:
    at = sources(empty_case).run()
    at.text_area(key="names").set_value("https://courier.example/lease")
    at.button[0].click().run()
    assert "courier" in at.warning[0].value
    with timeline.open(empty_case) as case:
        assert case.documents() == []


def test_adding_nothing_says_what_to_do(sources: Open, empty_case: Path) -> None:
    at = sources(empty_case).run()
    at.button[0].click().run()
    assert "first" in at.warning[0].value


def test_a_folder_is_added_with_a_result_for_each(
    sources: Open, empty_case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "affair"
    folder.mkdir()
    for number in range(3):
        words = f"Orrin Vale signed lease number {number} on {number + 3} March 2019."
        (folder / f"note-{number}.txt").write_text(words, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 nothing of the kind")
    at = sources(empty_case).run()
    at.text_area(key="names").set_value(str(folder))
    at.button[0].click().run()
    assert not at.exception
    assert "3 added, 1 not added" in at.warning[0].value
    assert html(at).count("<b>Added.</b>") == 3
    assert "broken.pdf" in html(at)


def test_what_failed_can_be_tried_again(sources: Open, empty_case: Path, tmp_path: Path) -> None:
    at = sources(empty_case).run()
    late = tmp_path / "late.txt"
    at.text_area(key="names").set_value(str(late))
    at.button[0].click().run()
    assert "not added" in at.warning[0].value
    late.write_text("Orrin Vale signed the lease on 12 March 2019.", encoding="utf-8")
    at.button(key="again").click().run()
    assert at.text_area(key="names").value == str(late)


@pytest.mark.parametrize(
    ("told", "here"),
    [
        ("read it with --ocr", "read it with “Recognise pages that are pictures”"),
        ("'x' is not a day (--published)", "&#x27;x&#x27; is not a day (“Published on”)"),
    ],
)
def test_options_have_the_names_of_the_page(told: str, here: str) -> None:
    from timeline.app.adding import _one

    assert _one(told) == here


# --- the tour ----------------------------------------------------------------------------------


def test_the_demonstration_offers_a_tour(app: Open, case_file: Path) -> None:
    demonstration = case_file.rename(case_file.with_name("demonstration-0.db"))
    at = app(demonstration).run()
    assert "A tour of five steps" in html(at)
    at.button(key="tour-on-0").click().run()
    assert "1 of 5. Every mark" in html(at)
    at.button(key="tour-end").click().run()
    assert "of 5." not in html(at)
    assert not at.exception


def test_a_case_of_ones_own_has_no_tour(app: Open, case_file: Path) -> None:
    at = app(case_file).run()
    assert [button.label for button in at.button if "tour" in button.label] == []
