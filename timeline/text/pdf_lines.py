"""The lines of a PDF page and where they stand on it."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

# PDFium writes U+FFFE where a hyphen at the end of a line was taken out.
HYPHEN = "\ufffe"
_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\xa0": " ", "\u2007": " ", "\u202f": " ", "\xad": "",
    "\0": "", "\u200b": "", "\ufeff": "", "\x02": HYPHEN,
})  # fmt: skip
_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print: its words and its box in points, from the lower left corner of the page.

    `size` is the usual height of its letters' boxes, near to the size of the font.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.bottom + self.top) / 2


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in the order in which the file writes them."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(errors="replace")
        units = _Units(text)
        lines = []
        for match in _LINE.finditer(text):
            words = " ".join(match[0].translate(_LIGATURES).split())
            if words:
                lines.append(_placed(textpage, text, match, words, units))
        return lines
    finally:
        textpage.close()


def has_picture(page: pdfium.PdfPage, *, share: float) -> bool:
    """Whether one picture covers more than a share of the page (0 to 1)."""
    width, height = page.get_size()
    area = max(1.0, width * height)
    for shown in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = shown.get_bounds()
        if (right - left) * (top - bottom) > share * area:
            return True
    return False


def is_blank(page: pdfium.PdfPage) -> bool:
    """Whether nothing at all is drawn on the page."""
    return bool(pdfium_c.FPDFPage_CountObjects(page) == 0)


class _Units:
    """From positions in a Python string to positions in UTF-16, which PDFium counts."""

    def __init__(self, text: str) -> None:
        self.astral = [at for at, character in enumerate(text) if character > "\uffff"]

    def at(self, position: int) -> int:
        return position + sum(1 for at in self.astral if at < position)


def _placed(
    textpage: pdfium.PdfTextPage, text: str, match: re.Match[str], words: str, units: _Units
) -> Line:
    start, end = match.span()
    while start < end and text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == HYPHEN):
        end -= 1
    places = (start, (start + end - 1) // 2, end - 1)
    boxes = [_box(textpage, units.at(place)) for place in places]
    return Line(
        text=words,
        left=min(boxes[0][0], boxes[2][0]),
        bottom=min(box[2] for box in boxes),
        right=max(boxes[0][1], boxes[2][1]),
        top=max(box[3] for box in boxes),
        size=max(1.0, median(box[3] - box[2] for box in boxes)),
    )


def _box(textpage: pdfium.PdfTextPage, position: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the box of one character; zeros where it has none."""
    index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(textpage, position)
    box = pdfium_c.FS_RECTF()
    if index < 0 or not pdfium_c.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
        return (0.0, 0.0, 0.0, 0.0)
    return (box.left, box.right, box.bottom, box.top)
