"""The database: its rows, its search, and a page of it read from Datasette."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from timeline.export.sqlite import metadata
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


@pytest.fixture
def database(rich: Selection, write: Write, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    chosen = replace(rich, internal=True, texts={"d1": "Ünter dem Deck lag der Vertrag."})
    (tmp_path / "case.db").write_bytes(write("sqlite", chosen)[0])
    (tmp_path / "case.metadata.json").write_bytes(metadata(chosen)[".metadata.json"])
    with closing(sqlite3.connect(tmp_path / "case.db")) as connection:
        yield connection


def test_every_event_and_quote_is_a_row(database: sqlite3.Connection, rich: Selection) -> None:
    assert [row[0] for row in database.execute("select id from events order by rowid")] == [
        event.id for event in rich.events
    ]
    found = database.execute("select event_id, quote from quotes").fetchall()
    assert sorted(found) == sorted(
        (event.id, item.claim.quote) for event in rich.events for item in event.evidence
    )
    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert database.execute("pragma integrity_check").fetchone() == ("ok",)


def test_its_search_is_in_place(database: sqlite3.Connection) -> None:
    for table, word in (("texts", "unter"), ("claims", "lease"), ("events", "denied")):
        sql = f"select count(*) from {table}_fts where {table}_fts match ?"
        assert database.execute(sql, [word]).fetchone()[0] > 0, table


def test_it_says_what_it_is(database: sqlite3.Connection) -> None:
    about = dict(database.execute("select key, value from export"))
    assert about["title"] == "INTERNAL DRAFT – The Halden affair"
    assert "rejected: 1 event" in about["left out"]


def test_datasette_shows_it(database: sqlite3.Connection, tmp_path: Path) -> None:
    started = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "datasette", "serve", "case.db",
         "--metadata", "case.metadata.json", "--host", "127.0.0.1", "--port", "0"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        assert started.stdout is not None
        address = next(
            word
            for line in started.stdout
            for word in line.split()
            if word.startswith("http://127.0.0.1:")
        )
        page = _page(f"{address}/case/timeline")
        assert "[denied by Orrin Vale]" in page
        assert "INTERNAL DRAFT" in _page(f"{address}/")
        rows: dict[str, Any] = json.loads(_page(f"{address}/case/claims.json?_search=lease"))
        assert rows["filtered_table_rows_count"] > 0
    finally:
        started.terminate()
        started.communicate(timeout=30)


def _page(address: str) -> str:
    with urlopen(address, timeout=30) as answer:
        text: str = answer.read().decode("utf-8")
        return text
