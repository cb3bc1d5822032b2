//! A paragraph that opens with a pronoun whose antecedent was in what was removed directly before it.

use super::Scene;
use crate::article::{Flag, FlagCode, Reason};
use crate::lexicon;
use crate::span::Span;
use crate::text::{TokenKind, fold};

/// Kept units before the pronoun in which an antecedent is looked for.
const BEFORE: usize = 3;

impl Scene<'_> {
    pub(super) fn pronouns(&self, work: &mut u64) -> Vec<Flag> {
        let Some(tables) = self.layout.language.map(lexicon::of) else { return Vec::new() };
        let mut flags = Vec::new();
        for (rank, &unit) in self.kept.iter().enumerate() {
            let Some(first) = self.layout.units[unit].sentences.clone().next() else { continue };
            let tokens = self.layout.sentences[first].tokens.clone();
            let mut opens = tokens.filter(|&t| self.layout.tokens[t].kind() != TokenKind::Mark);
            let pronoun = opens.next().is_some_and(|t| tables.subject_pronoun.contains(&fold(self.token(t))));
            if !pronoun || !self.forms[unit].closed {
                continue;
            }
            let start = self.layout.units[unit].span.start;
            let index = self.removals.partition_point(|r| r.span.end <= start);
            let Some(removal) = index.checked_sub(1).and_then(|i| self.removals.get(i)) else { continue };
            let between = Span::new(removal.span.end, start).of(self.layout.text);
            let foreign = matches!(removal.reason, Reason::Outside | Reason::Timestamp | Reason::Credit);
            if foreign || !between.trim().is_empty() || !self.named(removal.span, work) {
                continue;
            }
            let before = &self.kept[rank.saturating_sub(BEFORE)..rank];
            if !before.iter().any(|&u| self.named(self.layout.units[u].span, work)) {
                let span = self.layout.sentences[first].span;
                flags.push(Flag { span, code: FlagCode::DanglingPronoun, note: String::new(), of: None });
            }
        }
        flags
    }

    /// Whether a name, a word with a capital that does not open a sentence, stands in a span.
    fn named(&self, span: Span, work: &mut u64) -> bool {
        let first = self.layout.sentences.partition_point(|s| s.span.end <= span.start);
        let sentences = self.layout.sentences[first..].iter().take_while(|s| s.span.start < span.end);
        sentences.into_iter().any(|sentence| {
            *work += sentence.tokens.len() as u64;
            // the first word of a sentence, or of a quotation, has a capital in any case
            sentence.tokens.clone().skip(1).any(|t| {
                let word = |t: usize| self.layout.tokens[t].kind() == TokenKind::Word;
                word(t) && word(t - 1) && self.token(t).len() > 1 && self.token(t).starts_with(char::is_uppercase)
            })
        })
    }
}
