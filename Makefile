# `make help` lists what there is.
SHELL := /bin/bash
DATA ?= ../shared/eval
PART ?=
PORT ?= 8000
# Seconds a target for `make fuzz`, one of its targets or all; shapes for `make growth`; files for `make mutants`.
SECONDS ?= 60
TARGET ?= clean extract_bytes extract_text quotes offsets snapshot render
GROWTH ?= 5000
FILES ?= src/offsets.rs src/render/url.rs
SHARD ?=
# Generated cases are the same in every run, so that a failure can be repeated; `make properties` takes new ones.
export PROPTEST_RNG_SEED ?= 20261124
# How many of each; plain `cargo test` takes 256.
export PROPTEST_CASES ?= 1024
export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
WASM_TOOLCHAIN = $$(cat .tools/toolchain)
WASM_SOURCES := $(shell find src build www/types.d.ts www/snapshot.js build.rs Cargo.toml Cargo.lock -type f)

.PHONY: help demo build package extension test check properties fuzz load load-native growth mutants deny eval bench lighthouse golden clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: build ## set up what is missing, build, and serve the page at http://localhost:8000
	node scripts/serve.js target/page $(PORT)

build: ## the page's wasm and the command line
	scripts/setup.sh build
	$(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	node scripts/list-files.js
	node scripts/bundle.js
	cargo build --release

www/pkg/offprint_bg.wasm: $(WASM_SOURCES) scripts/build-wasm.sh
	scripts/build-wasm.sh

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
	node scripts/list-files.js
	node scripts/bundle.js
	node scripts/check-size.js
	npm run --silent test:package
	npm run --silent test:browser
	npm run --silent test:hostile

check: ## formatting, lints, types, and that no HTML string reaches a document
	cargo fmt --check
	cargo clippy --quiet --all-features --all-targets -- -D warnings
	npm run --silent types
	npm run --silent test:node
	node scripts/check-sinks.js
	scripts/check-length.sh
	node scripts/check-dependencies.js
	CUSTOM_LIBFUZZER_PATH=$(CURDIR)/target/libfuzzer.a \
	  cargo check --quiet --locked --manifest-path fuzz/Cargo.toml --target-dir target/fuzz-check # the library itself is C++, and only linking asks for it

properties: ## the property tests with new random cases
	PROPTEST_RNG_SEED=$$RANDOM$$RANDOM cargo test --test properties --test roundtrip --lib

fuzz: ## each fuzz target for SECONDS (60), or TARGET=quotes alone; finds stay in fuzz/artifacts
	scripts/setup.sh fuzz
	@for target in $(TARGET); do \
	  mkdir -p fuzz/corpus/$$target && cp -n tests/fixtures/*.txt tests/fixtures/*.html fuzz/corpus/$$target/ && \
	  nice cargo +nightly fuzz run $$target -- -max_total_time=$(SECONDS) -timeout=20 -rss_limit_mb=4096 -max_len=4096 -print_final_stats=1 || exit 1; \
	done

load: www/pkg/offprint_bg.wasm load-native ## inputs that are large in one way each, whole: natively and in wasm
	OFFPRINT_LOAD=1 node --test tests/hostile/load.test.js

load-native:
	OFFPRINT_LOAD=1 cargo test --profile eval --test load -- --nocapture --test-threads=1

growth: ## shapes of text combined at random, GROWTH of them: none may grow faster than its length
	OFFPRINT_GROWTH=$(GROWTH) OFFPRINT_SEED=$$RANDOM cargo test --profile eval --test growth_search -- --nocapture

mutants: ## changes the code of FILES in every small way, and says which changes no test notices; SHARD=7/100 takes one in a hundred
	scripts/setup.sh mutants
	PROPTEST_CASES=32 CARGO_PROFILE_DEV_DEBUG=0 nice cargo mutants --no-shuffle -o target --minimum-test-timeout 60 \
	  $(if $(SHARD),--shard $(SHARD) --sharding round-robin) $(foreach file,$(FILES),-f '$(file)') -- --lib --tests

deny: ## licences, sources and bans of what is built in
	scripts/setup.sh deny
	cargo deny --all-features check bans licenses sources

golden: ## write what the fixtures give now; read the difference before committing it
	UPDATE_GOLDEN=1 cargo test --quiet --test golden --test answers

eval: ## score the command line on the data in DATA (../shared/eval), or on one PART of it (PART=clean/noisy)
	cargo build --quiet --profile eval
	python3 scripts/eval.py target/eval/offprint $(DATA) $(PART)
	python3 scripts/calibrate.py target/eval/offprint $(DATA) $(PART)
	[ -n "$(PART)" ] || $(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	[ -n "$(PART)" ] || OFFPRINT_VECTORS=$(DATA)/xss/vectors.json node --test --test-concurrency=1 tests/hostile/scripts.test.js

bench: ## speed natively, in Chromium and of the extension, beside others in the same run
	scripts/setup.sh test
	$(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	node scripts/list-files.js
	node scripts/bundle.js
	cargo run --release --quiet --manifest-path benches/native/Cargo.toml --target-dir target/bench
	node benches/browser.js
	node benches/extension.js

lighthouse: ## the shipped page before Lighthouse, which is fetched for it
	scripts/setup.sh test
	$(MAKE) --no-print-directory www/pkg/offprint_bg.wasm
	node scripts/list-files.js
	node scripts/bundle.js
	node scripts/lighthouse.js

clean: ## remove what was built
	rm -rf target www/pkg
