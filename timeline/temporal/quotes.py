"""Is this place of the text inside quotation marks?"""

from __future__ import annotations

REACH = 1000  # characters in which a quotation may have begun
SEEN = 60_000  # characters that show which marks a text uses
CURLY, LOW, ANGLE = ("“", "”"), ("„", "“”"), ("«", "»")


def quoted(text: str, place: int) -> bool:
    """True where the paragraph has opened quotation marks and not closed them again."""
    begin = max(0, place - REACH)
    _, line, words = text[begin:place].rpartition("\n")
    # Straight marks open and close alike: they must be counted from the paragraph's beginning.
    if (line or begin == 0) and words.count('"') % 2:
        return True
    # German closes with the mark that English opens with.
    opening, closings = LOW if LOW[0] in text[:SEEN] else CURLY
    return _open(words, opening, closings) or _open(words, *ANGLE)


def _open(words: str, begin: str, ends: str) -> bool:
    return words.rfind(begin) > max(words.rfind(end) for end in ends)
