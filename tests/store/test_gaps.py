"""What a case lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import WHEN, Found, find, open_case, source

from timeline.case import Case
from timeline.model import Claim, Document, Participant, Source
from timeline.store.gaps import Gap

TEXT = """2019-03-12 | Orrin Vale | sign the lease
undated | Ilma Harbour | pay a broker
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case.db") as opened:
        opened.add(source(TEXT, "courier.txt"))
        yield opened


def kinds(case: Case, kind: str) -> list[Gap]:
    return [gap for gap in case.gaps() if gap.kind == kind]


def test_events_that_wait(case: Case) -> None:
    [undated] = kinds(case, "undated")
    assert undated.about == "Ilma Harbour pay a broker"
    assert len(kinds(case, "unreviewed")) == 2
    single = kinds(case, "single origin")
    assert single[0].about == "Orrin Vale sign the lease (only courier.txt)"
    assert undated.event_id is not None
    case.confirm(undated.event_id)
    case.reject(str(single[0].event_id), reason="no")
    assert kinds(case, "unreviewed") == []
    assert [gap.event_id for gap in kinds(case, "single origin")] == [undated.event_id]


def test_two_origins_are_no_gap(case: Case) -> None:
    case.add(source("2019-03-12 | Vale | sign the lease at last\n", "herald.txt"))
    assert [gap.about for gap in kinds(case, "single origin")] == [
        "Ilma Harbour pay a broker (only courier.txt)"
    ]


def test_documents_without_claims(case: Case) -> None:
    case.add(source("Nothing happened.\n", "dull.txt"), title="A dull day")
    [gap] = kinds(case, "without claims")
    assert gap.about == "A dull day"
    case.withdraw(str(gap.document_id), reason="dull")
    assert kinds(case, "without claims") == []


DEEDS = ("sign", "buy", "pay", "found", "close", "sue", "fine", "ban", "open")


def test_a_silence_of_the_case(case: Case) -> None:
    days = [f"2020-{month:02d}-{day:02d}" for month in (1, 11) for day in range(1, 28, 3)]
    lines = [f"{day} | Nordwerk {day} | {DEEDS[at % 9]} it\n" for at, day in enumerate(days)]
    case.add(source("".join(lines), "ledger.txt"))
    found = [(gap.earliest, gap.latest) for gap in kinds(case, "silence")]
    assert ("2020-01-25", "2020-11-01") in found


def test_words_that_could_not_be_read(case: Case) -> None:
    case.add(source("They paid on 31 February 2019, he says.\n", "memo.txt"))
    [gap] = kinds(case, "unread date")
    assert gap.about.startswith("“31 February 2019” in “They paid on")


def test_quotes_that_do_not_hold(case: Case) -> None:
    case._session.connection.execute("update claims set quote = 'x' || quote where start < 5")
    [gap] = kinds(case, "broken quote")
    assert gap.claim_id


def found_with_patient(document: Document, **_: Any) -> Found:
    """As `making.find`, with whoever a line names as the one it was done to."""
    found = find(document)
    claims = [_with_parts(claim) for claim in found.claims]
    return Found(found.timexes, claims)


def _with_parts(claim: Claim) -> Claim:
    role = "agent" if claim.certainty == "alleged" else "patient"
    parts = tuple(
        Participant(name=name, role=role, start=claim.start, end=claim.start + 1, kind="person")  # type: ignore[arg-type]
        for name in claim.actors
    )
    return replace(claim, participants=parts)


@pytest.mark.parametrize(
    ("line", "rest", "unheard"),
    [
        ("2019-03-12 | Orrin Vale | charge him with fraud", "", ["Orrin Vale"]),
        ("2019-03-12 | Orrin Vale | charge him with fraud", "Orrin Vale denied it.", []),
        ("2019-03-12 | Orrin Vale | pay a broker | alleged", "The judge spoke.", ["Orrin Vale"]),
        ("2019-03-12 | Orrin Vale | visit a school", "", []),
    ],
)
def test_nobody_is_accused_unheard(
    tmp_path: Path, line: str, rest: str, unheard: list[str]
) -> None:
    with open_case(tmp_path / "case.db", extract=found_with_patient) as case:
        case.add(source(f"{line}\n{rest}\n"))
        found = [gap.about.partition(":")[0] for gap in kinds(case, "no reply")]
    assert found == unheard


# --- what waits for somebody's word -----------------------------------------------------------


def test_a_reply_is_awaited_until_it_comes_or_is_waived(case: Case) -> None:
    event = case.events()[0].id
    put = case.put(
        "Orrin Vale", "You signed it.", how="letter", on="2024-05-01", deadline="2024-05-10",
        event_id=event,
    )  # fmt: skip
    other = case.put("Ilma Harbour", "You paid.", how="e-mail", on="2024-05-02")
    first, second = kinds(case, "reply awaited")
    assert first.about == (
        "Orrin Vale, by letter on 2024-05-01, until 2024-05-10 (over): “You signed it.”"
    )
    assert (first.event_id, first.actor_id) == (event, put.actor_id)
    assert second.about == "Ilma Harbour, by e-mail on 2024-05-02: “You paid.”"
    case.answered(put.id, "He denies it.")
    case.waive(other.id, reason="asked twice")
    assert kinds(case, "reply awaited") == []


def test_questions_are_open_until_somebody_answers(case: Case) -> None:
    event = case.events()[0].id
    asked = case.ask("Who owned it?", about=event)
    assert [(gap.about, gap.event_id) for gap in kinds(case, "open question")] == [
        ("Who owned it?", event)
    ]
    case.answer(asked.id, "The board did.")
    assert kinds(case, "open question") == []


def test_what_reads_otherwise_today_is_to_be_looked_at(tmp_path: Path) -> None:
    certain = "stated"

    def extract(document: Document, **options: Any) -> Found:
        found = find(document, **options)
        return Found(found.timexes, [replace(one, certainty=certain) for one in found.claims])

    with open_case(tmp_path / "reread.db", extract=extract) as case:
        case.add(source(TEXT, "courier.txt"))
        event = case.events()[0].id
        case.confirm(event)
        certain = "reported"
        assert not any(result.error for result in case.reread())
        [gap] = kinds(case, "look again")
        assert gap.event_id == event
        assert "certainty reported" in gap.about
        case.confirm(event)
        assert kinds(case, "look again") == []


def test_evidence_by_hand_that_lies_nowhere_is_a_gap(case: Case) -> None:
    picture = Source(name="gate.png", content=b"\x89PNG\r\n\x1a\n", captured=WHEN)
    case.make("x", document=case.keep(picture).id, region=(0, 0, 1, 1), quote="NO ENTRY")
    assert kinds(case, "broken quote") == []
    case._session.connection.execute(
        "update claims set quote = 'ENTRY' where locator_kind = 'image'"
    )
    assert "made by hand" in kinds(case, "broken quote")[0].about
