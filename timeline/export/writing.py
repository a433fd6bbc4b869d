"""Text into a binary file that stays open, with what cannot be written as UTF-8 shown as such."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO


@contextmanager
def text_into(out: BinaryIO, *, errors: str = "replace", newline: str = "\n") -> Iterator[TextIO]:
    """A text file over `out`, which is left open when it is done."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors=errors, newline=newline)
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def write_json_value(value: Any, out: BinaryIO) -> None:
    """One JSON value, indented, with a line end."""
    with text_into(out, errors="backslashreplace") as text:
        json.dump(value, text, ensure_ascii=False, indent=1)
        text.write("\n")


def write_json_lines(values: Iterable[Any], out: BinaryIO) -> None:
    """One JSON value a line."""
    with text_into(out, errors="backslashreplace") as text:
        for value in values:
            text.write(json.dumps(value, ensure_ascii=False) + "\n")
