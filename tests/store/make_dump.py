"""Writes the case file that test_migrations.py opens: `python tests/store/make_dump.py`.

Run once for each new schema, never again for an old one.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from making import fixed_case, source

from timeline.store.migrations import SCHEMA

TEXT = """2019-03-12 | Orrin Vale, Port of Halden | sign the lease
2019-05 | Orrin Vale | resign from the board
2020 | Nordwerk | deny the payment | denied
"""


def statements(connection: sqlite3.Connection) -> Iterator[str]:
    """SQL that makes the file again. Search indexes are made anew from their tables."""
    made = connection.execute(
        "select type, name, sql from sqlite_master where sql is not null and name not like "
        "'sqlite_%' and name not like '%_fts_%' order by name like '%_fts', rowid"
    ).fetchall()
    yield "begin;"
    for kind, name, sql in made:
        if kind == "table":
            yield f"{sql};"
            yield from rows(connection, name)
    yield "delete from sqlite_sequence;"
    yield from rows(connection, "sqlite_sequence")
    yield from (f"{sql};" for kind, _, sql in made if kind != "table")
    for name in ("application_id", "user_version"):
        yield f"pragma {name} = {connection.execute(f'pragma {name}').fetchone()[0]};"
    yield "commit;"


def rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    """The rows of a table, or the command that fills a search index."""
    if table.endswith("_fts"):
        yield f"insert into {table} ({table}) values ('rebuild');"
        return
    names = [row["name"] for row in connection.execute(f"pragma table_info({table})")]
    quoted = ", ".join(f'quote("{name}")' for name in names)
    for row in connection.execute(f"select {quoted} from {table}"):
        yield f"insert into {table} values ({', '.join(row)});"


def main() -> None:
    """A document, three events, and decisions of several kinds, one of them undone."""
    with tempfile.TemporaryDirectory() as folder, fixed_case(Path(folder) / "case.db") as case:
        case.add(source(TEXT, "courier.txt"), published="2021-04-05", title="The lease")
        lease, resignation, denial = (event.id for event in case.events())
        case.confirm(lease)
        case.tag(lease, "quay")
        case.note(lease, "Ask the notary.")
        case.reject(denial, reason="another company")
        case.merge(resignation, lease)
        case.undo()
        dump = "".join(f"{line}\n" for line in statements(case._session.connection))
    path = Path(__file__).with_name(f"schema-{SCHEMA}.sql")
    path.write_text(dump, encoding="utf-8")


if __name__ == "__main__":
    main()
