"""Take the README's pictures of the exports anew, from the demonstration case.

    python docs/exports.py

Needs Chromium and playwright (`make test` installs it), LibreOffice for the Word file, and npm,
which fetches TimelineJS. Pictures are of what a reader would see in the program they are made for.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

import timeline
from timeline.case import Case, copy

HERE = Path(__file__).parent
DEMONSTRATION = HERE.parent / "events.db"
TITLE = "The Saltmere channel"
TIMELINEJS = "@knight-lab/timelinejs@3.9.11"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title>
<link rel="stylesheet" href="package/dist/css/timeline.css">
<script src="package/dist/js/timeline.js"></script></head>
<body style="margin:0"><div id="t" style="width:100vw;height:100vh"></div><script>
window.timeline = new TL.Timeline("t", DATA, {language: "en", hash_bookmark: false, font: null});
</script></body></html>"""


def opened(browser: Browser, address: Path, size: tuple[int, int]) -> Page:
    """A page of that size."""
    width, height = size
    page: Page = browser.new_page(
        viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page.goto(address.as_uri())
    return page


def take_page(case: Case, browser: Browser, folder: Path) -> None:
    """The page for publication."""
    case.export("html", folder / "page.html", title=TITLE)
    page = opened(browser, folder / "page.html", (1360, 1300))
    page.locator("html[data-ready=true]").wait_for(state="attached")
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / "export-page.png")


def take_word(case: Case, folder: Path) -> None:
    """The chronology as LibreOffice prints it: its table, and its notes."""
    case.export("docx", folder / "chronology.docx", title=TITLE)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "chronology.docx"],
        cwd=folder, check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    pdf = pypdfium2.PdfDocument(folder / "chronology.pdf")
    texts = [page.get_textpage().get_text_range() for page in pdf]
    notes = next(number for number, text in enumerate(texts) if "\nNotes" in f"\n{text}")
    sheets = [pdf[number].render(scale=1.15).to_pil() for number in (0, max(1, notes))]
    pdf.close()
    gap = 12
    width = sum(sheet.width for sheet in sheets) + gap
    both = Image.new("RGB", (width, sheets[0].height), "#c9ced6")
    both.paste(sheets[0], (0, 0))
    both.paste(sheets[1], (sheets[0].width + gap, 0))
    both.quantize(64).save(HERE / "export-docx.png", optimize=True)


def take_packet(case: Case, browser: Browser, folder: Path) -> None:
    """A packet: the first lines of its list."""
    report = case.export("packet", folder / "packet.zip", internal=True, title=TITLE)
    with zipfile.ZipFile(report.path or "") as archive:
        archive.extractall(folder / "packet")
    page = opened(browser, folder / "packet" / "index.html", (1360, 900))
    page.screenshot(path=HERE / "export-packet.png")


def take_timelinejs(case: Case, browser: Browser, folder: Path) -> None:
    """A slide in the real TimelineJS."""
    subprocess.run(
        ["npm", "pack", "--silent", TIMELINEJS], cwd=folder, check=True, capture_output=True
    )
    [packed] = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    case.export("timelinejs", folder / "slides.json", title=TITLE)
    slides = (folder / "slides.json").read_text(encoding="utf-8").replace("<", "\\u003c")
    (folder / "slides.html").write_text(PAGE.replace("DATA", slides), encoding="utf-8")
    page = opened(browser, folder / "slides.html", (1360, 760))
    page.wait_for_function("window.timeline && window.timeline.ready")
    page.evaluate("timeline.goTo(4)")
    page.wait_for_timeout(2000)
    page.screenshot(path=HERE / "export-timelinejs.png")


def main() -> None:
    """Take them."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with timeline.open(copy(DEMONSTRATION, folder / "saltmere.db")) as case:
            take_page(case, browser, folder)
            take_word(case, folder)
            take_packet(case, browser, folder)
            take_timelinejs(case, browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
