"""What is confidential is known to be so, whatever it is part of, and every mark can be undone."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from making import AFFAIR, LEASE, Read, open_case, read, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError
from timeline.model import Event, Passage, Source

ADDRESS = "https://courier.example/lease"


@pytest.fixture
def open_affair(tmp_path: Path) -> Case:
    """The affair, from a public address."""
    with open_case(tmp_path / "open.db") as case:
        case.add(source(AFFAIR), url=ADDRESS)
        yield case


def lease(case: Case) -> Event:
    return next(event for event in case.events() if event.date == "2019-03-12")


def actor(case: Case, name: str) -> str:
    return next(actor.id for actor in case.actors() if actor.name == name)


def test_a_claim_inherits_the_strictest(open_affair: Case) -> None:
    case = open_affair
    event = lease(case)
    assert event.sensitivity == "public"
    case.mark(case.documents()[0].id, sensitivity="confidential")
    assert lease(case).sensitivity == "confidential"
    case.mark(actor(case, "Orrin Vale"), sensitivity="sensitive")
    assert lease(case).evidence[0].sensitivity == "sensitive"
    assert lease(case).sensitivity == "sensitive"
    undated = case.events(undated=True)[0]
    assert undated.sensitivity == "confidential"  # it does not name him
    assert {record.sensitivity for record in case.claims()} == {"sensitive", "confidential"}
    case.undo()
    case.undo()
    assert lease(case).sensitivity == "public"
    assert case.check().clean


def test_a_claim_alone(open_affair: Case) -> None:
    case = open_affair
    claim = lease(case).evidence[0].claim_id
    case.mark(claim, sensitivity="confidential", terms="background", attribution="a clerk")
    item = lease(case).evidence[0]
    assert (item.sensitivity, item.terms, item.attribution) == (
        "confidential", "background", "a clerk",
    )  # fmt: skip
    case.undo()
    item = lease(case).evidence[0]
    assert (item.sensitivity, item.terms, item.attribution) == ("public", "on record", None)


def test_an_event_that_was_marked_says_what_was_said(open_affair: Case) -> None:
    case = open_affair
    case.mark(case.documents()[0].id, sensitivity="sensitive")
    event = lease(case)
    case.mark(event.id, sensitivity="public", version=event.version)
    assert lease(case).sensitivity == "public"
    assert lease(case).evidence[0].sensitivity == "sensitive"
    with pytest.raises(TimelineError, match="was changed by"):
        case.mark(event.id, sensitivity="public", version=event.version)


def test_pages(tmp_path: Path) -> None:
    def paged(given: Source, **options: object) -> Read:
        document = read(given, **options).document
        middle = document.text.index("2019-05")
        pages = (
            Passage(kind="page", start=0, end=middle, number=1),
            Passage(kind="page", start=middle, end=len(document.text), number=2),
        )
        return Read(replace(document, passages=pages))

    with open_case(tmp_path / "case.db", read=paged) as case:
        case.add(source(AFFAIR), url=ADDRESS)
        case.mark(case.documents()[0].id, page=1, sensitivity="sensitive")
        found = {event.title: event.sensitivity for event in case.events()}
        assert (
            found["Orrin Vale, Port of Halden sign the lease of the northern quay"] == "sensitive"
        )
        assert found["Orrin Vale resign from the harbour board"] == "public"
        assert case.documents()[0].sensitivity == "public"
        case.undo()
        assert lease(case).sensitivity == "public"


def test_the_later_mark_holds_and_an_empty_one_takes_it_away(open_affair: Case) -> None:
    case = open_affair
    name = case.documents()[0].id
    case.mark(name, embargo_until="2030-01-01", attribution="a clerk")
    case.mark(name, embargo_until="2031-01-01")
    assert case.documents()[0].embargo_until == "2031-01-01"
    case.mark(name, embargo_until="")
    assert (case.documents()[0].embargo_until, case.documents()[0].attribution) == (None, "a clerk")
    case.undo()
    case.undo()
    assert lease(case).embargo_until == "2030-01-01"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"sensitivity": "secret"}, "is not known"),
        ({"terms": "between us"}, "is not known"),
        ({"embargo_until": "soon"}, "not a day"),
        ({"pseudonym": "the clerk"}, "cannot be said of a document"),
        ({"page": 1, "terms": "background"}, "cannot be said of a page"),
        ({}, "say what is to be marked"),
    ],
)
def test_marks_that_make_no_sense(open_affair: Case, given: dict, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        open_affair.mark(open_affair.documents()[0].id, **given)


def test_an_id_of_nothing(open_affair: Case) -> None:
    with pytest.raises(TimelineError, match="no event, document, claim or actor"):
        open_affair.mark("nothing", sensitivity="public")


def exported(case: Case, **options: object) -> str:
    out = io.BytesIO()
    case.export("json", out, internal=True, **options)
    return out.getvalue().decode()


@pytest.mark.parametrize(
    ("mark", "leaves"),
    [
        ({"sensitivity": "sensitive"}, False),
        ({"terms": "off record"}, False),
        ({"embargo_until": "2999-01-01"}, False),
        ({"embargo_until": "2001-01-01"}, True),
        ({"terms": "background"}, False),
        ({"terms": "background", "attribution": "a person close to the board"}, True),
        ({"sensitivity": "confidential"}, True),
    ],
)
@pytest.mark.parametrize("of", ["document", "event"])
@pytest.mark.parametrize("draft", [False, True])
def test_what_leaves(
    open_affair: Case, mark: dict[str, str], leaves: bool, of: str, draft: bool
) -> None:
    case = open_affair
    case.confirm(lease(case).id)
    name = case.documents()[0].id if of == "document" else lease(case).id
    given = {
        name: value for name, value in mark.items() if of == "document" or name != "attribution"
    }
    case.mark(name, **given)
    words = exported(case, draft=draft)
    if of == "event" and given == {"terms": "background"}:
        leaves = True  # the document says nothing of it, and names its source itself
    assert ("sign the lease" in words) is leaves
    if "attribution" in given:
        assert "a person close to the board" in words
        assert ADDRESS not in words
        assert "The Halden papers" not in words  # not even as the words before the quote


def test_clearing_can_be_required(open_affair: Case) -> None:
    case = open_affair
    name = case.confirm(lease(case).id).id
    assert "sign the lease" in exported(case)
    assert "sign the lease" not in exported(case, require="verified")
    case.verify(name, how="seen")
    assert "sign the lease" in exported(case, require="verified")
    assert "sign the lease" not in exported(case, require="cleared")
    with open_case(case.path, who="Tessa Quill") as other:
        other.clear(name)
    assert "sign the lease" in exported(case, require="cleared")
    case.retitle(name, "They sign the lease")
    assert "sign the lease" not in exported(case)
    with pytest.raises(UsageError, match="not one of"):
        exported(case, require="blessed")


def test_names_of_evidence_that_stays_behind_stay_behind(open_affair: Case) -> None:
    case = open_affair
    case.add(source(f"{LEASE.replace('Orrin Vale', 'Orrin Vale, Ilma Harbour')} ", "leak.txt"))
    event = case.confirm(lease(case).id)
    assert len(event.evidence) == 2
    case.mark(case.documents()[1].id, sensitivity="sensitive")
    assert "sign the lease" not in exported(case)
    case.mark(event.id, sensitivity="public")
    words = exported(case)
    assert "sign the lease" in words
    assert "Ilma Harbour" not in words
