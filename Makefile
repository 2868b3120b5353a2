# Any Python from 3.11 on: the first of these that is one, or `make PYTHON=/path/to/python …`.
CANDIDATES := python3 python3.13 python3.12 python3.11 python
ifndef PYTHON
PYTHON := $(shell for p in $(CANDIDATES); do \
  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { command -v "$$p"; break; }; done)
endif
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out
# Processes that run the tests side by side; 0 for none beside the first.
WORKERS ?= 2
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: drawing types help demo install test check bench speed soak wheel test-wheel test-engines docs quality engines clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

demo: $(VENV)/.zeren ## install what is needed and read the five notices in examples/ into out/
	$(BIN)/zeren build examples/notices -o $(OUT)
	@echo
	@echo "Made in $(OUT)/:"
	@ls -1 $(OUT) | sed 's/^/  /'
	@echo "Next:"
	@echo "  open $(OUT)/graph.html in a browser: who owes what to whom; click a norm for its source"
	@echo "  $(BIN)/zeren query -d $(OUT) actor-duties -p name=党员"
	@echo "  $(BIN)/zeren explain examples/notices/000_7920c096c5209dbe.txt"
	@echo "and $(BIN)/zeren -h for the rest."

install: $(VENV)/.dev ## virtual environment with everything for development

test: $(VENV)/.dev ## all tests but the wheel's and the engines'; Neo4j and Chromium tests run where those can be had
	$(BIN)/python -m pytest -n $(WORKERS) -m "not wheel and not engines"

check: $(VENV)/.dev ## what must hold before a commit: lint, types, layers
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layers.py

bench: $(VENV)/.dev ## extraction speed, load rates and the page's sizes and times, measured now
	$(BIN)/python -m bench

speed: $(VENV)/.dev ## renew docs/speed.md: speed and memory over LAWS=folder of texts, one process and two
	LAWS=$(LAWS) $(BIN)/python -m bench corpus

soak: $(VENV)/.dev ## hours of kills, faults and hostile input, and docs/reliability.md of them; ROWS="kill stop" for some
	$(BIN)/python -m soak $(ROWS)

wheel: $(VENV)/.dev ## dist/zeren-*.whl
	$(BIN)/python -m build --wheel --outdir dist

test-wheel: $(VENV)/.dev ## build the wheel, install it in a clean environment, use it there
	$(BIN)/python -m pytest -m wheel tests/wheel

test-engines: $(VENV)/.engines ## Ray and Spark, installed for it, give the records of the loop (needs Java 17)
	$(BIN)/python -m pytest -m engines tests/engines

drawing: $(VENV)/.dev ## renew docs/drawing.md: drawing libraries compared (needs npm and Chromium)
	$(BIN)/python docs/drawing.py

types: ## the page's scripts by their JSDoc types (needs npx)
	npx --yes -p typescript@5 tsc -p tests/view/jsconfig.json

docs: $(VENV)/.dev ## renew the answers in the READMEs, examples/norms and the picture of the page (needs Chromium)
	$(BIN)/python docs/answers.py
	$(BIN)/python docs/examples.py
	$(BIN)/python docs/picture.py

engines: $(VENV)/.dev ## renew docs/engines.md: other engines on the labelled documents; LAWS=folder of texts to learn from
	$(BIN)/python -m bench.engines $(LAWS)

quality: $(VENV)/.dev ## renew docs/quality.md and docs/confidence.md: agreement with every hand-labelled document
	$(BIN)/python docs/quality.py
	$(BIN)/python docs/confidence.py

clean: ## remove what was made, the environment included
	rm -rf $(VENV) $(OUT) dist build .bench

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Zeren needs Python 3.11 or later; none of these is: $(CANDIDATES)." >&2; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "This Python cannot make environments; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/.zeren: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.zeren

$(VENV)/.engines: pyproject.toml | $(VENV)/.dev
	$(PIP) --editable '.[ray,spark]'
	@touch $@
