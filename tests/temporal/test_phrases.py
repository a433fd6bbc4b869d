"""Phrases of each language as its papers write them: words, values and what must stay out."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates

PUBLISHED = "2024-05-17"  # a Friday


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "It began at 3 p.m. and ended at 0530 GMT.",
         [("3 p.m.", "2024-05-17T15:00"), ("0530 GMT", "2024-05-17T05:30Z")]),
        ("en", "It opens at 5 o'clock.", [("5 o'clock", "2024-05-17T05:00")]),
        ("en", "They talked until Wednesday night.", [("Wednesday night", "2024-05-15TNI")]),
        ("en", "They met Thursday at noon.", [("Thursday at noon", "2024-05-16T12:00")]),
        ("en", "A yearlong, weeklong or decade-long wait.",
         [("yearlong", "P1Y"), ("weeklong", "P1W"), ("decade-long", "P1DE")]),
        ("en", "In the winter of 2018-19 it snowed.", [("the winter of 2018-19", "2018-WI")]),
        ("en", "By H1 2023 it was done.", [("H1 2023", "2023-H1")]),
        ("en", "In 1066 William won.", [("1066", "1066")]),
        ("en", "It was founded between 12 and 15 March.",
         [("12", "2024-03-12"), ("15 March", "2024-03-15")]),
        ("de", "In der Nacht auf Dienstag brannte es.",
         [("der Nacht auf Dienstag", "2024-05-14TNI")]),
        ("de", "Im Winter 2018/19 lag Schnee.", [("Winter 2018/19", "2018-WI")]),
        ("de", "Im Monat März 2020 war es so.", [("Monat März 2020", "2020-03")]),
        ("es", "Fue anoche o esta mañana.",
         [("anoche", "2024-05-16TNI"), ("esta mañana", "2024-05-17TMO")]),
        ("es", "Vota dos veces al año.", [("dos veces al año", "P1Y")]),
        ("fr", "Il vint le 5 mai 2014 et partit le lendemain.",
         [("le 5 mai 2014", "2014-05-05"), ("le lendemain", "2014-05-06")]),
        ("fr", "La veille de la fête fut calme.", []),
        ("fr", "Le feu prit à 15h30.", [("15h30", "2024-05-17T15:30")]),
        ("fr", "C'était au IIIe siècle.", [("au IIIe siècle", "02")]),
        ("it", "Aprì il 1° giugno 2014.", [("il 1° giugno 2014", "2014-06-01")]),
        ("it", "Fu stamattina.", [("stamattina", "2024-05-17TMO")]),
        ("it", "Faceva 1°C nella valle.", []),
        ("pt", "Começou às 15h30.", [("15h30", "2024-05-17T15:30")]),
        ("pt", "Foi no final dos anos 1990.", [("no final dos anos 1990", "199")]),
        ("nl", "Het begon gisteravond om 20.30 uur.",
         [("gisteravond", "2024-05-16TEV"), ("20.30 uur", "2024-05-16T20:30")]),
        ("nl", "Het duurde 2 uur.", [("2 uur", "PT2H")]),
        ("ru", "Двумя годами ранее, в 2014 году.",
         [("Двумя годами ранее", "2022"), ("2014 году", "2014")]),
        ("ru", "Это было на Пасху.", [("Пасху", "2024-05-05")]),
        ("uk", "Це було на Великдень.", [("Великдень", "2024-05-05")]),
        ("uk", "Вони сходяться щопонеділка.", [("щопонеділка", "XXXX-WXX-1")]),
    ],
)  # fmt: skip
def test_words_and_values(language: str, text: str, found: list[tuple[str, str]]) -> None:
    timexes = find_dates(text, published=PUBLISHED, language=language, genre="news")
    assert [(timex.text, timex.value) for timex in timexes] == found
