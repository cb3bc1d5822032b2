//! `extract` on any bytes, read as HTML the way the command line does for UTF-8, under limits of any size.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use offprint::{Error, ExtractOptions, Format, Limits, extract};

fuzz_target!(|input: (u8, &[u8])| {
    let (tight, bytes) = input;
    let _ = offprint::page::charset(bytes);
    let html = String::from_utf8_lossy(bytes);
    let limits = match tight % 3 {
        0 => Limits::default(),
        1 => Limits { nodes: 40, depth: 5, attributes: 2, attribute_bytes: 12, ..Limits::default() },
        _ => Limits { input_bytes: 60, nodes: 1, depth: 1, attributes: 0, attribute_bytes: 0 },
    };
    let url = Some("https://example.org/a/b".to_owned());
    let options = ExtractOptions { format: Format::Html, url, limits, ..ExtractOptions::default() };
    match extract((&*html).into(), &options) {
        Ok(article) => {
            invariants::article(&article);
            invariants::written(&article);
        }
        Err(Error::LimitExceeded { limit, allowed, actual }) => {
            assert!(limit == "inputBytes" && allowed == 60 && actual == html.len());
        }
        Err(other) => panic!("{other}"),
    }
});
