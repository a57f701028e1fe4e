# Twinwright: one line a target; `make help` lists them.
.DEFAULT_GOAL := help
# 3.11 or 3.12; another Python looks for one of these on the path.
PYTHON ?= python3
BIN := .venv/bin

##@ Use
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z-]+:.*## / {printf "  %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv and install what a run needs
	@$(PYTHON) tools/bootstrap.py run

run: setup ## set up, start everything on this machine, make a sample twin, keep serving (Ctrl-C stops)
	@exec $(BIN)/twinwright up --sample

##@ Develop
dev: ## make .venv with the tools of a developer
	@$(PYTHON) tools/bootstrap.py dev

test: ## set up with the test tools and Chromium, check the import rules, run all tests
	@$(PYTHON) tools/bootstrap.py test
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m pytest -q

lint: dev ## ruff and codespell
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell

types: dev ## mypy, strict
	@$(BIN)/mypy

format: dev ## rewrite the code in the one layout
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: lint types test ## everything that a change must pass

clean: ## remove environment and caches; the data in .twinwright stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.PHONY: help setup run dev test lint types format check clean
