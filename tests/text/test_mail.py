"""Messages: headers, the better part, replies with author and date, attachments."""

import datetime as dt
from collections.abc import Callable

import pytest

from timeline.errors import UnreadableSource
from timeline.model import Document, Source
from timeline.text.readers import ReadResult, read_document

Read = Callable[..., Document]
ReadSaved = Callable[[str], ReadResult]
HEAD = "From: Jana Weil <jana@weil.example>\nSubject: Lease\nDate: Tue, 7 May 2019 12:00:00 +0200\n"


def test_headers(read_saved: ReadSaved) -> None:
    document = read_saved("thread.eml").document
    assert (document.title, document.byline) == ("Re: The lease", "Jana Wéil")
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "header")
    assert (document.reader, document.media_type) == ("mail/1", "message/rfc822")
    assert document.language == "en"


def test_a_thread_read_once(read_saved: ReadSaved) -> None:
    document = read_saved("thread.eml").document
    assert document.text.count("they signed on 3 May") == 1
    assert ">" not in document.text.replace("moor.example>", "").replace("toft.example>", "")
    replies = [
        (reply.published, reply.author, document.text[reply.start : reply.end])
        for reply in document.passages
    ]
    assert replies == [
        (
            dt.date(2019, 5, 6),
            "Piet Moor",
            "Did they sign\nat all?\n\n"
            "On 2 May 2019, at 11:00, Mira Toft <mira@toft.example> wrote:",
        ),
        (dt.date(2019, 5, 2), "Mira Toft", "We will sign tomorrow."),
        (dt.date(2019, 5, 6), "Piet Moor", "Piet"),
    ]
    assert all(reply.kind == "reply" for reply in document.passages)


def test_attachments_are_sources_of_their_own(read_saved: ReadSaved) -> None:
    notes, message = read_saved("thread.eml").attachments
    assert (notes.name, notes.media_type) == ("thread.eml/notes.txt", "text/plain")
    assert notes.content == b"The lease was signed on 3 May 2018."
    assert notes.captured == dt.datetime(2024, 5, 17, 12, tzinfo=dt.UTC)
    inner = read_document(message).document
    assert (inner.title, inner.byline) == ("Shares", "Olaf Brandt")
    assert inner.published == dt.date(2019, 11, 1)


def test_an_html_message_with_an_older_one_below(read_saved: ReadSaved) -> None:
    document = read_saved("outlook.eml").document
    assert document.text.startswith("Liebe Jana,\n\nsiehe unten, das ist der Beweis.")
    assert "Vorschautext" not in document.text
    assert "margin" not in document.text
    older, quoted = document.passages
    assert (older.published, older.author) == (dt.date(2019, 5, 6), "Mira Toft")
    assert document.text[older.start : older.end] == (
        "Der Vertrag wurde am 3. Mai 2018 unterschrieben."
    )
    assert document.text[quoted.start : quoted.end] == "Stimmt das wirklich?"
    assert quoted.author is None


def test_a_page_saved_as_mhtml(read_saved: ReadSaved) -> None:
    document = read_saved("page.mhtml").document
    assert (document.title, document.reader) == ("Harbour lease signed", "html/2")
    assert document.url == "https://www.courier.example/2019/05/lease"
    assert (document.published, document.published_basis) == (dt.date(2019, 5, 7), "metadata")
    assert document.text.startswith("The council of Ostmere signed a lease of its harbour on 3 May")


def message(body: str, **headers: str) -> str:
    lines = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in headers.items())
    return f"{HEAD}MIME-Version: 1.0\n{lines}\n{body}"


def parts(kind: str, *inside: str) -> str:
    bodies = "".join(f"--b\n{part}\n" for part in inside)
    return message(f"{bodies}--b--\n", Content_Type=f'{kind}; boundary="b"')


