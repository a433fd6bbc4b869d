"""Commands that decide on events: review one by one, or by id."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import TimelineError
from ..wording import date_words
from . import case_files, options, screen
from .asking import one_by_one


@click.group(name="review", invoke_without_command=True)
@options.database
@options.who
@click.pass_context
def review_command(ctx: click.Context, database: Path, who: str | None) -> None:
    """Go through the proposed events one by one, or decide on some by id.

    \b
        timeline review
        timeline review confirm EVENT EVENT
        timeline review reject EVENT --reason "an anniversary, not the event"
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = (database, who)
        return
    if not case_files.at_terminal():
        raise TimelineError(
            "nobody can be asked here; decide by id: timeline review confirm EVENT"
            " (timeline list events --status proposed prints the ids)"
        )
    with case_files.deciding(database, who) as case:
        one_by_one(case)


@review_command.command(name="confirm")
@click.argument("ids", metavar="EVENT...", nargs=-1, required=True)
@options.database
@options.who
@click.pass_context
def confirm_command(
    ctx: click.Context, ids: tuple[str, ...], database: Path, who: str | None
) -> None:
    """Confirm that the quotes of these events say what the events say.

    \b
        timeline review confirm EVENT --as "Ada Finch"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        for event_id in ids:
            screen.show(f"confirmed {case.confirm(event_id).id}")


@review_command.command(name="verify")
@click.argument("ids", metavar="EVENT...", nargs=-1, required=True)
@click.option("--how", required=True, help="How it was established; it stays with the event.")
@options.database
@options.who
@click.pass_context
def verify_command(
    ctx: click.Context, ids: tuple[str, ...], how: str, database: Path, who: str | None
) -> None:
    """Say that these events are so, and how that was established.

    \b
        timeline review verify EVENT --how "the register of companies, read on 3 May"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        for event_id in ids:
            screen.show(f"verified {case.verify(event_id, how=how).id}")


@review_command.command(name="clear")
@click.argument("ids", metavar="EVENT...", nargs=-1, required=True)
@options.database
@options.who
@click.pass_context
def clear_command(
    ctx: click.Context, ids: tuple[str, ...], database: Path, who: str | None
) -> None:
    """Let these events be published as they stand now; for a second person to say.

    They must be confirmed, and verified by somebody else. Any later change voids it.

    \b
        timeline review clear EVENT --as "Tessa Quill"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        for event_id in ids:
            screen.show(f"cleared {case.clear(event_id).id}")


@review_command.command(name="reject")
@click.argument("ids", metavar="EVENT...", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why; it stays with the event.")
@options.database
@options.who
@click.pass_context
def reject_command(
    ctx: click.Context, ids: tuple[str, ...], reason: str, database: Path, who: str | None
) -> None:
    """Reject these events, with a reason. They stay in the case file, struck through.

    \b
        timeline review reject EVENT --reason "a comparison, not an event"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        for event_id in ids:
            screen.show(f"rejected {case.reject(event_id, reason=reason).id}")


@review_command.command(name="reopen")
@click.argument("ids", metavar="EVENT...", nargs=-1, required=True)
@options.database
@options.who
@click.pass_context
def reopen_command(
    ctx: click.Context, ids: tuple[str, ...], database: Path, who: str | None
) -> None:
    """Make these events proposals again, neither confirmed nor rejected.

    \b
        timeline review reopen EVENT
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        for event_id in ids:
            screen.show(f"proposed again {case.reopen(event_id).id}")


@review_command.command(name="redate")
@click.argument("event", metavar="EVENT")
@click.argument("date", type=options.Period(), metavar="DATE", required=False)
@click.option("--reason", help="Why; it stays with the event.")
@options.database
@options.who
@click.pass_context
def redate_command(
    ctx: click.Context,
    event: str,
    date: str | None,
    reason: str | None,
    database: Path,
    who: str | None,
) -> None:
    """Give an event another date (EDTF), or none. What its sources say stays beside it.

    \b
        timeline review redate EVENT 2019-03 --reason "the minutes are from March"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        changed = case.redate(event, date, reason=reason)
    screen.show(f"{changed.id} is now dated {date_words(changed.date)}")


@review_command.command(name="retitle")
@click.argument("event", metavar="EVENT")
@click.argument("title")
@options.database
@options.who
@click.pass_context
def retitle_command(
    ctx: click.Context, event: str, title: str, database: Path, who: str | None
) -> None:
    """Tell an event in other words.

    \b
        timeline review retitle EVENT "The port accepts the channel"
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        changed = case.retitle(event, title)
    screen.show(f"{changed.id}: {changed.title}")


@review_command.command(name="tag")
@click.argument("event", metavar="EVENT")
@click.argument("tag")
@options.database
@options.who
@click.pass_context
def tag_command(ctx: click.Context, event: str, tag: str, database: Path, who: str | None) -> None:
    """Give an event a tag.

    \b
        timeline review tag EVENT money
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        changed = case.tag(event, tag)
    screen.show(f"{changed.id}: {', '.join(changed.tags)}")


@review_command.command(name="note")
@click.argument("event", metavar="EVENT")
@click.argument("text")
@click.option("--private", is_flag=True, help="It leaves the case file by no export.")
@options.database
@options.who
@click.pass_context
def note_command(
    ctx: click.Context, event: str, text: str, private: bool, database: Path, who: str | None
) -> None:
    """Write a note beside an event.

    \b
        timeline review note EVENT "asked the ministry on 3 May" --private
    """
    with case_files.deciding(*_given(ctx, database, who)) as case:
        changed = case.note(event, text, private=private)
    screen.show(f"{changed.id}: noted")


def _given(ctx: click.Context, database: Path, who: str | None) -> tuple[Path, str | None]:
    """What was said before `confirm` holds too: `timeline review --as NAME confirm …`."""
    outer_database, outer_who = ctx.obj
    said = ctx.get_parameter_source("database") == click.core.ParameterSource.COMMANDLINE
    return database if said else outer_database, who or outer_who
