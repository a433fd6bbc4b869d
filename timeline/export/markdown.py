"""The chronology as text: Markdown that reads well unrendered, with a footnote for every quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..model import LossReport, Selection
from ..plugins import Format
from .chronology import Chronology, Line, Note, chronology, runs
from .features import OFFSETS, lost
from .loss import counted, report
from .writing import text_into

# What Markdown (CommonMark 0.31 and the tables and footnotes of GitHub's) would take for its own.
MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&!^@])")
LEADING = re.compile(r"^(\s*)([-+=>]|\d{1,9}[.)])(?=\s|$)|^(\s*)(---|===)")


def write_markdown(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the chronology of a selection."""
    written = report("markdown", selection, lost(selection, "controls", also=[OFFSETS]))
    with text_into(out) as text:
        for line in markdown_lines(chronology(selection, written)):
            text.write(f"{line}\n")
    return written


def markdown_lines(paper: Chronology) -> Iterator[str]:
    """The lines of the file."""
    if paper.stamp:
        yield from (f"**{paper.stamp}. Not for publication.**", "")
    yield from (f"# {escaped(paper.title)}", "", escaped(paper.summary), "")
    if not paper.lines and not paper.undated:
        yield from ("There is nothing in this selection.", "")
    if paper.lines:
        yield from ("## Chronology", "", *_table(paper.lines), "")
    if paper.undated:
        yield from ("## Undated", "", *_table(paper.undated), "")
    yield from _remarks([*paper.lines, *paper.undated])
    yield from _disputes(paper)
    yield from _gaps(paper)
    if paper.documents:
        yield from ("## Documents", "")
        yield from (f"{n}. {escaped(words)}" for n, words in enumerate(paper.documents, 1))
        yield ""
    if paper.losses:
        yield from ("## Left out", "", *(f"- {escaped(line)}" for line in paper.losses), "")
    if paper.notes:
        yield from ("## Notes", "")
        for note in paper.notes:
            yield from _note(note)
    yield f"Made on {escaped(paper.made)} with investigative-timeline."


def _table(lines: Iterable[Line]) -> Iterator[str]:
    yield "| | date | event | notes |"
    yield "| ---: | --- | --- | --- |"
    for line in lines:
        marks = " ".join(f"[^{number}]" for number in line.notes)
        yield f"| {line.number} | {escaped(line.when)} | {escaped(line.headline)} | {marks} |"


def _remarks(lines: Iterable[Line]) -> Iterator[str]:
    said = [(line, remark) for line in lines for remark in line.remarks]
    if said:
        yield from ("## Remarks", "")
        for line, remark in said:
            yield f"- To line {line.number}: {escaped(' '.join(remark.split()))}"
        yield ""


def _disputes(paper: Chronology) -> Iterator[str]:
    if paper.disputes:
        yield from ("## Disputed dates", "")
        for dispute in paper.disputes:
            yield f"- Line {dispute.line}, {escaped(dispute.headline)}"
            for when, notes in dispute.dates:
                marks = " ".join(f"[^{number}]" for number in notes)
                yield f"  - {escaped(when)} {marks}"
        yield ""


def _gaps(paper: Chronology) -> Iterator[str]:
    if not paper.silences and not paper.gaps:
        return
    yield from ("## Gaps", "")
    for silence in paper.silences:
        between = f"{escaped(silence.after)} and {escaped(silence.before)}"
        yield f"- Nothing between {between} ({counted(silence.days, 'day')})"
    for gap in paper.gaps:
        stretches = (f"{a}–{b}" if b > a else f"{a}" for a, b in runs(gap.lines))
        yield f"- {gap.words} line{'s' if len(gap.lines) > 1 else ''} {', '.join(stretches)}"
    yield ""


def _note(note: Note) -> Iterator[str]:
    """A footnote: its first line beside the mark, the rest indented by four."""
    standing = f" ({escaped(note.standing)})" if note.standing else ""
    yield f"[^{note.number}]: {escaped(note.source)}{standing}"
    yield ""
    for line in note.quote.split("\n"):
        yield f"    > {escaped(line)}".rstrip()
    yield ""
    yield f"    {escaped(note.reason)}"
    if note.facts:
        yield f"    {escaped('; '.join(note.facts))}"
    if note.link:
        yield f"    <{note.link}>"
    yield ""


def escaped(text: str) -> str:
    """The text so that Markdown shows it letter for letter.

    >>> escaped("- see [x](y) *now*")
    '\\\\- see \\\\[x\\\\](y) \\\\*now\\\\*'
    """
    plain = MARKS.sub(r"\\\1", text)
    match = LEADING.match(plain)
    if match is None:
        return plain
    at = len(match[1] if match[1] is not None else match[3] or "")
    if match[2] and match[2][:-1].isdigit():
        at += len(match[2]) - 1
    return f"{plain[:at]}\\{plain[at:]}"


MARKDOWN = Format(
    name="markdown", suffix=".md", media_type="text/markdown", public=True, write=write_markdown
)
