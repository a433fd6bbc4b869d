"""Commands that read documents: extract prints their claims, add puts them into a case file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import TimelineError
from ..export.loss import counted
from ..model import Document, Source
from . import case_files, options, screen
from .visiting import allowed

if TYPE_CHECKING:
    from ..sources.files import Failure
    from ..sources.web import WebAccess
    from ..store.records import AddResult
    from ..text.readers import Recogniser

FAILED = 1
OF_ONE = ("url", "title")  # what can be true of one document only


@click.command(name="extract")
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@options.about_source
@options.how_to_read
@options.min_salience
@options.web
@options.explain
@click.pass_context
def extract_command(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    genre: str | None,
    ocr: bool,
    nlp: str | None,
    min_salience: float | None,
    yes: bool,
    private: bool,
    proxy: str | None,
    offline: bool,
    explain: bool,
    **about: Any,
) -> None:
    """Print the claims of files, folders, addresses or standard input (-) as JSON Lines.

    Nothing is kept. One object a claim, in reading order, with its source and its exact quote.

    \b
        timeline extract article.html | jq -r '[.date, .headline] | @tsv'
        timeline extract letter.txt --published 2019-03-15 --explain
    """
    from ..pipeline import read_claims

    _check_about(names, about)
    access = allowed(names, yes=yes, private=private, proxy=proxy, offline=offline)
    recognise = recogniser(ocr)
    failed = False
    with screen.progress("reading", _total(names)) as step:
        for found in _gathered(names, access):
            step(found.name)
            for name, document in _documents(found, about, recognise):
                if isinstance(document, str):
                    screen.say(f"timeline: {document}")
                    failed = True
                    continue
                reading = read_claims(document, genre=genre, nlp=nlp, min_salience=min_salience)
                for claim in reading.claims:
                    reasons = {"reasons": dict(claim.reasons)} if explain else {}
                    screen.json_line({"source": name, **claim.to_json(), **reasons})
    if failed:
        ctx.exit(FAILED)


def _documents(
    found: Source | Failure, about: Mapping[str, Any], recognise: Recogniser | None
) -> Iterator[tuple[str, Document | str]]:
    """A source as documents, what is attached to it after it; a line where it cannot be read."""
    from ..settings import ATTACHMENT_DEPTH
    from ..text.readers import read_document

    if not isinstance(found, Source):
        yield found.name, found.message
        return
    waiting = [(found, 0)]
    while waiting:
        source, depth = waiting.pop(0)
        try:
            given = about if depth == 0 else {"language": about.get("language")}
            result = read_document(source, ocr=recognise, **given)
        except TimelineError as error:
            yield source.name, str(error)
            continue
        yield source.name, result.document
        if depth < ATTACHMENT_DEPTH:
            waiting = [(item, depth + 1) for item in result.attachments] + waiting


@click.command(name="add")
@click.argument("names", metavar="SOURCE...", nargs=-1, required=True)
@options.database
@options.who
@options.about_source
@options.how_to_read
@options.web
@options.as_json
@click.pass_context
def add_command(
    ctx: click.Context,
    /,
    names: tuple[str, ...],
    database: Path,
    who: str | None,
    ocr: bool,
    yes: bool,
    private: bool,
    proxy: str | None,
    offline: bool,
    as_json: bool,
    **about: Any,
) -> None:
    """Add files, folders, addresses or standard input (-) to the case file.

    What was added before is not added twice. What cannot be read is named, the rest is added,
    and the status is 1.

    \b
        timeline add articles/ minutes.pdf --database affair.db
        timeline add https://courier.example/lease --yes
        timeline add scan.pdf --ocr --published 2019-03-15 --publisher "Harbour Courier"
    """
    _check_about(names, about)
    access = allowed(names, yes=yes, private=private, proxy=proxy, offline=offline)
    new = not database.exists()
    counts: Counter[str] = Counter()
    try:
        with (
            case_files.deciding(database, who, create=True) as case,
            screen.progress("adding", _total(names)) as step,
        ):
            for result in case.add_all(names, web=access, ocr=recogniser(ocr), **about):
                step(result.source)
                _tell(result, as_json)
                counts[_kind(result)] += 1
    finally:  # stopped with Ctrl-C too: what was added is there
        if new and not counts["added"]:
            case_files.take_back(database)
        if counts:
            screen.say(_summary(counts))
    if counts["failed"]:
        ctx.exit(FAILED)


def _tell(result: AddResult, as_json: bool) -> None:
    if as_json:
        screen.json_line(result.to_json())
        return
    if result.error:
        screen.say(f"not added  {result.error}")
        return
    if result.already:
        screen.show(screen.hanging(f"there already  {result.source}"))
        for notice in result.notices:
            screen.say(screen.hanging(f"  {notice}"))
        return
    title = result.document and result.document.title
    claims = f"{result.source}: {counted(result.claims, 'claim')}"
    screen.show(screen.hanging(f"added  {claims}{f'  “{title}”' if title else ''}"))
    for notice in _notices(result):
        screen.say(f"  {result.source}: {notice}")


def _notices(result: AddResult) -> Iterator[str]:
    """What the reader remarked, and whether relative dates could not be counted."""
    yield from result.notices
    if result.document and result.document.published is None:
        yield "its day of publication is not known; relative dates stay open (--published says it)"


def _kind(result: AddResult) -> str:
    if result.error:
        return "failed"
    return "already" if result.already else "added"


def _summary(counts: Counter[str]) -> str:
    parts = [f"{counted(counts['added'], 'document')} added"]
    if counts["already"]:
        parts.append(f"{counts['already']} there already")
    if counts["failed"]:
        parts.append(f"{counts['failed']} not added")
    return ", ".join(parts)


def _gathered(names: Sequence[str], access: WebAccess) -> Iterator[Source | Failure]:
    from ..sources.files import gather

    return gather(names, web=access)


def recogniser(wanted: bool) -> Recogniser | None:
    """What recognises pictures of pages, where it is wanted."""
    if not wanted:
        return None
    from ..sources import ocr

    return ocr.recogniser()


def _total(names: Sequence[str]) -> int:
    from ..sources.files import list_names

    listing = list_names(names)
    return len(listing.names) + len(listing.failures)


def _check_about(names: Sequence[str], about: Mapping[str, Any]) -> None:
    several = len(names) > 1 or Path(names[0]).is_dir()
    for option in OF_ONE:
        if about.get(option) is not None and several:
            raise click.UsageError(f"--{option} is about one document; add that one by itself")
