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

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO

from . import settings
from .analysis.gate import through_the_gate
from .edtf import Edtf
from .errors import CaseFileError, TimelineError, UsageError
from .model import (
    CERTAINTIES,
    Certainty,
    Document,
    DocumentRecord,
    Event,
    Loss,
    LossReport,
    Passage,
    Selection,
    Source,
)
from .store import actors as actors_
from .store import adding, claims, decisions, documents, journal, ledger, queries, undoing
from .store import search as search_
from .store.connection import (
    Clock,
    Ids,
    Session,
    connect,
    now,
    plainly,
    pragma,
    random_id,
    writing,
)
from .store.queries import Filters
from .store.records import (
    ActorRecord,
    AddResult,
    CheckReport,
    ClaimRecord,
    Decision,
    DecisionKind,
    JournalEntry,
    QuoteCheck,
    SearchHit,
    Suggestion,
)

if TYPE_CHECKING:
    from .sources.web import WebAccess

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

DEMONSTRATION = (
    "{path} is the demonstration case and takes no changes: `timeline demo` opens a working copy "
    "of it, `timeline add --database my-case.db …` begins a case of your own"
)


def open(
    path: str | os.PathLike[str] | None = None,
    *,
    read_only: bool = False,
    create: bool = True,
    who: str | None = None,
    clock: Clock = now,
    ids: Ids = random_id,
    read: adding.Reader | None = None,
    extract: adding.Extractor | None = None,
) -> Case:
    """Open a case file, and make it where it is missing (`create`); close it or use `with`.

    `path` None means TIMELINE_DATABASE or `events.db` here. `who` is the name decisions are
    signed with (else TIMELINE_USER, else the login name). `notices` of the case holds sentences
    the person should read, such as a new file lying inside a git work tree.

    `clock`, `ids`, `read` (source → document) and `extract` (document → claims) can be replaced,
    so that a case can be built anew row for row, and tests need no language model.
    """
    where = Path(path) if path is not None else settings.database()
    connection, made = connect(where, read_only=read_only, create=create, clock=clock)
    marked = _mark(connection, where)
    if marked is not None and not read_only:
        connection.close()
        connection, _ = connect(where, read_only=True, create=False, clock=clock)
    session = Session(
        connection,
        where,
        settings.user(who),
        clock,
        ids,
        read_only=read_only or marked is not None,
    )
    notices = tuple(_notices(where)) if made else ()
    return Case(session, mark=marked, notices=notices, read=read, extract=extract)


def _mark(connection: sqlite3.Connection, path: Path) -> str | None:
    with plainly(path):
        row = connection.execute("select value from case_info where key = 'read only'").fetchone()
    return row["value"] if row else None


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
    """A working copy of a case file, without its read-only mark; `target` must not be there."""
    path = Path(target)
    if path.exists():
        raise CaseFileError(f"{path} is there already; name a file that is not")
    origin, _ = connect(Path(source), read_only=True, create=False, clock=clock)
    try:
        connection, _ = connect(path, read_only=False, create=True, clock=clock)
        try:
            with plainly(path):
                origin.backup(connection)
                connection.execute("delete from case_info where key = 'read only'")
                connection.execute("pragma journal_mode = wal")
        finally:
            connection.close()
    finally:
        origin.close()
    return path


