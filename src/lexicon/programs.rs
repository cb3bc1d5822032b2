//! The programs of a language's phrases, made of the pieces that `build.rs` wrote when a language is first searched, and
//! what each program needs, told before it runs: how many words it takes at most, and which words must stand where.

use super::phrase_codes::piece::{
    END, LAST, MATCH as MATCHED, MAYBE, NEXT, OPTIONAL, RULE, SHORT, SPLIT as CHOICE, WORDS,
};
use super::phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};
use super::phrases::Phrases;

/// Bits of words, one of 127 for each id, and [`ANY`].
pub(super) type Bits = u128;

/// Stands for whatever is no certain word.
pub(super) const ANY: Bits = 1 << 127;

/// The bit of a word.
pub(super) const fn bit(id: u16) -> Bits {
    // shifts of more than 64 bits are calls where there are none of 128
    let place = id % 127;
    if place < 64 { (1_u64 << place) as Bits } else { ((1_u64 << (place - 64)) as Bits) << 64 }
}

/// A pattern's program.
pub(super) struct Pattern {
    /// Which of the rules it argues for.
    pub rule: u16,
    /// Where its program begins.
    pub start: u16,
    /// Words and marks that it takes at most.
    pub longest: u16,
}

/// A way in which a pattern may begin.
#[derive(Clone)]
pub(super) struct Beginning {
    /// Which pattern.
    pub pattern: u16,
    /// The words one of which stands next; all bits where it need not.
    pub next: Bits,
}

/// The programs of a language.
#[derive(Default)]
pub(super) struct Programs {
    pub code: Vec<u16>,
    pub patterns: Vec<Pattern>,
    /// Beginnings by the word that they are, and where those of each word start.
    pub beginnings: Vec<Beginning>,
    pub first: Vec<u32>,
    /// Patterns that may begin with something else than a word, with bits of the words one of which they need.
    pub open: Vec<(u16, Bits)>,
}

impl Programs {
    /// Cost: linear in the pieces.
    pub fn new(phrases: &Phrases) -> Self {
        let mut all = Programs::default();
        let places = all.expand(phrases);
        let needs = needs(&all.code, &places);
        let mut found: Vec<(u16, Beginning)> = Vec::new();
        let words = places.iter().map(|&at| all.code[at]).filter(|&op| op < CLASS).max();
        let words = words.map_or(0, |last| usize::from(last) + 1);
        all.first = vec![0; words + 1];
        for (number, pattern) in (0..).zip(&mut all.patterns) {
            let (start, from) = (usize::from(pattern.start), found.len());
            pattern.longest = needs[start].longest;
            if !starts(&all.code, start, number, &needs, from, &mut found) {
                found.truncate(from);
                all.open.push((number, needs[start].certain));
            }
        }
        // by words, and those of one word in their order
        for (word, _) in &found {
            all.first[usize::from(*word) + 1] += 1;
        }
        for word in 0..words {
            all.first[word + 1] += all.first[word];
        }
        let mut free = all.first.clone();
        all.beginnings = vec![Beginning { pattern: 0, next: 0 }; found.len()];
        for (word, beginning) in found {
            let place = &mut free[usize::from(word)];
            all.beginnings[*place as usize] = beginning;
            *place += 1;
        }
        all
    }

