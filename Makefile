# Twinwright: one line a target; `make help` lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin

##@ Use
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv and install what a run needs
	@$(PYTHON) tools/bootstrap.py run

run: ## set up, start everything on this machine, make a sample twin, keep serving (Ctrl-C stops)
	@$(PYTHON) tools/bootstrap.py run
	@exec $(BIN)/twinwright up --sample

##@ Develop
test: ## set up with the test tools and run all tests
	@$(PYTHON) tools/bootstrap.py dev
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -q

lint: ## ruff and codespell
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell

types: ## mypy, strict
	@$(BIN)/mypy

format: ## rewrite the code in the one layout
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: lint types test ## everything that a change must pass

clean: ## remove environments and caches; keeps .twinwright, the data
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.PHONY: help setup run test lint types format check clean
