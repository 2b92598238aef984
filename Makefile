# Law at the Door · 门外有法. `make help` lists what there is.
# Only Python (3.11 or newer) and make are needed; each target makes .venv when it has to.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8866
LANG_ ?= zh

BIN := .venv/bin
PY := $(BIN)/python
LOCKED := .venv/.locked
READY := .venv/.ready
TEMPLATE := $(shell find widgets/voila -type f 2>/dev/null)

HELD = --lesson "$(or $(LESSON),01)" --lang "$(LANG_)" $(if $(PLAN),--plan "$(PLAN)") \
	$(if $(CLASS),--people "$(CLASS)") $(if $(NEW),--new)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: sbom soak help serve lab workshop class handouts test engines check content cues law-check fresh stale bench notebooks lock clean blind statements new preview mutants verify

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-11s%s\n", $$1, $$2 }'

serve: $(READY) ## serve home page, card and lessons; HOST=127.0.0.1 PORT=8866
	$(PY) -m widgets.serve --ip $(HOST) --port $(PORT)

workshop: $(READY) ## hold a class: votes, and warm seats; LESSON=01 or PLAN=door-90 SEATS=40 CLASS=40 LANG_=zh REMOTE=1 NEW=1 OPEN=0 PER_ADDRESS=0
	$(PY) -m widgets.serve.workshop --seats "$(or $(SEATS),40)" --port "$(PORT)" $(HELD) \
		$(if $(CAP),--cap "$(CAP)") $(if $(PER_ADDRESS),--per-address "$(PER_ADDRESS)") \
		$(if $(OPEN),--open "$(OPEN)") $(if $(REMOTE),--remote) \
		$(if $(filter command,$(origin HOST)),--ip "$(HOST)")

class: $(READY) ## open a class on a public server; SITE=https://example.org DIGIT=2 PLAN=door-90 CLASS=40
	$(PY) -m widgets.serve.workshop --seats 0 --site "$(SITE)" --digit "$(or $(DIGIT),2)" $(HELD) \
		--per-address "$(or $(PER_ADDRESS),0)"

handouts: $(READY) ## what a class has on paper, to print and as .docx; PLAN=door-90 or LESSON=03, LANG_=zh for one language
	@$(PY) -m widgets.serve.handouts $(if $(PLAN),--plan "$(PLAN)",--lesson "$(or $(LESSON),01)") \
		$(if $(filter command environment,$(origin LANG_)),--lang "$(LANG_)")

lab: $(READY) ## open the first lesson in JupyterLab; LANG_=en for English
	$(BIN)/jupyter lab $(if $(filter 0,$(shell id -u)),--allow-root) \
		--ServerApp.root_dir=$(CURDIR)/notebooks \
		--LabApp.default_url=/lab/tree/$(LANG_)/01-at-the-door.ipynb \
		--LabApp.news_url=None \
		--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
		--LabApp.extension_manager=readonly

test: check ## everything: check, the notebooks run, a real browser, whole servers
	$(PY) -m pytest --numprocesses logical --dist loadfile --nbval-lax notebooks
	.ci/old-browsers $(PY)
	browser=$$(.ci/browser $(PY)) && CHROME=$$browser $(PY) -m pytest --numprocesses logical --dist worksteal --browser-tests tests/browser
	$(PY) -m pytest --numprocesses logical --dist loadfile --browser-tests tests/serve/test_wire.py \
		tests/serve/classroom/test_wire_class.py tests/deploy tests/soak

