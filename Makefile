# The commands people and CI share. Everything lands in .venv, models/encoder and state/, all git-ignored.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TORCH := 2.13.0

.PHONY: demo serve test check bench pictures encoder prior install browser

install: $(READY)

# torch first and by its exact version, so that a processor build is taken where one is at hand.
$(READY): pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check "torch==$(TORCH)"
	$(BIN)/pip install --quiet --disable-pip-version-check --editable ".[dev,encoder-recipe,postgresql]"
	touch $@

encoder: $(READY)
	$(BIN)/python -m matcher.training.base_encoder models/encoder

demo: encoder
	$(BIN)/matcher demo

serve: encoder
	$(BIN)/matcher serve

test: encoder browser
	$(BIN)/pytest --quiet --cov --cov-report=term:skip-covered --cov-fail-under=95

# The browser that the page tests drive; Debian's, since a test tool's own download is not needed.
browser:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium; }

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Rewrites the tables of the prior after prior.toml changed; a test holds them to it.
prior: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m matcher.training.prior_ranker src/matcher/ranking/prior_tables.json

bench: encoder
	$(BIN)/python benchmarks/run_all.py docs/benchmarks.md

pictures: encoder browser
	$(BIN)/python docs/take_pictures.py
