//! Quotations: texts put together from what decides about them, marks of every style, names, verbs and breaks, so that
//! most inputs reach the rules; in every language.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use offprint::{ExtractOptions, Format, extract};

const PARTS: [&str; 56] = [
    "\"",
    "\u{201c}",
    "\u{201d}",
    "\u{201e}",
    "\u{ab}",
    "\u{bb}",
    "\u{2039}",
    "\u{203a}",
    "\u{2018}",
    "\u{2019}",
    "'",
    "''",
    "``",
    "\u{2014} ",
    "\u{2013} ",
    "- ",
    ".",
    ",",
    "?",
    "!",
    ":",
    " ",
    "\n",
    "\n\n",
    "...",
    "(",
    ")",
    "Ann Lee",
    "Mr Lee",
    "Lee",
    "Mayor Ann Lee",
    "she",
    "He",
    "who",
    "they",
    "said",
    "says",
    "told reporters",
    "according to",
    "added",
    "sagte",
    "erkl\u{e4}rte",
    "a dit",
    "dijo",
    "ha detto",
    "disse",
    "zei",
    "that",
    "dass",
    "the council",
    "It will close",
    "We looked",
    "it holds",
    "not",
    "\u{301}",
    "\u{1f600}",
];
const LANGUAGES: [Option<&str>; 8] =
    [None, Some("en"), Some("de"), Some("fr"), Some("es"), Some("it"), Some("pt"), Some("nl")];

fuzz_target!(|input: (u8, &[u8])| {
    let (language, parts) = input;
    let mut text = String::new();
    for part in parts {
        text.push_str(PARTS[usize::from(*part) % PARTS.len()]);
        if *part >= 128 {
            text.push(' ');
        }
    }
    let language = LANGUAGES[usize::from(language) % LANGUAGES.len()].map(str::to_owned);
    let options = ExtractOptions { format: Format::Text, language, ..ExtractOptions::default() };
    let article = extract(text.as_str().into(), &options).expect("within the limits");
    invariants::article(&article);
});
