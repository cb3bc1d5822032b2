//! A text with repairs carried out, for the stages to read, and the way back to the text that was given.

use crate::article::{Article, Repair};
use crate::offsets;
use crate::span::Span;
use std::borrow::Cow;

/// A text with repairs carried out. Offsets of the one can be turned into offsets of the other.
pub(crate) struct Mended<'a> {
    /// The repaired text.
    pub text: Cow<'a, str>,
    source: &'a str,
    repairs: Vec<Repair>,
}

impl<'a> Mended<'a> {
    /// Carries `repairs`, sorted and without overlap, out in `source`.
    ///
    /// Cost: linear; nothing where there are no repairs.
    pub fn new(source: &'a str, repairs: Vec<Repair>) -> Self {
        if repairs.is_empty() {
            return Mended { text: Cow::Borrowed(source), source, repairs };
        }
        let (mut text, mut at) = (String::with_capacity(source.len()), 0);
        for repair in &repairs {
            text.push_str(source.get(at..repair.span.start).unwrap_or(""));
            text.push_str(&repair.replacement);
            at = repair.span.end;
        }
        text.push_str(source.get(at..).unwrap_or(""));
        Mended { text: Cow::Owned(text), source, repairs }
    }

    /// Turns spans of the source into spans of the repaired text; an end inside a repair becomes the repair's end.
    ///
    /// Cost: one sort of the offsets.
    pub fn there<'s>(&self, spans: impl Iterator<Item = &'s mut Span>) {
        if !self.repairs.is_empty() {
            let edits = self.repairs.iter().map(|r| (r.span.start, r.span.len(), r.replacement.len()));
            carry(edits, spans.flat_map(|span| [&mut span.start, &mut span.end]).collect());
        }
    }

    /// Turns an article of the repaired text into one of the source, which gets the repairs.
    /// Removals that become empty, which only those within a single repair can, are dropped.
    ///
    /// Cost: one sort of the offsets.
    pub fn back(self, mut article: Article) -> Article {
        if self.repairs.is_empty() {
            return article;
        }
        let (mut grown, mut shrunk) = (0, 0);
        let edits = self.repairs.iter().map(|repair| {
            let edit = (repair.span.start + grown - shrunk, repair.replacement.len(), repair.span.len());
            grown += repair.replacement.len();
            shrunk += repair.span.len();
            edit
        });
        carry(edits, offsets::of_article(&mut article));
        self.source.clone_into(&mut article.cleaned.text);
        article.cleaned.removals.retain(|removal| !removal.span.is_empty());
        let repairs = &mut article.cleaned.repairs;
        repairs.extend(self.repairs);
        repairs.sort_by_key(|repair| (repair.span.start, repair.span.end));
        let mut end = 0;
        repairs.retain(|repair| {
            let apart = repair.span.start >= end && !repair.span.is_empty();
            end = end.max(repair.span.end);
            apart
        });
        article
    }
}

/// Carries offsets over edits `(start, bytes there, bytes here)`, which must be sorted. Where something was dropped,
/// an offset goes before it.
fn carry(edits: impl Iterator<Item = (usize, usize, usize)>, mut offsets: Vec<&mut usize>) {
    offsets.sort_unstable_by_key(|offset| **offset);
    let mut edits = edits.peekable();
    let (mut plus, mut minus) = (0, 0);
    for offset in offsets {
        let passed = |&(start, there, _): &(usize, usize, usize)| start < *offset && start + there <= *offset;
        while let Some((_, there, here)) = edits.next_if(passed) {
            plus += here;
            minus += there;
        }
        let inside = edits.peek().filter(|(start, ..)| *start < *offset).map(|(start, _, here)| start + here);
        *offset = inside.unwrap_or(*offset) + plus - minus;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_go_there_and_back() {
        let source = "a\u{ad}b &amp; c";
        let repair = |start, end, replacement: &str| Repair {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
            rule: String::new(),
        };
        let mended = Mended::new(source, vec![repair(1, 3, ""), repair(5, 10, "&")]);
        assert_eq!(mended.text, "ab & c");
        let mut spans = [Span::new(0, 4), Span::new(5, 10), Span::new(11, 12)];
        mended.there(spans.iter_mut());
        assert_eq!(spans, [Span::new(0, 2), Span::new(3, 4), Span::new(5, 6)]);
        let mut article = Article::default();
        article.speakers.push(crate::article::Speaker {
            id: 0,
            name: String::new(),
            titles: Vec::new(),
            mentions: spans.to_vec(),
        });
        let back = mended.back(article);
        assert_eq!(back.speakers[0].mentions, [Span::new(0, 4), Span::new(5, 10), Span::new(11, 12)]);
        assert_eq!(back.cleaned.repairs.len(), 2);
        assert_eq!(back.cleaned.text, source);
    }
}
