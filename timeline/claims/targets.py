"""One date, one happening: the verb or noun that a date's phrase belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..language import Sentence, Token
from .dated import is_opening
from .dating import Mention
from .happenings import Happening

TIMES_OF_DAY = frozenset(
    ("morning", "afternoon", "evening", "night", "noon", "midnight", "time", "day", "week",
     "month", "year", "date", "deadline", "eve")
)  # fmt: skip
# Where something goes on.
ATTENDED = frozenset(("in", "at", "during"))
# What something is said or ordered in, and how.
MEANS = frozenset(("in", "by", "through", "with", "via"))
PAPERS = frozenset(
    ("letter", "memorandum", "memo", "email", "e-mail", "note", "report", "decree", "order",
     "ruling", "judgment", "decision", "statement", "message", "telegram", "deed", "contract",
     "agreement", "resolution", "notice", "article", "post", "fax", "cable", "affidavit", "warrant",
     "complaint", "petition", "circular", "bulletin")
)  # fmt: skip
# Verbs that are over and done on the day of what hangs on them.
CARRYING = frozenset(
    ("begin", "start", "continue", "stop", "refuse", "decline", "fail", "manage", "forget",
     "neglect", "attempt", "try", "help", "dare", "omit", "rush", "hurry", "bother", "hesitate")
)  # fmt: skip
PARTS_OF_TIME = frozenset(
    ("start", "end", "beginning", "middle", "half", "quarter", "part", "days", "weeks", "months",
     "course", "summer", "autumn", "fall", "winter", "spring", "turn", "close", "dawn", "evening",
     "rest", "remainder", "hours", "years", "third", "decade")
)  # fmt: skip


def target_of(
    sentence: Sentence, mention: Mention, by_word: Mapping[int, Happening]
) -> tuple[Happening | None, int]:
    """The happening a date belongs to, and how near: 0 beside it or opening, 1 below it, 2 by a
    noun between."""
    tokens = sentence.within(mention.start, mention.end)
    if not tokens:
        return None, 9
    inside = {token.index for token in tokens}
    head = next((token for token in tokens if token.head not in inside), tokens[-1])
    noun = _modified_noun(sentence, tokens, head)
    if noun is not None and noun.lower in TIMES_OF_DAY:
        head, noun = noun, None
    if noun is not None:
        held = by_word.get(noun.index)
        return (held, 0) if held is not None else (_attended(sentence, noun, by_word), 2)
    if _is_of_a_thing(sentence, mention, tokens[0], by_word):
        return None, 9
    if is_opening(sentence, tokens[0]):
        opened = _main_verb(sentence, head, tokens[-1], by_word)
        if opened is not None:
            return opened, 0
    between = _bounding_noun(sentence, tokens[0], by_word)
    if between is not None:
        return between, 0
    adjacent = _verb_before(sentence, tokens[0], by_word)
    if adjacent is not None:
        return adjacent, 0
    left = _bare_after_verb(sentence, tokens[0], head, by_word)
    if left is not None:
        return left, 1
    above = _climb(sentence, head, tokens[0], by_word)
    if above is None:
        return _verb_on_the_left(sentence, tokens[0], by_word), 2
    return above, 1 if above is not None and head.head == above.token.index else 2


def _modified_noun(sentence: Sentence, tokens: Sequence[Token], head: Token) -> Token | None:
    """The noun behind 'the 2009 crash', 'Monday's vote': the date is its adjective."""
    above, last = sentence.head(head), tokens[-1]
    after = sentence.tokens[last.index + 1 : last.index + 2]
    if after and after[0].lower in ("'s", "’s", "'", "’"):
        nouns = (
            word
            for word in sentence.tokens[last.index + 2 : last.index + 6]
            if word.pos in ("NOUN", "PROPN")
        )
        return above if above.index > last.index and above.pos == "NOUN" else next(nouns, None)
    before = sentence.tokens[tokens[0].index - 1] if tokens[0].index else None
    if before is None or before.pos in ("ADP", "PUNCT", "NOUN", "PRON", "VERB"):
        return None  # 'On Saturday police raided …', 'released a report Wednesday alleging …'
    if above.index <= last.index or above.pos != "NOUN" or above.index - last.index > 4:
        return None
    between = sentence.tokens[last.index + 1 : above.index]
    if any(word.pos in ("PUNCT", "VERB", "AUX", "DET", "ADP", "PROPN") for word in between):
        return None
    return above if head.relation in ("compound", "nmod", "amod", "nummod") else None


