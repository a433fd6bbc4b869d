"""Character recognition with programs of this machine: tesseract, or ocrmypdf.

Nothing leaves the machine. Pages are drawn in grey at 300 dots an inch, the resolution tesseract
was trained for.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from ..errors import MissingPackage, TimelineError
from ..text.pdf import PDFIUM
from ..text.reading import RecognisedPage, Recogniser

DOTS = 300
LARGEST_SIDE = 10_000  # dots; a larger page (a plan, a poster) is drawn smaller
SECONDS = 120.0  # for one page
MOST_LANGUAGES = 3
# ISO 639-1 to the names of tesseract's language data, where they are not ISO 639-2/T.
LANGUAGES = {
    "en": "eng", "de": "deu", "es": "spa", "fr": "fra", "it": "ita", "pt": "por", "nl": "nld",
    "ru": "rus", "uk": "ukr", "pl": "pol", "cs": "ces", "sk": "slk", "sv": "swe", "da": "dan",
    "no": "nor", "fi": "fin", "et": "est", "lv": "lav", "lt": "lit", "hu": "hun", "ro": "ron",
    "bg": "bul", "el": "ell", "tr": "tur", "ar": "ara", "he": "heb", "fa": "fas", "hi": "hin",
    "zh": "chi_sim", "ja": "jpn", "ko": "kor", "vi": "vie", "id": "ind", "ca": "cat", "hr": "hrv",
    "sr": "srp", "sl": "slv", "is": "isl", "ga": "gle", "cy": "cym", "eu": "eus", "sq": "sqi",
    "mk": "mkd", "be": "bel", "ka": "kat", "hy": "hye", "az": "aze", "kk": "kaz", "th": "tha",
    "sw": "swa", "af": "afr", "la": "lat", "gl": "glg", "mt": "mlt", "ur": "urd", "bn": "ben",
}  # fmt: skip


def recogniser(*, seconds: float = SECONDS) -> Recogniser:
    """The recogniser of this machine. `seconds` limits the work on one page.

    Raises MissingPackage where neither tesseract nor ocrmypdf is installed.
    """
    tesseract = shutil.which("tesseract")
    if tesseract:
        return _Tesseract(tesseract, seconds)
    ocrmypdf = shutil.which("ocrmypdf")
    if ocrmypdf:
        return _Ocrmypdf(ocrmypdf, seconds)
    raise MissingPackage(
        "--ocr needs tesseract or ocrmypdf, and neither is installed; install one "
        "(Debian: apt install tesseract-ocr, macOS: brew install tesseract)"
    )


@dataclass(frozen=True, slots=True)
class _Tesseract:
    """Draws the pages itself and gives them to tesseract one by one."""

    program: str
    seconds: float

    def __call__(
        self, content: bytes, pages: Sequence[int], *, language: str | None = None
    ) -> Sequence[RecognisedPage]:
        options = self._options(language)
        pictures = (
            _drawn(content, pages) if b"%PDF-" in content[:1024] else iter([(pages[0], content)])
        )
        found = (self._page(number, picture, options) for number, picture in pictures)
        return [page for page in found if page is not None]

    def _page(self, number: int, picture: bytes, options: list[str]) -> RecognisedPage | None:
        """One page; None where tesseract gives up on it or takes too long."""
        try:
            done = subprocess.run(
                [self.program, "stdin", "stdout", *options, "tsv"],
                input=picture,
                capture_output=True,
                timeout=self.seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return None
        except OSError as error:
            raise TimelineError(f"{self.program} cannot be started ({error.strerror})") from error
        if done.returncode:
            return None
        return _page_of_table(number, done.stdout.decode("utf-8", "replace"))

    def _options(self, language: str | None) -> list[str]:
        installed = self._installed()
        languages = [name for name in installed if name not in ("osd", "equ", "snum")]
        if not languages:
            raise MissingPackage(
                "tesseract has no language data; install some (Debian: apt install "
                "tesseract-ocr-eng)"
            )
        wanted = LANGUAGES.get(language or "", language or "")
        if wanted in languages:
            chosen = wanted
        elif language:
            raise MissingPackage(
                f"tesseract has no data for the language {language}; install it (Debian: apt "
                f"install tesseract-ocr-{wanted.replace('_', '-')})"
            )
        else:
            chosen = "+".join(languages[:MOST_LANGUAGES])
        turn = "1" if "osd" in installed else "3"  # 1 also turns pages that lie on their side
        return ["-l", chosen, "--psm", turn, "--dpi", str(DOTS)]

    def _installed(self) -> list[str]:
        """Installed languages, English first."""
        done = _run([self.program, "--list-langs"], seconds=self.seconds)
        names = [line.strip() for line in done.splitlines()[1:] if line.strip()]
        return sorted((name for name in names if "/" not in name), key=lambda name: name != "eng")


@dataclass(frozen=True, slots=True)
class _Ocrmypdf:
    """Lets ocrmypdf write a text file beside the PDF; it tells no confidence (0)."""

    program: str
    seconds: float

    def __call__(
        self, content: bytes, pages: Sequence[int], *, language: str | None = None
    ) -> Sequence[RecognisedPage]:
        with tempfile.TemporaryDirectory() as folder:
            source, text = Path(folder, "in"), Path(folder, "text")
            source.write_bytes(content)
            chosen = ["-l", LANGUAGES.get(language, language)] if language else []
            is_pdf = b"%PDF-" in content[:1024]
            which = ["--pages", ",".join(map(str, pages))] if is_pdf else ["--image-dpi", str(DOTS)]
            _run(
                [
                    self.program, "--quiet", "--force-ocr", "--output-type", "pdf",
                    "--sidecar", str(text), *chosen, *which, str(source), str(Path(folder, "out")),
                ],
                seconds=self.seconds * len(pages),
            )  # fmt: skip
            written = text.read_text("utf-8", "replace").split("\f") if text.exists() else []
        return [
            RecognisedPage(number=number, text=written[number - 1], confidence=0.0)
            for number in pages
            if number <= len(written) and not written[number - 1].startswith("[OCR skipped")
        ]


def _run(command: list[str], *, seconds: float) -> str:
    """What a program prints. Raises TimelineError where it fails or takes too long."""
    program = Path(command[0]).name
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise TimelineError(
            f"{program} took longer than {seconds:.0f} seconds and was stopped"
        ) from error
    except OSError as error:
        raise TimelineError(f"{program} cannot be started ({error.strerror})") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise TimelineError(f"{program} failed: {said[-1] if said else 'it does not say why'}")
    return (done.stdout or done.stderr).decode("utf-8", "replace")


def _drawn(content: bytes, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The pages of a PDF as grey pictures, in tesseract's plainest format (PGM)."""
    with PDFIUM:
        document = pdfium.PdfDocument(content)
    try:
        for number in pages:
            with PDFIUM:
                page = document[number - 1]
                scale = min(DOTS / 72, LARGEST_SIDE / max(1.0, *page.get_size()))
                bitmap = page.render(scale=scale, grayscale=True)
                rows = _rows(bitmap)
                head = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
                bitmap.close()
                page.close()
            yield number, head + rows
    finally:
        with PDFIUM:
            document.close()


def _rows(bitmap: pdfium.PdfBitmap) -> bytes:
    """The dots of a grey bitmap without the filling at the ends of its rows."""
    data, width, stride = bytes(bitmap.buffer), bitmap.width, bitmap.stride
    if width == stride:
        return data
    return b"".join(data[at : at + width] for at in range(0, stride * bitmap.height, stride))


def _page_of_table(number: int, table: str) -> RecognisedPage:
    """A page out of tesseract's table of words: paragraphs, lines, mean confidence by letters."""
    text: list[str] = []
    last: tuple[str, ...] = ()
    sure = letters = 0.0
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        place, word = tuple(cells[1:5]), cells[11].strip()
        if last:
            text.append(" " if place == last else "\n" if place[:3] == last[:3] else "\n\n")
        text.append(word)
        last = place
        sure += max(0.0, float(cells[10])) * len(word)
        letters += len(word)
    confidence = sure / letters / 100 if letters else 0.0
    return RecognisedPage(number=number, text="".join(text), confidence=round(confidence, 3))
