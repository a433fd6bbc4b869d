"""Adding documents to a case."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import CaseFileError, MissingPackage, UnreadableSource, UsageError
from ..model import Document, Source
from ..store import adding, preparing
from ..store.connection import Session
from ..store.records import AddResult
from . import checked
from .file import CaseFile

if TYPE_CHECKING:
    from ..sources.web import WebAccess


class Adding(CaseFile):
    """What puts documents into a case file."""

    def __init__(
        self,
        session: Session,
        *,
        mark: str | None = None,
        notices: tuple[str, ...] = (),
        read: preparing.Reader | None = None,
        extract: preparing.Extractor | None = None,
    ) -> None:
        super().__init__(session, mark=mark, notices=notices)
        self._read = read or _read_document
        self._extract = extract or _find_claims
        self._runs: list[adding.Run] = []

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
        given = preparing.Given(
            published=checked.day(published, "--published") if published is not None else None,
            url=url, title=title, publisher=publisher, language=language, genre=genre, nlp=nlp,
            min_salience=min_salience, ocr=ocr,
        )  # fmt: skip
        return self._add_all(sources, given, web)

    def _add_all(
        self,
        sources: Iterable[str | os.PathLike[str] | Source],
        given: preparing.Given,
        web: WebAccess | None,
    ) -> Iterator[AddResult]:
        run = self._run(given)
        for found in self._gather(sources, web):
            yield from [found] if isinstance(found, AddResult) else self._add(found, given, run)

    def _run(self, given: preparing.Given) -> adding.Run:
        """What is added in the same way while a case is open is one run of the program."""
        for run in self._runs:
            if run.given == given:
                return run
        self._runs.append(adding.Run(given))
        return self._runs[-1]

    def _add(self, source: Source, given: preparing.Given, run: adding.Run) -> list[AddResult]:
        with self._reading() as session:
            known = adding.already(session, source)
        if known:
            return [known]
        try:
            prepared = preparing.prepare(source, given, read=self._read, extract=self._extract)
            kept = (
                f"{source.name} and what follows it were not added, what was added before is kept"
            )
            with self._writing(kept=kept) as session:
                return adding.store(session, prepared, run)
        except (UsageError, MissingPackage, CaseFileError):
            raise  # it would be the same with every source
        except Exception as error:  # noqa: BLE001 - a broken document must not cost the others
            return [AddResult(source=source.name, error=preparing.failure(source, error))]

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
        from ..sources.files import Failure, gather

        for found in gather(names, web=web, clock=self._session.clock):
            if isinstance(found, Failure):
                yield AddResult(source=found.name, error=found.message)
            else:
                yield found


def _read_document(source: Source, **given: Any) -> preparing.Read:
    from ..text.readers import read_document

    return read_document(source, **given)


def _find_claims(document: Document, **options: Any) -> preparing.Found:
    from ..pipeline import read_claims

    return read_claims(document, **options)
