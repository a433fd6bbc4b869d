"""Which words of a parsed sentence make the headline of a happening: a clause with its subject.

The clause is a stretch of the text, from its subject to its end, and only whole pieces are taken
out of it: what stands between commas or brackets, side clauses at its end, the date. Where its
subject stands elsewhere (shared with another verb, or spoken of by 'who'), that stretch is put
before it; the order of the text is kept, so that the words stand in the quote as they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language import Sentence, Token
from .happenings import Happening, is_misread
from .words import Words

RELATIVE = frozenset(("who", "which", "that"))
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
# Side clauses that tell something of their own: 'After X resigned, …'.
TELLING_MARKS = frozenset(
    ("after", "before", "when", "while", "because", "since", "although", "though", "where", "once",
     "whereas")
)  # fmt: skip
# Without these the clause above would say more than it does.
BINDING_MARKS = frozenset(
    ("if", "unless", "until", "till", "except", "provided", "whether", "lest", "than", "as", "so",
     "to", "of", "from", "with", "for", "against", "into", "without", "by", "that")
)  # fmt: skip
SIDE = frozenset(
    ("acl:relcl", "advcl:relcl", "advcl", "acl", "parataxis", "appos", "discourse", "vocative",
     "list", "dep", "dislocated", "conj")
)  # fmt: skip
# A relative clause after one of these says which ones are meant: it cannot go or stand alone.
CHOOSING = frozenset(
    ("every", "each", "all", "any", "no", "most", "many", "few", "fewer", "only", "none", "those",
     "anyone", "everyone", "someone", "anybody", "everybody", "somebody", "nobody", "neither",
     "nothing", "everything", "anything", "something", "first", "last", "next", "same", "such",
     "one", "ones", "what", "half", "some", "several", "other", "others", "second", "third",
     "latest", "likely", "both", "either", "them", "that", "it", "this", "he", "she", "they")
)  # fmt: skip
# Under these a thing need not exist: 'claimed that a firm which …'.
UNSURE = ("report_verbs", "allege_verbs", "deny_verbs", "plan_verbs")
DOUBTING = frozenset(
    ("not", "n't", "n’t", "never", "no", "without", "if", "whether", "could", "might", "may",
     "would", "want", "wants", "wanted", "seek", "seeks", "sought", "unless")
)  # fmt: skip
# 'as X said' speaks of the clause beside it.
SAID = frozenset(
    ("say", "report", "put", "tell", "write", "note", "claim", "know", "see", "expect")
)
# 'long before', 'shortly after': words that lean on the next.
LEANING = frozenset(
    ("even", "just", "long", "shortly", "soon", "ever", "only", "right", "immediately", "years",
     "months", "weeks", "days", "hours", "minutes")
)  # fmt: skip
# Nouns that a person can be: of 'the widow of Ilma Ros, who …' nobody knows which is meant.
PERSONAL = re.compile(
    r".*(?:er|or|ist|ian|man|woman|ant|ee)s?$|.*(?:wife|husband|son|widow|aide|friend|ally|chief|head|"
    r"boss|president|secretary|cousin|uncle|nephew|niece|aunt|spouse|relative|colleague)s?$"
)
PASSING = frozenset(("also", "however", "then", "meanwhile", "moreover", "therefore", "thus"))
TIMES = frozenset(
    ("day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year", "today",
     "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december")
)  # fmt: skip
APART = frozenset(("—", "–", "--", "(", ")", ";", ":"))
OPENING_MARKS = frozenset((",", "(", "–", "—", "-", "--"))
CLOSING_MARKS = frozenset((",", ")", "–", "—", "-", "--"))
# An opening with one of these changes what the clause after it says.
CONDITIONS = frozenset(
    ("if", "unless", "until", "till", "provided", "without", "except", "unlike", "instead",
     "nearly", "almost", "theory", "paper", "supposing", "assuming", "should", "had", "were",
     "whether", "lest", "barely", "hardly", "perhaps", "maybe", "possibly", "apparently",
     "supposedly")
)  # fmt: skip
LEADING = frozenset(("PUNCT", "CCONJ", "ADP", "SCONJ"))
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$", "WRB"))
QUOTES = frozenset(('"', "“", "”", "„", "«", "»", "``", "''"))
STOPS = frozenset((".", ",", ";", ":", "!", "?", "–", "—", "-", "--", "(", "…"))
NEAR = frozenset(("over", "almost", "about", "nearly", "around", "roughly", "some"))
# So far from its verb no clause is followed: what stands there could not be shown anyway.
WINDOW = 90


@dataclass(frozen=True)
class Frame:
    """A finite verb that can carry a headline.

    `own` is the stretch of its clause, `carried` the words put before it: a subject that stands
    elsewhere and the auxiliaries that two verbs share. `start` is where its subject begins.
    """

    verb: Token
    own: range
    carried: tuple[int, ...] = ()
    start: int = 0
    subject: int | None = None


# --- the clause ---------------------------------------------------------------------------------


def frame_of(
    sentence: Sentence, happening: Happening, signalled: set[int], words: Words
) -> Frame | None:
    """The nearest clause at or above a happening that can stand alone; None where there is none.

    `signalled` are the offsets of words that say how sure it is: what they govern may be cut off
    them, since the headline says so in another way.
    """
    token = happening.token
    for _ in range(8):
        frame = _frame(sentence, token, signalled, words)
        if frame is not None:
            return frame
        if token.head == token.index:
            return None
        token = sentence.head(token)
    return None


def _frame(
    sentence: Sentence, verb: Token, signalled: set[int], words: Words, depth: int = 0
) -> Frame | None:
    subject = _own_subject(sentence, verb)
    if is_misread(sentence, verb) and subject is None:
        noun = sentence.head(verb)
        between = sentence.tokens[noun.index : verb.index]
        if sum(word.text == "," for word in between) % 2:
            return None  # 'The minister, asked about it, left'
        own = _stretch(sentence, noun, frozenset())
        return Frame(verb, own, start=own.start, subject=noun.index)
    if subject is not None and subject.lower in RELATIVE and subject.tag in ("WDT", "WP"):
        return _of_relative(sentence, verb, subject, words)
    if subject is not None:
        if not is_finite(sentence, verb) or not _stands_alone(sentence, verb, signalled):
            return None
        if not _agree(sentence, subject, [], verb):
            return None
        own = _extended(sentence, _stretch(sentence, verb, frozenset()), verb, subject)
        own = _without_main_clause(sentence, verb, own)
        first = _chunk_before(sentence, own, max(own.start, _left_edge(sentence, subject)))
        return Frame(verb, range(min(first, own.start), own.stop), (), first, subject.index)
    if verb.relation == "conj" and depth < 4:
        return _of_second(sentence, verb, signalled, words, depth)
    return None


def _without_main_clause(sentence: Sentence, verb: Token, own: range) -> range:
    """'After X resigned, …' read as the main clause ends at the comma: the main clause follows."""
    marks = {word.lower for word in sentence.dependents(verb, "mark") if word.index < verb.index}
    if verb.dep != "ROOT" or not marks & (TELLING_MARKS | {"as"}):
        return own
    commas = (index for index in own if index > verb.index and sentence.tokens[index].text == ",")
    return range(own.start, next(commas, own.stop))


def is_finite(sentence: Sentence, verb: Token) -> bool:
    """True for a verb (or a noun with 'is') in a tense, by itself or by its auxiliary."""
    if verb.tag in FINITE_TAGS:
        return True
    helping = sentence.dependents(verb, "aux", "cop")
    if helping:
        return any(
            word.tag in FINITE_TAGS or word.lower in ("'s", "’s", "'d", "’d") for word in helping
        )
    # a past tense that the tagger took for a participle: 'The board named X'
    subjects = sentence.dependents(verb, "nsubj")
    return (
        verb.tag == "VBN"
        and verb.dep in ("ROOT", "conj", "ccomp", "parataxis")
        and bool(subjects)
        and subjects[0].dep == "nsubj"
        and bool(sentence.dependents(verb, "obj", "xcomp", "ccomp", "obl"))
    )


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    found = sentence.dependents(verb, "nsubj", "csubj", "expl")
    before = [word for word in found if word.index < verb.index]
    return next(iter(before or found), None)


def _stands_alone(sentence: Sentence, verb: Token, signalled: set[int]) -> bool:
    """True for a clause that says the same without what stands above it."""
    relation, above = verb.relation, sentence.head(verb)
    if relation in ("ROOT", "parataxis"):
        return True
    if relation == "conj":
        return _stands_alone(sentence, above, signalled) if above.index < verb.index else False
    if relation == "ccomp":
        return above.start in signalled or above.index > verb.index
    marks = {word.lower for word in sentence.dependents(verb, "mark", "advmod") if word.tag != "RB"}
    if verb.dep == "advcl":
        told = sentence.dependents(verb, "obj", "obl", "xcomp", "advmod", "aux", "cop")
        first = _first_word(sentence, verb)
        marks -= {"even", "just", "shortly", "soon", "ever", "only"}
        if marks == {"as"}:  # 'as the fire spread', not 'as the police said'
            return first == "as" and bool(told) and verb.lemma not in SAID
        return bool(marks) and marks <= TELLING_MARKS and first in TELLING_MARKS
    if verb.dep in ("acl:relcl", "advcl:relcl"):
        return _place_or_time(sentence, verb)
    return False


def _first_word(sentence: Sentence, verb: Token) -> str:
    """The word that opens a side clause, behind 'even' or 'shortly'."""
    own = _stretch(sentence, verb, frozenset())
    words = (sentence.tokens[index].lower for index in own)
    return next((word for word in words if word not in LEANING), "")


def _place_or_time(sentence: Sentence, verb: Token) -> bool:
    """'where X resigned', 'in which X resigned': whole without its first words."""
    opening = _opening(sentence, verb)
    return opening is not None and (
        opening.lower in ("where", "when") or (opening.lower == "which" and opening.index > 0
        and sentence.tokens[opening.index - 1].lower in ("in", "during", "at", "on"))
    )  # fmt: skip


def _opening(sentence: Sentence, verb: Token) -> Token | None:
    """The relative word that opens a clause."""
    own = _stretch(sentence, verb, frozenset())
    words = [sentence.tokens[index] for index in own if index < verb.index][:3]
    return next((word for word in words if word.tag in ("WDT", "WP", "WRB")), None)


def _of_relative(sentence: Sentence, verb: Token, pronoun: Token, words: Words) -> Frame | None:
    """'Ilma Ros, who took power' as 'Ilma Ros took power', where that is what it says."""
    if not verb.dep.endswith("relcl") or not is_finite(sentence, verb):
        return None
    if pronoun.index + 1 >= len(sentence.tokens) or verb.index < pronoun.index:
        return None
    phrase = _named_before(sentence, pronoun)
    if not phrase:
        noun = sentence.head(verb)
        if verb.dep != "acl:relcl" or noun.index > pronoun.index:
            return None
        phrase = _phrase_before(sentence, noun, pronoun)
        if not phrase or not _may_leave(sentence, noun, pronoun, phrase, words):
            return None
        if not _agree(sentence, noun, phrase, verb):
            return None
    last = _stretch(sentence, verb, frozenset()).stop
    own = _to_phrase_end(sentence, range(pronoun.index + 1, max(last, verb.index + 1)))
    if _runs_on(sentence, verb, own):
        return None
    return Frame(verb, own, tuple(phrase), start=own.start)


def _before(sentence: Sentence, pronoun: Token) -> int:
    """The index behind the last word before 'who', without the comma between them."""
    stop = pronoun.index
    while stop > 0 and sentence.tokens[stop - 1].text in (",", "(", "–", "—"):
        stop -= 1
    return stop


def _named_before(sentence: Sentence, pronoun: Token) -> list[int]:
    """A person's name right before 'who' is whom it means, whatever the parse says."""
    stop = _before(sentence, pronoun)
    if pronoun.lower != "who":
        return []
    name = next((n for n in sentence.names if n.last == stop - 1 and n.kind != "place"), None)
    if name is None or name.kind == "people":
        return []
    first = name.first
    while first > 0 and sentence.tokens[first - 1].pos == "PROPN":
        first -= 1
    words = {word.lower for word in sentence.tokens[max(0, first - 1) : stop]}
    if words & CHOOSING or (first > 0 and sentence.tokens[first - 1].pos in ("DET", "NUM", "ADJ")):
        return []
    if first > 1 and sentence.tokens[first - 1].lower in ("of", "'s", "’s", "and", "or"):
        above = sentence.tokens[first - 2]
        if sentence.tokens[first - 1].lower in ("and", "or") or PERSONAL.match(above.lower):
            return []
    return list(range(first, stop))


