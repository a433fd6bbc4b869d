"""Commands about what the sources disagree on: disputes, settle."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..analysis.disputes import DISPUTE_KINDS
from ..export.loss import counted
from ..export.words import headline, one_line
from ..wording import date_words
from . import case_files, options, screen

if TYPE_CHECKING:
    from ..store.disputes import DisputeRecord

ABOUT = {
    "date": "when it was", "figure": "the figure", "place": "where it was", "actor": "who it was",
    "fact": "whether it happened",
}  # fmt: skip


@click.command(name="disputes")
@options.database
@click.option("--all", "everything", is_flag=True, help="Also what was settled.")
@options.filters
@options.as_json
def disputes_command(database: Path, everything: bool, as_json: bool, **filters: Any) -> None:
    """List what the evidence of an event disagrees about, with every version's words.

    \b
        timeline disputes --within 2019
    """
    with case_files.reading(database) as case:
        found = case.disputes(all=everything, **filters)
    if as_json:
        for dispute in found:
            screen.json_line(dispute.to_json())
        return
    for dispute in found:
        for line in _lines(dispute):
            screen.show(line)
        screen.show()
    screen.say(counted(len(found), "dispute"))


def _lines(dispute: DisputeRecord) -> Iterator[str]:
    event = dispute.event
    yield screen.hanging(f"{event.id}  {date_words(event.date)}: {headline(event)}")
    yield screen.paragraph(f"{dispute.kind}: the sources disagree about {ABOUT[dispute.kind]}")
    for number, version in enumerate(dispute.versions, 1):
        mark = " (chosen)" if dispute.chosen == number else ""
        yield screen.paragraph(f"{number}. {one_line(version.words)}{mark}", indent="  ")
        for item in version.evidence:
            named = item.document.publisher or item.document.title or item.document.source
            quote = f"“{one_line(item.claim.quote)}” — {named}, {item.document.published or '?'}"
            yield screen.paragraph(quote, indent="     ")
    if dispute.outcome:
        ruled = {"choose": "settled", "keep both": "both kept", "leave open": "left open"}
        words = f"{ruled[dispute.outcome]} by {dispute.who}: {dispute.reason}"
        yield screen.paragraph(words, indent="  ")


@click.command(name="settle")
@click.argument("event", metavar="EVENT")
@click.argument("dispute", type=click.Choice(DISPUTE_KINDS))
@click.option("--choose", type=click.IntRange(1), metavar="N", help="This version is right.")
@click.option("--keep-both", is_flag=True, help="The versions stay beside each other.")
@click.option("--leave-open", is_flag=True, help="Nobody can say yet.")
@click.option("--reason", required=True, help="Why; it stays with the event.")
@options.database
@options.who
def settle_command(
    event: str,
    dispute: str,
    choose: int | None,
    keep_both: bool,
    leave_open: bool,
    reason: str,
    database: Path,
    who: str | None,
) -> None:
    """Rule on what the evidence of an event disagrees about; `timeline undo` takes it back.

    \b
        timeline settle EVENT date --choose 2 --reason "the register has the 4th"
        timeline settle EVENT figure --keep-both --reason "net and gross"
    """
    if [choose is not None, keep_both, leave_open].count(True) != 1:
        raise click.UsageError("say one of --choose N, --keep-both, --leave-open")
    with case_files.deciding(database, who) as case:
        settled = case.settle(event, dispute, choose=choose, keep_both=keep_both, reason=reason)
    screen.show(f"ruled on the {dispute} of {settled.id}: {date_words(settled.date)}")
