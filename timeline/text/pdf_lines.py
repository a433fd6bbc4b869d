"""The lines of a PDF page and where they stand on it."""

from __future__ import annotations

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
GAP = 1.1  # times the size: wider than any space between words of justified text
_SPACE = re.compile(r"(?<=\S)[ \t]+(?=\S)")
_LINE = re.compile(rf"[^\r\n{HYPHEN}]+{HYPHEN}?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of print: its words and its box in points, from the lower left corner of the page.

    `size` is the usual height of its letters' boxes, near to the size of the font. `halves` are
    the two sides of the widest gap in it, where that is wide enough to divide columns.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    halves: tuple[Line, Line] | None = None

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.bottom + self.top) / 2

    @property
    def upright(self) -> bool:
        """Whether it runs across the page, not along its edge."""
        return self.right - self.left > 0.2 * self.size * len(self.text) or len(self.text) < 4


def page_lines(page: pdfium.PdfPage) -> list[Line]:
    """The lines of a page in the order in which the file writes them."""
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range(errors="replace")
        boxes = _Boxes(textpage, text)
        lines = (_placed(boxes, text, *match.span()) for match in _LINE.finditer(text))
        return [line for line in lines if line is not None]
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


@dataclass(frozen=True, slots=True)
class _Box:
    """The box of one letter; zeros where it has none."""

    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0


class _Boxes:
    """The boxes of letters by their place in a page's text."""

    def __init__(self, textpage: pdfium.PdfTextPage, text: str) -> None:
        self.textpage = textpage
        # PDFium counts in UTF-16: a letter beyond the first plane counts twice.
        self.astral = [at for at, letter in enumerate(text) if letter > "\uffff"]

    def at(self, place: int) -> _Box:
        unit = place + sum(1 for at in self.astral if at < place)
        index = pdfium_c.FPDFText_GetCharIndexFromTextIndex(self.textpage, unit)
        box = pdfium_c.FS_RECTF()
        if index < 0 or not pdfium_c.FPDFText_GetLooseCharBox(self.textpage, index, box):
            return _Box()
        return _Box(box.left, box.bottom, box.right, box.top)


def _placed(boxes: _Boxes, text: str, start: int, end: int, *, whole: bool = True) -> Line | None:
    """The line between two places of a page's text; None where it holds no words."""
    words = " ".join(text[start:end].translate(_LIGATURES).split())
    if not words:
        return None
    while text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == HYPHEN):
        end -= 1
    first, middle, last = (boxes.at(at) for at in (start, (start + end - 1) // 2, end - 1))
    size = max(1.0, median(box.top - box.bottom for box in (first, middle, last)))
    return Line(
        text=words,
        left=min(first.left, last.left),
        bottom=min(first.bottom, middle.bottom, last.bottom),
        right=max(first.right, last.right),
        top=max(first.top, middle.top, last.top),
        size=size,
        halves=_halves(boxes, text, start, end, size) if whole else None,
    )


def _halves(
    boxes: _Boxes, text: str, start: int, end: int, size: float
) -> tuple[Line, Line] | None:
    """The two sides of a line's widest gap, where it is wider than words stand apart."""
    widest, cut = GAP * size, None
    for space in _SPACE.finditer(text, start, end):
        before, after = boxes.at(space.start() - 1), boxes.at(space.end())
        if after.left - before.right > widest:
            widest, cut = after.left - before.right, space.span()
    if cut is None:
        return None
    left = _placed(boxes, text, start, cut[0], whole=False)
    right = _placed(boxes, text, cut[1], end, whole=False)
    return (left, right) if left and right else None
