"""Words that deny, allege or suppose what follows them, read without a parse.

'Es stimmt nicht, dass …', 'no es cierto que …', 'il est faux que …': where no model reads the
sentence, and as a second look where one misread it. A frame reaches from its words to where the
sentence turns; what stands before it is left alone unless the frame says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language import Sentence, Token
from ..model import Certainty
from .governors import Frame, Governors


@dataclass(frozen=True)
class Framed:
    """A frame found in a sentence: its first and last word, and the words that say who says so."""

    certainty: Certainty
    first: Token
    last: Token
    source: tuple[Token, ...] = ()
    before: bool = False


def framed(sentence: Sentence, lists: Governors) -> Iterator[Framed]:
    """The frames of a sentence, in the order of the lists."""
    tokens = sentence.tokens
    if not tokens or not lists.frames:
        return
    base = tokens[0].start
    for frame, start, end, source in _matches(_lowered(tokens), lists.frames):
        inside = _within(tokens, base + start, base + end)
        if inside:
            who = _within(tokens, base + source[0], base + source[1]) if source else ()
            yield Framed(frame.certainty, inside[0], inside[-1], who, frame.before)


@lru_cache(maxsize=64)
def _matches(
    words: str, frames: tuple[Frame, ...]
) -> tuple[tuple[Frame, int, int, tuple[int, int] | None], ...]:
    """The frames that a sentence matches, with their offsets and those of who says so."""
    found = []
    for frame in frames:
        for match in frame.pattern.finditer(words):
            if frame.unless is not None and frame.unless.search(words[: match.start()]):
                continue
            named = match.groupdict().get("source") is not None
            found.append((frame, *match.span(), match.span("source") if named else None))
    return tuple(found)


def _within(tokens: tuple[Token, ...], start: int, end: int) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.start < end and start < token.end)


def _lowered(tokens: tuple[Token, ...]) -> str:
    """The sentence in small letters with plain spaces, each word at its own offset."""
    base, parts, position = tokens[0].start, list[str](), 0
    for token in tokens:
        start = token.start - base
        parts.append(" " * (start - position))
        lower = token.lower if len(token.lower) == len(token.text) else token.text
        parts.append(lower.replace("’", "'"))
        position = token.end - base
    return "".join(parts)
