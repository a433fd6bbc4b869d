"""Plain text and Markdown become a document, character for character, but for line endings."""

from __future__ import annotations

import datetime as dt
import re

from ..model import Passage, Source
from .charset import decode
from .languages import detect_language, plain_code
from .reading import Reading
from .written_dates import stamped_date, written_date

HEADLINE = 200  # characters; a longer first line is a paragraph
_ENDING = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.M)
_SETEXT = re.compile(r"^(?! )([^\n]{1,200})\n(=+|-{3,})[ \t]*$", re.M)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,30})[ \t]*[:=][ \t]*(.*?)[ \t]*$")
_FENCES = ("---", "+++")


def read_plain(source: Source) -> Reading:
    """Plain text: a headline is a short first line, its date a line below it with nothing else."""
    decoded = decode(source.content, source.charset)
    text = plain_lines(decoded.text)
    language = detect_language(text)
    title, published = headline(text, language=language)
    return Reading(
        text=text,
        reader="plain/1",
        media_type="text/plain",
        title=title,
        published=published,
        published_basis="guessed" if published else "unknown",
        language=language,
        remarks=decoded.remarks,
    )


def read_markdown(source: Source) -> Reading:
    """Markdown: its text as written, with what its front matter says about it."""
    decoded = decode(source.content, source.charset)
    fields, text = front_matter(plain_lines(decoded.text))
    headings = _headings(text)
    stated = plain_code(fields.get("lang") or fields.get("language"))
    language = stated or detect_language(text)
    title, guessed = headline(text, language=language)
    first = text[headings[0].start : headings[0].end] if headings else None
    published = stamped_date(fields.get("date") or fields.get("published") or "", language=language)
    return Reading(
        text=text,
        reader="markdown/1",
        media_type="text/markdown",
        title=fields.get("title") or first or title,
        byline=fields.get("author") or fields.get("authors") or fields.get("byline"),
        publisher=fields.get("publisher") or fields.get("source"),
        url=_address(fields),
        published=published or guessed,
        published_basis="metadata" if published else "guessed" if guessed else "unknown",
        language=language,
        passages=headings,
        remarks=decoded.remarks,
    )


LONGEST_IMPRINT = 60  # characters
# A name of at most five words, each with a capital or a particle, then a date.
_IMPRINT = re.compile(
    r"(?=[^\W\d_a-z])(?:(?:[^\W\d_a-z][\w.'’&-]*|of|the|and|de|la|le|el|der|die|das|für|di)\s?){1,5}"
    r"\s?[,|·–—-]\s(.+)$"
)


def plain_lines(text: str) -> str:
    """One kind of line ending, no NUL, no byte-order mark; every other character stays."""
    return _ENDING.sub("\n", text.removeprefix("\ufeff")).replace("\0", "").replace("\f", "\n\n")


def headline(text: str, *, language: str | None = None) -> tuple[str | None, dt.date | None]:
    """The headline of a text without markup, and the date that stands alone below or above it.

    A headline is a short first line followed by a blank line or by a line that is only a date.
    """
    lines = text[:2000].lstrip("\n").split("\n")
    lines = [line.strip() for line in lines]
    if lines and (published := _lone_date(lines[0], language)):
        title, _ = headline("\n".join(lines[1:]), language=language)
        return title, published
    if not lines or not 0 < len(lines[0]) <= HEADLINE or len(lines) < 2:
        return None, None
    following = [line for line in lines[1:4] if line][:1]
    published = _lone_date(following[0], language) if following else None
    titled = (not lines[1] or published) and any(map(str.isalpha, lines[0]))
    return (lines[0] if titled else None), published


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields between the fences at the top of a Markdown text, and the rest of it.

    Only `name: value` (or `name = "value"`) lines are read: enough for title, date, author.
    """
    fence, _, rest = text.partition("\n")
    if fence.strip() not in _FENCES:
        return {}, text
    head, found, body = rest.partition(f"\n{fence.strip()}\n")
    if not found or len(head) > 20_000:
        return {}, text
    fields: dict[str, str] = {}
    for line in head.split("\n"):
        match = _FIELD.match(line)
        if match and match[2]:
            fields.setdefault(match[1].strip().lower(), _unquoted(match[2]))
    return fields, body.lstrip("\n")


def _unquoted(value: str) -> str:
    value = value.removeprefix("[").removesuffix("]").strip()
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def _address(fields: dict[str, str]) -> str | None:
    for name in ("url", "canonical", "canonical_url", "link", "source"):
        if fields.get(name, "").startswith(("http://", "https://")):
            return fields[name]
    return None


def _lone_date(line: str, language: str | None) -> dt.date | None:
    """The date of a line that is one, or an imprint: 'The Harbour Herald, 21 June 2023'."""
    if len(line) > LONGEST_IMPRINT or not any(map(str.isdigit, line)):
        return None
    found = written_date(line, language=language)
    imprint = _IMPRINT.match(line) if found is None else None
    return written_date(imprint[1], language=language) if imprint else found


def _headings(text: str) -> tuple[Passage, ...]:
    spans = [_trimmed(text, *match.span(1)) for match in _HEADING.finditer(text)]
    spans += [match.span(1) for match in _SETEXT.finditer(text)]
    return tuple(
        Passage(kind="heading", start=start, end=end) for start, end in sorted(spans) if start < end
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a heading's words stand, without blanks around them and closing marks."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(words.strip().rstrip("#").rstrip())
