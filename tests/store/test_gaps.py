"""What a case lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import Found, find, open_case, source

from timeline.case import Case
from timeline.model import Claim, Document, Participant
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
