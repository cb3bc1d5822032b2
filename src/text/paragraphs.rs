//! Plain text into blocks.

use crate::article::{Block, BlockKind};
use crate::span::Span;

/// Cuts plain text into paragraphs: at blank lines, and at single line feeds unless the lines are hard-wrapped.
///
/// A run of lines counts as hard-wrapped where every line but the last has nearly the same length and most break
/// off before a sentence's end. Cost: linear.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if span.is_empty() {
            flush(text, &mut run, &mut blocks);
        } else {
            run.push(span);
        }
    }
    flush(text, &mut run, &mut blocks);
    blocks
}

fn flush(text: &str, run: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    if hard_wrapped(text, run) {
        let span = Span::new(run[0].start, run[run.len() - 1].end);
        blocks.push(Block::new(BlockKind::Paragraph, span));
    } else {
        blocks.extend(run.iter().map(|&span| Block::new(BlockKind::Paragraph, span)));
    }
    run.clear();
}

/// Lines that a mail program or a terminal broke at a fixed width.
fn hard_wrapped(text: &str, run: &[Span]) -> bool {
    let Some((last, lines)) = run.split_last() else { return false };
    if lines.len() < 2 {
        return false;
    }
    let longest = lines.iter().map(|line| line.len()).max().unwrap_or(0);
    let even = (50..=100).contains(&longest)
        && lines.iter().all(|line| line.len() * 4 >= longest * 3)
        && last.len() <= longest;
    let open = lines.iter().filter(|line| !line.of(text).ends_with(['.', '!', '?', ':', '"', '\u{201d}'])).count();
    even && open * 3 >= lines.len() * 2
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
    fn hard_wrapped_lines_stay_together() {
        let text = "The council met on Tuesday evening to talk about the new bridge over\n\
            the river, which has been closed since the spring floods carried away\n\
            one of its two piers and left the other leaning.";
        assert_eq!(cut(text), [text]);
    }
}
