"""Which claims are taken for one happening, and which never."""

from __future__ import annotations

from typing import Any

import pytest
from making import claim

from timeline.analysis.grouping import JOIN, OFFER, group, place
from timeline.analysis.likeness import Telling, act_told, likeness, telling, wording

LEASE = "2019-03-12 | Orrin Vale, Nordwerk | sign the lease of the northern quay for 40,000 euros"


def told(line: str, *, document: str = "", key: str = "", **given: Any) -> Telling:
    return telling(claim(line, **given), key=key or line, document=document or line)


@pytest.mark.parametrize(
    "other",
    [
        "2019-03-12 | Vale | firmar un contrato sobre el muelle",
        "2019-03 | Orrin Vale, Nordwerk AG | sign the lease of the northern quay",
        "2019-03-12 | Nordwerk | signature under the lease",
        "2019-03-12 | President Orrin Vale | ink the deal about the northern quay",
        "2019-03-11/2019-03-17 | Orrin Vale, Nordwerk | sign the quay lease",
    ],
)
def test_the_same_happening(other: str) -> None:
    alike = likeness(told(LEASE), told(other))
    assert alike.score >= JOIN
    assert alike.agree
    assert alike.reasons
    assert likeness(told(other), told(LEASE)).score == alike.score


@pytest.mark.parametrize(
    "other",
    [
        "2019-03-12 | Orrin Vale, Nordwerk | sell the northern quay",
        "2019-03-12 | Ilma Harbour | sign a petition against the airport",
        "2019-03-12 | Orrin Vale | visit a school in the hills",
        "2020-03-12 | Orrin Vale, Nordwerk | sign the lease of the northern quay for 40,000 euros!",
        "2019 | Orrin Vale | sign a book",
        "undated | Orrin Vale, Nordwerk | sign the lease of the southern quay",
        "../2019-06 | Orrin Vale | sign a letter of resignation",
        "2019-03-12 | nobody | open a new school for girls",
        "2019-03 | Orrin Vale | sign autographs for children at the fair",
    ],
)
def test_another_happening(other: str) -> None:
    assert likeness(told(LEASE), told(other)).score < JOIN


@pytest.mark.parametrize(
    ("what", "act"),
    [
        ("turn down the offer", "reject"), ("turn the whole offer down", "reject"),
        ("turn the ship", "turn"), ("go to court in May", "sue"), ("step down", "resign"),
        ("give way at noon", "collapse"), ("give the prize", "give"),
    ],
)  # fmt: skip
def test_a_verb_with_its_particle_is_one_act(what: str, act: str) -> None:
    assert act_told(claim(f"2019-03-12 | Vale | {what}")) == act


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilma Harbour | sell the northern quay to Nordwerk", "Nordwerk | buy the northern quay"),
        ("Orrin Vale | withdraw 400,000 euros", "the clerk | frobnicate 400.000 Euro"),
        ("the dam | collapse above Halden village", "Halden | leak at the dam above the village"),
    ],
)
def test_one_happening_told_from_two_sides(one: str, other: str) -> None:
    assert likeness(told(f"2019-03-12 | {one}"), told(f"2019-03-12 | {other}")).score >= JOIN


def test_a_short_sentence_of_two_papers_is_one_happening_on_one_day_only() -> None:
    line = "2019-03-12 | Vale | deny the charge"
    here = told(line, document="a")
    assert likeness(here, told(line, document="b")).score >= JOIN
    assert likeness(here, told(line, document="a")).score == 0
    nobody = told("2019-03-12 | nobody | it begin", document="a")
    assert likeness(nobody, told("2019-03-12 | nobody | it begin", document="b")).score < JOIN


def test_what_is_open_on_one_side_is_compared_a_year_into_it() -> None:
    exact = told(LEASE, key="a")
    before = told(
        "../2019-06 | Orrin Vale, Nordwerk | sign the lease of the northern quay", key="b"
    )
    late = told("../2021-06 | Orrin Vale, Nordwerk | sign the lease of the northern quay", key="c")
    assert group([exact, before, late]) == [[exact, before], [late]]


def test_a_denial_is_about_the_same_happening() -> None:
    denial = "2019-03-12 | Orrin Vale, Nordwerk | sign no lease of the northern quay | denied"
    alike = likeness(told(LEASE), told(denial))
    assert alike.score >= JOIN
    assert "one says that it did not happen" in alike.reasons


