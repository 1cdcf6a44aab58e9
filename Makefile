# Heard: the chores of the project. `make` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PORT ?= 8480
NPM_CI = npm ci --no-audit --no-fund --loglevel=error

.PHONY: help
help: ## List the chores
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: demo
demo: web/dist/index.html ## Build everything and start a desk with sample conversations on this machine
	cargo build --release --locked --package heard-cli
	./target/release/heard demo --port $(PORT)

.PHONY: build
build: web/dist/index.html ## Build the binary, target/release/heard
	cargo build --release --locked --package heard-cli

.PHONY: test
test: tools lint rust-test web-test e2e ## Run every check: formatting, lints, Rust, web, real browser
	@echo "All checks passed."

.PHONY: tools
tools:
	@scripts/need-tools.sh

.PHONY: lint
lint: web/dist/index.html ## Formatting, clippy, the project's own tidiness
	cargo fmt --all --check
	rustfmt --check crates/heard-engine/src/rules/*/*.rs
	cargo clippy --workspace --all-targets --locked -- --deny warnings
	cargo xtask tidy
	cargo xtask docs --check
	@if command -v cargo-deny >/dev/null; then cargo deny --offline check bans licenses sources; else echo "cargo-deny is not installed: licences not checked"; fi

.PHONY: rust-test
rust-test: web/dist/index.html ## All Rust tests
	@scripts/need-postgres.sh
	@if command -v cargo-nextest >/dev/null; then cargo nextest run --workspace --locked; else cargo test --workspace --locked --quiet; fi
	cargo test --workspace --locked --doc --quiet
	@$(MAKE) --no-print-directory trial-smoke

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	cd web && $(NPM_CI)
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json web/vite.config.ts $(shell find web/src web/public web/*.html -type f 2>/dev/null)
	cd web && npm run --silent build
	@touch $@

.PHONY: web-test
web-test: web/dist/index.html ## Types and unit tests of the web app
	cd web && npm run --silent check && npm test --silent

.PHONY: e2e
e2e: web/dist/index.html ## The whole path in a real browser
	@scripts/need-chromium.sh
	cargo build --locked --package heard-cli
	cd e2e && $(NPM_CI) && HEARD_BIN=../target/debug/heard npm test --silent

.PHONY: fmt
fmt: ## Format the Rust code
	cargo fmt --all
	rustfmt crates/heard-engine/src/rules/*/*.rs

.PHONY: site
site: ## Write the documentation of the coach as a site of plain files; says where its first page lies
	@rm -rf target/site
	@cargo run --locked --quiet --package xtask -- docs --site target/site

.PHONY: bench
bench: build ## Measure speed and memory; ARCHIVE=file measures a review too
	cargo run --release --locked --quiet --package xtask -- measure $(if $(ARCHIVE),--archive $(ARCHIVE))

.PHONY: simulate
simulate: ## Let ways of answering talk with every simulated customer; writes docs/simulation.md
	cargo run --release --locked --quiet --package xtask -- simulate --out docs/simulation.md $(ARGS)

.PHONY: trial
trial: build
	cargo build --release --locked --quiet --package heard-trial

.PHONY: crash-test
crash-test: trial ## Kill the server 200 times during a day at the desk, on SQLite and on PostgreSQL; ARGS= as in docs/trials.md, for each trial
	@scripts/need-postgres.sh
	./target/release/heard-trial crash --database sqlite $(ARGS)
	./target/release/heard-trial crash --database postgres $(ARGS)

.PHONY: load-test
load-test: trial ## 500 agents listen while customers write 50 messages a second for five minutes
	./target/release/heard-trial load --out target/load.json $(ARGS)

.PHONY: promise-load
promise-load: trial ## 100,000 promises fall due within ten minutes
	./target/release/heard-trial promises --out target/promises.json $(ARGS)

.PHONY: outcomes-load
outcomes-load: trial ## What 10,000 conversations were good for: how long the page takes
	./target/release/heard-trial outcomes --out target/outcomes.json $(ARGS)

