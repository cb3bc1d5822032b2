//! Whom he or she stands for: of those named shortly before whose sex does not speak against it, the one for whom most
//! speaks.

use super::super::mentions::View;
use super::super::words::Word;
use super::{Entry, FEMALE, MALE, SUBJECT, Speakers};
use crate::lexicon::{WEIGHTS_PRONOUNS, class};
use crate::span::Span;

/// Bytes back over which a pronoun looks for whom it stands for.
pub(super) const REACH: usize = 2_000;
/// Items behind a pronoun that are looked at for names, which it then cannot stand for: he said Ann Lee was late.
const AHEAD: usize = 24;

impl Speakers {
    /// The entry that a pronoun stands for. Cost: linear in the names kept in mind, whose number is bounded.
    ///
    /// Weights: rounded by hand from what a conditional logistic regression gives, in `src/lexicon/weights.toml`.
    pub(super) fn pronoun(&mut self, view: View<'_>, text: &str, at: usize, word: &Word, span: Span) -> Option<usize> {
        let (wanted, against) = match () {
            () if word.is(class::PRON_M) => (MALE, FEMALE),
            () if word.is(class::PRON_F) => (FEMALE, MALE),
            () => return None,
        };
        let ahead = self.named_ahead(view, text, at);
        let mut best: Option<(f64, usize)> = None;
        for (rank, &index) in self.recent.iter().enumerate() {
            let entry = &self.entries[index];
            self.work += 1;
            let against = entry.gender == against;
            if entry.place || (against && entry.told) || span.start.saturating_sub(entry.last) > REACH {
                continue;
            }
            let mut score = 0.0;
            let mut hold = |name: &str, value: f64| score += value * weight(name);
            self.features(entry, index, rank, span.start, wanted, &mut hold);
            if against {
                hold("sex_against", 1.0);
            }
            if ahead.contains(&index) {
                hold("named_ahead", 1.0);
            }
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, index));
            }
        }
        let (_, index) = best?;
        let entry = &mut self.entries[index];
        if !entry.told && entry.gender != wanted {
            (entry.gender, entry.told) = (wanted, entry.gender == against);
        }
        entry.salience = entry.salience(span.start) + SUBJECT;
        entry.last = entry.last.max(span.start);
        entry.subject = Some(span.start);
        self.touch(index);
        Some(index)
    }

    /// Takes the features that hold of an entry, each with its size.
    fn features(
        &self,
        entry: &Entry,
        index: usize,
        rank: usize,
        at: usize,
        wanted: u8,
        hold: &mut dyn FnMut(&'static str, f64),
    ) {
        let place = self.place;
        let near = |position: usize| match () {
            () if position >= place.sentence => 0,
            () if position >= place.before => 1,
            () if position >= place.paragraph => 2,
            () => 3,
        };
        hold(["here", "sentence_before", "paragraph", "farther"][near(entry.last)], 1.0);
        if let Some(subject) = entry.subject {
            hold(["subject_here", "subject_before", "subject_paragraph", "subject_farther"][near(subject)], 1.0);
        }
        if let Some(spoke) = entry.spoke {
            hold(["spoke_here", "spoke_before", "spoke_paragraph", "spoke_farther"][near(spoke)], 1.0);
        }
        if self.newest_speaker == Some(index) {
            hold("spoke_last", 1.0);
        }
        if self.topic == Some(index) {
            hold("topic", 1.0);
        }
        if rank == 0 {
            hold("newest", 1.0);
        }
        hold("salience", libm::log(entry.salience(at) + 0.1));
        if entry.gender == wanted {
            hold("sex", 1.0);
        }
        if entry.person {
            hold("person", 1.0);
        }
        if entry.parts.len() > 1 {
            hold("full_name", 1.0);
        }
        if entry.opener && !entry.person {
            hold("opener", 1.0);
        }
    }

    /// Whom the sentence names behind the pronoun at an item.
    fn named_ahead(&self, view: View<'_>, text: &str, at: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for item in at + 1..at + AHEAD {
            let Some(word) = view.word(item) else { continue };
            if word.mark('.') {
                break;
            }
            if word.capital() {
                let part = super::names::folded_name(word.span.of(text));
                found.extend(self.known(&part));
            }
        }
        found
    }
}

fn weight(name: &str) -> f64 {
    WEIGHTS_PRONOUNS.binary_search_by(|&(n, _)| n.cmp(name)).map_or(0.0, |at| f64::from(WEIGHTS_PRONOUNS[at].1) / 100.0)
}
