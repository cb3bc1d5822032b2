//! What every program of a phrase needs, told before it runs: how many words it takes at most, and which words may
//! stand behind its first.

use super::notation::Program;
use super::phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};

/// Bits of words, one of 63 for each id, and [`ANY`].
pub(super) type Bits = u64;

/// Stands for whatever is no certain word.
pub(super) const ANY: Bits = 1 << 63;

/// The bit of a word.
pub(super) const fn bit(id: u16) -> Bits {
    1 << (id % 63)
}

/// What the programs need.
pub(crate) struct Bounds {
    /// Words and marks that each pattern takes at most.
    pub longest: Vec<u16>,
    /// For each of the phrases' beginnings the words one of which stands next; all bits where it need not.
    pub second: Vec<Bits>,
}

impl Bounds {
    /// Cost: linear in the programs, once.
    pub fn new(program: &Program<'_>) -> Self {
        let code = &program.code;
        let mut starts = Vec::new();
        let mut pc = 0;
        while let Some(&op) = code.get(pc) {
            starts.push(pc);
            pc += if matches!(op, SPLIT | JUMP | GAP | PREFIX) { 2 } else { 1 };
        }
        // programs only go forward, so what follows is known when it is asked for
        let mut next = vec![Bits::MAX; code.len() + 1];
        let mut longest = vec![0_u16; code.len() + 1];
        for &pc in starts.iter().rev() {
            let argument = code.get(pc + 1).copied().unwrap_or(0);
            let there = (pc + usize::from(argument)).min(code.len());
            (next[pc], longest[pc]) = match code[pc] {
                SPLIT => (next[pc + 2] | next[there], longest[pc + 2].max(longest[there])),
                JUMP => (next[there], longest[there]),
                GAP => (Bits::MAX, longest[pc + 2] + (argument & 0xFF)),
                MATCH => (Bits::MAX, 0),
                PREFIX => (Bits::MAX, longest[pc + 2] + 1),
                NUMBER | CAPITAL | CLASS.. => (Bits::MAX, longest[pc + 1] + 1),
                word => (bit(word), longest[pc + 1] + 1),
            };
        }
        let pc = |pattern: u16| program.patterns.get(usize::from(pattern)).map_or(0, |&(_, pc)| pc as usize);
        Bounds {
            longest: program.patterns.iter().map(|&(_, pc)| longest[pc as usize]).collect(),
            second: program.first.iter().map(|&(word, pattern)| behind(code, pc(pattern), word, &next)).collect(),
        }
    }
}

/// The words that may stand behind `word` where the program at `pc` begins with it.
fn behind(code: &[u16], pc: usize, word: u16, next: &[Bits]) -> Bits {
    let there = || pc + usize::from(code.get(pc + 1).copied().unwrap_or(0));
    match code.get(pc) {
        Some(&SPLIT) => behind(code, pc + 2, word, next) | behind(code, there(), word, next),
        Some(&JUMP) => behind(code, there(), word, next),
        Some(&op) if op == word => next[pc + 1],
        _ => 0,
    }
}
