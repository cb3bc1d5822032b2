//! Whether a full stop ends a sentence or belongs to an abbreviation.

use super::list::Marker;
use crate::lexicon::{Language, Tables};
use crate::text::fold;

/// Characters that are looked at ahead of a mark: opening marks, and the first word.
const AHEAD: usize = 8;
const WORD: usize = 24;

/// What follows a mark.
pub(super) struct Next<'a> {
    /// The first word, without what opens before it.
    word: &'a str,
}

impl<'a> Next<'a> {
    /// Cost: constant.
    pub fn read(text: &'a str) -> Self {
        let text = text.trim_start();
        let start = text.char_indices().take(AHEAD).find(|(_, c)| c.is_alphanumeric()).map_or(text.len(), |(at, _)| at);
        let word = &text[start..];
        let length =
            word.char_indices().take(WORD).take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}'));
        let length = length.last().map_or(0, |(at, c)| at + c.len_utf8());
        Next { word: &word[..length] }
    }

    /// Whether a sentence can begin so.
    pub fn opens(&self) -> bool {
        self.word.chars().next().is_some_and(|c| !c.is_lowercase())
    }
}

/// A full stop with a space and a capital or a number behind it.
pub(super) struct Stop<'a> {
    /// The sentence up to the word.
    pub before: &'a str,
    /// The word in front of it.
    pub word: &'a str,
    pub language: Option<Language>,
    pub tables: Option<&'static Tables>,
}

impl Stop<'_> {
    /// Whether the sentence ends.
    pub fn ends(&self, next: &Next<'_>) -> bool {
        if self.before.trim_end().len() <= 4 && Marker::is_bare(&format!("{}{}", self.before, self.word)) {
            return false;
        }
        // without what opens before it or is joined to it: l'on.
        let word = self.word.rsplit(['\'', '\u{2019}']).next().unwrap_or("");
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = word.chars().next() else { return true };
        let single = word.chars().nth(1).is_none();
        let number = next.word.starts_with(|c: char| c.is_ascii_digit());
        let ordinal =
            self.language == Some(Language::De) && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
        if word.ends_with(['\u{b0}', '\u{ba}']) {
            return false;
        }
        // `z. B.`, `d. h.`
        if single && first.is_lowercase() && next.word.chars().nth(1).is_none() {
            return false;
        }
        if ordinal {
            return self.begins(next);
        }
        if single && first.is_uppercase() {
            // an initial; behind a word in lower case it may be the whole word: you and I, vitamin C
            let after_small =
                self.before.trim_end().rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_lowercase));
            return after_small && self.begins(next);
        }
        let Some(tables) = self.tables else { return !dotted(word) };
        let folded = fold(word);
        if tables.title.contains(&folded) || tables.leads_on.contains(&folded) {
            return false;
        }
        if tables.number_sign.contains(&folded) {
            return !number;
        }
        if dotted(word) || tables.abbreviations.contains(&folded) {
            // behind the hour in capitals even a title begins a sentence
            let hour = word.starts_with(char::is_uppercase) && tables.hour.contains(&folded);
            return self.begins(next) || (hour && tables.title.contains(&fold(next.word)));
        }
        true
    }

    /// Whether the next word is one of those that begin sentences.
    fn begins(&self, next: &Next<'_>) -> bool {
        let folded = fold(next.word);
        self.tables.is_some_and(|t| t.opener.contains(&folded) || t.common_words.contains(&folded))
    }
}

/// Whether a word is letters with full stops between them: `U.S`, `z.B`.
fn dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}
