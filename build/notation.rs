//! The notation of phrase patterns, and how they stand in the binary: as the numbers of their pieces, which
//! `lexicon::programs` makes the programs of that run. Patterns that are not well formed stop the build.
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

use crate::phrase_codes::piece::{END, LAST, MATCH, MAYBE, NEXT, OPTIONAL, RULE, SHORT, SPLIT, WORDS};
use crate::phrase_codes::{CAPITAL, CLASS, GAP, NUMBER, PREFIX};
use std::collections::BTreeSet;

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
                let (low, high) = (low.parse().ok()?, high.parse().ok()?);
                (low <= high && high < 256).then_some(Item::Gap(low, high))?
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

fn gather<'a>(items: &[Item<'a>], out: &mut BTreeSet<&'a str>) {
    for item in items {
        match item {
            Item::Word(word) => _ = out.insert(word),
            Item::Choice(choices) => choices.iter().for_each(|choice| gather(choice, out)),
            _ => {}
        }
    }
}

/// The patterns of a language, by rules, as they are written.
pub struct Patterns<'a>(Vec<Vec<Vec<Item<'a>>>>);

/// What patterns are made of, and the numbers of their pieces.
#[derive(Default)]
pub struct Encoded<'a> {
    /// The beginnings of words.
    pub prefixes: Vec<&'a str>,
    /// The lists by name.
    pub lists: Vec<&'a str>,
    /// Instructions that are neither words nor choices, with their operands.
    pub others: Vec<(u16, u16)>,
    /// Numbers of pieces: of choices, of `others`, then of words.
    pub pieces: Vec<u8>,
    /// How many numbers their programs have, at most.
    pub codes: usize,
}

impl<'a> Patterns<'a> {
    /// Reads the patterns of each rule. `Err` is the first that is not well formed.
    pub fn read(rules: &'a [Vec<String>]) -> Result<Self, &'a str> {
        let rules = rules.iter().map(|rule| rule.iter().map(|line| parse(line).ok_or(line.as_str())).collect());
        Ok(Patterns(rules.collect::<Result<_, _>>()?))
    }

    /// The words that they ask for.
    pub fn words(&self) -> BTreeSet<&'a str> {
        let mut words = BTreeSet::new();
        self.0.iter().flatten().for_each(|items| gather(items, &mut words));
        words
    }

    /// Encodes them; a word's number is its place in `words`.
    pub fn encode(&self, words: &[&str]) -> Encoded<'a> {
        let mut out = Encoded::default();
        let mut others = Vec::new();
        self.0.iter().flatten().for_each(|items| out.others_of(items, &mut others));
        out.others = others;
        for rule in &self.0 {
            for items in rule {
                items.iter().for_each(|item| out.item(item, words));
                out.number(MATCH);
            }
            out.number(RULE);
        }
        out
    }
}

fn place<T: PartialEq>(list: &mut Vec<T>, wanted: T) -> usize {
    list.iter().position(|each| *each == wanted).unwrap_or_else(|| {
        list.push(wanted);
        list.len() - 1
    })
}

impl<'a> Encoded<'a> {
    /// The instruction of an item that is neither word nor choice.
    fn other(&mut self, item: &Item<'a>) -> (u16, u16) {
        match item {
            Item::Prefix(stem) => (PREFIX, place(&mut self.prefixes, *stem) as u16),
            Item::List(name) => (CLASS + place(&mut self.lists, *name) as u16, 0),
            Item::Number => (NUMBER, 0),
            Item::Gap(low, high) => (GAP, low << 8 | high),
            _ => (CAPITAL, 0),
        }
    }

    fn others_of(&mut self, items: &[Item<'a>], out: &mut Vec<(u16, u16)>) {
        for item in items {
            match item {
                Item::Word(_) => {}
                Item::Choice(choices) => choices.iter().for_each(|choice| self.others_of(choice, out)),
                _ => _ = place(out, self.other(item)),
            }
        }
    }

    fn item(&mut self, item: &Item<'a>, words: &[&str]) {
        match item {
            Item::Choice(choices) => self.choice(choices, words),
            Item::Word(word) => {
                let at = words.iter().position(|each| each == word).expect("all words were gathered");
                self.number(WORDS + self.others.len() + at);
            }
            _ => {
                let other = self.other(item);
                let at = self.others.iter().position(|each| *each == other).expect("all items were gathered");
                self.number(WORDS + at);
            }
        }
    }

    fn choice(&mut self, choices: &[Vec<Item<'a>>], words: &[&str]) {
        // an optional group is one with an empty alternative
        if let [group, empty] = choices
            && let ([Item::Choice(inner)], []) = (&group[..], &empty[..])
        {
            let with_empty = inner.last().is_none_or(|last| !last.is_empty()).then(Vec::new);
            let choices: Vec<&[Item<'a>]> = inner.iter().chain(with_empty.as_ref()).map(Vec::as_slice).collect();
            return self.alternatives(&choices, words);
        }
        self.alternatives(&choices.iter().map(Vec::as_slice).collect::<Vec<_>>(), words);
    }

    fn alternatives(&mut self, choices: &[&[Item<'a>]], words: &[&str]) {
        let full = choices.iter().take_while(|choice| !choice.is_empty()).count();
        let maybe = full < choices.len();
        assert!(full + usize::from(maybe) == choices.len(), "of a group's alternatives only the last may be empty");
        match (&choices[..full], maybe) {
            ([items], false) => items.iter().for_each(|item| self.item(item, words)),
            ([[item]], true) if !matches!(item, Item::Choice(_)) => {
                self.number(OPTIONAL);
                self.item(item, words);
            }
            (full, maybe) => {
                self.number(SPLIT);
                for (at, items) in full.iter().enumerate() {
                    items.iter().for_each(|item| self.item(item, words));
                    match full.len() - at - 1 {
                        0 => self.number(if maybe { MAYBE } else { END }),
                        1 if !maybe => self.number(LAST),
                        _ => self.number(NEXT),
                    }
                }
            }
        }
    }

    /// One byte for a small number, two for another.
    fn number(&mut self, number: usize) {
        // where an alternative ends that is not the last, a jump and a way to the next; else an instruction and its operand
        self.codes += if number == NEXT { 4 } else { 2 };
        match number.checked_sub(SHORT) {
            None => self.pieces.push(number as u8),
            Some(rest) => {
                assert!(rest >> 8 < 256 - SHORT, "too many words");
                self.pieces.extend([(SHORT + (rest >> 8)) as u8, rest as u8]);
            }
        }
    }
}
