//! What is written as Markdown and HTML says to a standard parser what the article says: the same blocks, the same text,
//! the same emphasis. Random articles, made of what is hard to write, and all fixtures.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod article;
mod html;
mod markdown;
mod shape;

use article::{Block, blocks};
use offprint::article::Article;
use offprint::render::{RenderOptions, Restored, to_html, to_markdown};
use offprint::{ExtractOptions, Format, extract};
use proptest::prelude::*;

fn options() -> RenderOptions {
    RenderOptions::default()
}

fn agrees(article: &Article) -> Result<(), String> {
    let (plain, full) = (shape::of(article, true), shape::of(article, false));
    let written = to_markdown(article, &Restored::None, &options());
    let read = markdown::shape(&written);
    if read != plain {
        return Err(format!("Markdown\n--- written\n{written}\n--- article\n{plain}\n--- read\n{read}"));
    }
    let written = to_html(article, &Restored::None, &options());
    let read = html::shape(&written);
    if read != full {
        return Err(format!("HTML\n--- written\n{written}\n--- article\n{full}\n--- read\n{read}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn articles_come_back(tree in blocks()) {
        let article = Block::article(&tree);
        prop_assert!(agrees(&article).is_ok(), "{}", agrees(&article).unwrap_err());
    }
}

#[test]
fn fixtures_come_back() {
    for path in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).unwrap() {
        let path = path.unwrap().path();
        let format = match path.extension().and_then(|e| e.to_str()) {
            Some("html") => Format::Html,
            Some("txt") => Format::Text,
            _ => continue,
        };
        let source = std::fs::read_to_string(&path).unwrap();
        let options = ExtractOptions { format, url: Some("https://example.org/a".into()), ..ExtractOptions::default() };
        let mut article = extract(source.as_str().into(), &options).unwrap();
        // the title stands in no block, and what was removed is not written
        article.metadata.title = None;
        article.cleaned.removals.clear();
        if let Err(difference) = agrees(&article) {
            panic!("{}: {difference}", path.display());
        }
    }
}
