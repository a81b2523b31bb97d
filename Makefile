# The commands of the house. `make` alone lists them; stamp files make the second run of each instant.
PYTHON ?= python3
PORT ?= 8000
LOCALE ?= en

VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
READY := $(STAMPS)/project $(STAMPS)/translations
CATALOGUES := $(wildcard mediation/translations/*/LC_MESSAGES/messages.po)
# Lines of a catalogue's head that change with every run and say nothing about the words.
FLEETING := ^"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated)
LANES := $(BIN)/python -m tests.lanes

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-unit test-architecture test-integration test-postgres test-wall test-browser \
	test-crash test-long guide check bench bench-large format lock translations assets install clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## serve the product with sample data at 127.0.0.1:PORT (PORT=8000)
	@$(BIN)/mediation serve --demo --port $(PORT)

test: $(READY) ## every lane of tests that this machine can run; says what it left out
	@$(LANES) all

test-unit: $(READY) ## rules, workflows, law: no application, no database
	@$(LANES) unit

test-architecture: $(READY) ## who may import whom, and what may stand where
	@$(LANES) architecture

test-integration: $(READY) ## use cases and pages on SQLite
	@$(LANES) integration

test-postgres: $(READY) ## the same, and the wall, on PostgreSQL (TEST_DATABASE_URL)
	@$(LANES) postgres

test-wall: $(READY) ## what one party says in confidence changes nothing another gets
	@$(LANES) wall

test-browser: $(READY) ## the life of a dispute in Chromium
	@$(LANES) browser

test-crash: $(READY) ## processes and databases killed under load, one fault in every call of the system
	@$(LANES) crash

test-long: $(READY) ## the wall with 500 pairs, crash and fault sweeps (under 30 minutes)
	@$(LANES) long

.PHONY: mutants
mutants: $(READY) ## change the rules place by place: how much is noticed? (an hour; PACKAGES="workflows …")
	@rm -rf mutants
	@$(BIN)/mutmut run $(addsuffix .*,$(subst /,.,$(PACKAGES)))
	@$(BIN)/python -m tests.lanes.again $(PACKAGES)
	@$(BIN)/mutmut results
	@$(BIN)/python -m tests.lanes.mutants $(PACKAGES)

check: $(READY) ## ruff, mypy, import-linter, djlint, deptry, unit and architecture tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@if [ -d templates ]; then $(BIN)/djlint templates --lint --quiet; fi
	$(BIN)/deptry .
	@$(LANES) unit architecture

guide: $(READY) ## take the pictures of docs/guide anew from the sample (needs Chromium)
	GUIDE_PICTURES=keep $(BIN)/pytest -q -n0 tests/e2e/test_guide.py

bench: $(READY) ## how quick it is, measured beside a floor, on 1,000 and 100,000 disputes
	@$(BIN)/python -m benchmarks --keep bench

bench-large: $(READY) ## the same on 1,000,000 disputes: needs 160 GB of disk and hours
	@$(BIN)/python -m benchmarks --sizes 1000 1000000 --keep bench-large

format: $(READY) ## put the Python files into one shape
	$(BIN)/ruff check --fix --select I . && $(BIN)/ruff format .

lock: $(STAMPS)/tools ## choose versions anew within pyproject.toml and write requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade --extra dev \
		pyproject.toml --output-file requirements.lock

translations: $(READY) ## collect the Chinese messages, merge them into the catalogues, compile
	@mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml -k _l -k lazy_gettext --no-location --sort-by-file \
		--project mediation -o build/messages.pot .
	@if [ -f mediation/translations/$(LOCALE)/LC_MESSAGES/messages.po ]; then \
		$(BIN)/pybabel -q update -i build/messages.pot -d mediation/translations -l $(LOCALE) \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date; \
	else $(BIN)/pybabel -q init -i build/messages.pot -d mediation/translations -l $(LOCALE); fi
	@grep -vE '$(FLEETING)' mediation/translations/$(LOCALE)/LC_MESSAGES/messages.po > build/messages.po
	@mv build/messages.po mediation/translations/$(LOCALE)/LC_MESSAGES/messages.po
	$(BIN)/pybabel -q compile -d mediation/translations

assets: ## build styles and scripts anew from assets/ (needs npm; the result is committed)
	assets/build.sh

install: $(READY) ## set everything up without starting anything

clean: ## remove what the commands made, but not the data in instance/
	rm -rf $(VENV) $(STAMPS) build mutants *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -not -path './assets/*' -prune -exec rm -rf {} +

# ---- setting up ------------------------------------------------------------------------------------
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed (PYTHON=…)." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "Python's venv module is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# uv is four times as quick as pip; where it cannot be had, pip installs the same locked files.
$(STAMPS)/tools: $(VENV)/pyvenv.cfg
	@mkdir -p $(STAMPS)
	@$(BIN)/pip install --quiet uv || echo "uv is not to be had: going on with pip"
	@touch $@

$(STAMPS)/dependencies: requirements.lock $(STAMPS)/tools
	@echo "Installing what requirements.lock names …"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock \
		|| $(BIN)/pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(STAMPS)/project: pyproject.toml $(STAMPS)/dependencies
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e . \
		|| $(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(STAMPS)/translations: $(CATALOGUES) $(STAMPS)/project
	@if [ -n "$(CATALOGUES)" ]; then $(BIN)/pybabel -q compile -d mediation/translations; fi
	@touch $@
