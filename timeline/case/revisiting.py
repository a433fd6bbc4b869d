"""Visiting addresses again: do the pages still say what the case quotes from them?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import TimelineError
from ..store import preparing, revisiting
from ..store.revisiting import Captured, LiveCheck
from .adding import Adding

if TYPE_CHECKING:
    from ..sources.web import WebAccess


class Revisiting(Adding):
    """The live pages, held against their captures."""

    def addresses(self) -> list[str]:
        """The addresses that `check_live` would visit, each once."""
        with self._reading() as session:
            return [one.address for one in revisiting.captured(session)]

    def check_live(self, web: WebAccess) -> Iterator[LiveCheck]:
        """Visit every address of the case again and say what is there now, one by one.

        Nothing is kept and nothing is decided: `add` keeps a page that changed as a new version.
        `web` says what may be visited (`sources.web.WebAccess`).
        """
        with self._reading() as session:
            known = revisiting.captured(session)
        return (self._revisit(one, web) for one in known)

    def _revisit(self, one: Captured, web: WebAccess) -> LiveCheck:
        from ..sources.web import fetch

        try:
            source = fetch(one.address, access=web, clock=self._session.clock)
        except TimelineError as error:
            return revisiting.not_there(one, str(error))
        try:
            text = preparing.storable(self._read(source).document).text
        except TimelineError:
            text = None
        with self._reading() as session:
            return revisiting.held_against(session, one, source.content, text)
