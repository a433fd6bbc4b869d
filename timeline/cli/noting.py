"""Commands for what people write down: note, notes, reply, order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..export.loss import counted
from ..wording import date_words
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.noting import Note
    from ..store.replies import Reply


@click.command(name="note")
@click.argument("text")
@click.option("--about", metavar="ID", help="The event, document or actor.  [default: the case]")
@click.option("--question", is_flag=True, help="It is an open question.")
@click.option("--answers", metavar="NOTE", help="It answers this question.")
@click.option("--searched", metavar="WHERE", help="It was searched there, and nothing was found.")
@click.option("--on", type=options.Day(), help="The day of that search.  [default: today]")
@options.database
@options.who
def note_command(
    text: str,
    about: str | None,
    question: bool,
    answers: str | None,
    searched: str | None,
    on: dt.date | None,
    database: Path,
    who: str | None,
) -> None:
    """Write down a question, its answer, or that nothing was found. None of it is ever exported.

    \b
        timeline note "Who paid the broker?" --question --about EVENT
        timeline note "No company of that name" --searched "register of Halden" --on 2024-05-03
        timeline note "The harbour board did" --answers NOTE
    """
    if sum(map(bool, (question, answers, searched))) != 1:
        raise click.UsageError("say one of --question, --answers NOTE and --searched WHERE")
    with case_files.deciding(database, who) as case:
        if question:
            written = case.ask(text, about=about)
        elif answers:
            written = case.answer(answers, text)
        else:
            day = on or dt.datetime.now(dt.UTC).date()
            written = case.found_nothing(text, searched=searched or "", on=day, about=about)
    screen.show(f"{written.kind} {written.id}")


@click.command(name="notes")
@click.option("--open", "unanswered", is_flag=True, help="Only questions without an answer.")
@options.database
@options.as_json
def notes_command(unanswered: bool, database: Path, as_json: bool) -> None:
    """List notes, questions and negative findings.

    \b
        timeline notes --open
    """
    with case_files.reading(database) as case:
        found = case.notes(open=True) if unanswered else case.notes()
    for item in found:
        screen.json_line(item.to_json()) if as_json else screen.show(_note_line(item))
    if not as_json:
        screen.say(counted(len(found), "note"))


def _note_line(item: Note) -> str:
    kind = "open question" if item.kind == "question" and not item.answered else item.kind
    about = item.event_id or item.document_id or item.actor_id
    parts = [item.id, kind, f"“{item.text}”", item.who, item.at[:10]]
    if item.searched:
        parts.append(f"searched {item.searched} on {item.searched_on}")
    if item.answers:
        parts.append(f"answers {item.answers}")
    return screen.hanging("  ".join([*parts, f"about {about}"] if about else parts))


@click.group(name="reply")
def reply_command() -> None:
    """Right of reply: what was put to whom, and what came back.

    \b
        timeline reply put "Orrin Vale" "He took the money" --how e-mail --deadline 2024-05-24
        timeline reply answer REPLY "He denies it."
        timeline reply list --open
    """


@reply_command.command(name="put")
@click.argument("actor")
@click.argument("allegation")
@click.option("--how", required=True, help="By letter, e-mail, telephone …")
@click.option("--on", type=options.Day(), help="When.  [default: today]")
@click.option("--deadline", type=options.Day(), help="Until when an answer is waited for.")
@click.option("--event", metavar="EVENT", help="The event it is about; it waits for the answer.")
@options.database
@options.who
def put_command(
    actor: str,
    allegation: str,
    how: str,
    on: dt.date | None,
    deadline: dt.date | None,
    event: str | None,
    database: Path,
    who: str | None,
) -> None:
    """Note that an allegation was put to an actor.

    \b
        timeline reply put "Orrin Vale" "He took the money" --how e-mail --event EVENT
    """
    with case_files.deciding(database, who) as case:
        put = case.put(actor, allegation, how=how, on=on, deadline=deadline, event_id=event)
    screen.show(f"put to {put.actor}: {put.id}")


@reply_command.command(name="answer")
@click.argument("reply")
@click.argument("text")
@click.option("--on", type=options.Day(), help="When.  [default: today]")
@options.database
@options.who
def answer_command(
    reply: str, text: str, on: dt.date | None, database: Path, who: str | None
) -> None:
    """Note what was answered; a refusal to comment is an answer.

    \b
        timeline reply answer REPLY "He denies it."
    """
    with case_files.deciding(database, who) as case:
        case.answered(reply, text, on=on)
    screen.show(f"answered {reply}")


@reply_command.command(name="waive")
@click.argument("reply")
@click.option("--reason", required=True, help="Why no answer is waited for.")
@options.database
@options.who
def waive_command(reply: str, reason: str, database: Path, who: str | None) -> None:
    """Note why no answer is waited for.

    \b
        timeline reply waive REPLY --reason "no answer by the deadline, asked twice"
    """
    with case_files.deciding(database, who) as case:
        case.waive(reply, reason=reason)
    screen.show(f"waived {reply}")


@reply_command.command(name="list")
@click.option("--open", "waited_for", is_flag=True, help="Only those still waited for.")
@options.database
@options.as_json
def list_replies_command(waited_for: bool, database: Path, as_json: bool) -> None:
    """List what was put to whom, and what came back.

    \b
        timeline reply list --open
    """
    with case_files.reading(database) as case:
        found = case.replies(open=True) if waited_for else case.replies()
    for item in found:
        screen.json_line(item.to_json()) if as_json else screen.show(_reply_line(item))
    if not as_json:
        screen.say(f"{len(found)} put, {sum(item.open for item in found)} open")


def _reply_line(item: Reply) -> str:
    parts = [item.id, f"to {item.actor} by {item.how} on {item.on}", f"“{item.allegation}”"]
    if item.deadline:
        parts.append(f"until {item.deadline}")
    if item.answer:
        parts.append(f"answered on {item.answered_on}: “{item.answer}”")
    elif item.waived:
        parts.append(f"waived: {item.waived}")
    else:
        parts.append("open")
    if item.event_id:
        parts.append(f"event {item.event_id}")
    return screen.hanging("  ".join(parts))


@click.command(name="order")
@click.argument("ids", metavar="EVENT EVENT...", nargs=-1, required=True)
@options.database
@options.who
def order_command(ids: tuple[str, ...], database: Path, who: str | None) -> None:
    """Say in which order events of one day happened.

    \b
        timeline order EVENT EVENT EVENT
    """
    with case_files.deciding(database, who) as case:
        found = case.order(ids)
    for number, event in enumerate(found, 1):
        screen.show(f"{number}. {date_words(event.date)}: {event.title}")
