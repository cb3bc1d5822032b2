//! UTF-8 that was read in another encoding: `â€™` for an apostrophe, `Ã©` for é, once or several times over.
//!
//! A run of characters beyond ASCII is turned back into bytes and read as UTF-8. What comes out is taken only where it
//! is valid and more plausible than what stands there: `Ã` behind a small letter or before a letter is never meant, but
//! `Ö` may be an A with tilde at the end of a word in capitals, before a closing mark. The classes of damage are those that
//! ftfy documents (Robyn Speer, "ftfy: fixes text for you"); the rules are this file's own.

use super::codecs::{Codec, OTHERS, WESTERN};
use super::edit;
use crate::article::Repair;
use crate::span::Span;

/// Times that a text is taken to have been read wrongly, at most.
const ROUNDS: usize = 4;

/// How much a sequence says by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// Nobody writes this.
    Strong,
    /// Somebody may; believed only next to another such sequence.
    Weak,
}

/// A sequence of bytes read back: the character, how many it was made of, and how much it says.
type Read = (char, usize, Strength);

/// The repair of a run of characters beyond ASCII, if it is damaged.
///
/// `trusted` names the rules that hold elsewhere in the text: a text that was read wrongly was so throughout.
///
/// Cost: linear in the run, times the rounds and encodings.
pub(super) fn repair(text: &str, run: Span, trusted: &[&str]) -> Option<Repair> {
    let before = text.get(..run.start).and_then(|t| t.chars().next_back());
    let after = text.get(run.end..).and_then(|t| t.chars().next());
    let source = run.of(text);
    let (out, rule) = match read(source, before, after, trusted) {
        Some((mut out, rule)) => {
            // a byte order mark or the like that was read wrongly is no more to be seen than one that was not
            out.retain(|c| !matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}'));
            (if out == "\u{200d}" { String::new() } else { closed(&out, before, after) }, rule)
        }
        None => return lost(text, run, before, after, trusted.contains(&WESTERN.rule)),
    };
    let (start, end) = common(source, &out);
    let replacement = out.get(start..out.len() - end).unwrap_or("");
    Some(edit(run.start + start, run.end - end, replacement, rule))
}

/// What is left of a mark of which the last byte was lost.
const LOST: &str = "\u{e2}\u{20ac}";

/// Marks of which the last byte was lost because Windows-1252 has no character there: within a word a hyphen, else
/// a closing quotation mark.
fn closed(text: &str, before: Option<char>, after: Option<char>) -> String {
    let inside = before.is_some_and(char::is_lowercase) && after.is_some_and(char::is_lowercase);
    let mark = if inside { "-" } else { "\u{201d}" };
    text.replace("\u{e2}\u{20ac}\u{fffd}", mark).replace(LOST, mark)
}

/// What a run was before it was read wrongly, and the rule.
fn read(source: &str, before: Option<char>, after: Option<char>, trusted: &[&str]) -> Option<(String, &'static str)> {
    let decode = |codec: &Codec, source: &str| decode(codec, source, before, after, trusted.contains(&codec.rule));
    if let Some(first) = decode(&WESTERN, source) {
        let (mut out, mut rule) = (first, WESTERN.rule);
        for _ in 1..ROUNDS {
            let Some(next) = decode(&WESTERN, &out) else { break };
            (out, rule) = (next, "mojibake.twice");
        }
        return Some((out, rule));
    }
    OTHERS.iter().find_map(|codec| decode(codec, source).map(|out| (out, codec.rule)))
}

