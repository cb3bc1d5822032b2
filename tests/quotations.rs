//! Quotations as data: what each rule of attribution takes and what it leaves, and what pages set apart.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::article::{Quotation, QuotationKind};
use offprint::{Article, ExtractOptions, Format, extract};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    rule: Vec<Rule>,
}

/// A rule by its evidence name: texts with the speaker whom it names, and texts of which it says nothing.
#[derive(Deserialize)]
struct Rule {
    evidence: String,
    must: Vec<(String, String)>,
    must_not: Vec<String>,
}

fn read(text: &str, format: Format) -> Article {
    let options = ExtractOptions { format, language: Some("en".into()), ..ExtractOptions::default() };
    extract(text.into(), &options).unwrap()
}

fn speaker<'a>(article: &'a Article, quotation: &Quotation) -> &'a str {
    let speaker = article.speakers.iter().find(|s| Some(s.id) == quotation.speaker);
    speaker.map_or("", |s| s.name.as_str())
}

#[test]
fn each_rule_takes_what_it_must_and_leaves_what_it_must_not() {
    let rules: Rules = toml::from_str(include_str!("cases/quotes/evidence.toml")).unwrap();
    let mut wrong = Vec::new();
    for rule in &rules.rule {
        let by_rule = |text: &str| -> Vec<String> {
            let article = read(&text.replace("\\n", "\n\n"), Format::Text);
            let of = article.quotations.iter().filter(|q| q.evidence == rule.evidence);
            of.map(|q| speaker(&article, q).to_owned()).collect()
        };
        for (text, name) in &rule.must {
            let found = by_rule(text);
            if !found.contains(name) {
                let all: Vec<_> = read(&text.replace("\\n", "\n\n"), Format::Text).quotations;
                let all: Vec<_> = all.iter().map(|q| q.evidence.as_str()).collect();
                wrong.push(format!("{}: must: {text}: {found:?} of {all:?}", rule.evidence));
            }
        }
        for text in &rule.must_not {
            let found = by_rule(text);
            if !found.is_empty() {
                wrong.push(format!("{}: must not: {text}: {found:?}", rule.evidence));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sentences, and what of each is indirect speech, to the last word.
const INDIRECT: &[(&str, &[&str])] = &[
    (
        "Ines Varga said that the ferries would run all winter; nobody on the island believed it.",
        &["that the ferries would run all winter"],
    ),
    (
        "Ines Varga said that the plan was too dear, adding that the island would pay for it.",
        &["that the plan was too dear", "that the island would pay for it"],
    ),
    (
        "Ines Varga said that the plan was \"a gamble,\" adding that the island would pay for it.",
        &["that the plan was \"a gamble,\"", "that the island would pay for it"],
    ),
    (
        "Ines Varga said that the plan was \"a gamble,\" and a costly one for the island.",
        &["that the plan was \"a gamble,\" and a costly one for the island"],
    ),
    (
        "The plan for the island was no more than \"a gamble,\" Ines Varga said.",
        &["The plan for the island was no more than \"a gamble,\""],
    ),
    (
        "The whole plan of the council is \"a gamble,\" said Ines Varga on Monday.",
        &["The whole plan of the council is \"a gamble,\""],
    ),
    (
        "Ines Varga said that the ferry would stop, which would hurt the shops on the pier.",
        &["that the ferry would stop"],
    ),
    (
        "Ines Varga said that the ferry, which is old, would stop at the end of May.",
        &["that the ferry, which is old, would stop at the end of May"],
    ),
    (
        "Ines Varga praised the crews of the old ferry as \"the best\" before warning that the river could rise again.",
        &["the crews of the old ferry as \"the best\"", "that the river could rise again"],
    ),
    ("Ines Varga praised the crews -- her third such speech of the year.", &["the crews"]),
    ("The plan of the council was too dear, she added on Monday.", &["The plan of the council was too dear"]),
];

#[test]
fn indirect_speech_ends_where_the_report_does() {
    for (text, said) in INDIRECT {
        let article = read(text, Format::Text);
        let indirect = article.quotations.iter().filter(|q| q.kind == QuotationKind::Indirect);
        assert_eq!(indirect.map(|q| q.span.of(text)).collect::<Vec<_>>(), *said);
    }
}

#[derive(Deserialize)]
struct Pages {
    case: Vec<Page>,
}

/// A page and its quotations in order: how each is set, how it begins, who said it.
#[derive(Deserialize)]
struct Page {
    name: String,
    html: String,
    says: Vec<(String, String, String)>,
}

#[test]
fn what_a_page_sets_apart_is_quoted() {
    let pages: Pages = toml::from_str(include_str!("cases/quotes/blocks.toml")).unwrap();
    let mut wrong = Vec::new();
    for page in &pages.case {
        let article = read(&page.html, Format::Html);
        let text = &article.cleaned.text;
        let kind = |q: &Quotation| serde_json::to_value(q.kind).unwrap().as_str().unwrap().to_owned();
        let said = |q: &Quotation| q.span.of(text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let found: Vec<_> =
            article.quotations.iter().map(|q| (kind(q), said(q), speaker(&article, q).to_owned())).collect();
        let fits = found.len() == page.says.len()
            && found.iter().zip(&page.says).all(|(f, w)| f.0 == w.0 && f.1.starts_with(&w.1) && f.2 == w.2);
        if !fits {
            wrong.push(format!("{}: {found:#?}", page.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct Reports {
    case: Vec<Report>,
}

/// A text and all that is said in it, in order: kind, text, speaker.
#[derive(Deserialize)]
struct Report {
    text: String,
    says: Vec<(String, String, String)>,
}

#[test]
fn of_a_report_all_that_is_said_is_found_and_nothing_else() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/quotes/reports");
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let language = path.file_stem().unwrap().to_string_lossy().into_owned();
        let reports: Reports = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for report in &reports.case {
            let language = Some(language.clone());
            let options = ExtractOptions { format: Format::Text, language, ..ExtractOptions::default() };
            let article = extract(report.text.as_str().into(), &options).unwrap();
            let kind = |q: &Quotation| serde_json::to_value(q.kind).unwrap().as_str().unwrap().to_owned();
            let said = |q: &Quotation| (kind(q), q.span.of(&report.text).to_owned(), speaker(&article, q).to_owned());
            let found: Vec<_> = article.quotations.iter().map(said).collect();
            if found != report.says {
                wrong.push(format!("{}: {found:?}", report.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
