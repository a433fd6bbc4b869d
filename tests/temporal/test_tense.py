"""Plans lie ahead of publication, what has happened behind it, in every language."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates

PUBLISHED = "2023-03-22"  # a Wednesday


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "He will be sentenced on June 9.", "2023-06-09"),
        ("en", "The judge sentenced him on June 9.", "2022-06-09"),
        ("en", "Work is expected to begin in September.", "2023-09"),
        ("en", "Work began in September.", "2022-09"),
        ("en", "The trial, set for October 3, was put off.", "2023-10-03"),
        ("en", "The owner said it would open in December.", "2023-12"),
        ("en", "The lease runs until December.", "2023-12"),
        ("en", "The owner said in November that he will leave.", "2022-11"),
        ("en", "The owner said that in November he will leave.", "2023-11"),
        ("en", "The bridge, expected in January, is late.", "2023-01"),
        ("en", "The yard will reopen in the fall.", "2023-FA"),
        ("en", "The yard reopened in the fall.", "2022-FA"),
        ("en", "The yard will reopen at Christmas.", "2023-12-25"),
        ("en", "In November the yard will close.", "2023-11"),
        ("en", "The hearing takes place on Friday.", "2023-03-24"),
        ("en", "The hearing took place on Friday.", "2023-03-17"),
        ("de", "Der Prozess beginnt am 9. Oktober.", "2023-10-09"),
        ("de", "Der Prozess begann am 9. Oktober.", "2022-10-09"),
        ("de", "Das Urteil soll im September fallen.", "2023-09"),
        ("de", "Am Donnerstagmorgen haben Beamte das Haus durchsucht.", "2023-03-16TMO"),
        ("de", "Am Dienstagmorgen haben Beamte das Haus durchsucht.", "2023-03-21TMO"),
        ("fr", "Le procès s'ouvrira le 9 octobre.", "2023-10-09"),
        ("fr", "Le procès s'est ouvert le 9 octobre.", "2022-10-09"),
        ("es", "El juicio comenzará el 9 de octubre.", "2023-10-09"),
        ("es", "El juicio comenzó el 9 de octubre.", "2022-10-09"),
        ("it", "Il processo inizierà il 9 ottobre.", "2023-10-09"),
        ("it", "Il processo è iniziato il 9 ottobre.", "2022-10-09"),
        ("pt", "O julgamento começará em 9 de outubro.", "2023-10-09"),
        ("pt", "O julgamento começou em 9 de outubro.", "2022-10-09"),
        ("nl", "Het proces begint op 9 oktober.", "2023-10-09"),
        ("nl", "Het proces begon op 9 oktober.", "2022-10-09"),
        ("ru", "Суд начнётся 9 октября.", "2023-10-09"),
        ("ru", "Суд начался 9 октября.", "2022-10-09"),
        ("uk", "Суд розпочнеться 9 жовтня.", "2023-10-09"),
        ("uk", "Суд розпочався 9 жовтня.", "2022-10-09"),
    ],
)
def test_tense_settles_the_year(language: str, text: str, value: str) -> None:
    [timex] = find_dates(text, published=PUBLISHED, language=language, genre="news")
    assert timex.value == value