def _phrase_before(sentence: Sentence, noun: Token, pronoun: Token) -> list[int]:
    """The words of the noun's phrase up to 'who' or the comma before it; empty where it is not
    one plain phrase."""
    stop, start = _before(sentence, pronoun), _left_edge(sentence, noun)
    while start < noun.index and (
        sentence.tokens[start].relation in ("case", "mark", "fixed")
        or sentence.tokens[start].pos in LEADING
    ):
        start += 1
    words = sentence.tokens[start:stop]
    broken = any(
        word.text in STOPS | QUOTES or word.pos in ("VERB", "AUX", "SCONJ") for word in words
    )
    return [] if broken else list(range(start, stop))


def _may_leave(
    sentence: Sentence, noun: Token, pronoun: Token, phrase: Sequence[int], words: Words
) -> bool:
    """True where the relative clause tells of its noun, rather than choosing which is meant."""
    if noun.pos not in ("NOUN", "PROPN") or sentence.dependents(noun, "cop"):
        return False
    said = {sentence.tokens[index].lower for index in phrase}
    tags = {sentence.tokens[index].tag for index in phrase}
    if said & CHOOSING or tags & {"JJS", "RBS"}:
        return False
    if noun.pos == "PROPN" and pronoun.lower == "that":
        return False  # 'a probe to Mars that …': a name needs no telling which
    nested = noun.relation in ("nmod", "appos") or (
        phrase[0] > 0 and sentence.tokens[phrase[0] - 1].lower in ("of", "'s", "’s")
    )
    if nested and (pronoun.lower != "who" or sentence.tokens[phrase[0] - 1].lower == "of"):
        return False  # 'a member of the board that resigned': which of the two?
    apart = sentence.tokens[pronoun.index - 1].text in (",", "(", "–", "—")
    before = sentence.tokens[: phrase[0]]
    doubted = any(
        word.lower in DOUBTING or any(words.has(name, word.lemma) for name in UNSURE)
        for word in before
    )
    if noun.pos == "PROPN" or (apart and not said & {"a", "an"}):
        return True
    return not doubted or not (said & {"a", "an"} or noun.tag == "NNS")


