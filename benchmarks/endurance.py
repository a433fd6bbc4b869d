"""Whether a case file outlives what is done to it: `kill -9`, and many people at once.

    python benchmarks/endurance.py kills [MOMENTS]      killed while 50 documents are added
    python benchmarks/endurance.py writers [EDITS]      8 people who edit the same events

After every kill each document must be there wholly or not at all, and the case must check clean.
Of the edits none may be lost, and each that was refused must have told both versions. Documents
are invented; what is put to the test is the case file. Ends with status 1 where anything failed.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

if (tests := str(Path(__file__).parents[1] / "tests")) not in sys.path:
    sys.path.insert(0, tests)

from making import AFFAIR, open_case, source

from timeline.errors import Conflict

DOCUMENTS, CLAIMS, WRITERS = 50, 9, 8


def add(path: Path) -> None:
    """What is killed: add documents, and say each that is done."""
    line = "2019-0{} | Orrin Vale | visit quay {} with {}"
    texts = [
        "\n".join(line.format(1 + number % 9, number, part) for part in range(CLAIMS))
        for number in range(DOCUMENTS)
    ]
    with open_case(path) as case:
        print("open", flush=True)
        for result in case.add_all(source(text, str(n)) for n, text in enumerate(texts)):
            print(result.source, flush=True)


def edit(path: Path, me: int, edits: int) -> None:
    """One of the people: retitle events as they are seen, and tell what became of each edit."""
    chance = random.Random(me)
    saved: list[str] = []
    told = 0
    with open_case(path, who=f"writer {me}") as case:
        for number in range(edits):
            event = chance.choice(case.events())
            try:
                case.retitle(event.id, f"{me}-{number}", version=event.version)
                saved.append(f"{me}-{number}")
            except Conflict as conflict:
                told += "you saw version" in str(conflict) and "it is now" in str(conflict)
    print(json.dumps({"saved": saved, "told": told}))


def started(*arguments: object) -> subprocess.Popen[str]:
    """This script in a process of its own."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def faults(path: Path) -> list[str]:
    """What is wrong with the case after a kill."""
    with open_case(path) as case:
        claims = case.claims()
        found = [*case.check().problems]
        found += [f"half of {item.source}" for item in case.documents() if item.claims != CLAIMS]
        found += [f"no event for claim {item.id}" for item in claims if item.event_id is None]
        if len(claims) != CLAIMS * len(case.documents()):
            found.append("claims without a document")
    return found


def kills(moments: int) -> bool:
    """Kill at random moments, some while documents are added, some before and after."""
    chance = random.Random(7)
    after: Counter[int] = Counter()
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for moment in range(moments):
            path = Path(folder) / f"{moment}.db"
            adding = started("add", path)
            assert adding.stdout is not None
            for _ in range(chance.randint(0, DOCUMENTS)):
                adding.stdout.readline()
            time.sleep(chance.random() / 40)
            adding.kill()
            adding.wait()
            adding.stdout.close()
            if not path.exists():
                continue
            wrong = faults(path)
            for fault in wrong:
                print(f"moment {moment}: {fault}")
            broken += bool(wrong)
            with open_case(path) as case:
                after[len(case.documents()) // 10 * 10] += 1
    print(f"{moments} kills, {broken} left a case that is not whole")
    for documents, count in sorted(after.items()):
        print(f"  {count:4} with {documents} to {documents + 9} documents there")
    return broken == 0


def writers(edits: int) -> bool:
    """Eight processes edit the same events at once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        with open_case(path) as case:
            case.add(source(AFFAIR))
        people = [started("edit", path, me, edits) for me in range(WRITERS)]
        done = [json.loads(person.communicate()[0]) for person in people]
        with open_case(path) as case:
            kept = {decision.after["title"] for decision in case.decisions()}
            clean = case.check().clean
    saved = {title for person in done for title in person["saved"]}
    told = sum(person["told"] for person in done)
    silent = WRITERS * edits - len(saved) - told
    print(f"{WRITERS} people, {edits} edits each: {len(saved)} saved, {len(saved - kept)} lost")
    print(f"{told} refused and told, {silent} neither; clean: {clean}")
    return kept == saved and silent == 0 and clean


def main(arguments: list[str]) -> int:
    """Do what is asked; 1 where anything was lost."""
    match arguments:
        case ["add", path]:
            add(Path(path))
            return 0
        case ["edit", path, me, edits]:
            edit(Path(path), int(me), int(edits))
            return 0
        case ["kills", *rest]:
            return int(not kills(int(rest[0]) if rest else 200))
        case ["writers", *rest]:
            return int(not writers(int(rest[0]) if rest else 100))
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
