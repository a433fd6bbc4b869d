"""The Word document: read again with python-docx, and opened by LibreOffice."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from timeline.model import Loss, LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]
REQUIRED = "TIMELINE_REQUIRE_OFFICE"


def words(document: Any) -> str:
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_event_and_every_quote_is_in_it(rich: Selection, write: Write) -> None:
    document = docx.Document(io.BytesIO(write("docx", rich)[0]))
    dated, undated = document.tables
    assert len(dated.rows) + len(undated.rows) - 2 == len(rich.events)
    text = words(document)
    for event in rich.events:
        for item in event.evidence:
            assert item.claim.quote.replace("\u202e", "") in text
            if item.document.sha256:
                assert f"SHA-256 {item.document.sha256}" in text


def test_certainty_attribution_and_dispute_stand_in_the_table(
    rich: Selection, write: Write
) -> None:
    text = words(docx.Document(io.BytesIO(write("docx", rich)[0])))
    assert "[denied by Orrin Vale] Orrin Vale reportedly signed" in text
    assert "[according to Maren Holt]" in text
    assert "[sources disagree about the date]" in text
    assert "Disputed dates" in text
    assert "speaks against it" in text


def test_every_link_inside_leads_somewhere(rich: Selection, write: Write) -> None:
    body = docx.Document(io.BytesIO(write("docx", rich)[0])).element.body
    anchors = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(anchors) == len(set(anchors))
    assert {link for link in links if link} <= set(anchors)
    assert any(re.fullmatch(r"note_\d+", link or "") for link in links)


def test_a_draft_says_so_on_every_page(rich: Selection, write: Write) -> None:
    document = docx.Document(io.BytesIO(write("docx", rich)[0]))
    assert document.sections[0].header.paragraphs[0].text.startswith("DRAFT – ")
    assert "DRAFT – not for publication" in words(document)
    assert document.core_properties.author == ""


def test_gaps_are_listed_and_lead_to_their_lines(rich: Selection, write: Write) -> None:
    document = docx.Document(io.BytesIO(write("docx", rich)[0]))
    text = words(document)
    assert "Nobody has reviewed line 14." in text
    assert "No quote supports lines 5, 10." in text
    assert "No date is known of line 14." in text
    assert re.search(r"Nothing between .* and .* days\)\.", text)


def test_it_says_who_wrote_it_and_nothing_of_its_template(rich: Selection, write: Write) -> None:
    with zipfile.ZipFile(io.BytesIO(write("docx", rich)[0])) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        everything = b"".join(map(archive.read, archive.namelist()))
    assert b"<Application>investigative-timeline</Application>" in everything
    assert b"Macintosh" not in everything
    assert b"python-docx" not in everything
    assert b"2013-12" not in everything


def test_what_was_left_out_is_counted_without_its_words(selection: Any, write: Write) -> None:
    left = Loss(event_id="e9", what="not reviewed: CANARY")
    document = docx.Document(io.BytesIO(write("docx", selection(left_out=(left,)))[0]))
    assert "not reviewed: 1 event" in words(document)
    assert "CANARY" not in words(document)
    assert "There is nothing in this selection." in words(document)


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice's program; without it the test is skipped, with the reason."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        reason = "LibreOffice is not installed (apt-get install libreoffice-writer-nogui)"
        if os.environ.get(REQUIRED):
            pytest.fail(f"{REQUIRED} is set, but {reason}")
        pytest.skip(reason)
    return program


def test_libreoffice_opens_it_and_prints_every_page(
    rich: Selection, write: Write, office: str, tmp_path: Path
) -> None:
    (tmp_path / "dossier.docx").write_bytes(write("docx", rich)[0])
    done = subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "pdf", "dossier.docx"],
        cwd=tmp_path, capture_output=True, timeout=240, check=False,
    )  # fmt: skip
    assert (tmp_path / "dossier.pdf").exists(), done.stderr.decode("utf-8", "replace")
    pdf = pypdfium2.PdfDocument(tmp_path / "dossier.pdf")
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    text = " ".join(" ".join(pages).split())
    assert "on or before 24 July 2016" in text
    assert "[denied by Orrin Vale]" in text
    assert f"Page {len(pages)} of {len(pages)}" in " ".join(pages[-1].split())
    assert all("DRAFT – The Halden affair" in page for page in pages)
