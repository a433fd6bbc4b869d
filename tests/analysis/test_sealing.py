"""What a sealed source alone gave leaves with nothing of the event: not its date, not its words."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from conftest import invented_event

from timeline.analysis.sealing import unsealed
from timeline.edtf import Edtf
from timeline.model import Claim, Event, Evidence

OPEN = "Nordwerk paid in March 2019."
SEALED = "CANARY: Nordwerk paid a clerk on 12 March 2019, Tom Reed said."


def claim(quote: str, date: str, **given: Any) -> Claim:
    edtf = Edtf(date)
    fields: dict[str, Any] = {
        "headline": quote, "how": "explicit", "certainty": "stated", "salience": 0.5,
        "date": edtf, "earliest": edtf.earliest, "latest": edtf.latest,
        "precision": edtf.precision,
    }  # fmt: skip
    return Claim(quote=quote, start=0, end=len(quote), **(fields | given))


@pytest.fixture
def event() -> Event:
    """An event whose date and words come from a sensitive source, beside a public one."""
    made = invented_event(1, random.Random(1))
    first = replace(made.evidence[0], claim_id="open", origin="Harbour Courier",
                    claim=claim(OPEN, "2019-03", actors=("Nordwerk",)))  # fmt: skip
    told = claim(SEALED, "2019-03-12T10:30", certainty="alleged", attributed_to="Tom Reed",
                 actors=("CANARY",), places=("CANARY",), time="10:30")  # fmt: skip
    second = replace(
        first, claim_id="sealed", claim=told, sensitivity="sensitive", origin="CANARY Press"
    )
    return replace(
        made, title=SEALED, status="confirmed", date=told.date, earliest=told.earliest,
        latest=told.latest, precision="day", time="10:30", certainty="alleged", disputed=True,
        attributed_to="Tom Reed", actors=("Nordwerk", "CANARY"), places=("CANARY",),
        origins=("Harbour Courier", "CANARY Press"), evidence=(first, second),
    )  # fmt: skip


def left(event: Event) -> Event:
    found, losses = unsealed(event, on="2024-05-17", sealed={})
    assert found is not None
    assert [loss.what for loss in losses] == ["without a quote, sensitive"]
    return found


def test_nothing_of_it_is_left(event: Event) -> None:
    found = left(event)
    assert "CANARY" not in repr(found)
    assert "Tom Reed" not in repr(found)
    assert (found.title, found.attributed_to, found.certainty) == (OPEN, None, "stated")
    assert (found.date, found.precision, found.time, found.disputed) == (
        "2019-03", "month", None, False,
    )  # fmt: skip
    assert found.origins == ("Harbour Courier",)


def test_what_a_person_decided_stays(event: Event) -> None:
    decided = replace(
        event, title="A payment", date=Edtf("2019"), attributed_to="the court", certainty="denied"
    )
    found = left(decided)
    assert (found.title, found.date) == ("A payment", "2019")
    assert (found.attributed_to, found.certainty) == ("the court", "denied")


def test_without_another_date_it_is_undated(event: Event) -> None:
    first, second = event.evidence
    bare: Evidence = replace(first, claim=replace(first.claim, date=None, how="none"))
    found = left(replace(event, evidence=(bare, second)))
    assert (found.date, found.earliest, found.latest, found.how) == (None, None, None, "none")


def test_an_open_source_that_says_the_same_keeps_it(event: Event) -> None:
    first, second = event.evidence
    same = replace(first, claim=replace(second.claim, actors=("Nordwerk",), places=()))
    found = left(replace(event, evidence=(same, second)))
    assert (found.title, found.date, found.attributed_to) == (
        SEALED, event.date, "Tom Reed",
    )  # fmt: skip
