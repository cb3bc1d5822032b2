//! What the page sets apart: block quotations and embedded posts with who wrote them, and display quotations that repeat
//! the body.

use super::Stage;
use crate::article::{Block, BlockKind, Quotation, QuotationKind, Reason, Removal};
use crate::span::Span;
use crate::text::Layout;
use crate::word::last_of;

/// Whom the text before a block announces: the entry, the words that name it, and how sure.
pub(super) type Lead = Option<(usize, Option<Span>, f64)>;

/// Words of a signature's name.
const NAME: usize = 5;
/// Bytes of the last line of a block that may be its signature.
const SIGNED: usize = 160;
/// Bytes that a quotation in marks may leave out of its block: a full stop, a space.
const LOOSE: usize = 3;

/// Whether a unit is code, whose marks and words are nobody's.
pub(super) fn code(layout: &Layout<'_>, blocks: &[Block], unit: usize) -> bool {
    blocks.get(layout.units[unit].block).is_some_and(|block| matches!(block.kind, BlockKind::Code { .. }))
}

/// For each block the outermost block quotation or embedded post around it. Cost: linear.
pub(super) fn holders(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let own = matches!(block.kind, BlockKind::BlockQuote | BlockKind::Embed { .. }).then_some(index);
        let around = block.parent.and_then(|parent| found.get(parent).copied().flatten());
        found.push(around.or(own));
    }
    found
}

/// Who signed a text, where the name stands, and where what they wrote ends: … — Ann Lee, mayor.
struct Signature {
    name: Span,
    end: usize,
}

/// The signature at the end of a block's text. Behind a dash any name is one; else a last line of capitals without stop.
fn signature(text: &str, span: Span) -> Option<Signature> {
    const DASHES: [char; 2] = ['\u{2014}', '\u{2013}'];
    let all = span.of(text);
    let mut low = all.len().saturating_sub(SIGNED);
    while !all.is_char_boundary(low) {
        low += 1;
    }
    let line = all.rfind('\n').map_or(0, |at| at + 1);
    let dash = all.rfind(DASHES).filter(|&at| at >= low.max(line));
    let opens = |at: usize| {
        let before = all[..at].trim_end();
        before.is_empty() || before.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | ';' | ':'))
    };
    let start = match dash.filter(|&at| opens(at)) {
        Some(at) => at,
        None if line > low && !all.ends_with(['.', '!', '?', '\u{2026}', '"', '\u{201d}']) => line,
        None => return None,
    };
    let signed = all[start..].trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    let from = all.len() - signed.len();
    let name = signed[..signed.find([',', '(', '@', '|', '\n']).unwrap_or(signed.len())].trim_end();
    let words = name.split_whitespace().count();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let particle = |word: &str| word.len() <= 3 && word.chars().all(char::is_lowercase);
    let last = name.split_whitespace().next_back().is_some_and(capital);
    let named = (1..=NAME).contains(&words) && capital(name) && last;
    if start == 0
        || !named
        || !name.split_whitespace().all(|w| capital(w) || particle(w))
        || (dash.is_none() && words < 2)
    {
        return None;
    }
    let end = span.start + all[..start].trim_end().len();
    Some(Signature { name: Span::new(span.start + from, span.start + from + name.len()), end })
}

