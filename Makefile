# make help: what can be made here
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check
DEMO ?= kawaraban-demo
TRIPWIRE ?=

.PHONY: help setup digest check test fix bench tripwire drafting reports lock docs clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

# Two stamps, so that a digest does not wait for a developer's tools.
$(VENV)/run.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Kawaraban needs Python 3.11 or newer; name one with: make PYTHON=python3.12 digest"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "python3 -m venv is missing: run  apt-get install python3-venv  and try again"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV): some minutes the first time"
	@$(PIP) --require-hashes -r requirements.txt -r requirements-build.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	@echo "Adding the tools for checks and tests"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

setup: $(VENV)/dev.stamp ## make .venv with all extras and the developer's tools

digest: $(VENV)/run.stamp ## make, check and publish the sample digest
	$(BIN)/kawaraban demo $(DEMO)

check: setup ## format, lint, types, layers, generated documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/make_docs.py --check

test: check ## check, then every test
	$(BIN)/pytest -rs

fix: setup ## format and repair what can be repaired
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python tools/make_docs.py

reports: setup ## measure checks on ten Word and PDF reports with planted errors
	PYTHONPATH=tests $(BIN)/python -m tripwire.reports

bench: setup ## measure quality and speed on the sample month; see docs/measured.md
	$(BIN)/python -m bench
	$(MAKE) tripwire
	$(MAKE) drafting

drafting: setup ## draft items of written events; print what they hold, step into and copy
	PYTHONPATH=tests $(BIN)/python -m drafting $(DRAFTING)
	PYTHONPATH=tests $(BIN)/python -m drafting.writer

tripwire: setup ## plant errors in correct sentences; print what the checks find, and their false alarms
	PYTHONPATH=tests $(BIN)/python -m tripwire $(TRIPWIRE)

lock: setup ## pin everything again, with hashes and without addresses
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q pyproject.toml --all-extras --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 -o requirements.txt
	$(BIN)/uv pip compile -q pyproject.toml --all-extras --group dev --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 -c requirements.txt -o requirements-dev.txt
	printf 'hatchling>=1.26,<2\neditables>=0.5\n' | $(BIN)/uv pip compile -q - --generate-hashes --no-header --no-emit-index-url --universal --python-version 3.11 -o requirements-build.txt

clean: ## remove what make digest made
	rm -rf $(DEMO)
