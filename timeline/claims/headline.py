"""The headline of a claim: who did what to whom, in the text's own words.

A whole clause with its subject, cut from the sentence (`cutting`), without its date where grammar
allows (`dateless`). Where no such clause can be cut with certainty the sentence itself is shown,
shortened around the word that tells what happened. Only a bracketed name for a pronoun, a
bracketed certainty and '[…]' are ever put in. A hedge, negation, denial or attribution that does
not stand in the clause is put back, or else the headline begins with the certainty in brackets.
A headline never says more than its quote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..language import Sentence, Token
from ..model import Signal
from .attribution import attribution
from .certainty import Assessment
from .cutting import (
    QUOTES,
    Frame,
    begins_well,
    bridged,
    ends_well,
    frame_of,
    is_particle,
    phrases_around,
    says,
    trimmed,
)  # fmt: skip
from .dateless import without_dates
from .form import (
    LIMIT,
    around,
    balanced,
    capitalised,
    plain_sentence,
    shortened,
    tidied,
    well_formed,
)
from .happenings import Happening, is_misread
from .nominal import nominal, phrase_of
from .words import Words

HEDGES = ("negated", "reported", "alleged")
PRONOUNS = frozenset(("he", "she"))
WORD = re.compile(r"\w+")
BRACKETS = re.compile(r"\[[^\]]*\]")


def headline(
    text: str,
    happening: Happening,
    assessment: Assessment,
    words: Words,
    *,
    dates: Sequence[tuple[int, int]] = (),
    pronoun: str | None = None,
    quote: tuple[int, int] | None = None,
) -> str:
    """At most 120 characters that say what the clause says and no more.

    `dates` are the offsets of the dates to leave out, `pronoun` the name for 'he' or 'she' where
    it is certain, `quote` the offsets of the claim's quote (the sentence, where it is not given).
    """
    clause = _clause(text, happening, assessment, words, dates, pronoun)
    shown = _with_signals(text, happening, clause, assessment, words.language) if clause else ""
    if happening.telling.text.casefold() in shown.casefold():
        return shown
    span = quote or (happening.sentence.start, happening.sentence.end)
    starts = tuple(
        happening.sentence.tokens[index].start
        for index in phrases_around(happening.sentence, happening.telling)
    )
    return sentence_headline(text, span, happening.telling, assessment, words.language, starts)


def sentence_headline(
    text: str,
    quote: tuple[int, int],
    trigger: Token,
    assessment: Assessment,
    language: str,
    starts: Sequence[int] = (),
) -> str:
    """The quote itself, shortened around the trigger, with its certainty where that was cut off.

    `starts` are offsets where a phrase around the trigger begins.
    """
    sentence = plain_sentence(text[quote[0] : quote[1]], language)
    first = _place(text, quote, sentence, trigger.start, trigger.text)
    last = min(len(sentence), first + len(trigger.text))
    begins = [
        _place(text, quote, sentence, at, text[at : at + 12].split()[0])
        for at in starts
        if quote[0] < at <= trigger.start
    ]
    shown = around(sentence, first, last, language=language, begins=begins)
    if assessment.certainty == "stated" or _says_all(shown, assessment):
        return capitalised(shown)
    label = f"[{assessment.certainty}] "
    room = LIMIT - len(label)
    return label + capitalised(
        around(sentence, first, last, language=language, limit=room, begins=begins)
    )


def _place(text: str, quote: tuple[int, int], sentence: str, start: int, word: str) -> int:
    """Where a word of the quote stands in the sentence as it is printed."""
    before = " ".join(text[quote[0] : start].split())
    cut = len(" ".join(text[quote[0] : quote[1]].split())) - len(sentence)
    found = sentence.find(word, max(0, len(before) - cut - 4))
    return max(found, 0)


def proven(title: str, quote: str, assessment: Assessment, *, language: str = "en") -> str:
    """The headline if its words stand in the quote in that order; else the quote's own beginning,
    with its certainty in brackets."""
    rest = iter(WORD.findall(quote.casefold()))
    if all(word in rest for word in WORD.findall(BRACKETS.sub(" ", title).casefold())):
        return title
    label = "" if assessment.certainty == "stated" else f"[{assessment.certainty}] "
    words = plain_sentence(quote, language)
    return label + capitalised(shortened(words, LIMIT - len(label), language=language))


def reads_as_sentence(happening: Happening) -> bool:
    """True where the text tells a happening in a sentence: it has a verb with its subject, or a
    past tense at or above the happening. A caption, an entry of a list or a heap of nouns has
    neither."""
    sentence, token = happening.sentence, happening.token
    if any(word.tag == "VBD" for word in (token, *sentence.ancestors(token))):
        return True
    return any(
        is_misread(sentence, word)
        or (
            word.relation in ("nsubj", "csubj", "expl")
            and not sentence.head(word).dep.endswith("relcl")
        )
        for word in sentence.tokens
    )


# --- the clause -------------------------------------------------------------------------------


def _clause(
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
    dated = frozenset(word.index for span in dates for word in sentence.within(*span))
    lines = []
    for leading in (True, False):
        whole = trimmed(sentence, frame, must, words, dated=dated, leading=leading)
        for draft in (without_dates(sentence, whole, dates, must), whole):
            line = _written(text, sentence, draft, names)
            if _is_whole(frame, draft, must, happening, words) and well_formed(
                line, words.language, particle=is_particle(sentence, draft[-1])
            ):
                lines.append(line)
    fitting = [line for line in lines if len(line) <= LIMIT]
    if fitting or not lines:
        return next(iter(fitting), "")
    shortest = min(lines, key=len)
    if _offset(shortest, happening) < LIMIT - 4:
        return shortest
    beginning, part = bridged(sentence, frame, happening.telling)
    if not beginning or not part:
        return ""
    line = f"{_written(text, sentence, beginning, names)} … {_written(text, sentence, part, names)}"
    good = well_formed(line, words.language) and must <= {*beginning, *part}
    return line if good and _offset(line, happening) < LIMIT - 4 else ""


def _offset(line: str, happening: Happening) -> int:
    """Where the trigger ends in a line."""
    found = [
        match.end()
        for match in re.finditer(rf"(?<!\w){re.escape(happening.telling.text)}(?!\w)", line)
    ]
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
    if says(frame.verb, words) and draft[-1] == frame.verb.index:
        if any(word.text in QUOTES or word.text == ":" for word in following):
            return False  # 'has repeatedly declared': what?
    return begins_well(sentence, draft[0]) and ends_well(sentence, draft[-1])


def _loose_comma(words: Sequence[Token]) -> bool:
    """True for a single comma between subject and verb, unless in a list or in 'Arn, Vessland'."""
    commas = [number for number, word in enumerate(words) if word.text == ","]
    if len(commas) != 1 or any(word.relation == "cc" for word in words):
        return False
    near = words[commas[0] - 1 : commas[0] + 2]
    return not (commas[0] and near[0].pos == near[-1].pos == "PROPN")


# --- how it is written ------------------------------------------------------------------------


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


# --- what may not get lost --------------------------------------------------------------------


def _with_signals(
    text: str, happening: Happening, clause: str, assessment: Assessment, language: str
) -> str:
    """Put back an attribution; failing that, say the certainty in brackets."""
    keep = _offset(clause, happening)
    if assessment.certainty == "stated" or (assessment.signals and _says_all(clause, assessment)):
        shown = shortened(clause, language=language, keep=keep)
        if assessment.certainty == "stated" or _says_all(shown, assessment):
            return capitalised(shown)
    missing = [signal for signal in assessment.signals if not _stands_in(signal, clause)]
    before, after = attribution(text, happening, missing)
    behind = f"“{clause}”{after}" if happening.quoted and balanced(clause) else f"{clause}{after}"
    for candidate in (f"{before} {clause}".strip(), behind if after else clause):
        if candidate != clause and _says_all(candidate, assessment) and len(candidate) <= LIMIT:
            return capitalised(candidate)
    keep_both = len(before) + 1 + keep
    said = shortened(f"{before} {clause}", language=language, keep=keep_both) if before else ""
    if said and _says_all(said, assessment) and keep_both < LIMIT - 4:
        return capitalised(said)
    label = f"[{assessment.certainty}] "
    room = LIMIT - len(label)
    return label + capitalised(shortened(clause, room, language=language, keep=keep))


def _says_all(words: str, assessment: Assessment) -> bool:
    """True where every word stands there that says how sure the text is."""
    return bool(assessment.signals) and all(
        _stands_in(signal, words) for signal in assessment.signals
    )


def _stands_in(signal: Signal, words: str) -> bool:
    pattern = r"(?<!\w)" + re.escape(" ".join(signal.text.split())) + r"(?!\w)"
    return re.search(pattern, words, re.IGNORECASE) is not None
