# Every target sets up what it needs, once. Set-up is remembered in .venv and done again only when its inputs change.

PYTHON ?= python3
BIN := .venv/bin
FORMAT ?= $(if $(GITHUB_ACTIONS),github,text)
BASE ?= origin/main
FOLDER ?= site
URL ?= http://127.0.0.1:8000/
TRIES ?= 1
TESTS ?=
ONLY ?=
YEARS ?=
TAG ?=
PACKED = $(abspath $(wildcard dist/package/*.whl))

.PHONY: help serve site check example gate preview summary checksums smoke fonts pictures changed office content test audit bench measure \
	lock version dist installed wheelhouse proof report attach clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

serve: .venv/.site ## preview on http://127.0.0.1:8000 with live reload
	@$(BIN)/nianbao serve

site: .venv/.site ## build into site/, for the public: no error, nothing that waits (PRODUCTION=1: a whole identity too)
	@$(BIN)/nianbao build --format $(FORMAT)

check: .venv/.site ## check data, text and Markdown, list every problem (FORMAT=github: annotations, as on GitHub)
	@$(BIN)/nianbao check --format $(FORMAT); code=$$?; $(BIN)/nianbao lint --format $(FORMAT) && exit $$code

example: .venv/.site ## a portal of four published years in example/, built and served on http://127.0.0.1:8000
	@rm -rf example && PYTHONPATH=tests/support $(BIN)/python -m example example
	@cd example && ../$(BIN)/nianbao build
	@echo "示例网站：http://127.0.0.1:8000/ （按 Ctrl-C 结束）"
	@$(BIN)/python -m http.server --directory example/site --bind 127.0.0.1 8000

gate: .venv/.site ## whether FOLDER may be uploaded: no draft, no page of another program, no PDF missing
	@$(BIN)/nianbao gate "$(FOLDER)"

preview: .venv/.site ## the whole site, or a draft of it, in preview/, where a double click opens it
	@$(BIN)/nianbao preview

summary: .venv/.site ## what changed since BASE, for a reviewer (Markdown)
	@$(BIN)/nianbao summary $(BASE)

checksums: .venv/.site ## SHA-256 of every download in site/
	@$(BIN)/nianbao checksums

smoke: .venv/.site ## whether the site at URL is the one in site/
	@$(BIN)/nianbao smoke --tries "$(TRIES)" "$(URL)"

fonts: ## a Chinese font for the PDF, where there is none
	@sh .ci/fonts

office: ## copy out what every office's repository has, this one too: guides, templates, settings
	@sh .ci/office

pictures: .venv/.test .venv/.browser ## draw the pictures of guide/writing.md anew from its examples
	@PYTHONPATH=tests/support $(BIN)/python -m guidepictures && sh .ci/office

changed: ## what the change since BASE touches: content, engine, or both
	@sh .ci/changed $(BASE)

content: .venv/.test ## whether the report of 2018 at the root is the one that was published
	@$(BIN)/python -m pytest --quiet tests/content

test: .venv/.test .venv/.browser ## format, lint, types, layers and all tests (TESTS=tests/…: of these)
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/ruff check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --cache-dir .cache/imports
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses auto --dist loadfile $(TESTS)

audit: .venv/.test .venv/.browser .venv/.audit .venv/.properdocs ## HTML, Lighthouse, the second engine; workflows rehearsed
	@PYTHONPATH=tests:tests/support $(BIN)/python -m audit

bench: .venv/.test .venv/.browser .venv/.bench ## what things cost, and the search beside others (ONLY=…, YEARS=1,10: of these)
	@PYTHONPATH=tests/support ONLY="$(ONLY)" YEARS="$(YEARS)" $(BIN)/python tests/bench/bench.py

measure: .venv/.test ## what the check understands of sentences, as a table (OFFICES=1: by office, and without each)
	@PYTHONPATH=hooks:tests/support:tests/measure $(BIN)/python tests/measure/measure.py $(if $(OFFICES),--offices)

lock: .venv/.test .venv/.audit ## renew the locked dependencies (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml --group build -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml -c requirements.txt -o hooks/nianbao/authoring/office/dependencies.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml --group build --group test -o requirements-test.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml --group build --group bench -c requirements.txt -o requirements-bench.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		pyproject.toml --group build --group properdocs -c requirements.txt --no-emit-package mkdocs \
		-o requirements-properdocs.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet \
		--group audit -o requirements-audit.txt
	.venv/audit/bin/npm update --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved \
		--no-audit --no-fund --prefix tests/audit

version: .venv/.site ## whether pyproject.toml and the changelog agree on a release; TAG=v… too
	@$(BIN)/python -m release version $(TAG)

dist: .venv/.site ## wheel and source archive of the last commit in dist/: packed three times, the same bytes
	@$(BIN)/python -m release dist

installed: .venv/.test ## the wheel in dist/ does what the guide says, and its sites are those of the sources
	@test -n "$(PACKED)" || { echo "dist/package 里没有打好的包，请先运行 make dist" >&2; exit 1; }
	@WHEEL="$(PACKED)" $(BIN)/python -m pytest --quiet tests/guide/test_start.py tests/built/test_installed.py

wheelhouse: .venv/.site ## the wheel in dist/ and all that it needs, to install without network; tried without it
	@$(BIN)/python -m release wheelhouse

proof: installed .venv/.browser ## what is too dear for every change: nightly, and before a release; make dist comes before
	@HYPOTHESIS_PROFILE=proof $(BIN)/python -m pytest --numprocesses auto --dist worksteal -m "proof or hypothesis"
	@PYTHONPATH=tests:tests/support $(BIN)/python -m audit.proof

report: ## say in an issue on GitHub that the nightly run at URL failed (needs gh)
	@sh .ci/report "$(URL)"

attach: ## make the release of TAG on GitHub, with what is in dist/ (needs gh)
	@gh release create "$(TAG)" --verify-tag --title "$(TAG)" --notes-file dist/notes.md \
		dist/package/* dist/offline/* dist/SHA256SUMS

clean: ## remove everything that was made
	rm -rf .venv .cache dist example preview site .site-new .site-old .build-failed.txt

.venv/.python: .ci/venv
	@sh .ci/venv $(PYTHON)
	@touch $@

.venv/.site: .venv/.python requirements.txt pyproject.toml
	@echo "正在安装依赖（只在第一次或依赖改变时）…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.test: .venv/.site requirements-test.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

.venv/.browser: .venv/.test .ci/browser
	@sh .ci/browser
	@touch $@

.venv/.audit: .venv/.python requirements-audit.txt tests/audit/package-lock.json
	@echo "正在安装审查工具（只在第一次或依赖改变时）…"
	@rm -rf .venv/audit && $(BIN)/python -m venv .venv/audit
	@.venv/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.txt
	@cp tests/audit/package.json tests/audit/package-lock.json .venv/audit
	@.venv/audit/bin/npm ci --loglevel=error --ignore-scripts --no-audit --no-fund --prefix .venv/audit >/dev/null
	@touch $@

# The same as .venv but for the engine. Nothing looks at what packages ask for: the theme asks for MkDocs.
.venv/.properdocs: .venv/.python requirements-properdocs.txt pyproject.toml
	@echo "正在安装另一个网页生成程序（只在第一次或依赖改变时）…"
	@rm -rf .venv/properdocs && $(BIN)/python -m venv .venv/properdocs
	@.venv/properdocs/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
		-r requirements-properdocs.txt
	@.venv/properdocs/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--no-index -e .
	@touch $@

# An environment of its own: the theme's search changes as soon as it can import jieba.
.venv/.bench: .venv/.site requirements-bench.txt tests/search/package-lock.json
	@echo "正在安装用来比较的搜索引擎（只在第一次或依赖改变时）…"
	@rm -rf .venv/bench && $(BIN)/python -m venv .venv/bench
	@.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation \
		-r requirements-bench.txt
	@.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--no-index -e .
	@cp tests/search/package.json tests/search/package-lock.json .venv/bench
	@npm ci --silent --no-audit --no-fund --prefix .venv/bench 2>/dev/null || \
		{ rm -rf .venv/bench/node_modules; echo "npm 不可用，改用 PyPI 上的 Pagefind（可能旧一些）。"; }
	@touch $@
