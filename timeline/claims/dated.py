"""A happening's date, how it is known and why; and what the rules about dates share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..edtf import Edtf
from ..language import Sentence, Token
from ..model import How, Timex
from .happenings import Happening

TODAY = re.compile(
    r"(?:today|tonight|hoy|heute|aujourd)\b|this (?:morning|afternoon)", re.IGNORECASE
)
LEAD_IN = frozenset(("ADP", "DET", "ADV", "CCONJ", "PUNCT", "ADJ", "SCONJ", "NUM", "PART"))


@dataclass(frozen=True)
class Dating:
    """A happening's date, how it is known, and why, in words.

    `shared` is true where the date is another happening's, `ahead` where it was set for a later
    day ('called a strike for Thursday').
    """

    edtf: Edtf
    how: How
    reason: str
    timex: Timex | None = None
    shared: bool = False
    ahead: bool = False


Datings = dict[int, Dating]  # by the index of the happening's word


def how_known(timex: Timex) -> How:
    """What a timex was counted from decides how its date is known."""
    if timex.anchor is None:
        return "explicit"
    if timex.anchor == "published":
        return "publication" if TODAY.match(timex.text) else "relative"
    steps = ("later", "earlier", "following", "next", "previous", "after", "before")
    return "offset" if any(step in timex.text.lower() for step in steps) else "carried"


def happenings_by_word(found: Sequence[Happening]) -> dict[int, Happening]:
    """The happenings of a sentence by their verbs and by the nouns that tell them."""
    nouns = {one.trigger.index: one for one in found if one.trigger is not None}
    return nouns | {one.token.index: one for one in found}


def dated(
    index: int, by_word: Mapping[int, Happening], datings: Datings
) -> tuple[Happening, Dating] | None:
    """The happening at a word with its date; None for no happening, no date or a mere bound."""
    happening = by_word.get(index)
    dating = datings.get(happening.token.index) if happening is not None else None
    if happening is None or dating is None or dating.how == "bound":
        return None
    return happening, dating


def is_opening(sentence: Sentence, first: Token) -> bool:
    """True where nothing but small words stands before."""
    return all(
        token.pos in LEAD_IN or token.lower in ("also", "later")
        for token in sentence.tokens[: first.index]
    )
