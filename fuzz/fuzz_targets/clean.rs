//! `clean` on any text, at every level and in every language that there are rules for.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use offprint::{CleanOptions, Level, clean};

const LANGUAGES: [Option<&str>; 9] =
    [None, Some("en"), Some("de"), Some("fr"), Some("es"), Some("it"), Some("pt"), Some("nl"), Some("xx")];

fuzz_target!(|input: (u8, u8, &str)| {
    let (level, language, text) = input;
    let level = [Level::Careful, Level::Standard, Level::Thorough][usize::from(level) % 3];
    let language = LANGUAGES[usize::from(language) % LANGUAGES.len()].map(str::to_owned);
    let options = CleanOptions { level, language, ..CleanOptions::default() };
    let found = clean(text, &options).expect("within the limits");
    invariants::cleaned(text, &found);
    assert_eq!(found, clean(text, &options).expect("within the limits"), "not the same twice");
});
