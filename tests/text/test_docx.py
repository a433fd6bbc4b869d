"""Word documents: paragraphs, headings, lists, tables, notes, and what is tracked in them."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest

from timeline.errors import UnreadableSource
from timeline.model import Document
from timeline.text import docx as reader

Read = Callable[..., Document]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def lease() -> bytes:
    document = docx.Document()
    document.add_heading("The secret lease", 0)
    document.add_paragraph("7 May 2019")
    document.add_paragraph("The council of Ostmere signed a lease\ton 3 May 2018.")
    document.add_heading("What the minutes say", 1)
    document.add_paragraph("The rent is high.", style="List Bullet")
    document.add_paragraph("The firm may build.", style="List Number")
    table = document.add_table(2, 2)
    for at, words in enumerate(["Year", "Rent", "2019", "1,200,000"]):
        table.cell(at // 2, at % 2).text = words
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "crowns"
    document.add_paragraph("It will meet again.")
    document.core_properties.author = "Jana Weil"
    document.core_properties.created = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    return saved(document)


def test_a_document(read: Read) -> None:
    document = read(lease(), "lease.docx")
    assert document.text == (
        "The secret lease\n\n7 May 2019\n\nThe council of Ostmere signed a lease on 3 May 2018.\n\n"
        "What the minutes say\n\n- The rent is high.\n\n- The firm may build.\n\n"
        "Year | Rent\n\n2019 | 1,200,000 crowns\n\nIt will meet again."
    )
    assert (document.title, document.byline) == ("The secret lease", "Jana Weil")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "guessed")
    headings = [document.text[p.start : p.end] for p in document.passages]
    assert headings == ["The secret lease", "What the minutes say"]
    assert document.reader == "docx/1"


@pytest.mark.parametrize(
    ("author", "published"), [("Jana Weil", dt.date(2018, 3, 2)), ("python-docx", None)]
)
def test_the_date_of_creation_is_a_guess(
    read: Read, author: str, published: dt.date | None
) -> None:
    document = docx.Document()
    document.add_paragraph("The council signed.")
    document.core_properties.author = author
    document.core_properties.created = dt.datetime(2018, 3, 2, 10, tzinfo=dt.UTC)
    found = read(saved(document), "lease.docx")
    assert found.published == published
    assert found.published_basis == ("guessed" if published else "unknown")


@pytest.mark.parametrize(
    ("core", "heading", "title"),
    [("Lease of the harbour", None, "Lease of the harbour"),
     ("lease_v2.docx", "The lease", "The lease"),
     ("", None, None), ("Microsoft Word - x", None, None)],
)  # fmt: skip
def test_title(read: Read, core: str, heading: str | None, title: str | None) -> None:
    document = docx.Document()
    document.core_properties.title = core
    if heading:
        document.add_heading(heading, 1)
    document.add_paragraph("The council of Ostmere signed the lease. " * 8)
    assert read(saved(document), "lease.docx").title == title


def altered(content: bytes, **parts: Callable[[str], str]) -> bytes:
    """The document with some of its parts rewritten (`document=…`)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            change = parts.get(name.rsplit("/", 1)[-1].removesuffix(".xml"))
            new.writestr(name, change(data.decode()).encode() if change else data)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("PLACE")
    place = f"<w:p>{run('PLACE')}</w:p>"
    return altered(saved(document), document=lambda text: text.replace(place, xml))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('It was ')}<w:ins>{run('not ')}</w:ins>{run('signed.')}</w:p>",
         "It was not signed."),
        ("<w:p><w:del><w:r><w:delText>Never </w:delText></w:r></w:del>"
         f"{run('It was signed.')}</w:p>",
         "It was signed."),
        (f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>",
         "In a control."),
        (f"<w:p><w:hyperlink>{run('A link')}</w:hyperlink>{run(' in it.')}</w:p>", "A link in it."),
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t></w:r>"
         "</w:p>",
         "One two-three"),
        (f"<w:p>{run('Some ')}<w:r><w:instrText>DATE \\@</w:instrText></w:r>{run('words.')}</w:p>",
         "Some words."),
    ],
)  # fmt: skip
def test_what_is_inside_paragraphs(read: Read, xml: str, text: str) -> None:
    assert read(with_body(xml), "lease.docx").text == text


def test_footnotes_come_after_the_text(read: Read) -> None:
    document = docx.Document()
    document.add_paragraph("The council signed.")
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("Minutes of 3 May 2018.")}</w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.encode(),
        document.part.package,
    )
    document.part.relate_to(part, kind)
    assert read(saved(document), "lease.docx").text == (
        "The council signed.\n\n[1] Minutes of 3 May 2018."
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-200],
        lambda content: altered(content, document=lambda text: text[:-100]),
        lambda content: altered(content, document=lambda text: "nonsense"),
        lambda content: altered(content, **{"[Content_Types]": lambda text: "<x/>"}),
    ],
    ids=["cut", "half XML", "no XML", "no types"],
)
def test_damaged(read: Read, damage: Callable[[bytes], bytes]) -> None:
    with pytest.raises(UnreadableSource, match="damaged"):
        read(damage(lease()), "lease.docx")


def test_an_empty_document(read: Read) -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        read(saved(docx.Document()), "lease.docx")


def test_a_bomb_is_not_opened(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.docx, "Document", lambda _: pytest.fail("opened"))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 40_000_000)
    with pytest.raises(UnreadableSource, match="unpacks to 40 MB"):
        read(bomb.getvalue(), "bomb.docx")


def test_entities_are_not_blown_up(read: Read) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = altered(
        lease(),
        document=lambda text: text.replace(
            "?>", f'?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>', 1
        ).replace("7 May 2019", "&l9;"),
    )
    with suppress(UnreadableSource):
        assert len(read(bomb, "lease.docx").text) < 10_000
