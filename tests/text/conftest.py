"""Short ways to read bytes and the saved pages of this project's own words."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline.model import Document, Source
from timeline.text.readers import ReadResult, read_document

PAGES = Path(__file__).parents[1] / "pages"
CAPTURED = dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)
Read = Callable[..., Document]


def source(content: bytes | str, name: str = "note.txt", **more: Any) -> Source:
    raw = content.encode() if isinstance(content, str) else content
    return Source(name=name, content=raw, captured=CAPTURED, **more)


@pytest.fixture
def read() -> Read:
    """Read bytes or text under a name (`read(content, "page.html", ocr=…)`)."""

    def reading(content: bytes | str, name: str = "note.txt", **given: Any) -> Document:
        more = {key: given.pop(key) for key in ("address", "media_type", "charset") if key in given}
        return read_document(source(content, name, **more), **given).document

    return reading


@pytest.fixture
def read_saved() -> Callable[[str], ReadResult]:
    """Read one of the saved pages and messages."""

    def reading(name: str) -> ReadResult:
        return read_document(source((PAGES / name).read_bytes(), name))

    return reading


@pytest.fixture
def make_source() -> Callable[..., Source]:
    return source
