"""The headline of a claim: its clause, trimmed, in the text's own words.

Only a bracketed name for a pronoun and a bracketed certainty are ever put in. A hedge, negation,
denial or attribution that does not stand in the trimmed clause is put back, or else the headline
begins with the certainty in brackets. A headline never says more than its quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..language import Sentence, Token
from ..model import Signal
from .certainty import Assessment
from .happenings import Happening, antecedent, auxiliaries
from .words import Words

LIMIT = 120
DROPPED = frozenset(
    ("acl:relcl", "advcl:relcl", "parataxis", "appos", "discourse", "vocative", "list")
)
GOVERNED = frozenset(("of", "to", "from", "with", "for", "against", "into"))
DATE_LEAD = frozenset(("on", "in", "at", "during", "late", "early", "around", "about", "back"))
PRONOUNS = frozenset(("he", "she"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
WORD = re.compile(r"\w+")
BRACKETS = re.compile(r"\[[^\]]*\]")
DANGLING = re.compile(
    r"(?:\s+(?:a|an|the|of|in|on|at|to|for|with|by|and|or|from|that|his|her|its|their|as|into|over|"
    r"about|between|after|before|than|due|what|which|who))+$"
)


def headline(
    text: str,
    happening: Happening,
    assessment: Assessment,
    words: Words,
    *,
    dates: Sequence[tuple[int, int]] = (),
    pronoun: str | None = None,
) -> str:
    """At most 120 characters that say what the clause says and no more.

    `dates` are the offsets of the dates to leave out, `pronoun` the name for 'he' or 'she' where
    it is certain.
    """
    sentence = happening.sentence
    kept = _clause(happening, words)
    kept |= _governing_words(happening, assessment)
    kept -= _date_words(sentence, dates, happening.token.index)
    clause = _written(text, sentence, sorted(kept), happening, pronoun)
    return _with_signals(text, happening, clause, assessment)


def proven(title: str, quote: str, assessment: Assessment) -> str:
    """The headline if its words stand in the quote in that order; else the quote's own beginning,
    with its certainty in brackets."""
    rest = iter(WORD.findall(quote.casefold()))
    if all(word in rest for word in WORD.findall(BRACKETS.sub(" ", title).casefold())):
        return title
    label = "" if assessment.certainty == "stated" else f"[{assessment.certainty}] "
    return label + shortened(_tidy(quote), LIMIT - len(label))


# --- which words stay -------------------------------------------------------------------------


def _clause(happening: Happening, words: Words) -> set[int]:
    sentence, token = happening.sentence, happening.token
    if happening.is_noun:
        indexes = _kept_below(sentence, token, words, DROPPED | {"advcl", "conj", "cc"})
        indexes -= {word.index for word in sentence.dependents(token, "case")}
        return _without_edges(sentence, indexes)
    kept = {token.index} | {word.index for word in auxiliaries(sentence, token)}
    for child in sentence.dependents(token):
        if _stays(sentence, happening, child):
            kept |= _kept_below(sentence, child, words, DROPPED)
    kept |= _subject_words(happening, words)
    return _without_edges(sentence, kept)


def _governing_words(happening: Happening, assessment: Assessment) -> set[int]:
    """'agreed to' before 'buy the port', where the two share their subject."""
    sentence, token = happening.sentence, happening.token
    above = sentence.head(token)
    signalled = {signal.start for signal in assessment.signals}
    if happening.relation != "xcomp" or above.start not in signalled:
        return set()
    joining = [word for word in sentence.dependents(token, "mark") if word.lower == "to"]
    helping = sentence.dependents(above, "aux", "advmod")
    return {word.index for word in (above, *joining, *helping) if word.index < token.index}


def _stays(sentence: Sentence, happening: Happening, child: Token) -> bool:
    if child.dep in DROPPED or child.relation in ("mark", "cc", "punct", "list", "discourse"):
        return child.lower == "to" and happening.tense == "infinitive"
    if child.relation == "conj":
        return False
    if child.relation == "advcl":
        marks = {word.lower for word in sentence.dependents(child, "mark", "case")}
        comma = sentence.tokens[child.index - 1].text == "," or any(
            sentence.tokens[i].text == "," for i in range(happening.token.index, child.index)
        )
        return child.index > happening.token.index and not comma and bool(marks & GOVERNED)
    if child.relation == "advmod" and child.lower in ("also", "however", "then", "meanwhile"):
        return False
    return child.lower not in ("after", "before", "when", "while", "where", "why")


def _subject_words(happening: Happening, words: Words) -> set[int]:
    """The words of a subject that stands elsewhere, shared or spoken of by a relative clause;
    and of what 'a scheme its board approved' speaks of."""
    sentence, subject = happening.sentence, happening.subject
    spoken_of = antecedent(sentence, happening)
    without = DROPPED | {"acl", "advcl"}
    found: set[int] = set()
    if spoken_of is not None and (subject is None or subject.lower in RELATIVE):
        subject = spoken_of
    elif spoken_of is not None and not sentence.dependents(happening.token, "obj"):
        found |= _kept_below(sentence, spoken_of, words, without)
    if subject is None or subject.index == happening.token.index:
        return found - {happening.token.index}
    return (found | _kept_below(sentence, subject, words, without)) - {happening.token.index}


def _kept_below(sentence: Sentence, top: Token, words: Words, without: frozenset[str]) -> set[int]:
    """A phrase without its side clauses, except those that turn its meaning: 'dredging that
    never took place', 'nobody who knew', and names in apposition."""
    found = {word.index for word in sentence.subtree(top, without=without)}
    for index in sorted(found):
        for child in sentence.dependents(sentence.tokens[index]):
            if child.index not in found and _turns(sentence, sentence.tokens[index], child, words):
                found |= {word.index for word in sentence.subtree(child)}
    return found


