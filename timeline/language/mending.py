"""What a small parser misreads in ways that can be told from the words alone, put right.

Each rule knows one mistake and leaves every other tree as it is. The mistakes were collected on
news of our own and on openly licensed news; a rule looks at shapes, never at single sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
NAMED = frozenset(("NNP", "NNPS", "DT", "PRP", "PRP$", "CD", "$"))
WEEKDAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday")
)
# Past tenses that look like the dictionary form, and often like a noun.
SAME_PAST = frozenset(
    ("cut", "hit", "put", "set", "shut", "let", "quit", "hurt", "spread", "split", "burst", "cast",
     "beat", "bet", "shot", "struck")
)  # fmt: skip
SAYING = frozenset(
    ("said", "says", "announced", "reported", "confirmed", "told", "added", "wrote", "reports")
)
PICTURED = frozenset(("pictured", "seen", "shown", "photographed"))


@dataclass(slots=True)
class Tree:
    """The words of a sentence in small letters, their tags, labels and heads (a root's: itself)."""

    words: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]

    @property
    def root(self) -> int:
        """The main word."""
        return next(index for index, head in enumerate(self.heads) if head == index)

    def below(self) -> list[list[int]]:
        """For each word the words that hang on it, in reading order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for index, head in enumerate(self.heads):
            if head != index:
                found[head].append(index)
        return found

    def relation(self, index: int) -> str:
        """The label without its subtype."""
        return self.deps[index].partition(":")[0]

    def hang(self, index: int, head: int, dep: str) -> None:
        """Put a word below another."""
        self.heads[index], self.deps[index] = head, dep

    def lift(self, index: int, under: str) -> None:
        """Make a word take the place of its head, which then hangs below it as `under`."""
        above = self.heads[index]
        self.heads[index] = index if self.heads[above] == above else self.heads[above]
        self.deps[index] = self.deps[above]
        self.hang(above, index, under)


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
        if word not in SAME_PAST or tree.tags[index] not in NOUNS:
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


def _adjective_for_verb(tree: Tree, below: list[list[int]]) -> bool:
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


def _verb_below_subject(tree: Tree, below: list[list[int]]) -> bool:
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


def _fragment(tree: Tree, below: list[list[int]]) -> bool:
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
    _adjective_for_verb,
    _verb_below_subject,
    _fragment,
    _gap,
    _past_form,
    _attribution,
)
