"""A name that must not leave is found however it is written."""

from __future__ import annotations

import unicodedata

import pytest

from timeline.analysis.pseudonyms import Pseudonyms

NAMES = Pseudonyms(
    {
        "Petra Lindqvärn": "the adviser",
        "Petra": "the adviser",
        "Lindqvärn": "the adviser",
        "Griffin Dredging": "a contractor",
        "Øst-Havn": "a port",
    }
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Petra Lindqvärn left", "[the adviser] left"),
        ("PETRA\nLINDQVÄRN's note", "[the adviser]'s note"),
        ("Ms Lindqvärn left", "Ms [the adviser] left"),
        ("Lindqvärns Brief", "[the adviser]s Brief"),
        ("Petra Lindqvarn", "[the adviser]"),
        ("Petra Lindqvaern", "[the adviser]"),
        (unicodedata.normalize("NFD", "Petra Lindqvärn"), "[the adviser]"),
        ("Petra Lind\u00adqvärn", "[the adviser]"),
        ("Petra L\u200bind\u202eqvärn", "[the adviser]"),
        ("Petra Lind\x1b[31mqvärn", "[the adviser]"),
        ("Petra Lind-\nqvärn", "[the adviser]"),
        ("@PetraLindqvarn wrote", "@[the adviser] wrote"),
        ("petra_lindqvarn@mail.example", "[the adviser]@mail.example"),
        ("Ｐｅｔｒａ Lindqvärn", "[the adviser]"),
        ("Griﬃn Dredging", "[a contractor]"),
        ("griffin-dredging", "[a contractor]"),
        ("Ost Havn", "Ost Havn"),
        ("Oest Havn", "[a port]"),
        ("Lindqvärnsberg", "Lindqvärnsberg"),
        ("the griffin", "the griffin"),
        ("nobody", "nobody"),
    ],
)
def test_it_is_found_and_told_under_another(text: str, told: str) -> None:
    assert NAMES.told(text) == told
    assert NAMES.hides(text) is (text != told)


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/petra-lindqvarn-resigns",
        "https://courier.example/petra_lindqvarn.html",
        "https://courier.example/Petra%20Lindqv%C3%A4rn",
        "https://petralindqvarn.example/",
        "scans/LindqvarnPetra/Lindqvarn.pdf",
    ],
)
def test_an_address_that_tells_it_is_known(address: str) -> None:
    assert NAMES.hides(address)


@pytest.mark.parametrize(
    "content",
    [
        "<!-- Petra Lindqvärn -->".encode(),
        "Petra Lindqvärn".encode("latin-1"),
        "Petra Lindqvärn".encode("utf-16"),
        b"<p>Petra Lindqv&auml;rn</p>",
    ],
)
def test_bytes_that_tell_it_are_known(content: bytes) -> None:
    assert NAMES.hides_in(content)
    assert not NAMES.hides_in(b"<p>nobody</p>")


def test_an_actor_has_its_other_name_without_brackets() -> None:
    assert NAMES.name("petra lindqvarn") == "the adviser"
    assert NAMES.name("Orrin Vale") == "Orrin Vale"
    assert NAMES.name("Petra Lindqvärn's office") == "[the adviser]'s office"


def test_without_names_nothing_is_hidden() -> None:
    nobody = Pseudonyms({"": "x", " - ": "y"})
    assert not nobody
    assert nobody.told("a\u00adb") == "a\u00adb"
    assert not nobody.hides("a")
    assert not nobody.hides_in(b"a")
    assert nobody.name("a") == "a"
