"""What a small parser misreads in ways that can be told from the words alone, put right.

Each rule knows one mistake and leaves every other tree as it is. The mistakes were collected on
news of our own and on openly licensed news; a rule looks at shapes, never at single sentences.
"""

from __future__ import annotations

from collections.abc import Callable

from .roots import (
    adjective_for_verb,
    fragment,
    helped_verb,
    name_for_subject,
    verb_below_date,
    verb_below_subject,
    verb_beside_date,
)
from .tree import NOUNS, Tree

# Past tenses that look like the dictionary form, and often like a noun.
SAME_PAST = frozenset(
    ("cut", "hit", "put", "set", "shut", "let", "quit", "hurt", "spread", "split", "burst", "cast",
     "beat", "bet", "shot", "struck")
)  # fmt: skip
SAYING = frozenset(
    ("said", "says", "announced", "reported", "confirmed", "told", "added", "wrote", "reports")
)
# 'Went to court', 'sent to jail': as verbs these need an object.
DESTINATIONS = frozenset(("court", "trial", "jail", "prison", "war"))


def mend(tree: Tree) -> None:
    """Put right what can be told, in place."""
    if not tree.words:
        return
    below = tree.below()
    for rule in RULES:
        if rule(tree, below):
            below = tree.below()


def _past_form(tree: Tree, below: list[list[int]]) -> bool:
    """'a jet cut the cable', 'where X led Y': a form with a subject and no helping verb is past."""
    for index, tag in enumerate(tree.tags):
        same = tree.words[index] in SAME_PAST
        if tag != "VBN" and not (same and tag in ("VB", "JJ")):
            continue
        labels = {tree.deps[child] for child in below[index]}
        if tag == "JJ" and ("obj" not in labels or "cop" in labels):
            continue  # 'the port was shut', 'a set date'
        helped = any(label.startswith("aux") for label in labels) or any(
            tree.words[child] == "to" for child in below[index]
        )
        if "nsubj" in labels and not helped and tree.relation(index) != "conj":
            tree.tags[index] = "VBD"
    return False


def _noun_for_verb(tree: Tree, below: list[list[int]]) -> bool:
    """'a tsunami hit Sulawesi': a noun has no object."""
    changed = False
    for index, word in enumerate(tree.words):
        if tree.tags[index] not in NOUNS:
            continue
        labels = {tree.relation(child) for child in below[index]}
        if word.endswith("ed") and "nsubj" in labels and "cop" not in labels:
            tree.tags[index] = "VBD"  # 'a court sentenced Brandt', read as one name
            continue
        if word not in SAME_PAST:
            continue
        if not any(tree.relation(child) == "obj" for child in below[index]):
            continue
        subject = index - 1
        if subject in below[index] and tree.tags[subject] in NOUNS:
            tree.tags[index] = "VBD"
            tree.deps[subject] = "nsubj"
            for child in below[index]:
                if child < subject and tree.relation(child) in ("det", "amod", "nummod"):
                    tree.heads[child] = subject
            changed = True
    return changed


def _adjective_with_subject(tree: Tree, below: list[list[int]]) -> bool:
    """'The blaze injured, by one count, eight': a clause without 'be' has no adjective for its
    verb; nor has one with 'has been'."""
    for index, tag in enumerate(tree.tags):
        if tag != "JJ" or not tree.words[index].endswith("ed"):
            continue
        subjects = [child for child in below[index] if tree.relation(child) == "nsubj"]
        helping = [child for child in below[index] if tree.relation(child) in ("cop", "aux")]
        been = [child for child in helping if tree.words[child] == "been"]
        if been and any(tree.words[child] in ("has", "have", "had") for child in helping):
            tree.tags[index] = "VBN"
            for child in been:
                tree.deps[child] = "aux:pass"
            for child in subjects:
                tree.deps[child] = "nsubj:pass"
        elif subjects and not helping and tree.relation(index) in ("ROOT", "ccomp"):
            tree.tags[index] = "VBD"
    return False


def _destination(tree: Tree, below: list[list[int]]) -> bool:
    """'The towns went to court in May': a place, and what follows belongs to the going."""
    changed = False
    for index in range(1, len(tree.words)):
        misread = tree.tags[index] == "VB" and tree.words[index] in DESTINATIONS
        if not misread or tree.words[index - 1] != "to" or tree.heads[index] == index:
            continue
        if any(tree.relation(child) == "obj" for child in below[index]):
            continue  # 'to court the voters'
        for child in below[index]:
            tree.heads[child] = tree.heads[index]
        tree.tags[index], tree.deps[index] = "NN", "obl"
        tree.tags[index - 1] = "IN"
        tree.hang(index - 1, index, "case")
        changed = True
    return changed


def _mark_on_subject(tree: Tree, below: list[list[int]]) -> bool:
    """'two days after the ship sank': no preposition stands on a subject; it opens the clause,
    and the length belongs to it."""
    changed = False
    for index, word in enumerate(tree.words):
        noun = tree.heads[index]
        verb = tree.heads[noun]
        if word not in ("after", "before") or tree.relation(index) != "case":
            continue
        if tree.relation(noun) != "nsubj" or not index < noun < verb:
            continue
        for child in below[noun]:
            if child < index:
                tree.hang(child, verb, "obl:unmarked")
        tree.hang(index, verb, "mark")
        changed = True
    return changed


def _content_clause(tree: Tree, below: list[list[int]]) -> bool:
    """'The claim that X met Y is false': with a subject of its own, 'that' opens a content."""
    changed = False
    for index, word in enumerate(tree.words):
        verb = tree.heads[index]
        if word != "that" or tree.tags[index] != "WDT" or tree.relation(index) != "nsubj":
            continue
        others = [child for child in below[verb] if tree.relation(child) == "nsubj"]
        if tree.deps[verb] == "acl:relcl" and others != [index]:
            tree.tags[index], tree.deps[index] = "IN", "mark"
            tree.deps[verb] = "acl"
            changed = True
    return changed


def _gap(tree: Tree, below: list[list[int]]) -> bool:
    """'Six were killed and eleven injured': the second verb shares the first's helping verb."""
    changed = False
    for index, dep in enumerate(tree.deps):
        noun = tree.heads[index]
        if dep != "acl" or tree.tags[index] != "VBN" or tree.deps[noun] != "conj":
            continue
        verb = tree.heads[noun]
        passive = any(tree.deps[child] == "aux:pass" for child in below[verb])
        if tree.tags[verb] == "VBN" and passive and noun < index:
            tree.hang(index, verb, "conj")
            tree.hang(noun, index, "nsubj:pass")
            changed = True
    return changed


def _attribution(tree: Tree, below: list[list[int]]) -> bool:
    """'…, rescuers said.' is no second act."""
    for index, word in enumerate(tree.words):
        if word not in SAYING or tree.relation(index) != "conj":
            continue
        labels = {tree.relation(child) for child in below[index]}
        first = min([index, *below[index]])
        comma = first > 0 and (tree.words[first] == "," or tree.words[first - 1] == ",")
        if "nsubj" in labels and not labels & {"cc", "obj", "ccomp"} and comma:
            tree.deps[index] = "parataxis"
    return False


RULES: tuple[Callable[[Tree, list[list[int]]], bool], ...] = (
    _noun_for_verb,
    helped_verb,
    adjective_for_verb,
    _adjective_with_subject,
    name_for_subject,
    verb_below_subject,
    verb_below_date,
    verb_beside_date,
    fragment,
    _destination,
    _mark_on_subject,
    _content_clause,
    _gap,
    _past_form,
    _attribution,
)
