"""Proving a case, and letting events leave it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from .. import plugins
from ..analysis.gate import REQUIRED, Required, through_the_gate
from ..errors import TimelineError, UsageError
from ..model import Loss, LossReport, Selection
from ..store import queries
from ..store.connection import random_id
from ..store.filters import Filters
from ..store.inheritance import sealed
from ..store.quotes import broken_claims
from ..store.records import CheckReport
from .file import CaseFile


class Leaving(CaseFile):
    """The whole case read again, and exports behind the publishing gate."""

    def check(self) -> CheckReport:
        """Read the whole case again: quotes, hashes, journal, links, search index, migrations."""
        from ..store.check import check

        with self._reading() as session:
            return check(session)

    def export(
        self,
        format: str,
        path: str | os.PathLike[str] | BinaryIO,
        *,
        draft: bool = False,
        require: Required = "confirmed",
        title: str | None = None,
        **filters: Any,
    ) -> LossReport:
        """Write confirmed events, or with `draft` the unreviewed ones too, and say what is lost.

        `require` asks for more than that the quotes were read: `verified`, or `cleared` by a
        second person.

        `filters` are those of `events`. A file is written beside its place and put there when it
        is whole. The report lists what the gate kept back and what the format cannot carry.
        """
        chosen = plugins.exporter(format)
        if require not in REQUIRED:
            raise UsageError(f"{require!r} is not one of {', '.join(REQUIRED)} (--require)")
        selection = self._selection(
            title or self.path.stem, Filters(**filters), draft=draft, require=require
        )
        if isinstance(path, str | os.PathLike):
            return _write_beside(Path(path), lambda out: chosen.write(selection, out))
        return chosen.write(selection, path)

    def _selection(
        self, title: str, filters: Filters, *, draft: bool, require: Required
    ) -> Selection:
        made = self._session.clock()
        today = made.date().isoformat()
        with self._reading() as session:
            closed = sealed(session, today)
            found = queries.events(session, filters, private=False)
            everything = session.query("select count(*) from events where not hidden")[0][0]
            broken = broken_claims(session)
        passed, kept = through_the_gate(
            found, draft=draft, broken=broken, required=require, on=today, sealed=closed
        )
        outside = everything - len(found)
        filtered = (Loss(event_id=None, what=f"{outside} events outside the filters"),)
        used = {item.document.id: item.document for event in passed for item in event.evidence}
        return Selection(
            title=title,
            events=passed,
            documents=tuple(used.values()),
            made=made,
            draft=draft,
            left_out=kept + (filtered if outside else ()),
        )


def _write_beside(path: Path, write: Callable[[BinaryIO], LossReport]) -> LossReport:
    """Write a file under another name and put it in its place when it is whole."""
    beside = path.with_name(f".{path.name}.{random_id()}.part")
    try:
        with beside.open("xb") as out:
            report = write(out)
        beside.replace(path)
    except OSError as error:
        raise TimelineError(
            f"{path} cannot be written ({error.strerror or error}); choose another place"
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return report
