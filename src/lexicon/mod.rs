//! The one place that loads data by language. The data are TOML files, one folder a language; `build.rs`
//! compiles them into the tables below. Code elsewhere holds no word lists.

pub(crate) mod entities;
mod known;
mod order;
mod pack;
mod phrase_codes;
mod phrases;
mod programs;

use known::Packed;
pub(crate) use known::{Known, UNKNOWN, Vocabulary, common_in, known};
pub(crate) use phrases::{At, Hit, PhraseToken, Phrases, Rule};

use crate::article::Reason;
use crate::word::hash;
use pack::{shape, unpack};
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// A language that has a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Language {
    /// English.
    En,
    /// German.
    De,
    /// French.
    Fr,
    /// Spanish.
    Es,
    /// Italian.
    It,
    /// Portuguese.
    Pt,
    /// Dutch.
    Nl,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 7] =
        [Language::En, Language::De, Language::Fr, Language::Es, Language::It, Language::Pt, Language::Nl];

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        order::TAGS[self as usize]
    }

    /// The language of a BCP 47 tag such as `en-GB`, if it has a lexicon.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        Language::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(primary))
    }
}

/// The word lists of a language.
pub(crate) fn of(language: Language) -> &'static Tables {
    match language {
        Language::En => &EN,
        Language::De => &DE,
        Language::Fr => &FR,
        Language::Es => &ES,
        Language::It => &IT,
        Language::Pt => &PT,
        Language::Nl => &NL,
    }
}

impl Tables {
    /// Whether a full stop behind `word` may belong to it.
    pub fn abbreviates(&self, word: &Known) -> bool {
        self.abbreviations.has(word) || self.title.has(word) || self.leads_on.has(word)
    }
}

const fn may_hold(shapes: u64, word: &str) -> bool {
    let bytes = word.as_bytes();
    !bytes.is_empty() && {
        let asked = shape(bytes[0], bytes.len());
        shapes & asked == asked
    }
}

/// The entries of a list, cut up when they are first asked for, and an open hash table from words to them.
struct Entries {
    list: Box<[(&'static str, &'static str)]>,
    /// 1 + the index of an entry; 0 is free, and at least half of them are.
    slots: Box<[u16]>,
}

impl Entries {
    /// The entries of a packed list. The text that they stand in stays for good, as the list itself does.
    fn unpack(packed: &str) -> Self {
        let text: &'static str = Box::leak(unpack(packed).into_boxed_str());
        Entries::of(text.lines().map(|line| line.split_once('\t').unwrap_or((line, ""))).collect())
    }

    fn of(list: Box<[(&'static str, &'static str)]>) -> Self {
        let mut slots = vec![0; (list.len() * 2 + 1).next_power_of_two()].into_boxed_slice();
        for (index, (word, _)) in list.iter().enumerate().take(usize::from(u16::MAX)) {
            let mut at = hash(word) as usize & (slots.len() - 1);
            while slots[at] != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = index as u16 + 1;
        }
        Entries { list, slots }
    }

    /// Where `word` stands. Cost: one hash and about one comparison.
    fn position(&self, word: &str) -> Option<usize> {
        let mut at = hash(word) as usize & (self.slots.len() - 1);
        loop {
            let index = usize::from(self.slots[at]).checked_sub(1)?;
            if self.list[index].0 == word {
                return Some(index);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// A list of folded words of a language.
pub(crate) struct Words {
    language: Language,
    /// The list's bit in [`Known`].
    bit: u64,
}

impl Words {
    const fn new(language: Language, bit: u32) -> Self {
        Words { language, bit: 1 << bit }
    }

    /// Whether the list holds a word that was looked up in its language. Cost: one comparison.
    pub const fn has(&self, word: &Known) -> bool {
        word.lists & self.bit != 0
    }

    /// Whether the list holds `word`, which must be folded. Cost: one hash and about one comparison.
    pub fn contains(&self, word: &str) -> bool {
        self.has(known(self.language).of(hash(word)))
    }

    /// All words, sorted but for those that also have classes, which come first. Cost: linear in the words of the language.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        known(self.language).of_lists(self.bit)
    }
}

/// What words, or rows of words, are to be read as: sorted pairs, folded, kept as [`Words`] are.
pub(crate) struct Pairs {
    packed: &'static str,
    shapes: u64,
    entries: OnceLock<Entries>,
}

impl Pairs {
    const fn new(packed: &'static str, shapes: u64) -> Self {
        Pairs { packed, shapes, entries: OnceLock::new() }
    }

    fn entries(&self) -> &Entries {
        self.entries.get_or_init(|| Entries::unpack(self.packed))
    }

    /// What `word`, which must be folded, stands for. Cost: constant.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        if !may_hold(self.shapes, word) {
            return None;
        }
        let entries = self.entries();
        entries.position(word).map(|at| entries.list[at].1)
    }

    /// All pairs, sorted.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries().list.iter().copied()
    }
}

/// The weights of a scorer, in hundredths of a logit: features sorted by name. They stand in columns, since records with
/// addresses of names would take twice the room.
pub(crate) struct Weights {
    names: &'static str,
    weights: &'static [i16],
    table: OnceLock<Vec<(&'static str, i16)>>,
}

impl Weights {
    const fn new(names: &'static str, weights: &'static [i16]) -> Self {
        Weights { names, weights, table: OnceLock::new() }
    }
}

impl std::ops::Deref for Weights {
    type Target = [(&'static str, i16)];

    fn deref(&self) -> &Self::Target {
        self.table.get_or_init(|| {
            let names: &'static str = Box::leak(unpack(self.names).into_boxed_str());
            names.lines().zip(self.weights.iter().copied()).collect()
        })
    }
}

/// Words with classes that no language has: names in markup.
pub(crate) struct Classes {
    packed: Packed,
    vocabulary: OnceLock<Vocabulary>,
}

impl Classes {
    /// The classes of the word with this [`hash`] of its folded form; 0 where it is unknown. Cost: about one comparison.
    pub fn of(&self, hash: u64) -> u64 {
        self.vocabulary.get_or_init(|| Vocabulary::new(&self.packed, 0)).of(hash).class
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_classes_and_an_unknown_word_none() {
        let english = known(Language::En);
        assert_ne!(english.classes("said") & class::SAY, 0);
        assert_ne!(english.classes("mary") & class::NAME_F, 0);
        assert_eq!(english.classes("mary") & class::NAME_M, 0);
        assert_eq!(english.classes("sai"), 0);
        assert_eq!(english.classes(""), 0);
        assert_eq!(known(Language::De).classes("said"), 0);
    }
}
