//! Sentences. A mark ends one if a space and something that can begin a sentence follow, unless a full stop belongs to
//! an abbreviation. The Golden Rules of pragmatic_segmenter (Kevin Dias) say what is expected of English.

mod list;
mod stop;

use super::bytes::{ENDS, HIGH, SPACE, kind};
use crate::lexicon::{self, Language};
use crate::span::Span;
use list::Marker;
use stop::{Next, Stop};

/// Cuts `text` within `span` into sentences and hands them to `found`; they cover everything in it but white space
/// between them.
///
/// Cost: one pass; each mark looks a bounded way ahead. Adds the steps of work to `work`.
pub(crate) fn sentences(
    text: &str,
    span: Span,
    language: Option<Language>,
    work: &mut u64,
    mut found: impl FnMut(Span),
) {
    let inner = span.of(text);
    let bytes = inner.as_bytes();
    let tables = language.map(lexicon::of);
    // where the sentence and the word begin, and how far the text was looked through for them
    let (mut start, mut word) = (Behind::default(), Behind::default());
    let mut marker = Marker::read(inner);
    let mut at = 0;
    while let Some(next) = next_end(&bytes[at..], marker.is_some()) {
        at += next;
        *work += next as u64 + 1;
        let c = inner[at..].chars().next().unwrap_or(' ');
        let mut end = at + c.len_utf8();
        let mut cut = |start: &mut Behind, end: usize| {
            found(Span::new(span.start + start.from, span.start + end));
            *start = Behind::new(end + (inner[end..].len() - inner[end..].trim_start().len()));
            Marker::read(&inner[start.from..])
        };
        if c.is_whitespace() {
            if marker.is_some_and(|m| Marker::read(&inner[end..]).is_some_and(|next| m.leads_to(next))) {
                let end = inner[..at].trim_end().len().max(start.from);
                marker = cut(&mut start, end);
            }
            at = end;
            continue;
        }
        if !matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}') {
            at = end;
            continue;
        }
        while let Some(closer) = inner[end..].chars().next().filter(|&d| is_closer(d)) {
            end += closer.len_utf8();
        }
        let marks = &inner[at..end];
        *work += word.last(inner, at) as u64;
        let mark = at;
        at = end;
        // dots with spaces between them are one ellipsis; behind a word's own full stop it opens the next sentence
        if marks == "." && inner[end..].starts_with(" .") {
            let dots = inner[end..].find(|d: char| d != '.' && d != ' ').unwrap_or(inner.len() - end);
            *work += dots as u64;
            let attached = word.from < mark && inner[..mark].ends_with(char::is_alphanumeric);
            if attached && Next::read(&inner[end + dots..]).opens() {
                marker = cut(&mut start, end);
                word = start;
            } else {
                end += inner[end..end + dots].trim_end().len();
            }
            while inner[at..].chars().next().is_some_and(|d| at < end || (at < start.from && d == ' ') || d == '.') {
                at += 1;
            }
            if start.from > mark {
                continue;
            }
        }
        let gap = inner[end..].starts_with(char::is_whitespace) || matches!(c, '\u{3002}' | '\u{ff01}' | '\u{ff1f}');
        // a mark in brackets was put in by an editor
        if !gap || !start.begun(inner, mark) || marks.contains(']') {
            continue;
        }
        let next = Next::read(&inner[end..]);
        if !next.opens() {
            continue;
        }
        let word_start = word.from.max(start.from);
        let stop = Stop { before: &inner[start.from..word_start], word: &inner[word_start..mark], language, tables };
        if c != '.' || marks.starts_with("..") || stop.ends(&next) {
            marker = cut(&mut start, end);
            word = start;
        }
    }
    let rest = Span::new(span.start + start.from, span.end).trimmed(text);
    if !rest.is_empty() {
        found(rest);
    }
}

/// A place that is told by what stands behind it, looked for no more than once.
#[derive(Clone, Copy, Default)]
struct Behind {
    from: usize,
    /// How far the text was looked through, and whether there is a letter or digit up to there.
    seen: usize,
    begun: bool,
}

impl Behind {
    fn new(from: usize) -> Self {
        Behind { from, seen: from, begun: false }
    }

    /// Moves behind the last white space before `to`; gives how many bytes were looked through.
    fn last(&mut self, text: &str, to: usize) -> usize {
        let seen = self.seen.min(to);
        if let Some(from) = behind_space(&text[seen..to]) {
            self.from = seen + from;
        }
        self.seen = to;
        to - seen
    }

    /// Whether there is a letter or digit before `to`.
    fn begun(&mut self, text: &str, to: usize) -> bool {
        if !self.begun && self.seen < to {
            self.begun = text[self.seen..to].contains(char::is_alphanumeric);
            self.seen = to;
        }
        self.begun
    }
}

/// The first byte that may end a sentence, or at which white space may begin if that is looked for, too.
#[cfg_attr(quick, optimize(speed))]
fn next_end(bytes: &[u8], or_space: bool) -> Option<usize> {
    bytes.iter().position(|&b| kind(b) & ENDS != 0 || (or_space && may_be_space(b)))
}

/// Where what stands behind the last white space begins.
#[cfg_attr(quick, optimize(speed))]
fn behind_space(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = bytes.len();
    while let Some(&byte) = bytes[..end].last() {
        match kind(byte) & !ENDS {
            SPACE => return Some(end),
            HIGH => {
                let rest = text[..end].trim_end_matches(|c: char| !c.is_ascii() && !c.is_whitespace());
                if rest.ends_with(char::is_whitespace) {
                    return Some(rest.len());
                }
                end = rest.len();
            }
            _ => end -= 1,
        }
    }
    None
}

/// Whether white space may begin with a byte.
const fn may_be_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1 | 0xe2 | 0xe3)
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
        let mut found = Vec::new();
        sentences(text, Span::new(0, text.len()), Some(language), &mut 0, |s| found.push(s.of(text)));
        found
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
            assert!(cut(&long, Language::En).len() <= 100_001);
        }
    }
}
