"""The panel of an event shows evidence of every kind, and what was said of the event by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import LEASE, WHEN, open_case, source

from timeline.app.evidence import _evidence, facts
from timeline.case import Case
from timeline.model import Event, Source


def panel(case: Case, event: Event) -> str:
    return "".join(
        _evidence(item, case.text(item.document.id), number)
        for number, item in enumerate(event.evidence, 1)
    )


@pytest.mark.parametrize(
    ("name", "content", "place", "said"),
    [
        ("call.ogg", b"OggS", {"begin": 723.0, "end": 740.0}, "at 0:12:03–0:12:20, as heard there"),
        ("gate.png", b"\x89PNG\r\n\x1a\n", {"region": (0, 0, 0.5, 1)}, "a part of the picture"),
        ("ledger.pdf", b"%PDF-1.4", {"page": 7}, "page 7, as seen there"),
    ],
)
def test_what_was_seen_or_heard(
    tmp_path: Path, name: str, content: bytes, place: dict[str, float], said: str
) -> None:
    with open_case(tmp_path / "case.db") as case:
        kept = case.keep(Source(name=name, content=content, captured=WHEN))
        made = case.make("x", date="2019", document=kept.id, quote="I never <signed>.", **place)
        case.translate(
            made.evidence[0].claim_id, "Ich unterschrieb nie.", language="de", made_by="machine"
        )
        shown = panel(case, case.event(made.id))
    assert "<mark" in shown
    assert "I never &lt;signed&gt;." in shown
    assert said in shown
    assert "“Ich unterschrieb nie.” (de, translated by a machine)" in shown
    assert "The date was given by hand." in shown


def test_who_dated_it_and_which_notes_are_private(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source(LEASE))
        name = case.events()[0].id
        case.redate(name, "2019-03")
        case.note(name, "Ask the notary.")
        event = case.note(name, "The clerk told us.", private=True)
    told = facts(event)
    assert "by Ada Finch" in told
    assert "The clerk told us. (private)" in told
    assert "Ask the notary.\n" in told
