"""Named views: filters that are asked again and again, kept in the case file under a name."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..errors import TimelineError, UsageError
from ..store.filters import Filters, where
from .file import CaseFile

PREFIX = "view "  # of their keys in `case_info`
LONGEST = 60  # characters of a name


class Views(CaseFile):
    """Filters under a name."""

    def views(self) -> dict[str, dict[str, Any]]:
        """Every view by its name: the filters it stands for."""
        with self._reading() as session:
            rows = session.query(
                "select key, value from case_info where substr(key, 1, ?) = ? order by key",
                len(PREFIX), PREFIX,
            )  # fmt: skip
        return {row["key"].removeprefix(PREFIX): json.loads(row["value"]) for row in rows}

    def view(self, name: str) -> dict[str, Any]:
        """The filters of a view, to be given to `events` or `export`."""
        known = self.views()
        if name not in known:
            names = ", ".join(known) or "none yet; `timeline views save` makes one"
            raise UsageError(f"there is no view {name!r}; there are {names}")
        return known[name]

    def save_view(self, name: str, **filters: Any) -> dict[str, Any]:
        """Keep filters under a name; one of that name is replaced. Gives what is kept.

        Raises UsageError for a filter that makes no sense, and for none at all.
        """
        plain = " ".join(name.split())
        if not plain or len(plain) > LONGEST or not plain.isprintable():
            raise UsageError(f"a view has a name of one line, up to {LONGEST} characters")
        chosen = Filters(**filters)
        where(chosen)  # refuses what could not be asked
        kept = {
            filter: list(value) if isinstance(value, tuple | set | frozenset) else value
            for filter, value in asdict(chosen).items()
            if value is not None
        }
        if not kept:
            raise UsageError("a view needs a filter, such as --actor or --within")
        with self._writing() as session:
            session.connection.execute(
                "insert or replace into case_info (key, value) values (?, ?)",
                (PREFIX + plain, json.dumps(kept, ensure_ascii=False)),
            )
        return kept

    def forget_view(self, name: str) -> None:
        """Keep the filters of that name no longer."""
        self.view(name)
        with self._writing() as session:
            done = session.connection.execute(
                "delete from case_info where key = ?", (PREFIX + name,)
            )
        if done.rowcount != 1:
            raise TimelineError(f"the view {name!r} was forgotten by somebody else meanwhile")
