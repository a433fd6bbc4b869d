"""Reading the stored documents again with today's program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..errors import CaseFileError, MissingPackage, UsageError
from ..store import byhand, decisions, documents, preparing, rereading
from ..store.records import RereadResult, Stale
from .adding import Adding


class Rereading(Adding):
    """Better rules find better claims in the same bytes; what people decided stays."""

    def reread(
        self,
        document_ids: Iterable[str] | None = None,
        *,
        ocr: Any = None,
        nlp: str | None = None,
    ) -> Iterator[RereadResult]:
        """Read documents again, all of them where none is named; gives a result as each is done.

        Claims keep their ids and their decisions. What today's program reads otherwise, or does
        not find any more, although a person decided about it, is listed by `stale`. Each document
        is written in one transaction. What was recognised from pictures needs `ocr` again.
        """
        self._refuse()
        with self._reading() as session:
            every = [item.id for item in documents.documents(session)]
            named = byhand.readable(session, every)
        chosen = (
            named if document_ids is None else [self._id("documents", one) for one in document_ids]
        )
        return (self._reread(one, ocr, nlp) for one in chosen)

    def _reread(self, document_id: str, ocr: Any, nlp: str | None) -> RereadResult:
        with self._reading() as session:
            stored = rereading.stored(session, document_id)
            readable = byhand.readable(session, [document_id])
        name = stored.source.name
        if not readable:
            error = f"{name}: no program read it, so there is nothing to read again"
            return RereadResult(source=name, error=error)
        if stored.recognised and ocr is None:
            error = f"{name}: was recognised from pictures; say --ocr to read it again"
            return RereadResult(source=name, error=error)
        given = replace(stored.given, ocr=ocr, nlp=nlp or stored.given.nlp)
        try:
            prepared = preparing.prepare(
                stored.source, given, read=self._read, extract=self._extract, depth=0
            )
            with self._writing() as session:
                return rereading.store_again(session, document_id, prepared)
        except (UsageError, MissingPackage, CaseFileError):
            raise  # it would be the same with every document
        except Exception as error:  # noqa: BLE001 - a broken document must not cost the others
            return RereadResult(source=name, error=preparing.failure(stored.source, error))

    def stale(self) -> list[Stale]:
        """Claims that people decided about and that today's program reads otherwise.

        Each is listed until somebody rules on its event again.
        """
        with self._reading() as session:
            return decisions.stale(session)
