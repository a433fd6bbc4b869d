"""Several people at once, and a program that is killed: nothing is lost, nothing is half there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from making import AFFAIR, open_case, source

from timeline.errors import Conflict

WRITERS, EDITS, KILLS = 8, 25, 12
TESTS = str(Path(__file__).parents[1])

ADDING = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from making import open_case, source
line = "2019-0{} | Orrin Vale | visit quay {} with {}"
texts = ["\\n".join(line.format(1 + n % 9, n, k) for k in range(9)) for n in range(50)]
with open_case(Path(sys.argv[1])) as case:
    print("open", flush=True)
    for result in case.add_all(source(text, str(n)) for n, text in enumerate(texts)):
        print(result.source, flush=True)
"""


def test_eight_people_edit_the_same_events(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_case(path) as case:
        case.add(source(AFFAIR))
        names = [event.id for event in case.events()]
    saved, conflicts = [0] * WRITERS, [0] * WRITERS
    faults: list[BaseException] = []

    def edit(me: int) -> None:
        chance = random.Random(me)
        try:
            with open_case(path, who=f"writer {me}") as mine:
                for number in range(EDITS):
                    event = mine.event(chance.choice(names))
                    try:
                        mine.retitle(event.id, f"{me}-{number}", version=event.version)
                        saved[me] += 1
                    except Conflict:
                        conflicts[me] += 1
        except BaseException as fault:  # noqa: BLE001 -- told in the main thread
            faults.append(fault)

    threads = [threading.Thread(target=edit, args=(me,)) for me in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    with open_case(path) as case:
        kept = case.decisions()
        assert len(kept) == sum(saved)
        assert sum(saved) + sum(conflicts) == WRITERS * EDITS
        assert sum(event.version - 1 for event in case.events()) == sum(saved)
        assert case.check().clean


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX's")
def test_killed_while_adding(tmp_path: Path) -> None:
    """Killed at random moments; after each, every document is wholly there or not at all."""
    path = tmp_path / "case.db"
    chance = random.Random(7)
    for _ in range(KILLS):
        adding = subprocess.Popen(
            [sys.executable, "-c", ADDING, str(path), TESTS], stdout=subprocess.PIPE, text=True
        )
        assert adding.stdout is not None
        for _ in range(chance.randint(1, 6)):
            adding.stdout.readline()
        threading.Event().wait(chance.random() / 50)
        adding.send_signal(signal.SIGKILL)
        adding.wait(timeout=60)
        adding.stdout.close()
        with open_case(path) as case:
            assert all(document.claims == 9 for document in case.documents())
            assert len(case.claims()) == 9 * len(case.documents())
            assert all(record.event_id for record in case.claims())
            assert case.check().clean