class Case:
    """An open case file: what the machine found, what people decided, and the way back.

    `path` is its file, `who` signs decisions, `read_only` is true where it takes no changes,
    `notices` are sentences to show once. Use one Case per thread or browser session.
    """

    def __init__(
        self,
        session: Session,
        *,
        mark: str | None = None,
        notices: tuple[str, ...] = (),
        read: adding.Reader | None = None,
        extract: adding.Extractor | None = None,
    ) -> None:
        self._session = session
        self._mark = mark
        self._read = read or _read_document
        self._extract = extract or _find_claims
        self._runs: list[adding.Run] = []
        self.notices = notices

    # --- the file -----------------------------------------------------------------------------

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

    def __enter__(self) -> Case:
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
    def _writing(self) -> Iterator[Session]:
        self._refuse()
        with plainly(self.path), writing(self._session.connection):
            yield self._session

    def _refuse(self) -> None:
        if self._mark is not None:
            raise CaseFileError(self._mark.format(path=self.path))
        if self.read_only:
            raise CaseFileError(f"{self.path} was opened for reading only; nothing was changed")

    # --- adding -------------------------------------------------------------------------------

    def add(
        self,
        source: str | os.PathLike[str] | Source,
        *,
        published: str | dt.date | None = None,
        url: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        genre: str | None = None,
        nlp: str | None = None,
        min_salience: float | None = None,
        ocr: Any = None,
        web: WebAccess | None = None,
    ) -> AddResult:
        """Add one file, address, `-` (standard input) or `Source`, and all it says happened.

        Raises UnreadableSource where it cannot be read. The same bytes are not added twice:
        `already` is true then. Attachments of a mail are added with it (`add_all` tells each).
        """
        if isinstance(source, str | os.PathLike) and Path(source).is_dir():
            raise UsageError(f"{os.fspath(source)} is a folder; add_all adds what is in it")
        options = {
            "published": published, "url": url, "title": title, "publisher": publisher,
            "language": language, "genre": genre, "nlp": nlp, "min_salience": min_salience,
            "ocr": ocr, "web": web,
        }  # fmt: skip
        result = next(self.add_all([source], **options))
        if result.error:
            from .errors import UnreadableSource

            raise UnreadableSource(result.error)
        return result

    def add_all(
        self,
        sources: Iterable[str | os.PathLike[str] | Source],
        *,
        published: str | dt.date | None = None,
        url: str | None = None,
        title: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        genre: str | None = None,
        nlp: str | None = None,
        min_salience: float | None = None,
        ocr: Any = None,
        web: WebAccess | None = None,
    ) -> Iterator[AddResult]:
        """Add files, folders (all that is in them), addresses, `-` and `Source`s, one by one.

        Gives a result for each as it is done, attachments after their mail; what cannot be read
        has its `error`, and the rest goes on. Each document with its claims and events is
        stored in one transaction: stopping in between leaves whole documents only. Nothing is
        read before the first result is asked for.

        `published` is a date (ISO), `genre` `news` or `narrative`, `language` a code such as
        `de`; they stand above what the sources say. `nlp` and `min_salience` are passed on to
        finding claims, `ocr` to the readers, `web` says how addresses are fetched.
        """
        self._refuse()
        given = adding.Given(
            published=_date(published), url=url, title=title, publisher=publisher,
            language=language, genre=genre, nlp=nlp, min_salience=min_salience, ocr=ocr,
        )  # fmt: skip
        return self._add_all(sources, given, web)

    def _add_all(
        self,
        sources: Iterable[str | os.PathLike[str] | Source],
        given: adding.Given,
        web: WebAccess | None,
    ) -> Iterator[AddResult]:
        run = self._run(given)
        for found in self._gather(sources, web):
            yield from [found] if isinstance(found, AddResult) else self._add(found, given, run)

    def _run(self, given: adding.Given) -> adding.Run:
        """What is added in the same way while a case is open is one run of the program."""
        for run in self._runs:
            if run.given == given:
                return run
        self._runs.append(adding.Run(given))
        return self._runs[-1]

    def _add(self, source: Source, given: adding.Given, run: adding.Run) -> list[AddResult]:
        with self._reading() as session:
            known = adding.already(session, source)
        if known:
            return [known]
        try:
            prepared = adding.prepare(source, given, read=self._read, extract=self._extract)
        except TimelineError as error:
            return [AddResult(source=source.name, error=str(error))]
        with self._writing() as session:
            return adding.store(session, prepared, run)

    def _gather(
        self, sources: Iterable[str | os.PathLike[str] | Source], web: WebAccess | None
    ) -> Iterator[Source | AddResult]:
        names: list[str | os.PathLike[str]] = []
        for source in sources:
            if isinstance(source, Source):
                yield source
            else:
                names.append(source)
        if not names:
            return
        from .sources.files import Failure, gather

        for found in gather(names, web=web, clock=self._session.clock):
            if isinstance(found, Failure):
                yield AddResult(source=found.name, error=found.message)
            else:
                yield found

    # --- looking ------------------------------------------------------------------------------

    def documents(self) -> list[DocumentRecord]:
        """Every document, in the order they were added."""
        with self._reading() as session:
            return documents.documents(session)

    def document(self, document_id: str) -> DocumentRecord:
        """One document, without its text. Raises TimelineError where it was withdrawn."""
        with self._reading() as session:
            one = self._id("documents", document_id)
            found = documents.documents(session, "and documents.id = ?", one)
        if not found:
            raise TimelineError(f"document {one} was withdrawn; `timeline undo` brings it back")
        return found[0]

    def text(self, document_id: str) -> str:
        """The document's text, into which every quote of its claims points."""
        with self._reading() as session:
            return documents.text(session, self._id("documents", document_id))

    def snapshot(self, document_id: str) -> bytes:
        """The bytes as they came."""
        with self._reading() as session:
            return documents.snapshot(session, self._id("documents", document_id))

    def passages(self, document_id: str) -> list[Passage]:
        """Pages, quoted replies and headings of the document's text."""
        with self._reading() as session:
            return documents.passages(session, self._id("documents", document_id))

    def claims(self, document_id: str | None = None) -> list[ClaimRecord]:
        """Claims in reading order, of one document or of all; each tells its event."""
        with self._reading() as session:
            one = None if document_id is None else self._id("documents", document_id)
            return claims.claims(session, one)

    def events(
        self,
        *,
        actor: str | None = None,
        within: str | None = None,
        status: str | Iterable[str] | None = None,
        certainty: str | Iterable[str] | None = None,
        tag: str | None = None,
        search: str | None = None,
        source: str | None = None,
        min_salience: float | None = None,
        undated: bool | None = None,
    ) -> list[Event]:
        """Events with their evidence, earliest first, the undated last; None asks nothing.

        `actor` is a name (any it is written with, titles aside) or an actor's id. `within` is an
        EDTF date or interval (`2016`, `2014-03/2015`, `2016/..`): events that may lie in it, an
        open end of theirs reaching on; the undated never do. `status` and `certainty` take one
        value or several; every status is given where none is asked for, rejected ones too.
        `source` is a document's id, a publisher, or a part of an address or file name. `search`
        looks in titles and quotes. `undated` True gives the tray alone, False all but the tray.
        """
        with self._reading() as session:
            return queries.events(
                session,
                Filters(
                    actor=actor, within=within, status=status, certainty=certainty, tag=tag,
                    search=search, source=source, min_salience=min_salience, undated=undated,
                ),
            )  # fmt: skip

    def drawing_events(self, **filters: Any) -> list[Event]:
        """The same as `events`, without evidence and notes: light, for drawing very many.

        `event(id)` gives the whole of one when it is clicked.
        """
        with self._reading() as session:
            return queries.drawing_events(session, Filters(**filters))

    def event(self, event_id: str) -> Event:
        """One event with all its evidence, whatever became of it."""
        with self._reading() as session:
            found = queries.event(session, self._id("events", event_id))
        assert found is not None
        return found

    def actors(self) -> list[ActorRecord]:
        """Everybody named in a claim, those with most events first."""
        with self._reading() as session:
            return actors_.actors(session)

    def tags(self) -> list[str]:
        """Every tag in use, by name."""
        with self._reading() as session:
            rows = session.query(
                """select distinct tags.name from tags
                join event_tags on event_tags.tag_id = tags.id order by tags.name"""
            )
        return [row["name"] for row in rows]

    def search(self, query: str, *, limit: int = 50) -> list[SearchHit]:
        """Passages that hold the words, the best documents first.

        Words must all be there; "quotation marks" keep words together; `word*`, `OR`, `-word`.
        """
        with self._reading() as session:
            return search_.search(session, query, limit=limit)

    def suggestions(self) -> list[Suggestion]:
        """Pairs of events that may be the same happening, the likeliest first."""
        with self._reading() as session:
            return queries.suggestions(session)

    # --- deciding -----------------------------------------------------------------------------
    #
    # `version` is the version of the event that the person saw. Where somebody changed it since,
    # Conflict tells both and nothing is changed. None decides whatever was changed.

    def confirm(self, event_id: str, *, version: int | None = None) -> Event:
        """The quotes were read and say this."""
        return self._decide("confirm", event_id, version)

    def reject(self, event_id: str, *, reason: str, version: int | None = None) -> Event:
        """It does not belong on the timeline, and why."""
        if not reason.strip():
            raise UsageError("say why it is rejected (--reason)")
        return self._decide("reject", event_id, version, reason=reason)

    def reopen(self, event_id: str, *, version: int | None = None) -> Event:
        """It is proposed again, neither confirmed nor rejected."""
        return self._decide("reopen", event_id, version)

    def redate(
        self, event_id: str, date: str | None, *, reason: str | None = None,
        version: int | None = None,
    ) -> Event:  # fmt: skip
        """It happened on this date (EDTF), or at a time nobody knows (None)."""
        try:
            value = None if date is None else Edtf(date.strip())
        except ValueError as error:
            raise UsageError(f"{date!r} is not a date such as 2016, 2016-03 or ../2016") from error
        return self._decide("redate", event_id, version, reason=reason, date=value)

    def retitle(self, event_id: str, title: str, *, version: int | None = None) -> Event:
        """It is better told in these words."""
        plain = " ".join(title.split())
        if not plain:
            raise UsageError("an event needs a title")
        return self._decide("retitle", event_id, version, title=plain)

    def recertain(
        self, event_id: str, certainty: Certainty, *, version: int | None = None
    ) -> Event:
        """The sources are this sure of it."""
        if certainty not in CERTAINTIES:
            raise UsageError(f"{certainty!r} is not one of {', '.join(CERTAINTIES)}")
        return self._decide("recertain", event_id, version, certainty=certainty)

    def tag(self, event_id: str, tag: str, *, version: int | None = None) -> Event:
        """Give it a tag."""
        plain = " ".join(tag.split())
        if not plain:
            raise UsageError("a tag needs a name")
        return self._decide("tag", event_id, version, tag=plain)

    def untag(self, event_id: str, tag: str, *, version: int | None = None) -> Event:
        """Take a tag away."""
        return self._decide("untag", event_id, version, tag=" ".join(tag.split()))

    def pin(self, event_id: str, *, version: int | None = None) -> Event:
        """It always stays where a timeline is cut short."""
        return self._decide("pin", event_id, version)

    def unpin(self, event_id: str, *, version: int | None = None) -> Event:
        """It stays no more than any other."""
        return self._decide("unpin", event_id, version)

    def note(
        self, event_id: str, text: str, *, private: bool = False, version: int | None = None
    ) -> Event:
        """Write a note beside it; a private one leaves by no export."""
        if not text.strip():
            raise UsageError("the note is empty")
        with self._writing() as session:
            one = self._id("events", event_id)
            decisions.note(session, one, text.strip(), version=version, private=private)
            return self.event(one)

    def merge(self, event_id: str, into: str, *, version: int | None = None) -> Event:
        """The first is the same happening as the second, which takes its evidence; gives it."""
        with self._writing() as session:
            one, other = self._id("events", event_id), self._id("events", into)
            decisions.merge(session, one, other, version=version)
            return self.event(other)

    def split(
        self, event_id: str, claim_ids: Collection[str], *, version: int | None = None
    ) -> tuple[Event, Event]:
        """These claims tell of another happening; gives the event that is left and the new one."""
        with self._writing() as session:
            one = self._id("events", event_id)
            ruling = decisions.split(session, one, claim_ids, version=version)
            return self.event(one), self.event(ruling.after["made"])

    def withdraw(self, document_id: str, *, reason: str) -> Decision:
        """Take a document out of the case with all its evidence; `undo` brings it back."""
        if not reason.strip():
            raise UsageError("say why the document is withdrawn (--reason)")
        with self._writing() as session:
            one = self.document(document_id).id
            return decisions.withdraw(session, one, reason)

    def _decide(
        self,
        kind: DecisionKind,
        event_id: str,
        version: int | None,
        *,
        reason: str | None = None,
        **after: Any,
    ) -> Event:
        with self._writing() as session:
            one = self._id("events", event_id)
            decisions.decide(session, kind, one, version=version, reason=reason, after=after)
            return self.event(one)

    def undo(self, decision_id: str | None = None) -> Decision:
        """Undo the last decision that stands, or the one named; gives the undo, itself a decision.

        Raises Conflict where a later decision builds on it, TimelineError where none stands.
        """
        with self._writing() as session:
            one = None if decision_id is None else self._id("decisions", decision_id)
            return undoing.undo(session, one)

    def redo(self) -> Decision:
        """Take back the last undo."""
        with self._writing() as session:
            return undoing.redo(session)

    def decisions(self, event_id: str | None = None) -> list[Decision]:
        """Every decision, undone ones too, newest first; of one event where it is named."""
        with self._reading() as session:
            one = None if event_id is None else self._id("events", event_id)
            return ledger.decisions(session, one)

    def log(self, *, limit: int | None = None, event_id: str | None = None) -> list[JournalEntry]:
        """The journal, newest first: who did what when, before and after."""
        with self._reading() as session:
            one = None if event_id is None else self._id("events", event_id)
            return journal.entries(session.connection, limit=limit, event_id=one)

    # --- proving ------------------------------------------------------------------------------

    def check(self) -> CheckReport:
        """Read the whole case again: quotes, hashes, journal, links, search index, migrations."""
        from .store.check import check

        with self._reading() as session:
            return check(session)

    def export(
        self,
        format: str,
        path: str | os.PathLike[str] | BinaryIO,
        *,
        draft: bool = False,
        title: str | None = None,
        **filters: Any,
    ) -> LossReport:
        """Write confirmed events, or with `draft` the unreviewed ones too, and say what is lost.

        `filters` are those of `events`. A file is written beside its place and put there when it
        is whole. The report lists what the gate kept back and what the format cannot carry.
        """
        from .plugins import exporter

        chosen = exporter(format)
        selection = self._selection(title or self.path.stem, Filters(**filters), draft=draft)
        if isinstance(path, str | os.PathLike):
            return _write_beside(Path(path), lambda out: chosen.write(selection, out))
        return chosen.write(selection, path)

    def _selection(self, title: str, filters: Filters, *, draft: bool) -> Selection:
        from .store.check import broken_claims

        with self._reading() as session:
            found = queries.events(session, filters, private=False)
            everything = session.query("select count(*) from events where not hidden")[0][0]
            broken = broken_claims(session)
        passed, kept = through_the_gate(found, draft=draft, broken=broken)
        outside = everything - len(found)
        filtered = (Loss(event_id=None, what=f"{outside} events outside the filters"),)
        used = {item.document.id: item.document for event in passed for item in event.evidence}
        return Selection(
            title=title,
            events=passed,
            documents=tuple(used.values()),
            made=self._session.clock(),
            draft=draft,
            left_out=kept + (filtered if outside else ()),
        )

    # --- ids ----------------------------------------------------------------------------------

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


def _date(published: str | dt.date | None) -> dt.date | None:
    if not isinstance(published, str):
        return published
    try:
        return dt.date.fromisoformat(published)
    except ValueError as error:
        raise UsageError(f"{published!r} is not a day such as 2016-08-25 (--published)") from error


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


def _read_document(source: Source, **given: Any) -> adding.Read:
    from .text.readers import read_document

    return read_document(source, **given)


def _find_claims(document: Document, **options: Any) -> adding.Found:
    from .pipeline import read_claims

    return read_claims(document, **options)
