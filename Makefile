# Two commands set everything up on a machine with Python 3.11 or newer: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/pakistan-2022

# Where Python is told to keep no bytecode, every process would compile all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test quick lint format bench pictures clean

demo: $(VENV)/.installed
	@mkdir -p demo
	$(BIN)/whipcount count --table $(EXAMPLE)
	$(BIN)/whipcount chart $(EXAMPLE) --as-of 2022-03-30 -o demo/pakistan-2022-03-30.svg
	$(BIN)/whipcount chart $(EXAMPLE) --as-of 2022-03-30 -o demo/pakistan-2022-03-30.png
	@echo "The picture is in demo/pakistan-2022-03-30.svg and .png"

test: $(VENV)/.installed-test lint
	$(BIN)/pytest -n 2 --dist worksteal

quick: $(VENV)/.installed-test
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow"

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/rooms.py
	$(BIN)/python benchmarks/ledger.py
	$(BIN)/python benchmarks/counting.py --quick
	$(BIN)/python benchmarks/page.py
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/reading.py

pictures: $(VENV)/.installed-test
	$(BIN)/python docs/pictures/pages.py

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "whipcount needs Python 3.11 or newer; say which with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@
