"""Pictures, recordings and paged files: told by their bytes, and as long as they say."""

from __future__ import annotations

import io
import struct
import wave

import pytest
from pypdfium2 import PdfDocument

from timeline.text.media import extent_of


def sound(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(2)
        made.setsampwidth(2)
        made.setframerate(8000)
        made.writeframes(b"\0" * 4 * 8000 * seconds)
    return out.getvalue()


def paged(pages: int) -> bytes:
    made, out = PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        made.new_page(100, 100)
    made.save(out)
    return out.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def movie(brand: bytes, scale: int, length: int, *, long: bool = False) -> bytes:
    header = struct.pack(">B3xQQIQ" if long else ">B3xIIII", long, 0, 0, scale, length)
    inner = box(b"trak", b"") + box(b"mvhd", header)
    return box(b"ftyp", brand + b"\0" * 4) + box(b"mdat", b"\0" * 9) + box(b"moov", inner)


def flac(rate: int, samples: int) -> bytes:
    packed = (rate << 44) | (1 << 41) | (15 << 36) | samples
    return b"fLaC" + b"\0\0\0\x22" + b"\0" * 10 + packed.to_bytes(8, "big")


@pytest.mark.parametrize(
    ("content", "kind", "media_type", "length"),
    [
        (sound(3), "recording", "audio/wav", 3),
        (flac(44100, 44100 * 7), "recording", "audio/flac", 7),
        (movie(b"M4A ", 1000, 90_500), "recording", "audio/mp4", 90.5),
        (movie(b"isom", 600, 6000, long=True), "recording", "video/mp4", 10),
        (movie(b"qt  ", 0, 6000), "recording", "video/quicktime", None),
        (b"OggS" + b"\0" * 9, "recording", "audio/ogg", None),
        (b"ID3\x04" + b"\0" * 9, "recording", "audio/mpeg", None),
        (b"RIFF\0\0\0\0WAVEbroken", "recording", "audio/wav", None),
        (box(b"ftyp", b"isom") + b"\xff" * 3, "recording", "video/mp4", None),
        (box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"")), "recording", "video/mp4", None),
        (box(b"ftyp", b"isom") + b"\0\0\0\1moov", "recording", "video/mp4", None),
        (b"\x89PNG\r\n\x1a\n", "picture", "image/png", None),
        (box(b"ftyp", b"heic"), "picture", "image/heic", None),
        (b"RIFF\0\0\0\0WEBP", "picture", "image/webp", None),
        (paged(4), "pages", "application/pdf", 4),
        (b"%PDF-1.7 and nothing more", "pages", "application/pdf", None),
    ],
)
def test_extent(content: bytes, kind: str, media_type: str, length: float | None) -> None:
    found = extent_of(content)
    assert found is not None
    assert (found.kind, found.media_type) == (kind, media_type)
    assert (found.pages if kind == "pages" else found.seconds) == length


@pytest.mark.parametrize(
    "content", [b"", b"Dear Orrin,", b"SQLite format 3\0", b"RIFF\0\0\0\0CDDA"]
)
def test_what_cannot_be_pointed_into(content: bytes) -> None:
    assert extent_of(content) is None
