"""The command line: `timeline COMMAND`. Options in, one call of the library, print."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end with its exit status."""
    from .border import run
    from .commands import timeline

    sys.exit(run(timeline, arguments))
