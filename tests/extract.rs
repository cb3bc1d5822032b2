//! Pages as data: what of them is the article, and what they tell of it. `tests/cases/extract` says how they are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::{ExtractOptions, Format, extract, partition};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    url: String,
    html: String,
    keeps: Vec<String>,
    drops: Vec<String>,
    metadata: BTreeMap<String, String>,
}

#[test]
fn pages_give_the_articles_that_the_cases_say() {
    let files = [
        include_str!("cases/extract/around.toml"),
        include_str!("cases/extract/ends.toml"),
        include_str!("cases/extract/pages.toml"),
        include_str!("cases/extract/sections.toml"),
        include_str!("cases/extract/structures.toml"),
    ];
    let cases: Vec<Case> = files.iter().flat_map(|file| toml::from_str::<Cases>(file).unwrap().case).collect();
    let mut wrong = Vec::new();
    for case in &cases {
        let options = ExtractOptions { format: Format::Html, url: Some(case.url.clone()), ..ExtractOptions::default() };
        let article = extract(case.html.as_str().into(), &options).unwrap();
        let text = &article.cleaned.text;
        let parts = partition(text, article.cleaned.removals.iter().map(|r| r.span)).unwrap();
        let kept: String = parts.iter().filter(|p| p.removal.is_none()).map(|p| p.span.of(text)).collect();
        for line in case.keeps.iter().filter(|line| !kept.contains(line.as_str())) {
            wrong.push(format!("{}: lost: {line}", case.name));
        }
        for line in case.drops.iter().filter(|line| kept.contains(line.as_str()) || !text.contains(line.as_str())) {
            wrong.push(format!("{}: not removed: {line}", case.name));
        }
        let found = serde_json::to_value(&article.metadata).unwrap();
        for field in ["title", "byline", "published", "modified", "site"] {
            let (found, expected) = (found[field].as_str(), case.metadata.get(field).map(String::as_str));
            if found != expected {
                wrong.push(format!("{}: {field}: {found:?}, not {expected:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct Tellings {
    case: Vec<Telling>,
}

#[derive(Deserialize)]
struct Telling {
    name: String,
    lang: String,
    #[serde(default)]
    url: Option<String>,
    head: String,
    body: String,
    title: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    modified: Option<String>,
}

/// Paragraphs of an article.
const TEXT: &str = "<p>The crew went out at five in the morning, while the tide was still low and the water in the channel \
    stood lower than it had for years.</p><p>Nobody on the quay had thought that the old engine would start at the first \
    try, but it did, and the boat was gone before the sun came up.</p><p>What was left behind were some ropes, a broken \
    crate and a note on the door of the shed, which said when they would be back.</p>";

#[test]
fn pages_tell_title_authors_and_dates_in_unlike_forms() {
    let cases = toml::from_str::<Tellings>(include_str!("cases/metadata.toml")).unwrap().case;
    let mut wrong = Vec::new();
    for case in &cases {
        let (lang, head) = (&case.lang, &case.head);
        let body = case.body.replace("{text}", TEXT);
        let html = format!("<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>");
        let url = case.url.clone().or_else(|| Some("https://example.org/p".to_owned()));
        let options = ExtractOptions { url, ..ExtractOptions::default() };
        let found = extract(html.as_str().into(), &options).unwrap().metadata;
        for (field, found, expected) in [
            ("title", found.title, &case.title),
            ("byline", found.byline, &case.byline),
            ("published", found.published, &case.published),
            ("modified", found.modified, &case.modified),
        ] {
            if found != *expected {
                wrong.push(format!("{}: {field}: {found:?}, not {expected:?}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A million of anything is read in time that grows with its length, and its text stays.
#[test]
fn repetition_is_linear() {
    let many: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    let tag = format!("<p{many} title=\"{}\">", "x".repeat(1 << 20));
    let article = extract(format!("{tag}end").as_str().into(), &ExtractOptions::default()).unwrap();
    assert!(article.cleaned.text.ends_with("end"));
    for unit in ["<font color=a>", "<svg><g>", "<b><p>x", "<b>x</i>", "<table>x", "<a href=x><p>", "</br>"] {
        let html = format!("<!doctype html><title>t</title><body>{}end", unit.repeat(20_000));
        let article = extract(html.as_str().into(), &ExtractOptions::default()).unwrap();
        assert!(article.cleaned.text.ends_with("end"), "{unit}");
    }
    for unit in ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "</p>", "<h1>a", "<span class=author>Ann Lee</span>"] {
        let html = format!("<!doctype html><title>t</title><body>{}end", unit.repeat(20_000));
        let article = extract(html.as_str().into(), &ExtractOptions::default()).unwrap();
        assert!(article.cleaned.text.ends_with("end"), "{unit}");
    }
}
