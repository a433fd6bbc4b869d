"""Paragraphs and sentences: offsets into the text, by rule."""

import pytest

from timeline.language.plain import plain
from timeline.language.sentences import LONGEST, paragraphs, stretches


def cut(text: str, language: str = "en") -> list[str]:
    return [text[part.start : part.end] for part in stretches(plain(text), language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Danel met Dr. Rui. They left.", ["Mr. Danel met Dr. Rui.", "They left."]),
        ("Bolt Ltd. bought it. It closed.", ["Bolt Ltd. bought it.", "It closed."]),
        ("It belongs to Bolt Inc. The firm left.", ["It belongs to Bolt Inc.", "The firm left."]),
        ("The U.S. Treasury paid.", ["The U.S. Treasury paid."]),
        ("“It is over.” Then he left.", ["“It is over.”", "Then he left."]),
        ("It cost 3.5 million. He paid.", ["It cost 3.5 million.", "He paid."]),
        ("Why? Nobody knows!", ["Why?", "Nobody knows!"]),
        ("He waited… Then he left.", ["He waited…", "Then he left."]),
        ("J. Moss was late. A. Rui was not.", ["J. Moss was late.", "A. Rui was not."]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_sentences_of_another_language() -> None:
    assert cut("El Sr. Rui firmó. Después huyó.", "es") == ["El Sr. Rui firmó.", "Después huyó."]


def test_broken_lines_are_one_paragraph() -> None:
    mail = (
        "The board of the port met on the third of May and decided to sell\n"
        "the old shipyard to a company that nobody in the town had heard of\n"
        "before."
    )
    assert len(list(paragraphs(mail))) == 1
    assert len(list(paragraphs("A headline\nA first paragraph of the text."))) == 2


def test_endless_sentence_is_cut() -> None:
    text = "and so it went on " * 2000
    parts = stretches(text)
    assert max(part.end - part.start for part in parts) <= LONGEST
    assert "".join(text.split()) == "".join("".join(cut(text)).split())


def test_heading() -> None:
    parts = stretches("Port sold to unknown bidder\n\nThe port was sold on Monday.")
    assert [part.heading for part in parts] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("country‘s\u00a0“new” law", 'country\'s "new" law'),
        ("see [the files](https://port.example/a) now", "see [the files]" + " " * 24 + " now"),
        ("POLICE ARRESTED THE DIRECTOR", "Police arrested the director"),
        ("The NTA paid.", "The NTA paid."),
        ("\U0001f600 paid", "\U0001f600 paid"),
    ],
)
def test_plain_copy_keeps_every_offset(text: str, expected: str) -> None:
    assert plain(text) == expected
    assert len(plain(text)) == len(text)
