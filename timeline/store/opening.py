"""Opening a case file, making it where it is missing, bringing it up to date, copying it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ..errors import CaseFileError
from ..settings import BUSY_SECONDS, CASE_FILE_MODE
from .connection import Clock, plainly, pragma, stamp, writing
from .schema import APPLICATION_ID

SCHEMA = 5  # the same number as in `migrations`, which is imported only when it is needed
HEADER = b"SQLite format 3\x00"


def connect(
    path: Path, *, read_only: bool, create: bool, clock: Clock
) -> tuple[sqlite3.Connection, bool]:
    """Open a case file, make it where it is missing, and bring it up to date.

    Gives the connection and whether the file was made. Raises CaseFileError, in one line, for
    what is missing, is no case file, was made by a newer version, or cannot be written.
    """
    made = _make_file(path, create=create and not read_only)
    try:
        with plainly(path):
            connection = _open(path, read_only=read_only)
            try:
                _prepare(connection, path, read_only=read_only, clock=clock)
            except BaseException:
                connection.close()
                raise
    except BaseException:
        if made:
            remove(path)
        raise
    return connection, made


def _make_file(path: Path, *, create: bool) -> bool:
    """Make an empty file only its owner can read, unless it is there."""
    if path.is_dir():
        raise CaseFileError(f"{path} is a folder; name a case file in it, such as events.db")
    if path.exists():
        return False
    if not create:
        raise CaseFileError(f"there is no case file {path}; `timeline add` makes one")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, CASE_FILE_MODE))
    except FileExistsError:
        return False
    except OSError as error:
        raise CaseFileError(
            f"the case file {path} cannot be made ({error.strerror}); choose another folder"
        ) from error
    return True


def remove(path: Path) -> None:
    """Take away a case file that was made and could not be filled."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _open(path: Path, *, read_only: bool) -> sqlite3.Connection:
    _check_header(path)
    name = path.resolve().as_uri()
    if read_only and not os.access(path.parent, os.W_OK) and _in_wal(path):
        # Reading a file in WAL mode needs its side files; where none can be made and none are
        # there, the file alone is all of it.
        return _begin(f"{name}?mode=ro&immutable=1")
    # Whoever may only read leaves the side files of WAL mode behind, so a file that could be
    # written is opened as such; the pragma refuses changes.
    connection = _begin(f"{name}?mode={'rw' if os.access(path, os.W_OK) else 'ro'}")
    if read_only:
        connection.execute("pragma query_only = on")
    return connection


def _begin(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except OSError as error:
        raise CaseFileError(
            f"the case file {path} cannot be read ({error.strerror}); check its permissions"
        ) from error
    if head and head != HEADER:
        raise _not_a_case_file(path, "it is no database")


def _in_wal(path: Path) -> bool:
    """True where the file says that it is written in WAL mode (byte 19 of the header is 2)."""
    with path.open("rb") as file:
        head = file.read(20)
    return len(head) == 20 and head[19] == 2 and not path.with_name(path.name + "-wal").exists()


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool, clock: Clock) -> None:
    connection.execute("pragma foreign_keys = on")
    application = pragma(connection, "application_id")
    version = pragma(connection, "user_version")
    tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and tables:
        raise _not_a_case_file(path, "it is a database of something else")
    if version > SCHEMA:
        raise CaseFileError(
            f"{path} was made by a newer version of timeline (tables {version}, known here up to "
            f"{SCHEMA}); install that version to open it"
        )
    if version == SCHEMA:
        return
    if read_only:
        raise CaseFileError(f"{path} is from an older version; open it once for writing")
    if tables and mark_of(connection) is not None:
        raise CaseFileError(f"{path} is from an older version and takes no changes; work on a copy")
    _bring_up_to_date(connection, clock)


def mark_of(connection: sqlite3.Connection) -> str | None:
    """What a case file says that takes no changes; None where it takes them."""
    row = connection.execute("select value from case_info where key = 'read only'").fetchone()
    return str(row["value"]) if row else None


def takes_no_changes(path: Path) -> bool:
    """True for a case file, of any version, that is marked as taking no changes.

    Raises CaseFileError for what is no case file.
    """
    with plainly(path), closing(_open(path, read_only=True)) as connection:
        if pragma(connection, "application_id") != APPLICATION_ID:
            raise _not_a_case_file(path, "it is a database of something else")
        return mark_of(connection) is not None


def copy_file(source: Path, target: Path, *, clock: Clock) -> None:
    """Copy a case file of any version, take its mark away, and bring the copy up to date."""
    if not source.is_file():
        raise CaseFileError(f"there is no case file {source} to copy")
    if not _make_file(target, create=True):
        raise CaseFileError(f"{target} is there already; name a file that is not")
    try:
        with plainly(target):
            origin, made = _open(source, read_only=True), _open(target, read_only=False)
            with closing(origin), closing(made):
                origin.backup(made)
                made.execute("delete from case_info where key = 'read only'")
                made.execute("pragma journal_mode = wal")
        connect(target, read_only=False, create=False, clock=clock)[0].close()
    except BaseException:
        remove(target)
        raise


def _bring_up_to_date(connection: sqlite3.Connection, clock: Clock) -> None:
    connection.execute("pragma journal_mode = wal")
    with writing(connection):
        if pragma(connection, "user_version") < SCHEMA:  # nobody else was quicker
            from . import migrations

            migrations.migrate(connection, stamp(clock))


def _not_a_case_file(path: Path, why: str) -> CaseFileError:
    return CaseFileError(f"{path} is not a case file: {why}; name another one with --database")
