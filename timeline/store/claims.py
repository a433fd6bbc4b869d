"""Claims and the time expressions they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..analysis.likeness import Telling, act_told, telling, wording
from ..model import Claim, Document, Timex
from ..settings import CONTEXT_CHARACTERS
from .actors import actors_of, insert_claim_names
from .connection import Session, insert, update
from .documents import page_at
from .inheritance import COLUMNS, inherited
from .locating import locator_of
from .records import ClaimRecord
from .rows import TIMEX_COLUMNS, claim_of, claim_row, edtf, timex_row


def proven(claims: Iterable[Claim], text: str) -> tuple[list[Claim], int]:
    """Claims whose quote stands letter for letter in the text, and how many do not."""
    given = list(claims)
    kept = [
        claim
        for claim in given
        if 0 <= claim.start < claim.end <= len(text)
        and text[claim.start : claim.end] == claim.quote
    ]
    return kept, len(given) - len(kept)


def insert_claims(
    session: Session,
    document: Document,
    claims: Sequence[Claim],
    *,
    timexes: Sequence[Timex] = (),
    document_id: str,
    text_id: str,
    run_id: str,
) -> list[Telling]:
    """Store claims whose quotes are proven; gives what grouping needs of them, in order."""
    found, timex_ids = _named(session, claims, timexes, text_id=text_id, run_id=run_id)
    tellings = []
    session.fresh.clear()
    for claim in claims:
        claim_id = session.ids()
        session.fresh[claim_id] = claim
        row = {
            "id": claim_id,
            "document_id": document_id,
            "text_id": text_id,
            "run_id": run_id,
            **_told(document, claim, timex_ids),
        }
        insert(session.connection, "claims", row)
        insert_claim_names(session, claim_id, claim.actors, claim.places, found)
        tellings.append(telling(claim, key=claim_id, document=document_id))
    session.known.update((told.key, told) for told in tellings)
    return tellings


def rewrite_claims(
    session: Session,
    document: Document,
    claims: Mapping[str, Claim],
    *,
    text_id: str,
    run_id: str,
) -> None:
    """Write new readings over claims that keep their ids."""
    found, timex_ids = _named(session, list(claims.values()), (), text_id=text_id, run_id=run_id)
    for claim_id, claim in claims.items():
        row = {"text_id": text_id, "run_id": run_id, **_told(document, claim, timex_ids)}
        update(session.connection, "claims", claim_id, row)
        for table in ("claim_actors", "claim_places"):
            session.connection.execute(f"delete from {table} where claim_id = ?", (claim_id,))
        insert_claim_names(session, claim_id, claim.actors, claim.places, found)


TimexIds = Mapping[tuple[int, int, str, str], str]


def _named(
    session: Session,
    claims: Sequence[Claim],
    timexes: Sequence[Timex],
    *,
    text_id: str,
    run_id: str,
) -> tuple[dict[str, str], TimexIds]:
    """The actors that claims name, by name, and the time expressions they stand on."""
    kinds = {part.name: part.kind for claim in claims for part in claim.participants}
    found = actors_of(session, [name for claim in claims for name in claim.actors], kinds)
    of_claims = [claim.timex for claim in claims if claim.timex]
    return found, _insert_timexes(session, [*timexes, *of_claims], text_id=text_id, run_id=run_id)


def _told(document: Document, claim: Claim, timex_ids: TimexIds) -> dict[str, Any]:
    """The columns that follow from what a claim says and where."""
    return {
        "timex_id": timex_ids[_timex_key(claim.timex)] if claim.timex else None,
        **claim_row(claim),
        **surroundings(document.text, claim.start, claim.end),
        "page": page_at(document.passages, claim.start),
        "act": act_told(claim),
        "wording": wording(claim.quote),
    }


def surroundings(text: str, start: int, end: int) -> dict[str, str]:
    """The words around a quote, by which it is found again in a changed text."""
    return {
        "prefix": text[max(0, start - CONTEXT_CHARACTERS) : start],
        "suffix": text[end : end + CONTEXT_CHARACTERS],
    }


def _timex_key(timex: Timex) -> tuple[int, int, str, str]:
    return timex.start, timex.end, timex.value, str(timex.edtf)


def _insert_timexes(
    session: Session, timexes: Sequence[Timex], *, text_id: str, run_id: str
) -> dict[tuple[int, int, str, str], str]:
    """Store each time expression once, however many claims stand on it and often it is read."""
    found: dict[tuple[int, int, str, str], str] = {
        (row["start"], row["end"], row["value"], str(edtf(row["edtf"]))): row["id"]
        for row in session.query("select * from timexes where text_id = ?", text_id)
    }
    for timex in timexes:
        key = _timex_key(timex)
        if key not in found:
            found[key] = session.ids()
            row = {"id": found[key], "text_id": text_id, "run_id": run_id, **timex_row(timex)}
            insert(session.connection, "timexes", row)
    return found


# --- reading ----------------------------------------------------------------------------------


def claims_by_id(
    session: Session, which: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> dict[str, Claim]:
    """Claims whose id is among those that the query `which` gives."""
    connection = session.connection
    actors = _names(session, "claim_actors", which, values)
    places = _names(session, "claim_places", which, values)
    rows = connection.execute(
        f"""select claims.*, {TIMEX_COLUMNS} from claims
        left join timexes on timexes.id = claims.timex_id
        where claims.id in ({which})""",
        values,
    )
    return {
        row["id"]: claim_of(row, actors.get(row["id"], ()), places.get(row["id"], ()))
        for row in rows
    }


def claims_of_event(session: Session, event_id: str, *, home: bool = False) -> dict[str, Claim]:
    """The claims that are evidence of an event now, or those that the machine put there."""
    column = "home_event_id" if home else "event_id"
    which = f"select claim_id from evidence where {column} = ? and active"
    found = [row["claim_id"] for row in session.query(which, event_id)]
    if all(claim_id in session.fresh for claim_id in found):
        return {claim_id: session.fresh[claim_id] for claim_id in found}
    return claims_by_id(session, which, [event_id])


def _names(
    session: Session, table: str, which: str, values: Sequence[Any] | Mapping[str, Any]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = session.connection.execute(
        f"""select claim_id, name from {table}
        where claim_id in ({which}) order by claim_id, position""",
        values,
    )
    for claim_id, name in rows:
        found.setdefault(claim_id, []).append(name)
    return found


CLAIMS = """
select claims.id, claims.document_id, claims.page,
       case when events.hidden then null else evidence.event_id end as event_id,
       coalesce(evidence.relation, 'supports') as relation, claims.stale,
       claims.locator, {columns}
