"""PDF pages become whole paragraphs with their page numbers; what is a picture is named."""

import datetime as dt
import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from timeline.errors import UnreadableSource
from timeline.model import Document
from timeline.text.pdf import _is_garbled
from timeline.text.reading import RecognisedPage

Read = Callable[..., Document]
LEFT = [
    "The council of Ostmere signed a lease of",
    "its harbour on 3 May 2018, eleven months be-",
    "fore the public was told about the contract.",
    "   Two members left the room before the vote",
    "was taken, according to the minutes of it.",
]
RIGHT = [
    "The rent is 1.2 million crowns a year, and",
    "the firm may build two cranes on the quay.",
]
SCAN = b"P5 400 400 255\n" + b"\xaa" * 160_000


class Paper:
    """A PDF written line by line."""

    def __init__(self, **properties: str) -> None:
        self.out = io.BytesIO()
        locked = properties.pop("password", None)
        encrypt = StandardEncryption(locked, canPrint=0) if locked else None
        self.canvas = Canvas(self.out, pagesize=A4, encrypt=encrypt, invariant=1)
        for name, value in properties.items():
            getattr(self.canvas, f"set{name.title()}")(value)

    def lines(
        self, lines: Sequence[str], *, x: float = 60, y: float = 700, size: float = 11
    ) -> "Paper":
        for number, line in enumerate(lines):
            self.canvas.setFont("Helvetica", size)
            self.canvas.drawString(x, y - number * size * 1.25, line)
        return self

    def scan(self) -> "Paper":
        self.canvas.drawImage(ImageReader(io.BytesIO(SCAN)), 0, 0, *A4)
        return self

    def page(self) -> "Paper":
        self.canvas.showPage()
        return self

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


def test_lines_become_paragraphs(read: Read) -> None:
    document = read(Paper().lines(LEFT).bytes(), "paper.pdf")
    assert document.text == (
        "The council of Ostmere signed a lease of its harbour on 3 May 2018, eleven months before "
        "the public was told about the contract.\n\n"
        "Two members left the room before the vote was taken, according to the minutes of it."
    )
    assert (document.reader, document.media_type) == ("pdf/1", "application/pdf")


def test_columns_are_read_one_after_the_other(read: Read) -> None:
    paper = Paper().lines(LEFT[:3]).lines(RIGHT, x=320)
    text = read(paper.bytes(), "paper.pdf").text
    assert "before the public was told about the contract." in text
    assert "The rent is 1.2 million crowns a year, and the firm may build two cranes" in text
    assert text.index("contract.") < text.index("The rent")


def test_columns_written_row_by_row(read: Read) -> None:
    """A file may write its lines across the columns; they are sorted by place then."""
    paper = Paper()
    for number in reversed(range(20)):
        paper.lines([f"left side {number} of the first"], y=700 - 14 * number)
        paper.lines([f"right side {number} of the next"], x=320, y=700 - 14 * number)
    text = read(paper.bytes(), "paper.pdf").text
    assert text.index("left side 0") < text.index("left side 19") < text.index("right side 0")


def test_pages_are_numbered(read: Read) -> None:
    paper = Paper()
    for number in (1, 2, 3):
        paper.lines([f"On page {number} the council of Ostmere signed the lease."]).page()
    document = read(paper.bytes(), "paper.pdf")
    assert [(page.kind, page.number) for page in document.passages] == [
        ("page", 1), ("page", 2), ("page", 3),
    ]  # fmt: skip
    for page in document.passages:
        assert document.text[page.start : page.end].startswith(f"On page {page.number} the")
        assert page.ocr is None


def test_a_sentence_that_runs_over_a_page(read: Read) -> None:
    paper = Paper().lines(["The council of Ostmere signed, late at night, the"]).page()
    paper.lines(["lease of its harbour. It was told to nobody at the time."])
    document = read(paper.bytes(), "paper.pdf")
    assert "late at night, the lease of its harbour." in document.text
    second = document.passages[1]
    assert document.text[second.start : second.end].startswith("lease of its")


def test_heads_feet_and_page_numbers_are_left_out(read: Read) -> None:
    paper = Paper()
    for number in range(1, 6):
        paper.lines([f"Minutes of the council of Ostmere, page {number} of 5"], y=800)
        paper.lines([f"Decision {number}: the lease of the harbour is signed by all members."])
        paper.lines(
            ["It was read aloud twice before the vote, and nobody spoke against it."], y=600
        )
        paper.lines([str(number)], x=290, y=30)
        paper.page()
    text = read(paper.bytes(), "paper.pdf").text
    assert "Minutes of the council" not in text
    assert "Decision 5" in text
    assert text.count("read aloud twice") == 5
    assert not any(line.isdigit() for line in text.split("\n"))


def test_numbered_lines_of_court_papers(read: Read) -> None:
    paper = Paper()
    for number in range(1, 13):
        y = 700 - 24 * number
        paper.lines([str(number)], x=40, y=y)
        paper.lines([f"the witness said in answer {number} that the lease was secret"], x=80, y=y)
    text = read(paper.bytes(), "paper.pdf").text
    assert "secret the witness" in text.replace("\n\n", " ")
    assert "12 the witness" not in text


@pytest.mark.parametrize(
    ("properties", "lines", "title"),
    [
        ({"title": "Minutes of 3 May 2018"}, LEFT, "Minutes of 3 May 2018"),
        ({"title": "Microsoft Word - minutes.doc"}, LEFT, None),
        ({"title": "scan_0001.pdf"}, LEFT, None),
        ({"title": "untitled"}, LEFT, None),
        ({}, LEFT, None),
    ],
)
def test_title(read: Read, properties: dict[str, str], lines: list[str], title: str | None) -> None:
    document = read(Paper(**properties).lines(lines).bytes(), "paper.pdf")
    assert document.title == title


