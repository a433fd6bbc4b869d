"""Sentences whose main word a small parser misses: a noun where the verb should stand."""

from __future__ import annotations

from .tree import FINITE, NOUNS, Tree

NAMED = frozenset(("NNP", "NNPS", "DT", "PRP", "PRP$", "CD", "$"))
WEEKDAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday")
)
PICTURED = frozenset(("pictured", "seen", "shown", "photographed"))
MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december")
)  # fmt: skip
TIMES = frozenset(("morning", "afternoon", "evening", "night", "week", "month", "year", "weekend"))


def adjective_for_verb(tree: Tree, below: list[list[int]]) -> bool:
    """'a tsunami struck Indonesia's coast': between a noun and a name stands a verb."""
    root = tree.root
    if tree.tags[root] in FINITE:
        return False
    for index, tag in enumerate(tree.tags[:-1]):
        head = tree.heads[index]
        if tag != "VBN" or tree.relation(index) != "amod" or head < index or not index:
            continue
        if tree.tags[index - 1] not in NOUNS or tree.tags[index + 1] not in NAMED:
            continue
        top = head
        while tree.heads[top] != top and tree.tags[tree.heads[top]] in NOUNS:
            top = tree.heads[top]
        tree.heads[index] = top
        tree.lift(index, "obj")
        tree.tags[index] = "VBD"
        tree.hang(index - 1, index, "nsubj")
        for child in below[top]:
            if child < index - 1 and tree.relation(child) in ("obl", "advmod", "punct", "advcl"):
                tree.heads[child] = index
        return True
    return False


def name_for_subject(tree: Tree, below: list[list[int]]) -> bool:
    """'Finance minister Ada Lund resigned': no clause about a minister, but what she did."""
    root = tree.root
    if tree.tags[root] not in ("NN", "NNS") or any(
        tree.relation(child) in ("cop", "aux") for child in below[root]
    ):
        return False
    for verb in below[root]:
        if verb < root or tree.deps[verb] != "acl:relcl" or tree.tags[verb] not in FINITE:
            continue
        first = min([verb, *below[verb]])
        names = [child for child in below[verb] if tree.relation(child) == "nsubj"]
        if not names or not all(tree.tags[i] == "NNP" for i in range(root + 1, names[0] + 1)):
            continue
        if first <= root or names[0] >= verb:
            continue
        tree.hang(verb, verb, "ROOT")
        tree.hang(root, names[0], "compound")
        for child in below[root]:
            if child > verb or (
                child < root and tree.relation(child) in ("obl", "punct", "advmod")
            ):
                tree.heads[child] = verb
        return True
    return False


def verb_below_subject(tree: Tree, below: list[list[int]]) -> bool:
    """'Monday, a judge found …' and 'X, who left in May, denies …': the verb is the main word."""
    root = tree.root
    if tree.tags[root] not in NOUNS and tree.tags[root] != "PRP":
        return False
    clauses = [
        child
        for child in below[root]
        if child > root and tree.relation(child) == "parataxis" and tree.tags[child] in FINITE
    ]
    if not clauses:
        return False
    verb = clauses[0]
    subjects = [child for child in below[verb] if tree.relation(child) == "nsubj"]
    described = any(tree.deps[child] in ("acl:relcl", "appos") for child in below[root])
    if tree.words[root] in WEEKDAYS and subjects:
        tree.lift(verb, "obl:unmarked")
    elif not subjects and described:
        tree.lift(verb, "nsubj")
    else:
        return False
    for child in below[root]:
        if child > verb:
            tree.heads[child] = verb
    return True


def fragment(tree: Tree, below: list[list[int]]) -> bool:
    """'Talks resumed in April', 'Cashier jailed for theft': with no other verb, this one tells."""
    root = tree.root
    if tree.tags[root] not in NOUNS or FINITE & set(tree.tags):
        return False
    telling = [
        child
        for child in (*below[root], *_behind_apposition(tree, below))
        if child > root and tree.deps[child] == "acl" and tree.tags[child] == "VBN"
    ]
    if not telling:
        return False
    verb = telling[0]
    active = any(tree.relation(child) == "obj" for child in below[verb])
    if tree.heads[verb] != root:
        tree.heads[verb] = root
        active = active or not any(tree.words[child] == "by" for child in below[verb])
    tree.lift(verb, "nsubj" if active else "nsubj:pass")
    for child in below[root]:
        if child > verb:
            tree.heads[child] = verb
    return True


def _behind_apposition(tree: Tree, below: list[list[int]]) -> list[int]:
    """'Mr Pellow, the chairman, signed in her place': what follows the second comma is not of the
    chairman. A caption ('Pellow, the chairman, pictured in May') stays what it is."""
    return [
        verb
        for aside in below[tree.root]
        if tree.relation(aside) == "appos"
        for verb in below[aside]
        if tree.words[verb - 1] == "," and tree.words[verb] not in PICTURED
    ]


def verb_below_date(tree: Tree, below: list[list[int]]) -> bool:
    """'Between January and March the fund moved millions': a date with its preposition is no main
    word, and what stands behind it is no clause about the fund."""
    root = tree.root
    if tree.words[root] not in MONTHS | WEEKDAYS | TIMES and tree.tags[root] != "CD":
        return False
    for verb in range(root + 1, len(tree.words)):
        if tree.tags[verb] not in ("VBN", "VBD") or tree.deps[verb] not in ("acl", "acl:relcl"):
            continue
        told = {tree.relation(child) for child in below[verb]}
        noun = tree.heads[verb]
        if tree.tags[verb] == "VBN" and not told & {"obj", "obl", "xcomp"}:
            return False
        tree.hang(verb, verb, "ROOT")
        tree.tags[verb] = "VBD"
        tree.hang(root, verb, "obl")
        if noun != root and "nsubj" not in told:
            tree.hang(noun, verb, "nsubj")
        for child in below[root]:
            if child > verb:
                tree.heads[child] = verb
        return True
    return False


def verb_beside_date(tree: Tree, below: list[list[int]]) -> bool:
    """'raided the yard on Friday and seized papers': not 'on Friday and on seized papers'."""
    changed = False
    for noun, dep in enumerate(tree.deps):
        day, verb = tree.heads[noun], noun - 1
        if dep != "conj" or tree.words[day] not in MONTHS | WEEKDAYS | TIMES or verb < 1:
            continue
        if tree.tags[verb] != "VBN" or tree.heads[verb] != noun or tree.words[verb - 1] != "and":
            continue
        above = tree.heads[day]
        while tree.tags[above] not in FINITE and tree.heads[above] != above:
            above = tree.heads[above]
        if tree.tags[above] != "VBD" or tree.tags[noun] not in NOUNS:
            continue
        tree.hang(verb, above, "conj")
        tree.hang(noun, verb, "obj")
        tree.heads[verb - 1] = verb
        tree.tags[verb] = "VBD"
        changed = True
    return changed


def helped_verb(tree: Tree, below: list[list[int]]) -> bool:
    """'The chairman had assured staff': what has a helping verb is no adjective."""
    for verb, tag in enumerate(tree.tags):
        noun = tree.heads[verb]
        if tag != "VBN" or tree.relation(verb) != "amod" or noun < verb:
            continue
        labels = {tree.relation(child) for child in below[verb]}
        if {"aux", "nsubj"} <= labels and tree.heads[noun] == noun:
            tree.lift(verb, "obj")
            return True
    return False
