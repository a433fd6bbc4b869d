"""Words and numbers that only look like dates."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates

ENGLISH = [
    "May I come in?", "You may go now that it is over, if you may.", "They march on the capital.",
    "The March of the miners was long.", "She may have known.", "April Lane sang for June Corder.",
    "We met August Weller and his aunt.", "The sun set.", "He sat down.", "A second chance.",
    "The second man left.", "Some 2,016 people came.", "The firm cut 1500 jobs.", "It cost $2016.",
    "It is worth €1999.", "About 100M users.", "A stake of 37.5 %.", "A stake of 37.5%.",
    "Smith, 45, is a baker.", "She is in her 20s.", "See section 1972 of the code.",
    "Article 5 applies.", "Turn to page 12 of 34.", "It is No. 2010 on the list.",
    "A Boeing 747 landed.", "It runs Windows 2000.", "A Catch-22.", "A 9mm gun.",
    "The 24-hour clock.", "We won 3-2.", "The odds are 10:1.", "Call 555-2010.",
    "Call +44 20 7946 0018.", "ISBN 978-3-16-148410-0.", "Version 1.2.3 is out.",
    "The host is 192.168.2.1.", "The Sunday Times wrote so.", "Man Friday waited.",
    "Room 2014 is free.", "Flight 2015 landed.", "The fall of the wall.", "Spring water.",
    "The spring of the watch broke.", "They fall 2000 feet.", "He ran 1500 metres.",
    "Order 2016-13-45 failed.", "It is 99/99/9999.", "He was born on 31 February 2014.",
    "In year 0 nothing was.", "Account 20140512331.", "Ref. X2014-77.", "A 50/50 chance.",
    "The file is 2014_final.", "Mar Vista is a place.", "Jan Novotny sang.",
    "Easter Island is far.", "USA Today Sports reports.", "It sold 2015 units.",
]  # fmt: skip
OTHERS = {
    "de": ["So kam es.", "Es kamen 2016 Menschen.", "Siehe § 1972 des Gesetzes.", "Am 31. Februar.",
           "Wir gewannen 3:2 gegen sie.", "August Weller sang.", "Es kostet 1999 Euro."],
    "es": ["Vinieron 2016 personas.", "El artículo 1972 del código.", "Marzo Ruiz cantó.",
           "Cuesta 1999 euros.", "Ganaron 3-2."],
    "fr": ["Il y avait 2016 personnes.", "L'article 1972 du code.", "Cela coûte 1999 euros.",
           "Ils ont gagné 3-2."],
    "it": ["C'erano 2016 persone.", "L'articolo 1972 del codice.", "Costa 1999 euro."],
    "pt": ["Vieram 2016 pessoas.", "O artigo 1972 do código.", "Custa 1999 euros."],
    "nl": ["Er kwamen 2016 mensen.", "Artikel 1972 van de wet.", "Het kost 1999 euro."],
    "ru": ["Пришло 2016 человек.", "Статья 1972 закона.", "Это стоит 1999 рублей."],
    "uk": ["Прийшло 2016 осіб.", "Стаття 1972 закону.", "Це коштує 1999 гривень."],
}  # fmt: skip
FALSE_DATES = [("en", text) for text in ENGLISH] + [
    (language, text) for language, texts in OTHERS.items() for text in texts
]


@pytest.mark.parametrize(("language", "text"), FALSE_DATES)
def test_no_calendar_date(language: str, text: str) -> None:
    found = find_dates(text, published="2024-05-17", language=language)
    assert [timex for timex in found if timex.edtf is not None] == []
