"""An opening clause is a tree of its own."""

import pytest

from timeline.language import analyse
from timeline.language.openings import boundaries


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In/IN May/NNP ,/, a/DT week/NN after/IN X/NNP left/VBD ,/, Y/NNP paid/VBD ./.", [3, 9]),
        ("After/IN X/NNP left/VBD ,/, Y/NNP paid/VBD it/PRP ./.", [4]),
        ("Y/NNP paid/VBD after/IN X/NNP left/VBD ./.", []),
        ("After/IN the/DT war/NN ,/, Y/NNP paid/VBD it/PRP ./.", []),
        ("After/IN X/NNP left/VBD ,/, and/CC Y/NNP paid/VBD it/PRP ./.", []),
    ],
)  # fmt: skip
def test_boundaries(sentence: str, expected: list[int]) -> None:
    pairs = [pair.rpartition("/") for pair in sentence.split()]
    assert (
        boundaries([word.lower() for word, _, _ in pairs], [tag for *_, tag in pairs]) == expected
    )


def test_main_verb_behind_an_opening_clause() -> None:
    text = (
        "On 24 August 2016, over a month after President Dana Orlov signed a law designed to watch "
        "users, Kestrel and Bolt began talks with Mirax."
    )
    [sentence] = analyse(text, language="en").sentences
    [root] = [token for token in sentence.tokens if token.head == token.index]
    assert root.text == "began"
    assert "signed" in {token.text for token in sentence.dependents(root)}
