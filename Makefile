# Everything a developer types. `make` alone lists it.
# Only Python 3.11 or newer, make and the package index are needed.

PYTHON ?= $(shell .ci/python)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# One more than two cores: some tests wait for a terminal, and who is done takes over.
PYTEST := $(BIN)/pytest -n $(or $(JOBS),3) --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types imports docs pictures docs-check format bench countdown everywhere clean

help: ## list what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(READY) ## see it work: log, report and chart on a sample diary
	@$(BIN)/fascia demo

test: $(READY) ## run every test, with branch coverage
	$(PYTEST) --cov --cov-report=term

check: lint types imports docs-check test ## everything that must be green

lint: $(READY) ## style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## types, in the program, its tests and its benchmarks
	$(BIN)/mypy

imports: $(READY) ## who may import whom
	$(BIN)/lint-imports --no-cache

docs: $(READY) ## write the generated reference pages anew
	$(BIN)/python docs/generate.py

pictures: $(READY) ## draw the terminal pictures of the docs anew
	$(BIN)/python docs/pictures.py

docs-check: $(READY) ## are the generated pages what the program says?
	$(BIN)/python docs/generate.py --check

format: $(READY) ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## measure that nobody waits
	$(BIN)/python bench/run.py

countdown: $(READY) ## measure ten minutes of counting down a session
	$(BIN)/python bench/countdown.py

everywhere: ## run the tests on every CPython from 3.11 that this machine has
	.ci/everywhere

clean: ## remove everything that can be made anew
	rm -rf .venv .venvs .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml .ci/constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint .ci/constraints.txt --editable . --group dev
	@touch $(READY)
