"""Going through proposed events one by one, with a person at the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.loss import counted
from ..export.words import headline
from ..model import Event
from ..wording import date_words
from . import screen
from .showing import evidence_lines

if TYPE_CHECKING:
    from ..case import Case

ANSWERS = {"a": "accept", "x": "reject", "n": "next", "u": "undo", "q": "quit"}


def one_by_one(case: Case) -> None:
    """Present every proposed event and ask; stop at `q`."""
    waiting = case.events(status="proposed")
    decided = 0
    for number, event in enumerate(waiting, 1):
        _present(event, f"{number} of {len(waiting)}")
        answer = _ask(case)
        if answer == "q":
            break
        decided += _decide(case, event, answer)
    screen.say(f"{counted(decided, 'event')} decided, {len(case.events(status='proposed'))} to go")


def _present(event: Event, place: str) -> None:
    screen.show()
    screen.show(screen.paragraph(f"[{place}] {date_words(event.date)}: {headline(event)}"))
    for number, item in enumerate(event.evidence, 1):
        for line in evidence_lines(number, item):
            screen.show(line)


def _ask(case: Case) -> str:
    """The next answer that is not an undo; an undo is done and asked again."""
    words = ", ".join(f"{key} {word}" for key, word in ANSWERS.items())
    while True:
        answer: str = click.prompt(
            words, type=click.Choice(list(ANSWERS)), show_choices=False, prompt_suffix=" > "
        )
        if answer != "u":
            return answer
        try:
            case.undo()
            screen.say("the last decision is undone")
        except TimelineError as error:
            screen.say(str(error))


def _decide(case: Case, event: Event, answer: str) -> int:
    if answer == "n":
        return 0
    try:
        if answer == "a":
            case.confirm(event.id, version=event.version)
        else:
            reason = click.prompt("reason", prompt_suffix=" > ")
            case.reject(event.id, reason=reason, version=event.version)
    except TimelineError as error:  # somebody else was quicker: say so and go on
        screen.say(str(error))
        return 0
    return 1
