//! `extract` on any text, its form detected.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use offprint::{ExtractOptions, Level, extract};

fuzz_target!(|input: (u8, &str)| {
    let (level, text) = input;
    let level = [Level::Careful, Level::Standard, Level::Thorough][usize::from(level) % 3];
    let options = ExtractOptions { level, ..ExtractOptions::default() };
    let article = extract(text.into(), &options).expect("within the limits");
    invariants::article(&article);
    invariants::written(&article);
    assert!(article == extract(text.into(), &options).expect("within the limits"), "not the same twice");
});
