"""What an event says where its claims agree, and where they do not."""

from itertools import permutations

import pytest
from making import claim

from timeline.analysis.agreement import disjoint, disputed, propose, relation
from timeline.edtf import Edtf


def claims(*lines: str) -> list:
    return [claim(line) for line in lines]


DAY = "2019-03-12 | Vale | sign the lease"
MONTH = "2019-03 | Vale | sign the lease at last"
OTHER = "2019-03-14 | Vale | sign it"
OPEN = "../2019-06 | Vale | sign"
UNDATED = "undated | Vale | sign the lease, as everybody knows"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([DAY], "2019-03-12"), ([DAY, MONTH], "2019-03-12"), ([MONTH, OPEN], "2019-03"),
        ([DAY, OTHER, OTHER], "2019-03-14"), ([DAY, MONTH, OTHER], "2019-03-12"),
        ([UNDATED, MONTH], "2019-03"), ([UNDATED], None),
    ],
)  # fmt: skip
def test_the_date_is_one_that_a_claim_has(lines: list[str], date: str | None) -> None:
    for order in permutations(claims(*lines)):
        assert propose(order).date == date


def test_the_order_of_claims_makes_no_difference() -> None:
    found = claims(DAY, MONTH, OTHER, OPEN, UNDATED)
    proposals = {repr(propose(order)) for order in permutations(found)}
    assert len(proposals) == 1


def test_what_is_stated_speaks_before_what_is_planned_or_denied() -> None:
    plan = "2019-03-12 | Vale | will sign the lease | planned"
    denial = "2019-03-12 | Vale | never sign | denied"
    proposal = propose(claims(denial, plan, DAY))
    assert (proposal.title, proposal.certainty) == ("Vale sign the lease", "stated")
    assert propose(claims(denial)).certainty == "denied"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([DAY], False), ([DAY, MONTH, OPEN, UNDATED], False), ([DAY, OTHER], True),
        ([MONTH, DAY, OTHER], True), ([UNDATED, UNDATED], False), ([], False),
    ],
)  # fmt: skip
def test_disputed(lines: list[str], expected: bool) -> None:
    assert disputed(claims(*lines)) is expected


@pytest.mark.parametrize(
    ("line", "date", "certainty", "expected"),
    [
        (DAY, "2019-03", "stated", "supports"), (DAY, "2019-04", "stated", "disputes"),
        (UNDATED, "2019-04", "stated", "supports"), (DAY, None, "stated", "supports"),
        ("2019-03-12 | Vale | sign | denied", "2019-03-12", "stated", "disputes"),
        ("2019-03-12 | Vale | sign | denied", "2019-03-12", "denied", "supports"),
    ],
)  # fmt: skip
def test_relation(line: str, date: str | None, certainty: str, expected: str) -> None:
    assert relation(claim(line), Edtf(date) if date else None, certainty) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2019-03", False), ("2019", "2020", True), ("../2018", "2019", True),
        ("2018/..", "2030", False), (None, "2019", False), ("-0043", "../0001", False),
    ],
)  # fmt: skip
def test_disjoint(one: str | None, other: str | None, expected: bool) -> None:
    dates = [Edtf(text) if text else None for text in (one, other)]
    assert disjoint(*dates) is expected
    assert disjoint(*reversed(dates)) is expected