def _runs_on(sentence: Sentence, verb: Token, own: range) -> bool:
    """True where another verb follows that the clause cannot hold: its end is not known ('a wave
    that hit the coast killed …')."""
    return any(
        word.index > verb.index and word.pos == "VERB" and not _is_held(sentence, word)
        for word in sentence.tokens[own.start : own.stop]
    )


def _is_held(sentence: Sentence, verb: Token) -> bool:
    """True for a verb that the grammar binds to the one before it."""
    if verb.tag == "VBN" and verb.dep in ("acl", "amod"):
        after = sentence.tokens[verb.index + 1 : verb.index + 2]
        counted = after and (
            after[0].pos in ("DET", "NUM", "PRON", "SYM") or after[0].lower in NEAR
        )
        return not counted and not sentence.dependents(verb, "obj")
    if verb.tag not in ("VBD", "VBZ"):
        return True
    if verb.relation == "conj":
        return bool(sentence.dependents(verb, "cc"))
    marks = {word.lower for word in sentence.dependents(verb, "mark", "advmod")}
    if verb.dep == "advcl":
        return bool(marks & (TELLING_MARKS | {"if", "unless", "until", "as", "that", "so", "than"}))
    return bool(sentence.dependents(verb, "nsubj", "expl"))


def _of_second(
    sentence: Sentence, verb: Token, signalled: set[int], words: Words, depth: int
) -> Frame | None:
    """'and resigned' with the subject of the verb before it, and its auxiliaries if it has none."""
    first = sentence.head(verb)
    if first.index > verb.index or first.pos not in ("VERB", "AUX"):
        return None
    if not _is_joined(sentence, first, verb):
        return None
    above = _frame(sentence, first, signalled, words, depth + 1)
    if above is None:
        return None
    subject = list(above.carried) or _subject_stretch(sentence, above)
    own = _after_joint(sentence, verb)
    if not subject or subject[-1] >= own.start:
        return None
    if _voice_unknown(sentence, first, verb):
        return None
    misread = verb.tag == "VBN" and first.tag == "VBD" and not sentence.dependents(first, "aux")
    if not is_finite(sentence, verb) and not (misread and not sentence.dependents(verb, "aux")):
        helping = [w for w in sentence.dependents(first, "aux") if w.index < first.index]
        if not helping or first.tag != verb.tag or sentence.dependents(verb, "aux"):
            return None
        shared = range(helping[0].index, first.index)
        return Frame(verb, own, (*subject, *(i for i in shared if i > subject[-1])), own.start)
    if verb.tag == "VBP" and first.tag not in ("VBP",):
        return None  # 'made it to the stars and kick'
    head = _own_subject(sentence, above.verb)
    if head is not None and not _agree(sentence, head, subject, verb):
        return None
    return Frame(verb, own, tuple(subject), own.start)


