"""What a phrase means: one small function each, called by the name its rule gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..anchors import Context
from . import absolute, clock, composed, counts, holidays, lengths, relative, weekdays

Reading = Callable[[dict[str, Any], Context], Any]


def _public(module: object) -> dict[str, Reading]:
    return {
        name: function
        for name, function in vars(module).items()
        if callable(function)
        and not name.startswith("_")
        and getattr(function, "__module__", "") == getattr(module, "__name__", None)
        and getattr(function, "__annotations__", {}).keys() >= {"slots", "context", "return"}
    }


READINGS: dict[str, Reading] = {
    name: function
    for module in (absolute, clock, composed, counts, holidays, lengths, relative, weekdays)
    for name, function in _public(module).items()
}
