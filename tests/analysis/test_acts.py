"""Kinds of act."""

import pytest

from timeline.analysis.acts import act_of, acts, kindred, known_act


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("buy", "acquisition", True), ("arrest", "detention", True), ("arrest", "release", False),
        ("firmar", "unterzeichnen", True), ("Kauf", "purchase", True), ("step down", "quit", True),
        ("acquit", "convict", False), ("frobnicate", "frobnicate", True),
    ],
)  # fmt: skip
def test_words_of_one_kind(one: str, other: str, same: bool) -> None:
    assert (act_of(one) == act_of(other)) is same


def test_an_unknown_word_stands_for_itself() -> None:
    assert act_of("frobnicate") == "frobnicate"
    assert not known_act("frobnicate")
    assert known_act("buy")
    assert act_of(None) is None
    assert act_of("") is None


def test_every_word_stands_in_one_kind() -> None:
    assert len(acts()) > 500  # a word in two kinds raises


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [("buy", "sell", True), ("collapse", "leak", True), ("arrest", "release", False),
     ("sign", "resign", False), ("frobnicate", "buy", False)],
)  # fmt: skip
def test_kinds_that_may_tell_one_happening(one: str, other: str, kin: bool) -> None:
    assert kindred(one, other) is kindred(other, one) is kin