impl Stage<'_> {
    /// Adds the block quotations and embedded posts. `leads` has for each, in order, whom the text before it announces.
    ///
    /// Cost: linear in the blocks; of each the last line is looked at.
    pub(super) fn blocks(&mut self, blocks: &[Block], leads: &[(usize, Lead)]) {
        let text = self.layout.text;
        for &(index, lead) in leads {
            let Some(block) = blocks.get(index) else { continue };
            let mut span = block.span.trimmed(text);
            let author = match &block.kind {
                BlockKind::Embed { author, .. } => author.as_deref(),
                _ => None,
            };
            let signed = signature(text, span);
            let (mut by, mut evidence) = (None, "none");
            if let Some(signature) = signed {
                by = self
                    .speakers
                    .called(signature.name.of(text), Some(signature.name))
                    .map(|e| (e, Some(signature.name), 0.9));
                evidence = "signature";
                span = Span::new(span.start, signature.end).trimmed(text);
            } else if let Some(name) = author {
                let place =
                    last_of(span.of(text), name).map(|at| Span::new(span.start + at, span.start + at + name.len()));
                by = self.speakers.called(name, place).map(|e| (e, place, 0.9));
                evidence = "embed-author";
            } else if lead.is_some() {
                (by, evidence) = (lead, "block-lead-in");
            }
            if span.of(text).contains(char::is_alphanumeric) {
                self.set_apart(span, by, evidence);
            }
        }
    }

    /// Adds a block quotation, or makes one of the quotation in marks that it consists of.
    fn set_apart(&mut self, span: Span, by: Lead, evidence: &'static str) {
        let first = self.quotations.partition_point(|q| q.span.start < span.start);
        let whole = self.quotations.get(first).filter(|q| q.span.start == span.start && q.span.end + LOOSE >= span.end);
        if whole.is_some() {
            self.quotations[first].kind = QuotationKind::Block;
            if self.entries[first].is_none()
                && let Some((entry, mention, confidence)) = by
            {
                let q = &mut self.quotations[first];
                (q.mention, q.confidence, q.evidence) = (mention, confidence, evidence.to_owned());
                self.entries[first] = Some(entry);
            }
            return;
        }
        self.apart.push((
            Quotation {
                span,
                kind: QuotationKind::Block,
                cue: None,
                mention: by.and_then(|(_, mention, _)| mention),
                speaker: None,
                confidence: by.map_or(0.5, |(_, _, confidence)| confidence),
                evidence: if by.is_some() { evidence } else { "none" }.to_owned(),
                removal: None,
            },
            by.map(|(entry, _, _)| entry),
        ));
    }

    /// Gives display quotations, which repeat the body, the speaker of what they repeat.
    ///
    /// Cost: two binary searches a removal.
    pub(super) fn displays(&mut self, removals: &[Removal]) {
        for (index, removal) in removals.iter().enumerate() {
            let repeats = removal.reason == Reason::PullQuote || removal.rule == "contained.quotation";
            let Some(of) = removal.of.filter(|_| repeats) else { continue };
            let overlapping = |span: Span| {
                let at = self.quotations.partition_point(|q| q.span.end <= span.start);
                self.quotations.get(at).filter(|q| q.span.overlaps(span)).map(|_| at)
            };
            let source = overlapping(of).map(|at| (self.quotations[at].clone(), self.entries[at]));
            let target = overlapping(removal.span);
            let (quotation, entry) = match source {
                Some((q, entry)) => (q, entry),
                None => continue,
            };
            let pull = Quotation {
                span: removal.span,
                kind: QuotationKind::Pull,
                cue: None,
                evidence: if entry.is_some() { "pull-quote" } else { "none" }.to_owned(),
                removal: Some(index),
                ..quotation
            };
            match target {
                Some(at) => {
                    self.quotations[at] = Quotation { span: self.quotations[at].span, ..pull };
                    self.entries[at] = entry;
                }
                None => self.apart.push((pull, entry)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(text: &str) -> Option<(&str, &str)> {
        let found = signature(text, Span::new(0, text.len()))?;
        Some((found.name.of(text), &text[..found.end]))
    }

    #[test]
    fn a_block_is_signed_behind_a_dash_or_by_a_last_line_of_capitals() {
        for (text, name) in [
            ("We stay here. \u{2014} Ann Lee, mayor", "Ann Lee"),
            ("We stay here.\n\u{2014} Ann van Lee", "Ann van Lee"),
            ("The harbour is open again \u{1f6a2} \u{2014} Port of Lenn (@portlenn) 3 May", "Port of Lenn"),
            ("We stay here.\nAnn Lee, mayor", "Ann Lee"),
            ("\u{201c}We stay.\u{201d} \u{2013} Ann", "Ann"),
            ("We stay here \u{2014} for now. \u{2014} Ann Maria Lee van Berg | Port", "Ann Maria Lee van Berg"),
        ] {
            assert_eq!(signed(text).map(|s| s.0), Some(name), "{text}");
        }
        assert_eq!(signed("We stay here. \u{2014} Ann Lee").map(|s| s.1), Some("We stay here."));
        for text in [
            "We stay here, and the boats \u{2014} Ann Lee",
            "We stay \u{2014} and so will the boats",
            "We stay here.\nThe boats will, too.",
            "\u{2014} Ann Lee",
            "Ann Lee",
            "",
            "We stay here.\nAnn",
            "We stay here.\nAnn lee",
            "We stay here.\nann Lee",
            "We stay here.\nAnn stays Lee",
            "We stay here.\nAnn Lee said \u{201c}no\u{201d}",
            "We stay here: \u{2014} Ann Lee",
            "We stay here. \u{2014} Ann Maria Lee van der Berg",
            &format!("We stay here. \u{2014} Ann Lee, {}", "the mayor of the port ".repeat(8)),
            &format!("We stay here. \u{2014} Ann Lee, {}", "m\u{e9}\u{e9}".repeat(60)),
        ] {
            assert_eq!(signed(text), None, "{text}");
        }
    }
}
