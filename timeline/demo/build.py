"""Build the demonstration case from the articles inside the package, the same every time.

Clock, ids and the name of who decides are fixed, so that a case built anew has the same rows. The
articles are added in the order of `articles/manifest.toml`; the decisions of `decisions.toml`
are then laid over what the program proposed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tempfile
import tomllib
from base64 import b32encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

from .. import __version__, case
from ..errors import CaseFileError, TimelineError
from ..model import Event, Source
from ..store.opening import remove, takes_no_changes

BEGUN = dt.datetime(2024, 5, 17, 9, 0, tzinfo=dt.UTC)
WHO = "Ada Finch"
ARTICLES = files(__package__) / "articles"
Step = Callable[[str], None]
Decision = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Article:
    """A file of the demonstration, and what it cannot say about itself."""

    file: str
    given: Mapping[str, Any]

    def source(self) -> Source:
        """Its bytes, as if they had been read on the day of the demonstration."""
        return Source(
            name=self.file, content=ARTICLES.joinpath(self.file).read_bytes(), captured=BEGUN
        )


def nothing(name: str) -> None:
    """A step that tells nobody."""


def articles() -> list[Article]:
    """The articles, in the order they are added."""
    return [
        Article(entry["file"], {name: entry[name] for name in entry if name != "file"})
        for entry in _table("articles/manifest.toml")["article"]
    ]


def build(path: Path, *, step: Step = nothing) -> list[Decision]:
    """Make the demonstration case, which takes no changes. An older one gives way to it.

    Gives the decisions that fit no event any more, since the program reads otherwise than when
    they were made; they are left out, as any decision that does not fit is listed and not forced.
    Raises CaseFileError where something else lies at that place: a case of somebody is never
    overwritten.
    """
    _refuse_to_overwrite(path)
    beside = path.with_name(f".{path.name}.part")
    remove(beside)
    try:
        unfit = _fill(beside, step, read_only=True)
        remove(path)
        beside.replace(path)
        return unfit
    finally:
        remove(beside)


def working_copy(path: Path, *, step: Step = nothing) -> None:
    """Make the demonstration case as a case that takes changes; `path` must not be there."""
    if path.exists():
        raise CaseFileError(f"{path} is there already; name a file that is not")
    try:
        _fill(path, step, read_only=False)
    except BaseException:
        remove(path)
        raise


def kept_copy(*, fresh: bool = False, step: Step = nothing) -> Path:
    """The working copy that is kept between two looks, made where it is missing (or `fresh`).

    It lies in the data folder of the user, or among temporary files where there is none.
    """
    path = _data_folder() / f"demonstration-{edition()}.db"
    if fresh:
        remove(path)
    if not path.exists():
        working_copy(path, step=step)
    return path


@cache
def edition() -> str:
    """What tells one demonstration from the next: program, articles and decisions."""
    content = hashlib.sha256(__version__.encode())
    for name in ("articles/manifest.toml", "decisions.toml"):
        content.update(files(__package__).joinpath(name).read_bytes())
    for article in articles():
        content.update(article.source().content)
    return content.hexdigest()[:8]


# --- filling it -------------------------------------------------------------------------------


def _fill(path: Path, step: Step, *, read_only: bool) -> list[Decision]:
    with case.open(path, who=WHO, clock=_clock(), ids=_ids()) as made:
        for article in articles():
            step(article.file)
            for result in made.add_all([article.source()], **article.given):
                if result.error:
                    raise TimelineError(result.error)
        unfit = [
            decision
            for decision in _table("decisions.toml")["decision"]
            if not _decide(made, decision)
        ]
        if read_only:
            made.mark_read_only()
    return unfit


def _decide(made: case.Case, decision: Decision) -> bool:
    """Lay one decision over its event; False where there is no one event that it fits."""
    event = _event(made, decision["quote"], decision["trigger"])
    if event is None:
        return False
    kind = decision["kind"]
    if kind == "merge":
        into = _event(made, decision["into_quote"], decision["into_trigger"])
        if into is None or into.id == event.id:
            return False
        made.merge(event.id, into.id)
    elif kind == "confirm":
        made.confirm(event.id)
    elif kind == "reject":
        made.reject(event.id, reason=decision["reason"])
    elif kind == "tag":
        made.tag(event.id, decision["text"])
    elif kind == "note":
        made.note(event.id, decision["text"])
    else:
        raise TimelineError(f"decisions.toml: there is no decision {kind!r}")
    return True


def _event(made: case.Case, quote: str, trigger: str) -> Event | None:
    """The one event that has these words in a quote, told by that word; None for none or more."""
    found = [event for event in made.events() if _is_about(event, quote, trigger)]
    return found[0] if len(found) == 1 else None


def _is_about(event: Event, quote: str, trigger: str) -> bool:
    return any(
        item.claim.trigger is not None
        and item.claim.trigger.text == trigger
        and quote in " ".join(item.claim.quote.split())
        for item in event.evidence
    )


def _clock() -> Callable[[], dt.datetime]:
    """A clock that goes on by one second whenever somebody looks at it."""
    seconds = count()
    return lambda: BEGUN + dt.timedelta(seconds=next(seconds))


def _ids() -> Callable[[], str]:
    """Ids that look like any others and are the same every time."""
    numbers = count()

    def next_id() -> str:
        digest = hashlib.sha256(f"demonstration {next(numbers)}".encode()).digest()
        return b32encode(digest[:10]).decode("ascii").lower()

    return next_id


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


# --- where it lies ----------------------------------------------------------------------------


def _refuse_to_overwrite(path: Path) -> None:
    if not path.exists():
        return
    if not takes_no_changes(path):
        raise CaseFileError(
            f"{path} is a case of somebody's own and stays as it is; name another file with"
            " --database"
        )


def _data_folder() -> Path:
    """A folder of the user's that can be written, or one among temporary files."""
    home = _data_home()
    folder = home / "investigative-timeline"
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="investigative-timeline-"))


def _data_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