/// Reads a run back once; `None` where no sequence in it is believed.
fn decode(codec: &Codec, source: &str, before: Option<char>, after: Option<char>, trusted: bool) -> Option<String> {
    let mut pairs = source.chars().zip(source.chars().skip(1));
    if !pairs.any(|(lead, next)| codec.lead(lead).is_some() && codec.continuation(next).is_some()) {
        return None;
    }
    // the signs of the other encodings stand side by side in good texts, too
    let enough = if codec.rule == WESTERN.rule || trusted { 2 } else { 3 };
    let chars: Vec<char> = source.chars().collect();
    let (mut out, mut believed) = (String::with_capacity(source.len()), false);
    let mut at = 0;
    while at < chars.len() {
        let previous = if at == 0 { before } else { Some(chars[at - 1]) };
        // sequences that touch are judged together: a word of another script, or a letter and a mark
        let (mut end, mut row) = (at, Vec::new());
        while let Some((c, length, strength)) = sequence(codec, &chars, end, previous.filter(|_| end == at), after) {
            row.push((c, strength));
            end += length;
        }
        let common = |c: char| matches!(c, '\u{a0}'..='\u{17f}' | '\u{2000}'..='\u{22ff}');
        let sure = |&(c, strength): &(char, Strength)| strength == Strength::Strong || (trusted && common(c));
        if row.len() >= enough || row.iter().any(sure) {
            out.extend(row.iter().map(|(c, _)| *c).filter(|c| *c != '\u{feff}'));
            believed = true;
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    believed.then_some(out)
}

/// The sequence that begins at `at`. `before` is the character in front of it where that is not part of a sequence.
fn sequence(codec: &Codec, chars: &[char], at: usize, before: Option<char>, after: Option<char>) -> Option<Read> {
    let lead = codec.lead(*chars.get(at)?)?;
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    };
    let mut bytes = [lead, 0, 0, 0];
    for (byte, &c) in bytes[1..length].iter_mut().zip(chars.get(at + 1..at + length)?) {
        *byte = codec.continuation(c)?;
    }
    let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
    let last = chars[at + length - 1];
    let next = chars.get(at + length).copied().or(after);
    Some((c, length, strength(codec, c, lead, last, before, next)))
}

fn strength(codec: &Codec, c: char, lead: u8, last: char, before: Option<char>, next: Option<char>) -> Strength {
    let small = before.is_some_and(char::is_lowercase);
    let letter = next.is_some_and(char::is_alphabetic);
    let touching = small || letter;
    let western = codec.rule == WESTERN.rule;
    let strong = match lead {
        // a no-break space goes before and behind spaces and marks
        0xc2 | 0xc3 if western && last == '\u{a0}' => !before.is_some_and(char::is_uppercase),
        // the letters of Latin-1 and their signs; at the end of a word in capitals the mark may be a mark
        0xc2 | 0xc3 if western => touching || !closes(last),
        0xc4 | 0xc5 if western => small || (letter && !closes(last)),
        0xce | 0xcf if western => !closes(last),
        0xe1 if western => small && letter && ('\u{1e00}'..='\u{1eff}').contains(&c),
        // among ASCII letters nobody writes a root sign, a line of a box or a Cyrillic letter
        0xc2 | 0xc3 => {
            let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
            ascii(before) || (ascii(next) && c.is_alphabetic())
        }
        0xe2 => ('\u{2010}'..='\u{2e7f}').contains(&c),
        0xef => matches!(c, '\u{feff}' | '\u{fffd}' | '\u{fb00}'..='\u{fb06}'),
        0xf0 => ('\u{1f000}'..='\u{1faff}').contains(&c),
        _ => false,
    };
    if strong { Strength::Strong } else { Strength::Weak }
}

/// Marks that may stand behind a capital letter at the end of a word.
fn closes(c: char) -> bool {
    matches!(
        c,
        '\u{201d}'
            | '\u{201c}'
            | '\u{2019}'
            | '\u{2018}'
            | '\u{bb}'
            | '\u{2026}'
            | '\u{2013}'
            | '\u{2014}'
            | '\u{203a}'
            | '\u{201e}'
            | '\u{a0}'
    )
}

/// Sequences that lost a byte on the way.
fn lost(text: &str, run: Span, before: Option<char>, after: Option<char>, trusted: bool) -> Option<Repair> {
    let source = run.of(text);
    if source.contains(LOST) {
        let whole = closed(source, before, after);
        let (start, end) = common(source, &whole);
        let replacement = whole.get(start..whole.len() - end).unwrap_or("");
        return Some(edit(run.start + start, run.end - end, replacement, "mojibake.lost"));
    }
    let inside = before.is_some_and(char::is_lowercase) && after.is_some_and(char::is_lowercase);
    match source {
        // í, whose second byte is a soft hyphen that was dropped
        "\u{c3}" if inside => Some(edit(run.start, run.end, "\u{ed}", "mojibake.lost")),
        // à, whose second byte is a no-break space that became a space; standing alone it may be the letter itself
        "\u{c3}" if after == Some(' ') && (trusted || before.is_some_and(char::is_lowercase)) => {
            let double = text.get(run.end..).is_some_and(|t| t.starts_with("  "));
            let word = text.get(run.end..).and_then(|t| t.trim_start().chars().next()).is_some_and(char::is_lowercase);
            let letter = word && !before.is_some_and(char::is_uppercase);
            letter.then(|| edit(run.start, run.end + usize::from(double), "\u{e0}", "mojibake.lost"))
        }
        // a no-break space that became a space
        "\u{c2}" if after == Some(' ') => {
            let ended = before.is_some_and(|c| {
                c.is_lowercase() || c.is_ascii_digit() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?')
            });
            ended.then(|| edit(run.start, run.end, "", "mojibake.lost"))
        }
        _ => None,
    }
}

/// Bytes that two texts have in common at their start and at their end.
fn common(a: &str, b: &str) -> (usize, usize) {
    let start: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (start, end)
}
