"""The command by which work that was done elsewhere comes in: import."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from ..errors import UnreadableSource, UsageError
from ..model import Source
from . import case_files, options
from .partnering import import_case
from .tabling import Asked, import_table
from .ticking import import_ticks


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask; conflicts are left as they are.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option(
    "--map",
    "columns",
    metavar="FIELD=COLUMN",
    multiple=True,
    help="Which column of a table holds what: date=Datum title=Ereignis; several times.",
)
@click.option(
    "--date-order", "order", type=click.Choice(["DMY", "MDY"]), help="How to read 03/04/2021."
)
@click.option("--language", type=options.Language(), metavar="CODE", help="Of its dates: en, de …")
@options.database
@options.who
def import_command(file: Path, database: Path, who: str | None, **given: Any) -> None:
    """Bring in what was done elsewhere: an edited export, a spreadsheet, ticks, a case.

    Of another newsroom's case file, documents that are new here come with all they say, as
    confidential as they are there; where its people ruled otherwise than yours it is listed, and
    yours stands.

    \b
        timeline export -o events.csv --internal     then edit it, and
        timeline import events.internal.csv --dry-run
        timeline import chronology.xlsx --map date=Datum --map title=Ereignis
        timeline import ticks.json
        timeline import other.db
    """
    from ..case.partnering import is_case_file
    from ..case.ticking import holds_ticks
    from ..text.tables import is_table, read_table

    try:
        partner = is_case_file(file)
        content = b"" if partner else file.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{file}: {error.strerror or error}; check the name") from error
    asked = Asked(**given)
    if partner:
        import_case(file, database=database, who=who, yes=asked.yes, dry_run=asked.dry_run)
        return
    if holds_ticks(content):
        if asked.dry_run or asked.columns:
            raise UsageError("ticks are shown before anything is asked; leave the options away")
        import_ticks(content, file.name, database=database, who=who, yes=asked.yes)
        return
    source = Source(name=file.name, content=content, captured=dt.datetime.now(dt.UTC))
    if not is_table(source) and b"\0" in content[:4_000]:
        raise UnreadableSource(
            f"{file} holds nothing that comes back; name a spreadsheet (.csv, .xlsx, .ods), a "
            "ticks.json or a case file"
        )
    table = read_table(source)
    if asked.dry_run:
        with case_files.reading(database) as case:
            whole = import_table(case, source, table, asked)
    else:
        new = not database.exists()
        with case_files.deciding(database, who, create=table.column("base") is None) as case:
            whole = import_table(case, source, table, asked)
            empty = not case.documents()
        if new and empty:
            case_files.take_back(database)
    if not whole:
        raise click.exceptions.Exit(1)
