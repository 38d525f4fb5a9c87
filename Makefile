# Two targets do everything: `make demo` runs the main job, `make test` runs every check.
# Needed on the machine: Python 3.11 or newer, make, and for the browser tests a Chromium (Debian: chromium).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types unit docs build bench gazetteers yardstick clean help

help:           ## list the targets
	@grep -E '^[a-z]+: .*##|^[a-z]+:  +##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 ..." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev --editable '.[viz,validate,nlp]'
	touch $(STAMP)

demo: $(STAMP)  ## build content/, answer a question, draw a graph, write Turtle; all into demo/
	@mkdir -p demo
	@$(BIN)/breachgraph build content --out demo/dataset --quiet
	@echo "Which weaknesses recur?  (breachgraph query recurring-weaknesses)"
	@$(BIN)/breachgraph query recurring-weaknesses --data demo/dataset --param minimum=2
	@$(BIN)/breachgraph view graph --data demo/dataset -o demo/graph.html --quiet
	@$(BIN)/breachgraph export turtle --data demo/dataset -o demo/breachgraph.ttl --quiet
	@echo "Dataset:            demo/dataset"
	@echo "Interactive graph:  demo/graph.html   (open it in a browser; it needs no network)"
	@echo "Turtle:             demo/breachgraph.ttl"

test: lint types unit docs  ## every check: lint, types, tests, docs

lint: $(STAMP)  ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

unit: $(STAMP)  ## the tests
	$(BIN)/pytest -n auto --dist loadgroup

docs: $(STAMP)  ## build the documentation; a warning is an error
	$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build/html

gazetteers: $(STAMP) ## make the lists in ontology/ again from their pinned packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group gazetteers
	for script in aws_services threat_actors attack countries cwe person_names; do $(BIN)/python tools/make_$$script.py || exit 1; done

bench: $(STAMP) ## reading against markdown-it-py alone, in one run
	$(BIN)/python tools/bench.py content

yardstick: $(STAMP) ## precision, recall and F1; of the corpus too where BREACHGRAPH_SHARED names its folder
	$(BIN)/python tools/yardstick.py $(if $(BREACHGRAPH_SHARED),--corpus $(BREACHGRAPH_SHARED)/corpus --gold $(BREACHGRAPH_SHARED)/gold --support $(BREACHGRAPH_SHARED)/corpora/ctinexus)

build: $(STAMP) ## wheel and source archive into dist/
	$(BIN)/python -m build --outdir dist .

clean:          ## remove what the targets made
	rm -rf $(VENV) build dist demo docs/_build .mypy_cache .ruff_cache .pytest_cache
