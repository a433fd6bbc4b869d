"""What others may add: export formats, through the entry points `timeline.exporters`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO

from .errors import TimelineError, UsageError
from .model import LossReport, Selection

EXPORTERS = "timeline.exporters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """An export format: its name, how its files end, and the function that writes one.

    `public` formats are made to be published, and stand behind the publishing gate; others leave
    only as internal. `write` writes the selection in the order given and reports what the format
    could not carry. `companions` gives further files that belong beside it, by their ending.
    """

    name: str
    suffix: str
    media_type: str
    public: bool
    write: Callable[[Selection, BinaryIO], LossReport]
    companions: Callable[[Selection], Mapping[str, bytes]] | None = None


def exporter(name: str) -> Format:
    """The format of that name. Raises UsageError where there is none, with those there are."""
    entries = {entry.name: entry for entry in entry_points(group=EXPORTERS)}
    if name not in entries:
        known = ", ".join(sorted(entries)) or "none: install the package (make run)"
        raise UsageError(f"there is no export format {name!r}; the formats are {known}")
    return _load(entries[name])


def exporters() -> dict[str, Format]:
    """Every export format that is installed and works, by name."""
    found = {}
    for entry in sorted(entry_points(group=EXPORTERS), key=lambda entry: entry.name):
        try:
            found[entry.name] = _load(entry)
        except TimelineError:
            continue  # a broken plug-in of somebody else must not hide ours; `exporter` tells
    return found


def check_leaving(chosen: Format, *, internal: bool) -> None:
    """Refuse a format that is not for the public where nobody said that it stays inside."""
    if not chosen.public and not internal:
        public = ", ".join(name for name, found in exporters().items() if found.public)
        raise UsageError(
            f"{chosen.name} is no format for the public and leaves only with --internal, which is "
            f"then written on it; for publication there are {public}"
        )


def _load(entry: EntryPoint) -> Format:
    try:
        loaded = entry.load()
    except (ImportError, AttributeError) as error:
        raise TimelineError(
            f"the export format {entry.name!r} ({entry.value}) cannot be loaded: {error}"
        ) from error
    if not isinstance(loaded, Format):
        raise TimelineError(
            f"the export format {entry.name!r} ({entry.value}) is not a timeline.plugins.Format"
        )
    return loaded
