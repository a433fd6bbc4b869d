"""The chronology as a Word document that can be filed: table, disputes, gaps, numbered notes.

Numbers lead from a line to its notes and back (bookmarks and links inside the document), the
table's head stands on every page, and every page has its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from ..model import LossReport, Selection
from ..plugins import Format
from .chronology import Chronology, Line, Note, chronology, runs
from .features import OFFSETS, lost
from .loss import counted, report
from .words import shorten

if TYPE_CHECKING:
    from .paper import Paper

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HASH_POINTS = 7.5  # at which 64 digits stand on one line
LINK_SHOWN = 90  # characters of an address that are printed; the link is whole


def write_docx(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the chronology of a selection."""
    from .paper import Paper

    written = report("docx", selection, lost(selection, "controls", also=[OFFSETS]))
    content = chronology(selection, written)
    paper = Paper(title=content.title, stamp=content.stamp, made=selection.made)
    _front(paper, content)
    _tables(paper, content)
    _disputes(paper, content)
    _gaps(paper, content)
    _lists(paper, content)
    if content.notes:
        paper.heading("Notes")
        for note in content.notes:
            _note(paper, note)
    paper.save(out)
    return written


def _front(paper: Paper, content: Chronology) -> None:
    paper.title(content.title)
    if content.stamp:
        paper.stamped(f"{content.stamp} – not for publication")
    paper.paragraph(content.summary, style="Soft")
    paper.paragraph(f"Made on {content.made} with investigative-timeline.", style="Soft")
    if not content.lines and not content.undated:
        paper.paragraph("There is nothing in this selection.")


def _tables(paper: Paper, content: Chronology) -> None:
    for heading, lines in (("Chronology", content.lines), ("Undated", content.undated)):
        if lines:
            paper.heading(heading)
            table = paper.table(("No.", "Date", "Event", "Notes"))
            for line in lines:
                _row(paper, table.add_row(), line)
            table.finish()


def _row(paper: Paper, cells: Any, line: Line) -> None:
    number, date, event, notes = cells
    paper.anchor(number, str(line.number), f"line_{line.number}")
    date.add_run(line.when)
    event.add_run(line.headline)
    if line.names:
        paper.under(event, line.names)
    for remark in line.remarks:
        paper.under(event, f"Remark: {remark}")
    for position, note in enumerate(line.notes):
        if position:
            notes.add_run(" ")
        paper.link_inside(notes, str(note), f"note_{note}")


def _disputes(paper: Paper, content: Chronology) -> None:
    if not content.disputes:
        return
    paper.heading("Disputed dates")
    for dispute in content.disputes:
        paragraph = paper.paragraph("Line ")
        paper.link_inside(paragraph, str(dispute.line), f"line_{dispute.line}")
        paragraph.add_run(f": {dispute.headline}")
        for when, notes in dispute.dates:
            item = paper.paragraph(f"{when} (note{'s' if len(notes) > 1 else ''} ", style="Item")
            for position, note in enumerate(notes):
                if position:
                    item.add_run(", ")
                paper.link_inside(item, str(note), f"note_{note}")
            item.add_run(")")


def _gaps(paper: Paper, content: Chronology) -> None:
    if not content.silences and not content.gaps:
        return
    paper.heading("Gaps")
    for silence in content.silences:
        paper.paragraph(
            f"Nothing between {silence.after} and {silence.before} "
            f"({counted(silence.days, 'day')}).",
            style="Item",
        )
    for gap in content.gaps:
        several = "s" if len(gap.lines) > 1 else ""
        item = paper.paragraph(f"{gap.words} line{several} ", style="Item")
        for position, (first, last) in enumerate(runs(gap.lines)):
            if position:
                item.add_run(", ")
            words = f"{first}–{last}" if last > first else str(first)
            paper.link_inside(item, words, f"line_{first}")
        item.add_run(".")


def _lists(paper: Paper, content: Chronology) -> None:
    if content.documents:
        paper.heading("Documents")
        for number, words in enumerate(content.documents, 1):
            source, _, digest = words.partition(", SHA-256 ")
            item = paper.paragraph(f"{number}.\t{source}", style="Numbered")
            if digest:
                paper.under(item, f"SHA-256 {digest}", points=HASH_POINTS)
    if content.losses:
        paper.heading("Left out")
        for loss in content.losses:
            paper.paragraph(loss, style="Item")


def _note(paper: Paper, note: Note) -> None:
    head = paper.paragraph("", style="Note Head")
    paper.anchor(head, f"{note.number}", f"note_{note.number}", bold=True)
    head.add_run(f"  {note.source}")
    if note.standing:
        head.add_run(f" ({note.standing})").italic = True
    head.add_run("  →\u00a0line\u00a0")
    paper.link_inside(head, str(note.line), f"line_{note.line}")
    whole = [head, paper.paragraph(f"“{note.quote}”", style="Quoted")]
    whole.append(paper.paragraph(note.reason, style="Note Body"))
    whole += [paper.paragraph(fact, style="Fact") for fact in note.facts]
    if note.link:
        shown = shorten(note.link.partition("#:~:")[0], LINK_SHOWN)
        whole.append(paper.paragraph("", style="Note Body"))
        paper.link(whole[-1], shown, note.link)
    for paragraph in whole[:-1]:  # a note stays on one page
        paragraph.paragraph_format.keep_with_next = True


DOCX = Format(name="docx", suffix=".docx", media_type=MEDIA_TYPE, public=True, write=write_docx)
