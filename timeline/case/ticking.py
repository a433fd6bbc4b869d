"""What comes back from a fact-checker's packet: ticks, initials and remarks become decisions.

A tick counts for the event as it was in the packet. Where somebody changed it since, nothing is
decided and the line is listed.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..errors import TimelineError, UnreadableSource
from ..model import Event
from .deciding import Deciding

FORMAT = "timeline-ticks"
NAME = "ticks.json"
LARGEST = 20_000_000  # bytes
VERDICTS = ("right", "wrong", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What was said of one line: `right`, `wrong` or nothing; how it was verified; a remark.

    `version` is the version of the event that the packet showed.
    """

    event: str
    version: int
    verdict: str = ""
    how: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """All that came back, and who says it."""

    who: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a tick does to an event, in words; `problem` says why it does nothing."""

    tick: Tick
    title: str
    steps: tuple[str, ...] = ()
    problem: str | None = None


def holds_ticks(content: bytes) -> bool:
    """True where the bytes look like ticks, or like a packet that they were put into."""
    if content[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                return NAME in archive.namelist() or "SHA256SUMS" in archive.namelist()
        except zipfile.BadZipFile:
            return False
    return FORMAT.encode() in content[:4_000]


def read_ticks(content: bytes, name: str) -> Ticks:
    """The ticks of a `ticks.json`, or of a packet that holds one.

    Raises UnreadableSource, in one line that says what to do.
    """
    try:
        given = json.loads(_json_bytes(content, name))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        raise UnreadableSource(
            f"{name} is no list of ticks; save it again in the packet"
        ) from error
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise UnreadableSource(f"{name} is no list of ticks; save it again in the packet")
    listed = given.get("ticks")
    if given.get("version") != 1 or not isinstance(listed, list):
        raise UnreadableSource(f"{name} is of a packet that this version does not read; update it")
    who = " ".join(str(given.get("who") or "").split())
    return Ticks(who=who, ticks=tuple(_tick(one, name) for one in listed))


def _json_bytes(content: bytes, name: str) -> bytes:
    if content[:4] != b"PK\x03\x04":
        return content[:LARGEST]
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(NAME) as file:
            return file.read(LARGEST)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        raise UnreadableSource(
            f"{name} holds no {NAME}; save the ticks in the packet's page and import that file"
        ) from error


def _tick(given: Any, name: str) -> Tick:
    plain = given if isinstance(given, dict) else {}
    event, version, verdict = plain.get("event"), plain.get("version"), plain.get("verdict")
    fits = isinstance(event, str) and event and isinstance(version, int)
    if not fits or verdict not in VERDICTS:
        raise UnreadableSource(f"{name} has a tick that is none; save it again in the packet")
    how, remark = (" ".join(str(plain.get(part) or "").split()) for part in ("how", "remark"))
    return Tick(event=str(event), version=int(str(version)), verdict=str(verdict), how=how,
                remark=remark)  # fmt: skip


class Ticking(Deciding):
    """Decisions out of a packet that was checked elsewhere."""

    def rulings(self, ticks: Ticks) -> list[Ruling]:
        """What the ticks would do, line by line; nothing is changed."""
        return [self._ruling(tick) for tick in ticks.ticks]

    def apply_ticks(self, ticks: Ticks) -> list[Ruling]:
        """Do it, each line wholly or not at all, and say what was done."""
        return [self._apply(ruling) for ruling in self.rulings(ticks)]

    def _ruling(self, tick: Tick) -> Ruling:
        try:
            event = self.event(tick.event)
        except TimelineError:
            return Ruling(tick=tick, title=tick.event, problem="this case has no such event")
        if event.id != tick.event:
            return Ruling(tick=tick, title=tick.event, problem="this case has no such event")
        if event.version != tick.version:
            problem = f"changed since (version {tick.version}, now {event.version}); check it again"
            return Ruling(tick=tick, title=event.title, problem=problem)
        return Ruling(tick=tick, title=event.title, steps=tuple(_steps(tick, event)))

    def _apply(self, ruling: Ruling) -> Ruling:
        tick, version = ruling.tick, ruling.tick.version
        try:
            with self._writing():
                for step in ruling.steps:
                    version = self._step(step, tick, version).version
        except TimelineError as error:
            return Ruling(tick=tick, title=ruling.title, problem=str(error))
        return ruling

    def _step(self, step: str, tick: Tick, version: int) -> Event:
        if step == "confirm":
            return self.confirm(tick.event, version=version)
        if step == "reject":
            return self.reject(tick.event, reason=_reason(tick), version=version)
        if step == "verify":
            return self.verify(tick.event, how=tick.how, version=version)
        return self.note(tick.event, tick.remark, private=True, version=version)


def _steps(tick: Tick, event: Event) -> Iterator[str]:
    """The decisions that a tick stands for, in their order."""
    if tick.verdict == "wrong":
        if event.status != "rejected":
            yield "reject"
        return
    if tick.verdict == "right" and event.status != "confirmed":
        yield "confirm"
    known = event.verified is not None and event.verified.how == tick.how
    if tick.how and not known:
        yield "verify"
    if tick.remark and tick.remark not in event.notes:
        yield "note"


def _reason(tick: Tick) -> str:
    return tick.remark or "the quotes do not say this (checked in a packet)"
