"""How quick a large case file is: adding, listing, drawing, searching, deciding, checking.

    python benchmarks/case.py [DOCUMENTS] [CLAIMS PER DOCUMENT]

Documents are invented, and reading and extraction are left out: what is timed is the case file.
Processor time is shown; compare ratios and how figures grow, not seconds of different machines.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if (tests := str(Path(__file__).parents[1] / "tests")) not in sys.path:
    sys.path.insert(0, tests)

from making import open_case, source

PEOPLE = [f"{first} {last}" for first in ("Orrin", "Ilma", "Tessa", "Ada", "Bo") for last in (
    "Vale", "Harbour", "Quill", "Finch", "Marlowe", "Astley", "Beale", "Calloway", "Lamm", "Pell",
)]  # fmt: skip
ACTS = ("sign", "pay", "visit", "sell", "arrest", "sue", "resign", "announce", "meet", "publish")
THINGS = [f"{kind} {number}" for kind in ("quay", "ship", "ledger", "bank") for number in range(50)]


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how much of the processor's time it took."""
    begin = time.process_time()
    yield
    print(f"{what:<44} {time.process_time() - begin:8.2f} s", flush=True)


def text(number: int, claims: int) -> str:
    """A document of invented happenings over twenty years."""
    chance = random.Random(number)
    lines = []
    for _ in range(claims):
        date = f"{chance.randint(2000, 2019)}-{chance.randint(1, 12):02d}"
        day = f"-{chance.randint(1, 28):02d}" if chance.random() < 0.8 else ""
        who = ", ".join(chance.sample(PEOPLE, chance.randint(1, 2)))
        lines.append(f"{date}{day} | {who} | {chance.choice(ACTS)} {chance.choice(THINGS)}")
    return "\n".join(lines)


def main() -> None:
    """Build a case and time what people do with it."""
    documents, claims = (int(given) for given in (*sys.argv[1:], "1000", "50")[:2])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        with open_case(path) as case:
            for part in range(4):
                quarter = range(part * documents // 4, (part + 1) * documents // 4)
                with timed(f"add {len(quarter)} documents, {claims} claims each"):
                    for _ in case.add_all(source(text(n, claims), str(n)) for n in quarter):
                        pass
        with open_case(path) as case:
            with timed("drawing_events()"):
                light = case.drawing_events()
            with timed("events()"):
                whole = case.events()
            print(f"{len(light)} events, {sum(len(e.evidence) for e in whole)} pieces of evidence")
            with timed("events(within='2010-03', actor=…)"):
                found = case.events(within="2010-03", actor="Orrin Vale")
            print(f"{len(found)} events")
            with timed("search('quay 7')"):
                case.search('"quay 7"')
            with timed("actors()"):
                case.actors()
            with timed("100 × event(id)"):
                for event in light[:100]:
                    case.event(event.id)
            with timed("100 × confirm"):
                for event in light[:100]:
                    case.confirm(event.id, version=event.version)
            with timed("100 × undo"):
                for _ in range(100):
                    case.undo()
            with timed("check()"):
                print("clean" if case.check().clean else "NOT CLEAN")
        print(f"{path.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
