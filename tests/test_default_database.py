"""The `events.db` of the repository: the demonstration, true in every line, and made by rule."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

import timeline
from timeline.demo.build import articles, build
from timeline.errors import CaseFileError
from timeline.store.schema import SEARCHED

DEFAULT = Path(__file__).parents[1] / "events.db"
ANEW = "the program reads otherwise than when events.db was made: run `timeline demo --build`"


@pytest.fixture
def case() -> Iterator[timeline.Case]:
    with timeline.open(DEFAULT, create=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[object]]:
    """The demonstration made anew, and the decisions that fit nothing any more."""
    path = tmp_path_factory.mktemp("demonstration") / "events.db"
    return path, [*build(path)]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those the search index keeps for itself."""
    database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    kept_by_index = tuple(f"{table}_fts" for table in SEARCHED)
    names = [
        name
        for (name,) in database.execute("select name from sqlite_master where type = 'table'")
        if not name.startswith((*kept_by_index, "sqlite_stat", "_sqlite"))
    ]
    found = {name: database.execute(f'select * from "{name}"').fetchall() for name in names}
    database.close()
    return found


def test_it_is_what_building_it_anew_gives(rebuilt: tuple[Path, list[object]]) -> None:
    was, today = rows(DEFAULT), rows(rebuilt[0])
    assert was.keys() == today.keys()
    differing = [name for name in was if was[name] != today[name]]
    assert not differing, f"{differing}: {ANEW}"


def test_every_decision_fits(rebuilt: tuple[Path, list[object]]) -> None:
    assert rebuilt[1] == []


def test_it_is_clean(case: timeline.Case) -> None:
    report = case.check()
    assert report.clean, report
    assert report.documents >= len(articles())


def test_every_quote_stands_in_its_text(case: timeline.Case) -> None:
    texts = {document.id: case.text(document.id) for document in case.documents()}
    quotes = 0
    for event in case.events():
        for item in event.evidence:
            claim = item.claim
            assert texts[item.document.id][claim.start : claim.end] == claim.quote
            quotes += 1
    assert quotes > 100


def test_every_date_is_its_own_bounds(case: timeline.Case) -> None:
    for event in case.events():
        if event.date is None:
            assert (event.earliest, event.latest) == (None, None)
        else:
            assert (event.earliest, event.latest) == (event.date.earliest, event.date.latest)


def test_it_refuses_every_change(case: timeline.Case) -> None:
    before = DEFAULT.read_bytes()
    event = case.events()[0]
    for change in (
        lambda: case.confirm(event.id),
        lambda: case.undo(),
        lambda: list(case.add_all(["x.txt"])),
        lambda: case.tag(event.id, "x"),
    ):
        with pytest.raises(CaseFileError, match=r"demonstration.*timeline demo.*--database"):
            change()
    assert DEFAULT.read_bytes() == before


def test_nothing_of_this_machine_is_in_it() -> None:
    content = DEFAULT.read_bytes()
    for word in ("/home/", "/tmp/", str(Path.home()), str(DEFAULT.parent)):
        assert word.encode() not in content, word


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(lambda event: len({e.document.publisher for e in event.evidence}) > 1,
                     id="corroborated"),
        pytest.param(lambda event: event.disputed, id="disputed"),
        pytest.param(lambda event: event.how == "relative", id="relative"),
        pytest.param(lambda event: event.certainty == "denied" or "denied" in event.title,
                     id="a denial"),
        pytest.param(lambda event: event.certainty == "planned", id="a plan"),
        pytest.param(lambda event: event.certainty == "alleged", id="an allegation"),
        pytest.param(lambda event: event.date is None, id="undated"),
        pytest.param(lambda event: event.precision not in ("day", None), id="vague"),
        pytest.param(lambda event: event.status == "confirmed", id="confirmed"),
        pytest.param(lambda event: event.status == "rejected", id="rejected"),
    ],
)  # fmt: skip
def test_it_shows_one_of_each(case: timeline.Case, what: object) -> None:
    assert callable(what)
    assert any(map(what, case.events()))


def test_it_tells_of_every_kind_of_source(case: timeline.Case) -> None:
    kinds = {document.media_type for document in case.documents()}
    assert len(kinds) >= 5
    languages = {document.language for document in case.documents()}
    assert languages >= {"en", "de", "es"}
