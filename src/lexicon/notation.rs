//! The notation of phrase patterns, and their compiling into programs for `lexicon::phrases`. The patterns stand in the
//! binary as they are written, which takes half of what their programs would, and are compiled when a language is first
//! asked for. Part of `build.rs`, too, which refuses patterns that are not well formed.
//!
//! A pattern is a row of items separated by spaces. Each item matches tokens of the text:
//!
//! | item | matches |
//! |---|---|
//! | `word` or a mark such as `©` | that word, folded |
//! | `word*` | a word that starts so |
//! | `(a\|b c\|)` | one of the alternatives; an empty one makes the group optional |
//! | `item?` | the item or nothing |
//! | `<0-3>` | that many words, whatever they are |
//! | `#` | a number |
//! | `^` | a word with a capital letter |
//! | `$name` | a word of the list `[words.name]` |
//!
//! Marks in the text that no item asks for are passed over.

use super::phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};

/// What a pattern is made of.
enum Item<'a> {
    Word(&'a str),
    Prefix(&'a str),
    List(&'a str),
    Number,
    Capital,
    Gap(u16, u16),
    Choice(Vec<Vec<Item<'a>>>),
}

/// The items of a pattern, or of an alternative; `None` where it is not well formed.
fn parse(pattern: &str) -> Option<Vec<Item<'_>>> {
    let (mut items, mut rest) = (Vec::new(), pattern.trim());
    while !rest.is_empty() {
        let (mut item, mut after) = if let Some(inner) = rest.strip_prefix('(') {
            let close = group_end(inner)?;
            let choices = alternatives(&inner[..close]).into_iter().map(parse).collect::<Option<_>>()?;
            (Item::Choice(choices), &inner[close + 1..])
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == '?').unwrap_or(rest.len());
            (simple(&rest[..end])?, &rest[end..])
        };
        if let Some(optional) = after.strip_prefix('?') {
            item = Item::Choice(vec![vec![item], Vec::new()]);
            after = optional;
        }
        if !after.is_empty() && !after.starts_with(' ') {
            return None;
        }
        items.push(item);
        rest = after.trim_start();
    }
    Some(items)
}

/// Where the group ends that was opened before `inner`.
fn group_end(inner: &str) -> Option<usize> {
    let mut depth = 1;
    inner.bytes().position(|c| {
        depth += i32::from(c == b'(') - i32::from(c == b')');
        depth == 0
    })
}

/// The alternatives of a group, cut at the strokes that are not inside an inner group.
fn alternatives(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.bytes().enumerate() {
        depth += i32::from(c == b'(') - i32::from(c == b')');
        if c == b'|' && depth == 0 {
            parts.push(&group[start..at]);
            start = at + 1;
        }
    }
    parts.push(&group[start..]);
    parts
}

fn simple(word: &str) -> Option<Item<'_>> {
    Some(match word {
        "#" => Item::Number,
        "^" => Item::Capital,
        _ => {
            if let Some(range) = word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
                let (low, high) = range.split_once('-')?;
                Item::Gap(low.parse().ok()?, high.parse().ok()?)
            } else if let Some(name) = word.strip_prefix('$') {
                Item::List(name)
            } else if let Some(stem) = word.strip_suffix('*') {
                Item::Prefix(stem)
            } else {
                Item::Word(word)
            }
        }
    })
}

fn words<'a>(items: &[Item<'a>], out: &mut Vec<&'a str>) {
    for item in items {
        match item {
            Item::Word(word) => out.push(word),
            Item::Choice(choices) => choices.iter().for_each(|c| words(c, out)),
            _ => {}
        }
    }
}

/// The programs of a language's patterns.
#[derive(Default)]
pub(crate) struct Program<'a> {
    /// The words that patterns ask for, sorted; where one stands is its id.
    pub vocabulary: Vec<&'a str>,
    /// The beginnings of words.
    pub prefixes: Vec<&'a str>,
    /// The lists by name.
    pub lists: Vec<&'a str>,
    pub code: Vec<u16>,
    /// Rule and start of the program.
    pub patterns: Vec<(u16, u32)>,
    /// Word that a pattern may begin with, and the pattern; sorted.
    pub first: Vec<(u16, u16)>,
    /// Patterns that may begin with something else than a word, with bits of the words one of which they need.
    pub open: Vec<(u16, u64)>,
}

