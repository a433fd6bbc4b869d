"""Every format names what it loses of a case that has something to lose in each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline.export.csv import NO_OFFSETS
from timeline.export.features import FEATURES, HASHES, OFFSETS, lost
from timeline.export.loss import kind_of, loss_words
from timeline.export.sqlite import REASONS
from timeline.model import Loss, LossReport, Selection
from timeline.plugins import exporters

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
OFFSETS_AND_HASH = NO_OFFSETS.what
# Which events of the case have a feature.
WHO = {
    "undated": {"e2"},
    "open ends": {"e3", "e12"},
    "sets": {"e5", "e10"},
    "about": {"e8"},
    "precision": {"e3", "e5", "e8", "e9", "e10", "e11", "e12"},
    "before Christ": {"e4"},
    "clock": {"e7"},
    "dispute": {"e5"},
    "against": {"e5"},
    "places": {"e7", "e14"},
    "notes": {"e7", "e14"},
    "controls": {"e7"},
    "address": {"e5", "e14"},
}
# Format → the features it names as lost, and what is lost of the whole.
LOST: dict[str, tuple[set[str], set[str]]] = {
    "bibtex": (set(), {OFFSETS}),
    "csl": (set(), {OFFSETS}),
    "csv": ({"dispute", "controls"}, {OFFSETS_AND_HASH}),
    "docx": ({"controls"}, {OFFSETS}),
    "ftm": ({"before Christ", "dispute", "controls"}, {OFFSETS}),
    "html": ({"controls"}, {OFFSETS, HASHES}),
    "html-fragment": (
        {"controls"},
        {OFFSETS, HASHES, "the drawing, and searching and filtering (html has them)"},
    ),
    "ics": (
        {
            "undated", "open ends", "sets", "about", "precision", "before Christ", "dispute",
            "controls",
        },
        {OFFSETS, HASHES},
    ),
    "json": (set(), set()),
    "jsonl": (set(), set()),
    "jsonld": ({"dispute", "controls"}, {OFFSETS}),
    "markdown": ({"controls"}, {OFFSETS}),
    "packet": ({"controls"}, set()),
    "sqlite": (set(), {REASONS}),
    "timelinejs": (
        {"undated", "open ends", "sets", "about", "dispute", "places", "controls"},
        {OFFSETS, HASHES},
    ),
    "timelinejs-csv": (
        {"undated", "open ends", "sets", "about", "dispute", "places", "controls"},
        {OFFSETS, HASHES, "the links to single slides"},
    ),
    "timesketch": (
        {"undated", "open ends", "sets", "about", "dispute", "against", "notes", "controls"},
        {OFFSETS, HASHES},
    ),
    "timesketch-csv": (
        {"undated", "open ends", "sets", "about", "dispute", "against", "notes", "controls"},
        {OFFSETS, HASHES},
    ),
    "webannotation": ({"notes"}, set()),
    "xlsx": ({"dispute", "controls"}, {OFFSETS_AND_HASH}),
}  # fmt: skip


@pytest.mark.parametrize("feature", WHO)
def test_the_case_has_it(feature: str, rich: Selection) -> None:
    assert {loss.event_id for loss in lost(rich, feature)} == WHO[feature]


def test_every_format_of_ours_is_tried() -> None:
    assert set(LOST) == set(exporters())


@pytest.mark.parametrize("name", LOST)
def test_a_format_names_every_loss(name: str, rich: Selection, write: Write) -> None:
    features, whole = LOST[name]
    _, report = write(name, rich)
    told = {(loss.event_id, loss.what) for loss in report.losses}
    expected = {(who, FEATURES[feature][1]) for feature in features for who in WHO[feature]}
    assert expected <= told
    unexpected = {
        (who, FEATURES[feature][1]) for feature in set(WHO) - features for who in WHO[feature]
    }
    assert not unexpected & told
    assert {(None, what) for what in whole} <= told


@pytest.mark.parametrize("name", exporters())
def test_what_the_gate_kept_back_is_in_every_report(
    name: str, rich: Selection, write: Write
) -> None:
    _, report = write(name, rich)
    assert report.format == name
    assert {"rejected", "2 undated"} <= {kind_of(loss) for loss in report.losses}
    assert loss_words(report)[0].startswith(f"{name}: ")


@pytest.mark.parametrize("name", exporters())
def test_nothing_to_export_is_no_fault(
    name: str, selection: Callable[..., Selection], write: Write
) -> None:
    kept = Loss(event_id="e9", what="not reviewed: CANARY")
    raw, report = write(name, selection(left_out=(kept,)))
    assert report.written == 0
    assert report.losses == (kept,)
    assert b"CANARY" not in raw


@pytest.mark.parametrize("name", exporters())
def test_the_words_of_the_stamp_are_in_it(name: str, rich: Selection, write: Write) -> None:
    import io
    import zipfile
    from dataclasses import replace

    raw, _ = write(name, replace(rich, internal=True))
    parts = [raw]
    if raw[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = [archive.read(inside) for inside in archive.namelist()]
    assert any(b"INTERNAL" in part for part in parts)
    assert any(b"DRAFT" in part for part in parts)
