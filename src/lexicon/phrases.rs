//! Matches phrase patterns. The patterns are data; `build/notation.rs` describes how they are written, and their
//! programs run here, by backtracking under a fixed budget of steps.

use super::phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};
use super::programs::{ANY, Bits, Programs, bit};
use super::{Known, Tables, Words};
use crate::article::Reason;
use crate::word::TokenKind;
use std::sync::OnceLock;

/// Where in a line a phrase must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// The phrase is all of the line.
    Whole,
    /// The line begins with it.
    Start,
    /// The line ends with it.
    #[allow(dead_code)] // named by data only
    End,
    /// Anywhere.
    Anywhere,
}

/// What a match of a phrase means.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Stable code such as `newsletter.sign-up`.
    pub rule: &'static str,
    /// The reason of the removal that it argues for.
    pub reason: Reason,
    /// Where it must stand.
    pub at: At,
    /// How sure it is by itself, in hundredths.
    pub weight: u8,
}

/// Finds a list in the tables of a language.
type List = fn(&Tables) -> &Words;

/// The phrase patterns of a language, in pieces; `build/notation.rs` writes them.
pub(crate) struct Phrases {
    pub(super) pieces: &'static [u8],
    /// Instructions that are neither words nor choices, with their operands.
    pub(super) others: &'static [(u16, u16)],
    pub(super) prefixes: &'static [&'static str],
    pub(super) lists: &'static [List],
    pub(super) rules: &'static [Rule],
    pub(super) programs: OnceLock<Programs>,
}

/// A token of the line that is searched.
#[derive(Clone, Debug)]
pub(crate) struct PhraseToken<'a> {
    /// The folded text.
    pub folded: &'a str,
    /// What the lexicon says of it.
    pub known: &'a Known,
    /// What it is.
    pub kind: TokenKind,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

/// A match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// What matched.
    pub rule: &'static Rule,
}

/// Steps that one pattern may take at one place: enough for every pattern there is, and a bound on hostile text.
const BUDGET: u32 = 300;

struct Run<'a> {
    phrases: &'a Phrases,
    code: &'a [u16],
    tables: &'a Tables,
    tokens: &'a [PhraseToken<'a>],
    to_end: bool,
    steps: u32,
}

