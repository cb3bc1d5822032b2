//! Where a row of canonical words stands again: an index over all runs of a few words.

use super::canonical::Canonical;
use crate::keys::Numbers;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// Words of a run. Shorter rows are found among whole sentences and units only.
pub(crate) const GRAM: usize = 5;

/// Places that are looked at for one row; a row that stands more often than this is no statement but a habit.
const PROBES: usize = 48;

/// Hashes are hashed already. A fixed hasher also keeps results the same from run to run.
#[derive(Default)]
pub(crate) struct Identity(u64);

impl Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value ^ (value >> 29);
    }
}

/// A map from hashes.
pub(crate) type Hashed<T> = HashMap<u64, T, BuildHasherDefault<Identity>>;

/// For each run of [`GRAM`] words that a sentence begins with, the places where it stands, in order. Rows that are
/// looked for begin where a sentence does; the other runs, most of a text, would only fill memory.
pub(crate) struct Index {
    /// One bit for each hash of a run that is held: most runs of a text are told not to be by this alone.
    bits: Vec<u64>,
    runs: Numbers,
    /// By number of a run the first of its `places`.
    heads: Vec<u32>,
    /// Where a run stands, and which of the places comes next.
    places: Vec<(u32, u32)>,
}

const NONE: u32 = u32::MAX;

impl Index {
    /// Cost: linear in the words.
    pub fn new(canonical: &Canonical) -> Self {
        let starts = || canonical.sentences.iter().chain(&canonical.units).filter(|row| row.len() >= GRAM);
        let bits = vec![0; (starts().count() / 4).next_power_of_two()];
        let mut index = Index { bits, runs: Numbers::default(), heads: Vec::new(), places: Vec::new() };
        for row in starts() {
            let hash = canonical.hash(&(row.start..row.start + GRAM));
            let (word, bit) = index.bit(hash);
            index.bits[word] |= bit;
            index.runs.number(hash);
        }
        index.heads = vec![NONE; index.runs.len()];
        for at in (0..(canonical.words.len() + 1).saturating_sub(GRAM)).rev() {
            let hash = canonical.hash(&(at..at + GRAM));
            let (word, bit) = index.bit(hash);
            if index.bits[word] & bit == 0 {
                continue;
            }
            if let Some(run) = index.runs.find(hash) {
                index.places.push((at as u32, index.heads[run]));
                index.heads[run] = index.places.len() as u32 - 1;
            }
        }
        index
    }

    /// Where among the bits a hash has its own.
    fn bit(&self, hash: u64) -> (usize, u64) {
        ((hash >> 40) as usize & (self.bits.len() - 1), 1 << (hash >> 34 & 63))
    }

    /// The other places where the words of `row` stand, in order, as far as the bound on probes reaches.
    /// `row` must have at least [`GRAM`] words and begin where a sentence does. `work` counts the probes.
    pub fn places(&self, canonical: &Canonical, row: &Range<usize>, work: &mut u64) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if row.len() < GRAM {
            return found;
        }
        let first = row.start..row.start + GRAM;
        let run = self.runs.find(canonical.hash(&first));
        let mut head = run.and_then(|run| self.heads.get(run)).copied().unwrap_or(NONE);
        for _ in 0..PROBES {
            let Some(&(at, next)) = self.places.get(head as usize) else { break };
            let place = at as usize..at as usize + row.len();
            *work += 1;
            let apart = place.end <= row.start || row.end <= place.start;
            if apart && place.end <= canonical.words.len() && canonical.hash(&place) == canonical.hash(row) {
                found.push(place);
            }
            head = next;
        }
        found
    }
}
