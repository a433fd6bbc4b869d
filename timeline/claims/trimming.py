"""What is taken out of a clause: side clauses, asides, what opens the sentence.

Never what the clause would say more without: conditions, hedges, 'only those who …'.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language import Sentence, Token
from .carriers import LEANING, TELLING_MARKS, Frame, opening_word, says
from .relatives import CHOOSING
from .stretches import QUOTES, SIDE, STOPS, TIMES, ends_well, left_edge, stretch
from .words import Words

PASSING = frozenset(("also", "however", "then", "meanwhile", "moreover", "therefore", "thus"))
OPENING_MARKS = frozenset((",", "(", "–", "—", "-", "--"))
CLOSING_MARKS = frozenset((",", ")", "–", "—", "-", "--"))
# An opening with one of these changes what the clause after it says.
CONDITIONS = frozenset(
    ("if", "unless", "until", "till", "provided", "without", "except", "unlike", "instead",
     "nearly", "almost", "theory", "paper", "supposing", "assuming", "should", "had", "were",
     "whether", "lest", "barely", "hardly", "perhaps", "maybe", "possibly", "apparently",
     "supposedly")
)  # fmt: skip


def trimmed(
    sentence: Sentence,
    frame: Frame,
    must: set[int],
    words: Words,
    *,
    dated: frozenset[int] = frozenset(),
    leading: bool = True,
) -> list[int]:
    """The frame's words without side clauses, asides and what opens the sentence.

    `must` are words that stay whatever happens: the trigger, hedges, negations. `leading` keeps
    an opening phrase of place or manner before the subject, if it holds none of the `dated` words.
    """
    kept = set(frame.own)
    kept = _without_joint(sentence, frame, kept)
    kept = _without_opening(sentence, frame, kept, must, dated, leading)
    kept = _without_opening_date(sentence, kept, must)
    kept = _without_asides(sentence, kept, must)
    for _ in range(3):
        before = kept
        for child in _side_clauses(sentence, frame, kept):
            if child.index in kept:
                kept = _without_side(sentence, frame, child, kept, must, words)
        if kept == before:
            break
    kept = _without_next_clause(sentence, frame, kept, must)
    for child in sentence.dependents(frame.verb, "advmod"):
        if child.lower in PASSING and child.index in kept and child.index not in must:
            kept = _taken_out(sentence, kept, {child.index})
    return _edges_off(sentence, sorted(kept | set(frame.carried)))


def _without_next_clause(
    sentence: Sentence, frame: Frame, kept: set[int], must: set[int]
) -> set[int]:
    """Without a clause that only a comma joins: 'After X resigned, the board named Y' read as
    one."""
    for index in sorted(kept):
        if index <= frame.verb.index or sentence.tokens[index].text != ",":
            continue
        follows = any(
            word.relation == "nsubj"
            and sentence.head(word).index > word.index
            and index + 1 == left_edge(sentence, word)
            for word in sentence.tokens[index + 1 : index + 8]
        )
        tail = {i for i in kept if i >= index}
        if follows and not tail & must:
            return kept - tail
    return kept


def _without_opening_date(sentence: Sentence, kept: set[int], must: set[int]) -> set[int]:
    """Without 'On Tuesday, 3 May,' where the parse takes it for a part of the subject."""
    ordered = sorted(kept)
    stop = commas = 0
    for number, index in enumerate(ordered):
        word = sentence.tokens[index]
        if word.text == ",":
            stop, commas = number + 1, commas + 1
        elif word.lower not in TIMES | {"on", "in"} and word.pos != "NUM":
            break
    if not commas or stop == len(ordered) or set(ordered[:stop]) & must:
        return kept
    return set(ordered[stop:])


def _without_joint(sentence: Sentence, frame: Frame, kept: set[int]) -> set[int]:
    """Without 'and', 'that' or 'after' before the clause, and what stands before them."""
    joints = [
        word.index
        for word in sentence.dependents(frame.verb, "cc", "mark")
        if word.index in kept and word.index < frame.start and word.tag != "TO"
    ]
    opening = opening_word(sentence, frame.verb) if frame.verb.dep.endswith("relcl") else None
    if opening is not None and opening.index < frame.start:
        joints.append(opening.index)
    return {index for index in kept if not joints or index > max(joints)}


def _without_opening(
    sentence: Sentence,
    frame: Frame,
    kept: set[int],
    must: set[int],
    dated: frozenset[int],
    leading: bool,
) -> set[int]:
    """Without what stands before the subject, up to its comma; a phrase of place may stay."""
    before = sorted(index for index in kept if index < frame.start)
    if not before or set(before) & must:
        return kept
    first = sentence.tokens[before[0]]
    tops = [w for w in sentence.dependents(frame.verb) if before[0] <= w.index < frame.start]
    if {sentence.tokens[index].lower for index in before} & CONDITIONS:
        return kept
    inverted = any(word.relation in ("aux", "cop", "nsubj", "expl") for word in tops)
    if inverted or frame.verb.index < frame.start:
        return kept
    phrase = all(word.relation in ("obl", "punct", "nmod") for word in tops) and first.pos == "ADP"
    if phrase and leading and not dated & set(before):
        return kept
    return {index for index in kept if index >= frame.start}


def _without_asides(sentence: Sentence, kept: set[int], must: set[int]) -> set[int]:
    """Without what stands in brackets or between dashes."""
    for opening, closing in (("(", ")"), ("—", "—"), ("–", "–"), ("--", "--")):
        start = None
        for index in sorted(kept):
            mark = sentence.tokens[index].text
            if start is not None and mark == closing:
                inside = set(range(start, index + 1))
                if not inside & must:
                    kept = kept - inside
                start = None
            elif mark == opening:
                start = index
        if start is not None and not any(index >= start for index in must & kept):
            kept = {index for index in kept if index < start}
    return kept


def _side_clauses(sentence: Sentence, frame: Frame, kept: set[int]) -> Iterator[Token]:
    """Words that open something that may go, outermost first."""
    found = [
        sentence.tokens[index]
        for index in kept
        if {sentence.tokens[index].dep, sentence.tokens[index].relation} & SIDE
        and index != frame.verb.index
    ]

    def depth(token: Token) -> int:
        return sum(1 for _, _ in zip(range(30), sentence.ancestors(token), strict=False))

    # second verbs from the last one on: 'bought, sold and leased' has lost nothing in between
    second = [word for word in found if word.relation == "conj"]
    yield from sorted(second, key=lambda token: -token.index)
    yield from sorted(found, key=lambda token: (depth(token), token.index))


def _without_side(
    sentence: Sentence,
    frame: Frame,
    child: Token,
    kept: set[int],
    must: set[int],
    words: Words,
) -> set[int]:
    below = stretch(sentence, child, frozenset())
    hull = {index for index in below if index in kept}
    if not hull or frame.verb.index in hull or hull & must:
        return kept
    first, last = min(hull), max(hull)
    tokens, above = sentence.tokens, sentence.head(child)
    comma = first > 0 and tokens[first].text in OPENING_MARKS | {";", ":"}
    while first - 1 in kept and (
        tokens[first - 1].text in OPENING_MARKS | {";", ":"} or tokens[first - 1].relation == "cc"
    ):
        first -= 1
        comma = comma or tokens[first].text in OPENING_MARKS | {";", ":"}
    if not _may_go(sentence, frame, child, comma, words):
        return kept
    while first - 1 in kept and child.relation == "advcl" and tokens[first - 1].lower in LEANING:
        first -= 1
    after = [index for index in kept if index > last and tokens[index].pos != "PUNCT"]
    if not after:
        rest = {index for index in kept if index < first}
        return rest if _ends_well(sentence, rest | set(frame.carried), frame) else kept
    opened = tokens[first].text in OPENING_MARKS
    closed = last + 1 < len(tokens) and tokens[last + 1].text in CLOSING_MARKS
    if tokens[last].text in CLOSING_MARKS:
        closed, last = True, last - 1
    if child.relation == "conj" or not (opened and closed):
        return kept
    following = tokens[last + 2] if last + 2 < len(tokens) else None
    listed = following is not None and following.relation in ("cc", "conj")
    listed = listed or above.relation == "appos"  # 'Its owner, Ana Rui, who joined …, left'
    gone = set(range(first, last + 1 if listed else last + 2))
    return kept if gone & must else kept - gone


def _may_go(sentence: Sentence, frame: Frame, child: Token, comma: bool, words: Words) -> bool:
    """True for a side clause without which the clause says nothing that its text does not."""
    above = sentence.head(child)
    if child.relation == "conj":
        if child.pos not in ("VERB", "AUX") and not sentence.dependents(child, "cop", "nsubj"):
            return False
        return child.index > frame.verb.index and _is_of(sentence, frame.verb, above)
    if child.relation == "parataxis" and _is_content(sentence, frame, child, words):
        return False
    if child.relation == "appos":
        return comma and not (child.pos == "PROPN" and above.pos != "PROPN")
    if child.relation == "advcl" and child.dep != "advcl:relcl":
        marks = {word.lower for word in sentence.dependents(child, "mark", "case", "advmod")}
        if marks & {"if", "unless", "until", "till", "except", "provided", "than", "whether"}:
            return False
        return comma or bool(marks & TELLING_MARKS)
    if child.dep == "acl:relcl":
        return not turns(sentence, above, child, words)
    if child.relation in ("acl", "dep", "list", "dislocated"):
        return comma
    return comma or child.relation not in ("parataxis",)


def _is_content(sentence: Sentence, frame: Frame, child: Token, words: Words) -> bool:
    """True for quoted words that are what the clause's verb says: 'declared, “We …”'."""
    before = sentence.tokens[frame.verb.index + 1 : child.index]
    quoted = any(word.text in QUOTES or word.text == ":" for word in before)
    told = sentence.dependents(frame.verb, "obj", "ccomp", "xcomp")
    return says(frame.verb, words) and quoted and not told


