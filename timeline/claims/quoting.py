"""The words of a document that prove a claim: its sentence, or the part of it that tells."""

from __future__ import annotations

from ..language import Sentence
from ..model import QUOTE_LIMIT
from .dated import Dating
from .happenings import Happening


def quote_span(text: str, happening: Happening, dating: Dating | None) -> tuple[int, int]:
    """The sentence; of a very long one, the words around the trigger and its date."""
    sentence, token = happening.sentence, happening.token
    start, end = sentence.start, sentence.end
    if end - start <= QUOTE_LIMIT:
        return start, end
    first, last = token.start, token.end
    timex = dating.timex if dating else None
    if timex is not None and _inside(timex.start, sentence):
        wide = min(first, timex.start), max(last, timex.end)
        first, last = wide if wide[1] - wide[0] <= QUOTE_LIMIT else (first, last)
    room = QUOTE_LIMIT - (last - first)
    left = max(start, first - room // 2)
    right = min(end, left + QUOTE_LIMIT)
    left = max(start, right - QUOTE_LIMIT)
    if left > start:
        left = next((i + 1 for i in range(left, first) if text[i].isspace()), left)
    if right < end:
        right = next((i for i in range(right - 1, last, -1) if text[i].isspace()), right)
    return left, right


def _inside(offset: int, sentence: Sentence) -> bool:
    return sentence.start <= offset < sentence.end
