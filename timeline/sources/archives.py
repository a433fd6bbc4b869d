"""Archives and mailboxes are opened: each file in them is a source of its own.

What unpacks to more than a collection of documents can hold is cut off, archives inside archives
are followed twice, and no file is ever written to the disk.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO

from ..errors import UnreadableSource
from ..model import Source

DEPTH = 2  # archives inside archives
MEMBERS = 50_000
UNPACKED = 2_000_000_000  # bytes, all members together
MEMBER = 256 * 1024 * 1024
RATIO = 500  # unpacked to packed, of one member; text alone reaches about 20
LITTER = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX", "__pycache__", "node_modules"})
_MESSAGE = re.compile(rb"(?:^|\n)From \S[^\n]{0,200}\d{4}[^\n]{0,40}\r?\n(?=[A-Za-z-]{1,60}:)")
_Stream = gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
_PACKED: dict[bytes, Callable[[BytesIO], _Stream]] = {
    b"\x1f\x8b": lambda packed: gzip.GzipFile(fileobj=packed),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
_DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError,
    NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip


class _NoRoom(UnreadableSource):
    """Nothing more is unpacked after this."""


@dataclass(slots=True)
class _Room:
    """How much may still be unpacked."""

    size: int = UNPACKED
    members: int = MEMBERS


DRIVE = re.compile(r"[A-Za-z]:[\\/]")
LEADS_OUT = "its name leads out of the archive, as hostile ones do; it was left out"


def is_archive(source: Source) -> bool:
    """Whether the bytes are an archive of files or a mailbox, not a document."""
    content = source.content
    if content.startswith(b"PK\x03\x04"):
        return _is_plain_zip(content)
    return content.startswith(tuple(_PACKED)) or _is_tar(content) or _is_mailbox(content)


def members(source: Source) -> Iterator[Source | UnreadableSource]:
    """The files of an archive in its order, hidden ones left out.

    A member that cannot be unpacked comes as the error that says why; the rest goes on.
    """
    yield from _members(source, _Room(), DEPTH)


def _members(source: Source, room: _Room, depth: int) -> Iterator[Source | UnreadableSource]:
    try:
        for found in _unpacked(source, room):
            if isinstance(found, Source) and depth > 1 and is_archive(found):
                yield from _members(found, room, depth - 1)
            else:
                yield found
    except _NoRoom as error:
        if depth < DEPTH:
            raise
        yield error
    except _DAMAGE as error:
        yield UnreadableSource(f"{source.name}: a damaged archive ({error}); get a new copy of it")


def _unpacked(source: Source, room: _Room) -> Iterator[Source | UnreadableSource]:
    content = source.content
    if content.startswith(b"PK"):
        yield from _zip_members(source, room)
    elif content.startswith(tuple(_PACKED)):
        yield from _packed_members(source, room)
    elif _is_tar(content):
        with tarfile.open(fileobj=BytesIO(content), mode="r:") as archive:
            yield from _tar_members(source, archive, room)
    else:
        yield from _messages(source)


def _zip_members(source: Source, room: _Room) -> Iterator[Source | UnreadableSource]:
    with zipfile.ZipFile(BytesIO(source.content)) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or _left_out(entry.filename):
                continue
            name = f"{source.name}/{entry.filename}"
            if _leads_out(entry.filename):
                yield UnreadableSource(f"{name}: {LEADS_OUT}")
                continue
            if entry.flag_bits & 1:
                yield UnreadableSource(
                    f"{name}: locked with a password; unpack it and add the file"
                )
                continue
            try:
                with archive.open(entry) as member:
                    packed = max(1, entry.compress_size)
                    yield _member(source, name, member, room, packed)
            except _NoRoom:
                raise
            except UnreadableSource as error:
                yield error
            except _DAMAGE as error:
                yield UnreadableSource(f"{name}: damaged ({error}); get a new copy of the archive")


def _packed_members(source: Source, room: _Room) -> Iterator[Source | UnreadableSource]:
    """A tar archive packed as a whole, or one packed file."""
    magic = next(magic for magic in _PACKED if source.content.startswith(magic))
    name = PurePosixPath(source.name).stem
    with _PACKED[magic](BytesIO(source.content)) as unpacking:
        whole = _member(source, source.name, unpacking, room, len(source.content))
    if _is_tar(whole.content):
        with tarfile.open(fileobj=BytesIO(whole.content), mode="r:") as archive:
            yield from _tar_members(source, archive, room)
    else:
        yield replace(whole, name=f"{source.name}/{name}")


def _tar_members(
    source: Source, archive: tarfile.TarFile, room: _Room
) -> Iterator[Source | UnreadableSource]:
    for entry in archive:
        if not entry.isfile() or _left_out(entry.name):
            continue
        name = f"{source.name}/{entry.name.removeprefix('./')}"
        if _leads_out(entry.name):
            yield UnreadableSource(f"{name}: {LEADS_OUT}")
            continue
        member = archive.extractfile(entry)
        if member is not None:
            try:
                yield _member(source, name, member, room, max(1, entry.size))
            except _NoRoom:
                raise
            except UnreadableSource as error:
                yield error


def _member(
    source: Source, name: str, stream: IO[bytes] | _Stream, room: _Room, packed: int
) -> Source:
    """The bytes of one member. Raises UnreadableSource where they are too many."""
    allowed = min(MEMBER, max(10_000_000, packed * RATIO))
    content = stream.read(min(allowed, room.size) + 1)
    room.size -= len(content)
    room.members -= 1
    if room.size < 0 or room.members < 0:
        raise _NoRoom(f"{name}: the archive unpacks without end; it was cut off here")
    if len(content) > allowed:
        raise UnreadableSource(f"{name}: unpacks to much more than a document holds; left out")
    return Source(name=name, content=content, captured=source.captured)


def _messages(source: Source) -> Iterator[Source]:
    """The messages of a mailbox (mbox), each from its 'From ' line to the next."""
    starts = [match.end() for match in _MESSAGE.finditer(source.content)]
    ends = [match.start() for match in _MESSAGE.finditer(source.content)][1:]
    for number, (start, end) in enumerate(
        zip(starts, [*ends, len(source.content)], strict=True), start=1
    ):
        yield Source(
            name=f"{source.name}/{number}.eml",
            content=source.content[start:end],
            captured=source.captured,
            media_type="message/rfc822",
        )


def _is_plain_zip(content: bytes) -> bool:
    """Whether a ZIP is an archive of files: office files and e-books are documents."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except _DAMAGE:
        return False
    return not names & {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"}


def _is_tar(content: bytes) -> bool:
    return content[257:262] == b"ustar"


def _is_mailbox(content: bytes) -> bool:
    return content.startswith(b"From ") and _MESSAGE.match(content) is not None


def _left_out(path: str) -> bool:
    """Hidden files and litter of operating systems."""
    return any(
        part in LITTER
        or part.startswith("~$")
        or (part.startswith(".") and part not in (".", ".."))
        for part in _parts(path)
    )


def _leads_out(path: str) -> bool:
    """True for a name that would put the file outside of the folder it is unpacked in."""
    parts = _parts(path)
    return ".." in parts or parts[:1] == ("/",) or DRIVE.match(path) is not None


def _parts(path: str) -> tuple[str, ...]:
    return PurePosixPath(path.replace("\\", "/")).parts
