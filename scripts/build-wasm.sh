#!/usr/bin/env bash
# Builds www/pkg, what browsers load. The standard library is built along with it where its source is there: for size,
# without the machinery that puts a panic into words (a panic is a trap, which the worker reports) and without the
# places in the source that it would name. That is a fifth of the wasm. Stable compilers do this only with
# RUSTC_BOOTSTRAP, and only from 1.92 on; with others the result is the same but larger, and `make test` says so.
set -euo pipefail
cd "$(dirname "$0")/.."
RUSTUP_TOOLCHAIN=$(cat .tools/toolchain)
export RUSTUP_TOOLCHAIN

source=$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock
minor=$(rustc --version | sed -E 's/rustc 1\.([0-9]+).*/\1/')
rebuilt=()
if [ -f "$source" ] && [ "$minor" -ge 92 ]; then
  export RUSTC_BOOTSTRAP=1
  export RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  rebuilt=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
else
  echo "wasm: no source of the standard library (rustup component add rust-src), or Rust older than 1.92: larger" >&2
fi
wasm-pack --log-level warn build --mode no-install --target web --out-dir www/pkg --no-pack --profile wasm -- \
  --no-default-features "${rebuilt[@]}"
touch www/pkg/offprint_bg.wasm
