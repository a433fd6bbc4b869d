"""Dates counted from other happenings: 'three weeks after the killing'."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..edtf import Edtf
from ..language import Sentence, Token
from ..model import Timex
from .carrying import stem
from .dated import Dating, Datings, happenings_by_word
from .dating import counted
from .happenings import Happening


def count_offsets(
    sentence: Sentence,
    found: Sequence[Happening],
    timexes: Iterable[Timex],
    datings: Datings,
    known: Mapping[str, Dating],
) -> bool:
    """'Three weeks after the killing' dates what it modifies, or else what it is counted from.

    True where a date was given.
    """
    by_word = happenings_by_word(found)
    before = dict(datings)
    for timex in timexes:
        link = _link(sentence, timex)
        if link is None:
            continue
        word, sign = link
        origin = _origin(sentence, word, by_word)
        if origin is None:
            continue
        counting = _counting(sentence, origin, by_word)
        if counting is not None:
            _hand_over(sentence, origin, counting, datings)
        _resolve(timex, sign, origin, counting, datings, known)
    return datings != before


def _hand_over(
    sentence: Sentence, origin: Happening, counting: Happening, datings: Datings
) -> None:
    """'Two days before the vote, on 14 June, she met …': the day of the meeting, not the vote's."""
    held = datings.get(origin.token.index)
    own = datings.get(counting.token.index)
    if held is None or held.timex is None or held.shared or (own and own.how != "bound"):
        return
    words = sentence.within(held.timex.start, held.timex.end)
    lead = words[0].index - 1 if words else 0
    if lead < 1 or words[0].index < origin.token.index:
        return
    if sentence.tokens[lead].lower in ("on", "in") and sentence.tokens[lead - 1].text == ",":
        reason = f"“{held.timex.text}” belongs to “{counting.token.text}”."
        datings[counting.token.index] = replace(datings.pop(origin.token.index), reason=reason)


def _link(sentence: Sentence, timex: Timex) -> tuple[Token, int] | None:
    """The 'after' or 'before' that follows a duration, and its direction."""
    if timex.type != "DURATION":
        return None
    tokens = sentence.within(timex.start, timex.end)
    if not tokens:
        return None
    for word in (*tokens[-1:], *sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]):
        if word.lower in ("after", "following"):
            return word, 1
        if word.lower == "before":
            return word, -1
    return None


def _origin(sentence: Sentence, word: Token, by_word: Mapping[int, Happening]) -> Happening | None:
    """The happening behind 'after': the head of its clause or phrase."""
    for above in (sentence.head(word), *sentence.ancestors(word)):
        if above.index > word.index and above.index in by_word:
            return by_word[above.index]
    later = (by_word[index] for index in sorted(by_word) if index > word.index)
    return next(later, None)


def _counting(
    sentence: Sentence, origin: Happening, by_word: Mapping[int, Happening]
) -> Happening | None:
    """The happening that the whole phrase modifies."""
    for above in sentence.ancestors(origin.token):
        if above.index in by_word and not by_word[above.index].is_noun:
            return by_word[above.index]
    return None


def _resolve(
    timex: Timex,
    sign: int,
    origin: Happening,
    counting: Happening | None,
    datings: Datings,
    known: Mapping[str, Dating],
) -> None:
    mod = timex.mod
    held = datings.get(counting.token.index) if counting is not None else None
    direct = datings.get(origin.token.index)
    start = direct if direct is not None and direct.how != "bound" else None
    if held is not None and held.how != "bound" and start is None and counting is not None:
        edtf = counted(held.edtf, timex.value, sign=-sign, mod=_mirrored(mod))
        _put(datings, origin, edtf, timex, counting, held, "before" if sign > 0 else "after")
        return
    start = start or known.get(stem(origin.lemma))
    if start is not None and counting is not None and (held is None or held.how == "bound"):
        edtf = counted(start.edtf, timex.value, sign=sign, mod=mod)
        _put(datings, counting, edtf, timex, origin, start, "after" if sign > 0 else "before")


def _mirrored(mod: str | None) -> str | None:
    """'More than a month after X' puts X more than a month before."""
    return mod


def _put(
    datings: Datings,
    happening: Happening,
    edtf: Edtf | None,
    timex: Timex,
    other: Happening,
    start: Dating,
    word: str,
) -> None:
    if edtf is not None:
        reason = f"Counted: {timex.text} {word} “{other.token.text}”, which is dated {start.edtf}."
        datings[happening.token.index] = Dating(edtf, "offset", reason, timex)
