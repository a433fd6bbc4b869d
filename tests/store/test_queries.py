"""Which events a question finds."""

from pathlib import Path

import pytest
from making import open_case, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError

TEXT = """
2014-03-12 | Orrin Vale | sign the lease
2014 | Nordwerk | found a branch
../2013-05-01 | Ilma Harbour | leave the board | reported
2015-02-01/.. | Nordwerk Ltd | supply the quay | planned
-0043-03-15 | Senate of Halden | stab a statesman
undated | Orrin Vale | deny everything | denied
"""
LEASE, BRANCH, LEFT, SUPPLY, STAB, DENY = (
    "sign the lease", "found a branch", "leave the board", "supply the quay", "stab a statesman",
    "deny everything",
)  # fmt: skip
ALL = [STAB, LEFT, BRANCH, LEASE, SUPPLY, DENY]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Case:
    case = open_case(tmp_path_factory.mktemp("queries") / "case.db")
    case.add(source(TEXT, "courier-2015.html"), url="https://courier.example/50%_lease")
    case.add(source("2016 | Tessa Quill | visit Zürich", "ledger"), publisher="Public Ledger")
    by_act = {event.title.split(" ", 2)[-1]: event.id for event in case.events()}
    lease = next(event.id for event in case.events() if LEASE in event.title)
    case.confirm(lease)
    case.tag(lease, "money")
    assert by_act
    return case


def found(case: Case, **filters: object) -> list[str]:
    titles = [event.title for event in case.events(**filters)]
    assert titles == [event.title for event in case.drawing_events(**filters)]
    return [next((part for part in ALL if part in title), title) for title in titles]


VISIT = "Tessa Quill visit Zürich"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [STAB, LEFT, BRANCH, LEASE, SUPPLY, VISIT, DENY]),
        ({"within": "2014"}, [LEFT, BRANCH, LEASE][1:]),
        ({"within": "2014-03"}, [BRANCH, LEASE]),
        ({"within": "2014-04"}, [BRANCH]),
        ({"within": "../2013"}, [STAB, LEFT]),
        ({"within": "1900"}, [LEFT]),
        ({"within": "2030/.."}, [SUPPLY]),
        ({"within": "2015-01-31"}, []),
        ({"within": "-0043"}, [STAB, LEFT]),
        ({"within": "2014", "undated": True}, []),
        ({"undated": True}, [DENY]),
        ({"undated": False}, [STAB, LEFT, BRANCH, LEASE, SUPPLY, VISIT]),
        ({"actor": "Nordwerk"}, [BRANCH, SUPPLY]),
        ({"actor": "vale"}, []),
        ({"actor": "President Orrin VALE"}, [LEASE, DENY]),
        ({"status": "confirmed"}, [LEASE]),
        ({"status": ["confirmed", "rejected"]}, [LEASE]),
        ({"status": []}, []),
        ({"certainty": ("reported", "planned")}, [LEFT, SUPPLY]),
        ({"tag": "money"}, [LEASE]),
        ({"tag": "mone_"}, []),
        ({"source": "courier"}, [STAB, LEFT, BRANCH, LEASE, SUPPLY, DENY]),
        ({"source": "public ledger"}, [VISIT]),
        ({"source": "50%_l"}, [STAB, LEFT, BRANCH, LEASE, SUPPLY, DENY]),
        ({"source": "50__l"}, []),
        ({"search": "lease"}, [LEASE]),
        ({"search": "zurich OR branch"}, [BRANCH, VISIT]),
        ({"search": "quay -supply"}, []),
        ({"min_salience": 0.9}, []),
        ({"min_salience": 0.8, "actor": "Tessa Quill"}, [VISIT]),
    ],
    ids=str,
)
def test_filters(asked: Case, filters: dict[str, object], expected: list[str]) -> None:
    assert found(asked, **filters) == expected


@pytest.mark.parametrize(
    "filters",
    [
        {"within": "next week"}, {"within": ""}, {"status": "done"}, {"certainty": "sure"},
        {"search": "..."}, {"search": ""},
    ],
    ids=str,
)  # fmt: skip
def test_what_makes_no_sense(asked: Case, filters: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        asked.events(**filters)


@pytest.mark.parametrize(
    "words", ["'; drop table events; --", 'a"b', "near(", "title:x", "*", "^x"]
)
def test_any_words_can_be_searched_for(asked: Case, words: str) -> None:
    try:
        assert asked.events(search=words) == []
        assert asked.search(words) == []
    except UsageError:
        assert not any(letter.isalnum() for letter in words)


def test_an_event_is_whole(asked: Case) -> None:
    [event] = asked.events(tag="money")
    [item] = event.evidence
    assert event.actors == item.claim.actors == ("Orrin Vale",)
    assert (item.document.source, item.relation, event.tags) == (
        "courier-2015.html", "supports", ("money",),
    )  # fmt: skip
    text = asked.text(item.document.id)
    assert text[: item.claim.start].endswith(item.prefix)
    assert text[item.claim.end :].startswith(item.suffix)
    assert asked.event(event.id) == event


def test_the_light_events_differ_only_in_evidence(asked: Case) -> None:
    for light, whole in zip(asked.drawing_events(), asked.events(), strict=True):
        assert light.evidence == ()
        assert (light.id, light.date, light.actors, light.tags) == (
            whole.id, whole.date, whole.actors, whole.tags,
        )  # fmt: skip


def test_ids_may_be_shortened(asked: Case) -> None:
    event = asked.events()[0]
    assert asked.event(event.id[:8]).id == event.id
    with pytest.raises(TimelineError, match="no event 'nothing'"):
        asked.event("nothing")
    with pytest.raises(TimelineError, match="no event ''"):
        asked.event("")
    with pytest.raises(TimelineError, match="no document"):
        asked.text("%")


def test_a_short_id_of_several(tmp_path: Path) -> None:
    from making import fixed_case

    with fixed_case(tmp_path / "case.db") as case:
        case.add(source(TEXT))
        with pytest.raises(TimelineError, match="several events begin with 'id'"):
            case.event("id")


def test_somebody_elses_change_shows(tmp_path: Path) -> None:
    with open_case(tmp_path / "c.db") as one, open_case(tmp_path / "c.db") as other:
        seen = one.data_version()
        one.add(source(TEXT))
        assert one.data_version() == seen
        other.confirm(other.events()[0].id)
        assert one.data_version() != seen


def test_views_can_be_read_by_anybody(asked: Case) -> None:
    rows = asked._session.query("select * from timeline")
    assert [row["title"] for row in rows] == [event.title for event in asked.events()]
    assert rows[3]["earliest"] == rows[3]["latest"] == "2014-03-12"
    assert (rows[3]["actors"], rows[3]["tags"], rows[3]["documents"]) == ("Orrin Vale", "money", 1)
    assert len(asked._session.query("select * from quotes")) == 7
