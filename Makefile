# Two commands do all the set-up: `make demo` and `make test`. The rest builds on the same environment in .venv.
.PHONY: demo test lint bench nightly docs clean

# The first interpreter on the PATH that is new enough; name another with `make PYTHON=/path/to/python …`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
STORE ?= dateline-demo.duckdb
PACKAGES := pipelines connectors schemas seeds

demo: $(READY)
	@$(BIN)/dateline demo --store $(STORE)

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m tests.bench

nightly: $(READY)
	DATELINE_PROFILE=nightly $(BIN)/python -m pytest -n auto -m "nightly or not nightly"

docs: $(READY)
	$(BIN)/python -m dateline.schemas.document

clean:
	rm -rf $(VENV) build dist *.egg-info

# An editable install puts `dateline.*` in reach of Python; the folder of links does so for type checkers and
# import-linter too, which do not run import hooks.
$(READY): pyproject.toml deploy/constraints.txt Makefile
	@test -n "$(PYTHON)" || { echo "Dateline needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Installing Dateline and what it needs into $(VENV): once, a minute or two, more where the network is slow." >&2
	@$(PYTHON) -m venv $(VENV)
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint deploy/constraints.txt --editable ".[dev]"
	@rm -rf $(VENV)/src && mkdir -p $(VENV)/src/dateline
	@for p in $(PACKAGES); do ln -s ../../../$$p $(VENV)/src/dateline/$$p; done
	@$(BIN)/python -c 'import pathlib, site; pathlib.Path(site.getsitepackages()[0], "dateline-links.pth").write_text(str(pathlib.Path("$(VENV)/src").resolve()) + "\n")'
	@touch $(READY)
	@echo "Installed." >&2
