"""Slides for TimelineJS 3 (Knight Lab): its JSON, and the table of its spreadsheet template.

Every slide has its `unique_id`, so that a link to it outlives a corrected headline. A date is as
precise as its source; whatever TimelineJS cannot say of it stands in `display_date`.
"""

from __future__ import annotations

import csv
from html import escape
from typing import Any, BinaryIO

from ..days import Day
from ..model import Event, Evidence, Loss, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .csv import defused
from .features import HASHES, OFFSETS, lost
from .loss import counted, report
from .sources import claim_words, in_order, quote_link, source_words, stamped, told, translated
from .spans import clock, ends
from .words import one_line, safe_text
from .writing import text_into, write_json_value

MADE_FOR = 100  # slides; TimelineJS recommends about 20
NOT_CARRIED = ("undated", "open ends", "sets", "about", "dispute", "actors", "places", "controls")
COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text",
    "Type", "Group", "Background",
)  # fmt: skip


def write_timelinejs(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the JSON that TimelineJS loads."""
    slides = [slide(event, selection.stamp) for event in selection.events if ends(event)]
    write_json_value({"title": title(selection), "events": slides, "scale": "human"}, out)
    return _report("timelinejs", selection, len(slides))


def write_timelinejs_csv(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the rows of the spreadsheet template, its title first."""
    slides = [slide(event, selection.stamp) for event in selection.events if ends(event)]
    with text_into(out, newline="") as text:
        table = csv.DictWriter(text, COLUMNS, restval="")
        table.writeheader()
        words = title(selection)["text"]
        table.writerow(
            _defused({"Headline": words["headline"], "Text": words["text"], "Type": "title"})
        )
        for one in slides:
            table.writerow(_defused(row(one)))
    return _report("timelinejs-csv", selection, len(slides), "the links to single slides")


def _report(name: str, selection: Selection, written: int, *also: str) -> LossReport:
    losses = list(lost(selection, *NOT_CARRIED, also=[OFFSETS, HASHES, *also]))
    if written > MADE_FOR:
        words = f"{counted(written, 'slide')}, where TimelineJS is made for about 20"
        losses.append(Loss(event_id=None, what=words))
    return report(name, selection, losses, written=written)


def title(selection: Selection) -> dict[str, Any]:
    """The slide before the first."""
    words = f"{counted(len(selection.events), 'event')}, each with the words of its sources."
    if selection.stamp:
        words = f"{selection.stamp}: not for publication. {words}"
    headline = stamped(selection.stamp, one_line(selection.title))
    return {
        "unique_id": "title",
        "text": {"headline": escape(headline), "text": f"<p>{escape(words)}</p>"},
    }


def slide(event: Event, stamp: str) -> dict[str, Any]:
    """The slide of a dated event."""
    span = ends(event)
    assert span is not None
    start, end = _dates(event, *span)
    made: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": start,
        "display_date": escape(date_words(event.date)),
        "text": {"headline": escape(stamped(stamp, told(event))), "text": text(event)},
        "autolink": False,
    }
    if end is not None:
        made["end_date"] = end
    if event.tags:
        made["group"] = escape(one_line(event.tags[0]))
    return made


def text(event: Event) -> str:
    """The quotes with their sources, as the little HTML that a slide shows."""
    parts = [_quote(item) for item in in_order(event)]
    parts += [f"<p>Note: {escape(safe_text(note))}</p>" for note in event.notes]
    return "".join(parts)


def _quote(item: Evidence) -> str:
    link, standing = quote_link(item), claim_words(item)
    source = escape(source_words(item))
    if link:
        source = f'<a href="{escape(link)}" rel="noopener" target="_blank">{source}</a>'
    said = f" ({escape(standing)})" if standing else ""
    quote = escape(safe_text(item.claim.quote)).replace("\n", "<br>")
    others = "".join(f"<p>{escape(words)}</p>" for words in translated(item))
    return f"<blockquote>{quote}</blockquote>{others}<p>{source}{said}</p>"


def _dates(event: Event, first: Day, last: Day) -> tuple[dict[str, int], dict[str, int] | None]:
    """Begin and end in as many parts as the source gives; no end where one date says it all."""
    begin, end, following = date(first), date(last), last + 1
    if first.day == 1 and following.day == 1:
        whole_years = first.month == 1 and following.month == 1
        kept = ("year",) if whole_years else ("year", "month")
        begin = {name: begin[name] for name in kept}
        end = {name: end[name] for name in kept}
    at = clock(event.date)
    if at is not None and begin == end:
        begin |= {"hour": at.hour, "minute": at.minute, "second": at.second}
        return begin, None
    return begin, None if begin == end else end


def date(day: Day) -> dict[str, int]:
    """Its parts; TimelineJS counts 44 BC as -44, and has no year 0."""
    year, month, of_month = day.parts
    return {"year": year if year > 0 else year - 1, "month": month, "day": of_month}


def row(one: dict[str, Any]) -> dict[str, str]:
    """A slide as a row of the template."""
    start, end = one["start_date"], one.get("end_date", {})
    at = (
        f"{start['hour']:02d}:{start['minute']:02d}:{start['second']:02d}"
        if "hour" in start
        else ""
    )
    parts = ("year", "month", "day")
    cells = {part.title(): str(start.get(part, "")) for part in parts}
    cells |= {f"End {part.title()}": str(end.get(part, "")) for part in parts}
    return cells | {
        "Time": at,
        "Display Date": one["display_date"],
        "Headline": one["text"]["headline"],
        "Text": one["text"]["text"],
        "Group": one.get("group", ""),
    }


def _defused(cells: dict[str, str]) -> dict[str, str]:
    """No cell a formula; years before Christ stay numbers, as TimelineJS reads them."""
    return {name: cell if name.endswith("Year") else defused(cell) for name, cell in cells.items()}


TIMELINEJS = Format(
    name="timelinejs",
    suffix=".timelinejs.json",
    media_type="application/json",
    public=True,
    write=write_timelinejs,
)
TIMELINEJS_CSV = Format(
    name="timelinejs-csv",
    suffix=".timelinejs.csv",
    media_type="text/csv",
    public=True,
    write=write_timelinejs_csv,
)
