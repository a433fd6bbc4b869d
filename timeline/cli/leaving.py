"""The command by which events leave the case file: export."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import click

from ..analysis.gate import REQUIRED
from ..errors import TimelineError, UsageError
from ..export.loss import loss_words, write_losses
from ..export.themes import read_theme
from ..model import LossReport
from ..plugins import Format, check_leaving, exporter, exporters
from . import case_files, options, screen


@click.command(name="export")
@options.database
@click.option(
    "--format",
    "-f",
    "name",
    metavar="FORMAT",
    help="html, docx, csv, json and more; see the README.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    metavar="FILE",
    help="Where to; its ending names the format.  [default: standard output]",
)
@click.option("--title", help="The title of the export.  [default: the name of the case file]")
@click.option(
    "--require",
    type=click.Choice(REQUIRED),
    default=REQUIRED[0],
    help="What must have been said of an event before it leaves.  [default: confirmed]",
)
@click.option("--draft", is_flag=True, help="Let events out that nobody reviewed, stamped DRAFT.")
@click.option(
    "--internal",
    is_flag=True,
    help="For nobody outside: needed by formats that are not for publication, and written on them.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The page as it was published before; corrections are printed.  [default: the output]",
)
@click.option(
    "--theme", type=click.Path(path_type=Path), metavar="FILE", help="Colours and font of a page."
)
@options.view
@options.filters
def export_command(
    database: Path,
    name: str | None,
    output: Path,
    draft: bool,
    previous: Path | None,
    theme: Path | None,
    view: str | None,
    **given: Any,
) -> None:
    """Write the reviewed events, with their sources, to a file, and say what it left out.

    \b
        timeline export -o dossier.html --within 2014/2016
        timeline export -o lease.docx --view lease
        timeline export --format json --internal --draft | jq .events
    """
    chosen = _format(name, output)
    check_leaving(chosen, internal=given["internal"])
    if previous is not None:
        given["previous"] = _read(previous)
    if theme is not None:
        given["theme"] = read_theme(_read(theme).decode("utf-8", "replace"), str(theme))
    with case_files.reading(database) as case:
        given = options.with_view(case, view, given)
        if output == Path("-"):
            report = _to_standard_output(case, chosen, draft=draft, **given)
        else:
            report = case.export(chosen.name, output, draft=draft, **given)
            write_losses(report)
    for line in loss_words(report):
        click.echo(line, err=True)
    if report.path not in (None, str(output)) and output != Path("-"):
        screen.say(f"written to {report.path}")
    if not report.written and not draft:
        screen.say("nothing that was asked for is reviewed; `timeline review`, or export a --draft")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def _format(name: str | None, output: Path) -> Format:
    """The format named, or the one that files of this ending are in."""
    if name is not None:
        return exporter(name)
    known = exporters()
    fitting = [one for one in known.values() if output.name.lower().endswith(one.suffix)]
    if fitting:  # .timelinejs.json is not any .json
        return max(fitting, key=lambda one: len(one.suffix))
    raise UsageError(f"which format? Say it with --format: {', '.join(known)}")


def _to_standard_output(case: Any, chosen: Format, **options: Any) -> LossReport:
    """Pass the export on when it is whole; it lies in memory until then, and in no other place."""
    whole = io.BytesIO()
    report: LossReport = case.export(chosen.name, whole, **options)
    try:
        sys.stdout.buffer.write(whole.getbuffer())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever read it has enough
    except OSError as error:
        raise TimelineError(
            f"standard output cannot be written ({error.strerror or error}); name a file (--output)"
        ) from error
    return report
