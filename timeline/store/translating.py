"""Translations of quotes. They stand beside the original, which alone is evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..model import Translation
from .connection import Session, insert, update, writing
from .ledger import decision, insert_decision, lay_over
from .records import Decision


def translate(session: Session, claim_id: str, told: Translation) -> Decision:
    """Write a translation of a claim's quote down; a decision, so that it can be undone."""
    with writing(session.connection):
        row = {
            "id": session.ids(), "claim_id": claim_id, **told.to_json(), "who": session.who,
            "at": session.at(),
        }  # fmt: skip
        insert(session.connection, "translations", row)
        after = {"claim": claim_id, "translation": row["id"], **told.to_json()}
        decision_id = insert_decision(
            session, "translate", None, reason=None, after=after, parts={}
        )
        lay_over(session, decision_id, "translate", {}, {}, moves=False)
        return decision(session, decision_id)


def set_translated(session: Session, ruling: Mapping[str, Any], stands: bool) -> None:
    """Let a translation stand, or not."""
    update(session.connection, "translations", ruling["translation"], {"current": int(stands)})


def translations(
    session: Session, which: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> dict[str, list[Translation]]:
    """Translations that stand, first to last, by claim; `which` is a query that gives claim ids."""
    found: dict[str, list[Translation]] = {}
    rows = session.connection.execute(
        f"""select * from translations where current and claim_id in ({which}) order by rowid""",
        values,
    )
    for row in rows:
        told = Translation(
            language=row["language"], text=row["text"], made_by=row["made_by"],
            translator=row["translator"],
        )  # fmt: skip
        found.setdefault(row["claim_id"], []).append(told)
    return found