def _voice_unknown(sentence: Sentence, first: Token, verb: Token) -> bool:
    """'was arrested and charged the next day': whether he charged or was charged, the form does
    not tell, and the parse does not tell surely."""
    passive = any(word.dep == "aux:pass" for word in sentence.dependents(first, "aux"))
    if not passive or verb.tag != "VBD" or not verb.lower.endswith("ed"):
        return False
    things = [word for word in sentence.dependents(verb, "obj") if word.lower not in TIMES]
    return not things and not sentence.dependents(verb, "aux")


def _is_joined(sentence: Sentence, first: Token, verb: Token) -> bool:
    """True for a verb behind 'and' or 'but', or behind a comma in a row of verbs that ends so:
    whose deed it is must not rest on the parse alone."""
    row = [first, *sentence.dependents(first, "conj"), *sentence.dependents(verb, "conj")]
    joints = [
        joint.index
        for word in (verb, *row)
        for joint in sentence.dependents(word, "cc")
        if joint.index < word.index
    ]
    start = _after_joint(sentence, verb).start
    if any(word.text in APART for word in sentence.tokens[first.index : start]):
        return False
    before = sentence.tokens[start - 1]
    return before.index in joints or (before.text == "," and any(j > start for j in joints))


def _subject_stretch(sentence: Sentence, frame: Frame) -> list[int]:
    """From where the subject begins to the word before the verb's auxiliaries."""
    subject = _own_subject(sentence, frame.verb)
    if subject is None:  # misread
        subject = sentence.head(frame.verb)
    if subject.index > frame.verb.index:
        return []
    stop = max(word.index for word in sentence.subtree(subject, without=SIDE - {"conj"})) + 1
    parts = sentence.dependents(frame.verb, "aux", "cop", "advmod")
    verb = min([w.index for w in parts if w.index > subject.index] + [frame.verb.index])
    stop = min(stop, verb)
    if not any(word.text in STOPS | QUOTES for word in sentence.tokens[stop:verb]):
        stop = verb  # a part of the name that the parse has torn off
    while stop > frame.start and sentence.tokens[stop - 1].pos == "PUNCT":
        stop -= 1
    commas = sum(word.text == "," for word in sentence.tokens[frame.start : stop])
    if commas % 2 and stop < verb and sentence.tokens[stop].text == ",":
        stop += 1  # 'The owner, Ana Rui, …' is closed by its second comma
    return list(range(frame.start, stop))


