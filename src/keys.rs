//! Numbers for keys, in the order in which keys come: one small hash table behind groups and counts. The standard
//! library's maps are compiled anew for every type of key and value, and those made up a tenth of the wasm.

use crate::word::{SEED, hashed};

/// Numbers for numbers.
#[derive(Default)]
pub(crate) struct Numbers {
    keys: Vec<u64>,
    /// 1 + where in `keys`; 0 is free, and at least half of them are.
    slots: Vec<u32>,
}

/// The last steps of MurmurHash3 (Appleby): every bit of a key counts for where it stands.
#[inline]
fn mixed(key: u64) -> usize {
    let key = (key ^ (key >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let key = (key ^ (key >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (key ^ (key >> 33)) as usize
}

impl Numbers {
    /// Room for so many keys.
    pub fn with_room(keys: usize) -> Self {
        Numbers { keys: Vec::with_capacity(keys), slots: vec![0; (2 * keys + 1).next_power_of_two()] }
    }

    /// Where a key is, or where it would be. There must be slots.
    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = mixed(key) & mask;
        while self.slots[at] != 0 && self.keys[self.slots[at] as usize - 1] != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number of a key that was met before. Cost: about one comparison.
    #[cfg_attr(quick, optimize(speed))]
    pub fn find(&self, key: u64) -> Option<usize> {
        (self.slots.get(self.slot_if_any(key)?)?.checked_sub(1)).map(|number| number as usize)
    }

    fn slot_if_any(&self, key: u64) -> Option<usize> {
        (!self.slots.is_empty()).then(|| self.slot(key))
    }

    /// The number of a key: the next one where it is new. Cost: as [`Numbers::find`], and room for it.
    #[cfg_attr(quick, optimize(speed))]
    pub fn number(&mut self, key: u64) -> usize {
        if self.keys.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 2).max(16)];
            for (number, &key) in self.keys.iter().enumerate() {
                let mask = self.slots.len() - 1;
                let mut at = mixed(key) & mask;
                while self.slots[at] != 0 {
                    at = (at + 1) & mask;
                }
                self.slots[at] = number as u32 + 1;
            }
        }
        let at = self.slot(key);
        if self.slots[at] == 0 {
            self.keys.push(key);
            self.slots[at] = self.keys.len() as u32;
        }
        self.slots[at] as usize - 1
    }

    /// Adds a key; whether it is new.
    pub fn insert(&mut self, key: u64) -> bool {
        let before = self.len();
        self.number(key) == before
    }
}

/// Values by number.
pub(crate) struct Tally<V> {
    numbers: Numbers,
    /// In the order in which their keys came.
    pub values: Vec<V>,
}

impl<V> Default for Tally<V> {
    fn default() -> Self {
        Tally { numbers: Numbers::default(), values: Vec::new() }
    }
}

impl<V: Default> Tally<V> {
    /// The value of a key, which starts as the default.
    pub fn at(&mut self, key: u64) -> &mut V {
        let number = self.numbers.number(key);
        if number == self.values.len() {
            self.values.push(V::default());
        }
        &mut self.values[number]
    }

    /// The value of a key that was met before.
    pub fn get(&self, key: u64) -> Option<&V> {
        self.values.get(self.numbers.find(key)?)
    }
}

/// Numbers for texts.
pub(crate) struct Texts<T> {
    numbers: Numbers,
    texts: Vec<T>,
}

impl<T> Default for Texts<T> {
    fn default() -> Self {
        Texts { numbers: Numbers::default(), texts: Vec::new() }
    }
}

/// A key for bytes, as FNV-1a (Fowler, Noll, Vo) makes it, but of eight bytes at a time as far as there are.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn key(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let step = |hash: u64, value: u64| (hash ^ value).wrapping_mul(0x0100_0000_01b3);
    let hash = words.iter().fold(SEED, |hash, &word| {
        // what is multiplied moves up alone
        step(hash.rotate_left(29), u64::from_le_bytes(word))
    });
    rest.iter().fold(hash, |hash, &byte| step(hash, u64::from(byte)))
}

/// How far to go on behind a key that another text has: FNV-1a of the bytes one by one, so that texts that were made to
/// share keys do not stand in one row.
#[cold]
fn stride(text: &str) -> u64 {
    text.bytes().fold(SEED, hashed) | 1
}

impl<T: AsRef<str>> Texts<T> {
    /// The number of a text that was met before. Cost: linear in its length.
    #[cfg_attr(quick, optimize(speed))]
    pub fn find(&self, text: &str) -> Option<usize> {
        let mut hash = key(text.as_bytes());
        loop {
            let number = self.numbers.find(hash)?;
            if self.texts[number].as_ref() == text {
                return Some(number);
            }
            // another text has this hash: so it has a later one
            hash = hash.wrapping_add(stride(text));
        }
    }

    /// The number of a text: the next one where it is new.
    #[cfg_attr(quick, optimize(speed))]
    pub fn number(&mut self, text: T) -> usize {
        let mut hash = key(text.as_ref().as_bytes());
        loop {
            let number = self.numbers.number(hash);
            match self.texts.get(number) {
                None => self.texts.push(text),
                Some(known) if known.as_ref() == text.as_ref() => {}
                Some(_) => {
                    hash = hash.wrapping_add(stride(text.as_ref()));
                    continue;
                }
            }
            return number;
        }
    }

    /// Adds a text; whether it is new.
    pub fn insert(&mut self, text: T) -> bool {
        let before = self.texts.len();
        self.number(text) == before
    }

    /// Whether the text was met before.
    pub fn contains(&self, text: &str) -> bool {
        self.find(text).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Tally, Texts, key};

    #[test]
    fn keys_are_numbered_as_they_come() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.find(7), None);
        for round in 0..2 {
            for key in 0..1000_u64 {
                assert_eq!(numbers.number(key << 40), key as usize, "round {round}");
            }
        }
        assert_eq!((numbers.find(9 << 40), numbers.find(1)), (Some(9), None));
    }

    #[test]
    fn texts_are_told_apart_even_where_their_hashes_are_one() {
        let mut texts = Texts::default();
        // what another text left in the place of this one
        texts.number("other");
        texts.numbers.number(key(b"this"));
        texts.texts.push("that");
        assert_eq!((texts.number("this"), texts.number("this"), texts.find("this")), (2, 2, Some(2)));
        assert!(texts.insert("new") && !texts.insert("new") && texts.contains("other") && !texts.contains("that"));
    }

    #[test]
    fn values_start_as_the_default() {
        let mut tally: Tally<u32> = Tally::default();
        *tally.at(5) += 2;
        *tally.at(3) += 1;
        *tally.at(5) += 2;
        assert_eq!((tally.get(5), tally.get(4), tally.values.as_slice()), (Some(&4), None, &[4, 1][..]));
    }
}
