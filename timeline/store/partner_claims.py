"""Claims, translations and actors of the documents that a partner's case brings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..analysis.likeness import Telling, telling
from ..model import Claim
from .actors import actors_of, insert_claim_names
from .claims import claims_by_id
from .connection import Session, insert
from .partner_documents import Taking, run_of


def take_claims(taking: Taking) -> list[Telling]:
    """Every claim of the documents that were taken; gives what grouping needs of them."""
    given = [json.dumps(list(taking.documents))]
    found = claims_by_id(taking.theirs, OF_DOCUMENTS, given)
    rows = taking.theirs.query(
        f"select * from claims where id in ({OF_DOCUMENTS}) order by rowid", *given
    )
    actors = _take_actors(taking, list(found.values()))
    told = []
    for row in rows:
        claim, claim_id = found[row["id"]], taking.id("claims", row["id"])
        taking.claims[row["id"]] = claim_id
        document_id = taking.documents[row["document_id"]]
        values = {
            **dict(row), "id": claim_id, "document_id": document_id,
            "text_id": taking.texts[row["text_id"]], "run_id": run_of(taking, row["run_id"]),
            "timex_id": taking.timexes.get(row["timex_id"]), "sensitivity": None,
        }  # fmt: skip
        insert(taking.ours.connection, "claims", values)
        insert_claim_names(taking.ours, claim_id, claim.actors, claim.places, actors)
        told.append(telling(claim, key=claim_id, document=document_id))
        for other in taking.theirs.query(TRANSLATED, row["id"]):
            translation_id = taking.id("translations", other["id"])
            values = {**dict(other), "id": translation_id, "claim_id": claim_id}
            insert(taking.ours.connection, "translations", values)
    return told


OF_DOCUMENTS = """select id from claims where current
and document_id in (select value from json_each(?))"""
TRANSLATED = "select * from translations where claim_id = ? and current"


def _take_actors(taking: Taking, claims: Sequence[Claim]) -> dict[str, str]:
    """Names under our actors; where nothing was said of one here, what the partner says holds."""
    kinds = {part.name: part.kind for claim in claims for part in claim.participants}
    found = actors_of(taking.ours, [name for claim in claims for name in claim.actors], kinds)
    for mark in actor_marks(taking.ours, taking.theirs, found):
        if not mark.ours:
            taking.marks.append({"actor": mark.actor_id, mark.what: mark.theirs})
    return found


@dataclass(frozen=True, slots=True)
class ActorMark:
    """What a partner says of an actor's confidentiality, and what we say of it."""

    actor_id: str
    name: str
    what: str
    ours: str | None
    theirs: str


def actor_marks(ours: Session, theirs: Session, found: Mapping[str, str]) -> Iterator[ActorMark]:
    """What the partner marked of actors who are called by one of these names, where we differ."""
    seen = set()
    for row in theirs.query(
        """select actor_names.name as written, actors.* from actors
        join actor_names on actor_names.actor_id = actors.id
        where actors.pseudonym is not null or actors.sensitivity is not null"""
    ):
        actor_id = found.get(row["written"])
        if actor_id is None or actor_id in seen:
            continue
        seen.add(actor_id)
        here = ours.one("select * from actors where id = ?", actor_id)
        assert here is not None
        for what in ("pseudonym", "sensitivity"):
            if row[what] and row[what] != here[what]:
                yield ActorMark(actor_id, here["name"], what, here[what], row[what])
