"""What kind of file some bytes are: told by their first bytes, then by what was declared."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from ..errors import UnreadableSource
from ..model import Source
from .charset import wide_charset

Kind = Literal["html", "pdf", "docx", "odt", "rtf", "mail", "markdown", "plain", "picture"]

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First bytes of files that are no documents, or not ours to read, with the words for them.
FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"SQLite format 3\0", "an SQLite database"),
    (OLE, "an old Microsoft Office file (save it as .docx or PDF)"),
    (b"%!PS", "a PostScript file (save it as PDF)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x78\x9f\x3e\x22", "Outlook's winmail.dat (open the mail in Outlook, save it as PDF)"),
    (b"bplist00", "a web archive of Safari (save the page as HTML or PDF)"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)
PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
    "multipart/related": "mail",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
BLANKS = b" \t\r\n\0\x0b\x0c"
HEAD = 65_536
CONTROL_SHARE = 0.02  # more control characters than this is no text in any charset
_CONTROLS = bytes(sorted(set(range(32)) - set(b"\t\n\r\x0b\x0c\x08\x1b"))) + b"\x7f"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1)[\s>/]", re.I
)
_XHTML = re.compile(rb"<html[\s>]", re.I)
_HEADER = re.compile(rb"[!-9;-~]+:[ \t\r\n]|From \S")
_MAIL = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|"
    rb"x-[\w-]+|content-type):",
    re.I | re.M,
)


def kind_of(source: Source) -> Kind:
    """The reader's name for these bytes.

    Raises UnreadableSource where they are empty, hold nothing but blanks, or are no document.
    """
    content = source.content
    if not content:
        raise UnreadableSource(f"{source.name}: the file is empty; get a new copy of it")
    start = content[:HEAD].lstrip(BLANKS + b"\xef\xbb\xbf")
    if not start and not content.strip(BLANKS):
        raise UnreadableSource(
            f"{source.name}: {len(content):,} bytes of nothing but blanks; get a new copy of it"
        )
    return _by_magic(source, content) or _text_kind(source, start)


def picture_type(content: bytes) -> str | None:
    """The media type of a picture, or None where the bytes are none."""
    for magic, media_type in PICTURES:
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return None


def _by_magic(source: Source, content: bytes) -> Kind | None:
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    if picture_type(content):
        return "picture"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(source, content)
    if content.startswith(OLE) and source.name.lower().endswith(".msg"):
        raise UnreadableSource(f"{source.name}: an Outlook message; save it as .eml and add that")
    for magic, words in FOREIGN:
        if content.startswith(magic):
            raise UnreadableSource(f"{source.name}: {words}, not a document that can be read")
    return None


def _zipped(source: Source, content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            declared = b""
            if "mimetype" in names:
                with archive.open("mimetype") as entry:
                    declared = entry.read(100)
    except (
        zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError, RuntimeError,
    ) as error:  # fmt: skip
        raise UnreadableSource(
            f"{source.name}: a damaged ZIP or DOCX file; get a new copy of it"
        ) from error
    if "word/document.xml" in names:
        return "docx"
    if declared.strip() in (ODT.encode(), ODT.encode() + b"-template"):
        return "odt"
    if "[Content_Types].xml" in names:
        words = "a Microsoft Office file, but no text document (save it as PDF)"
    elif "mimetype" in names or "META-INF/manifest.xml" in names:
        words = "an OpenDocument or e-book file, but no text document (save it as PDF)"
    else:
        words = "a ZIP archive, not a document (unpack it and add the folder)"
    raise UnreadableSource(f"{source.name}: {words}")


def _text_kind(source: Source, start: bytes) -> Kind:
    declared = (source.media_type or "").split(";")[0].strip().lower()
    if wide_charset(source.content) is None and _is_binary(source.content[:HEAD]):
        raise UnreadableSource(
            f"{source.name}: binary data of an unknown kind, not text; "
            "open it in the program it came from and save it as PDF or text"
        )
    suffix = PurePath(source.name).suffix.lower()
    by_name = MEDIA_TYPES.get(declared) or SUFFIXES.get(suffix)
    if by_name == "mail" or (by_name is None and _is_mail(start)):
        return "mail"
    if by_name in ("html", "markdown"):
        return by_name
    if start.startswith(b"<?xml"):
        return "html" if _XHTML.search(start[:4096]) else "plain"
    return "html" if declared != "text/plain" and _HTML.match(start) else "plain"


def _is_binary(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > max(2, CONTROL_SHARE * len(head))


def _is_mail(start: bytes) -> bool:
    """Whether the first lines are headers of a message, at least three of the well-known."""
    head = start[:HEAD].replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    return bool(_HEADER.match(head)) and len(set(_MAIL.findall(head))) >= 3
