"""An open case with one document in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import AFFAIR, open_case, source

from timeline.case import Case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "affair.db") as opened:
        opened.add(source(AFFAIR))
        yield opened
