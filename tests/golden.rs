//! Every fixture gives the article that stands beside it, with offsets in UTF-16. `tests/web.rs` holds the same files
//! against what the browsers' engine gives, so native and wasm cannot drift apart. `make golden` writes them anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::ExtractOptions;
use offprint::offsets::{Unit, convert_article};
use std::fs;
use std::path::Path;

#[test]
fn fixtures_give_their_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "html"));
    paths.sort();
    assert!(paths.len() >= 5, "the fixtures are there");
    for path in paths {
        let source = fs::read_to_string(&path).unwrap();
        let options = ExtractOptions { url: Some("https://example.org/news/".into()), ..ExtractOptions::default() };
        let mut article = offprint::extract(source.as_str().into(), &options).unwrap();
        convert_article(&mut article, Unit::Utf8, Unit::Utf16).unwrap();
        let found = serde_json::to_value(&article).unwrap();
        let read: offprint::Article = serde_json::from_value(found.clone()).unwrap();
        assert_eq!(read, article, "{}: what is written can be read", path.display());
        let golden = path.with_extension(format!("{}.json", path.extension().unwrap().to_string_lossy()));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
            continue;
        }
        let expected: serde_json::Value = serde_json::from_str(&fs::read_to_string(&golden).unwrap()).unwrap();
        assert_eq!(found, expected, "{}: run `make golden` and read the difference", path.display());
    }
}
