"""How quickly a folder of many small articles becomes a case: reading, extracting, storing.

    python benchmarks/reading.py [DOCUMENTS]

The articles are invented. Printed are processor time for each quarter of the folder, so that any
growth shows, and the most memory that the process had; compare ratios, not machines.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import timeline

PEOPLE = ("Orrin Vale", "Ilma Harbour", "Tessa Quill", "Ada Finch", "Bo Marlowe", "Petra Holm")
FIRMS = ("Skerry Lines", "Veldt Marine", "Crake Homes", "Heather Rail", "Fenland Cereals")
ACTS = (
    "{who} signed a contract with {firm} on {day}.",
    "On {day}, {firm} paid {who} 14,500 crowns, according to its books.",
    "{who} resigned on {day} after a letter from {firm} was found.",
    "The council fined {firm} on {day}; {who} denied that he had known of it.",
)
MONTHS = ("January", "March", "May", "July", "September", "November")


def article(number: int) -> str:
    """A page of a dozen sentences, half of them dated."""
    chance = random.Random(number)
    lines = []
    for _ in range(6):
        day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2005, 2022)}"
        told = chance.choice(ACTS)
        told = told.format(who=chance.choice(PEOPLE), firm=chance.choice(FIRMS), day=day)
        lines.append(f"<p>{told} Nobody at the harbour wanted to speak about it.</p>")
    head = f"<title>Report {number}</title><meta name=date content=2023-05-{number % 28 + 1:02d}>"
    return f"<html lang=en><head>{head}</head><body><h1>Report {number}</h1>{''.join(lines)}"


def main() -> None:
    """Write the folder, add it, and say what it cost."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pages"
        pages.mkdir()
        for number in range(documents):
            (pages / f"{number:05d}.html").write_text(article(number), encoding="utf-8")
        claims = 0
        with timeline.open(Path(folder) / "case.db") as case:
            begin = time.process_time()
            for done, result in enumerate(case.add_all([pages]), start=1):
                claims += result.claims
                if done % max(1, documents // 4) == 0:
                    spent = time.process_time() - begin
                    print(f"{done:>7} documents {spent:8.1f} s", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{claims} claims; at most {peak:.0f} MB")


if __name__ == "__main__":
    main()
