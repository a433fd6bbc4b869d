"""Commands on a case file, tried on a working copy of the demonstration."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import timeline
from timeline.case import copy
from timeline.export.csv import base_of, restored
from timeline.export.json import schema

Call = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
DOCUMENT = {
    "id", "source", "url", "title", "publisher", "published", "published_basis", "language",
    "sha256",
}  # fmt: skip


# Where an export goes, and what it needs to.
OUT = {"csv": "out.internal.csv", "json": "out.internal.json", "html": "out.html"}
INTERNAL = {"csv": ("--internal",), "json": ("--internal",), "html": ()}


@pytest.fixture
def demonstration(folder: Path) -> Path:
    """A working copy, as `events.db` of the folder the commands run in."""
    return copy(ROOT / "events.db", folder / "events.db")


@pytest.fixture
def lines(call: Call, demonstration: Path) -> Callable[..., list[dict[str, Any]]]:
    """Runs a command with --json and gives its lines."""

    def read(*arguments: str) -> list[dict[str, Any]]:
        done = call(*arguments, "--json")
        assert done.returncode == 0, done
        return [json.loads(line) for line in done.stdout.splitlines()]

    return read


Lines = Callable[..., list[dict[str, Any]]]


# --- looking ----------------------------------------------------------------------------------


def test_documents_keep_their_contract(lines: Lines) -> None:
    documents = lines("list", "documents")
    assert len(documents) >= 12
    assert all(set(document) >= DOCUMENT for document in documents)
    assert {document["language"] for document in documents} >= {"en", "de", "es"}
    assert len({document["sha256"] for document in documents}) == len(documents)


def test_claims_keep_the_form_of_extract(lines: Lines) -> None:
    claims = lines("list", "claims")
    known = {event["id"] for event in lines("list", "events")}
    assert {claim["event_id"] for claim in claims} <= known
    for claim in claims:
        assert claim["end"] - claim["start"] == len(claim["quote"]) > 0
        assert (claim["date"] is None) is (claim["how"] == "none")


def test_events_come_in_order_the_undated_last(lines: Lines) -> None:
    events = lines("list", "events")
    dated = [event["earliest"] or event["latest"] for event in events if event["date"]]
    assert dated == sorted(dated)
    tray = [event["date"] is None for event in events]
    assert tray == sorted(tray)


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (("--status", "confirmed"), lambda event: event["status"] == "confirmed"),
        (("--certainty", "alleged"), lambda event: event["certainty"] == "alleged"),
        (("--tag", "contract"), lambda event: "contract" in event["tags"]),
        (("--actor", "Ines Calloway"), lambda event: "Ines Calloway" in event["actors"]),
        (("--undated",), lambda event: event["date"] is None),
        (("--dated",), lambda event: event["date"] is not None),
        (("--min-salience", "0.8"), lambda event: event["salience"] >= 0.79),
        (
            ("--within", "2017"),
            lambda event: (
                (event["earliest"] or "0") <= "2017-12-31"
                and (event["latest"] or "9") >= "2017-01-01"
            ),
        ),
    ],
)
def test_filters(
    lines: Lines, arguments: tuple[str, ...], holds: Callable[[dict[str, Any]], bool]
) -> None:
    found, everything = lines("list", "events", *arguments), lines("list", "events")
    assert 0 < len(found) < len(everything)
    assert all(map(holds, found))


def test_show_an_event_with_its_words(call: Call, lines: Lines) -> None:
    [event] = lines("list", "events", "--search", "incorporated", "--status", "confirmed")[:1]
    done = call("show", event["id"])
    assert "“Ostrel was incorporated on 12 March 2014.”" in done.stdout
    assert "The text says “12 March 2014”." in done.stdout
    assert event["id"] in done.stdout
    [whole] = lines("show", event["id"])
    assert whole["evidence"][0]["claim"]["quote"] == "Ostrel was incorporated on 12 March 2014."


def test_show_a_document_and_its_text(call: Call, lines: Lines) -> None:
    [document, *_] = lines("list", "documents")
    [whole] = lines("show", document["id"])
    [text] = lines("show", document["id"], "--text")
    assert whole["claims"]
    for claim in whole["claims"]:
        assert text["text"][claim["start"] : claim["end"]] == claim["quote"]
    done = call("show", document["id"])
    assert document["sha256"] in done.stdout
    assert call("show", document["id"], "--text").stdout.startswith(text["text"][:40])


def test_the_beginning_of_an_id_is_enough(call: Call, lines: Lines) -> None:
    [event, *_] = lines("list", "events")
    assert call("show", event["id"][:8]).returncode == 0


def test_an_id_that_is_not_there(call: Call, demonstration: Path, is_one_line: Any) -> None:
    is_one_line(call("show", "zzzz"), "no one event or document has the id 'zzzz'")


def test_search(call: Call, lines: Lines) -> None:
    hits = lines("search", "oyster", "growers")
    assert hits
    for hit in hits:
        assert hit["words"]
        assert hit["document_id"]
    assert "»" in call("search", "oyster").stdout
    documents = len({hit["document_id"] for hit in hits})
    told = f"{len(hits)} passages in {documents} documents\n"
    assert call("search", "oyster", "growers").stderr == told
    assert call("search", "xyzzy").stderr == "0 documents\n"


def test_check_is_clean(call: Call, lines: Lines) -> None:
    done = call("check")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "nothing is wrong")
    assert lines("check")[0]["clean"] is True


def test_check_finds_what_was_altered(call: Call, demonstration: Path) -> None:
    import sqlite3

    with sqlite3.connect(demonstration) as database:
        database.execute("update texts set text = replace(text, 'Ostrel', 'Orstel')")
    database.close()
    done = call("check")
    assert done.returncode == 1
    assert "problem: " in done.stdout or "missing: " in done.stdout


# --- deciding ---------------------------------------------------------------------------------


def proposed(lines: Lines) -> list[str]:
    return [event["id"] for event in lines("list", "events", "--status", "proposed")]


def test_confirm_reject_undo_and_the_log(call: Call, lines: Lines) -> None:
    first, second, *_ = proposed(lines)
    assert call("review", "confirm", first).stdout == f"confirmed {first}\n"
    assert call("review", "reject", second, "--reason", "a comparison").returncode == 0
    statuses = {event["id"]: event["status"] for event in lines("list", "events")}
    assert (statuses[first], statuses[second]) == ("confirmed", "rejected")
    assert call("undo").returncode == 0
    assert second in proposed(lines)
    assert call("undo", "--again").returncode == 0
    assert second not in proposed(lines)
    log = lines("log", "--limit", "4")
    assert [entry["who"] for entry in log] == ["Ada Finch"] * 4
    assert [entry["action"] for entry in log][-2:] == ["reject", "confirm"]
    assert "Ada Finch" in call("log").stdout


def test_who_decides_is_kept(call: Call, lines: Lines) -> None:
    call("review", "confirm", proposed(lines)[0], "--as", "Maren Holt")
    call("review", "--as", "Bo Lund", "confirm", proposed(lines)[0])
    assert [entry["who"] for entry in lines("log", "--limit", "2")] == ["Bo Lund", "Maren Holt"]


def test_redate_retitle_tag_note(call: Call, lines: Lines) -> None:
    event = proposed(lines)[0]
    assert call("review", "redate", event, "2019-03", "--reason", "minutes").returncode == 0
    assert call("review", "retitle", event, "The port accepts").returncode == 0
    assert call("review", "tag", event, "money").returncode == 0
    assert call("review", "note", event, "asked the ministry").returncode == 0
    [changed] = [row for row in lines("list", "events") if row["id"] == event]
    assert (changed["date"], changed["title"], changed["tags"], changed["notes"]) == (
        "2019-03", "The port accepts", ["money"], ["asked the ministry"],
    )  # fmt: skip


def test_merge(call: Call, lines: Lines) -> None:
    one, other, *_ = proposed(lines)
    assert call("merge", one, other).returncode == 0
    assert one not in proposed(lines)


def test_reopen(call: Call, lines: Lines) -> None:
    [event, *_] = lines("list", "events", "--status", "confirmed")
    assert call("review", "reopen", event["id"]).returncode == 0
    assert event["id"] in proposed(lines)


def test_a_document_can_be_withdrawn_and_comes_back(call: Call, lines: Lines) -> None:
    documents, events = lines("list", "documents"), lines("list", "events")
    assert call("withdraw", documents[0]["id"], "--reason", "by mistake").returncode == 0
    assert lines("list", "documents") == documents[1:]
    assert len(lines("list", "events")) < len(events)
    assert call("undo").returncode == 0
    assert lines("list", "documents") == documents
    assert {event["id"] for event in lines("list", "events")} == {event["id"] for event in events}


def test_review_needs_somebody_to_ask(
    call: Call, demonstration: Path, is_one_line: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    is_one_line(call("review"), "timeline review confirm EVENT")


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals as POSIX has them")
def test_review_one_by_one_at_a_terminal(folder: Path, demonstration: Path) -> None:
    import pty

    with timeline.open(demonstration, read_only=True) as case:
        first, second, third, *_ = case.events(status="proposed")
    here, there = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-c", "from timeline.cli import main; main(['review'])"],
        cwd=folder, stdin=there, stdout=there, stderr=there, start_new_session=True,
    )  # fmt: skip
    os.close(there)
    os.write(here, b"?\na\nREJECT\nnot the affair\nwhat\nnext\nu\nq\n")
    shown = read_all(here)
    assert started.wait(timeout=60) == 0
    assert first.evidence[0].claim.quote[:30] in shown
    assert "the quotes say what the event says" in shown
    assert "type one of: c confirm" in shown
    with timeline.open(demonstration, read_only=True) as case:
        statuses = [case.event(event.id).status for event in (first, second, third)]
    assert statuses == ["confirmed", "proposed", "proposed"]  # the rejection was undone
    assert "2 events decided" in shown


def read_all(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so at the end
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8", "replace")


# --- leaving ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["csv", "json", "html"])
def test_only_what_was_reviewed_leaves(call: Call, lines: Lines, folder: Path, name: str) -> None:
    confirmed = lines("list", "events", "--status", "confirmed")
    waiting = lines("list", "events", "--status", "proposed")
    done = call("export", *INTERNAL[name], "-o", OUT[name])
    assert done.returncode == 0
    assert done.stderr.startswith(f"{name}: {len(confirmed)} events written. Not in it:\n")
    written = folder.joinpath(OUT[name]).read_text(encoding="utf-8-sig")
    assert [event for event in confirmed if event["id"] in written] == confirmed
    written = written.partition('"losses"')[0]  # it names them, by id only
    assert not [event for event in waiting if event["id"] in written]
    assert "not reviewed: " in folder.joinpath(f"{OUT[name]}.losses.txt").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["csv", "json", "html"])
def test_a_draft_is_stamped(call: Call, demonstration: Path, folder: Path, name: str) -> None:
    assert call("export", "--draft", *INTERNAL[name], "-o", OUT[name]).returncode == 0
    text = folder.joinpath(OUT[name]).read_text(encoding="utf-8-sig")
    assert '"draft": true' in text if name == "json" else "DRAFT" in text
    assert call("export", *INTERNAL[name], "-o", OUT[name]).returncode == 0
    text = folder.joinpath(OUT[name]).read_text(encoding="utf-8-sig")
    assert '"draft": false' in text if name == "json" else "DRAFT" not in text


def test_rejected_events_never_leave(call: Call, lines: Lines, folder: Path) -> None:
    [rejected, *_] = lines("list", "events", "--status", "rejected")
    for name in ("csv", "json", "html"):
        call("export", "--draft", *INTERNAL[name], "-o", OUT[name])
        written = folder.joinpath(OUT[name]).read_text(encoding="utf-8")
        assert rejected["id"] not in written.partition('"losses"')[0]


def test_private_notes_never_leave(call: Call, lines: Lines, folder: Path) -> None:
    [event, *_] = lines("list", "events", "--status", "confirmed")
    call("review", "note", event["id"], "CANARY in the mine", "--private")
    for name in ("csv", "json", "html"):
        call("export", "--draft", *INTERNAL[name], "-o", OUT[name])
        assert "CANARY" not in folder.joinpath(OUT[name]).read_text(encoding="utf-8"), name


def test_exports_go_to_standard_output_too(run: Call, demonstration: Path) -> None:
    table = run("export", "--format", "csv", "--internal", "--tag", "contract").stdout
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
    assert len(rows) == 2
    assert all("contract" in row["tags"] for row in rows)
    assert json.loads(run("export", "-f", "json", "--internal", "--title", "The port").stdout)[
        "title"
    ] == ("The port")


def test_filters_reach_the_export(call: Call, lines: Lines) -> None:
    wanted = lines("list", "events", "--status", "confirmed", "--within", "2019")
    done = call("export", "--internal", "-o", "out.json", "--within", "2019")
    assert done.stderr.startswith(f"json: {len(wanted)} events written")


@pytest.mark.parametrize("draft", [(), ("--draft",)])
def test_the_json_of_a_real_case_fits_its_schema(
    call: Call, demonstration: Path, folder: Path, draft: tuple[str, ...]
) -> None:
    call("export", "--internal", "-o", "out.json", *draft)
    written = json.loads(folder.joinpath("out.internal.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, schema())
    assert len(written["documents"]) > 5


def test_every_row_of_a_real_table_comes_back(
    call: Call, demonstration: Path, folder: Path
) -> None:
    call("export", "--internal", "-o", "out.csv", "--draft")
    with folder.joinpath("out.internal.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {name: restored(cell) for name, cell in row.items()} for row in csv.DictReader(file)
        ]
    assert len(rows) > 100
    assert all(row["base"] == base_of(row) for row in rows)


def test_nothing_reviewed_is_said(call: Call, demonstration: Path, folder: Path) -> None:
    done = call("export", "--internal", "-o", "out.csv", "--tag", "nowhere")
    assert done.returncode == 0
    assert "nothing that was asked for is reviewed" in done.stderr


def test_a_device_that_takes_nothing_is_named_and_stays(
    call: Call, demonstration: Path, folder: Path, is_one_line: Any
) -> None:
    is_one_line(
        call("export", "--format", "html", "-o", "/dev/full"), "/dev/full cannot be written"
    )
    assert Path("/dev/full").is_char_device()
    assert not Path("/dev/full.losses.txt").exists()
    assert list(folder.glob("*.losses.txt")) == []


def test_the_case_file_is_not_overwritten_by_an_export(
    call: Call, demonstration: Path, folder: Path, is_one_line: Any
) -> None:
    before = demonstration.read_bytes()
    is_one_line(call("export", "-f", "html", "-o", "events.db"), "the case file itself", status=2)
    assert demonstration.read_bytes() == before


def test_an_export_into_a_folder_that_is_not_there(
    call: Call, demonstration: Path, is_one_line: Any
) -> None:
    is_one_line(call("export", "-o", "nowhere/out.html"), "nowhere/out.html cannot be written")


# --- adding -----------------------------------------------------------------------------------


def test_adding_twice_changes_nothing(call: Call, folder: Path) -> None:
    folder.joinpath("a.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    assert call("add", "a.txt").stdout == "added a.txt: 1 claim\n"
    again = call("add", "a.txt")
    assert again.stdout == "there already a.txt\n"
    assert again.stderr == "0 documents added, 1 there already\n"
    assert again.returncode == 0


def test_what_a_file_cannot_say(call: Call, folder: Path) -> None:
    folder.joinpath("a.txt").write_text("The mayor resigned on Tuesday.", encoding="utf-8")
    call("add", "a.txt", "--published", "2019-03-15", "--publisher", "Harbour Courier", "--title",
         "Mayor goes", "--url", "https://courier.example/1", "--language", "en", "--genre",
         "news")  # fmt: skip
    [document] = map(json.loads, call("list", "documents", "--json").stdout.splitlines())
    assert (document["published"], document["published_basis"]) == ("2019-03-15", "given")
    assert (document["publisher"], document["title"], document["url"]) == (
        "Harbour Courier", "Mayor goes", "https://courier.example/1",
    )  # fmt: skip
    [event] = map(json.loads, call("list", "events", "--json").stdout.splitlines())
    assert event["date"] == "2019-03-12"


def test_add_prints_json_lines(call: Call, folder: Path) -> None:
    folder.joinpath("a.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    done = call("add", "a.txt", "missing.txt", "--json")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["source"]: row["error"] is None for row in found} == {
        "a.txt": True, "missing.txt": False,
    }  # fmt: skip
    assert done.returncode == 1


def test_standard_input_is_added(run: Call) -> None:
    assert run("add", "-", stdin="The mayor resigned on 5 May 2019.").returncode == 0
    assert json.loads(run("list", "documents", "--json").stdout)["source"] == "standard input"


def test_the_database_is_found_in_the_environment(run: Call, folder: Path) -> None:
    text = "The mayor resigned on 5 May 2019."
    run("add", "-", stdin=text, TIMELINE_DATABASE="affair.db")
    assert folder.joinpath("affair.db").exists()
    assert run("list", "documents", TIMELINE_DATABASE="affair.db").returncode == 0


def test_a_case_file_inside_git_is_warned_of(run: Call, folder: Path) -> None:
    folder.joinpath(".git").mkdir()
    done = run("add", "-", stdin="The mayor resigned on 5 May 2019.")
    assert done.stderr.startswith("warning: ")
    assert "git" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_new_case_file_is_its_owners_alone(run: Call, folder: Path) -> None:
    run("add", "-", stdin="The mayor resigned on 5 May 2019.")
    assert folder.joinpath("events.db").stat().st_mode & 0o777 == 0o600


def test_extract_keeps_its_contract(call: Call, folder: Path) -> None:
    text = "According to the police, Orrin Vale left the country on 12 March 2019."
    folder.joinpath("a.txt").write_text(text, encoding="utf-8")
    done = call("extract", "a.txt", "--explain")
    [claim] = [json.loads(line) for line in done.stdout.splitlines()]
    assert set(claim) >= {
        "source", "date", "earliest", "latest", "precision", "how", "certainty", "headline",
        "quote", "start", "end", "trigger", "timex", "actors", "places", "salience",
        "participants", "signals", "attributed_to", "time", "utc_offset", "reasons",
    }  # fmt: skip
    assert (claim["source"], claim["date"], claim["certainty"]) == (
        "a.txt", "2019-03-12", "reported",
    )  # fmt: skip
    assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert list(folder.iterdir()) == [folder / "a.txt"]


def test_words_of_strangers_do_not_steer_the_terminal(call: Call, folder: Path) -> None:
    text = "The \x1b[31mmayor\x1b]0;owned\x07 \u202eresigned\u202c on 5 May 2019."
    folder.joinpath("a.txt").write_text(text, encoding="utf-8")
    call("add", "a.txt", "--title", "\x1b[2Jtitle\u2066")
    [document] = map(json.loads, call("list", "documents", "--json").stdout.splitlines())
    for arguments in (
        ("list", "events"), ("list", "documents"), ("list", "claims"), ("search", "mayor"),
        ("show", document["id"]), ("show", document["id"], "--text"), ("extract", "a.txt"),
        ("list", "claims", "--json"), ("list", "documents", "--json"),
    ):  # fmt: skip
        printed = call(*arguments).stdout
        assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(printed), arguments


def test_a_date_given_by_hand_is_told_as_such(call: Call, lines: Lines) -> None:
    event = lines("list", "events", "--status", "confirmed")[0]
    assert event["dated_by"] is None
    call("review", "redate", event["id"], "2016-05", "--reason", "the minutes are from May")
    call("review", "note", event["id"], "The clerk told us.", "--private")
    shown = lines("show", event["id"])[0]
    assert shown["dated_by"]["who"] == "Ada Finch"
    assert shown["dated_by"]["reason"] == "the minutes are from May"
    assert shown["private_notes"] == ["The clerk told us."]
    printed = " ".join(call("show", event["id"]).stdout.split())
    assert "dated by Ada Finch on" in printed
    assert f"the program's own date was {event['how']}" in printed
    assert "private note: The clerk told us." in printed
    assert "(1 private note)" in " ".join(call("list").stdout.split())


@pytest.mark.parametrize("name", ["csv", "json"])
def test_an_export_tells_who_dated_it_and_never_why(
    call: Call, lines: Lines, folder: Path, name: str
) -> None:
    found = lines("list", "events", "--status", "confirmed")[0]
    event, year = found["id"], found["date"][:4]
    call("review", "redate", event, year, "--reason", "the minutes are from May")
    call("review", "note", event, "The clerk told us.", "--private")
    call("export", "--internal", "--output", f"out.{name}")
    written = (folder / OUT[name]).read_text(encoding="utf-8-sig")
    assert "Ada Finch" in written
    assert "the minutes are from May" not in written
    assert "clerk told us" not in written


# --- made by hand -----------------------------------------------------------------------------


def test_an_event_made_by_hand_is_shown_listed_translated_and_undone(
    call: Call, lines: Lines, folder: Path
) -> None:
    (folder / "call.ogg").write_bytes(b"OggS" + b"\0" * 40)
    done = call(
        "event", "add", "Calloway refuses to sign", "--date", "2019-02", "--file", "call.ogg",
        "--at", "0:12:03-0:12:20", "--quote", "I will not.", "--actor", "Ines Calloway",
    )  # fmt: skip
    assert done.returncode == 0, done
    event = done.stdout.split()[0]
    printed = " ".join(call("show", event).stdout.split())
    assert "February 2019: Calloway refuses to sign" in printed
    assert "at 0:12:03–0:12:20, as heard there" in printed
    assert "The date was given by hand." in printed
    [item] = lines("show", event)[0]["evidence"]
    assert item["claim"]["locator"]["begin"] == 723.0
    told = call("translate", item["claim"]["id"], "Nunca.", "--language", "es", "--machine")
    assert told.returncode == 0, told
    shown = " ".join(call("show", event).stdout.split())
    assert "“Nunca.” (es, translated by a machine)" in shown
    assert event in [one["id"] for one in lines("list", "events", "--actor", "Ines Calloway")]
    assert call("undo").returncode == 0
    assert call("undo").returncode == 0
    assert event not in [one["id"] for one in lines("list", "events")]
    assert call("check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--date", "2019"], 2, "an event needs evidence"),
        (["--note", "a", "--document", "b"], 2, "an event needs evidence"),
        (["--note", "seen", "--page", "3"], 2, "a note is its own evidence"),
        (["--document", "none", "--quote", "a"], 1, "there is no document"),
        (["--file", "none.wav", "--quote", "a"], 1, "no such file"),
        (["--file", "events.db", "--quote", "a"], 1, "no picture, recording or PDF"),
        (["--note", "seen", "--date", "soon"], 2, "not an EDTF date"),
    ],
)
def test_an_event_without_evidence_is_refused_in_one_line(
    call: Call, demonstration: Path, arguments: list[str], status: int, said: str
) -> None:
    done = call("event", "add", "He signs", *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_day_of_publication_given_later_dates_what_is_counted_from_it(
    call: Call, folder: Path
) -> None:
    (folder / "note.txt").write_text("Orrin Vale resigned on Tuesday.\n", encoding="utf-8")
    call("add", "note.txt", "--database", "my.db")
    read = ("--database", "my.db", "--json")
    [document] = [json.loads(line) for line in call("list", "documents", *read).stdout.splitlines()]
    [event] = [json.loads(line) for line in call("list", "events", *read).stdout.splitlines()]
    assert event["date"] is None
    said = call(
        "document", document["id"][:8], "--published", "2019-03-15", "--reason", "the print",
        "--database", "my.db",
    )  # fmt: skip
    assert (said.returncode, said.stdout.split(":")[0]) == (0, "read again note.txt"), said
    [dated] = [json.loads(line) for line in call("list", "events", *read).stdout.splitlines()]
    assert (dated["id"], dated["date"]) == (event["id"], "2019-03-12")
    assert call("undo", "--database", "my.db").returncode == 0
    [again] = [json.loads(line) for line in call("list", "events", *read).stdout.splitlines()]
    assert again["date"] is None
    assert call("check", "--database", "my.db").returncode == 0
    assert call("document", document["id"], "--database", "my.db").returncode == 2


def test_events_that_are_dated_on_one_side_only_come_last(call: Call, folder: Path) -> None:
    folder.joinpath("a.txt").write_text(
        "Orrin Vale resigned before 3 May 2019. Ada Finch sold the ship on 4 June 1961."
    )
    call("add", "a.txt")
    done = call("list", "events", "--within", "1961")
    assert [line.split()[-1] for line in done.stdout.splitlines()][-1] == "2019"
    assert done.stderr.splitlines() == [
        "2 events",
        "the last one is dated on one side only: it may have been then or at another time",
    ]
    assert "one side" not in call("list", "events").stderr


def test_ids_are_told_in_full(call: Call, lines: Lines) -> None:
    [event, *_] = lines("list", "events", "--status", "proposed")
    for command in (["confirm"], ["reopen"], ["reject", "--reason", "no event"]):
        done = call("review", command[0], event["id"][:8], *command[1:])
        assert done.stdout.split()[-1] == event["id"]