    /// Writes the programs; gives the places of their instructions.
    fn expand(&mut self, phrases: &Phrases) -> Vec<usize> {
        let code = &mut self.code;
        let (mut places, mut choices, mut jumps) = (Vec::new(), Vec::new(), Vec::new());
        let (mut rule, mut start, mut optional) = (0, 0, None);
        let mut bytes = phrases.pieces.iter().map(|&byte| usize::from(byte));
        while let Some(byte) = bytes.next() {
            let piece = match byte.checked_sub(SHORT) {
                None => byte,
                Some(upper) => SHORT + (upper << 8 | bytes.next().unwrap_or(0)),
            };
            let here = code.len();
            match piece {
                RULE => rule += 1,
                MATCHED => {
                    places.push(here);
                    code.push(MATCH);
                    self.patterns.push(Pattern { rule, start, longest: 0 });
                    start = code.len() as u16;
                }
                OPTIONAL | CHOICE => {
                    places.push(here);
                    code.extend([SPLIT, 0]);
                    if piece == OPTIONAL {
                        optional = Some(here);
                    } else {
                        choices.push((here, jumps.len()));
                    }
                }
                NEXT | LAST => {
                    places.push(here);
                    code.extend([JUMP, 0]);
                    jumps.push(here);
                    if let Some((split, _)) = choices.last_mut() {
                        land(code, *split);
                        *split = code.len();
                    }
                    if piece == NEXT {
                        places.push(code.len());
                        code.extend([SPLIT, 0]);
                    }
                }
                END | MAYBE => {
                    if let Some((split, inside)) = choices.pop() {
                        jumps
                            .drain(inside..)
                            .chain((piece == MAYBE).then_some(split))
                            .for_each(|from| land(code, from));
                    }
                }
                _ => {
                    places.push(here);
                    match phrases.others.get(piece - WORDS) {
                        Some(&(op @ (GAP | PREFIX), operand)) => code.extend([op, operand]),
                        Some(&(op, _)) => code.push(op),
                        None => code.push((piece - WORDS - phrases.others.len()) as u16),
                    }
                    if let Some(split) = optional.take() {
                        land(code, split);
                    }
                }
            }
        }
        places
    }
}

/// Lets the jump at `from` lead to what comes next.
fn land(code: &mut [u16], from: usize) {
    code[from + 1] = (code.len() - from) as u16;
}

/// What follows from a place of the code.
#[derive(Clone, Copy)]
struct Need {
    /// The words one of which stands there; all bits where it need not be a certain word.
    next: Bits,
    /// Words one of which a match cannot do without, the first such; all bits where there are none.
    certain: Bits,
    /// And the last such.
    last: Bits,
    /// Words and marks at most.
    longest: u16,
}

/// The needs at every place.
fn needs(code: &[u16], places: &[usize]) -> Vec<Need> {
    let mut all = vec![Need { next: Bits::MAX, certain: Bits::MAX, last: Bits::MAX, longest: 0 }; code.len() + 2];
    // programs only go forward, so what follows is known when it is asked for
    for &pc in places.iter().rev() {
        let (one, two) = (all[pc + 1], all[pc + 2]);
        let operand = || code.get(pc + 1).copied().unwrap_or(0);
        let there = |all: &[Need]| all[(pc + usize::from(operand())).min(code.len())];
        let any = |after: Need, words: u16| Need { next: Bits::MAX, longest: after.longest + words, ..after };
        all[pc] = match code[pc] {
            SPLIT => {
                let there = there(&all);
                let last = two.last | there.last;
                // one word behind a choice tells more than the choice
                let certain = if last.is_power_of_two() { last } else { two.certain | there.certain };
                Need { next: two.next | there.next, certain, last, longest: two.longest.max(there.longest) }
            }
            JUMP => there(&all),
            MATCH => continue,
            GAP => any(two, operand() & 0xFF),
            PREFIX => any(two, 1),
            NUMBER | CAPITAL | CLASS.. => any(one, 1),
            word => {
                let last = if one.last.is_power_of_two() { one.last } else { bit(word) };
                Need { next: bit(word), certain: bit(word), last, longest: one.longest + 1 }
            }
        };
    }
    all
}

/// Gathers the words with which the program at `pc` may begin, behind the `from` that were found before; false where it
/// may begin with anything else.
fn starts(code: &[u16], pc: usize, pattern: u16, needs: &[Need], from: usize, out: &mut Vec<(u16, Beginning)>) -> bool {
    let there = || pc + usize::from(code[pc + 1]);
    match code[pc] {
        SPLIT => starts(code, pc + 2, pattern, needs, from, out) & starts(code, there(), pattern, needs, from, out),
        JUMP => starts(code, there(), pattern, needs, from, out),
        word if word < CLASS => {
            match out[from..].iter_mut().find(|(each, _)| *each == word) {
                Some((_, known)) => known.next |= needs[pc + 1].next,
                None => out.push((word, Beginning { pattern, next: needs[pc + 1].next })),
            }
            true
        }
        _ => false,
    }
}
