"""The headline of a claim in a language that no parser reads: whole clauses of its sentence.

The sentence is shown as it is, without its date where nothing is left hanging, if that is short
enough; else from a clause that begins like one (behind a semicolon, a colon, 'but') up to the end
of another. Where not even that fits it is shortened around the word that tells what happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language import Token
from .certainty import Assessment
from .form import (
    BARE,
    LIMIT,
    around,
    capitalised,
    completed,
    edges,
    plain_sentence,
    shortened,
    tidied,
)  # fmt: skip
from .words import Words

# Clauses end here: not at the comma of '6,8 Millionen', nor at the point of '3. Mai'.
BREAK = re.compile(r"[,;:]\s+|\s[–—-]\s|\s\(|\)\s?|(?<=[^\W\d_]{2}[.!?])\s+")
# Two sentences taken for one: 'seit 2007. 2013 legten beide …'.
SENTENCES = re.compile(r"(?<=\d\d\d\d)[.]\s+(?=[A-ZÄÖÜ\d])")
JOINTS = frozenset(
    ["und", "oder", "sowie", "y", "e", "o", "et", "ou", "ed", "and", "or", "que", "dass", "che"]
)
# 'And' joins nouns too; after 'but' a clause begins.
TURNING = frozenset(("aber", "doch", "pero", "mais", "ma", "but"))
MAIN = re.compile(r"[;:.!?]\s*$")
# A piece between commas with fewer words lives on its date.
LEAST = 3
# In German the verb stands second: what opens the sentence cannot go.
FIXED_ORDER = frozenset(("de",))
SUBJECTS = {
    "de": "der die das ein eine er sie es wir man dieser diese dieses",
    "es": "el la los las un una unos unas él ella ellos ellas este esta estos estas su sus",
    "fr": "le la les l un une des il elle ils elles on nous ce cette ces son sa ses leur leurs",
    "it": "il lo la i gli le l un uno una lui lei loro questo questa questi queste",
    "en": "the a an he she it they we this these his her its their",
}


def unparsed_headline(
    text: str,
    quote: tuple[int, int],
    trigger: Token,
    date: tuple[int, int],
    assessment: Assessment,
    words: Words,
) -> str:
    """At most 120 characters of the quote around the trigger, in whole clauses where they fit.

    `quote` and `date` are offsets in the text.
    """
    language = words.language
    start, end = _sentence(text, quote, trigger)
    whole = text[start:end]
    at = trigger.start - start
    shown, at = _without_date(whole, at, (date[0] - start, date[1] - start), words)
    line = plain_sentence(shown, language)
    label = "" if assessment.certainty == "stated" else f"[{assessment.certainty}] "
    if len(line) > LIMIT:
        line = _clauses(shown, at, trigger.text, language, LIMIT)
    if label and not says_all(line, assessment):
        room = LIMIT - len(label)
        if len(line) > room:
            line = _clauses(shown, at, trigger.text, language, room)
        return label + capitalised(line)
    return capitalised(line)


def says_all(words: str, assessment: Assessment) -> bool:
    """True where every word stands there that says how sure the text is."""
    return bool(assessment.signals) and all(
        re.search(rf"(?<!\w){re.escape(' '.join(signal.text.split()))}(?!\w)", words, re.I)
        for signal in assessment.signals
    )


def _sentence(text: str, quote: tuple[int, int], trigger: Token) -> tuple[int, int]:
    """The part of the quote that is one sentence."""
    start, end = quote
    for found in SENTENCES.finditer(text[start:end]):
        if quote[0] + found.end() <= trigger.start:
            start = quote[0] + found.end()
        elif quote[0] + found.start() >= trigger.end:
            return start, quote[0] + found.start()
    return start, end


def _without_date(whole: str, at: int, date: tuple[int, int], words: Words) -> tuple[str, int]:
    """The sentence without its date, and where the trigger then stands; unchanged where the date
    cannot go."""
    first, last = date
    lists, language = edges(words.language), words.language
    if not 0 <= first < last <= len(whole) or first <= at < last:
        return whole, at
    before, after = whole[:first].rstrip(), whole[last:]
    leading = words.named("leading") - words.named("since") - words.named("until")
    while before and (word := before.rsplit(None, 1)[-1]).casefold() in leading:
        if word.casefold() in JOINTS:
            return whole, at  # '… und im Herbst trat sie zurück'
        before = before[: len(before) - len(word)].rstrip()
    following = BARE.sub("", after.split()[0]).casefold() if after.split() else ""
    previous = BARE.sub("", before.split()[-1]).casefold() if before.split() else ""
    if following in lists.goes_on or previous in lists.narrow or after[:1] in ("-", "–", "'", "’"):
        return whole, at
    if not before:
        if language in FIXED_ORDER or not _is_subject(after.lstrip(" ,"), language):
            return whole, at
        after = after.lstrip(" ,")
        return after, at - (len(whole) - len(after))
    if previous in leading | words.named("since") | words.named("until") | lists.breaks:
        return whole, at
    bounded = before.endswith((",", "(", "–", "—")) and after[:1] in (",", ")", " ")
    if before.endswith((",", "(", "–", "—", ":", ";")) and not (bounded and after[:1] == ","):
        return whole, at
    if bounded:
        after = after[1:]
        before = before.rstrip(" ,")
    joint = "" if after[:1] in (",", ".", ";", ":", ")", "") else " "
    if len(re.split(r"[,;:(]", before)[-1].split()) < LEAST and _ends_here(after):
        return whole, at  # 'Belmar, fundada en 1987, …'
    shown = f"{before}{joint}{after.lstrip()}"
    return shown, at if at < first else at - (len(whole) - len(shown))


def _ends_here(after: str) -> bool:
    return after.lstrip()[:1] in (",", ";", ":", ")", ".", "")


def _is_subject(words: str, language: str) -> bool:
    """True for words that begin as a subject does: with an article, a pronoun or a name."""
    first = re.match(r"[^\W\d_]+", words)
    if first is None:
        return False
    listed = SUBJECTS.get(language, "").split()
    return first[0].casefold() in listed or (first[0][0].isupper() and language != "de")


# --- clauses ----------------------------------------------------------------------------------


def _clauses(whole: str, at: int, trigger: str, language: str, limit: int) -> str:
    """From the nearest clause that can begin a line to the last end of a clause that fits."""
    cuts = list(BREAK.finditer(whole))
    for start in _starts(whole, cuts, at, language):
        stops = [cut.start() for cut in cuts if cut.start() >= at + len(trigger)]
        if not stops or len(tidied(whole[start:])) <= limit:
            stops.append(len(whole))
        fitting = [stop for stop in stops if len(tidied(whole[start:stop])) <= limit - 2]
        if len(tidied(whole[start:])) <= limit:
            return completed(plain_sentence(whole[start:], language))
        if fitting:
            line = plain_sentence(whole[start : fitting[-1]], language)
            return completed(f"{_unjoined(line)} …")
        if at + len(trigger) - start <= limit - 4:
            line = plain_sentence(whole[start:], language)
            keep = min(len(line), at + len(trigger) - start)
            return completed(shortened(line, limit - 1, language=language, keep=keep))
    sentence = plain_sentence(whole, language)
    first = sentence.find(trigger, max(0, at - (len(whole) - len(sentence)) - 2))
    return around(
        sentence, max(first, 0), max(first, 0) + len(trigger), language=language, limit=limit,
        begins=[cut.end() for cut in BREAK.finditer(sentence)],
    )  # fmt: skip


def _unjoined(line: str) -> str:
    """Without an 'and' at its end, which joined what was cut off."""
    head, _, last = line.rstrip(" ,;:").rpartition(" ")
    return head.rstrip(" ,;:") if last.casefold() in JOINTS else line


def _starts(whole: str, cuts: list[re.Match[str]], at: int, language: str) -> Iterator[int]:
    """Where a line may begin, best first: the sentence, then a main clause inside it."""
    yield 0
    for cut in reversed([cut for cut in cuts if cut.end() <= at]):
        rest = whole[cut.end() :]
        first, _, behind = rest.partition(" ")
        if MAIN.search(cut[0]) and _is_subject(rest, language):
            yield cut.end()
        elif first.casefold() in TURNING and _is_subject(behind, language):
            yield cut.end() + len(first) + 1