def _after_joint(sentence: Sentence, verb: Token) -> range:
    """A second verb's own stretch, behind its 'and'."""
    own = _stretch(sentence, verb, frozenset())
    parts = sentence.dependents(verb, "aux", "cop", "advmod")
    joints = [w.index for w in sentence.dependents(verb, "cc", "punct") if w.index < verb.index]
    first = min([w.index for w in parts] + [verb.index])
    first = max([i + 1 for i in joints if i < verb.index] + [min(first, verb.index)])
    stop = own.stop
    for child in sentence.dependents(sentence.head(verb), "obl", "obj", "xcomp"):
        part = _stretch(sentence, child, frozenset())
        if part.start == stop and child.index > verb.index:
            stop = part.stop  # 'was shot and killed | by police'
    return _to_phrase_end(sentence, range(min(first, verb.index), stop))


def _agree(sentence: Sentence, noun: Token, phrase: Sequence[int], verb: Token) -> bool:
    """False where number tells that the noun cannot be the subject: 'Authorities … was'."""
    parts = sentence.dependents(verb, "aux", "cop")
    finite = [word for word in parts if word.tag in FINITE_TAGS] or [verb]
    form = finite[0].lower
    joined = any(sentence.tokens[index].relation == "cc" for index in phrase)
    plural = noun.tag in ("NNS", "NNPS") or joined or noun.lower in ("they", "we", "you")
    if form in ("was", "is", "has", "does") or finite[0].tag == "VBZ":
        return not plural
    return not (form in ("were", "are") and noun.tag == "NNP" and not joined)


# --- stretches ----------------------------------------------------------------------------------


def _stretch(sentence: Sentence, top: Token, without: frozenset[str]) -> range:
    """From the first to the last word below a word, no further than the window around it."""
    near = [
        word.index
        for word in sentence.subtree(top, without=without)
        if abs(word.index - top.index) <= WINDOW
    ]
    return range(min(near), max(near) + 1)


def _left_edge(sentence: Sentence, top: Token) -> int:
    return min(
        word.index
        for word in sentence.subtree(top, without=SIDE)
        if abs(word.index - top.index) <= WINDOW
    )


def _extended(sentence: Sentence, own: range, verb: Token, subject: Token) -> range:
    """Words of a phrase that the parse has torn off at either end: 'The leaders | of both
    parties met', 'built by the original | stone masons'."""
    start, stop = own.start, own.stop
    above = verb.head if verb.head != verb.index else -1
    while start > 0 and start - 1 != above and _belongs(sentence, start - 1, start, subject):
        start -= 1
    return _to_phrase_end(sentence, range(start, stop))


def _to_phrase_end(sentence: Sentence, own: range) -> range:
    """Up to the end of the phrase in which a stretch ends: 'on 9 | May 2015'."""
    stop = own.stop
    while stop < len(sentence.tokens) and _continues(sentence, stop - 1, stop):
        stop += 1
    return range(own.start, stop)


def _chunk_before(sentence: Sentence, own: range, first: int) -> int:
    """Where the subject begins; a name after a comma is but the end of it ('a clerk in Arn,
    Vessland signed'), if what stands before that comma is a phrase without a verb."""
    if first < 2 or sentence.tokens[first - 1].text != "," or sentence.tokens[first].pos != "PROPN":
        return first
    start = first - 1
    while start > 0 and sentence.tokens[start - 1].text not in STOPS | QUOTES:
        start -= 1
    chunk = sentence.tokens[start : first - 1]
    plain = all(word.pos not in ("VERB", "AUX", "SCONJ", "ADV", "PRON") for word in chunk)
    timed = any(word.pos == "NUM" or word.lower in TIMES for word in chunk)
    if chunk and plain and not timed and chunk[0].pos in ("DET", "PROPN", "NOUN"):
        return start
    return first


def _belongs(sentence: Sentence, before: int, first: int, subject: Token) -> bool:
    previous, word = sentence.tokens[before], sentence.tokens[first]
    if word.pos == "ADP" and first <= subject.index:
        commas = any(sentence.tokens[i].text == "," for i in range(first, subject.index))
        return not commas and previous.pos in NOMINAL
    if word.pos in ("DET", "PRON", "PUNCT") or previous.pos not in NOMINAL:
        return False
    if first > subject.index:
        return False
    return previous.pos in ("DET", "ADJ", "NUM") or (previous.pos == word.pos == "PROPN")


def _continues(sentence: Sentence, last: int, following: int) -> bool:
    word, after = sentence.tokens[last], sentence.tokens[following]
    if after.pos not in NOMINAL:
        return False
    return word.pos in ("DET", "ADP", "NUM") or (
        word.pos in ("ADJ", "NOUN", "PROPN") and after.pos in ("NOUN", "PROPN")
        and after.head in (word.index, word.head)
    )  # fmt: skip


# --- what is taken out --------------------------------------------------------------------------


