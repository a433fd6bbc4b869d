"""Addresses visited again: what stands there today, held against what was captured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..analysis.versions import address_key, new_notice
from .connection import Session
from .documents import sha256
from .versions import lost_from

LiveState = Literal["same", "changed", "quotes gone", "correction", "not there"]
# States in which what the case holds is not what a reader finds there.
TELLING: tuple[LiveState, ...] = ("quotes gone", "correction", "not there")


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The latest capture of an address."""

    document_id: str
    address: str
    captured: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCheck:
    """What an address shows today. `told` says it in words; `gone` are quotes it has no more.

    `same` has the same text; `changed` has another, in which every quote still stands;
    `correction` carries a correction or retraction that was not there before; `not there` could
    not be visited or read.
    """

    address: str
    document_id: str
    captured: str
    state: LiveState
    told: str
    gone: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


def captured(session: Session) -> list[Captured]:
    """The latest capture of each address that can be visited again, in the order of capture."""
    latest: dict[str, Captured] = {}
    for row in session.query(
        """select documents.id, coalesce(documents.address, documents.url) as address,
          documents.captured_at, documents.snapshot_sha256, texts.text
        from documents join texts on texts.document_id = documents.id and texts.current
        where not documents.withdrawn and documents.purged_at is null
        and documents.parent_id is null
        order by documents.captured_at, documents.rowid"""
    ):
        key = address_key(row["address"])
        if key:
            latest.pop(key, None)
            latest[key] = Captured(
                document_id=row["id"], address=row["address"], captured=row["captured_at"],
                sha256=row["snapshot_sha256"], text=row["text"],
            )  # fmt: skip
    return list(latest.values())


def held_against(session: Session, one: Captured, content: bytes, text: str | None) -> LiveCheck:
    """What is found at an address today; `text` None where the bytes could not be read."""
    day = one.captured[:10]
    if sha256(content) == one.sha256 or text == one.text:
        return _found(one, "same", f"as it was captured on {day}")
    if text is None:
        return _found(one, "not there", "what is there now cannot be read")
    notice = new_notice(one.text, text)
    gone = lost_from(session, one.document_id, text)
    if gone:
        number = "1 quote is" if len(gone) == 1 else f"{len(gone)} quotes are"
        also = f"; it carries {notice}" if notice else ""
        return _found(one, "quotes gone", f"{number} gone or reworded since {day}{also}", gone)
    if notice:
        return _found(one, "correction", f"carries {notice}, since {day}")
    return _found(one, "changed", f"other words than on {day}, but every quote stands")


def not_there(one: Captured, why: str) -> LiveCheck:
    """An address that could not be visited, and why."""
    return _found(one, "not there", why.removeprefix(f"{one.address}: "))


def _found(
    one: Captured, state: LiveState, told: str, gone: Mapping[str, str] | None = None
) -> LiveCheck:
    return LiveCheck(
        address=one.address, document_id=one.document_id, captured=one.captured, state=state,
        told=told, gone=tuple((gone or {}).values()),
    )  # fmt: skip
