"""How sure the text itself is that something happened, which words say so, and who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..days import Day
from ..edtf import Edtf
from ..language import Sentence, Token
from ..model import CERTAINTIES, Certainty, Signal
from .conditionals import condition
from .frames import framed
from .governing import Outcome, chain, outcomes
from .governors import Governors, governors
from .happenings import Happening, opener, subject, waits
from .words import Words

NOUN_PHRASE = frozenset(("acl", "appos", "parataxis", "ccomp", "advcl", "conj"))
PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "one"))
TURNS = frozenset((";", "but", "although", "however", "while", "whereas"))
LONGEST_SOURCE = 90
# 'It was not until May that …' happened.
OTHER_DAY = re.compile(
    r"^[^,;]*\b\d{1,4}\b[^;]{0,20} but (?:rather |actually |only )?(?:on|in|at) (?:\w+ )?\d"
)
NOT_UNTIL = frozenset(("until", "till", "only", "just", "merely"))


@dataclass(frozen=True)
class Assessment:
    """The certainty shown, every signal of it, who says so, and why in words."""

    certainty: Certainty
    signals: tuple[Signal, ...] = ()
    attributed_to: str | None = None
    reason: str = "The text states it as a fact."


@dataclass(frozen=True)
class _Hint:
    certainty: Certainty
    first: Token
    source: str | None = None
    last: Token | None = None


def assess(
    text: str,
    happening: Happening,
    by_word: Mapping[int, Happening],
    words: Words,
    *,
    date: Edtf | None = None,
    published: Day | None = None,
    set_ahead: bool = False,
) -> Assessment:
    """Gather the signals around a happening and show the first certainty that applies."""
    hints = [
        *_negations(happening, words),
        *_own_words(happening, words),
        *_tense(happening, by_word, words),
        *_governors(text, happening, words),
        *_according(text, happening, words),
    ]
    signals = tuple(
        Signal(
            certainty=hint.certainty,
            text=text[hint.first.start : (hint.last or hint.first).end],
            start=hint.first.start,
            end=(hint.last or hint.first).end,
        )
        for hint in hints
    )
    present: set[Certainty] = {hint.certainty for hint in hints}
    ahead = _is_ahead(happening, date, published, set_ahead)
    if ahead:
        present.add("planned")
    certainty = first_of(present)
    source = next((hint.source for hint in hints if hint.source), None)
    return Assessment(
        certainty, _unique(signals), source, _reason(certainty, signals, source, ahead)
    )


def first_of(present: set[Certainty]) -> Certainty:
    """The one value that is shown: the first that applies."""
    found: Iterator[Certainty] = (value for value in CERTAINTIES if value in present)
    return next(found, "stated")


def _unique(signals: tuple[Signal, ...]) -> tuple[Signal, ...]:
    return tuple(dict.fromkeys(signals))


def _reason(
    certainty: Certainty, signals: tuple[Signal, ...], source: str | None, ahead: bool
) -> str:
    said = [f"“{signal.text}”" for signal in signals if signal.certainty == certainty]
    if certainty == "stated":
        return "The text states it as a fact."
    because = " and ".join(dict.fromkeys(said)) or "its date lies after the publication"
    if ahead and certainty == "planned" and said:
        because += ", and its date lies after the publication"
    return f"Shown as {certainty} because of {because}" + (
        f"; source: {source}." if source else "."
    )


def _is_ahead(
    happening: Happening, date: Edtf | None, published: Day | None, set_ahead: bool
) -> bool:
    """A date after the publication makes everything but a lapse of the writer a plan."""
    if date is None or published is None or date.earliest is None:
        return False
    told = happening.tense in ("past", "pluperfect") and not set_ahead
    return date.earliest.number > published.number and not told


def _negations(happening: Happening, words: Words) -> Iterator[_Hint]:
    sentence, token = happening.sentence, happening.token
    waiting = waits(sentence, token)
    for child in sentence.dependents(token):
        if waiting:
            break
        following = sentence.tokens[child.index + 1 : child.index + 2]
        if words.has("negated", child.lower) or words.has("negated", child.lemma):
            only_when = following and following[0].lower in NOT_UNTIL
            if not only_when and not _corrects_date(sentence, child):
                yield _Hint("negated", child)
        elif _is_no(child, happening) or _is_almost(child, happening, words):
            yield _Hint("negated", child)
    subject = happening.subject
    if subject is not None:
        if words.has("negated_subjects", subject.lower):
            yield _Hint("negated", subject)
        for child in sentence.dependents(subject, "det", "advmod", "cc"):
            if child.lower in ("no", "neither", "hardly", "scarcely"):
                yield _Hint("negated", child)
    for thing in sentence.dependents(token, "obj"):
        for child in sentence.dependents(thing, "det"):
            if child.lower == "no":
                yield _Hint("negated", child)
    for mark in sentence.dependents(token, "mark", "case"):
        if token.tag == "VBG" and governors(words.language).has("without", mark.lower):
            yield _Hint("negated", mark)


def _corrects_date(sentence: Sentence, negation: Token) -> bool:
    """'Not on 2 June but on 1 June': it happened, on another day."""
    words = " ".join(word.lower for word in sentence.tokens[negation.index + 1 :])
    return OTHER_DAY.search(words) is not None


def _is_no(child: Token, happening: Happening) -> bool:
    """'No arrest'."""
    return happening.is_noun and child.lower == "no" and child.relation in ("det", "cc")


def _is_almost(child: Token, happening: Happening, words: Words) -> bool:
    """'The deal almost collapsed': it did not; 'prices almost doubled' is a measure."""
    near = words.has("almost", child.lower) and child.index == happening.token.index - 1
    return near and not happening.is_noun and not words.has("measures", happening.token.lemma)


def _own_words(happening: Happening, words: Words) -> Iterator[_Hint]:
    """Hedges beside the verb or the noun: reportedly, allegedly, alleged."""
    for child in happening.sentence.dependents(happening.token):
        if words.has("reported", child.lower):
            yield _Hint("reported", child)
        elif words.has("alleged", child.lower):
            yield _Hint("alleged", child)
    above = happening.sentence.head(happening.token)
    if happening.relation in ("xcomp", "conj"):
        for child in happening.sentence.dependents(above, "advmod"):
            if words.has("reported", child.lower):
                yield _Hint("reported", child)
            elif words.has("alleged", child.lower):
                yield _Hint("alleged", child)


def _tense(happening: Happening, by_word: Mapping[int, Happening], words: Words) -> Iterator[_Hint]:
    sentence, token = happening.sentence, happening.token
    supposed = list(_conditions(happening, words))
    yield from supposed
    auxiliaries = sentence.dependents(token, "aux")
    if not auxiliaries and happening.relation == "conj":
        auxiliaries = sentence.dependents(sentence.head(token), "aux")
    lowers = {word.lower for word in auxiliaries}
    for word in auxiliaries:
        lemma = word.lemma if word.lemma in ("will", "shall") else word.lower
        if words.has("planned_modals", lemma):
            yield _Hint("planned", word)
        elif words.has("hypothetical_modals", lemma) or words.has(
            "hypothetical_modals", word.lemma
        ):
            yield _Hint("hypothetical", word)
        elif lemma in ("would", "'d") and happening.tense == "would":
            said = by_word.get(token.head)
            future = happening.relation in ("ccomp", "parataxis", "conj", "relcl")
            unreal = "have" in lowers or _is_conditional(sentence, words)
            sure = (future or said is not None) and not unreal
            yield _Hint("planned" if sure else "hypothetical", word)
    if happening.tense == "infinitive" and happening.relation == "root":
        nearby = (*sentence.dependents(token), *sentence.tokens[token.index - 1 : token.index])
        to = next((word for word in nearby if word.lower == "to"), None)
        if to is not None and not supposed:  # 'is to open', 'is due to open'
            yield _Hint("planned", to)


def _conditions(happening: Happening, words: Words) -> Iterator[_Hint]:
    """'If', 'unless', or the inverted words of a condition, before the happening or what it is
    a part of."""
    sentence, token = happening.sentence, happening.token
    inverted = condition(sentence)
    if inverted is not None and inverted[0].index < token.index < inverted[1]:
        yield _Hint("hypothetical", inverted[0])
    for _ in range(4):
        for mark in sentence.dependents(token, "mark"):
            if words.has("hypothetical_marks", mark.lower):
                yield _Hint("hypothetical", mark)
                return
        if token.relation not in ("xcomp", "ccomp", "conj"):
            return
        if token.relation == "conj" and sentence.dependents(token, "nsubj"):
            return
        token = sentence.head(token)


def _is_conditional(sentence: Sentence, words: Words) -> bool:
    """True where the sentence names a condition: 'if …', 'had he …'."""
    return condition(sentence) is not None or any(
        word.relation == "mark" and words.has("hypothetical_marks", word.lower)
        for word in sentence.tokens
    )


def _governors(text: str, happening: Happening, words: Words) -> Iterator[_Hint]:
    """What the happening is the content of says how sure the text is."""
    sentence, token = happening.sentence, happening.token
    for child in sentence.dependents(token, "parataxis"):
        if opener(sentence, child) is not None:
            continue  # '… after a jury found her guilty' is no attribution
        if words.has("report_verbs", child.lemma) and not happening.is_noun:
            yield _Hint("reported", child, _subject_text(text, sentence, child))
    lists = governors(words.language)
    links = chain(happening, lists)
    for outcome in outcomes(links):
        source = _speaker(text, sentence, outcome)
        for word in outcome.words:
            yield _Hint(outcome.certainty, word, source)
    if not links:
        yield from _framed(happening, lists)


def _framed(happening: Happening, lists: Governors) -> Iterator[_Hint]:
    """A second look at the words before the happening, where the parse shows nothing above it."""
    sentence, token = happening.sentence, happening.token
    opens = sentence.children[token.index]
    for found in framed(sentence, lists):
        last = found.last.index
        if found.before:  # ', it is claimed,' is said of the whole sentence
            yield _Hint(found.certainty, found.first, None, found.last)
            continue
        if happening.is_noun and last != token.index - 1:
            continue
        if happening.relation == "xcomp" and last != token.index - 1:
            continue
        if last >= token.index or (happening.relation == "relcl" and last not in opens):
            continue
        between = sentence.tokens[last + 1 : token.index]
        if not any(word.pos == "VERB" or word.lower in TURNS for word in between):
            yield _Hint(found.certainty, found.first, None, found.last)


def _speaker(text: str, sentence: Sentence, outcome: Outcome) -> str | None:
    """Who says so: the subject or the agent of a verb of saying, whose claim it is."""
    token = outcome.link.token
    if token.pos == "NOUN":
        owners = [word for word in sentence.dependents(token) if word.dep == "nmod:poss"]
        named = [word for word in owners if word.pos in ("PROPN", "NOUN")]
        return phrase(text, sentence, named[0]) if named else None
    if not outcome.link.governor.speaks or outcome.link.denials or outcome.link.wrong:
        return None
    if any(word.dep == "aux:pass" for word in sentence.dependents(token, "aux")) or any(
        word.dep == "nsubj:pass" for word in sentence.dependents(token, "nsubj")
    ):
        return _agent_text(text, sentence, token)
    acting = subject(sentence, token) if token.tag != "VBN" or token.dep == "ROOT" else None
    if acting is None:
        return _subject_text(text, sentence, token)
    return None if acting.lower in PRONOUNS else phrase(text, sentence, acting)


def _according(text: str, happening: Happening, words: Words) -> Iterator[_Hint]:
    """'according to court records' counts for its whole sentence; so do 'as X reported', and
    the speaker of quoted words."""
    tokens = happening.sentence.tokens
    for token, following in pairwise(tokens):
        if token.lower == "according" and following.lower == "to":
            stop = _phrase_end(tokens, following.index + 1)
            source = (
                text[following.end : tokens[stop].end].strip() if stop > following.index else ""
            )
            yield _Hint("reported", token, source[:LONGEST_SOURCE] or None, following)
    if happening.quoted:
        for token in tokens:
            if words.has("report_verbs", token.lemma) and token.pos == "VERB":
                yield _Hint("reported", token, _subject_text(text, happening.sentence, token))
                return


def _phrase_end(tokens: tuple[Token, ...], index: int) -> int:
    """The last word before the next comma, clause or full stop."""
    while index < len(tokens) and tokens[index].text not in (",", ".", ";", ":", '"', "(", "”"):
        if tokens[index].tag in ("VBD", "VBZ", "VBP", "WDT", "WP"):
            break
        index += 1
    return index - 1


def _agent_text(text: str, sentence: Sentence, verb: Token) -> str | None:
    agents = [word for word in sentence.dependents(verb, "obl") if word.dep == "obl:agent"]
    return phrase(text, sentence, agents[0], skip_case=True) if agents else None


def _subject_text(text: str, sentence: Sentence, verb: Token) -> str | None:
    subjects = sentence.dependents(verb, "nsubj")
    if not subjects or subjects[0].lower in PRONOUNS or subjects[0].dep == "nsubj:pass":
        return None
    return phrase(text, sentence, subjects[0])


def phrase(text: str, sentence: Sentence, head: Token, *, skip_case: bool = False) -> str:
    """The words of a noun phrase without its clauses, as one stretch of the text."""
    tokens = [
        word
        for word in sentence.subtree(head, without=NOUN_PHRASE)
        if not (skip_case and word.relation == "case" and word.index < head.index)
    ]
    run = [word for word in tokens if word.text not in (",",)]
    start, end = run[0].start, max(word.end for word in run)
    return " ".join(text[start:end].split())[:LONGEST_SOURCE].rstrip(" ,")
