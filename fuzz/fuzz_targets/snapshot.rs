//! Snapshots of live pages: any words and lengths, and such as are put together rightly from any tree.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use libfuzzer_sys::fuzz_target;
use offprint::page::Snapshot;
use offprint::{Error, ExtractOptions, Limits, Source, extract};

const NAMES: [&str; 24] = [
    "html", "head", "title", "body", "article", "p", "div", "a", "table", "tr", "td", "script", "svg", "math", "ul",
    "li", "noscript", "template", "href", "type", "class", "hidden", "style", "itemprop",
];

/// Nodes as snapshot.js writes them: for each pair a depth, a kind, and strings of the text's characters.
fn built(pairs: &[(u8, u8)], text: &str) -> Snapshot {
    let mut snapshot = Snapshot { names: NAMES.len() as u32, ..Snapshot::default() };
    let mut characters = text.chars();
    let mut string = |snapshot: &mut Snapshot, length: usize| {
        let taken: String = characters.by_ref().take(length).collect();
        snapshot.lengths.push(taken.encode_utf16().count() as u32);
        snapshot.text.push_str(&taken);
    };
    for name in NAMES {
        snapshot.text.push_str(name);
        snapshot.lengths.push(name.len() as u32);
    }
    for &(depth, kind) in pairs {
        let (depth, flags) = (u32::from(depth % 32), u32::from(depth >> 6) << 16);
        if kind % 3 == 0 {
            snapshot.nodes.extend([depth | flags, 0]);
            string(&mut snapshot, usize::from(kind));
        } else {
            let attributes = u32::from(kind % 2);
            snapshot.nodes.extend([depth | flags | attributes << 24, 1 + u32::from(kind) % 18]);
            if attributes == 1 {
                snapshot.nodes.push(18 + u32::from(kind) % 6);
                string(&mut snapshot, usize::from(kind % 16));
            }
        }
    }
    snapshot
}

fuzz_target!(|input: (bool, Vec<(u8, u8)>, Vec<u32>, Vec<u32>, u8, &str)| {
    let (well_formed, pairs, lengths, nodes, names, text) = input;
    let snapshot = if well_formed {
        built(&pairs, text)
    } else {
        Snapshot { text: text.to_owned(), lengths, nodes, names: names.into(), url: "https://example.org/".to_owned() }
    };
    for limits in [Limits::default(), Limits { nodes: 9, depth: 3, attributes: 0, ..Limits::default() }] {
        let options = ExtractOptions { limits, ..ExtractOptions::default() };
        match extract(Source::Snapshot(&snapshot), &options) {
            Ok(article) => {
                invariants::article(&article);
                invariants::written(&article);
            }
            Err(Error::InvalidSnapshot(_)) => assert!(!well_formed, "a snapshot put together rightly is refused"),
            Err(other) => panic!("{other}"),
        }
    }
});
