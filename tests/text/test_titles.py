"""The title of a page, without the name of its site."""

from typing import Any

import pytest

from timeline.text.titles import page_title

LEASE = "Harbour lease was signed in secret"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"declared": [LEASE]}, LEASE),
        ({"declared": [f"{LEASE} | Harbour Courier"], "sites": ["Harbour Courier"]}, LEASE),
        ({"declared": [f"{LEASE} - Harbour Courier"], "sites": ["Harbour Courier"]}, LEASE),
        ({"declared": [f"{LEASE} – News – Courier"], "headings": [LEASE]}, LEASE),
        ({"declared": [f"Courier: {LEASE}"], "headings": [LEASE]}, f"Courier: {LEASE}"),
        ({"declared": [f"Harbour Courier | {LEASE}"], "sites": ["Harbour Courier"]}, LEASE),
        ({"declared": [f"{LEASE} | courier.example"], "address": "https://www.courier.example/a"},
         LEASE),
        ({"declared": [f"{LEASE}-Politik｜Kurier", f"{LEASE}"], "sites": ["Kurier"]}, LEASE),
        ({"declared": ["Harbour Courier"], "sites": ["Harbour Courier"], "headings": [LEASE],
          "window": f"{LEASE} | Harbour Courier"}, LEASE),
        ({"declared": ["Lease: 'signed in secret'"], "headings": [LEASE]},
         "Lease: 'signed in secret'"),
        ({"declared": ["Unrelated words"], "headings": [LEASE], "linked": [LEASE]}, LEASE),
        ({"declared": ["Harbour lease was …"], "headings": [LEASE]}, LEASE),
        ({"declared": ["Harbour lease was signed"], "headings": [LEASE], "linked": [LEASE]}, LEASE),
        ({"headings": ["Log in", LEASE], "linked": [LEASE]}, LEASE),
        ({"headings": ["Harbour Courier", LEASE], "sites": ["Harbour Courier"]}, LEASE),
        ({"linked": [LEASE]}, LEASE),
        ({"window": f"{LEASE} | Harbour Courier", "sites": ["Harbour Courier"]}, LEASE),
        ({"window": LEASE}, LEASE),
        ({"declared": ["Tom &amp; Mira&#39;s\n lease "]}, "Tom & Mira's lease"),
        ({"declared": ["Sund – Ostmere: a lease"]}, "Sund – Ostmere: a lease"),
        ({"declared": ["Gemeinderat – eine Bilanz"], "headings": ["Gemeinderat – eine Bilanz"]},
         "Gemeinderat – eine Bilanz"),
        ({}, None),
        ({"window": "  ", "headings": [""], "declared": ["|"]}, None),
    ],
)  # fmt: skip
def test_title(given: dict[str, Any], expected: str | None) -> None:
    empty: dict[str, Any] = {
        "declared": [], "headings": [], "linked": [], "window": "", "sites": [], "address": None,
    }  # fmt: skip
    assert page_title(**{**empty, **given}) == expected
