//! The features of pages, written out for fitting the weights of `src/lexicon/body.toml`.

use super::*;

/// Writes the features of pages as JSON Lines, from which `scripts/fit-body.py` fits the weights: reads `{id, html, url}`
/// lines from the file that `OFFPRINT_PAGES` names and writes to the one that `OFFPRINT_FEATURES` names.
#[test]
#[ignore = "a tool"]
fn features_of_pages() {
    use std::io::{BufRead, Write};
    let pages = std::env::var("OFFPRINT_PAGES").expect("OFFPRINT_PAGES names a file");
    let out = std::env::var("OFFPRINT_FEATURES").expect("OFFPRINT_FEATURES names a file");
    let mut out = std::io::BufWriter::new(std::fs::File::create(out).expect("writable"));
    writeln!(out, "{}", serde_json::json!({"leaf": leaf::names(), "context": context::names()})).expect("written");
    for line in std::io::BufReader::new(std::fs::File::open(pages).expect("readable")).lines() {
        let record: serde_json::Value = serde_json::from_str(&line.expect("read")).expect("JSON");
        let page = crate::page::parse(
            record["html"].as_str().expect("html"),
            &crate::options::ExtractOptions::default().limits,
        );
        let base = crate::extract::address::Base::of(&page, record["url"].as_str());
        let flow = crate::extract::walk::read(&page, &base);
        let said = Said::collect(&page);
        let ground = Ground::new(&page, &flow, &said, &base);
        let look = ground.look();
        let scorer = leaf::Scorer::new();
        let sums: Vec<_> = (0..flow.leaves.len()).map(|i| scorer.score(&look, i)).collect();
        let logits: Vec<f32> = sums.iter().map(|sum| sum.logit).collect();
        let context = Context::new(&look, &logits);
        let leaves: Vec<_> = (0..flow.leaves.len())
            .map(|i| {
                let text = flow.leaves[i].span.of(&flow.text);
                serde_json::json!({"t": text, "leaf": sums[i].seen, "context": context.score(&look, i).seen})
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({"id": record["id"], "thread": ground.facts.thread, "leaves": leaves}))
            .expect("written");
    }
}
