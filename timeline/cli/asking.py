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

ANSWERS = {"c": "confirm", "x": "reject", "n": "next", "u": "undo", "q": "quit", "?": "help"}
ALSO = {"a": "c", "accept": "c", "r": "x", "skip": "n", "h": "?"}  # what else people type
HELP = (
    "c, confirm: the quotes say what the event says",
    "x, reject: they do not, or it is no event; you are asked why",
    "n, next: leave it a proposal and go on",
    "u, undo: take back your last decision",
    "q, quit: stop here; what was decided stays",
)


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
    """The next answer that decides; an undo is done, help is given, and it is asked again."""
    words = ", ".join(f"{key} {word}" for key, word in ANSWERS.items())
    while True:
        answer = meant(click.prompt(words, prompt_suffix=" > "))
        if answer in ("", "?"):
            for line in HELP if answer else (f"type one of: {words}",):
                screen.say(line)
            continue
        if answer != "u":
            return answer
        try:
            case.undo()
            screen.say("the last decision is undone")
        except TimelineError as error:
            screen.say(str(error))


def meant(typed: str) -> str:
    """The key of what was typed: the key, the word or its beginning, in any case; else nothing."""
    plain = typed.strip().lower()
    if plain in ANSWERS or plain in ALSO:
        return ALSO.get(plain, plain)
    return next((key for key, word in ANSWERS.items() if plain and word.startswith(plain)), "")


def _decide(case: Case, event: Event, answer: str) -> int:
    if answer == "n":
        return 0
    try:
        if answer == "c":
            case.confirm(event.id, version=event.version)
        else:
            reason = click.prompt("reason", prompt_suffix=" > ")
            case.reject(event.id, reason=reason, version=event.version)
    except TimelineError as error:  # somebody else was quicker: say so and go on
        screen.say(str(error))
        return 0
    return 1