def _is_of(sentence: Sentence, verb: Token, above: Token) -> bool:
    """True where a verb is joined to the clause's own verb or to one joined to it."""
    for _ in range(6):
        if above.index == verb.index:
            return True
        if above.relation not in ("conj", "xcomp"):
            return False
        above = sentence.head(above)
    return False


def turns(sentence: Sentence, above: Token, child: Token, words: Words) -> bool:
    """True for a relative clause without which the phrase would say something else."""
    near = {word.lower for word in sentence.dependents(above, "det", "amod", "advmod", "nummod")}
    if above.pos == "PRON" or above.lower in CHOOSING or near & CHOOSING:
        return True
    if sentence.dependents(above, "cop"):
        return True  # 'It was X who signed'
    return any(
        words.has(name, word.lower)
        for word in sentence.subtree(child)
        for name in ("negated", "reported", "alleged", "hypothetical_modals", "planned_modals")
    )


def _taken_out(sentence: Sentence, kept: set[int], gone: set[int]) -> set[int]:
    """Without some words, and without the pair of commas around them."""
    before, after = min(gone) - 1, max(gone) + 1
    tokens = sentence.tokens
    if before in kept and after in kept and tokens[before].text == tokens[after].text == ",":
        gone = gone | {before, after}
    elif after in kept and tokens[after].text == "," and not any(i < min(gone) for i in kept):
        gone = gone | {after}
    return kept - gone


def _edges_off(sentence: Sentence, kept: list[int]) -> list[int]:
    """Without punctuation and joining words at either end; quotation marks stay."""
    tokens = sentence.tokens
    while kept and (tokens[kept[0]].text in STOPS | {")"} or tokens[kept[0]].relation == "cc"):
        kept = kept[1:]
    while kept and (tokens[kept[-1]].text in STOPS or tokens[kept[-1]].relation == "cc"):
        kept = kept[:-1]
    return kept


def _ends_well(sentence: Sentence, kept: set[int], frame: Frame) -> bool:
    ordered = _edges_off(sentence, sorted(kept))
    return bool(ordered) and ends_well(sentence, ordered[-1])
