"""What an export asks of the case file beyond its events: whole documents, other names, old ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..analysis.pseudonyms import Pseudonyms
from ..errors import TimelineError
from ..model import DocumentRecord
from . import documents
from .connection import Session

# What an actor is called who must not be named and was given no other name.
WITHHELD = "name withheld"


class Texts(Mapping[str, str]):
    """The texts of some documents by id, each read when it is asked for.

    A text that tells a name which leaves under another one is not among them.
    """

    def __init__(
        self, session: Session, given: Iterable[DocumentRecord], pseudonyms: Pseudonyms
    ) -> None:
        self._session = session
        self._ids = [document.id for document in given]
        self._pseudonyms = pseudonyms

    def __getitem__(self, document_id: str) -> str:
        if document_id not in self._ids:
            raise KeyError(document_id)
        text = documents.text(self._session, document_id)
        if self._pseudonyms.hides(text):
            raise KeyError(document_id)
        return text

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._ids if self.get(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


# Bytes in which a name can be looked for; what is packed may hold it where nobody reads it.
READABLE = ("text/", "application/xhtml")
# Its bytes hold everything that came attached, and the headers.
MAIL = "message/"


class Snapshots(Mapping[str, bytes]):
    """The bytes of the documents whose texts leave, each read when it is asked for.

    Bytes hold more than their text. Those of a mail stay, for its headers and whatever came
    attached; so do those that tell a name that must not be told, or may hold it unseen.
    """

    def __init__(
        self, session: Session, given: Iterable[DocumentRecord], pseudonyms: Pseudonyms
    ) -> None:
        self._session = session
        listed = list(given)
        self._texts = Texts(session, listed, pseudonyms)
        self._media_types = {document.id: document.media_type for document in listed}
        self._pseudonyms = pseudonyms

    def __getitem__(self, document_id: str) -> bytes:
        if self._texts.get(document_id) is None or self._is_mail(document_id):
            raise KeyError(document_id)
        try:
            content = documents.snapshot(self._session, document_id)
        except TimelineError as error:  # its bytes were purged
            raise KeyError(document_id) from error
        if self._pseudonyms and not self._clean(document_id, content):
            raise KeyError(document_id)
        return content

    def _is_mail(self, document_id: str) -> bool:
        return self._media_types[document_id].startswith(MAIL)

    def _clean(self, document_id: str, content: bytes) -> bool:
        readable = self._media_types[document_id].startswith(READABLE)
        return readable and not self._pseudonyms.hides_in(content)

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._texts if self.get(name) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def other_names(session: Session) -> dict[str, str]:
    """What leaves in place of each name of the actors that have a pseudonym or are not named."""
    rows = session.query(
        """select actor_names.name, actors.pseudonym, actors.kind from actor_names
        join actors on actors.id = actor_names.actor_id
          or actors.id = (select merged_into_id from actors as old
                          where old.id = actor_names.actor_id)
        where coalesce(actors.pseudonym, '') != ''
          or coalesce(actors.sensitivity, 'public') != 'public'"""
    )
    found: dict[str, str] = {}
    for row in rows:
        for name in _forms(row["name"], row["kind"]):
            found.setdefault(name, row["pseudonym"] or WITHHELD)
        found[row["name"]] = row["pseudonym"] or WITHHELD
    return found


def _forms(name: str, kind: str | None) -> Iterator[str]:
    """What else a person of that name is called: by the first or the last name alone."""
    words = name.split()
    if kind != "organisation" and len(words) > 1:
        yield from (word for word in (words[0], words[-1]) if len(word) > 2 and word[0].isupper())
        yield f"{words[0][0]}. {words[-1]}"


def merged_into(session: Session) -> dict[str, str]:
    """For the id of each event that was merged away the one that holds its evidence now."""
    rows = session.query("select id, merged_into_id from events where merged_into_id is not null")
    steps = {row["id"]: row["merged_into_id"] for row in rows}
    found = {}
    for old in steps:
        new, seen = old, {old}
        while new in steps and steps[new] not in seen:
            new = steps[new]
            seen.add(new)
        found[old] = new
    return found
