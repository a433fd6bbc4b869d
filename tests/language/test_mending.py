"""Trees that a small parser gets wrong are put right by their shape; right ones stay."""

import pytest

from timeline.language.mending import mend
from timeline.language.tree import Tree


def tree(rows: str) -> Tree:
    """Rows of word/TAG/label/head, heads counted from 0."""
    parts = [row.rsplit("/", 3) for row in rows.split()]
    words, tags, deps, heads = zip(*parts, strict=True)
    return Tree(list(words), list(tags), list(deps), [int(head) for head in heads])


@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [
        pytest.param(
            "a/DT/det/1 tsunami/NN/obl:unmarked/2 struck/VBN/amod/3 indonesia/NNP/nmod:poss/5 "
            "'s/POS/case/3 coast/NN/ROOT/5",
            2, 1, id="a verb taken for an adjective",
        ),
        pytest.param(
            "a/DT/det/2 tsunami/NN/compound/2 hit/NN/ROOT/2 sulawesi/NNP/obj/2",
            2, 1, id="a verb taken for a noun",
        ),
        pytest.param(
            "monday/NNP/ROOT/0 ,/,/punct/4 a/DT/det/3 judge/NN/nsubj/4 freed/VBD/parataxis/0 "
            "him/PRP/obj/4",
            4, 3, id="a day taken for the main word",
        ),
        pytest.param(
            "santos/NNP/ROOT/0 ,/,/punct/3 who/WP/nsubj/3 left/VBD/acl:relcl/0 ,/,/punct/5 "
            "denies/VBZ/parataxis/0 it/PRP/obj/5",
            5, 0, id="a subject taken for the main word",
        ),
        pytest.param(
            "talks/NNS/ROOT/0 resumed/VBN/acl/0 in/IN/case/3 april/NNP/obl/1",
            1, 0, id="the only verb",
        ),
        pytest.param(
            "pellow/NNP/ROOT/0 ,/,/punct/0 the/DT/det/3 chairman/NN/appos/0 ,/,/punct/5 "
            "signed/VBN/acl/3 in/IN/case/8 her/PRP$/nmod:poss/8 place/NN/obl/5",
            5, 0, id="the only verb, behind an apposition",
        ),
        pytest.param(
            "maas/NNP/nsubj/2 had/VBD/aux/2 warned/VBN/amod/3 staff/NN/ROOT/3",
            2, 0, id="a verb with a helping verb taken for an adjective",
        ),
        pytest.param(
            "in/IN/case/1 march/NNP/ROOT/1 the/DT/det/3 fund/NN/appos/1 moved/VBN/acl/3 "
            "millions/NNS/obj/4",
            4, 3, id="a date taken for the main word",
        ),
        pytest.param(
            "mayor/NN/ROOT/0 ilse/NNP/compound/2 varn/NNP/nsubj/3 quit/VBD/acl:relcl/0",
            3, 2, id="a verb taken for a clause about a title",
        ),
    ],
)  # fmt: skip
def test_the_verb_becomes_the_main_word(rows: str, verb: int, subject: int) -> None:
    read = tree(rows)
    mend(read)
    assert read.root == verb
    assert (read.heads[subject], read.relation(subject)) == (verb, "nsubj")


def test_what_is_done_beside_a_date_is_no_second_date() -> None:
    read = tree(
        "police/NNS/nsubj/1 raided/VBD/ROOT/1 it/PRP/obj/1 friday/NNP/obl/1 and/CC/cc/6 "
        "seized/VBN/amod/6 papers/NNS/conj/3"
    )
    mend(read)
    assert (read.heads[5], read.deps[5], read.tags[5]) == (1, "conj", "VBD")
    assert (read.heads[6], read.deps[6]) == (5, "obj")


def test_an_adjective_without_be_is_a_verb() -> None:
    read = tree("blaze/NN/nsubj/1 injured/JJ/ROOT/1 ,/,/punct/1 police/NNS/nsubj/4 say/VBP/dep/1")
    mend(read)
    assert read.tags[1] == "VBD"
    read = tree("two/CD/nsubj/3 have/VBP/aux/3 been/VBN/cop/3 injured/JJ/ROOT/3")
    mend(read)
    assert (read.tags[3], read.deps[0], read.deps[2]) == ("VBN", "nsubj:pass", "aux:pass")
    read = tree("he/PRP/nsubj/2 was/VBD/cop/2 tired/JJ/ROOT/2")
    mend(read)
    assert read.tags[2] == "JJ"


def test_an_adjective_with_subject_and_object_is_a_verb() -> None:
    read = tree("port/NN/nsubj/1 shut/JJ/ROOT/1 its/PRP$/nmod:poss/3 channel/NN/obj/1")
    mend(read)
    assert read.tags[1] == "VBD"
    read = tree("port/NN/nsubj/2 was/VBD/cop/2 shut/JJ/ROOT/2")
    mend(read)
    assert read.tags[2] == "JJ"


def test_a_destination_is_no_verb() -> None:
    read = tree(
        "towns/NNS/nsubj/1 went/VBD/ROOT/1 to/TO/mark/3 court/VB/xcomp/1 in/IN/case/5 may/NNP/obl/3"
    )
    mend(read)
    assert (read.tags[3], read.deps[3], read.heads[5]) == ("NN", "obl", 1)


def test_no_preposition_stands_on_a_subject() -> None:
    read = tree(
        "two/CD/nummod/1 days/NNS/nmod:unmarked/4 after/IN/case/4 the/DT/det/4 ship/NN/nsubj/5 "
        "sank/VBD/advcl/5"
    )
    mend(read)
    assert (read.heads[2], read.deps[2]) == (5, "mark")
    assert read.heads[1] == 5


def test_a_caption_tells_nothing() -> None:
    read = tree(
        "pellow/NNP/ROOT/0 ,/,/punct/0 the/DT/det/3 chairman/NN/appos/0 ,/,/punct/5 "
        "pictured/VBN/acl/3 in/IN/case/7 may/NNP/obl/5"
    )
    mend(read)
    assert read.root == 0


def test_a_gapped_verb_joins_the_first() -> None:
    read = tree(
        "six/CD/nsubj:pass/2 were/VBD/aux:pass/2 killed/VBN/ROOT/2 and/CC/cc/4 eleven/CD/conj/2 "
        "hurt/VBN/acl/4"
    )
    mend(read)
    assert (read.heads[5], read.deps[5]) == (2, "conj")
    assert (read.heads[4], read.deps[4]) == (5, "nsubj:pass")


def test_an_attribution_is_no_second_act() -> None:
    read = tree("six/CD/nsubj/1 died/VBD/ROOT/1 ,/,/punct/4 rescuers/NNS/nsubj/4 said/VBD/conj/1")
    mend(read)
    assert read.deps[4] == "parataxis"


@pytest.mark.parametrize(
    "rows",
    [
        "police/NNS/nsubj/1 raided/VBD/ROOT/1 the/DT/det/4 state/NN/compound/4 bank/NN/obj/1",
        "the/DT/det/3 state/NN/obl/2 owned/VBN/amod/3 bank/NNP/nsubj/4 closed/VBD/ROOT/4",
        "he/PRP/nsubj/1 died/VBD/ROOT/1 and/CC/cc/3 left/VBD/conj/1",
    ],
)
def test_right_trees_stay(rows: str) -> None:
    read, same = tree(rows), tree(rows)
    mend(read)
    assert read == same


def test_no_words_are_no_fault() -> None:
    read = Tree([], [], [], [])
    mend(read)
    assert read.words == []
