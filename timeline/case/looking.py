"""Asking a case what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import TimelineError
from ..model import DocumentRecord, Event, Passage
from ..store import actors as actors_
from ..store import claims, documents, journal, ledger, queries
from ..store import search as search_
from ..store.filters import Filters
from ..store.records import (
    ActorRecord,
    ClaimRecord,
    Decision,
    JournalEntry,
    SearchHit,
    Suggestion,
)
from .file import CaseFile


class Looking(CaseFile):
    """What can be read out of a case file."""

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