def _turns(sentence: Sentence, above: Token, child: Token, words: Words) -> bool:
    """True for a side clause without which the phrase would say something else."""
    if child.relation == "appos":
        return child.pos == "PROPN" and child.index - above.index <= 4
    if child.dep != "acl:relcl":
        return False
    if above.pos == "PRON" or above.lower in ("those", "nobody", "nothing", "one", "anyone"):
        return True
    return any(
        words.has(name, word.lower)
        for word in sentence.subtree(child)
        for name in ("negated", "reported", "alleged", "hypothetical_modals", "planned_modals")
    )


def _without_edges(sentence: Sentence, kept: set[int]) -> set[int]:
    """Drop commas and joining words that now join nothing."""
    ordered = sorted(kept)
    while ordered and (
        sentence.tokens[ordered[0]].pos == "PUNCT" or sentence.tokens[ordered[0]].relation == "cc"
    ):
        ordered.pop(0)
    while ordered and (
        sentence.tokens[ordered[-1]].text in (",", ".", ";", ":", "(", "-", "–", "—")
        or sentence.tokens[ordered[-1]].relation == "cc"
    ):
        ordered.pop()
    return {
        index
        for number, index in enumerate(ordered)
        if sentence.tokens[index].text != ","
        or (number and ordered[number - 1] == index - 1 and ordered[number + 1] == index + 1)
    }


def _date_words(sentence: Sentence, dates: Sequence[tuple[int, int]], verb: int) -> set[int]:
    """The date and the preposition before it, which the timeline shows already."""
    gone: set[int] = set()
    for start, end in dates:
        tokens = [token for token in sentence.within(start, end) if token.index != verb]
        if not tokens:
            continue
        following = sentence.tokens[tokens[-1].index + 1 : tokens[-1].index + 2]
        if following and following[0].lower in ("'s", "’s", "‘s", "'", "-"):
            continue
        index = tokens[0].index - 1
        if index >= 0 and sentence.tokens[index].lower in ("the", "this", "that"):
            gone.add(index)
            index -= 1
        before = sentence.tokens[index].lower if index >= 0 else ""
        if before in DATE_LEAD or before in ("", ",") or sentence.tokens[index].pos != "ADP":
            if before in DATE_LEAD:
                gone |= set(range(index, tokens[0].index))
            gone |= {token.index for token in tokens}
    return gone


# --- how they are written ---------------------------------------------------------------------


def _written(
    text: str, sentence: Sentence, kept: Sequence[int], happening: Happening, pronoun: str | None
) -> str:
    pieces: list[str] = []
    subject = happening.subject
    for number, index in enumerate(kept):
        token = sentence.tokens[index]
        word = token.text
        if pronoun and subject is not None and index == subject.index and token.lower in PRONOUNS:
            word = f"[{pronoun}]"
        if number:
            previous = sentence.tokens[kept[number - 1]]
            near = index == previous.index + 1
            glued = near and previous.end == token.start
            pieces.append("" if glued else " ")
        pieces.append(word)
    return _tidy("".join(pieces))