impl Phrases {
    /// Appends the matches in `tokens`, the tokens of one line, to `hits`; returns the steps of work.
    ///
    /// Cost: linear in the tokens, times the patterns that may begin with each word (a few).
    #[cfg_attr(quick, optimize(speed))]
    pub fn search(&self, tables: &Tables, tokens: &[PhraseToken<'_>], hits: &mut Vec<Hit>) -> u64 {
        let Programs { code, patterns, beginnings, first, open } = self.programs.get_or_init(|| Programs::new(self));
        // the words of all tokens, and of those that are within reach of most patterns from the first word
        let (mut all, mut near, mut count, mut first_word) = (0, 0, 0, 0);
        for (at, token) in tokens.iter().enumerate() {
            let bits = token.known.phrase.map_or(0, bit);
            all |= bits;
            near |= if count <= usize::from(NEAR) { bits } else { 0 };
            if token.kind != TokenKind::Mark {
                first_word = if count == 0 { at } else { first_word };
                count += 1;
            }
        }
        let mut work = tokens.len() as u64;
        let mut attempt = |pattern: u16, at: usize| {
            let pattern = &patterns[usize::from(pattern)];
            let Some(rule) = self.rules.get(usize::from(pattern.rule)) else { return };
            let fits = match rule.at {
                At::Whole => at <= first_word && count <= usize::from(pattern.longest),
                At::Start => at <= first_word,
                At::End | At::Anywhere => true,
            };
            if !fits {
                return;
            }
            let to_end = matches!(rule.at, At::Whole | At::End);
            let mut run = Run { phrases: self, code, tables, tokens, to_end, steps: 0 };
            if run.from(usize::from(pattern.start), at).is_some() {
                hits.push(Hit { rule });
            }
            work += u64::from(run.steps);
        };
        for (at, token) in tokens.iter().enumerate() {
            if let Some(word) = token.known.phrase.map(usize::from) {
                let row = &beginnings[first[word] as usize..first[word + 1] as usize];
                if !row.is_empty() {
                    let next = words_behind(tokens, at);
                    for each in row.iter().filter(|each| each.next & next != 0) {
                        attempt(each.pattern, at);
                    }
                }
            }
            if at <= first_word && at + MARKS >= first_word {
                for &(pattern, needs) in open {
                    let words = if patterns[usize::from(pattern)].longest <= NEAR { near } else { all };
                    if needs & words != 0 {
                        attempt(pattern, at);
                    }
                }
            }
        }
        work
    }
}

/// Words and marks of a pattern that reaches no further than most.
const NEAR: u16 = 16;

/// Marks that are looked over for the next word, and that patterns may begin with before the first.
const MARKS: usize = 8;

/// The words that a pattern may take next behind token `at`: a mark may be taken or passed over.
fn words_behind(tokens: &[PhraseToken<'_>], at: usize) -> Bits {
    let mut bits = ANY;
    for (marks, token) in tokens[at + 1..].iter().enumerate() {
        bits |= token.known.phrase.map_or(0, bit);
        if marks == MARKS {
            return Bits::MAX;
        }
        if token.kind != TokenKind::Mark {
            break;
        }
    }
    bits
}

impl Run<'_> {
    /// Runs the program from `pc` at token `at`; gives the end of the match.
    #[cfg_attr(quick, optimize(speed))]
    fn from(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        loop {
            self.steps += 1;
            if self.steps > BUDGET {
                return None;
            }
            let op = *self.code.get(pc)?;
            let argument = || self.code.get(pc + 1).copied();
            match op {
                MATCH => {
                    let rest = self.tokens.get(at..)?;
                    let ended = !self.to_end || rest.iter().all(|t| t.kind == TokenKind::Mark);
                    return ended.then_some(at);
                }
                JUMP => pc += usize::from(argument()?),
                SPLIT => {
                    if let Some(end) = self.from(pc + 2, at) {
                        return Some(end);
                    }
                    pc += usize::from(argument()?);
                }
                GAP => {
                    let (low, high) = (argument()? >> 8, argument()? & 0xFF);
                    return self.gap(pc + 2, at, low, high);
                }
                _ => {
                    // a mark that is not asked for is passed over
                    loop {
                        let token = self.tokens.get(at)?;
                        let fits =
                            if op < CLASS { token.known.phrase == Some(op) } else { self.matches(op, pc, token)? };
                        if fits {
                            break;
                        }
                        self.steps += 1;
                        if token.kind != TokenKind::Mark || self.steps > BUDGET {
                            return None;
                        }
                        at += 1;
                    }
                    at += 1;
                    pc += if op == PREFIX { 2 } else { 1 };
                }
            }
        }
    }

    /// Whether a token is what `op`, at `pc`, asks for if it asks for no word.
    fn matches(&self, op: u16, pc: usize, token: &PhraseToken<'_>) -> Option<bool> {
        Some(match op {
            NUMBER => token.kind == TokenKind::Number,
            CAPITAL => token.kind == TokenKind::Word && token.capital,
            PREFIX => {
                let stem = self.phrases.prefixes.get(usize::from(*self.code.get(pc + 1)?))?;
                token.folded.starts_with(stem)
            }
            class => {
                let list = self.phrases.lists.get(usize::from(class.checked_sub(CLASS)?))?;
                list(self.tables).has(token.known)
            }
        })
    }

    fn gap(&mut self, pc: usize, mut at: usize, low: u16, high: u16) -> Option<usize> {
        let mut words = 0;
        loop {
            if words >= low
                && let Some(end) = self.from(pc, at)
            {
                return Some(end);
            }
            while self.tokens.get(at)?.kind == TokenKind::Mark && self.steps <= BUDGET {
                at += 1;
                self.steps += 1;
            }
            at += 1;
            words += 1;
            if words > high || self.steps > BUDGET {
                return None;
            }
        }
    }
}