def test_a_contradictory_date_is_a_dispute_not_another_event() -> None:
    other = LEASE.replace("2019-03-12", "2019-03-14")
    alike = likeness(told(LEASE), told(other))
    assert alike.score >= JOIN
    assert not alike.agree
    assert "the dates are 2 days apart" in alike.reasons


def test_the_same_words_are_the_same_happening_even_undated() -> None:
    words = "undated | Orrin Vale | sign the lease of the quay with his left hand"
    assert likeness(told(words, document="a"), told(words, document="b")).score > 0.9
    assert likeness(told(words, document="a"), told(words, document="a")).score == 0
    short = "undated | Vale | sign"
    assert likeness(told(short, document="a"), told(short, document="b")).score == 0


def test_in_one_document_the_act_must_recur() -> None:
    one = "2019-03-12 | Orrin Vale | sign the lease of the northern quay"
    other = "2019-03-12 | Orrin Vale | inspect the lease of the northern quay"
    assert likeness(told(one, document="a"), told(other, document="a")).score == 0
    assert likeness(told(one, document="a"), told(other, document="b")).score > 0


def test_no_chain_of_small_steps() -> None:
    """A claim that fits one member and speaks against the others stays out."""
    lines = [LEASE, f"{LEASE} and", f"{LEASE} so"]
    stray = told("2019-03-12 | Orrin Vale | sign autographs for children")
    members = [told(line) for line in lines]
    alone = place(stray, {"home": members[:1]})
    together = place(stray, {"home": members})
    assert together.score <= alone.score + 1e-9


def test_placement_names_the_best_home_and_why() -> None:
    homes = {
        "lease": [told(LEASE)],
        "sale": [told("2019-03-12 | Nordwerk | sell a crane to the navy")],
    }
    found = place(told(f"{LEASE} again"), homes)
    assert found.home == "lease"
    assert found.score >= JOIN
    assert found.reasons
    assert place(told(LEASE), {}).home is None


def test_groups_in_reading_order() -> None:
    lines = [
        LEASE,
        "2019-05-02 | Orrin Vale | resign from the board",
        f"{LEASE} today",
        "2019-05-02 | Vale | step_down from the harbour board",
        "undated | Ilma Harbour | wait",
    ]
    groups = [[item.key for item in found] for found in group(told(line) for line in lines)]
    assert groups == [[lines[0], lines[2]], [lines[1], lines[3]], [lines[4]]]


def test_thresholds_are_in_order() -> None:
    assert 0 < OFFER < JOIN < 1


def test_wording_sets_aside_what_printers_change() -> None:
    assert wording("“He signed”, they said —\n today.") == wording(
        '"He  signed", they said - today'
    )


def loose(line: str) -> Telling:
    return told(line, how="bound")


@pytest.mark.parametrize(
    ("line", "joins"),
    [
        ("../2019-09 | Orrin Vale | sign on 12 March, as the mayor says", True),
        ("../2019-09 | Orrin Vale | firmar el 12 de marzo, dice el alcalde", True),
        ("../2019-09 | Orrin Vale | sign on 14 March, as the mayor says", False),
        ("../2019-02 | Orrin Vale | sign on 12 March, as the mayor says", False),
        ("../2019-09 | Orrin Vale | sell on 12 March a boat, as the mayor says", False),
    ],
)
def test_a_loose_date_meets_the_day_that_its_words_write(line: str, joins: bool) -> None:
    alike = likeness(told(LEASE), loose(line))
    assert (alike.score >= JOIN) is joins
    assert likeness(loose(line), told(LEASE)).score == alike.score
    groups = group([told(LEASE), loose(line)])
    assert (len(groups) == 1) is joins


def test_too_little_known_of_one_member_is_no_word_against_it() -> None:
    bare = told("2019-03-12 | nobody | open")
    members = [told(LEASE), bare]
    newcomer = told("2019-03-12 | Orrin Vale, Nordwerk | sign the lease of the northern quay!")
    assert not likeness(newcomer, bare).against
    together = place(newcomer, {"home": members})
    assert together.score == place(newcomer, {"home": members[:1]}).score


@pytest.mark.parametrize(
    ("one", "other"), [("400,000", "400.000"), ("1,250", "1.250")],
)  # fmt: skip
def test_marks_in_figures_make_no_difference(one: str, other: str) -> None:
    line = "2019-03-12 | Orrin Vale | pay {} euros to the broker"
    alike = likeness(told(line.format(one)), told(line.format(other)))
    assert any("the same figure" in why for why in alike.reasons)
