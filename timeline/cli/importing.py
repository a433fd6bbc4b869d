"""The command by which work that was done elsewhere comes back: import."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UnreadableSource
from . import options
from .ticking import import_ticks


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Decide without asking.")
@options.database
@options.who
def import_command(file: Path, yes: bool, database: Path, who: str | None) -> None:
    """Bring the ticks and initials of a fact-checker's packet back as decisions.

    \b
        timeline import ticks.json
    """
    from ..case.ticking import holds_ticks

    try:
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{file}: {error.strerror or error}; check the name") from error
    if not holds_ticks(content):
        raise UnreadableSource(f"{file} holds nothing that comes back; name a ticks.json")
    import_ticks(content, file.name, database=database, who=who, yes=yes)