def trimmed(
    sentence: Sentence,
    frame: Frame,
    must: set[int],
    words: Words,
    *,
    dated: frozenset[int] = frozenset(),
    leading: bool = True,
) -> list[int]:
    """The frame's words without side clauses, asides and what opens the sentence.

    `must` are words that stay whatever happens: the trigger, hedges, negations. `leading` keeps
    an opening phrase of place or manner before the subject, if it holds none of the `dated` words.
    """
    kept = set(frame.own)
    kept = _without_joint(sentence, frame, kept)
    kept = _without_opening(sentence, frame, kept, must, dated, leading)
    kept = _without_opening_date(sentence, kept, must)
    kept = _without_asides(sentence, kept, must)
    for _ in range(3):
        before = kept
        for child in _side_clauses(sentence, frame, kept):
            if child.index in kept:
                kept = _without_side(sentence, frame, child, kept, must, words)
        if kept == before:
            break
    kept = _without_next_clause(sentence, frame, kept, must)
    for child in sentence.dependents(frame.verb, "advmod"):
        if child.lower in PASSING and child.index in kept and child.index not in must:
            kept = _taken_out(sentence, kept, {child.index})
    return _edges_off(sentence, sorted(kept | set(frame.carried)))


def _without_next_clause(
    sentence: Sentence, frame: Frame, kept: set[int], must: set[int]
) -> set[int]:
    """Without a clause that only a comma joins: 'After X resigned, the board named Y' read as
    one."""
    for index in sorted(kept):
        if index <= frame.verb.index or sentence.tokens[index].text != ",":
            continue
        follows = any(
            word.relation == "nsubj"
            and sentence.head(word).index > word.index
            and index + 1 == _left_edge(sentence, word)
            for word in sentence.tokens[index + 1 : index + 8]
        )
        tail = {i for i in kept if i >= index}
        if follows and not tail & must:
            return kept - tail
    return kept


def _without_opening_date(sentence: Sentence, kept: set[int], must: set[int]) -> set[int]:
    """Without 'On Tuesday, 3 May,' where the parse takes it for a part of the subject."""
    ordered = sorted(kept)
    stop = commas = 0
    for number, index in enumerate(ordered):
        word = sentence.tokens[index]
        if word.text == ",":
            stop, commas = number + 1, commas + 1
        elif word.lower not in TIMES | {"on", "in"} and word.pos != "NUM":
            break
    if not commas or stop == len(ordered) or set(ordered[:stop]) & must:
        return kept
    return set(ordered[stop:])


def _without_joint(sentence: Sentence, frame: Frame, kept: set[int]) -> set[int]:
    """Without 'and', 'that' or 'after' before the clause, and what stands before them."""
    joints = [
        word.index
        for word in sentence.dependents(frame.verb, "cc", "mark")
        if word.index in kept and word.index < frame.start and word.tag != "TO"
    ]
    opening = _opening(sentence, frame.verb) if frame.verb.dep.endswith("relcl") else None
    if opening is not None and opening.index < frame.start:
        joints.append(opening.index)
    return {index for index in kept if not joints or index > max(joints)}


def _without_opening(
    sentence: Sentence,
    frame: Frame,
    kept: set[int],
    must: set[int],
    dated: frozenset[int],
    leading: bool,
) -> set[int]:
    """Without what stands before the subject, up to its comma; a phrase of place may stay."""
    before = sorted(index for index in kept if index < frame.start)
    if not before or set(before) & must:
        return kept
    first = sentence.tokens[before[0]]
    tops = [w for w in sentence.dependents(frame.verb) if before[0] <= w.index < frame.start]
    if {sentence.tokens[index].lower for index in before} & CONDITIONS:
        return kept
    inverted = any(word.relation in ("aux", "cop", "nsubj", "expl") for word in tops)
    if inverted or frame.verb.index < frame.start:
        return kept
    phrase = all(word.relation in ("obl", "punct", "nmod") for word in tops) and first.pos == "ADP"
    if phrase and leading and not dated & set(before):
        return kept
    return {index for index in kept if index >= frame.start}


def _without_asides(sentence: Sentence, kept: set[int], must: set[int]) -> set[int]:
    """Without what stands in brackets or between dashes."""
    for opening, closing in (("(", ")"), ("—", "—"), ("–", "–"), ("--", "--")):
        start = None
        for index in sorted(kept):
            mark = sentence.tokens[index].text
            if start is not None and mark == closing:
                inside = set(range(start, index + 1))
                if not inside & must:
                    kept = kept - inside
                start = None
            elif mark == opening:
                start = index
        if start is not None and not any(index >= start for index in must & kept):
            kept = {index for index in kept if index < start}
    return kept


def _side_clauses(sentence: Sentence, frame: Frame, kept: set[int]) -> Iterator[Token]:
    """Words that open something that may go, outermost first."""
    found = [
        sentence.tokens[index]
        for index in kept
        if {sentence.tokens[index].dep, sentence.tokens[index].relation} & SIDE
        and index != frame.verb.index
    ]

    def depth(token: Token) -> int:
        return sum(1 for _, _ in zip(range(30), sentence.ancestors(token), strict=False))

    # second verbs from the last one on: 'bought, sold and leased' has lost nothing in between
    second = [word for word in found if word.relation == "conj"]
    yield from sorted(second, key=lambda token: -token.index)
    yield from sorted(found, key=lambda token: (depth(token), token.index))


