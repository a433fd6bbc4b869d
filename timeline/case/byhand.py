"""Making events by hand, with evidence of any kind, and translating quotes."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .. import __version__
from ..errors import UnreadableSource, UsageError
from ..model import (
    QUOTE_LIMIT,
    Certainty,
    Document,
    DocumentRecord,
    Event,
    Locator,
    Source,
    TranslatedBy,
    Translation,
)
from ..store import adding as adding_
from ..store import byhand, preparing, translating
from ..store.byhand import Pointed, Told
from ..text.languages import plain_code
from ..text.media import extent_of
from . import checked
from .adding import Adding
from .looking import Looking


class ByHand(Adding, Looking):
    """What no program found; each is a decision and can be undone."""

    def keep(
        self, file: str | os.PathLike[str] | Source, *, title: str | None = None
    ) -> DocumentRecord:
        """Keep a picture, a recording or a PDF as a document of which nothing is read.

        Raises UnreadableSource for anything else; `add` reads documents.
        """
        source = file if isinstance(file, Source) else self._one_source(file)
        extent = extent_of(source.content)
        if extent is None:
            raise UnreadableSource(
                f"{source.name} is no picture, recording or PDF to be kept; `timeline add` reads "
                "documents"
            )
        remark = "kept as it is; nothing was read from it"
        document = Document(
            text="", title=title, media_type=extent.media_type, reader=byhand.KEPT,
            remarks=(remark,),
        )  # fmt: skip
        return self._keep(source, document)

    def make(
        self,
        title: str,
        *,
        date: str | None = None,
        document: str | None = None,
        quote: str | None = None,
        page: int | None = None,
        region: Sequence[float] | None = None,
        begin: float | None = None,
        end: float | None = None,
        note: str | None = None,
        certainty: Certainty = "stated",
        actors: Sequence[str] = (),
        places: Sequence[str] = (),
    ) -> Event:
        """Make an event by hand; it needs evidence like any other, and counts as confirmed.

        Either `document` and `quote`, letter for letter in its text. Or with them where the words
        were seen or heard: `page` and `region` (x, y, width, height as parts of it, 0 to 1), or
        `begin` and `end` (seconds of a recording). Or a `note`: a reporter's own words, which
        become a document of the case. Raises UsageError where nothing lies there.
        """
        told = Told(
            title=checked.line(title, "an event needs a title"),
            date=checked.date(date),
            certainty=checked.certainty(certainty),
            actors=checked.names(actors),
            places=checked.names(places),
        )
        with self._writing() as session:
            if note is not None:
                pointed = self._note(note)
            elif document is None:
                raise UsageError("an event needs evidence: a document and a quote, or a note")
            else:
                pointed = Pointed(
                    document_id=self._id("documents", document), words=_words(quote or ""),
                    locator=_locator(page, region, begin, end),
                )  # fmt: skip
            ruling = byhand.make(session, told, pointed, __version__)
            assert ruling.event_id is not None
            return self.event(ruling.event_id)

    def translate(
        self,
        claim_id: str,
        text: str,
        *,
        language: str,
        made_by: TranslatedBy,
        translator: str | None = None,
    ) -> Translation:
        """Put a translation beside a claim's quote: by a `human`, or by a `machine`.

        `language` is the code of the language it is in, `translator` who or which machine.
        """
        code = plain_code(language)
        if code is None:
            raise UsageError(f"{language!r} is not a language's code; write en, de, pt-BR …")
        if made_by not in ("human", "machine"):
            raise UsageError(f"a translation is made by a human or a machine, not {made_by!r}")
        told = Translation(
            language=code, text=checked.line(text, "the translation is empty"), made_by=made_by,
            translator=" ".join(translator.split()) or None if translator else None,
        )  # fmt: skip
        with self._writing() as session:
            translating.translate(session, self._id("claims", claim_id), told)
        return told

    def _note(self, note: str) -> Pointed:
        """The document that a reporter's note becomes: the words, and who wrote them when."""
        words, now = _words(note), self._session.clock()
        name = f"note by {self.who}, {now.date().isoformat()}"
        text = f"{words}\n\nNote by {self.who}, {self._session.at()}.\n"
        source = Source(name=name, content=text.encode(), captured=now, media_type="text/plain")
        document = Document(text=text, title=name, byline=self.who, reader=byhand.NOTED)
        return Pointed(
            document_id=self._keep(source, document).id, words=words, locator=Locator(kind="note")
        )

    def _keep(self, source: Source, document: Document) -> DocumentRecord:
        prepared = preparing.Prepared(source=source, document=document)
        with self._writing() as session:
            [result] = adding_.store(session, prepared, self._run(preparing.Given()))
        assert result.document is not None
        return result.document

    def _one_source(self, file: str | os.PathLike[str]) -> Source:
        from ..sources.files import read_source

        return read_source(os.fspath(file), clock=self._session.clock)


def _locator(
    page: int | None, region: Sequence[float] | None, begin: float | None, end: float | None
) -> Locator | None:
    if begin is not None or end is not None:
        if page is not None or region is not None:
            raise UsageError("a recording has no pages and regions; say where, or when")
        return Locator(kind="time code", begin=begin, end=end)
    if page is not None:
        return Locator(kind="page", page=page, region=_region(region))
    return None if region is None else Locator(kind="image", region=_region(region))


def _region(region: Sequence[float] | None) -> tuple[float, float, float, float] | None:
    if region is None:
        return None
    if len(region) != 4:
        raise UsageError("a region is x,y,width,height as parts of the whole, each from 0 to 1")
    x, y, width, height = region
    return x, y, width, height


def _words(words: str) -> str:
    """The words of one passage."""
    plain = words.strip()
    if not plain or len(plain) > QUOTE_LIMIT or "\n\n" in plain.replace("\r\n", "\n"):
        raise UsageError(
            f"the words of an event's evidence are one passage of 1 to {QUOTE_LIMIT} characters"
        )
    return plain


def seconds(moment: str) -> float:
    """A moment of a recording in seconds.

    >>> seconds("1:02:03.5"), seconds("12:03")
    (3723.5, 723.0)
    """
    try:
        parts = [float(part) for part in moment.split(":")]
    except ValueError as error:
        raise UsageError(f"{moment!r} is not a moment such as 0:12:03") from error
    if len(parts) > 3 or not all(0 <= part < 10**6 for part in parts):
        raise UsageError(f"{moment!r} is not a moment such as 0:12:03")
    total = 0.0
    for part in parts:
        total = total * 60 + part
    return total
