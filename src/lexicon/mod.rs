//! The one place that loads data by language. The data are TOML files, one folder a language; `build.rs`
//! compiles them into the tables below. Code elsewhere holds no word lists.

mod bounds;
pub(crate) mod entities;
#[cfg(test)]
mod examples;
mod known;
mod notation;
mod pack;
mod phrase_codes;
mod phrases;

pub(crate) use known::{Known, UNKNOWN, Vocabulary, common_in, known};
pub(crate) use phrases::{At, Hit, PhraseToken, Phrases, Rule};

use crate::article::Reason;
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
        match self {
            Language::En => "en",
            Language::De => "de",
            Language::Fr => "fr",
            Language::Es => "es",
            Language::It => "it",
            Language::Pt => "pt",
            Language::Nl => "nl",
        }
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

/// A sorted list of folded words. It stands as one string, packed, since addresses would take more room than the words.
pub(crate) struct Words {
    packed: &'static str,
    shapes: u64,
    /// The list's bit in [`Known`].
    bit: u64,
    entries: OnceLock<Entries>,
}

impl Words {
    const fn new(packed: &'static str, shapes: u64, bit: u32) -> Self {
        Words { packed, shapes, bit: 1 << bit, entries: OnceLock::new() }
    }

    fn entries(&self) -> &Entries {
        self.entries.get_or_init(|| Entries::unpack(self.packed))
    }

    /// Whether the list holds a word that was looked up in its language. Cost: one comparison.
    pub const fn has(&self, word: &Known) -> bool {
        word.lists & self.bit != 0
    }

    /// Whether the list holds `word`, which must be folded. Cost: constant.
    pub fn contains(&self, word: &str) -> bool {
        self.position(word).is_some()
    }

    /// All words, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.entries().list.iter().map(|&(word, _)| word)
    }

    /// Where the list holds `word`. Cost: constant.
    pub fn position(&self, word: &str) -> Option<usize> {
        if !may_hold(self.shapes, word) {
            return None;
        }
        self.entries().position(word)
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

/// Words with the classes that each belongs to: one look-up tells all that the rules ask of a word.
pub(crate) struct Classes {
    /// The words, sorted and packed.
    packed: &'static str,
    /// The distinct sets of classes.
    sets: &'static [u64],
    /// For each word the index of its set.
    of_word: &'static [u8],
    /// Made when first asked for.
    unpacked: OnceLock<Unpacked>,
}

/// The words of [`Classes`], one a line.
struct Unpacked {
    words: String,
    /// Open addressing from hash to where a word begins, and 1 + its index; 0 is free.
    slots: Vec<(u32, u32)>,
}

impl Classes {
    /// The classes of `word`, which must be folded; 0 where it is unknown. Cost: one hash and about one comparison.
    pub fn of(&self, word: &str) -> u64 {
        let Unpacked { words, slots } = self.unpacked.get_or_init(|| self.build());
        let mask = slots.len() - 1;
        let mut at = hash(word) as usize & mask;
        // half of the slots are free, so the walk ends
        for _ in 0..slots.len() {
            let (start, entry) = slots[at];
            if entry == 0 {
                return 0;
            }
            let rest = words.get(start as usize..).unwrap_or("");
            if rest.as_bytes().starts_with(word.as_bytes())
                && matches!(rest.as_bytes().get(word.len()), None | Some(b'\n'))
            {
                return self.sets[usize::from(self.of_word[entry as usize - 1])];
            }
            at = (at + 1) & mask;
        }
        0
    }

    /// All words with their classes.
    fn iter(&'static self) -> impl Iterator<Item = (&'static str, u64)> {
        let sets = self.of_word.iter().map(|&set| self.sets[usize::from(set)]);
        self.unpacked.get_or_init(|| self.build()).words.split('\n').zip(sets)
    }

    fn build(&self) -> Unpacked {
        let words = unpack(self.packed);
        let size = (self.of_word.len() * 2 + 2).next_power_of_two();
        let mut slots = vec![(0, 0); size];
        let mut start = 0;
        for (index, word) in words.split('\n').enumerate().take(self.of_word.len()) {
            let mut at = hash(word) as usize & (size - 1);
            while slots[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = (start as u32, index as u32 + 1);
            start += word.len() + 1;
        }
        Unpacked { words, slots }
    }
}

/// FNV-1a, 32 bits: Fowler, Noll, Vo.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The word classes of a language.
pub(crate) fn classes(language: Language) -> &'static Classes {
    match language {
        Language::En => &EN_CLASSES,
        Language::De => &DE_CLASSES,
        Language::Fr => &FR_CLASSES,
        Language::Es => &ES_CLASSES,
        Language::It => &IT_CLASSES,
        Language::Pt => &PT_CLASSES,
        Language::Nl => &NL_CLASSES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_its_classes_and_an_unknown_word_none() {
        let english = classes(Language::En);
        assert_ne!(english.of("said") & class::SAY, 0);
        assert_ne!(english.of("mary") & class::NAME_F, 0);
        assert_eq!(english.of("mary") & class::NAME_M, 0);
        assert_eq!(english.of("sai"), 0);
        assert_eq!(english.of(""), 0);
        assert_eq!(classes(Language::De).of("said"), 0);
    }
}
