"""The command by which work that was done elsewhere comes back: import."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UnreadableSource, UsageError
from . import case_files, options, tabling
from .partnering import import_case
from .ticking import import_ticks


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask; conflicts are left as they are.")
@click.option("--dry-run", is_flag=True, help="Show what would be changed, and change nothing.")
@options.database
@options.who
def import_command(file: Path, yes: bool, dry_run: bool, database: Path, who: str | None) -> None:
    """Bring back what was done elsewhere: an edited spreadsheet, the ticks of a packet, a case.

    Of another newsroom's case file, documents that are new here come with all they say, as
    confidential as they are there; where its people ruled otherwise than yours it is listed, and
    yours stands.

    \b
        timeline export -o events.csv --internal
        timeline import events.internal.csv --dry-run
        timeline import ticks.json
        timeline import other.db
    """
    from ..case.partnering import is_case_file
    from ..case.ticking import holds_ticks

    try:
        partner = is_case_file(file)
        content = b"" if partner else file.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{file}: {error.strerror or error}; check the name") from error
    if partner:
        import_case(file, database=database, who=who, yes=yes, dry_run=dry_run)
    elif holds_ticks(content):
        if dry_run:
            raise UsageError("ticks are shown before anything is asked; leave --dry-run away")
        import_ticks(content, file.name, database=database, who=who, yes=yes)
    elif not tabling.may_be_table(content, file):
        raise UnreadableSource(
            f"{file} holds nothing that comes back; name a spreadsheet (.csv, .xlsx, .ods), a "
            "ticks.json or a case file"
        )
    elif not import_table(content, file, database=database, who=who, yes=yes, dry_run=dry_run):
        raise click.exceptions.Exit(1)


def import_table(
    content: bytes, file: Path, *, database: Path, who: str | None, yes: bool, dry_run: bool
) -> bool:
    """Bring a spreadsheet in; True where all of it could be taken."""
    table = tabling.read(content, file)
    opened = case_files.reading(database) if dry_run else case_files.deciding(database, who)
    with opened as case:
        return tabling.import_rows(case, table, yes=yes, dry_run=dry_run)
