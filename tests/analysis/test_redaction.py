"""Confidential documents are quoted and never named; actors leave under their pseudonyms."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from timeline.analysis.pseudonyms import Pseudonyms
from timeline.analysis.redaction import NAMELESS, nameless, redacted
from timeline.model import Claim, DocumentRecord, Event, Evidence, Participant, Timex

CANARY = "CANARY"
NOBODY = Pseudonyms({})


def document(**given: Any) -> DocumentRecord:
    fields: dict[str, Any] = {
        field.name: CANARY if "str" in str(field.type) else 99
        for field in dataclasses.fields(DocumentRecord)
        if field.default is dataclasses.MISSING
    }
    optional = {"parent": CANARY, "remarks": (CANARY,), "attribution": None}
    return DocumentRecord(
        **(
            fields
            | optional
            | {"id": "d1", "language": "en", "sensitivity": "confidential"}
            | given
        )
    )


def event(quote: str = "She signed.", title: str = "She signed", **given: Any) -> Event:
    claim = Claim(
        quote=quote, start=0, end=len(quote), headline=title, how="relative",
        certainty="stated", salience=0.5, actors=("Ines Calloway",),
        participants=(Participant(name="Ines Calloway", role="agent", start=0, end=3),),
        attributed_to="Ines Calloway", reasons={"date": CANARY},
        timex=Timex(start=0, end=3, text="then", type="DATE", value="2019", rule="x",
                    anchor="published", reason=CANARY),
    )  # fmt: skip
    item = Evidence(
        claim_id="c1", relation="supports", claim=claim, prefix=CANARY, suffix=CANARY, page=99,
        origin=CANARY, origin_reason=CANARY, flag=CANARY, stale=CANARY,
        **({"document": document()} | given),
    )  # fmt: skip
    return Event(
        id="e1", version=1, title=title, status="confirmed", date=None, earliest=None, latest=None,
        precision=None, how="none", certainty="stated", salience=0.5, evidence=(item,),
        actors=("Ines Calloway",), origins=(CANARY,), attributed_to="Ines Calloway",
        notes=("Ines  CALLOWAY called.",),
    )  # fmt: skip


def test_of_a_confidential_document_nothing_leaves_but_its_quote() -> None:
    [left] = redacted([event()], NOBODY)
    assert CANARY not in repr(left)
    assert "99" not in repr(left.evidence[0].document)
    assert left.evidence[0].claim.quote == "She signed."
    assert left.evidence[0].document.source == NAMELESS
    assert left.origins == (NAMELESS,)


def test_a_document_has_the_name_its_source_agreed_to() -> None:
    told = nameless(document(), "an official of the port")
    assert (told.publisher, told.source) == ("an official of the port",) * 2
    assert CANARY not in repr(told)


def test_a_public_document_leaves_as_it_is() -> None:
    whole = event(document=document(sensitivity="public"))
    assert redacted([whole], NOBODY) == (whole,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ines Calloway left", "[the inspector] left"),
        ("INES\nCALLOWAY's note", "[the inspector]'s note"),
        ("Ms Calloway left", "Ms [the inspector] left"),
        ("Callowayville", "Callowayville"),
        ("nobody", "nobody"),
    ],
)
def test_names_are_told_under_another(text: str, told: str) -> None:
    names = Pseudonyms({"Ines Calloway": "the inspector", "Calloway": "the inspector"})
    assert names.told(text) == told
    assert names.hides(text) is (text != told)


def test_no_name_is_left_anywhere_and_what_told_it_is_not_linked() -> None:
    names = Pseudonyms({"Ines Calloway": "the inspector"})
    public = document(sensitivity="public", url="https://a.example/1")
    [left] = redacted(
        [event("Ines Calloway signed.", "Ines Calloway signed", document=public)], names
    )
    assert "calloway" not in repr(left).casefold()
    assert left.title == "[the inspector] signed"
    assert left.actors == ("the inspector",)
    assert left.evidence[0].document.url is None
