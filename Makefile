# `make` lists the targets. A fresh Debian machine needs python3-venv, git and make; everything else is set up here.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(VENV)/run.stamp
DEV := $(VENV)/dev.stamp

.PHONY: help demo test quick lint bench evaluate readme clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

$(RUN): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(DEV): $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

demo: $(RUN) ## build the example's graph and serve it in the browser
	$(BIN)/plankg demo $(DEMO)

test: $(DEV) ## the whole test suite
	$(BIN)/python -m pytest -n 2 --dist worksteal

quick: $(DEV) ## the fast tests, under a minute
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow and not browser" -q

lint: $(DEV) ## format, lint, types, architecture
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV) ## wall time and peak memory of builds, start-up, the checks and named questions on a million triples
	$(BIN)/python bench/builds.py
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/checks.py
	$(BIN)/python bench/queries.py

evaluate: $(DEV) ## score the example against its golden facts and, where ../shared is present, the seed against the gold
	$(BIN)/python bench/evaluate.py

readme: $(DEV) ## write the outputs shown in the READMEs anew
	$(BIN)/python -m tests.readme

clean: ## remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist build demo-graph
