"""Saying later what a document could not say of itself; its claims are looked for again."""

from __future__ import annotations

import datetime as dt

from ..errors import UsageError
from ..model import Source
from ..store import claims, describing, preparing, rereading, undoing
from ..store.connection import Session
from ..store.records import Decision, RereadResult
from ..text.languages import plain_code
from . import checked
from .deciding import Deciding
from .rereading import Rereading

GENRES = ("news", "narrative")


class Describing(Rereading, Deciding):
    """What a person says of a document is a decision like any other."""

    def describe(
        self,
        document_id: str,
        *,
        published: str | dt.date | None = None,
        title: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        language: str | None = None,
        genre: str | None = None,
        reason: str | None = None,
    ) -> RereadResult:
        """Say when a document was published, where, by whom, or how it is to be read.

        Its stored text is searched for claims again, so that "on Tuesday" gets its day; what
        people decided stays on its claims, as with `reread`. `undo` takes it back, claims and all.
        """
        lines = {"title": title, "publisher": publisher, "url": url}
        said = {name: checked.line(text, EMPTY) for name, text in lines.items() if text is not None}
        if published is not None:
            said["published"] = checked.day(published, "--published").isoformat()
        if language is not None:
            said["language"] = _language(language)
        if genre is not None:
            said["genre"] = _genre(genre)
        if not said:
            raise UsageError("say what is known of it: the day it was published, its title …")
        with self._writing() as session:
            one = self.document(document_id).id
            describing.describe(session, one, said, reason=reason)
            return self._search_again(session, one)

    def undo(self, decision_id: str | None = None, *, version: int | None = None) -> Decision:
        """Undo one's own last decision that stands, or anybody's that is named by its id.

        Gives the undo, itself a decision. Raises Conflict where a later decision builds on it or
        its event was changed since `version`, TimelineError where none stands.
        """
        with self._writing() as session:
            return self._followed(session, super().undo(decision_id, version=version))

    def redo(self, *, version: int | None = None) -> Decision:
        """Take back one's own last undo."""
        with self._writing() as session:
            return self._followed(session, super().redo(version=version))

    def _followed(self, session: Session, undo: Decision) -> Decision:
        original = undoing.original(session, undo.id)
        if original["kind"] == "describe":
            document_id = undo.after["document"]
            if describing.is_there(session, document_id):
                self._search_again(session, document_id)
        return undo

    def _search_again(self, session: Session, document_id: str) -> RereadResult:
        """Look for claims in the stored text, with what is known of the document now."""
        stored = describing.as_stored(session, document_id)
        document = stored.document
        prepared = preparing.Prepared(
            source=Source(name=stored.source, content=b"", captured=session.clock()),
            document=document,
        )
        if stored.readable:
            found = self._extract(document, **stored.options)
            kept, _ = claims.proven(found.claims, document.text)
            prepared = preparing.Prepared(
                source=prepared.source, document=document, timexes=tuple(found.timexes),
                claims=tuple(kept),
            )  # fmt: skip
        result = rereading.store_again(session, document_id, prepared)
        rereading.note_again(session, document_id)
        return result


EMPTY = "what is said of a document is not empty; `timeline undo` takes it back"


def _language(language: str) -> str:
    code = plain_code(language)
    if code is None:
        raise UsageError(f"{language!r} is not a language's code; write en, de, pt-BR …")
    return code


def _genre(genre: str) -> str:
    if genre not in GENRES:
        raise UsageError(f"genre {genre!r} is not known; it is one of {', '.join(GENRES)}")
    return genre
