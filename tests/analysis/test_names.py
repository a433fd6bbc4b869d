"""Names as they are compared."""

import pytest

from timeline.analysis.names import full_name, name_key, same_actor


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Orrin Vale", "orrin vale"), ("President Orrin Vale", "orrin vale"),
        ("Prime Minister Orrin Vale’s", "orrin vale"), ("ORRIN  VALE", "orrin vale"),
        ("the former President Vale", "vale"), ("Dr. Ilma Håland", "ilma haland"),
        ("Kestrel Holdings Ltd.", "kestrel"), ("Nordwerk GmbH & Co. KG", "nordwerk"),
        ("President", "president"), ("Ltd", "ltd"), ("S.A. Marina", "sa marina"),
        ("U.S.", "us"), ("General Motors", "general motors"), ("Šćepan", "scepan"),
        ("Владимир Орлов", "владимир орлов"), ("华为", "华为"), ("James'", "james"),
    ],
)  # fmt: skip
def test_keys(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize("name", ["", "…", "'s"])
def test_what_is_hardly_a_name(name: str) -> None:
    assert name_key(name) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("vale", "orrin vale", True), ("orrin vale", "vale", True), ("vale", "vale", True),
        ("orrin", "orrin vale", False), ("ilma vale", "orrin vale", False),
        ("halden", "port of halden", False), ("ale", "orrin vale", False),
    ],
)  # fmt: skip
def test_a_family_name_stands_for_the_full_name(one: str, other: str, same: bool) -> None:
    assert same_actor(one, other) is same


def test_the_full_name_must_be_the_only_one() -> None:
    assert full_name("vale", ["orrin vale", "nordwerk"]) == "orrin vale"
    assert full_name("vale", ["orrin vale", "ilma vale"]) is None
    assert full_name("orrin vale", ["sir orrin vale"]) is None
