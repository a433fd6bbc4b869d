"""A house's own colours and type for the exported page: values for its CSS variables.

A page forbids every style but its own, so they are checked and written into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import UsageError

VARIABLES = ("ink", "soft", "paper", "shade", "line", "accent", "attention", "mark", "font")
# Colours, numbers, names of fonts in quotation marks; no function that could load anything.
VALUE = re.compile(r"(?:[#\w\s.,%+-]|'[\w\s-]*'|\"[\w\s-]*\"|\b(?:rgb|rgba|hsl|hsla|oklch)\()*[)]?")


def read_theme(text: str, name: str = "the theme") -> dict[str, str]:
    """The variables of a theme: lines such as `--accent: #a0132d;`.

    Raises UsageError for a variable that there is not, or a value that is no colour or font.

    >>> read_theme("--accent: #a0132d; --font: Georgia, serif")
    {'accent': '#a0132d', 'font': 'Georgia, serif'}
    """
    plain = re.sub(r"/\*.*?\*/", "", text[:100_000], flags=re.DOTALL)
    found = {}
    for part in filter(None, (one.strip() for one in re.split(r"[;\n]", plain))):
        match = re.fullmatch(r"--([a-z]+)\s*:\s*(.+)", part)
        if match is None or match[1] not in VARIABLES:
            known = ", ".join(f"--{variable}" for variable in VARIABLES)
            raise UsageError(f"{name}: {part[:60]!r} is none of {known}")
        if not VALUE.fullmatch(match[2]):
            raise UsageError(f"{name}: {match[2][:60]!r} is no colour and no font")
        found[match[1]] = match[2].strip()
    return found


def themed(theme: Mapping[str, str]) -> str:
    """The rule that gives the variables their values, on a screen; nothing where there are none."""
    if not theme:
        return ""
    values = " ".join(f"--{name}: {value};" for name, value in theme.items())
    return f"@media screen {{ :root {{ {values} }} }}\n"
