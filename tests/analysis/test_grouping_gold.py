"""Grouping on annotated articles stays precise (`python benchmarks/grouping.py` prints figures)."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "grouping.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_grouping", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("part", ["dev", "held"])
def test_floors(benchmark: ModuleType, part: str) -> None:
    precision, of_all, of_found = benchmark.measure(part, errors=False)
    assert precision >= 0.95
    assert of_all >= 0.2
    assert of_found >= 0.4
