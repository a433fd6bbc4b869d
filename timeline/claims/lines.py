"""The clause of a happening as one line of print, before anything is put back or cut to length."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..language import Sentence, Token
from .bridging import bridged
from .carriers import Frame, says
from .certainty import Assessment
from .cutting import frame_of
from .dateless import without_dates
from .form import LIMIT, tidied, well_formed
from .happenings import Happening
from .nominal import nominal, phrase_of
from .stretches import QUOTES, begins_well, ends_well, is_particle
from .trimming import trimmed
from .words import Words

HEDGES = ("negated", "reported", "alleged")
PRONOUNS = frozenset(("he", "she"))
# What an ellipsis and a closing mark need at the end of a line.
MARGIN = 4


def clause_line(
    text: str,
    happening: Happening,
    assessment: Assessment,
    words: Words,
    dates: Sequence[tuple[int, int]],
    pronoun: str | None,
) -> str:
    """The clause in print, at its full length; empty where none can be cut with certainty."""
    sentence = happening.sentence
    signalled = {signal.start for signal in assessment.signals}
    must = {happening.token.index, happening.telling.index}
    must |= {token.index for token in sentence.tokens if token.start in signalled}
    frame = frame_of(sentence, happening, signalled, words)
    if happening.is_noun:
        shown = _noun_phrase(text, happening, frame, words, dates, must)
        if shown:
            return shown
    if frame is None:
        return ""
    must |= _hedges(sentence, frame, words)
    must &= set(frame.own) | set(frame.carried)
    names = {}
    if pronoun and happening.subject is not None and happening.subject.lower in PRONOUNS:
        names[happening.subject.index] = f"[{pronoun}]"
    if happening.quoted:
        dates = ()  # somebody's own words stay whole
    shortest = ""
    for draft in _drafts(sentence, frame, must, words, dates):
        line = _written(text, sentence, draft, names)
        if not _is_whole(frame, draft, must, happening, words):
            continue
        particle = is_particle(sentence, draft[-1])
        if well_formed(line, words.language, particle=particle):
            if len(line) <= LIMIT:
                return line
            shortest = min(shortest or line, line, key=len)
    if not shortest or trigger_end(shortest, happening) < LIMIT - MARGIN:
        return shortest
    ends = [
        _written(text, sentence, part, names)
        for part in bridged(sentence, frame, happening.telling)
    ]
    line = " … ".join(ends)
    reached = all(ends) and trigger_end(line, happening) < LIMIT - MARGIN
    return line if reached and well_formed(line, words.language) else ""


def _drafts(
    sentence: Sentence,
    frame: Frame,
    must: set[int],
    words: Words,
    dates: Sequence[tuple[int, int]],
) -> Iterator[list[int]]:
    """The words of the clause, best first: with its opening phrase and without, each without
    dates and with them."""
    dated = frozenset(word.index for span in dates for word in sentence.within(*span))
    previous: list[int] = []
    for leading in (True, False):
        whole = trimmed(sentence, frame, must, words, dated=dated, leading=leading)
        if whole == previous:
            return
        previous, dateless = whole, without_dates(sentence, whole, dates, must)
        yield dateless
        if dateless != whole:
            yield whole


def trigger_end(line: str, happening: Happening) -> int:
    """Where the trigger ends in a line; its length, where the trigger does not stand in it."""
    word = re.escape(happening.telling.text)
    found = [match.end() for match in re.finditer(rf"(?<!\w){word}(?!\w)", line)]
    return found[-1] if found else len(line)


def _noun_phrase(
    text: str,
    happening: Happening,
    frame: Frame | None,
    words: Words,
    dates: Sequence[tuple[int, int]],
    must: set[int],
) -> str:
    """'The raid on the depot'; with its date ('the 2009 crash') where it is not what its clause
    is about, since that clause may tell of another day."""
    sentence, noun = happening.sentence, happening.token
    dated = frozenset(word.index for span in dates for word in sentence.within(*span))
    phrase = nominal(sentence, noun, dated)
    if phrase:
        phrase = without_dates(sentence, phrase, dates, must)
    elif frame is None or noun.relation != "nsubj" or noun.head != frame.verb.index:
        phrase = phrase_of(sentence, noun)
    shown = _written(text, sentence, phrase, {})
    return shown if well_formed(shown, words.language) and len(shown) <= LIMIT else ""


def _hedges(sentence: Sentence, frame: Frame, words: Words) -> set[int]:
    """'Reportedly', 'never' and their like beside the verb that carries the headline."""
    return {
        word.index
        for word in sentence.dependents(frame.verb)
        if any(words.has(name, word.lower) for name in HEDGES)
    }


def _is_whole(
    frame: Frame, draft: list[int], must: set[int], happening: Happening, words: Words
) -> bool:
    """True for a draft with its subject, verb, trigger and hedges, begun and ended as clauses
    are."""
    sentence = happening.sentence
    wanted = {*must, frame.verb.index, happening.telling.index}
    if frame.subject is not None:
        wanted.add(frame.subject)
    if not draft or not wanted <= set(draft):
        return False
    if frame.subject is not None and frame.subject < frame.verb.index:
        between = [
            sentence.tokens[index] for index in draft if frame.subject < index < frame.verb.index
        ]
        if _loose_comma(between):
            return False  # 'The minister, left the room'
    following = sentence.tokens[draft[-1] + 1 : draft[-1] + 3]
    if draft[-1] == frame.verb.index and says(frame.verb, words):
        said = any(word.text in QUOTES or word.text == ":" for word in following)
        if said:
            return False  # 'has repeatedly declared': what?
    return begins_well(sentence, draft[0]) and ends_well(sentence, draft[-1])


def _loose_comma(words: Sequence[Token]) -> bool:
    """True for a single comma between subject and verb, unless in a list or in 'Arn, Vessland'."""
    commas = [number for number, word in enumerate(words) if word.text == ","]
    if len(commas) != 1 or any(word.relation == "cc" for word in words):
        return False
    near = words[commas[0] - 1 : commas[0] + 2]
    return not (commas[0] and near[0].pos == near[-1].pos == "PROPN")


def _written(text: str, sentence: Sentence, kept: Sequence[int], names: Mapping[int, str]) -> str:
    """The words as the text has them, neighbours with what stands between them."""
    pieces: list[str] = []
    for number, index in enumerate(kept):
        token = sentence.tokens[index]
        if number:
            previous = sentence.tokens[kept[number - 1]]
            near = index == previous.index + 1
            pieces.append(text[previous.end : token.start] if near else " ")
        pieces.append(names.get(index, token.text))
    return tidied("".join(pieces))
