# Two commands: `make demo` shows what it does, `make test` shows that it works.
# Needs Python 3.11 or newer and make; everything else is installed into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The versions everything was tested with; `make lock` writes them anew.
PINS := requirements/dev.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq

# What a longer fuzzing run (make fuzz) takes: seconds for each of its four targets.
SECONDS ?= 300

.PHONY: demo test check assets audit fuzz lock clean

demo: $(VENV)/installed
	@report=$$($(BIN)/timeline demo) && echo "The report of the demo lies at: $$report"

test: check | $(VENV)/assets $(VENV)/fuzzer
	$(BIN)/python -m pytest -n auto --dist loadfile --cov --cov-report=term:skip-covered

check: $(VENV)/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "timeline needs Python 3.11 or newer: make demo PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
	  { echo "Python's venv is missing: apt-get install python3-venv"; exit 1; }
	@echo "Installing into $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)

# pip compiles what it installs, but not what it only points at.
$(VENV)/installed: pyproject.toml $(PINS) | $(BIN)/python
	@$(PIP) install --editable . --constraint $(PINS)
	@$(BIN)/python -m compileall -q timeline
	@touch $@

$(VENV)/installed-for-tests: pyproject.toml $(PINS) | $(BIN)/python
	@$(PIP) install --editable '.[test]' --constraint $(PINS)
	@$(BIN)/python -m compileall -q timeline
	@touch $@ $(VENV)/installed

# The small Plotly bundle and axe-core, from npm; without them the report carries the full bundle
# and the tests with axe are skipped.
assets: $(VENV)/installed
	$(BIN)/python tools/assets.py

$(VENV)/assets: export npm_config_fetch_retries := 0
$(VENV)/assets: tools/assets.py $(VENV)/installed-for-tests
	@if command -v npm >/dev/null && $(BIN)/python tools/assets.py 2>/dev/null; then touch $@; \
	  else echo "Going on without the assets (make assets tells more; it needs npm)"; fi

# Fuzzing led by coverage; there is no atheris for every Python and platform, and then its tests are
# skipped.
$(VENV)/fuzzer: $(VENV)/installed-for-tests
	@if $(PIP) install --only-binary :all: 'atheris>=3,<4' 2>/dev/null; then touch $@; \
	  else echo "Going on without atheris, which has no wheel for this Python"; fi

fuzz: $(VENV)/fuzzer
	for target in readers rules store report; do \
	  $(BIN)/python tools/fuzz.py $$target -max_total_time=$(SECONDS) || exit 1; done

# Known weaknesses of the pinned versions; strict: what could not be asked about is no success. Asks PyPI's database, so it needs the network; its own
# environment keeps what it needs out of ours.
audit:
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip --disable-pip-version-check -q install pip-audit
	$(VENV)-audit/bin/pip-audit --strict --requirement $(PINS) --no-deps --disable-pip; \
	  status=$$?; rm -rf $(VENV)-audit; exit $$status

# Resolves everything anew in a fresh environment; run `make test` before committing the result.
lock:
	rm -rf $(VENV)-lock && $(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip --quiet install --editable '.[test]'
	{ echo "# The versions the tests ran with. Written by \`make lock\`; do not edit."; \
	  $(VENV)-lock/bin/python -m pip freeze --exclude-editable; } > $(PINS)
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* htmlcov
