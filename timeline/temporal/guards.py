"""What speaks against a phrase although its words fit: the classic false dates.

A guard looks at the words around a candidate and gives the reason to refuse it, or None. Rules
name the guards they need (`unless = ["number of things"]`); word lists come from the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .anchors import Context
from .lexicon import lower_word
from .tense import words_before

Guard = Callable[[Context], str | None]
LAST_WORD = re.compile(r"([^\W_]+\.?|[^\w\s])\s*\Z")
NEXT_WORD = re.compile(r"[^\S\n]*([^\W\d_]+|[^\w\s])")
HEADING = re.compile(r"(?:\A|\n)#{1,6}[ \t]+\Z")  # of Markdown
REACH = 40


def word_before(context: Context) -> str:
    """The word or mark before the phrase, as written; empty at a paragraph's beginning."""
    match = LAST_WORD.search(context.text[max(0, context.start - REACH) : context.start])
    return match[1] if match else ""


def word_after(context: Context) -> str:
    """The word or mark after the phrase, as written."""
    match = NEXT_WORD.match(context.text, context.end, context.end + REACH)
    return match[1] if match else ""


def _listed(context: Context, name: str, word: str) -> bool:
    return lower_word(word).strip(".") in context.lexicon.lists.get(name, frozenset())


def glued(context: Context) -> str | None:
    """Part of a longer number or name: 555-2010, Catch-22, 7/11, v2.2010."""
    text, start, end = context.text, context.start, context.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and before in "-–/.:+#&@=_\\" and start > 1 and not text[start - 2].isspace():
        return "it is part of a longer number or name"
    if after and after in "-–/:+&@=_\\" and text[end + 1 : end + 2].isdigit():
        return "it is part of a longer number or name"
    return None


def numbered_thing(context: Context) -> str | None:
    """Section 1972, page 2010, No. 2010, Windows 2000."""
    before = word_before(context)
    if before == "#" and HEADING.search(context.text, max(0, context.start - 9), context.start):
        return None
    if _listed(context, "numbered_things", before):
        return f"a number after '{before}'"
    return None


def number_of_things(context: Context) -> str | None:
    """2,016 people, 1500 jobs: a number that counts what follows."""
    after = word_after(context)
    if _listed(context, "counted_things", after):
        return f"a number of '{after}'"
    return None


def unlikely_year(context: Context) -> str | None:
    """Outside 1500-2029 a lone number is a year only after a preposition."""
    words = context.text[context.start : context.end]
    if words.isdecimal() and not 1500 <= int(words) <= 2040:
        before = word_before(context)
        if not _listed(context, "year_prepositions", before):
            return "a lone number so far from today needs a preposition"
        after = word_after(context)
        named = after[:1].isupper() and context.language != "de"  # 'In 1066 William died'
        if after.isalpha() and not named and not _listed(context, "function_words", after):
            return f"a number of '{after}'"
    return None


def no_old_year(context: Context) -> str | None:
    """'In 476, Rome fell' opens a sentence of a story; 'in 476 cases' counts."""
    sentence = words_before(context.text, context.start, REACH).split()
    if not context.narrative or len(sentence) != 1:
        return "three digits are a year only where they open a sentence of a story"
    after = word_after(context)
    if {"era", "era after"}.intersection(context.lexicon.classes(lower_word(after))):
        return "the era follows"
    if after == "," or after[:1].isupper() or _listed(context, "function_words", after):
        return None
    return f"a number of '{after}'"


def verb_or_name(context: Context) -> str | None:
    """'May I', 'March on the capital', 'April Smith': months that are also words or names."""
    words = context.text[context.start : context.end]
    if lower_word(words) not in context.lexicon.lists.get("ambiguous_months", frozenset()):
        return None
    before, after = word_before(context), word_after(context)
    if after in (":", "|", "–", "—") and not words_before(context.text, context.start).strip(
        "|*• "
    ):
        return None  # the entry of a chronology
    if _listed(context, "month_prepositions", before):
        name = after[:1].isupper() and not _listed(context, "time_prepositions", before)
        return f"a name before '{after}'" if name else None
    a_noun_follows = before.lower() in ("the", "a", "an") and after[:1].islower()
    if after in ("'", "’") or (a_noun_follows and not _listed(context, "function_words", after)):
        return None
    return "the word is also a name or a verb, and nothing says that it is a month"


def weekday_name(context: Context) -> str | None:
    """Man Friday, the Sunday Times, Ruby Tuesday's."""
    before, after = word_before(context), word_after(context)
    if _listed(context, "weekday_names_before", before):
        return f"a name after '{before}'"
    if _listed(context, "weekday_names_after", after):
        return f"a name before '{after}'"
    return None


def part_of_name(context: Context) -> str | None:
    """A capitalised neighbour makes it a name: 'Spring Street', 'Paris Spring'."""
    words = context.text[context.start : context.end]
    after = word_after(context)
    if words[:1].isupper() and after[:1].isupper():
        return f"a name before '{after}'"
    return None


