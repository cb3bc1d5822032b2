#!/usr/bin/env bash
# The engine with faults on demand (src/faults.rs), for tests/hostile/faults.test.js, in target/faults/pkg. Built quickly, not
# small; nothing of it is published.
set -euo pipefail
cd "$(dirname "$0")/.."
export RUSTUP_TOOLCHAIN=$(cat .tools/toolchain) PATH="$PWD/.tools/bin:$PATH"
export CARGO_PROFILE_WASM_LTO=off CARGO_PROFILE_WASM_CODEGEN_UNITS=16
cargo build --quiet --lib --target wasm32-unknown-unknown --profile wasm --no-default-features --features faults --target-dir target/faults
wasm-bindgen --target web --out-dir target/faults/pkg target/faults/wasm32-unknown-unknown/wasm/offprint.wasm
