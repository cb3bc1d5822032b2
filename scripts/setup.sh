#!/usr/bin/env bash
# Sets up what building and testing need, and says what it does. Quick when there is nothing to do.
#   scripts/setup.sh build   what `make demo` needs: the wasm32 target, wasm-pack, wasm-bindgen, Node packages
#   scripts/setup.sh test    also browsers and their drivers
#   scripts/setup.sh fuzz    cargo-fuzz alone; likewise mutants, deny
# OFFPRINT_WASM_TARGET=debian takes the wasm32 standard library from Debian's packages instead of from rustup.
set -euo pipefail
cd "$(dirname "$0")/.."

WASM_BINDGEN=0.2.130 # the very version that Cargo.toml names
WASM_PACK=0.15.1
GECKODRIVER=0.37.1
CARGO_FUZZ=0.13.2
CARGO_DENY=0.20.2
CARGO_MUTANTS=27.1.0
TARGET=wasm32-unknown-unknown
TOOLS=$PWD/.tools
mkdir -p "$TOOLS/bin"
export PATH="$TOOLS/bin:$PATH"

say() { printf 'setup: %s\n' "$*"; }
fail() {
  printf 'setup: %s\n' "$*" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif has sudo; then
    sudo "$@"
  else
    fail "this needs root: $*"
  fi
}

updated=no
debian() {
  has apt-get || fail "please install by hand, since there is no apt-get here: $*"
  if [ $updated = no ]; then
    as_root apt-get update -qq
    updated=yes
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Whether the toolchain that $1 names ('' is the default one) can make wasm: compiler, standard library and linker
# have to fit one another, and only trying shows it.
has_target() {
  printf '#[unsafe(no_mangle)] pub extern "C" fn f() {}' |
    RUSTUP_TOOLCHAIN=$1 rustc --target $TARGET --edition 2024 --crate-type cdylib -o "$TOOLS/probe.wasm" - 2>/dev/null
}

# From Debian's own sources of the standard library, built once; needs no download but the packages.
target_from_debian() {
  if ! has_target distro; then
    say "installing Debian's Rust for $TARGET and building its standard library (about a minute)"
    debian rustc-web cargo-web rust-web-src
    local llvm lld build lib
    llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    debian "lld-$llvm"
    lld=/usr/bin/lld-$llvm
    build=$TOOLS/std
    rm -rf "$build"
    mkdir -p "$build/src"
    : >"$build/src/lib.rs"
    printf '[package]\nname="std-for-wasm"\nversion="0.0.0"\nedition="2024"\n[workspace]\n' >"$build/Cargo.toml"
    (cd "$build" && RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc /usr/bin/cargo build --release \
      --target $TARGET -Zbuild-std=std,panic_abort,proc_macro,test)
    lib=/usr/lib/rustlib/$TARGET/lib
    as_root mkdir -p "$lib" /usr/lib/rustlib/x86_64-unknown-linux-gnu/bin
    as_root rm -f "$lib"/*.rlib
    as_root cp "$build/target/$TARGET/release/deps/"*.rlib "$lib/"
    as_root rm -f "$lib"/libstd_for_wasm*
    as_root ln -sf "$lld" /usr/lib/rustlib/x86_64-unknown-linux-gnu/bin/rust-lld
    rustup toolchain link distro /usr
  fi
  has_target distro || fail "Debian's toolchain has no $TARGET after all"
  echo distro >"$TOOLS/toolchain"
}

active_toolchain() { rustup show active-toolchain | cut -d' ' -f1; }

wasm_target() {
  local chosen=
  if [ -s "$TOOLS/toolchain" ]; then chosen=$(cat "$TOOLS/toolchain"); fi
  if [ "${OFFPRINT_WASM_TARGET:-}" = debian ]; then
    if [ "$chosen" = distro ] && has_target distro; then return; fi
    say "wasm32: Debian's, as OFFPRINT_WASM_TARGET asks"
    target_from_debian
  elif [ -n "$chosen" ] && has_target "$chosen"; then
    return
  elif has_target ''; then
    say "wasm32: already in rustup's toolchain"
    active_toolchain >"$TOOLS/toolchain"
  elif rustup target add $TARGET; then
    say "wasm32: added by rustup"
    active_toolchain >"$TOOLS/toolchain"
  elif has apt-get; then
    say "wasm32: rustup could not add it, so Debian's"
    target_from_debian
  elif has_target distro; then
    say "wasm32: rustup could not add it, so the toolchain 'distro', which has it"
    echo distro >"$TOOLS/toolchain"
  else
    fail "no way to get the target $TARGET here. Run 'rustup target add $TARGET' where the network allows it, or link
       a toolchain that has it: rustup toolchain link distro /path/to/it"
  fi
}

# The standard library's source, to build it for size: see build-wasm.sh. The build goes without where there is none.
library_source() {
  local chosen
  chosen=$(cat "$TOOLS/toolchain")
  [ -f "$(RUSTUP_TOOLCHAIN=$chosen rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ] && return
  say "installing the source of the standard library"
  rustup component add rust-src --toolchain "$chosen" || say "it cannot be had: the wasm will be a fifth larger"
}

# cargo_tool BINARY VERSION CRATE [ARGUMENTS…]: optimised builds would take minutes and save seconds.
cargo_tool() {
  local binary=$1 version=$2 crate=$3
  shift 3
  if has "$binary" && "$binary" --version 2>/dev/null | grep -qF "$version"; then return; fi
  say "installing $crate $version"
  cargo install --quiet --debug --root "$TOOLS" --target-dir "$TOOLS/target" "$crate" --version "=$version" "$@"
}

node_packages() {
  has node && has npm || fail "Node 20 or newer is needed"
  if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    say "installing Node packages"
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
  fi
}

browsers() {
  local missing=()
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  has firefox-esr || missing+=(firefox-esr)
  if [ ${#missing[@]} -gt 0 ]; then
    say "installing ${missing[*]}"
    debian "${missing[@]}"
  fi
  cargo_tool geckodriver $GECKODRIVER geckodriver --locked
}

lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "installing rustfmt and clippy"
  rustup component add rustfmt clippy || fail "rustfmt and clippy are needed for the checks"
}

case ${1:-test} in
fuzz)
  rustup toolchain list | grep -q '^nightly' || fail "fuzzing needs a nightly compiler: rustup toolchain install nightly"
  cargo_tool cargo-fuzz $CARGO_FUZZ cargo-fuzz --locked
  exit ;;
mutants) cargo_tool cargo-mutants $CARGO_MUTANTS cargo-mutants --locked && exit ;;
deny) cargo_tool cargo-deny $CARGO_DENY cargo-deny --locked && exit ;;
esac
has rustup || fail "Rust by rustup is needed: see https://rustup.rs"
has cc || debian gcc libc6-dev
wasm_target
library_source
cargo_tool wasm-bindgen $WASM_BINDGEN wasm-bindgen-cli
cargo_tool wasm-pack $WASM_PACK wasm-pack --locked
node_packages
if [ "${1:-test}" = test ]; then
  lints
  browsers
fi
rm -rf "$TOOLS/target" # what building the tools left: two gigabytes
say "ready"
