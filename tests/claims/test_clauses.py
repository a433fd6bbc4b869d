"""Claims without a parser: Spanish, German, French and Italian, clause by clause."""

import pytest

import timeline
from timeline.claims.words import words

CASES = [
    ("es", "La policía detuvo a Marta Olmedo el 3 de mayo de 2013.", "2013-05-03", "stated"),
    ("es", "El director, presuntamente, cobró en mayo de 2013.", "2013-05", "alleged"),
    ("es", "Según el registro, Torre Alisal vendió en mayo de 2013.", "2013-05", "reported"),
    ("de", "Am 3. Mai 2013 verhaftete die Polizei Viktor Lamm.", "2013-05-03", "stated"),
    ("de", "Lamm trat am 3. Mai 2013 zurück.", "2013-05-03", "stated"),
    ("de", "Der Vertrag wurde im Mai 2013 nicht unterzeichnet.", "2013-05", "negated"),
    ("fr", "La police a arrêté Hubert Marsac le 3 mai 2013 à Valcourt.", "2013-05-03", "stated"),
    ("it", "La polizia ha arrestato Carlo Brandi il 3 maggio 2013.", "2013-05-03", "stated"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "date", "certainty"), CASES)
def test_dated_clause(language: str, text: str, date: str, certainty: str) -> None:
    [claim] = timeline.extract(text, language=language)
    assert (claim.date, claim.certainty) == (date, certainty)
    assert claim.quote == text
    assert claim.trigger is not None
    assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text


def test_names_are_actors() -> None:
    text = "La Guardia Civil detuvo a Marta Olmedo el 3 de mayo de 2013."
    [claim] = timeline.extract(text, language="es")
    assert claim.actors == ("Guardia Civil", "Marta Olmedo")
    assert [part.role for part in claim.participants] == ["agent", "patient"]


def test_language_without_word_lists_yields_nothing() -> None:
    assert words("fi") is None
    assert timeline.extract("Poliisi pidätti miehen 3.5.2013.", language="fi") == []
