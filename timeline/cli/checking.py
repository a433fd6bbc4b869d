"""The command that proves a case: check, and the live pages with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..export.loss import counted
from ..export.words import one_line, shorten
from . import case_files, options, screen
from .visiting import allowed

if TYPE_CHECKING:
    from ..case import Case
    from ..store.records import CheckReport
    from ..store.revisiting import LiveCheck

FAILED = 1


@click.command(name="check")
@click.option("--live", is_flag=True, help="Visit the addresses of the case again, and compare.")
@options.web
@options.database
@options.as_json
def check_command(live: bool, database: Path, as_json: bool, **web: Any) -> None:
    """Re-read the whole case: every quote, hash and link; status 1 where something is wrong.

    With --live the hosts are listed and confirmed, then every address is visited again. What is
    there now is compared with the capture; nothing of it is kept.

    \b
        timeline check
        timeline check --live --proxy socks5://127.0.0.1:9050
    """
    with case_files.reading(database) as case:
        report = case.check()
        if as_json:
            screen.json_line(report.to_json())
        else:
            for line in check_lines(report):
                screen.show(line)
        same = not live or _live(case, as_json=as_json, **web)
    if not report.clean or not same:
        raise click.exceptions.Exit(FAILED)


def _live(case: Case, *, as_json: bool, **web: Any) -> bool:
    """Visit what was agreed to; True where every page still says what is quoted."""
    from ..store.revisiting import TELLING

    addresses = case.addresses()
    if not addresses:
        screen.say("no document came from an address that can be visited")
        return True
    found = []
    for one in case.check_live(allowed(addresses, **web)):
        found.append(one)
        if as_json:
            screen.json_line(one.to_json())
        else:
            for line in live_lines(one):
                screen.show(line)
    telling = sum(one.state in TELLING for one in found)
    screen.say(f"{counted(len(found), 'page')} visited, {telling} to look at")
    if any(one.state in ("quotes gone", "correction") for one in found):
        screen.say("`timeline add ADDRESS` keeps the page as it is now, as a new version")
    return not telling


def live_lines(found: LiveCheck) -> Iterator[str]:
    """What one address shows today."""
    yield f"{found.state}: {found.address} (document {found.document_id}): {one_line(found.told)}"
    for quote in found.gone:
        yield f"  gone: “{shorten(one_line(quote), 80)}”"


def check_lines(report: CheckReport) -> Iterator[str]:
    """The report of a check, one line each."""
    yield f"{counted(report.documents, 'document')}, {counted(report.events, 'event')}"
    states = ", ".join(f"{number} {state}" for state, number in report.quotes.items() if number)
    yield f"quotes: {states or 'none'}"
    for quote in report.broken_quotes:
        yield (
            f"{quote.state}: claim {quote.claim_id} in document {quote.document_id}:"
            f" “{shorten(one_line(quote.quote), 80)}”"
        )
    for problem in report.problems:
        yield f"problem: {one_line(problem)}"
    yield "nothing is wrong" if report.clean else "the case needs mending, see above"