fn number<'a>(list: &mut Vec<&'a str>, name: &'a str) -> u16 {
    let index = list.iter().position(|n| *n == name).unwrap_or_else(|| {
        list.push(name);
        list.len() - 1
    });
    index as u16
}

impl<'a> Program<'a> {
    /// Compiles patterns, one a line, with an empty line between rules. `Err` is the first that is not well formed.
    ///
    /// Cost: n log n for n words.
    pub fn compile(source: &'a str) -> Result<Self, &'a str> {
        let mut parsed = Vec::new();
        let mut rule = 0;
        for line in source.split('\n') {
            if line.is_empty() {
                rule += 1;
            } else {
                parsed.push((rule, parse(line).ok_or(line)?));
            }
        }
        let mut program = Program::default();
        parsed.iter().for_each(|(_, items)| words(items, &mut program.vocabulary));
        program.vocabulary.sort_unstable();
        program.vocabulary.dedup();
        for (rule, items) in &parsed {
            let pattern = program.patterns.len() as u16;
            let start = program.code.len();
            program.emit(items);
            program.code.push(MATCH);
            let mut starts = Vec::new();
            if program.first(start, &mut starts) {
                program.first.extend(starts.into_iter().map(|word| (word, pattern)));
            } else {
                program.open.push((pattern, program.needs(items)));
            }
            program.patterns.push((*rule, start as u32));
        }
        program.first.sort_unstable();
        program.first.dedup();
        Ok(program)
    }

    fn word(&self, word: &str) -> u16 {
        self.vocabulary.binary_search(&word).unwrap_or(0) as u16
    }

    fn emit(&mut self, items: &[Item<'a>]) {
        for item in items {
            match item {
                Item::Word(word) => self.code.push(self.word(word)),
                Item::Prefix(stem) => {
                    let index = number(&mut self.prefixes, stem);
                    self.code.extend([PREFIX, index]);
                }
                Item::List(name) => {
                    let index = number(&mut self.lists, name);
                    self.code.push(CLASS + index);
                }
                Item::Number => self.code.push(NUMBER),
                Item::Capital => self.code.push(CAPITAL),
                Item::Gap(low, high) => self.code.extend([GAP, low << 8 | high]),
                Item::Choice(choices) => self.choice(choices),
            }
        }
    }

    /// Every alternative but the last starts with SPLIT to the next one and ends with JUMP to the end.
    fn choice(&mut self, choices: &[Vec<Item<'a>>]) {
        let mut jumps = Vec::new();
        for (index, choice) in choices.iter().enumerate() {
            let last = index + 1 == choices.len();
            let split = self.code.len();
            if !last {
                self.code.extend([SPLIT, 0]);
            }
            self.emit(choice);
            if !last {
                jumps.push(self.code.len());
                self.code.extend([JUMP, 0]);
                self.code[split + 1] = (self.code.len() - split) as u16;
            }
        }
        for jump in jumps {
            self.code[jump + 1] = (self.code.len() - jump) as u16;
        }
    }

    /// A word of one item that a match cannot do without, as bits of the word's id: a line that has none of them needs
    /// not be tried. All bits where there is no such item.
    fn needs(&self, items: &[Item<'_>]) -> u64 {
        items.iter().filter_map(|item| self.needed(item)).min_by_key(|bits| bits.count_ones()).unwrap_or(u64::MAX)
    }

    /// The words one of which must stand where an item matches; `None` if it may match without a certain word.
    fn needed(&self, item: &Item<'_>) -> Option<u64> {
        match item {
            Item::Word(word) => Some(1 << (self.word(word) % 64)),
            Item::Choice(choices) => choices.iter().try_fold(0, |bits, choice| {
                let certain = |item: &&Item<'_>| matches!(item, Item::Word(_) | Item::Choice(_));
                Some(bits | self.needed(choice.iter().find(certain)?)?)
            }),
            _ => None,
        }
    }

    /// Gathers the ids of words with which the program at `pc` may begin; false where it may begin with anything else.
    fn first(&self, pc: usize, out: &mut Vec<u16>) -> bool {
        match self.code[pc] {
            SPLIT => self.first(pc + 2, out) & self.first(pc + usize::from(self.code[pc + 1]), out),
            JUMP => self.first(pc + usize::from(self.code[pc + 1]), out),
            word if word < CLASS => {
                out.push(word);
                true
            }
            _ => false,
        }
    }
}
