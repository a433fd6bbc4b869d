"""How well and how fast dates are found, against every peer the package index offers.

    python benchmarks/dates.py GOLD.jsonl… [--characters 60000]

GOLD holds one document per line: `text`, `dct` (day of publication), `lang`, and `timex`, a list
of `start, end, type, value` in TIMEX3. Figures are F1 in percent: strict (same span), relaxed (an
overlap) and value (an overlap and the same value). Peers that are not installed are named and
left out: `pip install datefinder parsedatetime timexy recognizers-text-suite "emoji<2"`.
Speed is measured on the same text in the same run, in CPU time of one process.
A peer that gives a calendar day and no precision is given the benefit of it: its value is cut to
the precision of the gold value.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import timeline


class Found(NamedTuple):
    """A span and the value a tool gives it; `day` where it knows nothing but days."""

    start: int
    end: int
    value: str
    day: bool = False


Finder = Callable[[str, dt.date | None, str], list[Found]]


def ours(text: str, published: dt.date | None, language: str) -> list[Found]:
    """This package."""
    found = timeline.find_dates(text, published=published, language=language)
    return [Found(timex.start, timex.end, timex.value) for timex in found]


def dateparser_search() -> Finder:
    """dateparser.search.search_dates, with its best settings for old texts."""
    from dateparser.search import search_dates

    def find(text: str, published: dt.date | None, language: str) -> list[Found]:
        settings: dict[str, Any] = {"PREFER_DATES_FROM": "past"}
        if published:
            settings["RELATIVE_BASE"] = dt.datetime.combine(published, dt.time())
        hits = search_dates(text, languages=[language], settings=settings) or []
        return list(_placed(text, [(words, f"{date:%Y-%m-%d}") for words, date in hits]))

    return find


def datefinder_find() -> Finder:
    """datefinder."""
    import datefinder

    def find(text: str, published: dt.date | None, language: str) -> list[Found]:
        base = dt.datetime.combine(published or dt.date(2000, 1, 1), dt.time())
        hits = datefinder.find_dates(text, index=True, base_date=base)
        return [Found(start, end, f"{date:%Y-%m-%d}", True) for date, (start, end) in hits]

    return find


def parsedatetime_find() -> Finder:
    """parsedatetime's nlp."""
    import parsedatetime

    calendar = parsedatetime.Calendar()

    def find(text: str, published: dt.date | None, language: str) -> list[Found]:
        base = dt.datetime.combine(published or dt.date(2000, 1, 1), dt.time())
        hits = calendar.nlp(text, base) or ()
        return [Found(hit[2], hit[3], f"{hit[0]:%Y-%m-%d}", True) for hit in hits]

    return find


def timexy_find() -> Finder:
    """timexy on a blank spaCy pipeline."""
    import spacy
    from timexy import Timexy  # noqa: F401  (registers the component)

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy"})

    def find(text: str, published: dt.date | None, language: str) -> list[Found]:
        found = []
        for ent in nlp(text).ents:
            value = ent.kb_id_.partition('value="')[2].partition('"')[0]
            found.append(Found(ent.start_char, ent.end_char, value.partition("T")[0]))
        return found

    return find


def recognizers_find() -> Finder:
    """recognizers-text-date-time."""
    from recognizers_date_time import Culture, recognize_datetime

    def find(text: str, published: dt.date | None, language: str) -> list[Found]:
        base = dt.datetime.combine(published or dt.date(2000, 1, 1), dt.time())
        hits = recognize_datetime(text, Culture.English, reference=base)
        found = []
        for hit in hits:
            values = (hit.resolution or {}).get("values") or [{}]
            found.append(Found(hit.start, hit.end + 1, values[-1].get("timex", "")))
        return found

    return find


PEERS: dict[str, Callable[[], Finder]] = {
    "dateparser search": dateparser_search,
    "datefinder": datefinder_find,
    "parsedatetime": parsedatetime_find,
    "timexy": timexy_find,
    "recognizers-text": recognizers_find,
}


