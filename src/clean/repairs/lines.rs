//! Paragraphs that were hard-wrapped: a line feed inside one is a space, and a word cut at a line's end is put together.

use super::edit;
use crate::article::Repair;
use crate::keys::Numbers;
use crate::lexicon;
use crate::text::hash;
use crate::text::{Layout, TokenKind, fold};

/// Words cut at a line's end from which on a text is taken to hyphenate.
const HYPHENATES: usize = 3;

/// See [`super::lines`].
pub(super) fn repair(layout: &Layout<'_>) -> Vec<Repair> {
    let mut found = Vec::new();
    let mut cuts = Vec::new();
    for unit in &layout.units {
        let text = unit.span.of(layout.text);
        let mut done = 0;
        for (at, _) in text.match_indices('\n') {
            // line feeds one after the other are one end of a line
            if at < done {
                continue;
            }
            let before = text[..at].trim_end();
            let start = unit.span.start + before.len();
            let end = unit.span.end - text[at..].trim_start().len();
            done = end - unit.span.start;
            let cut = before.ends_with(['-', '\u{2010}']);
            if cut {
                cuts.push(found.len());
            }
            let replacement = if before.ends_with(['\u{2013}', '\u{2014}', '/']) || cut { "" } else { " " };
            let soft = before.ends_with('\u{ad}');
            found.push(edit(start, end, if soft { "" } else { replacement }, "line-break"));
        }
    }
    if cuts.is_empty() {
        return found;
    }
    let words = words(layout);
    let known = |word: &str| words.find(hash(&fold(word))).is_some();
    for &index in &cuts {
        let span = found[index].span;
        let (Some(before), Some(after)) = (layout.text.get(..span.start), layout.text.get(span.end..)) else {
            continue;
        };
        let hyphen = before.chars().next_back().map_or(1, char::len_utf8);
        let left = before.get(..before.len() - hyphen).unwrap_or("");
        let left = left
            .get(
                left.rfind(|c: char| !c.is_alphabetic())
                    .map_or(0, |i| i + left[i..].chars().next().map_or(1, char::len_utf8))..,
            )
            .unwrap_or("");
        let right = after.get(..after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len())).unwrap_or("");
        let plain = left.ends_with(char::is_lowercase) && right.starts_with(char::is_lowercase);
        let joined = format!("{left}{right}");
        let parts = known(left) && known(right);
        let listed = || {
            let vocabulary = layout.language.map(lexicon::known);
            vocabulary.is_some_and(|words| words.classes(&fold(&joined)) != 0)
        };
        if plain && (known(&joined) || (!parts && (cuts.len() >= HYPHENATES || listed()))) {
            found[index] = edit(span.start - hyphen, span.end, "", "hyphenation");
        }
    }
    found
}

/// The words of a text by their hashes, those that touch a hyphen at a line's end aside.
fn words(layout: &Layout<'_>) -> Numbers {
    let mut words = Numbers::default();
    for (at, token) in layout.tokens.iter().enumerate().filter(|(_, t)| t.kind() == TokenKind::Word) {
        let cut = |text: Option<&str>| text.is_some_and(|t| matches!(t, "-" | "\u{2010}"));
        let mark = |i: Option<usize>| i.and_then(|i| layout.tokens.get(i)).map(|t| t.span().of(layout.text));
        if !cut(mark(at.checked_sub(1))) && !cut(mark(Some(at + 1))) {
            words.insert(hash(&fold(token.span().of(layout.text))));
        }
    }
    words
}