# Small ones of the trials, with the debug build: what they prove is the same, how quick it is they do not judge.
.PHONY: trial-smoke
trial-smoke:
	@cargo build --locked --quiet --package heard-cli --package heard-trial
	@$(MAKE) --no-print-directory --jobs 3 --output-sync smoke-crash smoke-load smoke-promises smoke-outcomes

.PHONY: smoke-crash smoke-load smoke-promises smoke-outcomes
smoke-crash smoke-load smoke-promises smoke-outcomes: TRIAL = ./target/debug/heard-trial $(@:smoke-%=%) --heard target/debug/heard
smoke-crash:
	@$(TRIAL) --kills 6 --longest 3000 --promised 14
smoke-load:
	@$(TRIAL) --model none --agents 10 --rate 10 --seconds 5
smoke-promises:
	@$(TRIAL) --promises 500 --seconds 5 --rest 1
smoke-outcomes:
	@$(TRIAL) --conversations 200 --notes 50 --model none

.PHONY: train
train: training/.venv/ready ## Make the weights of the encoder anew, from the data folder (HEARD_DATA) and our own sentences: hours on two cores
	cd training && .venv/bin/python -m heard_training.own && .venv/bin/python -m heard_training.train standard $(if $(STEPS),--steps $(STEPS))
	scripts/finish-model.sh standard
	cd training && .venv/bin/python -m heard_training.shorter out/standard-1.pt standard
	scripts/finish-model.sh standard taught
	cd training && .venv/bin/python -m heard_training.distil out/standard-1.pt small
	scripts/finish-model.sh small

training/.venv/ready: training/requirements.txt
	python3 -m venv training/.venv && training/.venv/bin/pip install --quiet -r $<
	@touch $@

.PHONY: bench-understanding
bench-understanding: $(if $(PYTHON),,training/.venv/ready) ## Measure what ships and what it understands: MODEL=, CLEAN=, or CHECK=1
	$(if $(CHECK),,cargo build --release --locked --quiet --package xtask)
	cd training && $(or $(PYTHON),.venv/bin/python) -m heard_training.bench $(if $(MODEL),--model $(abspath $(MODEL))) --xtask ../target/release/xtask \
		$(if $(CLEAN),--clean $(abspath $(CLEAN))) $(if $(CHECK),--check)

# Our own crates forbid `unsafe`: what is looked for are panics, and the address sanitizer only slows that down. On the stable toolchain it
# needs RUSTC_BOOTSTRAP.
TARGETS ?= text appraise promise settings practice anonymise
SECONDS ?= 60
SANITIZER ?= none

.PHONY: fuzz
fuzz: ## Throw made-up inputs at whatever reads text: SECONDS=60 for each of TARGETS=, SANITIZER=address
	@command -v cargo-fuzz >/dev/null || { echo "missing: cargo-fuzz. Install it: cargo install cargo-fuzz --locked" >&2; exit 1; }
	@for target in $(TARGETS); do \
		mkdir -p fuzz/corpus/$$target; \
		$(if $(filter none,$(SANITIZER)),,RUSTC_BOOTSTRAP=1) cargo fuzz run --fuzz-dir fuzz --sanitizer $(SANITIZER) $$target fuzz/corpus/$$target fuzz/seeds/$$target \
			-- -max_total_time=$(SECONDS) -timeout=10 -max_len=8192 -dict=fuzz/dictionaries/$$target.dict; \
	done

benches/compare/.venv/ready: benches/compare/requirements.txt
	python3 -m venv benches/compare/.venv && benches/compare/.venv/bin/pip install --quiet -r $<
	@touch $@

benches/compare/node_modules/.package-lock.json: benches/compare/package.json benches/compare/package-lock.json
	cd benches/compare && $(NPM_CI)
	@touch $@

.PHONY: compare
compare: benches/compare/.venv/ready benches/compare/node_modules/.package-lock.json ## Hold Heard against checkers of prose on the same replies; writes docs/compare.md
	cargo build --release --locked --quiet --manifest-path benches/compare/Cargo.toml
	benches/compare/.venv/bin/python benches/compare/compare.py
