# Both commands set up everything they need in .venv (Python 3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check refresh clean

run: .venv/.run           ## build the demonstration case and open the app
	$(BIN)/timeline demo

test: .venv/.dev          ## pass the tests
	$(BIN)/python -m pytest

check: .venv/.dev         ## the linters and the type checker
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

refresh: .venv/.dev       ## make events.db anew, and what the README's sessions print
	$(BIN)/timeline demo --build
	UPDATE_README=1 $(BIN)/python -m pytest -q tests/test_docs.py

.venv/.run: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name it with PYTHON=…")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.dev: .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf .venv
