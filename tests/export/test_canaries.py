"""Nothing that must stay leaves: canaries are planted in a case and looked for in every export."""

from __future__ import annotations

import hashlib
import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from making import find, open_case, source

import timeline.case
from timeline.case import Case
from timeline.export.loss import write_losses
from timeline.model import LossReport
from timeline.plugins import exporters

PUBLIC = """The harbour.

2019-03-12 | Orrin Vale | sign the lease of the northern quay
2019-04-01 | Mara Quince | CANARYACTOR pay a clerk
2019-05-01 | Petra Lindqvarn | warn the board of SPARROW Lindqvarn's memo
2019-06-01 | Orrin Vale | CANARYREJECTED resign
2019-07-01 | Orrin Vale | CANARYEVENT call a meeting
2019-08-01 | Orrin Vale | LEAVES open the quay
2019-09-01 | Orrin Vale | thank PETRA\u00ad LIND\u202eQVARN and Lindqvarns sister
2019-10-01 | Orrin Vale | ASKED about the cranes
"""
PAGE = """<html><head><title>Cranes</title></head><!-- CANARY by Petra Lindqvarn -->
<body><article><h1>Cranes</h1><p>The cranes of the
harbour stood still for most of the day, and nobody could say when they would move again.</p>
<p>2019-11-02 | Tom Reed | CRANES stop for good, and with them all the work of the northern quay,
which the port had promised to keep.</p>
<p>Ships waited in the roads. The pilots went home in the evening.</p></article></body></html>"""
MAIL = """From: office@port.example\nTo: press@port.example\nSubject: Tides\nX-Canary: CANARYHEADER
MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n
2019-12-02 | Tom Reed | TIDES turn\n--b\nContent-Type: text/plain; name="list.txt"
Content-Disposition: attachment; filename="list.txt"\n
2019-12-03 | Tom Reed | CANARYATTACHED pay\n--b--\n"""
PARTS = {
    "off the record": "2020-01-01 | Tom Reed | CANARYOFFRECORD name the buyer\n",
    "under embargo": "2020-02-01 | Tom Reed | CANARYEMBARGO sell the quay\n",
    "sensitive": "2020-03-01 | Tom Reed | CANARYSENSITIVE meet a source\n",
    "confidential": "2020-04-01 | Tom Reed | QUOTEDONLY write to the board\nCANARYREST follows\n",
    "background": "2020-05-01 | Tom Reed | ONBACKGROUND leave the board\n",
}
# What may not be found in any export, in whatever it is packed.
CANARIES = (
    "CANARY", "Petra", "Lindqvarn", "Mara", "Quince", "canary.example", "secret-folder",
    "notary",
)  # fmt: skip
LEAVES = ("LEAVES", "QUOTEDONLY", "ONBACKGROUND", "a person close to the board", "the adviser")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with open_case(tmp_path_factory.mktemp("canaries") / "case.db") as opened:
        opened.add(source(PUBLIC, "page.txt"), url="https://courier.example/1", title="The quay")
        opened.add(
            source("2021-01-01 | Orrin Vale | DREDGE the bay\n", "petra_lindqvarn.txt"),
            url="https://canary.example/petra-lindqvarn-in-the-bay",
        )
        for name, text in PARTS.items():
            opened.add(
                source(text, f"/home/ada/secret-folder/{name}.txt"),
                title=f"CANARYTITLE {name}",
                publisher="CANARYPUBLISHER",
                published="2019-12-24",
            )
        _mark(opened)
        yield opened


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case whose documents hold more in their bytes than in their text."""
    folder = tmp_path_factory.mktemp("packed")
    with timeline.case.open(folder / "case.db", extract=find, who="Ada Finch") as opened:
        opened.add(source(PAGE, "page.html"), url="https://courier.example/cranes")
        opened.add(source(MAIL, "tides.eml"), url="https://courier.example/tides.eml")
        opened.add(source("2019-01-02 | Petra Lindqvarn | sit\n", "x.txt"))
        for document in opened.documents():
            sealed = document.source.endswith("list.txt")
            opened.mark(document.id, sensitivity="sensitive" if sealed else "public")
        for actor in opened.actors():
            if actor.name == "Petra Lindqvarn":
                opened.mark(actor.id, pseudonym="the adviser")
        yield opened


def _mark(case: Case) -> None:
    held = {document.source.rpartition("/")[2].removesuffix(".txt"): document.id
            for document in case.documents()}  # fmt: skip
    case.mark(held["off the record"], terms="off record", sensitivity="public")
    case.mark(held["under embargo"], embargo_until="2999-01-01", sensitivity="public")
    case.mark(held["sensitive"], sensitivity="sensitive")
    case.mark(held["background"], terms="background", attribution="a person close to the board")
    actors = {actor.name: actor.id for actor in case.actors()}
    case.mark(actors["Mara Quince"], sensitivity="sensitive")
    case.mark(actors["Petra Lindqvarn"], pseudonym="the adviser")
    for event in case.events():
        if "CANARYEVENT" in event.title:
            case.mark(event.id, sensitivity="sensitive")
        elif "CANARYREJECTED" in event.title:
            case.reject(event.id, reason="CANARYREASON")
        elif "LEAVES" in event.title:
            case.note(event.id, "CANARYNOTE: ask the notary.", private=True)
            case.note(event.id, "Lindqvarn was there.")
            case.tag(event.id, "petra-lindqvarn")
        if "SPARROW" in event.title:
            case.retitle(event.id, "Petra Lindqvarn warned the board")
        if "thank" in event.title:
            case.retitle(event.id, "Mara Quince and P. Lindqvarn were thanked")
        if "ASKED" in event.title:
            case.put("Petra Lindqvarn", "CANARYALLEGATION", how="CANARYHOW", event_id=event.id)
            asked = case.ask("CANARYQUESTION?", about=event.id)
            case.answer(asked.id, "CANARYANSWER")
            case.found_nothing("CANARYNOTHING", searched="CANARYPLACE", on="2019-01-01")


def unpacked(raw: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything inside them, whatever is packed in whatever."""
    yield raw
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield name.encode("utf-8")
                yield from unpacked(archive.read(name))


