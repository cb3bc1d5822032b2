//! Finds a name in a fixed list by one hash and about one comparison. The table is made by the compiler.

/// Slots of a table; more than twice as many as any list has names.
pub(super) const SLOTS: usize = 512;

/// Open addressing from hash to 1 + the index in `names`.
pub(super) const fn table(names: &[&str]) -> [u8; SLOTS] {
    assert!(names.len() < 255 && names.len() * 2 < SLOTS);
    let mut slots = [0; SLOTS];
    let mut index = 0;
    while index < names.len() {
        let mut at = hash(names[index].as_bytes());
        while slots[at] != 0 {
            at = (at + 1) % SLOTS;
        }
        slots[at] = index as u8 + 1;
        index += 1;
    }
    slots
}

/// Where `name` stands in `names`, of which `table` is the table, whatever its case.
pub(super) fn find(table: &[u8; SLOTS], names: &[&str], name: &str) -> Option<usize> {
    let mut at = hash(name.as_bytes());
    loop {
        let index = usize::from(table[at]).checked_sub(1)?;
        if names[index] == name || names[index].eq_ignore_ascii_case(name) {
            return Some(index);
        }
        at = (at + 1) % SLOTS;
    }
}

/// FNV-1a, 32 bits (Fowler, Noll, Vo), folded to a slot. Names in pages are short, so it is quick enough.
const fn hash(bytes: &[u8]) -> usize {
    let (mut hash, mut at) = (0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        // without the bit that small letters have and capitals do not
        hash = (hash ^ (bytes[at] & !0x20) as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}
