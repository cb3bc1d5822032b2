//! All that the lexicon of a language says of a word, in one look-up: the lists and classes that hold it, its place in
//! the phrases, and what it is read as.

use super::pack::{FAR, unpack};
use super::{COMMON, Language, Tables, of};
use crate::word::{SEED, hash, hashed, mixed};
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
    /// What it is read as.
    pub equal: Option<&'static str>,
    /// How it is spelled otherwise.
    pub spelling: Option<&'static str>,
    /// Whether rows of words that are read as one begin with it.
    pub begins: bool,
}

/// A word of which no lexicon says anything.
pub(crate) static UNKNOWN: Known =
    Known { lists: 0, class: 0, phrase: None, equal: None, spelling: None, begins: false };

/// Words as they stand in the binary, packed; `build.rs` writes them.
pub(crate) struct Packed {
    /// Those with classes, sorted, then the others, sorted.
    pub(super) words: &'static str,
    pub(super) count: usize,
    /// For each word with classes the index of their set.
    pub(super) of_word: &'static [u8],
    /// The distinct sets of classes.
    pub(super) sets: &'static [u64],
    /// Of each list, and of the phrases behind them, how far each of its words stands behind the one before, in one byte or,
    /// from [`FAR`] on, two; a list ends with 0.
    pub(super) members: &'static [u8],
}

/// Words with what is known of each.
pub(crate) struct Vocabulary {
    /// One a line, and where each ends.
    words: String,
    ends: Vec<u32>,
    /// Open addressing: the upper half of a hash, and the index of a word; 0 is free, and at least half of them are.
    slots: Vec<(u32, u32)>,
    /// [`UNKNOWN`], then the words.
    known: Vec<Known>,
}

impl Vocabulary {
    /// The word with this [`hash`] of its folded form.
    #[inline]
    pub fn of(&self, hash: u64) -> &Known {
        self.get(self.find(hash))
    }

    /// The classes of a word, which must be folded; none where it is unknown. Cost: one hash and about one comparison.
    pub fn classes(&self, word: &str) -> u64 {
        self.of(hash(word)).class
    }

    /// What was found; 0 is an unknown word.
    #[inline]
    pub fn get(&self, found: u32) -> &Known {
        &self.known[found as usize]
    }

    /// Where the word with this [`hash`] of its folded form is; 0 if it is unknown. Cost: about one comparison.
    #[inline]
    #[cfg_attr(quick, optimize(speed))]
    pub fn find(&self, hash: u64) -> u32 {
        self.slots[self.slot(hash)].1
    }

    /// The packed words that lists with any of these bits hold, in their order. Cost: linear in all words.
    pub(super) fn of_lists(&self, bits: u64) -> impl Iterator<Item = &str> {
        let held = self.known[1..].iter().enumerate().filter(move |(_, known)| known.lists & bits != 0);
        held.filter_map(|(at, _)| {
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
            self.words.get(start as usize..*self.ends.get(at)? as usize)
        })
    }

    /// Reads packed words; there is room for `more`. Cost: linear.
    pub(super) fn new(packed: &Packed, more: usize) -> Self {
        let words = unpack(packed.words);
        let count = packed.count + more;
        let mut all = Vocabulary {
            slots: vec![(0, 0); (2 * count + 1).next_power_of_two()],
            known: Vec::with_capacity(count + 1),
            words: String::new(),
            ends: Vec::with_capacity(packed.count),
        };
        all.known.push(UNKNOWN);
        let mut state = SEED;
        for (at, byte) in (0..).zip(words.bytes().chain([b'\n'])) {
            if byte == b'\n' {
                all.entry(mixed(state));
                all.ends.push(at);
                state = SEED;
            } else {
                state = hashed(state, byte);
            }
        }
        for (known, &set) in all.known[1..].iter_mut().zip(packed.of_word) {
            known.class = packed.sets[usize::from(set)];
        }
        all.words = words;
        all
    }

    /// The words of a language.
    fn of_language(language: Language) -> Self {
        let tables = of(language);
        let pairs = || tables.equal.iter().chain(tables.spelling.iter());
        let mut all = Vocabulary::new(&tables.words, 2 * pairs().count());
        let (mut list, mut at, mut phrase) = (0, 0, 0);
        let mut bytes = tables.words.members.iter().copied();
        while let Some(byte) = bytes.next() {
            at += match byte {
                0 => {
                    (list, at) = (list + 1, 0);
                    continue;
                }
                1..FAR => usize::from(byte),
                _ => usize::from(byte - FAR) << 8 | usize::from(bytes.next().unwrap_or(0)),
            };
            if list < Tables::LISTS {
                all.known[at].lists |= 1 << list;
            } else {
                all.known[at].phrase = Some(phrase);
                phrase += 1;
            }
        }
        for (word, to) in tables.spelling.iter() {
            all.entry(hash(word)).spelling = Some(to);
        }
        for (word, to) in tables.equal.iter() {
            all.entry(hash(word)).equal = Some(to);
            if let Some((first, _)) = word.split_once(' ') {
                all.entry(hash(first)).begins = true;
            }
        }
        all
    }

    /// Where the word with this hash is, or would be.
    #[inline]
    fn slot(&self, hash: u64) -> usize {
        let (mask, tag) = (self.slots.len() - 1, (hash >> 32) as u32);
        let mut at = hash as usize & mask;
        loop {
            let (found, index) = self.slots[at];
            if index == 0 || found == tag {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn entry(&mut self, hash: u64) -> &mut Known {
        let at = self.slot(hash);
        if self.slots[at].1 == 0 {
            self.slots[at] = ((hash >> 32) as u32, self.known.len() as u32);
            self.known.push(UNKNOWN);
        }
        &mut self.known[self.slots[at].1 as usize]
    }
}

/// The words of a language. Cost: constant but for the first time.
pub(crate) fn known(language: Language) -> &'static Vocabulary {
    static ALL: [OnceLock<Vocabulary>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    ALL[language as usize].get_or_init(|| Vocabulary::of_language(language))
}

/// The languages that a word, told by the [`hash`] of its folded form, is one of the commonest of: bits, in the order
/// of [`Language::ALL`]. Cost: one look-up in one table of all languages.
pub(crate) fn common_in(hash: u64) -> u8 {
    static ALL: OnceLock<Vocabulary> = OnceLock::new();
    ALL.get_or_init(|| Vocabulary::new(&COMMON, 0)).of(hash).class as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    #[test]
    fn one_look_up_tells_what_every_list_says() {
        for language in Language::ALL {
            let (words, tables) = (known(language), of(language));
            for (word, known) in words.words.lines().zip(&words.known[1..]) {
                assert!(std::ptr::eq(known, words.of(hash(word))), "{word}");
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
