//! Inputs that are large in one way each: each is finished, or refused by an error that names the limit, and the limit can be
//! changed. A hundredth of each in every run; the whole of it by `make load`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod invariants;

use offprint::article::{Article, Status};
use offprint::{Error, ExtractOptions, Format, Limits, extract};
use std::time::Instant;

/// One in this many.
fn share() -> usize {
    if std::env::var_os("OFFPRINT_LOAD").is_some() { 1 } else { 100 }
}

const MILLION: usize = 1_000_000;
/// Bytes.
const MB: usize = 1 << 20;

/// Reads an input, and says how long that took.
fn read(what: &str, source: &str, format: Format, limits: Limits) -> Result<Article, Error> {
    let began = Instant::now();
    let result = extract(source.into(), &ExtractOptions { format, limits, ..ExtractOptions::default() });
    let outcome = result.as_ref().map_or_else(ToString::to_string, |a| format!("{:?}", a.cleaned.outcome));
    println!("{what}, {:.1} MB: {:.1} s, {outcome}", source.len() as f64 / MB as f64, began.elapsed().as_secs_f64());
    if let Ok(article) = &result {
        invariants::cleaned(&article.cleaned.text, &article.cleaned);
    }
    result
}

fn html(what: &str, source: &str) -> Article {
    read(what, source, Format::Html, Limits::default()).unwrap()
}

#[test]
fn a_million_elements_inside_one_another() {
    let n = MILLION / share();
    let kinds = [
        ("div", "<div>"),
        ("formatting", "<b>"),
        ("links", "<a href=x>"),
        ("tables", "<table><tr><td>"),
        ("lists", "<ul><li>"),
        ("svg", "<svg>"),
        ("math", "<math><mtext>"),
        ("templates", "<template>"),
        ("quotations", "<blockquote>"),
        ("fonts", "<font size=1><p>"),
        ("unknown", "<x-y>"),
        ("selects", "<select><option>"),
    ];
    for (what, tags) in kinds {
        let article = html(what, &format!("{}The end.", tags.repeat(n)));
        let flattened = article.cleaned.outcome.notes.iter().any(|note| note == "limit-depth");
        // the standard closes the one before where these begin
        assert_eq!(flattened, !["links", "selects", "fonts"].contains(&what), "{what}");
    }
}

#[test]
fn attributes_without_number_or_end() {
    let many: String = (0..100_000 / share()).map(|i| format!(" a{i}=x")).collect();
    html("attributes", &format!("<p{many} class=late>The end.</p>"));
    let many: String = (0..100_000 / share()).map(|i| format!(" data-{}=x", i % 7)).collect();
    html("the same attributes", &format!("<p{many}>The end.</p>"));
    let long = "x".repeat(10 * MB / share());
    let article = html("a long attribute", &format!("<p title={long}>The end.</p>"));
    assert_eq!(article.cleaned.text.trim(), "The end.");
    html("an attribute without an end", &format!("<p title=\"{long}"));
}

#[test]
fn a_million_entities() {
    for entity in ["&amp;", "&#x1f600;", "&notanentity;", "&CounterClockwiseContourIntegral;", "&", "&#"] {
        html(entity, &format!("<p>{}", entity.repeat(MILLION / share())));
        read(entity, &entity.repeat(MILLION / share()), Format::Text, Limits::default()).unwrap();
    }
}

#[test]
fn more_text_than_the_limit_is_refused_by_name() {
    let allowed = 64 * MB / share();
    let text = "The members of the board said on Monday that it will close. ".repeat(100 * MB / share() / 60);
    let tight = Limits { input_bytes: allowed, ..Limits::default() };
    for format in [Format::Text, Format::Html] {
        let refused = read("too much text", &text, format, tight.clone()).unwrap_err();
        assert_eq!(refused, Error::LimitExceeded { limit: "inputBytes", allowed, actual: text.len() });
    }
    let wide = Limits { input_bytes: text.len(), ..Limits::default() };
    let article = read("the same with a higher limit", &text, Format::Text, wide).unwrap();
    assert_eq!(article.cleaned.text.len(), text.len());
}

#[test]
fn one_line_without_end() {
    let n = 50 * MB / share();
    read("one line of words", &"bridge ".repeat(n / 7), Format::Text, Limits::default()).unwrap();
    read("one word", &"a".repeat(n), Format::Text, Limits::default()).unwrap();
    html("one line of a page", &format!("<p>{}", "bridge ".repeat(n / 7)));
}

#[test]
fn a_million_marks_that_nobody_closes() {
    for mark in ["\u{201c}", "\u{201e}", "\u{ab}", "\"", "'", "\u{2018}", "``"] {
        for between in ["", "Come, "] {
            read("marks", &format!("{mark}{between}").repeat(MILLION / share()), Format::Text, Limits::default())
                .unwrap();
        }
    }
}

#[test]
fn a_million_equal_paragraphs() {
    let n = MILLION / share();
    let sentence = "The old bridge in Wexley will close on Monday for eleven weeks, the port authority said.";
    let text = format!("{sentence}\n\n").repeat(n);
    let article = read("paragraphs", &text, Format::Text, Limits { input_bytes: text.len(), ..Limits::default() });
    println!("{} of {n} removed", article.unwrap().cleaned.removals.len());
    html("paragraphs of a page", &format!("<article>{}", "<p>The bridge will close on Monday.</p>".repeat(n)));
}

#[test]
fn limits_are_named_where_they_are_met() {
    for (limits, name) in [
        (Limits { nodes: 20, ..Limits::default() }, "limit-nodes"),
        (Limits { depth: 20, ..Limits::default() }, "limit-depth"),
    ] {
        let outcome = read(name, &"<div><p>text".repeat(100), Format::Html, limits).unwrap().cleaned.outcome;
        assert_eq!(outcome.status, Status::Partial);
        assert!(outcome.notes.iter().any(|note| note == name), "{:?}", outcome.notes);
    }
}
