"""Pictures, recordings and paged files as things to point into: what they are, how far they go.

Nothing is read out of them here. A type is told by the first bytes; a length only where the file
itself says it, since a wrong one would refuse good evidence.
"""

from __future__ import annotations

import struct
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from .kinds import picture_type

MediaKind = Literal["pages", "picture", "recording"]
PDF = "application/pdf"
# First bytes → media type; those of containers are looked into below.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf2", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
RIFF = {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
# Major brand of an ISO base media file (ISO/IEC 14496-12) → media type; else it is a video.
BRANDS = {
    b"M4A ": "audio/mp4", b"M4B ": "audio/mp4", b"qt  ": "video/quicktime", b"heic": "image/heic",
    b"mif1": "image/heif", b"avif": "image/avif", b"3gp4": "video/3gpp", b"3gp5": "video/3gpp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
    """What can be pointed into: its media type, and how many pages or seconds it has."""

    kind: MediaKind
    media_type: str
    pages: int | None = None
    seconds: float | None = None


def extent_of(content: bytes) -> Extent | None:
    """What these bytes are; None where they are no picture, recording or PDF."""
    if b"%PDF-" in content[:1024]:
        return Extent("pages", PDF, pages=_pages(content))
    media_type = _media_type(content)
    if media_type is None:
        return None
    if media_type.startswith("image/"):
        return Extent("picture", media_type)
    return Extent("recording", media_type, seconds=_seconds(content, media_type))


def _media_type(content: bytes) -> str | None:
    if found := picture_type(content):
        return found
    if content[:4] == b"RIFF":
        return RIFF.get(content[8:12])
    if content[4:8] == b"ftyp":
        return BRANDS.get(content[8:12], "video/mp4")
    return next((named for magic, named in SIGNATURES if content.startswith(magic)), None)


def _pages(content: bytes) -> int | None:
    from pypdfium2 import PdfDocument, PdfiumError

    from .pdf import PDFIUM

    with PDFIUM:
        try:
            document = PdfDocument(content)
        except PdfiumError:  # locked or damaged: nobody knows how many there are
            return None
        try:
            return len(document)
        finally:
            document.close()


def _seconds(content: bytes, media_type: str) -> float | None:
    try:
        if media_type == "audio/wav":
            with wave.open(BytesIO(content)) as sound:
                return float(sound.getnframes() / sound.getframerate())
        if media_type == "audio/flac":
            packed = int.from_bytes(content[18:26], "big")  # STREAMINFO, RFC 9639 section 8.2
            samples, rate = packed & ((1 << 36) - 1), packed >> 44
            return samples / rate or None
        if content[4:8] == b"ftyp":
            return next(_movie_seconds(content), None)
    except (wave.Error, EOFError, IndexError, struct.error, ZeroDivisionError):  # it says none
        return None
    return None


def _movie_seconds(content: bytes) -> Iterator[float]:
    """The length that the header of a movie tells: `mvhd` in `moov` (ISO/IEC 14496-12)."""
    for name, begin, end in _boxes(content, 0, len(content)):
        if name != b"moov":
            continue
        for inner, start, _ in _boxes(content, begin, end):
            if inner == b"mvhd":
                long = content[start] == 1
                scale, length = struct.unpack_from(">IQ" if long else ">II", content,
                                                   start + (20 if long else 12))  # fmt: skip
                yield length / scale


def _boxes(content: bytes, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, beginning and end of the content of each box."""
    while begin + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, begin)
        header = 8
        if size == 1:
            size, header = struct.unpack_from(">Q", content, begin + 8)[0], 16
        stop = end if size == 0 else begin + size
        if stop < begin + header or stop > end:
            return
        yield name, begin + header, stop
        begin = stop