def _placed(text: str, hits: list[tuple[str, str]]) -> Iterator[Found]:
    """Spans for a tool that gives none: each hit is the next one of its words in the text."""
    place = 0
    for words, value in hits:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            yield Found(start, place, value, True)


def scores(documents: list[dict[str, Any]], find: Finder) -> tuple[float, float, float, float]:
    """Strict, relaxed and value F1 in percent, and the CPU seconds it took."""
    exact = near = right = gold = given = 0
    seconds = 0.0
    for document in documents:
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        begin = time.process_time()
        found = find(document["text"], published, document["lang"])
        seconds += time.process_time() - begin
        gold, given = gold + len(document["timex"]), given + len(found)
        for timex, match in _pairs(document["timex"], found):
            near += 1
            exact += (timex["start"], timex["end"]) == (match.start, match.end)
            value = match.value[: len(timex["value"])] if match.day else match.value
            right += bool(timex["value"]) and value == timex["value"]
    total = max(gold + given, 1) / 200
    return exact / total, near / total, right / total, seconds


def _pairs(
    gold: list[dict[str, Any]], found: list[Found]
) -> Iterator[tuple[dict[str, Any], Found]]:
    """One to one: exact spans first, then overlaps from left to right."""
    exact = {(match.start, match.end): match for match in found}
    left, used = [], set()
    for timex in gold:
        match = exact.get((timex["start"], timex["end"]))
        if match is not None and match not in used:
            used.add(match)
            yield timex, match
        else:
            left.append(timex)
    for timex in left:
        for match in found:
            if match not in used and match.start < timex["end"] and timex["start"] < match.end:
                used.add(match)
                yield timex, match
                break


def installed() -> dict[str, Finder]:
    """Us first, then the peers that are here; the others are named on standard error."""
    finders: dict[str, Finder] = {"timeline": ours}
    for name, make in PEERS.items():
        try:
            finders[name] = make()
        except ImportError as error:
            print(f"{name}: not installed ({error.name})", file=sys.stderr)
    return finders


def cost_of_more(text: str) -> float:
    """How many times longer four times the text takes."""
    took = []
    for copies in (1, 4):
        begin = time.process_time()
        timeline.find_dates("\n\n".join([text] * copies), language="en")
        took.append(time.process_time() - begin)
    return took[1] / max(took[0], 1e-9)


def main() -> None:
    """Print a table per gold file, then the speed of all on the same text."""
    options = argparse.ArgumentParser(description="Dates found, right and fast.")
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--characters", type=int, default=60_000, help="text for the speed test")
    given = options.parse_args()
    warnings.simplefilter("ignore")
    finders = installed()
    ours("Warm up on 5 May 2014.", None, "en")
    english: list[str] = []
    for path in given.gold:
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        language = documents[0]["lang"]
        print(f"\n| {path.stem} | strict | relaxed | value |\n| --- | --- | --- | --- |")
        for name, find in finders.items():
            if language != "en" and name not in ("timeline", "dateparser search"):
                continue
            strict, relaxed, value, _ = scores(documents, find)
            print(f"| {name} | {strict:.1f} | {relaxed:.1f} | {value:.1f} |", flush=True)
        if language == "en":
            english += [document["text"] for document in documents]
    text = "\n\n".join(english)[: given.characters]
    if text:
        print_speed(text, finders)


def print_speed(text: str, finders: dict[str, Finder]) -> None:
    """MB of text per CPU second, and how many times slower each peer is than we."""
    print(f"\n| {len(text)} characters | MB/s | our speed is … times |\n| --- | --- | --- |")
    base = 0.0
    for name, find in finders.items():
        rounds = 3 if name == "timeline" else 1
        begin = time.process_time()
        for _ in range(rounds):
            find(text, dt.date(2020, 1, 1), "en")
        took = max((time.process_time() - begin) / rounds, 1e-9)
        base = base or took
        print(f"| {name} | {len(text) / took / 1e6:.3f} | {took / base:.1f} |", flush=True)
    print(f"\nfour times the text takes {cost_of_more(text):.2f} times as long")


if __name__ == "__main__":
    main()
