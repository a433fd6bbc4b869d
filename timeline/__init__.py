"""Find what happened when, with the exact words that say so.

>>> import timeline
>>> [timex.edtf for timex in timeline.find_dates("It was signed on 12 March 2014.")]
['2014-03-12']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Case",
    "Claim",
    "Day",
    "Document",
    "Edtf",
    "Event",
    "Evidence",
    "TimelineError",
    "Timex",
    "extract",
    "find_dates",
    "open",
]

# Everything is loaded when first used, so that `import timeline` costs nothing.
_HOME = {
    "Case": "case",
    "Claim": "model",
    "Day": "days",
    "Document": "model",
    "Edtf": "edtf",
    "Event": "model",
    "Evidence": "model",
    "Timex": "model",
    "TimelineError": "errors",
    "extract": "pipeline",
    "find_dates": "temporal.finder",
    "open": "case",
}

if TYPE_CHECKING:
    from .case import Case, open
    from .days import Day
    from .edtf import Edtf
    from .errors import TimelineError
    from .model import Claim, Document, Event, Evidence, Timex
    from .pipeline import extract
    from .temporal.finder import find_dates


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOME[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
