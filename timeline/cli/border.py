"""Where every error ends: one plain line on standard error, an exit status, never a traceback."""

from __future__ import annotations

import errno
import logging
import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress

import click

from ..errors import TimelineError
from ..export.words import one_line
from ..settings import DEBUG

FAILED = 1
USAGE = 2
STOPPED = 130  # 128 + SIGINT, as shells count


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status; whatever goes wrong becomes one line."""
    _quiet()
    try:
        status = _invoke(command, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
        return FAILED
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped", STOPPED)
    except click.UsageError as error:
        return _misused(error)
    except click.ClickException as error:
        return _fail(error.format_message(), error.exit_code)
    except TimelineError as error:
        return _fail(str(error), error.exit_status)
    except MemoryError:
        return _fail("not enough memory; try with fewer or smaller files", FAILED)
    except OSError as error:
        return _fail(os_error_words(error), FAILED)
    except Exception as error:  # noqa: BLE001 - the border: no traceback reaches a reporter
        return _unexpected(error)
    return status


def os_error_words(error: OSError) -> str:
    """What the system refused, and what to do about it."""
    where = f"{os.fsdecode(error.filename)}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{where}no room left on the disk; make room and run the command again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{where}no permission; choose another folder or change its mode"
    if error.errno == errno.ENOENT:
        return f"{where}no such file or folder; check the spelling"
    if error.errno == errno.EISDIR:
        return f"{where}a folder, not a file; name a file in it"
    return f"{where}{error.strerror or error}"


def _invoke(command: click.Command, arguments: Sequence[str] | None) -> int:
    given = None if arguments is None else list(arguments)
    try:
        outcome = command.main(given, prog_name="timeline", standalone_mode=False)
    except SystemExit as error:  # click's way out of a closed pipe, a server's out of its loop
        return error.code if isinstance(error.code, int) else FAILED
    return outcome if isinstance(outcome, int) else 0


def _misused(error: click.UsageError) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    hint = f" (see: {error.ctx.command_path} --help)" if error.ctx else ""
    return _fail(f"{error.format_message()}{hint}", error.exit_code)


def _unexpected(error: Exception) -> int:
    if os.environ.get(DEBUG.variable):
        raise error
    return _fail(
        f"a fault of the program ({type(error).__name__}: {error}); nothing half-written was kept;"
        f" please report it with what {DEBUG.variable}=1 prints before the same command",
        FAILED,
    )


def _fail(words: str, status: int) -> int:
    with suppress(OSError):
        click.echo(f"timeline: {one_line(words)}", err=True)
    with suppress(OSError):
        sys.stdout.flush()
    _abandon_output()
    return status


def _abandon_output() -> None:
    """Point a closed or full standard output at nothing, or Python complains on its way out."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _quiet() -> None:
    """UTF-8 out whatever the locale, and no chatter of libraries between our lines."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())
