# A fresh machine needs only python3 (3.11 or newer), pip, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python install --quiet --require-hashes

.PHONY: install install-dev demo demo-large replicas run test check audit bench pictures lock clean
.DEFAULT_GOAL := help

help:
	@echo "make demo     try the bot in a browser: no token, no network"
	@echo "make demo-large  the same with 2,000 educators"
	@echo "make replicas  two bots behind nginx, with PostgreSQL and Redis, in a browser"
	@echo "make run      run the bot with .env"
	@echo "make test     all tests; TEST_ON=postgresql: on PostgreSQL"
	@echo "make check    format, lint, types, known weaknesses of dependencies, then all tests"
	@echo "make audit    known weaknesses of dependencies alone"
	@echo "make bench    benchmarks"
	@echo "make lock     renew the lock files"
	@echo "make pictures take the pictures of the documentation anew"

# --without-pip: a fresh Debian may lack ensurepip, and pip of the system can fill the environment from outside.
$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.runtime: requirements.lock | $(BIN)/python
	$(PIP) -r requirements.lock
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	$(PIP) -r requirements-dev.lock
	@touch $@

# Compiled at once: the service may not write where its code is, and would compile it at every start.
install: $(VENV)/.runtime
	$(BIN)/python -m compileall -q bot handlers locales migrations models programmes scheduler services

install-dev: $(VENV)/.development

demo: install
	$(BIN)/python -m playground demo

demo-large: install
	$(BIN)/python -m playground demo --large

# What deploy/compose.yaml runs in containers, as processes of this machine: needs nginx and redis-server.
replicas: install-dev
	$(BIN)/python -m tests.e2e.replicas

run: install
	$(BIN)/python -m bot run

# All take tests from the same heap, one more than there are processors: many tests wait for a process or a clock.
# TEST_OPTIONS= runs them one after the other.
WORKERS := $(shell n=$$(nproc 2>/dev/null || echo 2); [ $$n -lt 4 ] && echo $$((n + 1)) || echo 4)
TEST_OPTIONS ?= --numprocesses=$(WORKERS) --dist=worksteal
# What has been compiled is kept even where the machine says otherwise: each process would compile everything anew.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest
test: install-dev
	$(PYTEST) $(TEST_OPTIONS)

check: install-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory audit
	$(PYTEST) $(TEST_OPTIONS)

# Apart from the other development tools: `make test` neither waits for it nor for a network.
$(VENV)/.audit: requirements-audit.lock $(VENV)/.development
	$(PIP) -r requirements-audit.lock
	@touch $@

audit: $(VENV)/.audit
	@BIN=$(BIN) .ci/audit

bench: install-dev
	$(BIN)/python -m benchmarks

pictures: install-dev
	$(BIN)/python -m docs.take_pictures

# Addresses of package indexes are left out on purpose: the hashes say what is installed, the machine says from where.
HOW := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet
LOCK := $(BIN)/uv pip compile pyproject.toml $(HOW)
LOCK_AUDIT := $(BIN)/uv pip compile --group audit $(HOW)
lock: install-dev
	$(LOCK) -o requirements.lock
	$(LOCK) --group dev -o requirements-dev.lock
	$(LOCK_AUDIT) -c requirements-dev.lock -o requirements-audit.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
