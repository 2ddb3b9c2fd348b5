# The commands people and CI share. Everything lands in .venv and state/, both git-ignored.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TORCH := 2.13.0

.PHONY: demo serve test check bench sharing pictures prior install browser

install: $(READY)

# torch first and by its exact version, so that a processor build is taken where one is at hand.
$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check "torch==$(TORCH)"
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev,encoder-recipe,postgresql]"
	touch $@

demo: $(READY)
	$(BIN)/matcher demo

serve: $(READY)
	$(BIN)/matcher serve

test: $(READY) browser
	$(BIN)/pytest --quiet --cov --cov-report=term:skip-covered --cov-fail-under=95

# The browser that the page tests drive, and what runs the HTML checker; both Debian's.
browser:
	@command -v chromium >/dev/null && command -v java >/dev/null || \
		{ apt-get update -qq && apt-get install -y -qq chromium default-jre-headless; }

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Rewrites the tables of the prior after prior.toml changed; a test holds them to it.
prior: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m matcher.training.prior_ranker src/matcher/ranking/prior_tables.json

bench: $(READY)
	$(BIN)/python benchmarks/run_all.py docs/benchmarks.md

# Compares ways of sharing out lists in the simulated region; half an hour on two processors.
sharing: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[benchmarks]"
	OMP_NUM_THREADS=1 PYTHONPATH=benchmarks $(BIN)/python -m sharing.report docs/allocation.md

pictures: $(READY) browser
	$(BIN)/python docs/take_pictures.py
