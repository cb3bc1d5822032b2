//! Sentences. A mark ends one if a space and something that can begin a sentence follow, unless a full stop belongs to
//! an abbreviation. The Golden Rules of pragmatic_segmenter (Kevin Dias) say what is expected of English.

mod list;
mod stop;

use crate::lexicon::{self, Language};
use crate::span::Span;
use list::Marker;
use stop::{Next, Stop};

/// Cuts `text` within `span` into sentences; they cover everything in it but white space between them.
///
/// Cost: one pass; each mark looks a bounded way ahead.
pub(crate) fn sentences(text: &str, span: Span, language: Option<Language>) -> Vec<Span> {
    let inner = span.of(text);
    let tables = language.map(lexicon::of);
    let mut found = Vec::new();
    // where the sentence and the word begin, and the first letter or digit behind the sentence's beginning
    let (mut start, mut word, mut begun) = (0, 0, usize::MAX);
    let mut marker = Marker::read(inner);
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut cut = |start: &mut usize, end: usize| {
            found.push(Span::new(span.start + *start, span.start + end));
            *start = end + (inner[end..].len() - inner[end..].trim_start().len());
            Marker::read(&inner[*start..])
        };
        if c.is_whitespace() {
            word = at + c.len_utf8();
            if marker.is_some_and(|m| Marker::read(&inner[word..]).is_some_and(|next| m.leads_to(next))) {
                let end = inner[..at].trim_end().len().max(start);
                marker = cut(&mut start, end);
            }
            continue;
        }
        if c.is_alphanumeric() && (begun == usize::MAX || begun < start) {
            begun = at;
        }
        if !matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closer)) = chars.next_if(|&(_, d)| is_closer(d)) {
            end = next + closer.len_utf8();
        }
        let marks = &inner[at..end];
        // dots with spaces between them are one ellipsis; behind a word's own full stop it opens the next sentence
        if marks == "." && inner[end..].starts_with(" .") {
            let dots = inner[end..].find(|d: char| d != '.' && d != ' ').unwrap_or(inner.len() - end);
            let attached = word < at && inner[..at].ends_with(char::is_alphanumeric);
            if attached && Next::read(&inner[end + dots..]).opens() {
                marker = cut(&mut start, end);
                word = start;
            } else {
                end += inner[end..end + dots].trim_end().len();
            }
            while chars.next_if(|&(next, d)| next < end || (next < start && d == ' ') || d == '.').is_some() {}
            if start > at {
                continue;
            }
        }
        let next = Next::read(&inner[end..]);
        let gap = inner[end..].starts_with(char::is_whitespace) || matches!(c, '\u{3002}' | '\u{ff01}' | '\u{ff1f}');
        let begun = begun != usize::MAX && begun >= start;
        // a mark in brackets was put in by an editor
        if !gap || !begun || !next.opens() || marks.contains(']') {
            continue;
        }
        let stop = Stop { before: &inner[start..word.max(start)], word: &inner[word.max(start)..at], language, tables };
        if c != '.' || marks.starts_with("..") || stop.ends(&next) {
            marker = cut(&mut start, end);
            word = start;
        }
    }
    let rest = Span::new(span.start + start, span.end).trimmed(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | ')' | ']' | '.' | '!' | '?' | '\u{2019}' | '\u{201d}' | '\u{201c}' | '\u{bb}' | '\u{203a}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn cut(text: &str, language: Language) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()), Some(language)).iter().map(|s| s.of(text)).collect()
    }

    fn cases(name: &str, key: &str) -> Vec<toml::Value> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/sentences").join(name);
        let data: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
        data[key].as_array().unwrap().clone()
    }

    fn expected(case: &toml::Value) -> (&str, Vec<&str>) {
        let sentences = case["sentences"].as_array().unwrap();
        (case["text"].as_str().unwrap(), sentences.iter().filter_map(toml::Value::as_str).collect())
    }

    #[test]
    fn english_golden_rules() {
        let rules = cases("golden.toml", "rule");
        assert_eq!(rules.len(), 48);
        let fails = |rule: &&toml::Value| cut(expected(rule).0, Language::En) != expected(rule).1;
        let failed: Vec<i64> = rules.iter().filter(fails).filter_map(|rule| rule["number"].as_integer()).collect();
        // 47: an ellipsis in front of "I" within a sentence
        assert_eq!(failed, [47]);
    }

    #[test]
    fn sentences_of_every_language() {
        for case in cases("languages.toml", "case") {
            let (text, sentences) = expected(&case);
            let language = Language::from_tag(case["language"].as_str().unwrap()).unwrap();
            assert_eq!(cut(text, language), sentences);
        }
    }

    #[test]
    fn marks_alone_take_no_time() {
        for text in ["! ", ". ", "\u{2022} ", "1. ", "(.) ", "A. "] {
            let long = text.repeat(100_000);
            assert!(sentences(&long, Span::new(0, long.len()), Some(Language::En)).len() <= 100_001);
        }
    }
}