PLAIN = "Content-Type: text/plain; charset=utf-8\n\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n"
LONG = "The council of Ostmere signed a lease of its harbour on 3 May 2018. " * 5


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (message("It was signed."), "It was signed."),
        (message("Es lief über Ämter.", Content_Type="text/plain; charset=utf-8"),
         "Es lief über Ämter."),
        (message("=C3=BCber", Content_Transfer_Encoding="quoted-printable"), "über"),
        (message("SXQgd2FzIHNpZ25lZC4=", Content_Transfer_Encoding="base64"), "It was signed."),
        (message("<p>It was<br>signed.</p>", Content_Type="text/html"), "It was\nsigned."),
        (message("The council \nsigned.", Content_Type="text/plain; format=flowed"),
         "The council signed."),
        (parts("multipart/alternative", PLAIN + LONG, HTML + f"<b>{LONG}</b>"), LONG.strip()),
        (parts("multipart/alternative", PLAIN + "See the HTML.", HTML + f"<p>{LONG}</p>"),
         LONG.strip()),
        (parts("multipart/mixed", PLAIN + "First part.", PLAIN + "Second part."),
         "First part.\n\nSecond part."),
        (parts("multipart/related", HTML + "<p>Text.</p>", "Content-Type: image/png\n\nx"),
         "Text."),
        (parts("multipart/signed", PLAIN + "Text.", "Content-Type: application/pgp-signature\n\nx"),
         "Text."),
    ],
)  # fmt: skip
def test_bodies(read: Read, content: str, text: str) -> None:
    assert read(content, "letter.eml").text == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (message("hello there", Content_Type="multipart/mixed"), "hello there"),
        (message("--b\nContent-Type: text/plain\n\nhello", Content_Type="multipart/x; boundary=b"),
         "hello"),
        (message("hello", Content_Type="text/plain; charset=no-such-charset"), "hello"),
        (message("!!not base64!!", Content_Transfer_Encoding="base64"), "!!not base64!!"),
        (message("hello", Content_Transfer_Encoding="no-such-encoding"), "hello"),
        (message("hello", Content_Type="text"), "hello"),
        (message("hello", Content_Type="=?utf-8?q?=FF?="), "hello"),
        (message("hello", Content_Disposition="inline; filename*=x'y"), "hello"),
        ("From: <<>>,,;\nSubject: =?utf-8?b?////?=\nDate: someday\n\nhello", "hello"),
        ("Subject: a\nReceived: x\nno header\nDate: b\n\nhello", "no header\nDate: b\n\nhello"),
    ],
)  # fmt: skip
def test_broken_messages(read: Read, content: str, text: str) -> None:
    document = read(content, "letter.eml")
    assert text in document.text


def test_headers_in_raw_latin1(read: Read) -> None:
    content = "From: Jürgen Groß <j@gross.example>\nSubject: Ämter\n\nText.".encode("latin-1")
    document = read(content, "letter.eml")
    assert (document.byline, document.title) == ("Jürgen Groß", "Ämter")


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("Tue, 7 May 2019 23:59:00 -1200", dt.date(2019, 5, 7)),
        ("7 May 2019 00:01 GMT", dt.date(2019, 5, 7)),
        ("someday", None),
        ("", None),
        ("Tue, 99 May 2019 10:00:00 +0000", None),
    ],
)
def test_the_day_is_the_senders(read: Read, date: str, published: dt.date | None) -> None:
    document = read(f"From: a@b.example\nTo: c\nDate: {date}\n\nhello", "letter.eml")
    assert document.published == published
    assert document.published_basis == ("header" if published else "unknown")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"{HEAD}\n", "without text"),
        (parts("multipart/encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1"),
         "encrypted"),
        (message("MIAGCSqGSIb3", Content_Type="application/pkcs7-mime"), "encrypted"),
    ],
)  # fmt: skip
def test_nothing_to_read(read: Read, content: str, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words):
        read(content, "letter.eml")


def test_a_message_that_is_only_attachments(read: Read, make_source: Callable[..., object]) -> None:
    attached = 'Content-Type: text/plain; name="a.txt"\nContent-Disposition: attachment\n\nsigned'
    result = read_document(make_source(parts("multipart/mixed", attached), "letter.eml"))  # type: ignore[arg-type]
    assert result.document.text == "Lease"
    assert result.document.remarks == ("The message has no text of its own.",)
    assert [item.name for item in result.attachments] == ["letter.eml/a.txt"]


def test_a_message_nested_without_end(read: Read) -> None:
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)
    )
    with pytest.raises(UnreadableSource, match="nested too deep"):
        read(HEAD + nested + "\n\nhello", "letter.eml")


def pictured(disposition: str, size: int, *more: str) -> str:
    """A mail with one picture attached."""
    heads = "\n".join(["Content-Type: image/png", f"Content-Disposition: {disposition}", *more])
    return (
        "From: Jana Weil <jana@weil.example>\nTo: desk@courier.example\nSubject: Lease\n"
        "Date: Tue, 7 May 2019 10:00:00 +0200\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nThe lease was signed on 3 May 2018.\n"
        f"--b\n{heads}\n\n{'x' * size}\n--b--\n"
    )


@pytest.mark.parametrize(
    ("disposition", "size", "more", "attached"),
    [
        ('attachment; filename="logo.png"', 900, (), False),
        ('attachment; filename="image001.png"', 900, (), False),
        ('inline; filename="scan.png"', 90_000, (), False),
        ('attachment; filename="x.png"', 90_000, ("Content-ID: <part1>",), False),
        ('attachment; filename="lease.png"', 900, (), True),
        ('attachment; filename="logo.png"', 90_000, (), True),
    ],
)
def test_pictures_of_a_signature_are_no_documents(
    make_source: Callable[..., Source],
    disposition: str,
    size: int,
    more: tuple[str, ...],
    attached: bool,
) -> None:
    result = read_document(make_source(pictured(disposition, size, *more), "mail.eml"))
    assert bool(result.attachments) == attached
    assert any("left out" in remark for remark in result.document.remarks) != attached
