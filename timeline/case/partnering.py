"""Taking in what another newsroom found: its case file beside ours."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CaseFileError, UsageError
from ..store import partner_conflicts, partners
from ..store.connection import Session
from ..store.opening import connect, copy_file
from ..store.partner_conflicts import PartnerConflict
from ..store.partner_documents import new_documents
from .file import CaseFile

HEADER = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerReport:
    """What a partner's case file brings, and where it says otherwise than ours.

    `documents` are the sources of what is new here; `claims` and `events` count what came with
    them, 0 as long as nothing was taken. `decision` is the id of the import, None before.
    """

    name: str
    documents: tuple[str, ...]
    conflicts: tuple[PartnerConflict, ...]
    claims: int = 0
    events: int = 0
    decision: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        told = {name: getattr(self, name) for name in ("name", "claims", "events", "decision")}
        conflicts = [conflict.to_json() for conflict in self.conflicts]
        return {**told, "documents": list(self.documents), "conflicts": conflicts}


class Partnering(CaseFile):
    """Another newsroom's case file, imported; one decision, which can be undone."""

    def compare_case(self, path: str | os.PathLike[str]) -> PartnerReport:
        """What a partner's case file would bring, and its conflicts with ours; changes nothing."""
        with self._reading() as session, self._partner(Path(path)) as theirs:
            return _report(session, theirs, Path(path).name)

    def import_case(self, path: str | os.PathLike[str]) -> PartnerReport:
        """Take in the documents we do not have, with their claims, events, notes and marks.

        Their events are proposals here, whatever was ruled there; a private note tells it. Nothing
        of ours is changed: what the partner says otherwise is listed in `conflicts`. Documents,
        pages, claims and actors stay as confidential as they are there. `undo` takes it all back.
        """
        name = Path(path).name
        with self._partner(Path(path)) as theirs, self._writing() as session:
            report = _report(session, theirs, name)
            ruling = partners.take(session, theirs, name)
            if ruling is None:
                return report
            claims, events = partners.count_taken(session, ruling)
            return PartnerReport(
                name=name, documents=report.documents, conflicts=report.conflicts, claims=claims,
                events=events, decision=ruling.id,
            )  # fmt: skip

    @contextmanager
    def _partner(self, path: Path) -> Iterator[Session]:
        """The partner's file: a copy, brought up to date, so that theirs is left as it is."""
        if path.exists() and path.samefile(self.path):
            raise UsageError(f"{path} is this case itself; name another newsroom's case file")
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "partner.db"
            try:
                copy_file(path, copy, clock=self._session.clock)
                connection, _ = connect(
                    copy, read_only=True, create=False, clock=self._session.clock
                )
            except CaseFileError as error:
                raise CaseFileError(str(error).replace(str(copy), str(path))) from error
            try:
                yield Session(connection, copy, self.who, self._session.clock, read_only=True)
            finally:
                connection.close()


def _report(ours: Session, theirs: Session, name: str) -> PartnerReport:
    return PartnerReport(
        name=name,
        documents=tuple(row["source"] for row in new_documents(ours, theirs)),
        conflicts=tuple(partner_conflicts.conflicts(ours, theirs)),
    )


def is_case_file(path: Path) -> bool:
    """True for a file that is an SQLite database, and so may be a case file."""
    with path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER
