"""Dates that grammar shares: a second verb, a clause beside a dated one, a dated noun's verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..edtf import Edtf
from ..language import Sentence, Token
from .dated import Dating, Datings, dated, is_opening
from .dating import at_least, at_most
from .happenings import Happening, antecedent, marks, opener

SAYING = frozenset(("speech", "mental", "news"))
SAME_TIME = frozenset(("when", "as", "while"))
DOCUMENTS = frozenset(
    ("statement", "release", "letter", "message", "post", "tweet", "address", "speech", "report",
     "study", "audit", "review", "ruling", "judgment", "judgement", "article", "note", "memo")
)  # fmt: skip
BOUNDS = frozenset(("after", "following", "before"))
INSIDE = frozenset(("in", "at", "during", "on", "amid", "with"))


def share(
    sentence: Sentence,
    found: Sequence[Happening],
    by_word: Mapping[int, Happening],
    datings: Datings,
) -> None:
    """Give undated happenings the date of the verb they are joined to; two rounds are enough."""
    for _ in range(2):
        for happening in found:
            if happening.token.index not in datings:
                shared = _shared(sentence, happening, by_word, datings)
                if shared is not None:
                    datings[happening.token.index] = shared


def _shared(
    sentence: Sentence,
    happening: Happening,
    by_word: Mapping[int, Happening],
    datings: Datings,
) -> Dating | None:
    if happening.is_noun:
        return None
    for rule in (_from_joined, _from_clause, _from_noun):
        dating = rule(sentence, happening, by_word, datings)
        if dating is not None:
            return dating
    return None


def _copy(dating: Dating, source: Happening, edtf: Edtf | None = None) -> Dating:
    why = f"{dating.reason} It is joined to “{source.token.text}”"
    if edtf is None or edtf == dating.edtf:
        return Dating(dating.edtf, dating.how, why + ".", dating.timex, shared=True)
    return Dating(edtf, "bound", why + ", which lies before or after it.", dating.timex, True)


def _from_joined(
    sentence: Sentence, happening: Happening, by_word: Mapping[int, Happening], datings: Datings
) -> Dating | None:
    """'was shot and killed on Monday': both."""
    for index in (happening.token.head, *_conjuncts(sentence, happening.token)):
        held = dated(index, by_word, datings)
        if held is None or held[0].is_noun or held[0] is happening:
            continue
        other, dating = held
        joined = happening.relation == "conj" or other.relation == "conj"
        same = other.tense == happening.tense or {other.tense, happening.tense} <= {
            "past", "participle",
        }  # fmt: skip
        later = happening if happening.relation == "conj" else other
        if joined and same and other.told and not _own_subject_later(sentence, later, dating):
            if later is happening and _is_of_the_first(sentence, other, happening, dating):
                return _bounded(dating, other, at_least(dating.edtf))
            return _copy(dating, other)
    return None


def _is_of_the_first(
    sentence: Sentence, first: Happening, second: Happening, dating: Dating
) -> bool:
    """'was born in 1961 and moved to Lornburg': a year beside the first verb is not the second's;
    a day may be ('left on Monday and flew home')."""
    if dating.timex is None or dating.edtf.precision == "day":
        return False
    words = sentence.within(dating.timex.start, dating.timex.end)
    return bool(words) and first.token.index < words[0].index < second.token.index


def _conjuncts(sentence: Sentence, token: Token) -> list[int]:
    return [child.index for child in sentence.dependents(token, "conj")]


def _own_subject_later(sentence: Sentence, happening: Happening, dating: Dating) -> bool:
    """A second clause with a subject of its own does not share a date that stands in the first,
    unless that date opens the sentence."""
    own = sentence.dependents(happening.token, "nsubj")
    if not own or dating.timex is None:
        return False
    first = sentence.within(dating.timex.start, dating.timex.end)
    gapped = happening.tense == "participle"  # 'Six were killed and eleven hurt on Sunday'
    if gapped and first and first[0].index > happening.token.index:
        return False
    return not (first and is_opening(sentence, first[0]))


def _from_clause(
    sentence: Sentence, happening: Happening, by_word: Mapping[int, Happening], datings: Datings
) -> Dating | None:
    """Subordinate clauses: 'killing 12', 'when …' share; 'after …' and what was said are bounds."""
    words = marks(sentence, happening.token)
    held = dated(happening.token.head, by_word, datings)
    if held is None and words & SAME_TIME:  # 'was flying, headed for X, when he fell ill'
        above = sentence.head(sentence.head(happening.token))
        held = dated(above.index, by_word, datings)
    if held is None or held[0] is happening:
        return _from_below(sentence, happening, by_word, datings)
    other, dating = held
    if happening.relation == "xcomp" and happening.tense == "gerund" and other.told:
        return _copy(dating, other)  # 'announced reaching an agreement'
    if happening.relation == "advcl" and happening.told:
        doing = happening.tense == "gerund" and not words and happening.kind == "strong"
        if words & SAME_TIME or doing:
            return _copy(dating, other)
        if "after" in words or (not words and happening.tense == "pluperfect"):
            return _bounded(dating, other, at_most(dating.edtf))
        if "before" in words:
            return _bounded(dating, other, at_least(dating.edtf))
    said = happening.relation in ("ccomp", "parataxis") and other.kind in SAYING
    if said and happening.told and other.told:
        return _bounded(dating, other, at_most(dating.edtf))
    return None


def _from_below(
    sentence: Sentence, happening: Happening, by_word: Mapping[int, Happening], datings: Datings
) -> Dating | None:
    """'when he was arrested on Monday, he …' dates the main clause, 'after …' bounds it."""
    for child in sentence.dependents(happening.token, "advcl", "parataxis", "ccomp"):
        if child.relation != "advcl" and opener(sentence, child) is None:
            continue
        held = dated(child.index, by_word, datings)
        if held is None or not happening.told or held[0] is happening:
            continue
        below, dating = held
        words = marks(sentence, child)
        if words & SAME_TIME:
            if happening.tense == "pluperfect":  # 'When it collapsed, they had sold'
                return _bounded(dating, below, at_most(dating.edtf))
            return _copy(dating, below)
        if "after" in words:
            return _bounded(dating, below, at_least(dating.edtf))
        if "before" in words:
            return _bounded(dating, below, at_most(dating.edtf))
    return None


def _bounded(dating: Dating, source: Happening, edtf: Edtf | None) -> Dating | None:
    return None if edtf is None else _copy(dating, source, edtf)


def _from_noun(
    sentence: Sentence, happening: Happening, by_word: Mapping[int, Happening], datings: Datings
) -> Dating | None:
    """'the crash on Monday that killed 12', 'Monday's attack killed 12', 'said at Monday's
    hearing'."""
    if not happening.told:
        return None
    noun = antecedent(sentence, happening)
    held = dated(noun.index, by_word, datings) if noun is not None else None
    while held is None and noun is not None and noun.relation in ("nmod", "appos", "flat"):
        noun = sentence.head(noun)  # 'the 2009 crash of Flight 8, which killed 228'
        held = dated(noun.index, by_word, datings)
    if held is not None and held[0] is not happening:
        return _copy(held[1], held[0])
    subject = happening.subject
    held = dated(subject.index, by_word, datings) if subject is not None else None
    if held is None and subject is not None and happening.relation == "root":
        held = _issued(sentence, subject, by_word, datings)  # 'The report, published on Friday, …'
    own = happening.relation in ("root", "conj", "ccomp") and not happening.passive
    if held is not None and held[0] is not happening and own:
        return _copy(held[1], held[0])
    for child in sentence.dependents(happening.token, "obl"):
        held = dated(child.index, by_word, datings) or _issued(sentence, child, by_word, datings)
        case = next((word.lower for word in sentence.dependents(child, "case")), "")
        if held is None or held[0] is happening:
            continue
        if case in INSIDE:
            return _copy(held[1], held[0])
        if case in BOUNDS and held[0].is_noun:  # 'After the raid on 6 May, two of them fled'
            bound = at_least if case in ("after", "following") else at_most
            return _bounded(held[1], held[0], bound(held[1].edtf))
    return None


def _issued(
    sentence: Sentence, noun: Token, by_word: Mapping[int, Happening], datings: Datings
) -> tuple[Happening, Dating] | None:
    """'In a statement released on 17 January, …': the statement was made that day."""
    if noun.lemma not in DOCUMENTS:
        return None
    for child in sentence.dependents(noun, "acl", "amod"):
        held = dated(child.index, by_word, datings)
        if held is not None:
            return held
    return None
