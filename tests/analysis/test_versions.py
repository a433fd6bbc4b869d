"""Captures of one address, and what an article says of its own mistakes."""

import pytest

from timeline.analysis.versions import address_key, corrections, new_notice, retractions


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://courier.example/lease", "http://www.courier.example/lease/#top", True),
        ("https://courier.example/a?utm_source=x&fbclid=1", "https://courier.example/a", True),
        ("https://courier.example/a?id=1", "https://courier.example/a?id=2", False),
        ("https://courier.example/a?b=1&c=2", "https://courier.example/a?c=2&b=1", True),
        ("https://courier.example/a", "https://herald.example/a", False),
    ],
)  # fmt: skip
def test_addresses_of_one_page(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


@pytest.mark.parametrize(
    "address", [None, "", "notes.txt", "https://courier.example/", "mailto:a@b.example", "http://["]
)
def test_no_address_of_a_page(address: str | None) -> None:
    assert address_key(address) is None


@pytest.mark.parametrize(
    ("line", "corrected", "retracted"),
    [
        ("Correction: the lease was signed on 14 March.", True, False),
        ("This article was amended on 3 May to give the right sum.", True, False),
        ("An earlier version of this article misstated the sum.", True, False),
        ("In einer früheren Version stand ein falsches Datum.", True, False),
        ("Fe de errores: la fecha era otra.", True, False),
        ("Retraction: we could not confirm it.", False, True),
        ("This story has been retracted.", False, True),
        ("The corrections officer left the house of correction.", False, False),
        ("The mayor asked for a correction of the minutes.", False, False),
        ("The offer was withdrawn.", False, False), ("", False, False),
    ],
)  # fmt: skip
def test_notices(line: str, corrected: bool, retracted: bool) -> None:
    text = f"The lease was signed.\n\n{line}\n"
    assert bool(corrections(text)) is corrected
    assert bool(retractions(text)) is retracted
    for span in corrections(text) + retractions(text):
        assert text[span.start : span.end] == span.text


def test_only_what_is_new_is_told() -> None:
    before, after = "The lease was signed.", "The lease was signed.\nCorrection: on the 14th."
    assert new_notice(before, after) == "a correction: “Correction: on the 14th.”"
    assert new_notice(after, after) is None
    assert new_notice(after, before) is None
