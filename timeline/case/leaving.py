"""Proving a case, and letting events leave it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from .. import plugins
from ..analysis.gate import REQUIRED, Required, through_the_gate
from ..analysis.pseudonyms import Pseudonyms
from ..analysis.redaction import redacted, unnamed
from ..errors import TimelineError, UsageError
from ..model import DocumentRecord, Loss, LossReport, Selection
from ..store import queries, replies
from ..store.connection import random_id
from ..store.filters import Filters
from ..store.inheritance import sealed
from ..store.quotes import broken_claims
from ..store.records import CheckReport
from ..store.whole import Snapshots, Texts, merged_into, other_names
from .file import CaseFile

INTERNAL = "internal"
PAGE_LIMIT = 200_000_000  # bytes


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
        internal: bool = False,
        require: Required = "confirmed",
        title: str | None = None,
        previous: bytes | None = None,
        theme: Mapping[str, str] | None = None,
        **filters: Any,
    ) -> LossReport:
        """Write confirmed events, or with `draft` the unreviewed ones too, and say what is lost.

        `require` asks for more than that the quotes were read: `verified`, or `cleared` by a
        second person. Formats that are not made to be published leave only as `internal`, and the
        word stands in them and in the name of the file; the report's `path` tells which it is.
        `previous` is what was published before (else what now lies in the same place), so that
        corrections can be told; `theme` gives values to the variables of a page's style.

        `filters` are those of `events`. A file is written beside its place and put there when it
        is whole. The report lists what the gate kept back and what the format cannot carry.
        """
        chosen = plugins.exporter(format)
        if require not in REQUIRED:
            raise UsageError(f"{require!r} is not one of {', '.join(REQUIRED)} (--require)")
        plugins.check_leaving(chosen, internal=internal)
        selection = self._selection(
            title or self.path.stem, Filters(**filters), draft=draft, require=require
        )
        selection = replace(selection, internal=internal, theme=theme or {}, previous=previous)
        if not isinstance(path, str | os.PathLike):
            return chosen.write(selection, path)
        place = named_internal(Path(path), chosen) if internal else Path(path)
        if _same(place, self.path):
            raise UsageError(f"{place} is the case file itself; name another file")
        if previous is None:
            selection = replace(selection, previous=_now_there(place))
        further = chosen.companions(selection) if chosen.companions else {}
        report = write_beside(place, lambda out: chosen.write(selection, out))
        for ending, content in further.items():
            beside = place.with_name(place.name.removesuffix(chosen.suffix) + ending)
            write_beside(beside, partial(_put, content))
        return replace(report, path=str(place))

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
            awaited = replies.waiting(session)
            pseudonyms = Pseudonyms(other_names(session))
            moved = merged_into(session)
        passed, kept = through_the_gate(
            found, draft=draft, broken=broken, required=require, on=today, sealed=closed,
            waiting=awaited,
        )  # fmt: skip
        outside = everything - len(found)
        filtered = (Loss(event_id=None, what=f"{outside} events outside the filters"),)
        left = redacted(passed, pseudonyms)
        left_out = kept + (filtered if outside else ()) + unnamed(left)
        used = {item.document.id: item.document for event in left for item in event.evidence}
        whole = [one for one in used.values() if _whole(one) and one.id not in closed]
        texts = Texts(self._session, whole, pseudonyms)
        ids = {event.id for event in left}
        return Selection(
            title=pseudonyms.told(title),
            events=left,
            documents=tuple(used.values()),
            made=made,
            draft=draft,
            left_out=tuple(replace(loss, what=pseudonyms.told(loss.what)) for loss in left_out),
            texts=texts,
            snapshots=Snapshots(self._session, whole, pseudonyms),
            moved={old: new for old, new in moved.items() if new in ids},
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # there is no such file, or can be none
        return False


def _now_there(path: Path) -> bytes | None:
    """What lies in a place; None where it cannot be read, or is too large to be a page of ours."""
    try:
        ours = path.is_file() and path.stat().st_size < PAGE_LIMIT  # and no device without end
        return path.read_bytes() if ours else None
    except OSError:
        return None


def _put(content: bytes, out: BinaryIO) -> int:
    return out.write(content)


def _whole(document: DocumentRecord) -> bool:
    """True for a document that may leave whole: anybody may read it, and nothing was agreed."""
    open_to_all = document.sensitivity == "public" and document.terms == "on record"
    return open_to_all and not document.attribution


def named_internal(path: Path, chosen: plugins.Format) -> Path:
    """The path with the word that an internal export carries in its name.

    >>> named_internal(Path("dossier.csv"), plugins.exporter("csv")).name
    'dossier.internal.csv'
    """
    if INTERNAL in path.name.lower():
        return path
    known = path.name.lower().endswith(chosen.suffix)
    ending = path.name[-len(chosen.suffix) :] if known else path.suffix
    return path.with_name(f"{path.name.removesuffix(ending)}.{INTERNAL}{ending}")


T = TypeVar("T")


def write_beside(path: Path, write: Callable[[BinaryIO], T]) -> T:
    """Write a file under another name and put it in its place when it is whole.

    A link goes on leading where it led; what is no file (a pipe, a device) is written into.
    """
    try:
        place = path.resolve()
        if place.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        if place.exists() and not place.is_file():
            with place.open("wb") as out:
                return write(out)
        return _write_and_rename(place, write)
    except OSError as error:
        raise TimelineError(
            f"{path} cannot be written ({error.strerror or error}); {_advice(error)}"
        ) from error


def _write_and_rename(place: Path, write: Callable[[BinaryIO], T]) -> T:
    beside = place.with_name(f".{place.name[:100]}.{random_id()}.part")
    try:
        with beside.open("xb") as out:
            written = write(out)
        if place.exists():  # what may read it stays as it was
            beside.chmod(stat.S_IMODE(place.stat().st_mode))
        beside.replace(place)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return written


def _advice(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "make room, or choose another place"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "choose a folder that you may write to"
    return "choose another place"
