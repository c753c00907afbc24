# Everyday commands. `make` lists them; CI runs the same ones (.ci/run).
#
# One profile for everything: `dev` is optimised on purpose (Cargo.toml), because a simulation in a debug build is too
# slow to test by the thousand. So `make run` reuses what `make test` has built, and the other way round.
# Programs are named by `--bin`, not `--package`, which would choose other features and build the libraries again.
# `make run PROFILE=release` builds the program as it would be shipped.

CARGO ?= cargo
PYTHON ?= python3
PROFILE ?= dev
ARGS ?=
# CI takes the dependencies exactly as recorded; at home a new one may be added to Cargo.lock.
LOCKED := $(if $(CI),--locked)

.DEFAULT_GOAL := help
.PHONY: help run test test-rust test-python bench load lint docs clean need-cargo need-python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: need-cargo ## build and run the main job (options: make run ARGS="run three-heirs")
	@$(CARGO) build $(LOCKED) --profile $(PROFILE) --bin powervacuum
	@$(CARGO) run --quiet $(LOCKED) --profile $(PROFILE) --bin powervacuum -- $(ARGS)

# Each kind of test is a target of its own; a further one (Python, web, browser) is added here and to `test`.
test: test-rust test-python ## set up and run all tests

test-rust: need-cargo
	$(CARGO) test --workspace $(LOCKED)

# Sensitivity indices against SALib, approximate posteriors against pyABC, tables of an ensemble as pyarrow reads them, the
# studio against its own description.
test-python: need-cargo .venv/installed
	$(CARGO) build $(LOCKED) --workspace --bin powervacuum --example indices --example abc_toy
	.venv/bin/python -m pytest -q tests/python

.venv/installed: tests/python/requirements.txt | need-python
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

bench: need-cargo ## run the benchmarks
	$(CARGO) bench $(LOCKED) --package powervacuum-bench

# 200 viewers and 20 runs for half a minute: how long pages take while runs are played.
load: need-cargo ## run the load test of the studio
	@$(CARGO) build $(LOCKED) --profile $(PROFILE) --workspace --bin powervacuum --example load
	@target/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/examples/load target/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/powervacuum

lint: need-cargo ## check format, lints and documents
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets $(LOCKED) -- -D warnings
	$(CARGO) run --quiet $(LOCKED) --bin xtask -- check-docs

docs: need-cargo ## refresh the generated pages of the book
	$(CARGO) run --quiet $(LOCKED) --bin xtask -- docs

clean: need-cargo ## remove what was built
	$(CARGO) clean

need-cargo:
	@command -v $(CARGO) >/dev/null 2>&1 || { \
	  echo "$(CARGO) is missing: Power Vacuum is built with Rust $(shell sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml) or later." >&2; \
	  echo "Install it from https://rustup.rs, open a new shell and try again." >&2; \
	  exit 1; }

# `ensurepip` is what Debian leaves out of python3 and what a virtual environment needs.
need-python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo "$(PYTHON) is missing: the Python tests need Python 3.11 or later." >&2; \
	  echo "On Debian and its kin: apt install python3 python3-venv" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) -V): the Python tests need Python 3.11 or later." >&2; \
	  echo "On Debian and its kin: apt install python3 python3-venv" >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments." >&2; \
	  echo "On Debian and its kin: apt install python3-venv" >&2; \
	  exit 1; }