def _without_side(
    sentence: Sentence,
    frame: Frame,
    child: Token,
    kept: set[int],
    must: set[int],
    words: Words,
) -> set[int]:
    below = _stretch(sentence, child, frozenset())
    hull = {index for index in below if index in kept}
    if not hull or frame.verb.index in hull or hull & must:
        return kept
    first, last = min(hull), max(hull)
    tokens, above = sentence.tokens, sentence.head(child)
    comma = first > 0 and tokens[first].text in OPENING_MARKS | {";", ":"}
    while first - 1 in kept and (
        tokens[first - 1].text in OPENING_MARKS | {";", ":"} or tokens[first - 1].relation == "cc"
    ):
        first -= 1
        comma = comma or tokens[first].text in OPENING_MARKS | {";", ":"}
    if not _may_go(sentence, frame, child, comma, words):
        return kept
    while first - 1 in kept and child.relation == "advcl" and tokens[first - 1].lower in LEANING:
        first -= 1
    after = [index for index in kept if index > last and tokens[index].pos != "PUNCT"]
    if not after:
        rest = {index for index in kept if index < first}
        return rest if _ends_well(sentence, rest | set(frame.carried), frame) else kept
    opened = tokens[first].text in OPENING_MARKS
    closed = last + 1 < len(tokens) and tokens[last + 1].text in CLOSING_MARKS
    if tokens[last].text in CLOSING_MARKS:
        closed, last = True, last - 1
    if child.relation == "conj" or not (opened and closed):
        return kept
    following = tokens[last + 2] if last + 2 < len(tokens) else None
    listed = following is not None and following.relation in ("cc", "conj")
    listed = listed or above.relation == "appos"  # 'Its owner, Ana Rui, who joined …, left'
    gone = set(range(first, last + 1 if listed else last + 2))
    return kept if gone & must else kept - gone


def _may_go(sentence: Sentence, frame: Frame, child: Token, comma: bool, words: Words) -> bool:
    """True for a side clause without which the clause says nothing that its text does not."""
    above = sentence.head(child)
    if child.relation == "conj":
        if child.pos not in ("VERB", "AUX") and not sentence.dependents(child, "cop", "nsubj"):
            return False
        return child.index > frame.verb.index and _is_of(sentence, frame.verb, above)
    if child.relation == "parataxis" and _is_content(sentence, frame, child, words):
        return False
    if child.relation == "appos":
        return comma and not (child.pos == "PROPN" and above.pos != "PROPN")
    if child.relation == "advcl" and child.dep != "advcl:relcl":
        marks = {word.lower for word in sentence.dependents(child, "mark", "case", "advmod")}
        if marks & {"if", "unless", "until", "till", "except", "provided", "than", "whether"}:
            return False
        return comma or bool(marks & TELLING_MARKS)
    if child.dep == "acl:relcl":
        return not turns(sentence, above, child, words)
    if child.relation in ("acl", "dep", "list", "dislocated"):
        return comma
    return comma or child.relation not in ("parataxis",)


def _is_content(sentence: Sentence, frame: Frame, child: Token, words: Words) -> bool:
    """True for quoted words that are what the clause's verb says: 'declared, “We …”'."""
    before = sentence.tokens[frame.verb.index + 1 : child.index]
    quoted = any(word.text in QUOTES or word.text == ":" for word in before)
    told = sentence.dependents(frame.verb, "obj", "ccomp", "xcomp")
    return says(frame.verb, words) and quoted and not told


def says(verb: Token, words: Words) -> bool:
    """True for a verb of saying."""
    return words.kind(verb.lemma) == "speech" or words.has("report_verbs", verb.lemma)


def _is_of(sentence: Sentence, verb: Token, above: Token) -> bool:
    """True where a verb is joined to the clause's own verb or to one joined to it."""
    for _ in range(6):
        if above.index == verb.index:
            return True
        if above.relation not in ("conj", "xcomp"):
            return False
        above = sentence.head(above)
    return False


def turns(sentence: Sentence, above: Token, child: Token, words: Words) -> bool:
    """True for a relative clause without which the phrase would say something else."""
    near = {word.lower for word in sentence.dependents(above, "det", "amod", "advmod", "nummod")}
    if above.pos == "PRON" or above.lower in CHOOSING or near & CHOOSING:
        return True
    if sentence.dependents(above, "cop"):
        return True  # 'It was X who signed'
    return any(
        words.has(name, word.lower)
        for word in sentence.subtree(child)
        for name in ("negated", "reported", "alleged", "hypothetical_modals", "planned_modals")
    )


