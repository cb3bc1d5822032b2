#!/usr/bin/env bash
# Builds www/pkg, what browsers load: the crate as a module and nothing else, since cargo does not optimise across crates
# what other crates are to link, too. The same code takes a fifth less time for it.
# The standard library is built along with it where its source is there: for size, without the machinery that puts a
# panic into words (a panic is a trap, which the worker reports) and without the places in the source that it would
# name. That is a fifth of the wasm. Stable compilers do this only with RUSTC_BOOTSTRAP, and only from 1.92 on; with
# others the result is the same but larger, and `make test` says so.
# LLVM puts every function that is called from one place into its caller, however large. Browsers compile a function as a
# whole when it is first called, so that the first answer waited for code that it does not run. All costs of inlining are
# twenty times the usual ones, which leaves the rest as it is and makes that bonus a twentieth: 150 instructions.
# The functions that run most are marked `optimize(speed)`, which takes the attribute's feature (`--cfg quick`). What asks to
# be put into its callers is put into these, up to 65 instructions, and into no others.
set -euo pipefail
cd "$(dirname "$0")/.."
RUSTUP_TOOLCHAIN=$(cat .tools/toolchain)
export RUSTUP_TOOLCHAIN
export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"

source=$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock
minor=$(rustc --version | sed -E 's/rustc 1\.([0-9]+).*/\1/')
inlining="-Cllvm-args=-inline-threshold=100 -Cllvm-args=-inline-instr-cost=100 -Cllvm-args=-inline-call-penalty=500"
rebuilt=()
if [ -f "$source" ] && [ "$minor" -ge 92 ]; then
  export RUSTC_BOOTSTRAP=1
  export RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none --cfg quick -Ctarget-feature=+simd128 -Cllvm-args=-inlinehint-threshold=6500 $inlining"
  rebuilt=(-Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size --config profile.wasm.package.dlmalloc.opt-level=3)
else
  export RUSTFLAGS="$inlining"
  export CARGO_PROFILE_WASM_LTO=off # a library that was built beforehand need not hold what that takes
  echo "wasm: no source of the standard library (rustup component add rust-src), or Rust older than 1.92: larger" >&2
fi
cargo rustc --quiet --lib --crate-type cdylib --target wasm32-unknown-unknown --profile wasm --no-default-features "${rebuilt[@]}"
wasm-bindgen --target web --out-dir www/pkg target/wasm32-unknown-unknown/wasm/offprint.wasm
features=(simd bulk-memory nontrapping-float-to-int sign-ext mutable-globals reference-types multivalue)
# nothing stands in the first kilobyte: it is the far end of the stack
wasm-opt -Oz -Oz --vacuum --reorder-functions --reorder-locals --one-caller-inline-max-function-size=20 --always-inline-max-function-size=8 \
  --low-memory-unused --zero-filled-memory --strip-producers --strip-target-features \
  "${features[@]/#/--enable-}" www/pkg/offprint_bg.wasm -o www/pkg/offprint_bg.wasm
