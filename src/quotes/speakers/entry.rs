//! One who is named: a person, a body or a role, as far as the text has told.

use super::KEPT;
use crate::span::Span;

/// Bytes over which salience falls to 1/e.
const FADING: f64 = 250.0;

/// A name or role as the text uses it.
pub(super) struct Entry {
    /// Words of the name, folded, without titles; for a role, its noun phrase.
    pub parts: Vec<String>,
    /// Fullest form as written.
    pub name: String,
    pub titles: Vec<String>,
    /// Titles and appositions, folded.
    pub roles: Vec<String>,
    pub mentions: Vec<Span>,
    pub named: bool,
    /// Bits of [`super::MALE`] and [`super::FEMALE`]; 0 is unknown.
    pub gender: u8,
    /// Whether a title or pronoun tells it, not only a first name.
    pub told: bool,
    pub place: bool,
    /// Where the text named it last.
    pub last: usize,
    /// Where the text named it last as the subject of a verb.
    pub subject: Option<usize>,
    /// Where it spoke last.
    pub spoke: Option<usize>,
    /// How much it was in the reader's mind there: fades with distance, grows with each mention.
    pub salience: f64,
    /// Whether something says that it is a person: a title, a first name, or that it spoke.
    pub person: bool,
    /// Whether it is one word that opens sentences and stands nowhere else: Footage of the storm …
    pub opener: bool,
}

impl Entry {
    pub fn new(parts: Vec<String>, name: &str, named: bool, place: bool) -> Self {
        Entry {
            parts,
            name: name.to_owned(),
            titles: Vec::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            named,
            gender: 0,
            told: false,
            place,
            last: 0,
            subject: None,
            spoke: None,
            salience: 0.0,
            person: false,
            opener: false,
        }
    }

    /// How much it is in the reader's mind at a position.
    pub fn salience(&self, at: usize) -> f64 {
        self.salience * libm::exp(-(at.saturating_sub(self.last) as f64) / FADING)
    }

    pub fn mention(&mut self, span: Span, weight: f64) {
        self.salience = self.salience(span.start) + weight;
        self.last = self.last.max(span.start);
        if !self.mentions.iter().rev().take(KEPT).any(|m| *m == span) {
            self.mentions.push(span);
        }
    }
}
