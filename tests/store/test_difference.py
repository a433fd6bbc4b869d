"""What became other between two moments, and what readers are told of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import AFFAIR, LEASE, WHEN, open_case, source

from timeline.case import Case
from timeline.errors import UsageError


class Clock:
    """A clock that is set by hand and goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.time = WHEN

    def __call__(self) -> dt.datetime:
        self.time += dt.timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def case(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """The lease is confirmed on the first day; what a test does is done on the third."""
    with open_case(tmp_path / "case.db", clock=clock) as opened:
        opened.add(source(AFFAIR), url="https://courier.example/halden")
        opened.confirm(lease(opened))
        clock.time += dt.timedelta(days=2)
        yield opened


def lease(case: Case) -> str:
    return next(event.id for event in case.events() if "sign the lease" in event.title)


def test_what_was_changed(case: Case) -> None:
    name = lease(case)
    case.redate(name, "2019-03", reason="The register has no day.")
    case.tag(name, "quay")
    case.add(source(f"{LEASE} it is said", "copy.txt"))
    found = case.difference("2024-05-18")
    [change] = found.changes
    assert (change.event_id, dict(change.before), dict(change.after)) == (
        name, {"date": "2019-03-12", "tags": []}, {"date": "2019-03", "tags": ["quay"]},
    )  # fmt: skip
    assert change.by == (
        ("Ada Finch", "redate", "The register has no day."), ("Ada Finch", "tag", None),
    )  # fmt: skip
    assert (found.added, found.begun) == (("copy.txt",), 1)
    assert case.difference("2024-05-17").changes[0].before["status"] == "proposed"
    assert case.difference("2024-05-17", "2024-05-18").begun == 5


def test_what_was_changed_and_back_is_not_told(case: Case) -> None:
    case.redate(lease(case), "2019-03")
    case.undo()
    assert case.difference("2024-05-18").changes == ()
    assert case.corrections("2024-05-18") == []


def test_a_document_is_withdrawn(case: Case) -> None:
    case.withdraw(case.documents()[0].id, reason="It was a forgery")
    assert case.difference("2024-05-18").withdrawn == ("notes.txt",)
    assert case.corrections("2024-05-18") == [
        "“Orrin Vale, Port of Halden sign the lease of the northern quay” (12 March 2019) is not "
        "on the timeline any more. It was a forgery."
    ]


def test_corrections_tell_what_was_published_and_nothing_else(case: Case) -> None:
    name, other = lease(case), case.events(undated=True)[0].id
    case.redate(name, "2019-03", reason="The register has no day")
    case.retitle(name, "The lease is signed")
    case.recertain(name, "alleged")
    case.tag(name, "quay")
    case.redate(other, "2018")  # nobody had confirmed it
    [line] = case.corrections("2024-05-18")
    assert line == (
        "“Orrin Vale, Port of Halden sign the lease of the northern quay” (12 March 2019): it "
        "reads “The lease is signed” now; its date is March 2019 and not 12 March 2019; it is told "
        "as alleged and not as stated. The register has no day."
    )
    assert "Ada Finch" not in line


@pytest.mark.parametrize("kind", ["reject", "reopen"])
def test_what_is_not_confirmed_any_more(case: Case, kind: str) -> None:
    given = {"reason": "another Vale"} if kind == "reject" else {}
    getattr(case, kind)(lease(case), **given)
    assert "not on the timeline any more" in case.corrections("2024-05-18")[0]


def test_what_is_sensitive_is_in_no_list(case: Case) -> None:
    case.redate(lease(case), "2019-03")
    case.mark(lease(case), sensitivity="sensitive")
    assert case.corrections("2024-05-18") == []


def test_a_pseudonym_holds_in_corrections(case: Case) -> None:
    case.redate(lease(case), "2019-03")
    actor = next(actor.id for actor in case.actors() if actor.name == "Orrin Vale")
    case.mark(actor, pseudonym="the harbour master")
    assert "Vale" not in case.corrections("2024-05-18")[0]


@pytest.mark.parametrize("since", ["soon", "2024-13-01", "2999-01-01"])
def test_moments_that_are_none(case: Case, since: str) -> None:
    with pytest.raises(UsageError):
        case.difference(since)