def _tidy(words: str) -> str:
    words = " ".join(words.split())
    words = re.sub(r"\s+([,.;:!?)\]])", r"\1", words)
    words = re.sub(r"([(])\s+", r"\1", words)
    for mark in ('"', "“", "”"):
        if words.count(mark) % 2:
            words = words.replace(mark, "")
    if "‘‘" in words or words.count("‘") > words.count("’"):
        words = re.sub(r"(?<!\w)‘+|‘+(?!\w)", "", words)
    return DANGLING.sub("", words.strip(" ,;:–—-*")).rstrip(" ,;:–—-*")


def shortened(words: str, limit: int = LIMIT) -> str:
    """The words up to the limit, cut between words, with an ellipsis where something is missing."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1].rsplit(" ", 1)[0]
    while (trimmed := DANGLING.sub("", cut).rstrip(" ,;:–—-")) != cut:
        cut = trimmed
    return f"{cut} …" if len(cut) <= limit - 2 else f"{cut}…"


# --- what may not get lost --------------------------------------------------------------------


def _with_signals(text: str, happening: Happening, clause: str, assessment: Assessment) -> str:
    """Put back an attribution; failing that, say the certainty in brackets."""
    if assessment.certainty == "stated":
        return shortened(clause)
    missing = [signal for signal in assessment.signals if not _stands_in(signal, clause)]
    if not missing and assessment.signals and len(clause) <= LIMIT:
        return clause
    attribution = _attribution(text, happening, missing)
    for candidate in (f"{attribution[0]} {clause}".strip(), f"{clause}{attribution[1]}"):
        whole = all(_stands_in(signal, candidate) for signal in assessment.signals)
        if candidate != clause and whole and len(candidate) <= LIMIT:
            return candidate
    label = f"[{assessment.certainty}] "
    cut = shortened(clause)
    if assessment.signals and all(_stands_in(signal, cut) for signal in assessment.signals):
        return cut
    return label + shortened(clause, LIMIT - len(label))


def _stands_in(signal: Signal, words: str) -> bool:
    pattern = r"(?<!\w)" + re.escape(" ".join(signal.text.split())) + r"(?!\w)"
    return re.search(pattern, words) is not None


def _attribution(text: str, happening: Happening, missing: Sequence[Signal]) -> tuple[str, str]:
    """('police said', '') or ('', ', according to court records'), as the sentence has it."""
    sentence = happening.sentence
    before = after = ""
    apart = happening.relation != "xcomp"  # else the two share their subject
    for signal in missing:
        token = next((word for word in sentence.tokens if word.start == signal.start), None)
        if token is None:
            continue
        if token.lower == "according":
            stop = token.index
            while stop + 1 < len(sentence.tokens) and sentence.tokens[stop + 1].text not in ",.;:)":
                stop += 1
            said = _tidy(text[token.start : sentence.tokens[stop].end])
            if token.index < happening.token.index:
                before = f"{said},"
            else:
                after = f", {said}"
        elif token.head == happening.token.index and token.index > happening.token.index:
            speaking = sentence.dependents(token, "nsubj")
            if speaking and token.relation == "parataxis":
                first, last = sorted((speaking[0].index, token.index))
                after = ", " + _tidy(text[sentence.tokens[first].start : sentence.tokens[last].end])
        elif token.pos == "VERB" and token.index == happening.token.head and apart:
            subject = sentence.dependents(token, "nsubj")
            if subject and happening.token.index < min(subject[0].index, token.index):
                first, last = sorted((subject[0].index, token.index))
                after = ", " + _tidy(text[sentence.tokens[first].start : sentence.tokens[last].end])
            elif subject and subject[0].index < token.index < happening.token.index:
                indexes = {
                    word.index
                    for top in (subject[0], *sentence.dependents(token, "aux", "advmod"))
                    for word in sentence.subtree(top, without=DROPPED | {"acl", "advcl"})
                    if word.index < token.index
                } | {token.index}
                before = (
                    _tidy(" ".join(sentence.tokens[index].text for index in sorted(indexes)))
                    .replace(" 's", "'s")
                    .replace(" ’s", "’s")
                )
    return before, after
