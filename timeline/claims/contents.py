"""One happening, not two: 'stopped paying taxes' tells of stopping and of nothing paid.

What a verb such as 'stop', 'refuse', 'manage' or 'begin' governs belongs to that verb's happening,
with its date. The same holds for what somebody is merely accused or cleared of, where it has no
date of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..language import Token
from .dated import Dating, Datings
from .governing import Link, chain, outcomes, tells_alone
from .governors import Governors
from .happenings import Happening

# The more telling act gives its weight to the happening of the two.
STRENGTH = ("strong", "news", "plain", "")
OWN = frozenset(("explicit", "relative", "offset", "publication"))
NOT_TOLD = frozenset(("alleged", "denied", "negated"))
NON_FINITE = frozenset(("infinitive", "gerund", "participle"))


def gathered(
    found: Sequence[Happening], datings: Datings, lists: Governors
) -> tuple[list[Happening], Datings]:
    """The happenings that stand for themselves, and their dates.

    The date of one that does not is handed to the verb above it, where that has none.
    """
    by_word = {one.token.index: one for one in found}
    dates, dropped, weights = dict(datings), set[int](), dict[int, str]()
    for one in found:
        links = chain(one, lists)
        if not links:
            continue
        owner = _owner(one, links, by_word)
        dating = dates.get(one.token.index)
        alone = tells_alone(links) is not None and not one.is_noun
        if alone and owner is not None:
            weights[owner.token.index] = one.kind
        if not alone and not _belongs_above(one, links[0], owner, dating):
            continue
        dropped.add(one.token.index)
        dates.pop(one.token.index, None)
        if owner is not None and dating is not None and _takes(dates.get(owner.token.index)):
            reason = f"{dating.reason} “{one.token.text}” belongs to “{owner.token.text}”."
            dates[owner.token.index] = replace(dating, reason=reason)
    kept = [one for one in found if one.token.index not in dropped]
    return [_weighted(one, weights.get(one.token.index)) for one in kept], dates


def _owner(one: Happening, links: list[Link], by_word: dict[int, Happening]) -> Happening | None:
    """The happening above: the governor itself, or the verb that a governing noun stands with."""
    sentence, token = one.sentence, links[0].token
    for _ in range(4):
        if token.index in by_word and token.index != one.token.index:
            return by_word[token.index]
        if token.head == token.index or not _is_part(token):
            return None
        token = sentence.head(token)
    return None


def _is_part(token: Token) -> bool:
    return token.pos in ("NOUN", "ADJ") or token.relation == "xcomp"


def _belongs_above(
    one: Happening, link: Link, owner: Happening | None, dating: Dating | None
) -> bool:
    """True for what somebody is accused or cleared of without a day of its own.

    A day counted from the publication ('last month') behind 'a charge of …' is the day of what
    was done about the charge.
    """
    if owner is None or one.tense not in NON_FINITE or one.relation == "relcl":
        return False
    if not any(outcome.certainty in NOT_TOLD for outcome in outcomes([link])):
        return False
    if dating is None or dating.how not in OWN:
        return True
    return link.token.pos == "NOUN" and dating.how in ("relative", "publication") and owner.told


def _takes(dating: Dating | None) -> bool:
    return dating is None or dating.how not in OWN


def _weighted(one: Happening, kind: str | None) -> Happening:
    if kind not in STRENGTH or one.kind not in (*STRENGTH, "mental", "state"):
        return one
    ranks = (*STRENGTH, "mental", "state")
    return replace(one, kind=kind) if ranks.index(kind) < ranks.index(one.kind) else one
