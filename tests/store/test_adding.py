"""Documents go in wholly or not at all, and never twice."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from making import AFFAIR, LEASE, Found, Read, claim, find, fixed_case, open_case, read, source

from timeline.case import Case
from timeline.errors import CaseFileError, MissingPackage, UnreadableSource, UsageError
from timeline.model import Document, Source


def rows(case: Case) -> dict[str, list[tuple]]:
    """Everything that is stored."""
    connection = sqlite3.connect(case.path)
    names = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    found = {name: connection.execute(f'select * from "{name}"').fetchall() for (name,) in names}
    connection.close()
    return found


def test_a_document_with_its_claims(case: Case) -> None:
    [document] = case.documents()
    assert (document.source, document.claims) == ("notes.txt", 5)
    assert case.text(document.id) == AFFAIR
    assert case.snapshot(document.id) == AFFAIR.encode()
    for record in case.claims(document.id):
        assert case.text(document.id)[record.claim.start : record.claim.end] == record.claim.quote


def test_a_claim_comes_back_as_it_was(case: Case) -> None:
    expected = find(Document(text=AFFAIR)).claims
    assert [record.claim for record in case.claims()] == expected


def test_the_same_bytes_change_nothing(case: Case) -> None:
    before = rows(case)
    again = case.add(source(AFFAIR, "another name.txt"), published="2020-01-01")
    assert again.already
    assert again.document == case.documents()[0]
    assert rows(case) == before


def test_a_broken_source_is_named_and_the_rest_added(tmp_path: Path) -> None:
    def picky(given: Source, **options: object) -> Read:
        if b"broken" in given.content:
            raise UnreadableSource(f"{given.name}: nothing to read")
        return read(given, **options)

    texts = [source(LEASE, "a"), source("broken", "b"), source(f"{LEASE}, again", "c")]
    with open_case(tmp_path / "case.db", read=picky) as case:
        results = list(case.add_all(texts))
        assert [result.error for result in results] == [None, "b: nothing to read", None]
        assert [document.source for document in case.documents()] == ["a", "c"]


def test_what_would_fail_with_every_source_stops_at_once(tmp_path: Path) -> None:
    def missing(document: Document, **_: object) -> Found:
        raise MissingPackage("the model is not installed")

    with open_case(tmp_path / "case.db", extract=missing) as case:
        with pytest.raises(MissingPackage):
            list(case.add_all([source(LEASE), source(AFFAIR)]))
        assert case.documents() == []


def test_a_quote_that_does_not_stand_is_left_out(tmp_path: Path) -> None:
    def careless(document: Document, **_: object) -> Found:
        good = claim(LEASE)
        return Found([], [good, replace(good, quote="Orrin Vale, Port"), replace(good, end=10**9)])

    with open_case(tmp_path / "case.db", extract=careless) as case:
        result = case.add(source(LEASE))
        assert result.claims == 1
        assert "2 claims were left out" in result.notices[-1]
        assert [record.claim.quote for record in case.claims()] == [LEASE]


def test_attachments_are_documents_with_a_parent(tmp_path: Path) -> None:
    def with_mail(given: Source, **options: object) -> Read:
        attached = (source("a plan", "mail/plan.txt"), source("", "mail/empty"))
        if not given.content:
            raise UnreadableSource("mail/empty: no text in it")
        return Read(read(given, **options).document, attached if given.name == "mail" else ())

    with open_case(tmp_path / "case.db", read=with_mail) as case:
        results = list(case.add_all([source("the mail", "mail")], title="A letter"))
        assert [(result.source, result.error) for result in results] == [
            ("mail", None), ("mail/plan.txt", None), ("mail/empty", "mail/empty: no text in it"),
        ]  # fmt: skip
        mail, plan = case.documents()
        assert plan.parent == mail.id
        assert (mail.title, plan.title) == ("A letter", None)


def test_an_error_in_the_middle_leaves_nothing_of_the_document(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(case)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.store.adding.put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        case.add(source(LEASE, "b"))
    assert rows(case) == before
    assert case.check().clean
    monkeypatch.undo()
    assert case.add(source(LEASE, "b")).document is not None


def test_a_full_disk_is_one_line_and_nothing_half_written(case: Case) -> None:
    before = rows(case)
    connection = case._session.connection
    pages = connection.execute("pragma page_count").fetchone()[0]
    connection.execute(f"pragma max_page_count = {pages + 4}")
    big = "\n".join(f"{LEASE} number {number}" for number in range(400))
    with pytest.raises(CaseFileError, match="no room left") as raised:
        case.add(source(big))
    assert "\n" not in str(raised.value)
    assert "notes.txt and what follows it were not added" in str(raised.value)
    assert "what was added before is kept" in str(raised.value)
    assert "nothing was changed" not in str(raised.value)
    assert rows(case) == before
    connection.execute("pragma max_page_count = 1000000")
    assert case.add(source(big)).claims == 400
    assert case.check().clean


@pytest.mark.parametrize("text", ["half \ud800 a pair", "a zero \x00 in it", "🙂 astral 𝔘"])
def test_any_text_can_be_stored(tmp_path: Path, text: str) -> None:
    with open_case(tmp_path / "case.db") as case:
        result = case.add(source(f"{text}\n{LEASE}"))
        assert result.document is not None
        stored = case.text(result.document.id)
        assert len(stored) == len(f"{text}\n{LEASE}")
        [record] = case.claims()
        assert stored[record.claim.start : record.claim.end] == LEASE
        assert case.check().clean


def test_a_folder_is_for_add_all(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(LEASE)
    with pytest.raises(UsageError, match="add_all"):
        case.add(folder)
    assert [result.claims for result in case.add_all([folder])] == [1]


def test_what_is_missing_raises(case: Case, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        case.add(tmp_path / "nowhere.txt")
    with pytest.raises(UsageError, match="not a day"):
        case.add(source("x"), published="soon")


def test_one_run_for_one_call_of_the_program(case: Case) -> None:
    for number in range(3):
        case.add(source(f"{LEASE} {number}"), language="en")
    runs = case._session.query("select documents, claims from runs order by rowid")
    assert [tuple(row) for row in runs] == [(1, 5), (3, 3)]


def test_the_same_articles_make_the_same_rows(tmp_path: Path) -> None:
    made = []
    for name in ("one.db", "two.db"):
        with fixed_case(tmp_path / name) as case:
            list(case.add_all([source(AFFAIR, "a"), source(LEASE, "b")], published="2021-01-01"))
            case.confirm(case.events()[0].id)
            made.append(rows(case))
    assert made[0] == made[1]


def test_names_are_gathered_under_one_actor(tmp_path: Path) -> None:
    text = (
        "2019-03-12 | Vale | sign it\n2019-03-14 | Orrin Vale | leave\n"
        "2019-03-15 | President Orrin Vale | speak\n2019-03-16 | Ilma Vale-Smith | speak"
    )
    with open_case(tmp_path / "case.db") as case:
        case.add(source(text))
        case.add(source("2020-01-01 | Vale | return"))
        found = {actor.name: actor.names for actor in case.actors()}
        assert found == {
            "Orrin Vale": ("Orrin Vale", "President Orrin Vale", "Vale"),
            "Ilma Vale-Smith": ("Ilma Vale-Smith",),
        }
        assert len(case.events(actor="Vale")) == 4


@pytest.mark.parametrize("fault", [ValueError("odd"), RecursionError("deep"), MemoryError()])
@pytest.mark.parametrize("where", ["reading", "finding"])
def test_one_document_that_breaks_the_program_does_not_cost_the_others(
    tmp_path: Path, fault: Exception, where: str
) -> None:
    def broken_read(given: Source, **options: object) -> Read:
        if where == "reading" and given.name == "broken.txt":
            raise fault
        return read(given, **options)

    def broken_find(document: Document, **options: object) -> Found:
        if where == "finding" and "broken" in document.text:
            raise fault
        return find(document, **options)

    with open_case(tmp_path / "case.db", read=broken_read, extract=broken_find) as case:
        names = ("a.txt", "broken.txt", "c.txt")
        results = list(case.add_all(source(f"{name}\n{LEASE}", name) for name in names))
        assert [bool(result.error) for result in results] == [False, True, False]
        told = str(results[1].error)
        assert told.startswith("broken.txt: could not be read")
        assert type(fault).__name__ in told
        assert "please report it" in told
        assert [document.source for document in case.documents()] == ["a.txt", "c.txt"]
        assert case.check().clean


def test_an_attachment_that_breaks_the_program_does_not_cost_the_mail(tmp_path: Path) -> None:
    def mail(given: Source, **options: object) -> Read:
        if given.name == "inside.txt":
            raise ValueError("odd")
        return Read(read(given, **options).document, (source(LEASE, "inside.txt"),))

    with open_case(tmp_path / "case.db", read=mail) as case:
        results = list(case.add_all([source(AFFAIR, "mail.txt")]))
        assert [bool(result.error) for result in results] == [False, True]


def test_a_fault_shows_where_it_arose_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_DEBUG", "1")

    def broken(given: Source, **options: object) -> Read:
        raise ValueError("odd")

    with (
        open_case(tmp_path / "case.db", read=broken) as case,
        pytest.raises(ValueError, match="odd"),
    ):
        list(case.add_all([source(LEASE)]))


@pytest.mark.parametrize(
    ("url", "address", "sensitivity"),
    [
        ("https://courier.example/lease", None, "public"),
        (None, "https://courier.example/lease", "public"),
        (None, None, "confidential"),
        ("http://intranet/memo", None, "confidential"),
        ("http://files.newsroom.internal/memo", None, "confidential"),
        ("http://192.168.1.7/memo", None, "confidential"),
        ("http://[::1]/memo", None, "confidential"),
        ("file:///home/memo.txt", None, "confidential"),
        ("http://[broken", None, "confidential"),
    ],
)
def test_what_came_from_no_public_address_is_confidential(
    tmp_path: Path, url: str | None, address: str | None, sensitivity: str
) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(replace(source(LEASE), address=address), url=url)
        assert case.documents()[0].sensitivity == sensitivity
        assert case.claims()[0].sensitivity == sensitivity
        [event] = case.events()
        assert (event.sensitivity, event.evidence[0].sensitivity) == (sensitivity, sensitivity)
        assert case.drawing_events()[0].sensitivity == sensitivity
