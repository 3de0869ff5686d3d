# Everything is one word: `make test`, `make demo`. Each target sets up what it needs first;
# when that is done already, the set-up says so and takes no time.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON := .venv/bin/python
# PLATFORM_HOME=folder: where the practice platform of `run` and `platform` keeps its database, catalogue
# and logs. By default the user's own data folder, or /var/lib/prodige-practice for root.
PLATFORM_HOME ?=
AT_HOME = $(if $(PLATFORM_HOME),--home "$(PLATFORM_HOME)")
# LEVEL=unit|qgis|platform|e2e runs one level of tests; ARGS goes to pytest.
LEVEL ?=
ARGS ?=
# ONLY=name runs one benchmark.
ONLY ?=

.PHONY: help setup test demo run platform platform-stop package lint types i18n i18n-check bench clean

help: ## show this list
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{ printf "%-22s %s\n", $$1, $$2 }'

setup: ## install what is needed on Debian 12 or 13 (every other target does it first)
	@tools/setup.sh

test: setup i18n-compile ## run the tests; LEVEL=unit|qgis|platform|e2e for one level, ARGS='-k word' for pytest
	@tools/test.sh "$(LEVEL)" $(ARGS)

demo: setup i18n-compile ## show the whole loop in QGIS, with screenshots and a report in build/demo/
	@$(PYTHON) tools/demo.py

run: setup i18n-compile platform ## open QGIS with the plugin and the practice platform, in a profile of its own
	@$(PYTHON) tools/run.py $(AT_HOME)

platform: setup ## start the practice platform (PLATFORM_HOME=folder keeps it there)
	@$(PYTHON) -m prodige_plugin.training start $(AT_HOME)

platform-stop: setup ## stop the practice platform
	@$(PYTHON) -m prodige_plugin.training stop $(AT_HOME)

package: setup ## build build/prodige_plugin-VERSION.zip and check it as QGIS's plugin repository would
	@$(PYTHON) tools/i18n.py check
	@$(PYTHON) tools/package.py

lint: setup ## style, import contracts, security and shell scripts
	@.venv/bin/ruff check .
	@.venv/bin/lint-imports
	@.venv/bin/bandit -q -ll -c pyproject.toml -r prodige_plugin
	@shellcheck -x tools/*.sh .ci/run

types: setup ## check the types
	@.venv/bin/mypy

i18n: setup ## collect the sentences to translate and compile the translations
	@$(PYTHON) tools/i18n.py update
	@$(PYTHON) tools/i18n.py compile

.PHONY: i18n-compile
i18n-compile: setup
	@$(PYTHON) tools/i18n.py compile

i18n-check: setup ## fail when a sentence has no translation
	@$(PYTHON) tools/i18n.py check

bench: setup ## run the benchmarks; ONLY=name for one
	@$(PYTHON) benchmarks/run.py $(ONLY)

clean: ## remove what was built (not the set-up, not the practice platform)
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .qgis-settings i18n/*.qm
	@find . -path ./.venv -prune -o -path ./node_modules -prune -o -name __pycache__ -type d -exec rm -rf {} +
