"""The open file: who works on it, what it refuses, which row an id means."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import CaseFileError, TimelineError
from ..store.connection import Session, plainly, pragma, writing

DEMONSTRATION = (
    "{path} is the demonstration case and takes no changes: `timeline demo` opens a working copy "
    "of it, `timeline add --database my-case.db …` begins a case of your own"
)


class CaseFile:
    """An open case file and whoever works with it."""

    def __init__(
        self, session: Session, *, mark: str | None = None, notices: tuple[str, ...] = ()
    ) -> None:
        self._session = session
        self._mark = mark
        self.notices = notices

    @property
    def path(self) -> Path:
        """The case file."""
        return self._session.path

    @property
    def who(self) -> str:
        """Who decides."""
        return self._session.who

    @property
    def read_only(self) -> bool:
        """True where the case takes no changes."""
        return self._session.read_only

    def close(self) -> None:
        """Let go of the file. A closed case cannot be used."""
        self._session.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def data_version(self) -> int:
        """A number that changes when somebody else changes the file (not with own changes)."""
        with self._reading() as session:
            return pragma(session.connection, "data_version")

    def mark_read_only(self, message: str = DEMONSTRATION) -> None:
        """Let the file refuse changes from now on, with this message; `{path}` stands for it.

        The file then needs no side files to be read. `copy` makes a copy that takes changes.
        """
        with self._writing() as session:
            session.connection.execute(
                "insert or replace into case_info (key, value) values ('read only', ?)", (message,)
            )
        with plainly(self.path):
            session.connection.execute("vacuum")
            session.connection.execute("pragma journal_mode = delete")
        self._mark = message

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with plainly(self.path):
            yield self._session

    @contextmanager
    def _writing(self, *, kept: str = "nothing was changed") -> Iterator[Session]:
        self._refuse()
        with plainly(self.path, kept=kept), writing(self._session.connection):
            yield self._session

    def _refuse(self) -> None:
        if self._mark is not None:
            raise CaseFileError(self._mark.format(path=self.path))
        if self.read_only:
            raise CaseFileError(f"{self.path} was opened for reading only; nothing was changed")

    def _id(self, table: str, given: str) -> str:
        """The whole id that begins as given. Raises TimelineError for none, or for several."""
        rows = self._session.query(
            f"select id from {table} where id = ? or substr(id, 1, ?) = ? "
            "order by id != ? limit 2",
            given, len(given), given, given,
        )  # fmt: skip
        what = table.removesuffix("s")
        if not rows or not given:
            raise TimelineError(f"there is no {what} {given!r}; `timeline list {table}` shows them")
        if len(rows) > 1 and rows[0]["id"] != given:
            raise TimelineError(f"several {table} begin with {given!r}; give more of the id")
        return str(rows[0]["id"])
