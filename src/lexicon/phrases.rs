//! Matches phrase patterns. The patterns are data; `notation.rs` describes how they are
//! written and compiles them into the programs that run here, by backtracking under a fixed budget of steps.

use super::bounds::{ANY, Bits, Bounds, bit};
use super::notation::Program;
use super::phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};
use super::{Known, Tables, Words};
use crate::article::Reason;
use crate::text::TokenKind;
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

/// The phrase patterns of a language.
pub(crate) struct Phrases {
    /// As they are written, one a line, with an empty line between rules.
    pub(super) source: &'static str,
    pub(super) lists: &'static [(&'static str, List)],
    pub(super) rules: &'static [Rule],
    pub(super) compiled: OnceLock<Compiled>,
}

/// What the patterns of a language are when they are first asked for.
pub(super) struct Compiled {
    program: Program<'static>,
    lists: Vec<List>,
    bounds: Bounds,
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
    compiled: &'a Compiled,
    tables: &'a Tables,
    tokens: &'a [PhraseToken<'a>],
    to_end: bool,
    steps: u32,
}

impl Phrases {
    fn compiled(&self) -> &Compiled {
        self.compiled.get_or_init(|| {
            // the build refused what would be an error here
            let program = Program::compile(self.source).unwrap_or_default();
            let list = |name: &&str| self.lists.iter().find(|(each, _)| each == name).map(|(_, list)| *list);
            let lists = program.lists.iter().filter_map(list).collect();
            let bounds = Bounds::new(&program);
            Compiled { program, lists, bounds }
        })
    }

    /// The words that patterns ask for, by their ids, and where each stands among the beginnings.
    pub(super) fn words(&self) -> impl Iterator<Item = (&'static str, (u16, u16))> {
        let Program { vocabulary, first, .. } = &self.compiled().program;
        let behind = |id: u16| first.partition_point(|&(word, _)| word < id) as u16;
        vocabulary.iter().zip(0..).map(move |(word, id)| (*word, (behind(id), behind(id + 1))))
    }

    /// Appends the matches in `tokens`, the tokens of one line, to `hits`; returns the steps of work.
    ///
    /// Cost: linear in the tokens, times the patterns that may begin with each word (a few).
    pub fn search(&self, tables: &Tables, tokens: &[PhraseToken<'_>], hits: &mut Vec<Hit>) -> u64 {
        let compiled = self.compiled();
        let Compiled { program, bounds, .. } = compiled;
        let first_word = tokens.iter().position(|t| t.kind != TokenKind::Mark).unwrap_or(0);
        let words = |tokens: &[PhraseToken<'_>]| {
            tokens.iter().filter_map(|t| t.known.phrase).fold(0_u64, |bits, id| bits | 1 << (id % 64))
        };
        // what stands too far behind the first word is out of reach of most patterns
        let (all, near) = (words(tokens), words(&tokens[..reach(tokens)]));
        let count = tokens.iter().filter(|t| t.kind != TokenKind::Mark).count();
        let mut work = tokens.len() as u64;
        for (at, token) in tokens.iter().enumerate() {
            let mut attempt = |pattern: u16| {
                let Some(&(rule, pc)) = program.patterns.get(usize::from(pattern)) else { return };
                let Some(rule) = self.rules.get(usize::from(rule)) else { return };
                let fits = match rule.at {
                    At::Whole => at <= first_word && count <= usize::from(bounds.longest[usize::from(pattern)]),
                    At::Start => at <= first_word,
                    At::End | At::Anywhere => true,
                };
                if !fits {
                    return;
                }
                let to_end = matches!(rule.at, At::Whole | At::End);
                let mut run = Run { compiled, tables, tokens, to_end, steps: 0 };
                if run.from(pc as usize, at).is_some() {
                    hits.push(Hit { rule });
                }
                work += u64::from(run.steps);
            };
            let (from, to) = token.known.first;
            if from < to {
                let next = words_behind(tokens, at);
                let row = usize::from(from)..usize::from(to);
                let begins = program.first[row.clone()].iter().zip(&bounds.second[row]);
                begins.filter(|(_, second)| *second & next != 0).for_each(|(&(_, pattern), _)| attempt(pattern));
            }
            if at <= first_word && at + MARKS >= first_word {
                let words = |p: u16| if bounds.longest[usize::from(p)] <= NEAR { near } else { all };
                program.open.iter().filter(|&&(p, needs)| needs & words(p) != 0).for_each(|&(p, _)| attempt(p));
            }
        }
        work
    }
}

/// Words and marks of a pattern that reaches no further than most.
const NEAR: u16 = 16;

/// The tokens that a pattern of [`NEAR`] words can reach from the first word.
fn reach(tokens: &[PhraseToken<'_>]) -> usize {
    let words = tokens.iter().enumerate().filter(|(_, t)| t.kind != TokenKind::Mark);
    words.map(|(at, _)| at + 1).nth(usize::from(NEAR)).unwrap_or(tokens.len())
}

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
    fn from(&mut self, mut pc: usize, mut at: usize) -> Option<usize> {
        loop {
            self.steps += 1;
            if self.steps > BUDGET {
                return None;
            }
            let op = *self.compiled.program.code.get(pc)?;
            let argument = || self.compiled.program.code.get(pc + 1).copied();
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
                let stem = self.compiled.program.prefixes.get(usize::from(*self.compiled.program.code.get(pc + 1)?))?;
                token.folded.starts_with(stem)
            }
            class => {
                let list = self.compiled.lists.get(usize::from(class.checked_sub(CLASS)?))?;
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
