"""Shared passages, whatever was printed around them."""

import pytest

from timeline.analysis.shingles import RUN, covered, fingerprints, shared, words_of

PASSAGE = (
    "The harbour board signed the lease of the northern quay on Tuesday evening, after nine hours "
    "of talks, and told nobody about the fee that its chairman had agreed to pay a broker."
)
OTHER = (
    "Fishermen along the coast say that the herring came late this year and left early, as it has "
    "done every spring since the new breakwater was finished and the old one pulled down."
)


def share(one: str, other: str) -> float:
    return shared(words_of(one), words_of(other)).share


def test_a_copy_is_a_copy_whatever_printers_do() -> None:
    printed = PASSAGE.upper().replace(",", " —").replace(" ", "\n ")
    assert share(PASSAGE, printed) == 1.0
    assert share(PASSAGE, f"{OTHER} {PASSAGE} {OTHER}") == 1.0
    assert share(PASSAGE, OTHER) == 0.0


def test_an_edited_copy_shares_much() -> None:
    edited = PASSAGE.replace("on Tuesday evening", "late on Tuesday")
    assert 0.4 < share(PASSAGE, edited) < 1.0
    assert share(PASSAGE, edited) == share(edited, PASSAGE)


def test_spans_are_the_shared_words() -> None:
    text = f"{OTHER}\n\n{PASSAGE}\n\nThe end."
    found = shared(words_of(text), words_of(f"Before. {PASSAGE} After."))
    [(start, end)] = found.spans
    assert text[start:end] == PASSAGE.rstrip(".")
    assert covered(start, end, found.spans) == 1.0
    assert covered(0, len(OTHER), found.spans) == 0.0


@pytest.mark.parametrize("text", ["", "a b c", " ".join("x" * RUN)])
def test_little_or_no_text(text: str) -> None:
    assert share(text, PASSAGE) == 0.0
    assert share(PASSAGE, text) == 0.0
    assert isinstance(fingerprints(words_of(text).words), frozenset)


def test_copies_have_fingerprints_in_common() -> None:
    one, other = (fingerprints(words_of(f"{start} {PASSAGE} {OTHER}").words) for start in "ab")
    assert one & other
    assert len(one) < 60
