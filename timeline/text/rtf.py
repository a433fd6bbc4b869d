"""Rich text (.rtf) becomes a document: its paragraphs, and what the file states about itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ..errors import UnreadableSource
from ..model import Source
from .blocks import Block, flowing
from .kinds import RTF
from .office_facts import Styled, office_reading
from .reading import Reading

READER = "rtf/1"
LARGEST = 50_000_000  # bytes; what is larger is pictures, and takes minutes
INFO = 20_000  # characters at the top in which the file's own facts stand
_STATED = r"\{\\%s\s+([^{}\\]{1,300})\}"
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
# Pictures and embedded objects; their digits are no words.
_HEXADECIMAL = re.compile(rb"[0-9A-Fa-f\r\n]{2000,}+")
_LINK = re.compile(r"\\fldinst(?=\{)", re.I)
_CELLS = re.compile(r"\s*\|\s*")


def read_rtf(source: Source) -> Reading:
    """Read a rich text. Raises UnreadableSource where it is damaged or too large."""
    from striprtf.striprtf import rtf_to_text

    if len(source.content) > LARGEST:
        raise UnreadableSource(
            f"{source.name}: a rich text of {len(source.content) // 1_000_000} MB; "
            "save it as .docx or PDF and add that"
        )
    # Rich text is ASCII; letters beyond it are written in numbers.
    code = _HEXADECIMAL.sub(b"", source.content).decode("latin-1")
    # The words of a link are kept, not its address, which the package looks for at length.
    code = _LINK.sub(r"\\fldinst ", code)
    try:
        text = rtf_to_text(code, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError) as error:
        raise UnreadableSource(
            f"{source.name}: a damaged rich text; save it as .docx or PDF and add that"
        ) from error
    # Two halves of one letter (an emoji) become that letter.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return office_reading(
        list(_blocks(text)),
        reader=READER,
        media_type=RTF,
        title=_stated(code, "title"),
        author=_stated(code, "author"),
        created=_created(code),
    )


def _blocks(text: str) -> Iterator[Styled]:
    """Each line is a paragraph; one with bars between its words is a row of a table."""
    for line in text.split("\n"):
        words = flowing(line)
        if not words.strip("| "):
            continue
        if words.endswith("|"):
            cells = filter(None, _CELLS.split(words.strip("| ")))
            yield Block(" | ".join(cells), "row"), ""
        else:
            yield Block(words), ""


def _stated(code: str, name: str) -> str | None:
    found = re.search(_STATED % name, code[:INFO])
    return found[1] if found else None


def _created(code: str) -> dt.date | None:
    found = _CREATED.search(code[:INFO])
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
