"""Recognition with programs of this machine, and plain words where there are none."""

import io
import os
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from timeline.errors import MissingPackage, TimelineError
from timeline.sources.ocr import _page_of_table, recogniser

PLACE = Callable[[str, str], None]
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="no tesseract here")
TABLE = """level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t
5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\tThe
5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t80\tlease
5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t100\twas
5\t1\t1\t2\t1\t1\t0\t0\t9\t9\t50\tsigned.
5\t1\t1\t2\t1\t2\t0\t0\t9\t9\t95\t \n"""


def scanned(*lines: str) -> bytes:
    """A PDF whose only page is a picture of these lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.setFont("Helvetica", 20)
    for number, line in enumerate(lines):
        canvas.drawString(20, 150 - 30 * number, line)
    canvas.save()
    picture = pdfium.PdfDocument(out.getvalue())[0].render(scale=3).to_pil()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(400, 200))
    canvas.drawInlineImage(picture, 0, 0, 400, 200)
    canvas.save()
    return out.getvalue()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PLACE:
    """Put a small program on an otherwise empty path (`program("tesseract", "echo …")`)."""
    if sys.platform == "win32":
        pytest.skip("POSIX shell scripts")
    monkeypatch.setenv("PATH", str(tmp_path))

    def place(name: str, script: str) -> None:
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    return place


@needs_tesseract
def test_a_scanned_page() -> None:
    [page] = recogniser()(scanned("The lease was signed", "on 3 May 2018."), [1])
    assert page.number == 1
    assert page.text.split() == ["The", "lease", "was", "signed", "on", "3", "May", "2018."]
    assert 0.5 < page.confidence <= 1


@needs_tesseract
def test_a_language_that_is_not_installed() -> None:
    with pytest.raises(MissingPackage, match="no data for the language xx"):
        recogniser()(scanned("x"), [1], language="xx")


@pytest.mark.usefixtures("program")
def test_no_program() -> None:
    with pytest.raises(MissingPackage, match="neither is installed; install one"):
        recogniser()


def test_the_table_of_words() -> None:
    page = _page_of_table(3, TABLE)
    assert page.text == "The lease\nwas\n\nsigned."
    assert page.confidence == round((90 * 3 + 80 * 5 + 100 * 3 + 50 * 7) / 18 / 100, 3)
    assert _page_of_table(1, "").text == ""


LANGUAGES = 'if [ "$1" = --list-langs ]; then printf "List:\\n%s\\n" "eng\nosd\ndeu"; exit; fi'


def test_what_tesseract_is_asked_for(program: PLACE, tmp_path: Path) -> None:
    program("tesseract", f'{LANGUAGES}\necho "$@" >> {tmp_path}/asked; cat > {tmp_path}/picture')
    recogniser()(scanned("x"), [1])
    recogniser()(scanned("x"), [1], language="de")
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked[0] == "stdin stdout -l eng+deu --psm 1 --dpi 300 tsv"
    assert asked[1] == "stdin stdout -l deu --psm 1 --dpi 300 tsv"
    head = (tmp_path / "picture").read_bytes()[:20]
    assert head.startswith(b"P5 1667 834 255\n")


@pytest.mark.parametrize("script", ["exit 3", "sleep 5"])
def test_a_page_tesseract_gives_up_on(program: PLACE, script: str) -> None:
    program("tesseract", f"{LANGUAGES}\n{script}")
    assert list(recogniser(seconds=0.5)(scanned("x"), [1])) == []


def test_tesseract_without_languages(program: PLACE) -> None:
    program("tesseract", "echo List:")
    with pytest.raises(MissingPackage, match="no language data"):
        recogniser()(scanned("x"), [1])


def test_ocrmypdf(program: PLACE, tmp_path: Path) -> None:
    program(
        "ocrmypdf",
        f'echo "$@" > {tmp_path}/asked\n'
        'while [ "$1" != --sidecar ]; do shift; done\n'
        'printf "[OCR skipped on page(s) 1]\\fThe lease was signed.\\f" > "$2"',
    )
    [page] = recogniser()(scanned("x"), [1, 2], language="de")
    assert (page.number, page.text, page.confidence) == (2, "The lease was signed.", 0.0)
    assert "-l deu --pages 1,2" in (tmp_path / "asked").read_text()


def test_ocrmypdf_that_fails(program: PLACE) -> None:
    program("ocrmypdf", "echo first; echo no such luck >&2; exit 1")
    with pytest.raises(TimelineError, match="ocrmypdf failed: no such luck"):
        recogniser()(scanned("x"), [1])
    assert os.environ["PATH"]
