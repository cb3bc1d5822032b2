//! Where a row of canonical words stands again: an index over all runs of a few words.

use super::canonical::Canonical;
use crate::keys::Numbers;
use std::ops::Range;

/// Words of a run. Shorter rows are found among whole sentences and units only.
pub(crate) const GRAM: usize = 5;

/// Places that are looked at for one row; a row that stands more often than this is no statement but a habit.
const PROBES: usize = 48;

/// For each run of [`GRAM`] words that a sentence begins with, the places where it stands, in order. Rows that are
/// looked for begin where a sentence does; the other runs, most of a text, would only fill memory.
pub(crate) struct Index {
    /// By sentence the number of the run that it begins with.
    runs: Vec<u32>,
    /// By number of a run the first of its `places`.
    heads: Vec<u32>,
    /// Where a run stands, and which of the places comes next.
    places: Vec<(u32, u32)>,
}

const NONE: u32 = u32::MAX;

impl Index {
    /// Cost: linear in the words.
    #[cfg_attr(quick, optimize(speed))]
    pub fn new(canonical: &Canonical) -> Self {
        let rows = || canonical.sentences.iter().chain(&canonical.units).filter(|row| row.len() >= GRAM);
        let count = rows().count();
        let mut bits = Bits(vec![0; (count / 4).next_power_of_two()]);
        let mut numbers = Numbers::with_room(count);
        let mut runs = vec![NONE; canonical.sentences.len()];
        for row in rows() {
            let hash = canonical.hash(&(row.start..row.start + GRAM));
            bits.set(hash);
            runs[canonical.sentence_of[row.start] as usize] = numbers.number(hash) as u32;
        }
        let mut heads = vec![NONE; numbers.len()];
        let mut places = Vec::with_capacity(count);
        for (at, hash) in canonical.runs(GRAM).enumerate().rev().filter(|&(_, hash)| bits.has(hash)) {
            if let Some(run) = numbers.find(hash) {
                places.push((at as u32, heads[run]));
                heads[run] = places.len() as u32 - 1;
            }
        }
        Index { runs, heads, places }
    }

    /// The other places where the words of `row` stand, in order, as far as the bound on probes reaches.
    /// `row` must have at least [`GRAM`] words and begin where a sentence does. `work` counts the probes.
    pub fn places(&self, canonical: &Canonical, row: &Range<usize>, work: &mut u64) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if row.len() < GRAM {
            return found;
        }
        let sentence = canonical.sentence_of.get(row.start).map_or(NONE, |&sentence| sentence);
        let run = self.runs.get(sentence as usize).copied().unwrap_or(NONE);
        let mut head = self.heads.get(run as usize).copied().unwrap_or(NONE);
        for _ in 0..PROBES {
            let Some(&(at, next)) = self.places.get(head as usize) else { break };
            let place = at as usize..at as usize + row.len();
            *work += 1;
            let apart = place.end <= row.start || row.end <= place.start;
            if apart && place.end <= canonical.len() && canonical.hash(&place) == canonical.hash(row) {
                found.push(place);
            }
            head = next;
        }
        found
    }
}

/// One bit for each hash that is held: most are told not to be by this alone.
struct Bits(Vec<u64>);

impl Bits {
    /// Where a hash has its bit.
    fn place(&self, hash: u64) -> (usize, u64) {
        ((hash >> 40) as usize & (self.0.len() - 1), 1 << (hash >> 34 & 63))
    }

    fn set(&mut self, hash: u64) {
        let (word, bit) = self.place(hash);
        self.0[word] |= bit;
    }

    fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0[word] & bit != 0
    }
}

/// The first few items of each hash, in the order in which they came.
pub(crate) struct Alike {
    numbers: Numbers,
    items: Vec<[u32; ALIKE]>,
}

/// Items of one hash that are looked at.
pub(crate) const ALIKE: usize = 4;

impl Alike {
    /// Room for the items of so many hashes.
    pub fn with_room(hashes: usize) -> Self {
        Alike { numbers: Numbers::with_room(hashes), items: Vec::with_capacity(hashes) }
    }

    /// Adds an item of a hash, which is dropped where there are [`ALIKE`] of it. Gives the number of the hash, and how
    /// many items it had.
    #[cfg_attr(quick, optimize(speed))]
    pub fn add(&mut self, hash: u64, item: usize) -> (usize, usize) {
        let number = self.numbers.number(hash);
        if number == self.items.len() {
            self.items.push([NONE; ALIKE]);
        }
        let items = &mut self.items[number];
        let count = items.iter().take_while(|&&item| item != NONE).count();
        if let Some(free) = items.get_mut(count) {
            *free = item as u32;
        }
        (number, count)
    }

    /// The items of a hash.
    pub fn of(&self, hash: u64) -> impl Iterator<Item = usize> + '_ {
        self.numbered(self.numbers.find(hash).unwrap_or(usize::MAX))
    }

    /// The items of the hash with a number.
    pub fn numbered(&self, number: usize) -> impl Iterator<Item = usize> + '_ {
        let items = self.items.get(number).into_iter().flatten();
        items.take_while(|&&item| item != NONE).map(|&item| item as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{ALIKE, Alike};

    #[test]
    fn the_first_few_items_of_a_hash_are_kept_in_order() {
        let mut alike = Alike::with_room(2);
        for item in 0..10 {
            assert_eq!(alike.add(7 << 40, item), (0, item.min(ALIKE)));
        }
        assert_eq!(alike.add(9, 10), (1, 0));
        assert_eq!(alike.of(7 << 40).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!((alike.numbered(1).collect::<Vec<_>>(), alike.of(8).count()), (vec![10], 0));
    }
}
