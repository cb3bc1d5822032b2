//! Characters that are not meant to be seen, or that stand for others: soft hyphens, zero-width and control characters,
//! odd spaces, ligatures, full-width letters.

use super::codecs::western;
use super::{Origin, edit};
use crate::article::Repair;
use crate::span::Span;

/// A control character in ASCII: it goes. A form feed ends a line. Gives the end of the run of controls.
pub(super) fn control(text: &str, start: usize, found: &mut Vec<Repair>) -> usize {
    let control = |c: char| (c < ' ' && !matches!(c, '\n' | '\t' | '\r')) || c == '\u{7f}';
    let rest = text.get(start..).unwrap_or("");
    let length = rest.find(|c| !control(c)).unwrap_or(rest.len());
    let feed = rest.get(..length).is_some_and(|run| run.contains(['\u{b}', '\u{c}']));
    let ended = text.get(..start).is_none_or(|t| t.is_empty() || t.ends_with('\n'));
    let replacement = if feed && !ended { "\n" } else { "" };
    found.push(edit(start, start + length, replacement, "control"));
    start + length
}

/// Repairs single characters of a run beyond ASCII.
pub(super) fn repair(text: &str, run: Span, origin: Origin, found: &mut Vec<Repair>) {
    let mut spaced = run.start;
    for (at, c) in run.of(text).char_indices() {
        let start = run.start + at;
        let end = start + c.len_utf8();
        match c {
            '\u{80}'..='\u{9f}' => {
                let meant = western(c).map_or_else(String::new, String::from);
                found.push(edit(start, end, meant, "control"));
            }
            '\u{ad}' => found.push(soft_hyphen(text, start, end)),
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {
                found.push(edit(start, end, "", "zero-width"));
            }
            // joiners are meant in many scripts and in emoji, but not among ASCII
            '\u{200c}' | '\u{200d}' if run.len() == c.len_utf8() => {
                let ascii = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
                let before = text.get(..start).and_then(|t| t.chars().next_back());
                if ascii(before) {
                    found.push(edit(start, end, "", "zero-width"));
                }
            }
            '\u{2028}' | '\u{2029}' => found.push(edit(start, end, "\n", "line-separator")),
            '\u{fb00}'..='\u{fb06}' => {
                let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
                let index = (u32::from(c) - 0xfb00) as usize;
                found.push(edit(start, end, letters.get(index).copied().unwrap_or("st"), "ligature"));
            }
            _ if is_odd_space(c) && origin == Origin::Text && start >= spaced => {
                spaced = spaces(text, start, found);
            }
            _ => {}
        }
    }
    wide(text, run, found);
}

/// A soft hyphen goes; at the end of a line that breaks off in a word, the line feed goes with it.
fn soft_hyphen(text: &str, start: usize, end: usize) -> Repair {
    let rest = text.get(end..).unwrap_or("");
    let next = rest.trim_start();
    let space = rest.get(..rest.len() - next.len()).unwrap_or("");
    let feeds = space.bytes().filter(|b| *b == b'\n').count();
    if feeds == 1 && next.starts_with(char::is_lowercase) {
        return edit(start, end + space.len(), "", "hyphenation");
    }
    edit(start, end, "", "soft-hyphen")
}

/// Spaces that no key makes.
fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}')
}

/// Several spaces in the middle of a line, one of them an odd one: one is enough. A single one is left, since it may be
/// meant: between a number and its unit, before a French mark. Gives the end of the row.
fn spaces(text: &str, at: usize, found: &mut Vec<Repair>) -> usize {
    let space = |c: char| c == ' ' || is_odd_space(c);
    let before = text.get(..at).unwrap_or("").trim_end_matches(' ');
    let rest = text.get(at..).unwrap_or("");
    let end = at + rest.find(|c| !space(c)).unwrap_or(rest.len());
    let row = Span::new(before.len(), end);
    let after = text.get(end..).and_then(|t| t.chars().next());
    let inside =
        before.chars().next_back().is_some_and(|c| c != '\n') && after.is_some_and(|c| !matches!(c, '\n' | '\r'));
    let several = row.of(text).chars().nth(1).is_some();
    let clear = found.last().is_none_or(|last| last.span.end <= row.start);
    if inside && several && clear {
        let kept = after.filter(|c| matches!(c, '!' | '?' | ':' | ';' | '\u{bb}' | '%')).map_or(" ", |_| "\u{a0}");
        found.push(edit(row.start, row.end, kept, "space"));
    }
    end
}

/// Latin letters and digits at full width, where nothing else beyond ASCII stands beside them.
fn wide(text: &str, run: Span, found: &mut Vec<Repair>) {
    let all = run.of(text).chars().all(|c| matches!(c, '\u{ff01}'..='\u{ff5e}' | '\u{3000}'));
    let letters = run
        .of(text)
        .chars()
        .filter(|c| matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}'));
    if all && letters.count() >= 3 {
        let narrow = |c: char| if c == '\u{3000}' { ' ' } else { char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c) };
        let replacement: String = run.of(text).chars().map(narrow).collect();
        found.push(edit(run.start, run.end, replacement, "full-width"));
    }
}
