"""Files, folders, standard input and addresses become sources, one after the other.

>>> for found in gather(["notes/", "page.html"]):
...     ...  # a Source, or a Failure with one plain line
"""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ..errors import TimelineError, UnreadableSource
from ..model import Source
from .archives import LITTER, is_archive, members
from .web import WebAccess, fetch, is_address

STANDARD_INPUT = "standard input"  # what the source is called that `-` stands for
FILE_LIMIT = 256 * 1024 * 1024  # bytes of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A name that could not be read, and the one line that says why and what to do."""

    name: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The names to read, in order, folders opened, and those that cannot be read at all."""

    names: tuple[str, ...]
    failures: tuple[Failure, ...] = ()


Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    """The time of this machine, in UTC."""
    return dt.datetime.now(dt.UTC)


def gather(
    names: Iterable[str | os.PathLike[str]],
    *,
    web: WebAccess | None = None,
    standard_input: BinaryIO | None = None,
    clock: Clock = now,
    limit: int = FILE_LIMIT,
) -> Iterator[Source | Failure]:
    """Read files, folders (recursively), `-` and http(s) addresses, in a stable order.

    Archives and mailboxes are opened. What cannot be read is a Failure in its place; the rest
    goes on.
    """
    listing = list_names(names)
    yield from listing.failures
    for name in listing.names:
        try:
            source = read_source(
                name, web=web, standard_input=standard_input, clock=clock, limit=limit
            )
        except TimelineError as error:
            yield Failure(name=writable(name), message=writable(str(error)))
            continue
        yield from _opened(source)


def _opened(source: Source) -> Iterator[Source | Failure]:
    """The source itself, or the files in it where it is an archive."""
    if not is_archive(source):
        yield source
        return
    empty = True
    for found in members(source):
        empty = False
        if isinstance(found, Source):
            yield found
        else:
            yield Failure(name=source.name, message=str(found))
    if empty:
        yield Failure(name=source.name, message=f"{source.name}: no files in this archive")


def list_names(names: Iterable[str | os.PathLike[str]]) -> Listing:
    """Open the folders among the names; files in a folder come sorted, its subfolders after them.

    Left out of folders: hidden files, what a browser saved beside a page (`page_files/`), case
    files, litter of operating systems, and links that lead out of the folder (those are named).
    """
    found: list[str] = []
    failures: list[Failure] = []
    for name in [os.fspath(name) for name in names]:
        if name == "-" or is_address(name) or not _is_folder(name):
            found.append(name)
            continue
        inside = _Folder(Path(name))
        before = len(found), len(failures)
        found.extend(inside.files())
        failures.extend(inside.failures)
        if before == (len(found), len(failures)):
            failures.append(Failure(name=name, message=f"{name}: no files in this folder"))
    return Listing(names=tuple(dict.fromkeys(found)), failures=tuple(failures))


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # no name that a file can have; reading it says so
        return False


def read_source(
    name: str,
    *,
    web: WebAccess | None = None,
    standard_input: BinaryIO | None = None,
    clock: Clock = now,
    limit: int = FILE_LIMIT,
) -> Source:
    """Read one file, `-` or one address. Raises UnreadableSource with what to do next."""
    if is_address(name):
        return fetch(name, access=web or WebAccess(), clock=clock)
    if name == "-":
        stream = standard_input or sys.stdin.buffer
        content = _limited(STANDARD_INPUT, stream, limit)
        return Source(name=STANDARD_INPUT, content=content, captured=clock())
    return Source(name=writable(name), content=read_bytes(name, limit=limit), captured=clock())


def writable(name: str) -> str:
    """A file's name as it can be stored and printed: bytes that are no UTF-8 become �."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(name: str, *, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of one file. Raises UnreadableSource where it is missing, locked or too large."""
    try:
        with Path(name).open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISCHR(status.st_mode) or stat.S_ISBLK(status.st_mode):
                raise UnreadableSource(f"{name}: a device, not a file; name a file")
            if status.st_size > limit:
                raise UnreadableSource(_too_large(name, limit))
            return _limited(name, file, limit)
    except FileNotFoundError as error:
        raise UnreadableSource(_missing(name)) from error
    except PermissionError as error:
        raise UnreadableSource(f"{name}: no permission to read it; change its mode") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableSource(f"{name}: cannot be read ({reason})") from error


def _limited(name: str, stream: BinaryIO, limit: int) -> bytes:
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise UnreadableSource(_too_large(name, limit))
    return content


def _too_large(name: str, limit: int) -> str:
    return f"{name}: larger than {limit // 1_048_576} MB; split it or add the part that matters"


def _missing(name: str) -> str:
    if "://" in name:
        return f"{name}: only http and https addresses can be read"
    parent = Path(name).parent
    where = "the folder does not exist either" if not parent.is_dir() else "check the spelling"
    return f"{name}: no such file; {where}"


class _Folder:
    """One folder that the user named, opened down to its last file."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.real = root.resolve()
        self.failures: list[Failure] = []

    def files(self) -> Iterator[str]:
        for folder, subfolders, names in os.walk(self.root, onerror=self._unreadable):
            here = Path(folder)
            subfolders[:] = sorted(
                name for name in subfolders if not self._left_out(here / name, names)
            )
            for name in sorted(names):
                path = here / name
                if not self._left_out(path, names) and self._is_file(path):
                    yield str(path)

    def _left_out(self, path: Path, beside: list[str]) -> bool:
        name = path.name
        if name.startswith((".", "~$")) or name in LITTER:
            return True
        if path.is_symlink() and not path.resolve().is_relative_to(self.real):
            self._fail(path, "a link that leads out of the folder; name its target to add it")
            return True
        page = name.removesuffix("_files")
        if page != name and not {f"{page}.html", f"{page}.htm"}.isdisjoint(beside):
            return True
        return path.suffix in (".db", ".db-wal", ".db-shm", ".db-journal") and _is_database(path)

    def _is_file(self, path: Path) -> bool:
        if path.is_file():
            return True
        self._fail(path, "not a regular file" if path.exists() else "a link that leads nowhere")
        return False

    def _unreadable(self, error: OSError) -> None:
        self._fail(Path(error.filename), f"the folder cannot be read ({error.strerror})")

    def _fail(self, path: Path, what: str) -> None:
        name = writable(str(path))
        self.failures.append(Failure(name=name, message=f"{name}: {what}"))


def _is_database(path: Path) -> bool:
    """Whether a file is SQLite's, or one of the files SQLite keeps beside it."""
    if path.suffix != ".db":
        return True
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False
