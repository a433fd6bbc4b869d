"""Nothing that must stay leaves: canaries are planted in a case and looked for in every export."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import open_case, source

from timeline.case import Case
from timeline.cli.leaving import write_losses
from timeline.plugins import exporters

PUBLIC = """The harbour.

2019-03-12 | Orrin Vale | sign the lease of the northern quay
2019-04-01 | Mara Quince | CANARYACTOR pay a clerk
2019-05-01 | Petra Lindqvarn | warn the board of SPARROW Lindqvarn's memo
2019-06-01 | Orrin Vale | CANARYREJECTED resign
2019-07-01 | Orrin Vale | CANARYEVENT call a meeting
2019-08-01 | Orrin Vale | LEAVES open the quay
"""
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
        opened.add(source(PUBLIC, "page.html"), url="https://courier.example/1", title="The quay")
        for name, text in PARTS.items():
            opened.add(
                source(text, f"/home/ada/secret-folder/{name}.txt"),
                title=f"CANARYTITLE {name}",
                publisher="CANARYPUBLISHER",
                published="2019-12-24",
            )
        _mark(opened)
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
        if "SPARROW" in event.title:
            case.retitle(event.id, "Petra Lindqvarn warned the board")


def unpacked(raw: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything inside them, whatever is packed in whatever."""
    yield raw
    if raw[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield name.encode("utf-8")
                yield from unpacked(archive.read(name))


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize("name", exporters())
def test_no_canary_leaves(case: Case, tmp_path: Path, name: str, draft: bool) -> None:
    hashes = [
        document.sha256
        for document in case.documents()
        if document.sensitivity != "public" or document.terms != "on record"
    ]
    assert len(hashes) == 4
    report = case.export(name, tmp_path / "out", draft=draft, internal=True)
    assert write_losses(report)
    files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    found = []
    for file, raw in files.items():
        for part in unpacked(raw):
            text = part.decode("utf-8", "replace") + part.decode("utf-16-le", "replace")
            plain = re.sub(r"<[^>]*>", "", text)
            for canary in (*CANARIES, *hashes, *(_sha1(case, h) for h in hashes)):
                if canary.casefold() in text.casefold() or canary.casefold() in plain.casefold():
                    found.append((file, canary))
    if file_of_losses := [name for name in files if name.endswith(".losses.txt")]:
        # It stays beside the export and names what was rejected to those who hold the case.
        found = [one for one in found if one[0] not in file_of_losses or one[1] != "CANARY"]
    assert not found


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
    assert report.written == 5
