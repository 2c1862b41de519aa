# Each target does its own set-up in .venv: a machine needs Python 3.11 or newer, and make.

PYTHON ?= python3
BIN := .venv/bin
PYTEST_ARGS ?= -n auto --dist worksteal

.PHONY: html test gallery bench clean

html: .venv/docs
	$(BIN)/python -m sphinx -n -W -b html example_docs example_docs/_build/html
	$(BIN)/python -m sphinx -q -n -W -b doctest example_docs example_docs/_build/doctest

# A line of dots is short, so that one is full every few seconds.
test: .venv/test
	COLUMNS=40 $(BIN)/python -m pytest $(PYTEST_ARGS)

# Takes a quarter of an hour or more: make bench BENCH_ARGS="--only mentions --rounds 3" takes less.
bench: .venv/test
	$(BIN)/python -m tools.benchmarks $(BENCH_ARGS)

# Needs Chromium, TeX and pdftoppm.
gallery: .venv/test
	$(BIN)/python -m tools.gallery

clean:
	rm -rf .venv _build dist example_docs/_build

.venv/test: GROUPS := --group test --group tools
.venv/docs: GROUPS := --group docs
.venv/docs .venv/test: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip install --python $(BIN)/python --compile-bytecode --editable . $(GROUPS)
	touch $@
