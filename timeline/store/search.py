"""Full-text search over everything that was read.

Words must all be there, in any order; "words in quotation marks" follow each other; `word*`
finds what begins so; `OR` between words asks for one of them; `-word` leaves documents out.
Accents and case are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..errors import UsageError
from ..settings import CONTEXT_CHARACTERS
from .connection import Session
from .records import SearchHit
from .rows import DOCUMENTS, document_record

TERM = re.compile(r'(?P<not>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
HITS_PER_DOCUMENT = 3
# Marks that no text holds: noncharacters of Unicode.
OPENING, CLOSING = "\ufdd0", "\ufdd1"


def match_expression(query: str) -> str:
    """The query as FTS5 understands it, whatever signs a person typed.

    >>> match_expression('AT&T "minority stake" -rumour sign*')
    '"AT&T" AND "minority stake" AND "sign"* NOT "rumour"'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    for term in TERM.finditer(query):
        word = term["word"]
        if word == "OR" and wanted:
            either = True
            continue
        quoted = _quoted(term["phrase"] if word is None else word)
        if quoted is None:
            continue
        if term["not"]:
            unwanted.append(quoted)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {quoted})"
        else:
            wanted.append(quoted)
        either = False
    if not wanted:
        raise UsageError(f"{query!r} holds no word to search for")
    return " NOT ".join([" AND ".join(wanted), *unwanted])


def _quoted(words: str) -> str | None:
    """A phrase of FTS5; None where there is no letter or digit in it."""
    if not any(letter.isalnum() for letter in words):
        return None
    star = "*" if words.endswith("*") else ""
    plain = words.rstrip("*").replace('"', "")
    return f'"{plain}"{star}'


FOUND = """
select texts.document_id, highlight(texts_fts, 0, :opening, :closing) as marked
from texts_fts
join texts on texts.rowid = texts_fts.rowid and texts.current
join documents on documents.id = texts.document_id and not documents.withdrawn
where texts_fts match :query
order by bm25(texts_fts), texts.rowid
limit :limit
"""


def search(session: Session, query: str, *, limit: int) -> list[SearchHit]:
    """Passages of documents that hold the words, the best documents first."""
    values = {
        "query": match_expression(query),
        "opening": OPENING,
        "closing": CLOSING,
        "limit": limit,
    }
    hits: list[SearchHit] = []
    for row in session.connection.execute(FOUND, values):
        hits.extend(_hits(session, row["document_id"], row["marked"]))
        if len(hits) >= limit:
            break
    return hits[:limit]


def _hits(session: Session, document_id: str, marked: str) -> Iterator[SearchHit]:
    text = marked.replace(OPENING, "").replace(CLOSING, "")
    spans = list(_spans(marked))
    row = session.one(f"{DOCUMENTS} where documents.id = ?", document_id)
    assert row is not None
    record = document_record(row)
    for start, end in _apart(spans):
        yield SearchHit(
            document=record,
            start=start,
            end=end,
            words=text[start:end],
            prefix=text[max(0, start - CONTEXT_CHARACTERS) : start],
            suffix=text[end : end + CONTEXT_CHARACTERS],
            matches=len(spans),
            event_ids=_events_at(session, document_id, start, end),
        )


def _spans(marked: str) -> Iterator[tuple[int, int]]:
    """Where the marks stand, counted in the text without them."""
    offset = start = 0
    for part in re.split(f"([{OPENING}{CLOSING}])", marked):
        if part == OPENING:
            start = offset
        elif part == CLOSING:
            yield start, offset
        else:
            offset += len(part)


def _apart(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A few matches that do not show the same passage twice."""
    shown: list[tuple[int, int]] = []
    for start, end in spans:
        if shown and start < shown[-1][1] + 2 * CONTEXT_CHARACTERS:
            continue
        shown.append((start, end))
    yield from shown[:HITS_PER_DOCUMENT]


def _events_at(session: Session, document_id: str, start: int, end: int) -> tuple[str, ...]:
    rows = session.query(
        """select distinct evidence.event_id from claims
        join evidence on evidence.claim_id = claims.id and evidence.active
        join events on events.id = evidence.event_id and not events.hidden
        where claims.document_id = ? and claims.start < ? and claims.end > ? and claims.current
        order by claims.start""",
        document_id,
        end,
        start,
    )
    return tuple(row["event_id"] for row in rows)
