"""What may leave a case file."""

import random
from dataclasses import replace

import pytest
from conftest import invented_event

from timeline.analysis.gate import through_the_gate
from timeline.model import Event


@pytest.fixture
def event() -> Event:
    return replace(invented_event(1, random.Random(1)), status="confirmed")


@pytest.mark.parametrize(
    ("status", "draft", "leaves"),
    [
        ("confirmed", False, True), ("confirmed", True, True), ("proposed", False, False),
        ("proposed", True, True), ("rejected", False, False), ("rejected", True, False),
    ],
)  # fmt: skip
def test_status(event: Event, status: str, draft: bool, leaves: bool) -> None:
    given = replace(event, status=status)
    passed, kept = through_the_gate([given], draft=draft)
    assert (passed == (given,)) is leaves
    assert [loss.event_id for loss in kept] == ([] if leaves else [event.id])


@pytest.mark.parametrize("draft", [False, True])
def test_no_event_without_a_quote_that_holds(event: Event, draft: bool) -> None:
    bare = replace(event, evidence=())
    disputed = replace(
        event, evidence=tuple(replace(item, relation="disputes") for item in event.evidence)
    )
    assert through_the_gate([bare, disputed], draft=draft)[0] == ()
    broken = {event.evidence[0].claim_id}
    passed, kept = through_the_gate([event], draft=draft, broken=broken)
    assert passed == ()
    assert "no longer stands" in kept[0].what
    assert event.title in kept[0].what