engines: $(READY) ## old browsers and other ones, and what our scripts and styles ask of them
	.ci/old-browsers $(PY)
	$(PY) -m pytest --browser-tests tests/browser/test_floor.py tests/browser/*_engines.py

check: $(READY) ## style, types, content, notebooks in their normal form, unit tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(PY) -m widgets.content.check
	@$(PY) -m widgets.content.cues --gate >/dev/null || { $(PY) -m widgets.content.cues; exit 1; }
	$(PY) .ci/notebooks.py --check
	$(PY) -m pytest --numprocesses logical --dist worksteal

mutants: $(READY) ## plant faults at random and see which the tests miss; N=100 SEED=x UNDER=<folders>
	@$(PY) -m tests.mutants --of "$(or $(N),100)" $(if $(SEED),--seed "$(SEED)") $(UNDER)

content: $(READY) ## check every file in data/ and name what is wrong, by file and line
	$(PY) -m widgets.content.check

new: $(READY) ## a file to fill in; KIND=triage ID=night-many LESSON=night-calls (scenario, article)
	@$(PY) -m widgets.content.new "$(KIND)" "$(ID)" "$(LESSON)"

preview: $(READY) ## look at what you write as you save it; ITEM=door-a1 (SCENARIO, LESSON, ARTICLE)
	@$(PY) -m widgets.serve.preview $(if $(ITEM),item "$(ITEM)",$(if $(SCENARIO),scenario \
		"$(SCENARIO)",$(if $(LESSON),lesson "$(LESSON)",article "$(ARTICLE)"))) \
		$(if $(filter command,$(origin PORT)),"$(PORT)")

cues: $(READY) ## list what gives a key away by form alone, and which banks are out of balance
	$(PY) -m widgets.content.cues

blind: $(READY) ## a bank without keys, or what answers are worth; BANK=x SEED=1 ANSWERS=<file>
	@$(PY) -m widgets.content.blind "$(BANK)" "$(or $(SEED),1)" $(ANSWERS)

statements: $(READY) ## statements drawn at random, with what they cite; N=80 SEED=7 PART=cards
	@$(PY) -m widgets.content.statements "$(or $(N),80)" $(SEED) $(PART)

verify: $(READY) ## whether a saved record was changed since; RECORD=my-record.json (NOTED=<hash>)
	@$(PY) -m widgets.content.verify "$(RECORD)" $(if $(NOTED),"$(NOTED)")

law-check: $(READY) ## compare restatements with texts of the laws; EXCERPTS=<folder of the texts>
	$(PY) -m widgets.content.law_check $(EXCERPTS)

fresh: $(READY) ## list to which day each text of the law was read, and what came after it; never fails
	$(PY) -m widgets.content.fresh

stale: $(READY) ## list what was last compared with its source over a year ago; never fails
	$(PY) -m widgets.content.stale

bench: $(READY) ## time pages, register and calculators beside others; writes build/bench.json
	$(PY) -m tests.bench $(if $(ONLY),--only $(ONLY))

soak: $(READY) ## forty learners, two in a browser, while things break; MINUTES=10
	$(PY) -m tests.soak --minutes $(or $(MINUTES),10)

notebooks: $(READY) ## put the notebooks into the form in which they are committed
	$(PY) .ci/notebooks.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
		--quiet --output-file requirements.lock

sbom: $(READY) ## a bill of materials (CycloneDX) of what a server runs and sends; writes build/sbom.json
	$(PY) .ci/sbom.py build/sbom.json

clean: ## remove .venv and whatever tools have left behind
	rm -rf .venv build dist .ci/engines/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .virtual_documents
	find . -name __pycache__ -o -name .ipynb_checkpoints | xargs rm -rf

# The packages, exactly as locked. A .venv made by another tool may come without pip.
$(LOCKED): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip
	$(PY) -m pip install --quiet --require-hashes -r requirements.lock
	touch $@

# This project itself. The Voilà template is copied on installing, so an edited one is installed again.
# JupyterLab is kept from asking whether it may fetch news, in .venv alone. matplotlib looks for fonts now, which
# takes most of a minute, and not in the first page that plots.
$(READY): $(LOCKED) pyproject.toml $(TEMPLATE)
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/jupyter labextension disable --level=sys_prefix \
		@jupyterlab/apputils-extension:announcements 2>/dev/null
	$(PY) -c 'import matplotlib.font_manager' 2>/dev/null
	touch $@
