"""What an entry of a chronology tells: its main word, its date, its quote, and its line of print.

Whoever wrote the chronology has chosen what deserves a line, so that each entry gives one, in its
own words, and its present tense tells what has happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..language import Sentence, Token
from ..model import QUOTE_LIMIT
from .carriers import FINITE_TAGS
from .carrying import Thread
from .certainty import Assessment
from .chronicles import Entry
from .dated import Dating, how_known
from .form import LIMIT, capitalised, plain_sentence
from .happenings import Happening, Tense
from .unparsed import says_all
from .words import TOLD, Words

TALK = frozenset(("speech", "mental", "state", ""))
MAIN = frozenset(("root", "conj", "ccomp", "parataxis", "acl", "amod"))
PRESENT = frozenset(("present", "progressive", "participle", "perfect", "gerund"))
# Nouns of acts, by their form: 'Election of a new board', 'Beginning of the works'.
ACTS = re.compile(r"\w{3,}(?:tion|sion|ment|ance|ence|ure|ing|al|ery)s?|start|end|birth|death")


def leading(
    sentence: Sentence,
    position: int,
    found: Sequence[Happening],
    entry: Entry,
    words: Words,
    thread: Thread,
) -> Happening | None:
    """The happening that an entry's sentence tells, as something past; None where it tells none.

    The first sentence of an entry tells one by whatever word stands at its head; those behind it
    only where they have a verb.
    """
    if not sentence.tokens:
        return None
    first = entry.begins(sentence)
    root = next(token for token in sentence.tokens if token.head == token.index)
    verbs = [one for one in found if not one.is_noun and _may_lead(one)]
    lead = next((one for one in found if one.token.index == root.index), None)
    if lead is None:
        lead = next(iter(verbs if first else []), None)
    if lead is None or (lead.is_noun and not first):
        head = _misread(sentence, words) or (first and _act(sentence, root, words)) or None
        if head is not None:
            lemma = words.forms.get(head.lower, head.lemma)
            lead = Happening(sentence, position, head, lemma, "plain", "past", "root")
    if lead is None or (lead.is_noun and not first):
        return None
    kind = "plain" if first and lead.kind in TALK else lead.kind
    return replace(
        lead,
        kind=kind,
        tense=_told(lead, entry, thread),
        relation="root" if first else lead.relation,
    )


def _may_lead(one: Happening) -> bool:
    """A verb of a main clause, or one in a tense that no word makes a side clause of."""
    finite = one.token.tag in FINITE_TAGS and one.relation != "relcl"
    return one.relation in MAIN or (finite and not one.sentence.dependents(one.token, "mark"))


def _misread(sentence: Sentence, words: Words) -> Token | None:
    """A verb in the present tense that was read as a noun: 'The mayor resigns'."""
    for token in sentence.tokens[1:]:
        before = sentence.tokens[token.index - 1]
        verb = words.forms.get(token.lower, "")
        if (
            token.pos in ("NOUN", "PROPN", "VERB")
            and token.text.islower()
            and words.kind(verb) in TOLD
            and token.lower != verb
            and token.lower.endswith("s")
            and (before.pos in ("NOUN", "PROPN") or before.text in (",", ")"))
        ):
            return token
    return None


def _act(sentence: Sentence, root: Token, words: Words) -> Token | None:
    """The noun of an act: the main word if it is one, else the first."""
    acts = [word for word in sentence.tokens if word.pos == "NOUN" and _is_act(word.lemma, words)]
    return root if root in acts else next(iter(acts), None)


def _is_act(lemma: str, words: Words) -> bool:
    return lemma in words.nouns or ACTS.fullmatch(lemma) is not None


def _told(lead: Happening, entry: Entry, thread: Thread) -> Tense:
    """The present tense of a chronology is a past, up to the day it was published."""
    earliest, published = entry.date.edtf.earliest, thread.published
    ahead = earliest is not None and published is not None and earliest > published
    return "past" if lead.tense in PRESENT and not ahead else lead.tense


def entry_dating(sentence: Sentence, entry: Entry, own: Dating | None) -> Dating:
    """The date before the entry, unless its sentence has a closer one of its own."""
    first = entry.begins(sentence)
    if own is not None and own.how != "bound" and (not first or _closer(own, entry)):
        return own
    date = entry.date
    reason = f"The entry of the chronology stands under “{date.words}”."
    how = how_known(date.timex) if first else "carried"
    return Dating(date.edtf, how, reason, date.timex, shared=not first)


def _closer(own: Dating, entry: Entry) -> bool:
    """True for '3 May' in an entry of that year."""
    outer, inner = entry.date.edtf, own.edtf
    bounds = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    if any(bound is None for bound in bounds):
        return False
    numbers = [bound.number for bound in bounds if bound is not None]
    return numbers == sorted(numbers)


def entry_quote(text: str, entry: Entry, start: int, end: int) -> tuple[int, int]:
    """The sentence with the date before it (in a table, beside it), if the two stand together."""
    if not entry.begins_at(start):
        return start, end
    line = text[entry.opening : start]
    first = entry.opening + len(line) - len(line.lstrip())
    last = max(end, entry.date.end)
    whole = last - first <= QUOTE_LIMIT and not re.search(r"\n\s*\n", text[first:last])
    return (first, last) if whole else (start, end)


def entry_title(
    text: str, happening: Happening, judged: Assessment, person: str | None, language: str = "en"
) -> str:
    """The sentence as it stands, with a name for the pronoun it begins with; empty where it is
    too long for one line."""
    sentence, subject = happening.sentence, happening.subject
    line = plain_sentence(text[sentence.start : sentence.end], language)
    if person and subject is not None and re.match(rf"{subject.text}\b", line):
        line = f"[{person}]{line[len(subject.text) :]}"
    said = judged.certainty == "stated" or says_all(line, judged)
    label = "" if said else f"[{judged.certainty}] "
    return label + capitalised(line) if len(label) + len(line) <= LIMIT else ""
