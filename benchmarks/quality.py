"""How right the claims are on the texts of our own, by language, and how well they are grouped.

    python benchmarks/quality.py [dev] [held] [demo] [--errors]
    python benchmarks/quality.py --headlines FILE… [--errors]

`--errors` lists what is wrong in `dev` and `demo`; of `held` only figures are printed, so that it
stays a measure. The bars stand beside the figures. `--headlines` reads pages and other documents,
or JSON Lines with `text`, `lang` and `dct`, and counts the headlines that no editor would print.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gold.measures import Extraction, demonstration, extraction, grouped, ill_formed

import timeline
from timeline.model import Source
from timeline.text.readers import read_document

BARS = "bars, held: date F1 75, certainty 85, actor F1 80; grouping: precision 95 at recall 60"
HEAD = (
    f"{'':12} {'date F1':>8} {'P':>6} {'R':>6} {'found':>6} {'cert.':>6} {'how':>6} {'actors':>7}"
)


def main() -> None:
    """Print the figures of the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", help="dev, held, demo (all)")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, but not of held")
    parser.add_argument("--headlines", nargs="+", metavar="FILE", type=Path, default=[])
    given = parser.parse_args()
    if given.headlines:
        show_headlines(given.headlines, errors=given.errors)
        return
    parts = given.parts or ["dev", "held", "demo"]
    if unknown := set(parts) - {"dev", "held", "demo"}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    for part in parts:
        show(part, demonstration() if part == "demo" else extraction(part))
        if part != "demo":
            show_grouping(part)
        if given.errors and part != "held":
            show_errors(part)
    print(f"\n{BARS}")


def show(part: str, result: Extraction) -> None:
    """One line a language."""
    print(
        f"\n{part}: {result.claims} claims, {len(result.faults)} headlines that say too "
        f"much, {len(result.ill_formed)} that cannot be printed"
    )
    print(HEAD)
    for name, score in sorted(result.scores.items()):
        precision = 100 * score.dated_right / max(score.dated_found, 1)
        recall = 100 * score.dated_right / max(score.dated_asked, 1)
        print(
            f"{name:12} {score.date_f1:8.1f} {precision:6.1f} {recall:6.1f} "
            f"{score.trigger_recall:6.1f} {score.certainty:6.1f} {score.how:6.1f} "
            f"{score.actor_f1:7.1f}"
        )


def show_grouping(part: str) -> None:
    """Pairs of tellings put into one event."""
    result = grouped(part)
    print(
        f"grouping     precision {result.precision:.1f} ({result.right}/{result.made}), recall "
        f"{result.recall:.1f} of {result.possible} pairs found, {result.recall_of_all:.1f} of "
        f"{result.asked} in the gold"
    )


def show_errors(part: str) -> None:
    """What is wrong, one line each."""
    result = demonstration() if part == "demo" else extraction(part)
    lines = [*result.faults, *result.ill_formed, *result.all.remarks]
    if part != "demo":
        lines += grouped(part).remarks
    print(*lines, sep="\n")


def show_headlines(paths: list[Path], *, errors: bool) -> None:
    """How many headlines of any texts cannot be printed."""
    claims, wrong = 0, list[str]()
    for name, language, published, text in texts(paths):
        found = timeline.extract(text, published=published, language=language)
        claims += len(found)
        wrong += ill_formed(name, language or "en", found)
    share = 100 * len(wrong) / max(claims, 1)
    print(f"{claims} headlines, {len(wrong)} that cannot be printed ({share:.1f} %)")
    if errors:
        print(*wrong, sep="\n")


def texts(paths: list[Path]) -> Iterator[tuple[str, str | None, dt.date | None, str]]:
    """(name, language, day of publication, text) of each file or line."""
    for path in paths:
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                day = dt.date.fromisoformat(row["dct"]) if row.get("dct") else None
                yield row.get("doc", path.name), row.get("lang"), day, row["text"]
        else:
            source = Source(
                name=path.name, content=path.read_bytes(), captured=dt.datetime.now(dt.UTC)
            )
            document = read_document(source).document
            yield path.name, document.language, document.published, document.text


if __name__ == "__main__":
    main()
