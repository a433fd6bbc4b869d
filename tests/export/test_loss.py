from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.errors import TimelineError
from timeline.export.loss import loss_counts, loss_words, write_losses
from timeline.model import Loss, LossReport

NOTHING = LossReport(format="csv", written=1)
MUCH = LossReport(
    format="csv",
    written=1_200,
    losses=(
        *(Loss(event_id=f"e{n}", what=f"not reviewed: Title {n}") for n in range(7)),
        Loss(event_id=None, what="offsets of quotes"),
        Loss(event_id="e1", what="open ends"),
    ),
)


def test_nothing_lost_is_said() -> None:
    assert loss_words(NOTHING) == ["csv: 1 event written, nothing left out."]


def test_losses_are_gathered_by_kind() -> None:
    assert loss_words(MUCH, shown=2) == [
        "csv: 1,200 events written. Not in it:",
        "  not reviewed: 7 events",
        "    e0  Title 0",
        "    e1  Title 1",
        "    and 5 more",
        "  offsets of quotes",
        "  open ends: 1 event",
        "    e1",
    ]


def test_the_file_beside_names_all(tmp_path: Path) -> None:
    beside = write_losses(replace(MUCH, path=str(tmp_path / "out.csv")))
    assert beside == tmp_path / "out.csv.losses.txt"
    written = beside.read_text(encoding="utf-8")
    assert all(f"e{n}  Title {n}\n" in written for n in range(7))


def test_what_is_published_names_no_event_that_was_kept_back() -> None:
    assert loss_counts(MUCH) == [
        "not reviewed: 7 events",
        "offsets of quotes",
        "open ends: 1 event",
    ]
    assert loss_counts(NOTHING) == []


def test_what_is_published_tells_nobody_what_is_sensitive() -> None:
    whats = ("sensitive", "off the record", "under embargo", "a reply is awaited: from Orrin Vale",
             "without a quote, sensitive", "the hashes of the documents (json has them)",
             "the name of a confidential document (`timeline mark`)")  # fmt: skip
    losses = tuple(Loss(event_id=f"e{n}", what=what) for n, what in enumerate(whats))
    assert loss_counts(replace(MUCH, losses=losses)) == [
        "a quote that is not for publication: 1 event",
        "not for publication: 4 events",
        "the hashes of the documents: 1 event",
        "the name of a confidential document: 1 event",
    ]


def test_a_list_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    assert write_losses(MUCH) is None
    with pytest.raises(TimelineError, match="the list of what is not in the export is missing"):
        write_losses(replace(MUCH, path=str(tmp_path / "nowhere" / "out.csv")))
