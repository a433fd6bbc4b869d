"""Forms of verbs that no dictionary form shows."""

import pytest

from timeline.claims.inflection import german_forms, infinitives
from timeline.claims.words import words


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("erwarb", "erwerben"),
        ("erworben", "erwerben"),
        ("prüfte", "prüfen"),
        ("geprüft", "prüfen"),
        ("unterzeichnete", "unterzeichnen"),
        ("festgenommen", "festnehmen"),
        ("verhaftet", "verhaften"),
        ("beschlossen", "beschließen"),
        ("fusionierte", "fusionieren"),
        ("fusioniert", "fusionieren"),
    ],
)
def test_german_form(form: str, verb: str) -> None:
    lists = words("de")
    assert lists is not None
    assert lists.forms[form] == verb


def test_prefixes_of_irregular_verbs_need_no_list() -> None:
    forms = dict(german_forms([], {"nehmen": "nahm genommen"}))
    assert forms["übernahm"] == "übernehmen"
    assert forms["entnommen"] == "entnehmen"


@pytest.mark.parametrize(
    ("language", "participle", "verb"),
    [
        ("it", "sequestrata", "sequestrare"),
        ("it", "caduti", "cadere"),
        ("es", "detenidos", "detener"),
        ("fr", "arrêtées", "arrêter"),
        ("fr", "vendu", "vendre"),
    ],
)
def test_participle(language: str, participle: str, verb: str) -> None:
    assert verb in list(infinitives(participle, language))


def test_other_languages_have_no_participles() -> None:
    assert list(infinitives("arrested", "en")) == []
