"""Whether the clause around a date looks ahead or back: what tells this September from the last.

The words nearest to the date decide, those before it first. A verb of the future settles it; a
plan ('scheduled for', 'expected in') may have been overtaken, so it reaches not quite a year.
"""

from __future__ import annotations

from typing import Literal

from .lexicon import Lexicon

Tense = Literal["will", "plan", "past"]
SIGNS = ",;:\"'“”‘’()«»„"
REACH, REACH_AFTER = 90, 60  # characters in which a cue may stand
SHORTEST_FORM = 4  # letters of a verb whose ending tells its tense
ENDS = (". ", "! ", "? ", "\n", "; ", "|")


def words_before(text: str, start: int, reach: int = REACH) -> str:
    """The words of the sentence, or of the table's cell, before a place."""
    words = text[max(0, start - reach) : start]
    for mark in ENDS:
        if mark in words:
            words = words.rpartition(mark)[2]
    return words


def words_after(text: str, end: int, reach: int = REACH) -> str:
    """The words of the sentence after a place."""
    words = text[end : end + reach]
    for mark in ENDS:
        if mark in words:
            words = words.partition(mark)[0]
    return words


def tense_at(text: str, start: int, end: int, lexicon: Lexicon) -> Tense | None:
    """The tense of the clause around a phrase, or None where no word tells it."""
    before = [_cue(word, lexicon) for word in reversed(words_before(text, start).split())]
    kinds = lexicon.tense_words
    spoken = "speaking" in map(kinds.get, before)
    found = _tense(before, lexicon, speaking_counts=spoken and _speaks_then(before, lexicon))
    if found is not None:
        return found
    after = [_cue(word, lexicon) for word in words_after(text, end, REACH_AFTER).split()]
    found = _tense(after, lexicon, speaking_counts=True) or ("past" if spoken else None)
    lasts = not _listed(lexicon, "lasting_cues").isdisjoint(before)
    return "plan" if found is None and lasts else found  # 'runs until December'


def _listed(lexicon: Lexicon, name: str) -> frozenset[str]:
    return lexicon.lists.get(name, frozenset())


def _cue(word: str, lexicon: Lexicon) -> str:
    """A word as cues are listed; the month of May is not the verb."""
    bare = word.strip(SIGNS)
    low = bare.lower()
    return "" if bare != low and low in _listed(lexicon, "ambiguous_months") else low


def _speaks_then(before: list[str], lexicon: Lexicon) -> bool:
    """'said on Friday' dates what was said; 'said that on Friday' does not."""
    skipped = _listed(lexicon, "time_prepositions") | _listed(lexicon, "day_prepositions")
    nearest = next((word for word in before if word and word not in skipped), "")
    return lexicon.tense_words.get(nearest) == "speaking"


def _tense(words: list[str], lexicon: Lexicon, *, speaking_counts: bool) -> Tense | None:
    """The first word that tells, within its clause."""
    kinds = lexicon.tense_words
    for place, word in enumerate(words):
        kind = kinds.get(word) or _kind_by_ending(word, lexicon)
        if kind == "clause_marks":  # 'predicted that after 2011 …': another clause
            return None
        if kind == "plan_cues":
            return "plan"
        if kind == "future_cues":
            return "will"
        told = kind == "past_cues" or (kind == "speaking" and speaking_counts)
        if told and not _is_infinitive(words, place, lexicon):
            return "past"
    return None


def _kind_by_ending(word: str, lexicon: Lexicon) -> str | None:
    if len(word) < SHORTEST_FORM:
        return None
    future, past = lexicon.tense_endings
    if future and len(word) > SHORTEST_FORM and word.endswith(future):
        return "future_cues"
    if past and word.endswith(past) and word not in _listed(lexicon, "no_past_forms"):
        return "past_cues"
    return None


def _is_infinitive(words: list[str], place: int, lexicon: Lexicon) -> bool:
    """The participle of 'will be held' is not in the past; the words run backwards."""
    helped = _listed(lexicon, "infinitives").isdisjoint(words[place + 1 : place + 2])
    return not helped and words[place] not in _listed(lexicon, "helpers")
