from __future__ import annotations

from pathlib import Path

from timeline.export.loss import loss_words, write_beside
from timeline.model import Loss, LossReport

NOTHING = LossReport(format="csv", written=1)
MUCH = LossReport(
    format="csv",
    written=1_200,
    losses=(
        *(Loss(event_id=f"e{n}", what="not reviewed") for n in range(7)),
        Loss(event_id=None, what="offsets of quotes"),
        Loss(event_id="e1", what="open ends"),
    ),
)


def test_nothing_lost_is_said() -> None:
    assert loss_words(NOTHING) == ["csv: 1 event written, nothing left out."]


def test_losses_are_gathered_by_kind() -> None:
    assert loss_words(MUCH) == [
        "csv: 1,200 events written. Not in it:",
        "  not reviewed: 7 events (e0, e1, e2, e3, e4 and 2 more)",
        "  offsets of quotes",
        "  open ends: 1 event (e1)",
    ]


def test_the_file_beside_names_all(tmp_path: Path) -> None:
    beside = write_beside(MUCH, tmp_path / "out.csv")
    assert beside == tmp_path / "out.csv.losses.txt"
    assert "(e0, e1, e2, e3, e4, e5, e6)" in beside.read_text(encoding="utf-8")
