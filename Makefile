# `make demo` and `make test` do all the set-up on a machine that has python3 (3.11 or newer), pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two steps: what runs onrecord, and what tests it (a cluster, a browser's driver, the builder of the docs).
STAMP := $(VENV)/.runs
TESTS := $(VENV)/.tests
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --only-binary :all: --require-hashes
# What the pages load in the browser; needs npm, and pages read without it.
BUNDLE := src/onrecord/web/static/bundle/desk.js

.PHONY: install demo test lint check docs lock clean

install: $(TESTS) $(BUNDLE)

# Locked packages with their hashes, wheels only; then onrecord itself, as it stands here.
$(STAMP): requirements/runtime.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "onrecord needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "python3 lacks venv. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo 'Installing the locked packages into $(VENV) (about a minute, 800 MB) …'
	$(LOCKED) -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	touch $(STAMP)

$(TESTS): requirements/test.txt $(STAMP)
	@echo 'Installing what the tests need (about a minute, 1 GB more) …'
	$(LOCKED) -r requirements/test.txt
	touch $(TESTS)

$(BUNDLE): $(wildcard islands/*.json islands/*.mjs islands/src/*.ts) | $(STAMP)
	@$(BIN)/python hatch_build.py

# Reads the shipped samples into demo-record/ and shows what they put on record.
demo: $(STAMP) $(BUNDLE)
	$(BIN)/onrecord demo

# The linters, the types, the floors, then every test.
test: lint check

lint: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(TESTS) $(BUNDLE)
	$(BIN)/pytest

# The documentation as a site, in site/; its screenshots are made by the tests of the pages.
docs: $(TESTS) $(BUNDLE)
	$(BIN)/mkdocs build --strict

# Locks the newest versions that pyproject.toml allows; needs uv. No index address gets into the files.
UV_COMPILE = uv pip compile --universal --python-version 3.11 --only-binary :all: --generate-hashes --no-header --quiet
lock:
	@command -v uv >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	$(UV_COMPILE) pyproject.toml -o requirements/runtime.txt
	$(UV_COMPILE) pyproject.toml --all-extras --group test --group docs --group build -c requirements/runtime.txt -o requirements/test.txt
	$(UV_COMPILE) --group build -c requirements/test.txt -o requirements/build.txt

clean:
	rm -rf $(VENV) demo-record build dist site islands/node_modules src/onrecord/web/static/bundle src/onrecord/data/outlines
