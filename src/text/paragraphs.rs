//! Plain text into blocks.

use super::tokens::is_combining;
use crate::article::{Block, BlockKind};
use crate::span::Span;

/// Cuts plain text into paragraphs: at blank lines, and at single line feeds unless the lines are hard-wrapped.
///
/// A run of lines counts as hard-wrapped where every line but the last is full: the first word of the next line
/// would not have fitted any more. The width is the text's own, and it counts only where the text has several lines
/// of it that break off inside a sentence. Cost: linear.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Block> {
    // lines with text, and whether each goes on from the one before it without a blank one between
    let mut lines: Vec<(Span, bool)> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            lines.push((span, open));
        }
        open = !span.is_empty();
    }
    let width = width(text, &lines);
    let mut blocks = Vec::with_capacity(lines.len());
    let mut start = 0;
    for (line, &(span, _)) in lines.iter().enumerate() {
        let wrapped = lines
            .get(line + 1)
            .is_some_and(|&(next, open)| open && width.is_some_and(|width| width.breaks(text, span, next)));
        if !wrapped {
            blocks.push(Block::new(BlockKind::Paragraph, Span::new(lines[start].0.start, span.end)));
            start = line + 1;
        }
    }
    blocks
}

/// The width, in code points, at which a text was hard-wrapped.
#[derive(Clone, Copy)]
struct Width(usize);

/// Lines that break off inside a sentence at one width before it is taken for the text's.
const FULL_LINES: usize = 2;

impl Width {
    /// Whether the line feed between two lines is there only because the first was full.
    fn breaks(self, text: &str, line: Span, next: Span) -> bool {
        let length = columns(line.of(text));
        let word = next.of(text).split_whitespace().next().map_or(0, columns);
        length <= self.0 && length + 1 + word > self.0 && length * 2 > self.0 && !is_item(next.of(text))
    }
}

/// The code points of a text that have a width: composed or not, a letter counts once.
fn columns(text: &str) -> usize {
    text.chars().filter(|&c| !is_combining(c)).count()
}

/// Whether a line is one of a mail's header, or a speaker's turn: a word, a colon and what follows.
fn is_header(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        (1..=12).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
    })
}

/// Whether a line begins like an item of a list, or as a quoted one.
fn is_item(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    line.starts_with(['-', '*', '+', '\u{2022}', '\u{2013}', '\u{2014}', '|', '>'])
        || (digits > 0 && rest.starts_with(['.', ')', ':']))
}

/// The width of a text whose lines were broken at one, 50 to 100 code points: the longest line inside its runs, where
/// the lines that are not the last of their run are full at that width, but for one in eight. Runs that begin with a
/// short line, such as a greeting with a name below it, or with a list's item say nothing of it.
fn width(text: &str, lines: &[(Span, bool)]) -> Option<Width> {
    // nor does what a mail has above its text, and what it quotes
    let apart = |line: Span| line.of(text).starts_with('>') || is_header(line.of(text));
    let runs = || lines.chunk_by(|_, (_, goes_on)| *goes_on);
    let pairs = |run: &[(Span, bool)]| {
        let pairs = run.windows(2).map(|pair| (pair[0].0, pair[1].0));
        pairs.filter(|&(line, next)| !apart(line) && !apart(next)).collect::<Vec<_>>()
    };
    let longest = runs().flat_map(pairs).map(|(line, _)| columns(line.of(text))).max();
    let width = Width(longest.filter(|w| (50..=100).contains(w))?);
    let short = |&(line, _): &(Span, bool)| columns(line.of(text)) * 2 <= width.0 || is_item(line.of(text));
    let (mut full, mut open, mut all) = (0, 0, 0);
    for (line, next) in runs().filter(|run| !run.first().is_none_or(short)).flat_map(pairs) {
        all += 1;
        if width.breaks(text, line, next) {
            full += 1;
            let ended = line.of(text).ends_with(['.', '!', '?', ':', '"', '\u{201d}']);
            open += usize::from(!ended);
        }
    }
    (open >= FULL_LINES && full * 8 >= all * 7 && open * 2 > full).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|b| b.span.of(text)).collect()
    }

    #[test]
    fn blank_lines_and_single_line_feeds_cut() {
        assert_eq!(cut("A.\r\n\r\nB\nC\n"), ["A.", "B", "C"]);
        assert_eq!(cut(" \n\n"), [""; 0]);
    }

    #[test]
    fn a_mail_has_a_width_whatever_stands_above_its_text() {
        let text = "the pier will be closed from Monday while the planks on its western side\n\
            are replaced, and nobody can say yet how long that is going to take, as\n\
            the wood has to come from Norway.";
        let more = "Please use the steps beside the boat house, and mind the seaweed, which is\n\
            slippery in the morning.";
        let mail = format!("From: Jo Marsh\nSubject: The pier\n\n{text}\n\n{more}\n\n> Will it be open?\n> And when?");
        assert_eq!(
            cut(&mail),
            ["From: Jo Marsh", "Subject: The pier", text, more, "> Will it be open?", "> And when?"]
        );
    }

    #[test]
    fn a_greeting_and_a_list_say_nothing_of_the_width() {
        let text = "I spoke to the harbour master about the trip yesterday evening, and he\n\
            was not at all pleased with the date that we had in mind, since half of\n\
            the boats are out of the water by then.";
        let mail = format!(
            "{text}\n\n- two tents\n- four oars\n- a kettle\n\nBest wishes,\nRosa\n\n--\nRosa Tate\nThe Old Mill"
        );
        let ends =
            ["- two tents", "- four oars", "- a kettle", "Best wishes,", "Rosa", "--", "Rosa Tate", "The Old Mill"];
        assert_eq!(cut(&mail), [&[text][..], &ends[..]].concat());
    }

    #[test]
    fn hard_wrapped_lines_stay_together() {
        let text = "The council met on Tuesday evening to talk about the new bridge over\n\
            the river, which has been closed since the spring floods carried away\n\
            one of its two piers and left the other leaning.";
        assert_eq!(cut(text), [text]);
    }
}
