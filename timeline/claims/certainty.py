"""How sure the text itself is that something happened, which words say so, and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..days import Day
from ..edtf import Edtf
from ..language import Sentence, Token
from ..model import CERTAINTIES, Certainty, Signal
from .happenings import Happening, opener, waits
from .words import Words

NOUN_PHRASE = frozenset(("acl", "appos", "parataxis", "ccomp", "advcl", "conj"))
PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "who", "which", "that", "one"))
COMPLEMENTS = frozenset(("ccomp", "xcomp", "advcl", "obj", "obl", "parataxis", "csubj", "acl"))
LONGEST_SOURCE = 90
# 'It was not until May that …' happened.
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
        *_governors(text, happening, by_word, words),
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
            if not (following and following[0].lower in NOT_UNTIL):
                yield _Hint("negated", child)
        elif child.relation in ("det", "cc") and child.lower == "no" and happening.is_noun:
            yield _Hint("negated", child)
    subject = happening.subject
    if subject is not None:
        if words.has("negated_subjects", subject.lower):
            yield _Hint("negated", subject)
        for child in sentence.dependents(subject, "det", "advmod"):
            if child.lower in ("no", "neither"):
                yield _Hint("negated", child)
    for thing in sentence.dependents(token, "obj"):
        for child in sentence.dependents(thing, "det"):
            if child.lower == "no":
                yield _Hint("negated", child)
    above = sentence.head(token)
    if token.relation == "xcomp" and above.lemma in ("fail", "refuse", "decline", "unable"):
        yield _Hint("negated", above)


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
    auxiliaries = sentence.dependents(token, "aux")
    if not auxiliaries and happening.relation == "conj":
        auxiliaries = sentence.dependents(sentence.head(token), "aux")
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
            yield _Hint("planned" if future or said is not None else "hypothetical", word)
    if happening.tense == "infinitive" and happening.relation == "root":
        to = next((w for w in sentence.dependents(token) if w.lower == "to"), None)
        if to is not None:  # 'is to open', 'is due to open'
            yield _Hint("planned", to)
    for mark in sentence.dependents(token, "mark"):
        if words.has("hypothetical_marks", mark.lower):
            yield _Hint("hypothetical", mark)


def _governors(
    text: str, happening: Happening, by_word: Mapping[int, Happening], words: Words
) -> Iterator[_Hint]:
    """Climb from the happening: what it is the content of says how sure the text is."""
    sentence, token = happening.sentence, happening.token
    for child in sentence.dependents(token, "parataxis"):
        if opener(sentence, child) is not None:
            continue  # '… after a jury found her guilty' is no attribution
        if words.has("report_verbs", child.lemma) and not happening.is_noun:
            yield _Hint("reported", child, _subject_text(text, sentence, child))
    for _ in range(6):
        above = sentence.head(token)
        if above.index == token.index or token.dep == "acl:relcl":
            return
        yield from _governor(text, sentence, token, above, happening, words)
        token = above


def _governor(
    text: str,
    sentence: Sentence,
    token: Token,
    above: Token,
    happening: Happening,
    words: Words,
) -> Iterator[_Hint]:
    if token.relation not in COMPLEMENTS:
        return
    own = token.index == happening.token.index
    if own and happening.is_noun and token.relation not in ("obj", "obl"):
        return
    source = _subject_text(text, sentence, above)
    if words.has("deny_verbs", above.lemma) and token.relation != "advcl":
        yield _Hint("denied", above, source)
    elif words.has("allege_verbs", above.lemma) and (not own or not happening.is_noun):
        passive = any(child.dep == "nsubj:pass" for child in sentence.dependents(above))
        yield _Hint("alleged", above, _agent_text(text, sentence, above) if passive else source)
    elif words.has("report_verbs", above.lemma) and token.relation in ("ccomp", "parataxis"):
        yield _Hint("reported", above, source)
    elif token.relation in ("xcomp", "ccomp", "advcl", "acl") and _has_to(sentence, token):
        if (
            words.has("plan_verbs", above.lemma)
            or words.has("plan_nouns", above.lower)
            or words.has("planned_adjectives", above.lower)
        ):
            yield _Hint("planned", above)
        elif words.has("report_verbs", above.lemma) or words.has("allege_verbs", above.lemma):
            yield _Hint("reported", above, _agent_text(text, sentence, above))
    elif words.has("allege_nouns", above.lower) and token.relation == "acl":
        yield _Hint("alleged", above)
    elif words.has("report_nouns", above.lower) and token.relation in ("acl", "ccomp"):
        yield _Hint("reported", above)


def _has_to(sentence: Sentence, token: Token) -> bool:
    return any(child.lower == "to" for child in sentence.dependents(token, "mark", "aux"))


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
