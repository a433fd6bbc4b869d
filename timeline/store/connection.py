"""Writing to a case file in one go, and saying in plain words what went wrong.

Daily reads and writes use the standard library's connection, because importing sqlite-utils
costs half a second where pandas is installed; migrations go through sqlite-utils.
"""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from base64 import b32encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..analysis.likeness import Telling
from ..errors import CaseFileError
from ..model import Claim
from ..settings import BUSY_SECONDS

ID_BYTES = 10  # 80 random bits

Clock = Callable[[], dt.datetime]
Ids = Callable[[], str]
Row = Mapping[str, Any]


def now() -> dt.datetime:
    """The time, in UTC."""
    return dt.datetime.now(dt.UTC)


def random_id() -> str:
    """Sixteen characters that no row ever had: 80 random bits in base 32."""
    return b32encode(secrets.token_bytes(ID_BYTES)).decode("ascii").lower()


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """A pragma that is a number."""
    return int(connection.execute(f"pragma {name}").fetchone()[0])


def stamp(clock: Clock) -> str:
    """The time as it is stored: UTC, ISO 8601, to the microsecond."""
    return clock().astimezone(dt.UTC).isoformat(timespec="microseconds")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction that holds the write lock from its first moment; all of it or nothing.

    The lock is asked for at once, so that waiting happens here and never between reading a row
    and changing it. Inside another it simply becomes part of that one.
    """
    if connection.in_transaction:
        yield
        return
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("rollback")
        raise


@contextmanager
def plainly(path: Path, *, kept: str = "nothing was changed") -> Iterator[None]:
    """What SQLite reports becomes one line that a reporter can act on; `kept` says what became
    of the change."""
    try:
        yield
    except sqlite3.Error as error:
        raise CaseFileError(_in_plain_words(path, str(error), kept)) from error


PLAIN = {
    "file is not a database": "{path} is not a case file: it is no database; "
    "name another one with --database",
    "database disk image is malformed": "the case file {path} is damaged; go back to a copy of it",
    "database or disk is full": "there is no room left to write {path}; {kept}; "
    "free some space and repeat",
    "database is locked": "somebody else has been writing to {path} for longer than "
    f"{BUSY_SECONDS:.0f} seconds; {{kept}}; repeat it in a moment",
    "attempt to write a readonly database": "{path} cannot be written, or its folder cannot; "
    "{kept}; check the permissions or copy the file",
    "unable to open database file": "{path} cannot be opened; check that the folder and the file "
    "can be read and written",
    "disk I/O error": "reading or writing {path} failed; {kept}; check the disk",
}


def _in_plain_words(path: Path, message: str, kept: str) -> str:
    for part, plain in PLAIN.items():
        if part in message:
            return plain.format(path=path, kept=kept)
    return f"the case file {path} refused: {message}; {kept} (`timeline check`)"


@dataclass(frozen=True, slots=True)
class Session:
    """A connection and whoever works with it; clock and ids are given, so that tests can fix them.

    `known` remembers what grouping needs of claims that were read once, by claim id; `fresh` holds
    the claims of the document that is being stored.
    """

    connection: sqlite3.Connection
    path: Path
    who: str
    clock: Clock = now
    ids: Ids = random_id
    read_only: bool = False
    known: dict[str, Telling] = field(default_factory=dict)
    fresh: dict[str, Claim] = field(default_factory=dict)

    def at(self) -> str:
        """The time, as it is stored."""
        return stamp(self.clock)

    def query(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        row: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
        return row


def insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    """Add one row; the names are ours, the values anybody's."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f'insert into "{table}" ({names}) values ({marks})', tuple(row.values()))


def update(connection: sqlite3.Connection, table: str, row_id: str, values: Row) -> None:
    """Change some columns of the row with that id."""
    changes = ", ".join(f'"{name}" = ?' for name in values)
    connection.execute(f'update "{table}" set {changes} where id = ?', (*values.values(), row_id))