def test_a_title_in_large_letters(read: Read) -> None:
    paper = Paper().lines(["The secret lease of Ostmere"], y=760, size=20).lines(LEFT)
    assert read(paper.bytes(), "paper.pdf").title == "The secret lease of Ostmere"


@pytest.mark.parametrize(
    ("author", "byline"),
    [("Jana Weil", "Jana Weil"), ("jweil", None), ("Microsoft Office User", None), ("", None)],
)
def test_author(read: Read, author: str, byline: str | None) -> None:
    assert read(Paper(author=author).lines(LEFT).bytes(), "paper.pdf").byline == byline


def test_the_date_of_creation_is_a_guess(read: Read) -> None:
    content = Paper().lines(LEFT).bytes().replace(b"D:20000101000000", b"D:20190507120000")
    document = read(content, "paper.pdf")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "guessed")


def test_a_date_that_stands_alone_is_the_better_guess(read: Read) -> None:
    paper = Paper().lines(["Filed 11 February 2022"], y=760).lines(LEFT)
    assert read(paper.bytes(), "paper.pdf").published == dt.date(2022, 2, 11)


def test_a_date_of_publication_in_its_metadata(read: Read) -> None:
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
        b'syntax-ns#"><rdf:Description xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/" prism:publicationDate="2019-05-07">'
        b"<dc:publisher><rdf:Bag><rdf:li>Harbour Courier</rdf:li></rdf:Bag></dc:publisher>"
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    document = read(Paper().lines(LEFT).bytes() + packet, "paper.pdf")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "metadata")
    assert document.publisher == "Harbour Courier"


def recognise(
    content: bytes, pages: Sequence[int], *, language: str | None = None
) -> list[RecognisedPage]:
    assert pdfium.PdfDocument(content)
    words = "The lease was sig-\nned on 3 May.\n\nNobody was told."
    return [RecognisedPage(number=number, text=words, confidence=0.9) for number in pages]


def test_a_scan_without_recognition(read: Read) -> None:
    content = Paper().scan().page().scan().bytes()
    with pytest.raises(UnreadableSource, match=r"none of its 2 pages .* --ocr"):
        read(content, "scan.pdf")


def test_a_scan_with_recognition(read: Read) -> None:
    content = Paper().scan().page().scan().bytes()
    document = read(content, "scan.pdf", ocr=recognise)
    assert document.text.startswith("The lease was signed on 3 May.\n\nNobody was told.")
    assert [(page.number, page.ocr) for page in document.passages] == [(1, 0.9), (2, 0.9)]
    assert document.remarks == (
        "Pages 1–2 read by character recognition, 90% sure: compare quotes with the picture.",
    )
    assert document.published is None  # a scan is created when it is scanned


def test_pages_that_are_pictures_are_listed_as_not_read(read: Read) -> None:
    paper = Paper().lines(LEFT).page().scan().page().scan().page().lines(RIGHT).page().scan()
    content = paper.lines(["OST 000123"], y=20).bytes()
    document = read(content, "paper.pdf")
    assert document.remarks == ("Pages 2–3, 5 not read: pictures without text; try --ocr.",)
    assert [page.number for page in document.passages] == [1, 4]
    document = read(content, "paper.pdf", ocr=recognise)
    assert [(page.number, page.ocr) for page in document.passages] == [
        (1, None), (2, 0.9), (3, 0.9), (4, None), (5, 0.9),
    ]  # fmt: skip


def test_pages_that_recognition_gave_up_on(read: Read) -> None:
    content = Paper().lines(LEFT).page().scan().bytes()
    document = read(content, "paper.pdf", ocr=lambda content, pages, language=None: [])
    assert document.remarks == ("Page 2 not read: pictures without text.",)


def test_a_blank_page_is_no_fault(read: Read) -> None:
    document = read(Paper().lines(LEFT).page().page().lines(RIGHT).bytes(), "paper.pdf")
    assert document.remarks == ()


def test_a_picture(read: Read) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0" * 100
    with pytest.raises(UnreadableSource, match=r"scan\.png: a picture; add it with --ocr"):
        read(png, "scan.png")

    def seen(
        content: bytes, pages: Sequence[int], *, language: str | None = None
    ) -> list[RecognisedPage]:
        return [RecognisedPage(number=1, text="The lease was signed.", confidence=0.8)]

    document = read(png, "scan.png", ocr=seen)
    assert (document.text, document.media_type) == ("The lease was signed.", "image/png")
    assert document.passages[0].ocr == 0.8


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n", "a damaged PDF"),
        (b"%PDF-1.7\n" + b"nonsense " * 1000, "a damaged PDF"),
        (Paper().lines(LEFT).bytes()[:300], "a damaged PDF"),
        (Paper(password="secret").lines(LEFT).bytes(), "locked with a password"),
        (Paper().page().bytes(), "its only page has no usable text"),
    ],
    ids=["empty", "nonsense", "cut", "locked", "blank"],
)
def test_unreadable(read: Read, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words) as refused:
        read(content, "paper.pdf")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        ("The lease was signed.", False),
        ("Договор подписан — 3 мая", False),
        ("\ue001\ue002\ue003 \ue004", True),
        ("\ufffd\ufffd lease \ufffd", True),
        ("\x01\x02\x03 text", True),
        ("efficient\ufffely", False),
    ],
)
def test_garbled(text: str, garbled: bool) -> None:
    assert _is_garbled(text) is garbled
