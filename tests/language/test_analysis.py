"""The one call into linguistics, with and without a model."""

from pathlib import Path

import pytest

from timeline.errors import MissingPackage
from timeline.language import analyse
from timeline.language.pipelines import labels, level

ARTICLE = (
    "Port sold\n\n"
    "Police arrested Viktor Danel, the owner of Mirax Ltd, in Lisbon on Tuesday. "
    "Danel denied it.\n\n"
    "The Northern Transit Authority bought Bolt, a Chinese company."
)


def test_every_word_stands_where_it_says() -> None:
    analysis = analyse(ARTICLE, language="en")
    assert analysis.level == "full"
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    assert tokens
    for token in tokens:
        assert ARTICLE[token.start : token.end] == token.text


def test_trees_are_trees() -> None:
    for sentence in analyse(ARTICLE, language="en").sentences:
        roots = [token for token in sentence.tokens if token.head == token.index]
        assert len(roots) == 1
        assert len(sentence.subtree(roots[0])) == len(sentence.tokens)


def test_names_and_their_kinds() -> None:
    found = {
        name.text: name.kind
        for sentence in analyse(ARTICLE, language="en").sentences
        for name in sentence.names
    }
    assert found["Viktor Danel"] == "person"
    assert found["Danel"] == "person"
    assert found["Mirax Ltd"] == "organisation"
    assert found["Lisbon"] == "place"
    assert found["Northern Transit Authority"] == "organisation"
    assert found["Bolt"] == "organisation"
    assert found["Chinese"] == "people"
    assert "Tuesday" not in found


def test_names_stand_where_they_are_in_spite_of_white_space() -> None:
    text = "The clerk  of the port   met  Orla Brandt  and   Gerd Paulsen of Halden  Steel  today."
    [sentence] = [one for one in analyse(text, language="en").sentences if one.tokens]
    assert {"Orla Brandt", "Gerd Paulsen"} <= {" ".join(n.text.split()) for n in sentence.names}


def test_only_wanted_sentences_are_read() -> None:
    analysis = analyse(
        ARTICLE, language="en", wanted=lambda start, end: "denied" in ARTICLE[start:end]
    )
    assert [bool(sentence.tokens) for sentence in analysis.sentences] == [False, False, True, False]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "El lunes Marta Olmedo dimitió en Alisal.", ["Marta Olmedo", "Alisal"]),
        ("de", "Sie durchsuchten die Räume der Lamm Wasserbau GmbH.", ["Lamm Wasserbau GmbH"]),
        ("tlh", "", []),
    ],
)  # fmt: skip
def test_language_without_a_model(language: str, text: str, names: list[str]) -> None:
    analysis = analyse(text, language=language)
    assert analysis.level == "blank"
    assert [name.text for part in analysis.sentences for name in part.names] == names


def test_missing_model_says_what_to_do() -> None:
    with pytest.raises(MissingPackage, match="python -m pip install xx_no_such_model"):
        analyse("A text.", language="en", nlp="xx_no_such_model")


def test_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(MissingPackage, match="cannot be loaded"):
        analyse("A text.", language="en", nlp=str(tmp_path))


def test_a_model_of_the_users_by_path() -> None:
    from timeline.language.pipelines import MODELS

    analysis = analyse("Bolt paid.", language="en", nlp=str(MODELS / "en_news_tiny"))
    assert (analysis.level, analysis.model) == ("full", str(MODELS / "en_news_tiny"))


@pytest.mark.parametrize(
    ("pipes", "expected"),
    [(["tagger", "parser"], "full"), (["tagger"], "no-parser"), (["sentencizer"], "blank")],
)
def test_level(pipes: list[str], expected: str) -> None:
    assert level(pipes) == expected


def test_labels_of_other_schemes() -> None:
    table = labels()
    assert table.dependencies["dobj"] == "obj"
    assert table.dependencies["nsubjpass"] == "nsubj:pass"
    assert table.names["GPE"] == "place"
