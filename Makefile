# Everyday commands. `make` lists them; CI runs the same ones (.ci/run).
#
# One profile for everything: `dev` is optimised on purpose (Cargo.toml), because a simulation in a debug build is too
# slow to test by the thousand. So `make run` reuses what `make test` has built, and the other way round.
# Programs are named by `--bin`, not `--package`, which would choose other features and build the libraries again.
# `make run PROFILE=release` builds the program as it would be shipped.

CARGO ?= cargo
PYTHON ?= python3
PROFILE ?= dev
NPM ?= npm
# The browser of the tests: any Chromium or Chrome that is installed.
CHROMIUM ?= $(firstword $(shell command -v chromium chromium-browser google-chrome 2>/dev/null) /usr/bin/chromium)
# What `make run` does: the studio, or any other command of the program.
ARGS ?= studio
# CI takes the dependencies exactly as recorded; at home a new one may be added to Cargo.lock.
LOCKED := $(if $(CI),--locked)

.DEFAULT_GOAL := help
.PHONY: help run web test test-rust test-python test-web test-browser bench load lint docs clean
.PHONY: need-cargo need-python need-node need-chromium web-if-node

# Where cargo puts programs of this profile.
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
PROGRAM := $(TARGET)/$(if $(filter dev,$(PROFILE)),debug,$(PROFILE))/powervacuum

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: need-cargo web-if-node ## build, then serve the studio (another command: make run ARGS="run three-heirs")
	@$(CARGO) build $(LOCKED) --profile $(PROFILE) --bin powervacuum
	@$(CARGO) run --quiet $(LOCKED) --profile $(PROFILE) --bin powervacuum -- $(ARGS)

# The pages of the studio, as files that the program embeds. Without Node the program is built all the same, and says so.
web: need-node web/dist/index.html ## build the pages of the studio

web/dist/index.html: web/node_modules/installed $(shell find web/src web/public -type f 2>/dev/null) web/index.html web/vite.config.ts
	@cd web && $(NPM) run --silent build -- --logLevel warn
	@touch $@

web/node_modules/installed: web/package-lock.json
	@cd web && $(NPM) ci --no-audit --no-fund --loglevel=error
	@touch $@

web-if-node:
	@$(MAKE) --no-print-directory web || \
	  echo "So the program is built without the pages of the studio; its address says how to add them. All else works." >&2

# Each kind of test is a target of its own; a further one is added here and to `test`.
test: test-rust test-python test-web test-browser ## set up and run all tests

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

# Format, types and logic of the pages.
test-web: need-node web/node_modules/installed
	@cd web && $(NPM) run --silent lint
	@cd web && NO_COLOR=1 $(NPM) run --silent test

# The pages in a browser, against the program itself.
test-browser: need-cargo need-node need-chromium web
	@$(CARGO) build $(LOCKED) --profile $(PROFILE) --bin powervacuum
	@cd web && NO_COLOR=1 CHROMIUM="$(CHROMIUM)" POWERVACUUM="$(PROGRAM)" $(NPM) run --silent test:browser

bench: need-cargo ## run the benchmarks
	$(CARGO) bench $(LOCKED) --package powervacuum-bench

# 200 viewers and 20 runs for half a minute: how long pages take while runs are played.
load: need-cargo ## run the load test of the studio
	@$(CARGO) build $(LOCKED) --profile $(PROFILE) --workspace --bin powervacuum --example load
	@$(dir $(PROGRAM))examples/load $(PROGRAM)

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

need-node:
	@command -v node >/dev/null 2>&1 && command -v $(NPM) >/dev/null 2>&1 || { \
	  echo "Node is missing: the pages of the studio are built and tested with Node 20.19 or later." >&2; \
	  echo "On Debian and its kin: apt install nodejs npm" >&2; \
	  exit 1; }
	@node -e 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' || { \
	  echo "Node $$(node --version) is too old: the pages of the studio need Node 20.19 or later." >&2; \
	  exit 1; }

# As root on Debian it is installed; otherwise what to do is said.
need-chromium:
	@command -v "$(CHROMIUM)" >/dev/null 2>&1 || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null 2>&1 && test "$(CHROMIUM)" = /usr/bin/chromium && { \
	    echo "installing chromium, which the studio is tested in"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends chromium >/dev/null; }; \
	} || { \
	  echo "Chromium is missing: the studio is tested in a browser." >&2; \
	  echo "On Debian and its kin: apt install chromium; elsewhere: make test-browser CHROMIUM=/path/to/chrome" >&2; \
	  exit 1; }
