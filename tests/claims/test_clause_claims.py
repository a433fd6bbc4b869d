"""Claims without a parser: what shares a date, what has none, who is spoken of, who denies."""

import pytest

import timeline
from timeline.model import Claim


def read(language: str, text: str, published: str | None = "2020-03-09") -> list[Claim]:
    return timeline.extract(text, published=published, language=language)


@pytest.mark.parametrize(
    ("language", "text", "trigger", "date"),
    [
        ("de", "Am 3. Mai 2013 wurden Etiketten beschädigt.", "beschädigt", "2013-05-03"),
        ("de", "Der Rat will am 23. März 2020 entscheiden.", "entscheiden", "2020-03-23"),
        ("it", "La prima pietra fu posata il 12 maggio 2003.", "posata", "2003-05-12"),
        ("it", "Dal maggio del 2019 i camion scaricavano là.", "scaricavano", "2019-05/.."),
        ("es", "El juez fue detenido en 2015 y volverá en 2021.", "detenido", "2015"),
        ("fr", "Le maire l'a révélé, selon un proche, le 3 mai 2013.", "révélé", "2013-05-03"),
    ],
)  # fmt: skip
def test_date(language: str, text: str, trigger: str, date: str) -> None:
    found = {c.trigger.text: str(c.date) for c in read(language, text) if c.trigger is not None}
    assert found[trigger] == date


def test_what_was_known_is_not_when_it_was_learnt() -> None:
    text = "Des notes montrent que la direction le savait dès le printemps 2009."
    assert [claim for claim in read("fr", text) if claim.how == "explicit"] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Stadt Wendau hat das Gelände verkauft."),
        ("es", "La Fundación Horizonte cobró once becas."),
        ("fr", "La Maison Castelvert a vendu le domaine."),
        ("it", "La procura ha sequestrato la villa."),
    ],
)
def test_a_telling_act_without_a_date_is_bound_by_the_publication(language: str, text: str) -> None:
    [claim] = read(language, text)
    assert (claim.how, str(claim.date)) == ("bound", "../2020-03-09")
    assert read(language, text, published=None) == []


@pytest.mark.parametrize(
    ("language", "text", "certainty"),
    [
        ("fr", "Hubert Marsac dément avoir reçu un pot-de-vin en mai 2013.", "denied"),
        ("es", "Marta Olmedo niega haber cobrado en mayo de 2013.", "denied"),
        ("it", "Tre carichi ripresero il 3 maggio 2013, sostiene Serra.", "reported"),
        ("de", "Nach Angaben der Polizei wurde Viktor Lamm am 3. Mai 2013 verhaftet.", "reported"),
        ("fr", "D'après l'accusation, trois fûts ont été détruits en mai 2013.", "reported"),
        ("de", "Viktor Lamm soll die Halle im Mai 2013 verkauft haben.", "alleged"),
    ],
)
def test_certainty(language: str, text: str, certainty: str) -> None:
    assert [claim.certainty for claim in read(language, text)] == [certainty]


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("de", "Holger Stamm schwieg. Im Mai 2013 verkaufte er das Haus.", "Holger Stamm"),
        ("es", "Teresa Olmedo calló. En mayo de 2013 copió las listas.", "Teresa Olmedo"),
        ("fr", "Solange Aubry se tait. En mai 2013, elle a vendu la ferme.", "Solange Aubry"),
        ("es", "El 3 de mayo de 2013 dimitió el director, Evaristo Mena.", "Evaristo Mena"),
        ("it", "L'assessore Tullio Grandi firmò il 3 maggio 2013.", "Tullio Grandi"),
    ],
)
def test_actor(language: str, text: str, actor: str) -> None:
    assert read(language, text)[-1].actors == (actor,)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Martedì la polizia ha sequestrato la villa."),
        ("fr", "L'usine a fermé le 3 mai 2013."),
        ("de", "Eine Zeugin aus Lebitz wurde im Mai 2013 verhaftet."),
    ],
)
def test_days_articles_and_homes_are_no_actors(language: str, text: str) -> None:
    assert [claim.actors for claim in read(language, text)] == [()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Im Frühjahr 2020 gründete sie die Stiftung und im Herbst 2020 trat sie zurück.", "de"),
        ("En mayo de 2019 fundó la empresa y en junio de 2019 renunció.", "es"),
        ("Nel maggio 2019 fondò la società e a giugno 2019 si dimise.", "it"),
    ],
)
def test_joined_clauses_stay_joined(text: str, language: str) -> None:
    for claim in read(language, text, "2021-03-18"):
        assert claim.headline == text.rstrip(".")
