//! Where a row of canonical words stands again: an index over all runs of a few words.

use super::canonical::Canonical;
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

/// For each run of [`GRAM`] words the places where it stands, in order.
pub(crate) struct Index {
    heads: Hashed<u32>,
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Index {
    /// Cost: linear in the words.
    pub fn new(canonical: &Canonical) -> Self {
        let runs = (canonical.words.len() + 1).saturating_sub(GRAM);
        let mut index = Index { heads: Hashed::default(), next: vec![NONE; runs] };
        index.heads.reserve(runs);
        for at in (0..runs).rev() {
            let head = index.heads.entry(canonical.hash(&(at..at + GRAM))).or_insert(NONE);
            index.next[at] = *head;
            *head = at as u32;
        }
        index
    }

    /// The other places where the words of `row` stand, in order, as far as the bound on probes reaches.
    /// `row` must have at least [`GRAM`] words. `work` counts the probes.
    pub fn places(&self, canonical: &Canonical, row: &Range<usize>, work: &mut u64) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        if row.len() < GRAM {
            return found;
        }
        let first = row.start..row.start + GRAM;
        let mut at = self.heads.get(&canonical.hash(&first)).copied().unwrap_or(NONE);
        for _ in 0..PROBES {
            let Some(&next) = self.next.get(at as usize) else { break };
            let place = at as usize..at as usize + row.len();
            *work += 1;
            let apart = place.end <= row.start || row.end <= place.start;
            if apart && place.end <= canonical.words.len() && canonical.hash(&place) == canonical.hash(row) {
                found.push(place);
            }
            at = next;
        }
        found
    }
}