def _taken_out(sentence: Sentence, kept: set[int], gone: set[int]) -> set[int]:
    """Without some words, and without the pair of commas around them."""
    before, after = min(gone) - 1, max(gone) + 1
    tokens = sentence.tokens
    if before in kept and after in kept and tokens[before].text == tokens[after].text == ",":
        gone = gone | {before, after}
    elif after in kept and tokens[after].text == "," and not any(i < min(gone) for i in kept):
        gone = gone | {after}
    return kept - gone


def _edges_off(sentence: Sentence, kept: list[int]) -> list[int]:
    """Without punctuation and joining words at either end; quotation marks stay."""
    tokens = sentence.tokens
    while kept and (tokens[kept[0]].text in STOPS | {")"} or tokens[kept[0]].relation == "cc"):
        kept = kept[1:]
    while kept and (tokens[kept[-1]].text in STOPS or tokens[kept[-1]].relation == "cc"):
        kept = kept[:-1]
    return kept


def _ends_well(sentence: Sentence, kept: set[int], frame: Frame) -> bool:
    ordered = _edges_off(sentence, sorted(kept))
    return bool(ordered) and ends_well(sentence, ordered[-1])


def ends_well(sentence: Sentence, last: int) -> bool:
    """True for a word that wants no other after it."""
    word = sentence.tokens[last]
    if word.dep == "compound:prt":
        return True
    if word.pos in ("ADP", "SCONJ", "CCONJ", "DET") or word.tag in (
        "PRP$",
        "WP",
        "WDT",
        "TO",
        "IN",
    ):
        return False
    return word.relation not in ("aux", "cop", "mark", "cc", "case", "det")


def begins_well(sentence: Sentence, first: int) -> bool:
    """True for a word with which a clause can begin."""
    word = sentence.tokens[first]
    return word.tag not in ("CC", "WDT", "WP", "WP$", "POS") and word.relation not in (
        "cc",
        "punct",
    )


def is_particle(sentence: Sentence, last: int) -> bool:
    """True for the last word of 'was handed in'."""
    return sentence.tokens[last].dep == "compound:prt"


def phrases_around(sentence: Sentence, token: Token) -> list[int]:
    """Where the phrases begin in which a word stands; those that begin with a noun, if any do."""
    starts = list[int]()
    for above, _ in zip((token, *sentence.ancestors(token)), range(8), strict=False):
        start = _stretch(sentence, above, frozenset()).start
        while start < token.index and sentence.tokens[start].pos in LEADING:
            start += 1
        starts.append(start)
    nominal = [at for at in starts if sentence.tokens[at].pos in ("DET", "PROPN", "NOUN", "PRON")]
    return [at for at in nominal if sentence.tokens[at].tag not in RELATIVE_TAGS] or starts


def bridged(sentence: Sentence, frame: Frame, trigger: Token) -> tuple[list[int], list[int]]:
    """The two ends of a clause too long to print: its subject and what its trigger stands in
    ('The union rallied … to prepare the strike', 'Ana Rui … met in Cairo'). Both empty where the
    words left out would be missed."""
    first = frame.carried or tuple(range(frame.start, frame.verb.index))
    if trigger.index == frame.verb.index:
        group = sentence.dependents(frame.verb, "aux", "cop", "advmod")
        verb = min([frame.verb.index, *(word.index for word in group if word.index > first[0])])
        core = _core(sentence, [index for index in first if index < verb])
        return core, list(range(verb, frame.own.stop)) if core else []
    top = trigger
    while top.head not in (frame.verb.index, top.index):
        top = sentence.head(top)
    part = _stretch(sentence, top, frozenset())
    start = next((i for i in part if sentence.tokens[i].pos != "PUNCT"), part.start)
    opening = sentence.tokens[start]
    if top.head != frame.verb.index or top.relation not in ("advcl", "xcomp"):
        return [], []
    if opening.lower != "to" and opening.tag != "VBG":
        return [], []
    last = max([frame.verb.index, *_object(sentence, frame, start)])
    head = [i for i in {*first, *range(frame.verb.index, last + 1), *frame.own} if i <= last]
    head = sorted(i for i in head if i >= first[0] and (i >= frame.start or i in frame.carried))
    return (head, list(range(start, part.stop))) if last + 1 < start else ([], [])


def _core(sentence: Sentence, subject: list[int]) -> list[int]:
    """A long subject up to its first comma or 'and'."""
    core = list[int]()
    for index in subject:
        word = sentence.tokens[index]
        if word.pos in ("VERB", "AUX"):
            return []
        if word.text in STOPS or word.relation == "cc":
            break
        core.append(index)
    nouns = any(sentence.tokens[index].pos in ("NOUN", "PROPN", "PRON") for index in core)
    return core if nouns and len(core) < len(subject) else []


def _object(sentence: Sentence, frame: Frame, before: int) -> list[int]:
    """The words of the verb's object and its particle, where they stand next to it."""
    found = list[int]()
    for child in sentence.dependents(frame.verb, "obj", "compound"):
        words = [word.index for word in sentence.subtree(child, without=SIDE)]
        if frame.verb.index < min(words) and max(words) < before:
            found += words
    return found
