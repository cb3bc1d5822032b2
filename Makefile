# `make help` lists what there is.
SHELL := /bin/bash
DATA ?= ../shared/eval
PART ?=
PORT ?= 8000
# Generated cases are the same in every run, so that a failure can be repeated; `make properties` takes new ones.
export PROPTEST_RNG_SEED ?= 20261124
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
WASM_TOOLCHAIN = $$(cat .tools/toolchain)
WASM_SOURCES := $(shell find src www/types.d.ts www/snapshot.js build.rs Cargo.toml Cargo.lock -type f)

.PHONY: help demo build package extension test check properties eval bench golden clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: build ## set up what is missing, build, and serve the page at http://localhost:8000
	node scripts/serve.js www $(PORT)

build: ## the page's wasm and the command line
	scripts/setup.sh build
	$(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	node scripts/list-files.js
	cargo build --release

www/pkg/offprint_bg.wasm: $(WASM_SOURCES)
	RUSTUP_TOOLCHAIN=$(WASM_TOOLCHAIN) wasm-pack --log-level warn build --mode no-install --target web \
	  --out-dir www/pkg --no-pack --profile wasm -- --no-default-features
	@touch $@

package: build ## the npm package (target/npm/) and the crate (target/package/), ready to publish
	node scripts/package.js
	cargo package --quiet --allow-dirty

extension: www/pkg/offprint_bg.wasm ## the browser extension, in target/extension/
	node scripts/extension.js

test: ## set up what is missing and run every test
	scripts/setup.sh test
	$(MAKE) --no-print-directory check
	cargo test --all-features
	RUSTUP_TOOLCHAIN=$(WASM_TOOLCHAIN) wasm-pack test --mode no-install --headless --chrome \
	  --chromedriver "$$(command -v chromedriver)" -- --no-default-features --test web
	RUSTUP_TOOLCHAIN=$(WASM_TOOLCHAIN) wasm-pack test --mode no-install --headless --firefox \
	  --geckodriver "$$(command -v geckodriver)" -- --no-default-features --test web
	$(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	node scripts/check-size.js
	npm run --silent test:package
	npm run --silent test:browser

check: ## formatting, lints, types, and that no HTML string reaches a document
	cargo fmt --check
	cargo clippy --quiet --all-features --all-targets -- -D warnings
	npm run --silent types
	npm run --silent test:node
	node scripts/check-sinks.js
	scripts/check-length.sh

properties: ## the property tests with new random cases
	PROPTEST_RNG_SEED=$$RANDOM$$RANDOM cargo test --test properties --test roundtrip --lib

golden: ## write what the fixtures give now; read the difference before committing it
	UPDATE_GOLDEN=1 cargo test --quiet --test golden

eval: ## score the command line on the data in DATA (../shared/eval), or on one PART of it (PART=clean/noisy)
	cargo build --quiet --profile eval
	python3 scripts/eval.py target/eval/offprint $(DATA) $(PART)
	python3 scripts/calibrate.py target/eval/offprint $(DATA) $(PART)

bench: www/pkg/offprint_bg.wasm ## speed beside a floor, in one run; the extension from click to article, and its memory
	cargo bench
	node benches/extension.js

clean: ## remove what was built
	rm -rf target www/pkg
