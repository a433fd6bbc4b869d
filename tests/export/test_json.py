from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from timeline.export.json import JSON, schema
from timeline.model import Event, Evidence, Loss, Selection

VALIDATOR = jsonschema.Draft202012Validator(
    schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def written(selection: Selection) -> dict[str, Any]:
    out = io.BytesIO()
    JSON.write(selection, out)
    loaded: dict[str, Any] = json.loads(out.getvalue().decode("utf-8"))
    return loaded


def test_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_varied_case_fits_the_schema(varied: Selection) -> None:
    VALIDATOR.validate(written(varied))


def test_an_empty_case_fits_the_schema(selection: Callable[..., Selection]) -> None:
    assert written(selection())["events"] == []
    VALIDATOR.validate(written(selection()))


@pytest.mark.parametrize("part", ["events", "claims", "evidence", "documents", "losses"])
def test_the_schema_refuses_what_is_missing_or_unknown(varied: Selection, part: str) -> None:
    for change in ("missing", "unknown"):
        export = written(varied)
        if change == "missing":
            export[part][0].popitem()
        else:
            export[part][0]["surprise"] = 1
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate(export)


def test_every_reference_leads_somewhere(varied: Selection) -> None:
    export = written(varied)
    events = {event["id"] for event in export["events"]}
    claims = {claim["id"] for claim in export["claims"]}
    documents = {document["id"] for document in export["documents"]}
    assert {item["event"] for item in export["evidence"]} <= events
    assert {item["claim"] for item in export["evidence"]} == claims
    assert {claim["document"] for claim in export["claims"]} <= documents
    assert {name for event in export["events"] for name in event["evidence"]} == claims
    assert {name for actor in export["actors"] for name in actor["events"]} <= events


def test_claims_keep_the_form_of_extract(varied: Selection) -> None:
    item = varied.events[0].evidence[0]
    [claim] = [claim for claim in written(varied)["claims"] if claim["id"] == item.claim_id]
    expected = json.loads(json.dumps(item.claim.to_json()))
    assert {name: claim[name] for name in expected} == expected


def test_quotes_are_exact_to_the_letter(
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    selection: Callable[..., Selection],
) -> None:
    quote = 'a\u202eb\x00 </script> "q" \\ 𝔘 \ud800'
    item = evidence()
    exact = replace(item, claim=replace(item.claim, quote=quote))
    [claim] = written(selection(event(evidence=(exact,))))["claims"]
    assert claim["quote"] == quote


def test_a_claim_in_two_events_is_written_once(
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    selection: Callable[..., Selection],
) -> None:
    shared = evidence()
    export = written(selection(event(1, evidence=(shared,)), event(2, evidence=(shared,))))
    assert len(export["claims"]) == 1
    assert len(export["evidence"]) == 2


def test_draft_and_losses_are_told(varied: Selection) -> None:
    export = written(varied)
    assert export["draft"] is True
    assert {"event_id": "e9", "what": "rejected"} in export["losses"]
    assert export["made"] == "2024-05-17T09:30:00+00:00"
    assert export["events"][1]["headline"].startswith("[not reviewed; planned]")


def test_an_event_that_was_kept_back_leaves_no_words(selection: Callable[..., Selection]) -> None:
    kept_back = Loss(event_id="e9", what="not reviewed: CANARY")
    out = io.BytesIO()
    report = JSON.write(selection(left_out=(kept_back,)), out)
    assert b"CANARY" not in out.getvalue()
    assert kept_back in report.losses
