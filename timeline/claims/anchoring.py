"""Which happening a date belongs to: the parse first, rules of word order over it.

The rules and their order come from counts over dated news corpora: a date belongs to the verb its
phrase modifies; an opening date belongs to the main clause; a date is never copied from the saying
down to what was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..days import Day
from ..edtf import Edtf
from ..language import Sentence, Token
from .dated import Dating, Datings, happenings_by_word, how_known
from .dating import Mention, applied, role
from .happenings import Happening, opener, waits
from .publication import SCHEDULING, fitted
from .sharing import share
from .targets import lasting, target_of

APPOSED = re.compile(r",\s+(?:on|in)\s+")
WHEN = frozenset(("when", "year", "month", "week", "day", "night", "morning"))


def date_happenings(
    text: str,
    sentence: Sentence,
    found: Sequence[Happening],
    dates: Sequence[Mention],
    published: Day | None = None,
) -> Datings:
    """The dates of a sentence given to its happenings, then shared where grammar shares them."""
    by_word = happenings_by_word(found)
    datings: Datings = {}
    ranks: dict[int, int] = {}
    last: tuple[Mention, Happening] | None = None
    for mention in dates:
        target, rank = target_of(sentence, mention, by_word)
        if last is not None and _says_it_again(text, last[0], mention):
            target, rank = last[1], -1
        if target is None:
            continue
        last = (mention, target)
        how = role(text, sentence, mention)
        if how == "since":
            target = lasting(sentence, target, by_word)
        if how == "until" and waits(sentence, target.token):
            how = "not until"  # 'did not call the police until May': then it was called
        if how == "until" and _lasts_on(target, mention, published):
            continue  # 'adjourned until 12 June': not when it was adjourned
        edtf = applied(mention.edtf, how)
        held = datings.get(target.token.index)
        if edtf is None or (held is not None and not _better(rank, edtf, ranks, target, held)):
            continue
        reason = f"“{mention.words}” belongs to “{target.token.text}”"
        if how not in ("inside", "not until"):
            reason += f", {how} it"
        dating = Dating(
            edtf,
            how_known(mention.timex),
            reason + ".",
            mention.timex,
            ahead=_is_set_for(sentence, mention, target),
        )
        fitting = fitted(dating, target, published)
        if fitting is not None:
            ranks[target.token.index] = rank
            datings[target.token.index] = fitting
    _date_when(sentence, found, dates, datings)
    share(sentence, found, by_word, datings)
    return datings


def _says_it_again(text: str, last: Mention, mention: Mention) -> bool:
    """'A week earlier, on 2 May 2018, …': the second needs nothing else to be understood."""
    between = text[last.end : mention.start] if last.end <= mention.start else "-"
    plain = mention.timex.anchor is None and last.timex.anchor is not None
    return plain and APPOSED.fullmatch(between) is not None


def _lasts_on(target: Happening, mention: Mention, published: Day | None) -> bool:
    """True for a past act and an end that lies ahead of the publication."""
    last = mention.edtf.latest
    return target.told and published is not None and last is not None and last > published


def _is_set_for(sentence: Sentence, mention: Mention, target: Happening) -> bool:
    """'called a strike for Thursday': the date of what is planned, not of the planning."""
    tokens = sentence.within(mention.start, mention.end)
    before = sentence.tokens[tokens[0].index - 1].lower if tokens and tokens[0].index else ""
    return before == "for" and target.lemma in SCHEDULING


def _date_when(
    sentence: Sentence, found: Sequence[Happening], dates: Sequence[Mention], datings: Datings
) -> None:
    """'the worst since 1998, when a jet cut a cable': what is told after 'when' was then."""
    for happening in found:
        opening = opener(sentence, happening.token) or _same_time(sentence, happening)
        if opening is None or opening.lower not in WHEN or happening.token.index in datings:
            continue
        first = opening.index - (opening.lower != "when")  # 'the year'
        comma = sentence.tokens[first - 1] if first > 0 else None
        for mention in dates:
            if comma is not None and comma.text == "," and mention.end == comma.start:
                reason = f"“{mention.words}”, when “{happening.token.text}”."
                # 'since 1998, when …', 'until May, when …'
                edtf = Edtf(mention.edtf.removesuffix("/..").removeprefix("../"))
                datings[happening.token.index] = Dating(
                    edtf, how_known(mention.timex), reason, mention.timex
                )


def _same_time(sentence: Sentence, happening: Happening) -> Token | None:
    """'in 2010, the year her father sold the firm': the noun of time that a clause explains."""
    noun = sentence.head(happening.token)
    before = sentence.tokens[noun.index - 1] if noun.index else None
    explains = happening.relation in ("relcl", "acl") and noun.index < happening.token.index
    return noun if explains and before is not None and before.lower == "the" else None


def _better(
    rank: int, new: Edtf, ranks: Mapping[int, int], target: Happening, held: Dating
) -> bool:
    """The date that stands nearer in the grammar; then the closed and the shorter one."""
    if rank != ranks[target.token.index]:
        return rank < ranks[target.token.index]

    def length(edtf: Edtf) -> float:
        if edtf.earliest is None or edtf.latest is None:
            return float("inf")
        return edtf.latest.number - edtf.earliest.number

    return length(new) < length(held.edtf)
