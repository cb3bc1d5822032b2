//! What fuzzing found, shortened and kept: each input broke an invariant once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod invariants;

use offprint::{ExtractOptions, Format, extract};

const HTML: &[(&str, &str)] = &[(
    "one repair for each line feed of several",
    "<p>The ferry to Skarv leaves at nine.<plaintext>It takes an hour\n\nand comes back at noon.",
)];

#[test]
fn what_broke_an_invariant_once_holds_it_now() {
    for (what, source) in HTML {
        println!("{what}");
        let options = ExtractOptions { format: Format::Html, ..ExtractOptions::default() };
        let article = extract((*source).into(), &options).unwrap();
        invariants::article(&article);
        invariants::written(&article);
    }
}
