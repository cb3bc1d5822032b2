//! Sentences.

use crate::lexicon::{self, Language};
use crate::span::Span;
use crate::text::fold;

/// Cuts `text` within `span` into sentences; they cover everything in it but white space between them.
///
/// Cost: one pass.
pub(crate) fn sentences(text: &str, span: Span, language: Option<Language>) -> Vec<Span> {
    let inner = span.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = inner.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closer)) = chars.next_if(|&(_, d)| is_closer(d)) {
            end = next + closer.len_utf8();
        }
        let wide = matches!(c, '\u{3002}' | '\u{ff01}' | '\u{ff1f}');
        let rest = &inner[end..];
        let next = rest.trim_start();
        let gap = rest.len() > next.len() || wide;
        // a row of marks opens nothing, however long it is
        let opens = next.chars().take(16).find(|d| d.is_alphanumeric()).is_some_and(|d| !d.is_lowercase());
        if gap && opens && !(c == '.' && abbreviation(&inner[start..at], language)) {
            found.push(Span::new(span.start + start, span.start + end));
            start = end + (rest.len() - next.len());
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

/// Whether the last word of `before`, which a full stop follows, is an abbreviation or an initial.
fn abbreviation(before: &str, language: Option<Language>) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '\u{201c}')).next().unwrap_or("");
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() == 1);
    initial || dotted || language.is_some_and(|l| lexicon::of(l).abbreviations.contains(&fold(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()), Some(Language::En)).iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn full_stops_end_sentences_but_not_abbreviations() {
        let text = "Dr. Lee left. \"Why?\" asked J. Roe. It is 3.5 km.";
        assert_eq!(cut(text), ["Dr. Lee left.", "\"Why?\" asked J. Roe.", "It is 3.5 km."]);
    }
}
