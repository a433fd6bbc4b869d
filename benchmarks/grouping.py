"""Which claims are taken for the same happening: pairwise precision and recall on the gold.

    python benchmarks/grouping.py [dev|held] [--errors]

The articles of all affairs are read and grouped as one case. A pair of claims counts where both
stand on annotated mentions. `of all` also counts pairs of which a claim was not found; `of found`
asks of the grouping alone. `held` is for figures: never look at its errors while rules change.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

if (tests := str(Path(__file__).parents[1] / "tests")) not in sys.path:
    sys.path.insert(0, tests)

import gold

from timeline.analysis.grouping import group
from timeline.analysis.likeness import Telling, likeness, telling
from timeline.model import Claim, Document
from timeline.pipeline import read_claims

Found = tuple[gold.GroupedMention, Claim, Telling]


def found_in(article: gold.GroupingArticle, number: int) -> Iterator[tuple[object, Claim, Telling]]:
    """Claims of an article with the mention each stands on, or None."""
    document = Document(
        text=article.text,
        language=article.language,
        published=dt.date.fromisoformat(article.published),
    )
    taken: set[int] = set()
    for place, claim in enumerate(read_claims(document).claims):
        mention = next(
            (m for m in article.mentions if m.start not in taken and stands_on(claim, m)), None
        )
        if mention:
            taken.add(mention.start)
        key = f"{number:03d}-{place:03d}"
        yield mention, claim, telling(claim, key=key, document=article.name)


def stands_on(claim: Claim, mention: gold.GroupedMention) -> bool:
    """True where the claim's trigger overlaps the mention's."""
    trigger = claim.trigger
    return bool(trigger and trigger.start < mention.end and mention.start < trigger.end)


def measure(part: str, *, errors: bool) -> tuple[float, float, float]:
    """Precision, recall of all pairs, recall of pairs whose claims were found."""
    articles = gold.grouping(part)
    found = [item for number, article in enumerate(articles) for item in found_in(article, number)]
    groups = group([told for _, _, told in found])
    home = {told.key: number for number, told_ in enumerate(groups) for told in told_}
    on = [(m, claim, told) for m, claim, told in found if m is not None]
    right = wrong = missed = 0
    for one, other in combinations(on, 2):
        same = one[0].cluster == other[0].cluster
        joined = home[one[2].key] == home[other[2].key]
        right += same and joined
        wrong += joined and not same
        missed += same and not joined
        if errors and same != joined:
            show("JOINED" if joined else "missed", one, other)
    clusters: dict[str, int] = {}
    for article in articles:
        for mention in article.mentions:
            clusters[mention.cluster] = clusters.get(mention.cluster, 0) + 1
    pairs = sum(count * (count - 1) // 2 for count in clusters.values())
    if errors:
        loose = {told.key: claim for m, claim, told in found if m is None}
        for told_ in groups:
            if len(told_) > 1 and any(told.key in loose for told in told_):
                print("UNMARKED", *(told.key for told in told_))
                for m, claim, told in found:
                    if told in told_:
                        print("   ", claim.date, "|", claim.headline, "|", m and m.cluster)
    precision = right / (right + wrong) if right + wrong else 1.0
    return precision, right / pairs, right / (right + missed)


def show(word: str, one: Found, other: Found) -> None:
    """Print a pair that was joined or missed against the gold."""
    alike = likeness(one[2], other[2])
    print(f"{word} {alike.score} {alike.reasons}")
    for mention, claim, told in (one, other):
        print(f"   {mention.cluster} [{told.act}] {claim.date} {claim.certainty}: {claim.headline}")
        print(f"      {sorted(told.actors)} {sorted(told.numbers)}")


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=["dev", "held"])
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    precision, of_all, of_found = measure(given.part, errors=given.errors)
    print(
        f"grouping {given.part}: precision {precision:.3f}, recall of all {of_all:.3f}, "
        f"of found {of_found:.3f}"
    )


if __name__ == "__main__":
    main()
