"""Imports point one way, and the core touches nothing."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
# From the shell down to the core: a module imports from its own room and from rooms below it.
ROOMS = [
    "cli", "app", "export", "demo", "case", "pipeline", "sources", "store", "settings", "plugins",
    "analysis", "claims", "language", "temporal", "text", "model", "wording", "edtf", "days",
    "errors",
]  # fmt: skip
CORE = ROOMS[ROOMS.index("analysis") :]
# What the core must not reach for: clock, network, database, screen, chance.
FORBIDDEN = {
    "sqlite3", "sqlite_utils", "httpx", "socket", "urllib.request", "requests", "streamlit",
    "click", "rich", "random", "time", "subprocess", "logging",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> list[tuple[str, int]]:
    """Module names a file imports, absolute, with the line."""
    found = []
    package = ("timeline", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            found += [(f"{module}.{alias.name}", node.lineno) for alias in node.names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return
    assert here in ROOMS, f"{here} has no place in the flow: add it to ROOMS"
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] != "timeline" or len(parts) < 2 or parts[1] not in ROOMS:
            continue
        assert ROOMS.index(parts[1]) >= ROOMS.index(here), f"{path}:{line} imports {name}"


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if room(path) in CORE],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_core_is_pure(path: Path) -> None:
    for name, line in imported(path):
        reached = {
            module for module in FORBIDDEN if name == module or name.startswith(f"{module}.")
        }
        assert not reached, f"{path}:{line} imports {name}"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            assert not isinstance(node.value, ast.Name | ast.Attribute) or not (
                ast.unparse(node.value).endswith(("datetime", "date", "dt"))
            ), f"{path}:{node.lineno} reads the clock"