from claims
join documents on documents.id = claims.document_id and not documents.withdrawn
left join evidence on evidence.claim_id = claims.id and evidence.active
left join events on events.id = evidence.event_id
where claims.current and (:document is null or claims.document_id = :document)
order by documents.rowid, claims.start, claims.rowid
"""


def claims(session: Session, document_id: str | None = None) -> list[ClaimRecord]:
    """Claims in reading order, of one document or of all."""
    values = {"document": document_id}
    which = "select id from claims where :document is null or document_id = :document"
    found = claims_by_id(session, which, values)
    return [
        ClaimRecord(
            id=row["id"],
            document_id=row["document_id"],
            event_id=row["event_id"],
            relation=row["relation"],
            claim=found[row["id"]],
            page=row["page"],
            stale=row["stale"],
            locator=locator_of(row),
            **inherited(row),
        )
        for row in session.connection.execute(CLAIMS.format(columns=COLUMNS), values)
    ]


def tellings(session: Session, claim_ids: Sequence[str]) -> dict[str, Telling]:
    """What grouping needs of stored claims, read once and remembered."""
    missing = [claim_id for claim_id in claim_ids if claim_id not in session.known]
    for begin in range(0, len(missing), 500):
        part = missing[begin : begin + 500]
        which = f"select id from claims where id in ({', '.join('?' * len(part))})"
        documents = dict(
            session.connection.execute(
                f"select id, document_id from claims where id in ({which})", part
            ).fetchall()
        )
        for claim_id, claim in claims_by_id(session, which, part).items():
            session.known[claim_id] = telling(claim, key=claim_id, document=documents[claim_id])
    return {claim_id: session.known[claim_id] for claim_id in claim_ids}
