//! All that the lexicon of a language says of a word, in one look-up: the lists and classes that hold it, its place in
//! the phrases, and what it is read as.

use super::{Language, classes, of};
use crate::text::hash;
use std::sync::OnceLock;

/// What a lexicon says of a word, or of a row of words that is read as one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// Bits of the word lists that hold it; [`super::Words::has`] asks.
    pub(super) lists: u64,
    /// Its classes, of [`super::class`].
    pub class: u64,
    /// Its number in the vocabulary of the phrases.
    pub(super) phrase: Option<u16>,
    /// Which of the phrases' beginnings are this word.
    pub(super) first: (u16, u16),
    /// What it is read as.
    pub equal: Option<&'static str>,
    /// How it is spelled otherwise.
    pub spelling: Option<&'static str>,
    /// Whether rows of words that are read as one begin with it.
    pub begins: bool,
}

/// A word of which no lexicon says anything.
pub(crate) static UNKNOWN: Known =
    Known { lists: 0, class: 0, phrase: None, first: (0, 0), equal: None, spelling: None, begins: false };

/// The words of a language.
pub(crate) struct Vocabulary {
    /// Open addressing: the upper half of a hash, and the index of a word; 0 is free, and at least half of them are.
    slots: Vec<(u32, u32)>,
    known: Vec<Known>,
}

impl Vocabulary {
    /// The word with this [`hash`] of its folded form.
    pub fn of(&self, hash: u64) -> &Known {
        self.get(self.find(hash))
    }

    /// What was found; 0 is an unknown word.
    pub fn get(&self, found: u32) -> &Known {
        &self.known[found as usize]
    }

    /// Where the word with this [`hash`] of its folded form is; 0 if it is unknown. Cost: about one comparison.
    pub fn find(&self, hash: u64) -> u32 {
        let (mask, tag) = (self.slots.len() - 1, (hash >> 32) as u32);
        let mut at = hash as usize & mask;
        loop {
            let (found, index) = self.slots[at];
            if index == 0 || found == tag {
                return index;
            }
            at = (at + 1) & mask;
        }
    }

    fn new(language: Language) -> Self {
        let tables = of(language);
        let lists = tables.lists();
        let pairs = || tables.equal.iter().chain(tables.spelling.iter());
        let count = classes(language).of_word.len() + lists.iter().map(|list| list.iter().count()).sum::<usize>();
        let count = count + tables.phrases.words().count() + 2 * pairs().count();
        let mut all = Vocabulary { slots: vec![(0, 0); (2 * count + 1).next_power_of_two()], known: vec![UNKNOWN] };
        for list in lists {
            list.iter().for_each(|word| all.entry(word).lists |= list.bit);
        }
        for (word, class) in classes(language).iter() {
            all.entry(word).class = class;
        }
        for (id, (word, beginnings)) in (0..).zip(tables.phrases.words()) {
            let known = all.entry(word);
            known.phrase = Some(id);
            known.first = beginnings;
        }
        for (word, to) in tables.spelling.iter() {
            all.entry(word).spelling = Some(to);
        }
        for (word, to) in tables.equal.iter() {
            all.entry(word).equal = Some(to);
            if let Some((first, _)) = word.split_once(' ') {
                all.entry(first).begins = true;
            }
        }
        all
    }

    fn entry(&mut self, word: &str) -> &mut Known {
        let (mask, hash) = (self.slots.len() - 1, hash(word));
        let tag = (hash >> 32) as u32;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 && self.slots[at].0 != tag {
            at = (at + 1) & mask;
        }
        if self.slots[at].1 == 0 {
            self.slots[at] = (tag, self.known.len() as u32);
            self.known.push(UNKNOWN);
        }
        &mut self.known[self.slots[at].1 as usize]
    }
}

/// The words of a language. Cost: constant but for the first time.
pub(crate) fn known(language: Language) -> &'static Vocabulary {
    static ALL: [OnceLock<Vocabulary>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    ALL[language as usize].get_or_init(|| Vocabulary::new(language))
}

/// The languages that a word, told by the [`hash`] of its folded form, is one of the commonest of: bits, in the order
/// of [`Language::ALL`]. Cost: one look-up in one table of all languages.
pub(crate) fn common_in(hash: u64) -> u8 {
    static COMMON: OnceLock<Vec<(u64, u8)>> = OnceLock::new();
    let place = |slots: &[(u64, u8)], hash: u64| {
        let mut at = hash as usize & (slots.len() - 1);
        while slots[at].1 != 0 && slots[at].0 != hash {
            at = (at + 1) & (slots.len() - 1);
        }
        at
    };
    let slots = COMMON.get_or_init(|| {
        let count: usize = Language::ALL.iter().map(|&language| of(language).common_words.iter().count()).sum();
        let mut slots = vec![(0, 0); (2 * count + 1).next_power_of_two()];
        for (bit, language) in Language::ALL.into_iter().enumerate() {
            for hash in of(language).common_words.iter().map(self::hash) {
                let at = place(&slots, hash);
                slots[at] = (hash, slots[at].1 | 1 << bit);
            }
        }
        slots
    });
    slots[place(slots, hash)].1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    #[test]
    fn one_look_up_tells_what_every_list_says() {
        for language in Language::ALL {
            let (words, tables) = (known(language), of(language));
            for list in tables.lists() {
                assert!(list.iter().all(|word| list.has(words.of(hash(word)))));
            }
            let equal = |(word, to): (&str, &'static str)| words.of(hash(word)).equal == Some(to);
            assert!(tables.equal.iter().all(equal));
        }
        let said = known(Language::En).of(hash("said"));
        assert_ne!(said.class & class::SAY, 0);
        assert!(!of(Language::En).interface.has(said));
        assert!(known(Language::En).of(hash("united")).begins);
        assert_eq!(known(Language::En).of(hash("xyzzy")).lists, 0);
    }
}
