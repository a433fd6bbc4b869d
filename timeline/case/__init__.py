"""The case file, as commands, pages and scripts use it.

>>> with timeline.open("affair.db") as case:
...     case.add("article.html", published="2016-08-25")
...     for event in case.events(actor="Huawei", within="2016"):
...         print(event.date, event.title, event.evidence[0].claim.quote)
...     case.confirm(event.id, version=event.version)

Every method raises `CaseFileError` in one plain line where the file is locked, full, read-only
or damaged, and `TimelineError` for an id that is not there. A write is wholly done or not at all.
Ids may be shortened to their first characters, as long as only one row begins so.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .. import settings
from ..store import preparing
from ..store.connection import Clock, Ids, Session, now, plainly, random_id
from ..store.opening import connect, copy_file, mark_of
from ..store.records import (
    ActorRecord,
    AddResult,
    CheckReport,
    ClaimRecord,
    Decision,
    JournalEntry,
    QuoteCheck,
    SearchHit,
    Suggestion,
)
from .analysing import Analysing
from .byhand import ByHand
from .comparing import Comparing
from .describing import Describing
from .leaving import Leaving
from .marking import Marking
from .noting import Noting
from .partnering import Partnering
from .revisiting import Revisiting
from .tabling import Tabling
from .ticking import Ticking
from .views import Views

__all__ = [
    "ActorRecord",
    "AddResult",
    "Case",
    "CheckReport",
    "ClaimRecord",
    "Decision",
    "JournalEntry",
    "QuoteCheck",
    "SearchHit",
    "Suggestion",
    "copy",
    "open",
]


class Case(
    Describing, Comparing, Noting, Revisiting, Tabling, Ticking, ByHand, Marking,
    Partnering, Leaving, Analysing, Views,
):  # fmt: skip
    """An open case file: what the machine found, what people decided, and the way back.

    `path` is its file, `who` signs decisions, `read_only` is true where it takes no changes,
    `notices` are sentences to show once. Use one Case per thread or browser session.
    """


def open(
    path: str | os.PathLike[str] | None = None,
    *,
    read_only: bool = False,
    create: bool = True,
    who: str | None = None,
    clock: Clock = now,
    ids: Ids = random_id,
    read: preparing.Reader | None = None,
    extract: preparing.Extractor | None = None,
) -> Case:
    """Open a case file, and make it where it is missing (`create`); close it or use `with`.

    `path` None means TIMELINE_DATABASE or `events.db` here. `who` is the name decisions are
    signed with (else TIMELINE_USER, else the login name). `notices` of the case holds sentences
    the person should read, such as a new file lying inside a git work tree.

    `clock`, `ids`, `read` (source → document) and `extract` (document → claims) can be replaced,
    so that a case can be built anew row for row, and tests need no language model.
    """
    where = Path(path) if path is not None else settings.database()
    name = settings.user(who)
    connection, made = connect(where, read_only=read_only, create=create, clock=clock)
    with plainly(where):
        marked = mark_of(connection)
    if marked is not None and not read_only:
        connection.close()
        connection, _ = connect(where, read_only=True, create=False, clock=clock)
    session = Session(
        connection,
        where,
        name,
        clock,
        ids,
        read_only=read_only or marked is not None,
    )
    notices = tuple(_notices(where)) if made else ()
    return Case(session, mark=marked, notices=notices, read=read, extract=extract)


def _notices(path: Path) -> Iterator[str]:
    for folder in path.resolve().parents:
        if (folder / ".git").exists():
            yield (
                f"the new case file {path} lies inside the git work tree {folder}; confidential "
                "material may be committed by mistake, so keep it elsewhere or in .gitignore"
            )
            return


def copy(
    source: str | os.PathLike[str], target: str | os.PathLike[str], *, clock: Clock = now
) -> Path:
    """A working copy of a case file, of any version, without its read-only mark.

    Raises CaseFileError where `target` is there already or cannot be written.
    """
    path = Path(target)
    copy_file(Path(source), path, clock=clock)
    return path
