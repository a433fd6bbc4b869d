"""Options that several commands share, each with one meaning everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .. import settings
from ..edtf import Edtf
from ..model import CERTAINTIES

Command = Callable[..., Any]


class Day(click.ParamType[dt.date]):
    """A day as people type it: 2019-03-15, 15 March 2019."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day, or a usage error that says how to write one."""
        from ..text.written_dates import written_date

        if isinstance(value, dt.date):
            return value
        found = written_date(str(value))
        if found is None:
            self.fail(f"{value!r} is not a full date; write it as 2019-03-15", param, ctx)
        return found


class Period(click.ParamType[Edtf]):
    """An EDTF date or interval: 2016, 2016-03, 2014/2016, ../2016-07-24."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Edtf:
        """The date, or a usage error that says how to write one."""
        try:
            return Edtf(str(value))
        except ValueError:
            self.fail(
                f"{value!r} is not an EDTF date; write 2016, 2016-03, 2014/2016 or ../2016-07-24",
                param,
                ctx,
            )


class Language(click.ParamType[str]):
    """A language's code: en, de, pt-BR."""

    name = "code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code as it was written, or a usage error for what is none."""
        from ..text.languages import plain_code

        if plain_code(str(value)) is None:
            self.fail(f"{value!r} is not a language's code; write en, de, pt-BR …", param, ctx)
        return str(value)


def _joined(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


database = click.option(
    "--database",
    "-d",
    type=click.Path(path_type=Path, dir_okay=True),
    default=settings.database,
    metavar="FILE",
    help=f"The case file.  [default: {settings.DATABASE.variable}, or events.db here]",
)
who = click.option(
    "--as",
    "who",
    metavar="NAME",
    help=f"Who decides, for the journal.  [default: {settings.USER.variable}, or your login]",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines for programs.")
explain = click.option("--explain", is_flag=True, help="Say why each was read so.")

_published = click.option(
    "--published", type=Day(), help="The day of publication, where the text does not say it."
)
_language = click.option(
    "--language", type=Language(), metavar="CODE", help="The language of the text: en, de, …"
)
_genre = click.option(
    "--genre",
    type=click.Choice(["news", "narrative"]),
    help="How dates without a year are read: from the day of publication, or as a story goes on.",
)
how_to_date = _joined(_published, _language, _genre)
about_source = _joined(
    how_to_date,
    click.option("--url", metavar="ADDRESS", help="The address the document was published at."),
    click.option("--title", help="Its title."),
    click.option("--publisher", help="Who published it."),
)
how_to_read = _joined(
    click.option("--ocr", is_flag=True, help="Recognise pages that are pictures (OCRmyPDF)."),
    click.option("--nlp", metavar="MODEL", help="A spaCy model, by name or path, for the reading."),
)
web = _joined(
    click.option("--yes", is_flag=True, help="Visit the addresses without asking."),
    click.option("--private", is_flag=True, help="Also visit this machine and private networks."),
    click.option("--proxy", metavar="ADDRESS", help="Visit addresses through this proxy."),
    click.option("--offline", is_flag=True, help="Visit no address at all."),
)
view = click.option(
    "--view", metavar="NAME", help="The filters kept under that name; see `timeline views`."
)
min_salience = click.option(
    "--min-salience",
    type=click.FloatRange(0, 1),
    help="Leave out what matters less than this, between 0 and 1.",
)
filters = _joined(
    click.option("--within", type=Period(), help="Events that may have happened then (EDTF)."),
    click.option("--actor", metavar="NAME", help="Events that name this person or body."),
    click.option(
        "--status",
        type=click.Choice(["proposed", "confirmed", "rejected"]),
        help="Events in this state of review.",
    ),
    click.option(
        "--certainty", type=click.Choice(CERTAINTIES), help="Events that are this certain."
    ),
    click.option("--tag", help="Events with this tag."),
    click.option("--search", metavar="WORDS", help="Events whose title or quotes hold the words."),
    click.option(
        "--source", metavar="TEXT", help="Events told by this publisher, address or file name."
    ),
    click.option(
        "--undated/--dated", default=None, help="Only events without a date, or only those with."
    ),
    min_salience,
)


def with_view(case: Any, name: str | None, filters: dict[str, Any]) -> dict[str, Any]:
    """The filters of a view, under those that were given beside it."""
    if name is None:
        return filters
    given = {key: value for key, value in filters.items() if value is not None}
    return {**case.view(name), **given}
