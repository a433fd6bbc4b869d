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
from collections.abc import Sequence

from ..language import Token
from ..model import Signal
from .attribution import attribution
from .certainty import Assessment
from .form import (
    LIMIT,
    around,
    balanced,
    capitalised,
    plain_sentence,
    shortened,
)
from .happenings import Happening, is_misread
from .lines import PRONOUNS as PRONOUNS
from .lines import clause_line, trigger_end
from .stretches import phrases_around
from .words import Words

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
    clause = clause_line(text, happening, assessment, words, dates, pronoun)
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


# --- what may not get lost --------------------------------------------------------------------


def _with_signals(
    text: str, happening: Happening, clause: str, assessment: Assessment, language: str
) -> str:
    """Put back an attribution; failing that, say the certainty in brackets."""
    keep = trigger_end(clause, happening)
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
