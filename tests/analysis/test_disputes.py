"""What claims of one event disagree about, and what is no disagreement."""

from __future__ import annotations

from typing import Any

import pytest
from making import claim

from timeline.analysis.disputes import disputes
from timeline.model import Claim, Participant

DAY = "2019-03-12 | Vale | sign the lease"


def told(*claims: Claim) -> dict[str, Claim]:
    return {f"c{number}": item for number, item in enumerate(claims, 1)}


def found(*claims: Claim) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    return {
        dispute.kind: [(version.value, version.claim_ids) for version in dispute.versions]
        for dispute in disputes(told(*claims))
    }


def lines(*given: str, **fields: Any) -> list[Claim]:
    return [claim(line, **fields) for line in given]


def test_dates_that_exclude_each_other() -> None:
    month, other = DAY.replace("2019-03-12", "2019-03"), DAY.replace("12", "14")
    assert found(*lines(DAY, month, other, "undated | Vale | sign")) == {
        "date": [("2019-03-12", ("c1",)), ("2019-03-14", ("c3",))]
    }


@pytest.mark.parametrize(
    "given",
    [
        [DAY], [DAY, DAY], [DAY, DAY.replace("2019-03-12", "2019")],
        [DAY, DAY.replace("2019-03-12", "../2019-06")], ["undated | Vale | sign", DAY], [],
    ],
)  # fmt: skip
def test_dates_that_agree(given: list[str]) -> None:
    assert found(*lines(*given)) == {}


def test_figures_of_the_same_thing() -> None:
    paid = "2019-03-12 | Vale | pay {} to a broker"
    given = lines(*(paid.format(sum_) for sum_ in ("€40,000", "€45,000", "40,000 euros")))
    assert found(*given) == {"figure": [("40000", ("c1", "c3")), ("45000", ("c2",))]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("€40,000", "about €39,000"), ("€40,000", "three crates"), ("€40,000", "40 crates"),
        ("€40,000 and €2,000", "€45,000"),
    ],
)  # fmt: skip
def test_figures_that_may_both_be_right(one: str, other: str) -> None:
    paid = "2019-03-12 | Vale | pay {} to a broker"
    assert found(*lines(paid.format(one), paid.format(other))) == {}


@pytest.mark.parametrize(
    ("one", "other", "disputed"),
    [
        ("Halden", "Brandholm", True), ("Halden", "Halden", False), ("Halden", "Norway", False),
        ("Paris", "Norway", False), ("France", "Norway", True),
    ],
)  # fmt: skip
def test_places(one: str, other: str, disputed: bool) -> None:
    given = [
        claim(f"2019-03-12 | Vale | sign the lease in {place}", places=(place,))
        for place in (one, other)
    ]
    assert bool(found(*given)) is disputed
    if disputed:
        assert list(found(*given)) == ["place"]


def test_a_place_that_is_only_named_is_not_where_it_happened() -> None:
    given = [
        claim(f"2019-03-12 | Vale | sign the {place} lease", places=(place,))
        for place in ("Halden", "Brandholm")
    ]
    assert found(*given) == {}


def done_by(who: str, what: str = "sign the lease", kind: str | None = "person") -> Claim:
    line = f"2019-03-12 | {who} | {what}"
    start = line.index(who)
    agent = Participant(name=who, role="agent", start=start, end=start + len(who), kind=kind)  # type: ignore[arg-type]
    return claim(line, participants=(agent,))


def test_another_doer() -> None:
    assert found(done_by("Orrin Vale"), done_by("Vale"), done_by("Ilma Harbour")) == {
        "actor": [("orrin vale", ("c1", "c2")), ("ilma harbour", ("c3",))]
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (done_by("Orrin Vale"), done_by("Nordwerk", kind="organisation")),
        (done_by("Orrin Vale"), done_by("Ilma Harbour", "sign it with Orrin Vale")),
        (done_by("Orrin Vale"), done_by("Ilma Harbour", "witness the lease")),
        (done_by("Orrin Vale"), claim(DAY)),
    ],
)
def test_doers_that_may_both_be_right(one: Claim, other: Claim) -> None:
    assert found(one, other) == {}


def test_whether_it_happened() -> None:
    assert found(*lines(DAY, f"{DAY} not | denied")) == {
        "fact": [("yes", ("c1",)), ("no", ("c2",))]
    }


def test_versions_have_words_for_a_person() -> None:
    [dispute] = disputes(told(*lines(DAY, DAY.replace("12", "14"))))
    assert [version.words for version in dispute.versions] == ["12 March 2019", "14 March 2019"]