def _attended(
    sentence: Sentence, noun: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """'At a Wednesday briefing, the firm …': the verb of what went on there."""
    if not any(word.lower in ATTENDED for word in sentence.dependents(noun, "case")):
        return None
    verb = by_word.get(noun.head)
    return verb if noun.relation == "obl" and verb is not None and verb.told else None


def _is_of_a_thing(
    sentence: Sentence, mention: Mention, first: Token, by_word: Mapping[int, Happening]
) -> bool:
    """'a receipt of 3 May', 'a report from 2012': the date of a thing, not of what is done.

    What is done by a paper ('dismissed her by a letter of 3 May', 'warned in a memorandum of …')
    has the paper's date.
    """
    before = sentence.tokens[max(0, first.index - 2) : first.index]
    if len(before) < 2 or before[1].lower not in ("of", "from"):
        return False
    noun = before[0]
    hung = sentence.head(first).index == noun.index and mention.timex.range is None
    if before[1].lower == "from" and not (hung and noun.pos == "NOUN"):
        return False  # 'ran the port from 2012'
    above = sentence.head(noun)
    thing = noun.relation == "nmod" and above.relation == "obj"  # 'assured staff in a letter of'
    verb = by_word.get(above.head if thing else noun.head)
    hangs = thing or noun.relation == "obl"
    if verb is not None and verb.told and hangs and noun.lemma in PAPERS:
        return not any(word.lower in MEANS for word in sentence.dependents(noun, "case"))
    timed = noun.lower in TIMES_OF_DAY or noun.lower in PARTS_OF_TIME
    return noun.pos in ("NOUN", "PROPN") and not timed and noun.index not in by_word


def _bounding_noun(
    sentence: Sentence, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """'left before the hearing on 22 May': the hearing's day, whatever the parser hung it on."""
    if first.index < 2 or sentence.tokens[first.index - 1].lower not in ("on", "of", "in"):
        return None
    noun = by_word.get(first.index - 2)
    if noun is None or not noun.is_noun:
        return None
    cases = {word.lower for word in sentence.dependents(noun.token, "case")}
    return noun if cases & {"before", "after"} else None


def _main_verb(
    sentence: Sentence, head: Token, last: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """An opening date belongs to the main clause, whatever the parser hung it on."""
    root = next(token for token in sentence.tokens if token.head == token.index)
    if root.index not in by_word:  # 'police arrested X', read as a noun phrase
        misread = (one for one in by_word.values() if one.relation == "root")
        root = next((one.token for one in misread), root)
    above = next((token for token in sentence.ancestors(head) if token.index in by_word), None)
    if root.index > last.index and root.index in by_word:
        within = above is not None and by_word[above.index].relation in ("ccomp", "conj")
        if above is None or not within or above.index > root.index:
            return by_word[root.index]
        return by_word[above.index]
    if root.index > last.index and sentence.dependents(root, "cop"):
        return None
    return by_word[above.index] if above is not None else None


def _verb_before(
    sentence: Sentence, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """The verb right before the date or its preposition: 'resigned on Monday'."""
    index = first.index - 1
    if index >= 0 and sentence.tokens[index].pos in ("ADP", "SCONJ"):
        index -= 1
    found = by_word.get(index)
    return found if found is not None and not found.is_noun else None


def _bare_after_verb(
    sentence: Sentence, first: Token, head: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """'released a report Wednesday alleging …': without a preposition the day belongs to the verb
    on its left, where the parser took it for part of a noun on its right."""
    before = sentence.tokens[first.index - 1] if first.index else None
    if before is None or before.pos in ("ADP", "PUNCT", "DET", "SCONJ"):
        return None
    if head.relation not in ("compound", "amod", "nsubj", "nmod") or head.head < first.index:
        return None
    return _verb_on_the_left(sentence, first, by_word)


def _verb_on_the_left(
    sentence: Sentence, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """The nearest verb before the date with no comma between them."""
    for index in range(first.index - 1, -1, -1):
        if sentence.tokens[index].text in (",", ";", ":"):
            return None
        found = by_word.get(index)
        if found is not None and not found.is_noun and found.tense != "infinitive":
            return found
    return None


def _climb(
    sentence: Sentence, head: Token, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """Up the tree to the first verb or event noun; a state ('was minister in 2014') has none."""
    for above in sentence.ancestors(head):
        found = by_word.get(above.index)
        if found is None:
            if sentence.dependents(above, "cop"):
                return _cleft(sentence, above, first, by_word) or _nearest_verb(
                    sentence, above, first, by_word
                )
            continue
        if found.is_noun:
            return _noun_or_verb(sentence, found, first, by_word)
        return _matrix(sentence, found, by_word)
    return None


def _cleft(
    sentence: Sentence, state: Token, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """'It was not until May 2014 that the court ordered …': the verb behind 'that'."""
    if not any(word.lower == "it" for word in sentence.dependents(state, "nsubj", "expl")):
        return None
    for child in sentence.dependents(state, "acl", "advcl", "ccomp", "csubj"):
        if child.index > first.index and child.index in by_word:
            return by_word[child.index]
    return None


def _nearest_verb(
    sentence: Sentence, state: Token, first: Token, by_word: Mapping[int, Happening]
) -> Happening | None:
    """'X is a maker of Y and launched Z in 2014': the verb between the state and the date."""
    between = [
        happening
        for index, happening in by_word.items()
        if state.index < index < first.index and not happening.is_noun
    ]
    return max(between, key=lambda found: found.token.index, default=None)


def _noun_or_verb(
    sentence: Sentence, noun: Happening, first: Token, by_word: Mapping[int, Happening]
) -> Happening:
    """'filed a lawsuit in 2014' dates the filing, 'the killing of X in 2014' the killing."""
    verb = by_word.get(noun.token.head)
    if verb is None or verb.is_noun or noun.token.relation not in ("obj", "xcomp"):
        return noun
    definite = any(
        word.lower in ("the", "this", "that", "its", "his", "her", "their")
        for word in sentence.dependents(noun.token, "det", "nmod")
    )
    return verb if verb.told and not definite else noun


def lasting(sentence: Sentence, found: Happening, by_word: Mapping[int, Happening]) -> Happening:
    """'has advised them not to drink since May': what has lasted since stands in the perfect."""
    above = by_word.get(found.token.head)
    if found.tense != "infinitive" or found.relation not in ("xcomp", "ccomp", "advcl"):
        return found
    return above if above is not None and above.tense in ("perfect", "pluperfect") else found


def _matrix(sentence: Sentence, found: Happening, by_word: Mapping[int, Happening]) -> Happening:
    """'Began to negotiate in May', 'refused to sign in May': the first verb's day."""
    above = by_word.get(found.token.head)
    aspect = above is not None and above.lemma in CARRYING
    if found.relation == "xcomp" and above is not None and aspect and above.told:
        return above
    return found
