"""What is printed, and how: lines, JSON Lines, tables, progress.

Words of sources are strangers' words. Nothing of them that a terminal would obey is printed
(`export.words.safe_text`), and in JSON such characters are escaped.
"""

from __future__ import annotations

import io
import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from ..export.words import CONTROLS, one_line, safe_text

Step = Callable[[str], None]
UNBROKEN = frozenset({"id", "status", "published", "how"})  # columns a line end would spoil


def say(text: str) -> None:
    """A line for the person at the terminal, on standard error."""
    click.echo(one_line(text), err=True)


def show(text: str = "") -> None:
    """Text on standard output, without what a terminal would obey."""
    click.echo(safe_text(text))


def json_line(value: Any) -> None:
    """One JSON object on one line of standard output."""
    click.echo(json_text(value))


def json_text(value: Any) -> str:
    """A value as JSON on one line; control and direction characters are escaped."""
    plain = json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
    return CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", plain)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under headings, as wide as the terminal; long words are folded, never cut."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in columns:
        drawn.add_column(name, overflow="fold", no_wrap=name in UNBROKEN)
    for row in rows:
        drawn.add_row(*(Text(one_line("" if cell is None else str(cell))) for cell in row))
    console = Console(
        file=io.StringIO(), width=terminal_width(), force_terminal=sys.stdout.isatty()
    )
    with console.capture() as captured:
        console.print(drawn)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def paragraph(text: str, *, indent: str = "") -> str:
    """Text on lines no longer than the terminal is wide."""
    return "\n".join(
        textwrap.wrap(
            one_line(text), terminal_width(), initial_indent=indent, subsequent_indent=indent
        )
    )


def hanging(text: str) -> str:
    """Text on lines no longer than the terminal is wide, all but the first indented."""
    return "\n".join(textwrap.wrap(one_line(text), terminal_width(), subsequent_indent="  "))


def terminal_width() -> int:
    """Columns of the terminal, or COLUMNS, or 100 where nobody looks."""
    return max(40, shutil.get_terminal_size((100, 24)).columns)


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Step]:
    """A bar on standard error while something takes its time; nothing where nobody looks.

    The step it gives is called with the name of what is worked on next.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.text import Text

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),
    )
    with bar:
        task = bar.add_task(what, total=total)

        def step(name: str) -> None:
            shown = Text(f"{what} {one_line(name)}")
            shown.truncate(max(20, bar.console.width - 40), overflow="ellipsis")
            bar.update(task, advance=1, description=shown.plain)

        yield step
