//! Edits that make damaged text whole again, over the unchanged source.
//!
//! Two kinds: of characters (text read in the wrong encoding, entities, characters that nobody sees), which are found in
//! the bare text and before anything else, so that later stages can see through them; and of lines, which need the
//! paragraphs.

mod characters;
mod codecs;
mod entities;
mod lines;
mod mojibake;

use crate::article::{Block, BlockKind, Repair};
use crate::span::Span;
use crate::text::Layout;

/// What a repair of characters may touch.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Plain text: whatever stands there was copied from somewhere.
    Text,
    /// A page's visible text: its entities were read already, and spaces may be meant.
    Page,
}

/// Repairs of characters: sorted, without overlap.
///
/// Cost: one pass; next to nothing over ASCII.
pub(crate) fn characters(text: &str, origin: Origin) -> Vec<Repair> {
    let found = pass(text, origin, &[]);
    let damaged = found.iter().map(|r| r.rule.as_str());
    let damaged = damaged.filter(|rule| rule.starts_with(codecs::WESTERN.rule) && !rule.ends_with(".lost"));
    let mut trusted: Vec<&str> = damaged.map(|rule| rule.strip_suffix(".twice").unwrap_or(rule)).collect();
    trusted.sort_unstable();
    trusted.dedup();
    if trusted.is_empty() { found } else { pass(text, origin, &trusted) }
}

fn pass(text: &str, origin: Origin, trusted: &[&str]) -> Vec<Repair> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = next_suspect(text, at, origin) {
        let end = if text.as_bytes()[next] == b'&' {
            entities::at(text, next, &mut found)
        } else if text.as_bytes()[next] < 0x80 {
            characters::control(text, next, &mut found)
        } else {
            run(text, next, origin, trusted, &mut found)
        };
        at = end.max(next + 1);
    }
    found
}

/// Repairs of characters in the visible text of a page, its code aside.
///
/// Cost: as [`characters`].
pub(crate) fn characters_of_page(text: &str, blocks: &[Block]) -> Vec<Repair> {
    let mut found = characters(text, Origin::Page);
    if !found.is_empty() {
        let code: Vec<Span> =
            blocks.iter().filter(|b| matches!(b.kind, BlockKind::Code { .. })).map(|b| b.span).collect();
        found.retain(|repair| !repair.span.meets(&code));
    }
    found
}

/// Bytes that repairs begin at; `&` does in plain text only.
const SUSPECT: [bool; 256] = {
    let mut suspect = [true; 256];
    let mut byte = 0x20;
    while byte < 0x7f {
        suspect[byte] = byte == b'&' as usize;
        byte += 1;
    }
    suspect[b'\n' as usize] = false;
    suspect[b'\t' as usize] = false;
    suspect[b'\r' as usize] = false;
    suspect
};

/// The first byte from `at` on that a repair could begin at.
#[cfg_attr(quick, optimize(speed))]
fn next_suspect(text: &str, at: usize, origin: Origin) -> Option<usize> {
    let suspect = |b: &u8| SUSPECT[usize::from(*b)] && (*b != b'&' || origin == Origin::Text);
    text.as_bytes().get(at..)?.iter().position(suspect).map(|found| at + found)
}

/// A run of characters beyond ASCII, from `start`: gives its end.
fn run(text: &str, start: usize, origin: Origin, trusted: &[&str], found: &mut Vec<Repair>) -> usize {
    let rest = text.get(start..).unwrap_or("");
    let end = start + rest.find(|c: char| c.is_ascii()).unwrap_or(rest.len());
    let run = Span::new(start, end);
    match mojibake::repair(text, run, trusted) {
        Some(repair) => {
            let end = end.max(repair.span.end);
            found.push(repair);
            end
        }
        None => {
            characters::repair(text, run, origin, found);
            end
        }
    }
}

/// Repairs of lines and spaces in plain text: hard-wrapped lines joined, words put together again. Sorted.
///
/// Cost: linear in the text of paragraphs that have several lines.
pub(crate) fn lines(layout: &Layout<'_>) -> Vec<Repair> {
    lines::repair(layout)
}

fn edit(start: usize, end: usize, replacement: impl Into<String>, rule: &str) -> Repair {
    Repair { span: Span::new(start, end), replacement: replacement.into(), rule: rule.to_owned() }
}
