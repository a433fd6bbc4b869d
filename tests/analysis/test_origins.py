"""Whose words an article prints, and whose statement a claim repeats."""

import pytest

from timeline.analysis.origins import attributed, credited, outlet_key, outlet_meant

OUTLETS = {
    "harbour herald": "The Harbour Herald", "dunmarrow courier": "Dunmarrow Courier",
    "kanaal": "Het Kanaal",
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The Harbour Herald", "harbour herald"), ("Der Kurier", "kurier"), ("The", "the"),
        ("Het Kanaal", "kanaal"),
    ],
)  # fmt: skip
def test_outlet_key(name: str, key: str) -> None:
    assert outlet_key(name) == key


@pytest.mark.parametrize(
    ("said_by", "key"),
    [
        ("the Herald", "harbour herald"), ("The Harbour Herald", "harbour herald"),
        ("the Courier", "dunmarrow courier"), ("Reuters", "reuters"), ("AP", "associated press"),
        ("a neighbour", None), ("the herald", None), ("the Ledger", None), ("", None),
    ],
)  # fmt: skip
def test_outlet_meant(said_by: str, key: str | None) -> None:
    assert outlet_meant(said_by, OUTLETS) == key


def test_a_word_that_two_outlets_end_in_names_neither() -> None:
    outlets = {**OUTLETS, "morning herald": "Morning Herald"}
    assert outlet_meant("the Herald", outlets) is None


@pytest.mark.parametrize(
    ("quote", "said_by", "key"),
    [
        ("Vale signed the lease, according to the Harbour Herald.", None, "harbour herald"),
        ("Vale signed the lease, the Dunmarrow Courier reported.", None, "dunmarrow courier"),
        ("Laut Dunmarrow Courier unterschrieb Vale.", None, "dunmarrow courier"),
        ("Vale signed the lease.", "the Herald", "harbour herald"),
        ("Vale sued the Harbour Herald for libel.", None, None),
        ("Vale, a partner of the Harbour Herald, signed.", None, None),
        ("Vale signed the lease, a neighbour said.", "a neighbour", None),
    ],
)
def test_attributed(quote: str, said_by: str | None, key: str | None) -> None:
    credit = attributed(quote, said_by, own="kanaal", outlets=OUTLETS)
    assert (credit.key if credit else None) == key


def test_an_outlet_that_names_itself_is_its_own_origin() -> None:
    quote = "Vale signed, the Harbour Herald reported."
    assert attributed(quote, "the Herald", own="harbour herald", outlets=OUTLETS) is None


BODY = "The board met for nine hours. " * 30


@pytest.mark.parametrize(
    ("text", "byline", "key"),
    [
        (f"HALDEN (Reuters) - {BODY}", None, "reuters"), (BODY, "AP", "associated press"),
        (BODY, "Tessa Quill and AFP", "agence france-presse"), (f"{BODY}\n(dpa/lno)", None, "dpa"),
        (f"{BODY}\n/dpa/", None, "dpa"), (f"{BODY}\n© AFP", None, "agence france-presse"),
        (f"{BODY}\nThis article was originally published by Het Kanaal.", None, "kanaal"),
        (f"{BODY}\nReprinted from the Harbour Herald", None, "harbour herald"),
        (f"{BODY}\nThis article first appeared in a school paper.", None, None),
        (BODY, "Tessa Quill", None), (f"{BODY} The Reuters building burned. {BODY}", None, None),
    ],
)  # fmt: skip
def test_credited(text: str, byline: str | None, key: str | None) -> None:
    credit = credited(text, byline=byline, publisher="Dunmarrow Courier", outlets=OUTLETS)
    expected = outlet_key(key) if key else None
    assert (credit.key if credit else None) == expected


def test_an_agency_is_not_credited_to_itself() -> None:
    text = f"HALDEN (Reuters) - {BODY}"
    assert credited(text, byline=None, publisher="Reuters", outlets=OUTLETS) is None