def readings(raw: bytes) -> Iterator[str]:
    """The bytes as the texts that somebody could read in them."""
    for part in unpacked(raw):
        for charset in ("utf-8", "utf-16-le"):
            text = part.decode(charset, "ignore").replace("\r\n ", "")  # folded calendar lines
            yield text
            yield re.sub(r"<[^>]*>", "", text)  # words over several runs
            yield html.unescape(text)
            yield unquote(text)
            yield re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def leaks(folder: Path, canaries: Iterable[str]) -> set[tuple[str, str]]:
    """In which files of a folder, or in which of their names, something is that must not leave."""
    wanted = {canary.casefold() for canary in canaries}
    found = set()
    for path in folder.iterdir():
        for text in (path.name, *readings(path.read_bytes())):
            seen = re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e]", "", text).casefold()
            found |= {(path.name, canary) for canary in wanted if canary in seen}
    return found


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("name", exporters())
def test_no_canary_leaves(case: Case, tmp_path: Path, name: str, draft: bool) -> None:
    hashes = [
        document.sha256
        for document in case.documents()
        if document.sensitivity != "public" or document.terms != "on record"
    ]
    assert len(hashes) == 4
    hidden = (*CANARIES, *hashes, *(_sha1(case, one) for one in hashes))
    title = "Petra Lindqvarn's quay"
    report = case.export(name, tmp_path / "out", draft=draft, internal=True, title=title)
    assert write_losses(report)
    found = leaks(tmp_path, hidden)
    # The list beside it names what was rejected, to those who hold the case.
    assert {one for one in found if one != (f"{_name(report)}.losses.txt", "canary")} == set()


def _name(report: LossReport) -> str:
    assert report.path is not None
    return Path(report.path).name


@pytest.mark.parametrize("name", exporters())
def test_bytes_do_not_tell_what_the_text_does_not(packed: Case, tmp_path: Path, name: str) -> None:
    report = packed.export(name, tmp_path / "out", draft=True, internal=True)
    assert report.written == 3
    assert leaks(tmp_path, ("canary", "lindqvarn")) == set()


@pytest.mark.parametrize("name", ["html", "html-fragment"])
def test_what_was_published_before_is_not_printed_again(tmp_path: Path, name: str) -> None:
    with open_case(tmp_path / "case.db") as opened:
        opened.add(
            source("2019-05-01 | Petra Lindqvarn | warn\n2019-06-01 | Tom Reed | CANARY pay\n"),
            url="https://courier.example/1",
        )
        warned, paid = opened.events()
        for event in (warned, paid):
            opened.confirm(event.id)
        (tmp_path / "site").mkdir()
        page = tmp_path / "site" / f"page.{name}"
        opened.export(name, page)
        opened.redate(warned.id, "2019-05")
        opened.redate(paid.id, "2019")
        opened.export(name, page)
        assert name == "html-fragment" or "was given as" in page.read_text(encoding="utf-8")
        opened.mark(opened.actors()[0].id, pseudonym="the adviser")
        opened.mark(opened.actors()[1].id, pseudonym="the adviser")
        opened.mark(paid.id, sensitivity="sensitive")
        for draft in (True, False):
            opened.export(name, page, draft=draft)
            assert leaks(page.parent, ("lindqvarn", "canary", "2019-06")) == set()


def _sha1(case: Case, sha256: str) -> str:
    [document] = [one for one in case.documents() if one.sha256 == sha256]
    return hashlib.sha1(case.snapshot(document.id)).hexdigest()


@pytest.mark.parametrize("name", sorted(set(exporters()) - {"csl", "bibtex"}))
def test_what_may_leave_does(case: Case, tmp_path: Path, name: str) -> None:
    report = case.export(name, tmp_path / "out", draft=True, internal=True)
    assert report.path is not None
    text = b" ".join(unpacked(Path(report.path).read_bytes())).decode("utf-8", "replace")
    text = " ".join(text.replace("\r\n ", "").split())
    missing = [word for word in LEAVES if word not in text]
    assert not missing or missing == ["a person close to the board"]
    assert report.written == 8
