"""Corroboration counts origins, not articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import Read, fixed_case, open_case, read, source

from timeline.case import Case
from timeline.model import Event, Source

LEASE = "2019-03-12 | Orrin Vale, Port of Halden | sign the lease of the northern quay"
BODY = """The harbour board met for nine hours behind closed doors, and the fishermen who had come
to hear what would become of their sheds were sent home by the porter at midnight.
Nobody would say who had drawn up the papers, or why the notary of the port had not been asked.
"""
OTHER = "2019-03-12 | Orrin Vale, Port of Halden | sign the quay lease in the notary's kitchen"
Telling = tuple[str, str, str]  # publisher, day of publication, text


def told(case: Case, *tellings: Telling) -> Event:
    """The event about the lease, after these documents were added in this order."""
    for number, (publisher, day, text) in enumerate(tellings):
        case.add(source(text, f"{number}.txt"), publisher=publisher, published=day)
    [event] = case.events(within="2019-03-12")
    return event


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return open_case(tmp_path / "case.db")


def test_two_outlets_with_words_of_their_own_are_two_origins(case: Case) -> None:
    event = told(
        case, ("Courier", "2019-03-13", f"{LEASE}\n"), ("Herald", "2019-03-14", f"{OTHER}\n")
    )
    assert event.origins == ("Courier", "Herald")
    assert not event.single_origin
    assert [item.origin_reason for item in event.evidence] == [None, None]


def test_a_reprint_is_one_origin_and_says_whose(case: Case) -> None:
    event = told(
        case,
        ("Courier", "2019-03-13", f"{BODY}{LEASE}\n"),
        ("Herald", "2019-03-14", f"From our pages.\n{BODY}{LEASE}\n"),
    )
    assert event.origins == ("Courier",)
    assert event.single_origin
    reprint = event.evidence[1]
    assert reprint.document.publisher == "Herald"
    assert reprint.origin == "Courier"
    assert "of its words with Courier" in (reprint.origin_reason or "")


def test_the_first_to_publish_is_the_origin_whatever_was_added_first(case: Case) -> None:
    event = told(
        case,
        ("Herald", "2019-03-14", f"From our pages.\n{BODY}{LEASE}\n"),
        ("Courier", "2019-03-13", f"{BODY}{LEASE}\n"),
    )
    assert event.origins == ("Courier",)


def test_papers_that_print_an_agency_are_one_origin(case: Case) -> None:
    event = told(
        case,
        ("Courier", "2019-03-13", f"HALDEN (Reuters) - {BODY}{LEASE}\n"),
        ("Herald", "2019-03-14", f"{BODY}{LEASE}\n"),
        ("Ledger", "2019-03-14", f"HALDEN (Reuters) - The board sat late.\n{OTHER}\n"),
    )
    assert event.origins == ("Reuters",)


def test_an_outlet_speaks_once(case: Case) -> None:
    event = told(
        case, ("Courier", "2019-03-13", f"{LEASE}\n"), ("Courier", "2019-03-20", f"{OTHER}\n")
    )
    assert len(event.evidence) == 2
    assert event.single_origin


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_according_to_another_outlet(case: Case, order: tuple[int, int]) -> None:
    tellings = (
        ("The Halden Courier", "2019-03-13", f"{LEASE}\n"),
        ("Herald", "2019-03-14", f"{OTHER}, according to the Halden Courier\n"),
    )
    event = told(case, *(tellings[place] for place in order))
    assert event.single_origin
    assert event.origins == ("The Halden Courier",)


def test_one_passage_taken_over_is_the_others_claim_only(case: Case) -> None:
    own = "".join(f"The {word} of the town have words of their own for it.\n" for word in WORDS)
    event = told(
        case,
        ("Courier", "2019-03-13", f"{BODY}{LEASE}\n"),
        (
            "Herald",
            "2019-03-14",
            f"{own}{LEASE}\n2019-04-02 | Nordwerk | close the northern gate\n",
        ),
    )
    assert event.origins == ("Courier",)
    [other] = case.events(within="2019-04")
    assert other.origins == ("Herald",)


WORDS = ("bakers", "brewers", "coopers", "dyers", "fullers", "glovers", "hatters", "joiners")


def test_what_disputes_an_event_is_no_origin_of_it(case: Case) -> None:
    event = told(
        case,
        ("Courier", "2019-03-13", f"{LEASE}\n"),
        ("Herald", "2019-03-14", f"{LEASE} and then not | denied\n"),
    )
    assert [item.relation for item in event.evidence] == ["supports", "disputes"]
    assert event.origins == ("Courier",)


def test_documents_of_nobody_count_each_for_itself(tmp_path: Path) -> None:
    def unsigned(given: Source, **options: Any) -> Read:
        return Read(replace(read(given, **options).document, publisher=None))

    with open_case(tmp_path / "case.db", read=unsigned) as case:
        for text in (LEASE, OTHER):
            case.add(source(f"{text}\n"), title="Memo")
        [event] = case.events()
    assert event.origins == ("Memo", "Memo")


def test_drawing_events_know_their_origins(case: Case) -> None:
    told(case, ("Courier", "2019-03-13", f"{LEASE}\n"), ("Herald", "2019-03-14", f"{OTHER}\n"))
    assert [event.origins for event in case.drawing_events()] == [("Courier", "Herald")]


def test_a_text_that_goes_takes_its_words_along(tmp_path: Path) -> None:
    with fixed_case(tmp_path / "case.db") as case:
        case.add(source(f"{BODY}{LEASE}\n"), publisher="Courier", published="2019-03-13")
        connection = case._session.connection

        def count(table: str) -> int:
            return int(connection.execute(f"select count(*) from {table}").fetchone()[0])

        assert count("fingerprints")
        assert count("day_passages")
        connection.execute("update texts set text = ''")
        assert count("fingerprints") == count("day_passages") == 0
        connection.execute("insert into day_passages_fts (day_passages_fts) values ('rebuild')")
