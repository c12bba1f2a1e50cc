# Kontakt's commands. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One stamp per locked file: pip runs again only when a lock changes.
RUN_STAMP := $(VENV)/.installed-base
DEV_STAMP := $(VENV)/.installed-dev
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
	--no-emit-trusted-host --no-emit-find-links --no-emit-options --no-header

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check lock model

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Kontakt needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN_STAMP): requirements/base.txt | $(BIN)/python
	$(PIP_INSTALL) $<
	@touch $@

$(DEV_STAMP): requirements/dev.txt $(RUN_STAMP)
	$(PIP_INSTALL) $<
	@touch $@

setup: $(RUN_STAMP) ## make .venv with the locked dependencies, nothing else

run: setup ## start everything in one process on http://localhost:8080 (PORT)
	@$(BIN)/python -m bot run

demo: setup ## the same with a made-up month at the desk, demo numbers and hours; all marked as demo
	@$(BIN)/python -m bot run --demo

model: setup ## train the model that understands messages, when none is there yet
	@$(BIN)/python -m routing train --if-missing

test: $(DEV_STAMP) model ## run the whole test suite, PostgreSQL and browser included
	@PYTHONHASHSEED=0 $(BIN)/python -m pytest --numprocesses auto

check: $(DEV_STAMP) ## lint, types, import contract, catalogs, starter pack
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m locales check
	@$(BIN)/python -m bot directory check

lock: $(DEV_STAMP) ## lock the dependencies again, with hashes
	$(LOCK) -o requirements/base.txt requirements/base.in
	$(LOCK) -o requirements/dev.txt requirements/dev.in