def of_something(context: Context) -> str | None:
    """The first half of the match."""
    after = lower_word(word_after(context))
    belongs = after == "of" or "of" in context.lexicon.classes(after)
    return "it belongs to what follows" if belongs else None


def age(context: Context) -> str | None:
    """In her 20s."""
    return "an age" if _listed(context, "ages", word_before(context)) else None


def figure_of_speech(context: Context) -> str | None:
    """The 24-hour clock, a three-day event."""
    after = word_after(context)
    return f"a name before '{after}'" if _listed(context, "figures_after", after) else None


def no_cue(context: Context) -> str | None:
    """Lengths such as 'a second' that need a word of time before them."""
    before = word_before(context)
    return None if _listed(context, "length_cues", before) else "no word of time before it"


def no_preposition(context: Context) -> str | None:
    """'WWDC '11' is a name, 'in '11' a year."""
    before = word_before(context)
    return None if _listed(context, "year_prepositions", before) else "no preposition before it"


def season_without_cue(context: Context) -> str | None:
    """'the fall', 'a spring', 'they fall': a season alone needs a preposition of time."""
    before = word_before(context)
    if _listed(context, "season_prepositions", before):
        return None
    words = context.text[context.start : context.end].lower().split()
    if words[-1] in context.lexicon.lists.get("season_without_preposition", ()):
        return None
    if words[0] == "the" and words[-1] in context.lexicon.lists.get("plain_seasons", ()):
        return None
    return "no preposition of time before it"


def news(context: Context) -> str | None:
    """Newswire does not count 'former' among its times (0 of all), histories do."""
    words = context.text[context.start : context.end]
    if words[:1].isupper() and word_after(context)[:1].isupper():
        return "part of a name"
    return None if context.narrative else "a title of today in news"


def part_of_day_without_cue(context: Context) -> str | None:
    """'am Abend' is a time of the story's day, 'der Abend' anything."""
    known = _listed(context, "part_of_day_prepositions", word_before(context))
    return None if known else "no preposition of time before it"


def a_second(context: Context) -> str | None:
    """'a second chance', 'one minute, please' as ordinals and figures of speech."""
    words = context.text[context.start : context.end].lower()
    return "an ordinal number" if words in ("a second", "one second") else None


def clause_follows(context: Context) -> str | None:
    """'two days before the vote' counts from the vote, not from the last date."""
    words = context.text[context.start : context.end].lower()
    if not words.endswith("before"):
        return None
    after = word_after(context)
    return f"counted from what follows: '{after}'" if after[:1].isalpha() else None


def not_over_a_stretch(context: Context) -> str | None:
    """'the past year' is a length only after over, in, during, for, within."""
    return (
        None
        if _listed(context, "stretch_prepositions", word_before(context))
        else ("no word of a stretch before it")
    )


def not_over_a_coming_stretch(context: Context) -> str | None:
    """'in the next year' is mostly a date, 'over the next year' a length."""
    return (
        None
        if _listed(context, "coming_prepositions", word_before(context))
        else ("no word of a stretch before it")
    )


def discourse_word(context: Context) -> str | None:
    """'as soon as', 'too soon', 'now that', 'by now'."""
    words = context.text[context.start : context.end].lower()
    if _listed(context, "discourse_before", word_before(context)):
        return "a figure of speech"
    if words == "soon" and word_after(context).lower() in ("as", "after", "afterwards"):
        return "a figure of speech"
    return None


def no_rate(context: Context) -> str | None:
    """'a day' repeats after what is counted: 300 barrels a day, $50 a week, twice a year."""
    words = context.text[context.start : context.end].lower()
    before = word_before(context)
    if context.text[context.start].isupper():
        return "nothing counted before it"
    if before[-1:] == "s" and before[-2:] != "ss" and not _listed(context, "length_cues", before):
        counts = not _listed(context, "function_words", before)
    else:
        counts = (
            before.isdigit()
            or before in ("%", "times")
            or (_listed(context, "counted_things", before))
        )
    return None if counts or words.startswith("per") else "nothing counted before it"


GUARDS: dict[str, Guard] = {
    "glued": glued,
    "numbered thing": numbered_thing,
    "number of things": number_of_things,
    "unlikely year": unlikely_year,
    "no old year": no_old_year,
    "verb or name": verb_or_name,
    "weekday in a name": weekday_name,
    "part of a name": part_of_name,
    "of something": of_something,
    "age": age,
    "figure of speech": figure_of_speech,
    "no cue": no_cue,
    "part of day without cue": part_of_day_without_cue,
    "news": news,
    "not over a coming stretch": not_over_a_coming_stretch,
    "season without cue": season_without_cue,
    "no preposition": no_preposition,
    "no rate": no_rate,
    "a second": a_second,
    "clause follows": clause_follows,
    "not over a stretch": not_over_a_stretch,
    "discourse word": discourse_word,
}
