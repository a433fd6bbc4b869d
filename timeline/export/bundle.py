"""Joins the drawing's modules into one script, for a page that must not load anything.

Each module becomes a function that returns its exports. Only the forms our modules use are read
(named imports from a file beside, named exports of declarations); anything else is refused, so
that nothing is joined wrongly.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

FRONTEND = files("timeline") / "app" / "frontend"
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+)\.js";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
LEFT = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


@cache
def script(entry: str) -> str:
    """The module `entry` (a name without `.js`) and all it imports, as one classic script.

    Raises ValueError for a form of import or export that is not understood, or a circle.
    """
    modules: dict[str, str] = {}
    _join(entry, modules, ())
    body = "\n".join(f"const module_{name} = {text}" for name, text in modules.items())
    joined = f'(() => {{\n"use strict";\n{body}\n}})();\n'
    if "</script" in joined.lower() or "<!--" in joined:
        raise ValueError("the script would end the element it stands in")
    return joined


def _join(name: str, modules: dict[str, str], road: tuple[str, ...]) -> None:
    if name in modules:
        return
    if name in road:
        raise ValueError(f"modules import each other: {' → '.join([*road, name])}")
    text = read(f"{name}.js")
    for match in IMPORT.finditer(text):
        _join(match[2], modules, (*road, name))
    modules[name] = _function(name, text)


def _function(name: str, text: str) -> str:
    exported = EXPORT.findall(text)
    inner = IMPORT.sub(
        lambda match: f"const {{{' '.join(match[1].split())}}} = module_{match[2]};", text
    )
    inner = EXPORT.sub(lambda match: match[0].removeprefix("export "), inner)
    if left := LEFT.search(inner):
        raise ValueError(f"{name}.js: cannot join this line: {left[0]}")
    return f"(() => {{\n{inner}\nreturn {{ {', '.join(exported)} }};\n}})();"


@cache
def read(name: str) -> str:
    """A file of the frontend."""
    return (FRONTEND / name).read_text(encoding="utf-8")
