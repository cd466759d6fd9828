# The only door for developers. A newcomer needs Python 3.11+ and make; `make run` and `make test` do the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.runs
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check docs docs-site golden bench calibrate lock format clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

# Two locks: what hipsight runs on, and what its makers need on top. Both are hashed and name no index.
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check

$(RUN): requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "hipsight needs Python 3.11, 3.12 or 3.13; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (once) ..."
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(READY): $(RUN) requirements/dev.txt
	@echo "Setting up the makers' tools (once) ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

run: $(RUN)  ## the main job on the built-in sample journal: import, find triggers, tell the story
	@$(BIN)/hipsight sample

test: $(READY)  ## all tests
	@$(BIN)/python -m pytest -n 2

check: $(READY)  ## format, lint, types, import contracts, docs current, knowledge valid
	@$(BIN)/ruff format --check -q src tests benchmarks
	@$(BIN)/ruff check -q src tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.docs --check

format: $(READY)  ## put the code into shape
	@$(BIN)/ruff format -q src tests benchmarks
	@$(BIN)/ruff check -q --fix src tests benchmarks

docs: $(READY)  ## write docs/generated anew
	@$(BIN)/python -m tests.docs

docs-site: $(READY)  ## the documentation as a folder of pages, out/docs-site
	@$(BIN)/python -m tests.docs_site

golden: $(READY)  ## write the expected records beside the golden samples anew; look at the diff before you commit
	@$(BIN)/python -m tests.golden

bench: $(READY)  ## times as ratios, all in one run
	@$(BIN)/python -m benchmarks

calibrate: $(READY)  ## false-alarm rate and recall of the trigger engine on many made-up logs (minutes)
	@$(BIN)/python -m benchmarks.calibration

lock: $(READY)  ## write requirements/*.txt anew
	@$(BIN)/python -m pip install -q uv
	@for kind in runtime dev; do \
	  $(BIN)/uv pip compile pyproject.toml $$([ $$kind = dev ] && echo --group dev) --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o requirements/$$kind.txt; done

clean:  ## remove what make made
	@rm -rf $(VENV) dist build out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
