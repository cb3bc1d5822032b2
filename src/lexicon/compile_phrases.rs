//! Part of `build.rs`: compiles the phrase patterns of the lexicons into programs for `lexicon::phrases`.
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

use std::collections::BTreeSet;
use std::fmt::Write as _;

#[path = "phrase_codes.rs"]
mod phrase_codes;

use phrase_codes::{CAPITAL, CLASS, GAP, JUMP, MATCH, NUMBER, PREFIX, SPLIT};

/// One `[[phrase]]` of a lexicon file.
pub struct Phrase {
    pub rule: String,
    pub reason: String,
    pub at: String,
    pub weight: u32,
    pub patterns: Vec<String>,
}

/// What a pattern is made of.
enum Item {
    Word(String),
    Prefix(String),
    List(String),
    Number,
    Capital,
    Gap(u16, u16),
    Choice(Vec<Vec<Item>>),
}

/// Reads the `[[phrase]]` tables of a file.
///
/// Panics, and so stops the build, with the place of a table that has not the form it must have.
pub fn read(file: &str, data: &toml::Table) -> Vec<Phrase> {
    let tables = data.get("phrase").and_then(toml::Value::as_array);
    let tables = tables.into_iter().flatten().filter_map(toml::Value::as_table);
    tables
        .map(|table| {
            let string = |key: &str| table.get(key).and_then(toml::Value::as_str);
            let rule = string("rule").unwrap_or_else(|| panic!("{file}: a phrase without rule")).to_owned();
            let patterns = table.get("match").and_then(toml::Value::as_array);
            let patterns = patterns.unwrap_or_else(|| panic!("{file}: {rule}: no match"));
            let at = string("at").unwrap_or("whole").to_owned();
            assert!(["whole", "start", "end", "anywhere"].contains(&at.as_str()), "{file}: {rule}: at = {at}");
            let weight = table.get("weight").and_then(toml::Value::as_float).unwrap_or(0.95);
            Phrase {
                reason: string("reason").unwrap_or("boilerplate").to_owned(),
                at,
                weight: (weight * 100.0).round() as u32,
                patterns: patterns.iter().filter_map(toml::Value::as_str).map(str::to_lowercase).collect(),
                rule,
            }
        })
        .collect()
}

fn parse(pattern: &str) -> Vec<Item> {
    let (mut items, mut rest) = (Vec::new(), pattern.trim());
    while !rest.is_empty() {
        let (mut item, mut after) = if let Some(inner) = rest.strip_prefix('(') {
            let close = group_end(inner).unwrap_or_else(|| panic!("{pattern}: a group without end"));
            (Item::Choice(alternatives(&inner[..close]).into_iter().map(parse).collect()), &inner[close + 1..])
        } else {
            let end = rest.find(|c: char| c.is_whitespace() || c == '?').unwrap_or(rest.len());
            (simple(&rest[..end]), &rest[end..])
        };
        if let Some(optional) = after.strip_prefix('?') {
            item = Item::Choice(vec![vec![item], Vec::new()]);
            after = optional;
        }
        assert!(after.is_empty() || after.starts_with(' '), "{pattern}: a space is missing before {after}");
        items.push(item);
        rest = after.trim_start();
    }
    items
}

/// Where the group ends that was opened before `inner`.
fn group_end(inner: &str) -> Option<usize> {
    let mut depth = 1;
    inner.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(at)
    })
}

/// The alternatives of a group, cut at the strokes that are not inside an inner group.
fn alternatives(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if c == '|' && depth == 0 {
            parts.push(&group[start..at]);
            start = at + 1;
        }
    }
    parts.push(&group[start..]);
    parts
}

fn simple(word: &str) -> Item {
    match word {
        "#" => Item::Number,
        "^" => Item::Capital,
        _ => {
            if let Some(range) = word.strip_prefix('<').and_then(|w| w.strip_suffix('>')) {
                let (low, high) = range.split_once('-').expect("a gap is <low-high>");
                Item::Gap(low.parse().expect("a number"), high.parse().expect("a number"))
            } else if let Some(name) = word.strip_prefix('$') {
                Item::List(name.to_owned())
            } else if let Some(stem) = word.strip_suffix('*') {
                Item::Prefix(stem.to_owned())
            } else {
                Item::Word(word.to_owned())
            }
        }
    }
}

fn words(items: &[Item], out: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Word(word) => {
                out.insert(word.clone());
            }
            Item::Choice(choices) => choices.iter().for_each(|c| words(c, out)),
            _ => {}
        }
    }
}

/// The words one of which must stand where an item matches; `None` if it may match without a certain word.
fn needed(item: &Item, out: &mut BTreeSet<String>) -> Option<()> {
    match item {
        Item::Word(word) => {
            out.insert(word.clone());
            Some(())
        }
        Item::Choice(choices) => choices.iter().try_for_each(|choice| {
            let certain = |item: &&Item| matches!(item, Item::Word(_) | Item::Choice(_));
            choice.iter().find(certain).and_then(|item| needed(item, out))
        }),
        _ => None,
    }
}

#[derive(Default)]
struct Program {
    vocabulary: Vec<String>,
    prefixes: Vec<String>,
    lists: Vec<String>,
    code: Vec<u16>,
}

fn number(list: &mut Vec<String>, name: &str) -> u16 {
    let index = list.iter().position(|n| n == name).unwrap_or_else(|| {
        list.push(name.to_owned());
        list.len() - 1
    });
    u16::try_from(index).expect("fewer than 65,536")
}

impl Program {
    fn word(&self, word: &str) -> u16 {
        let index = self.vocabulary.binary_search_by(|w| w.as_str().cmp(word)).expect("collected before");
        u16::try_from(index).ok().filter(|&i| i < CLASS).expect("fewer than 57,344 words")
    }

    fn emit(&mut self, items: &[Item]) {
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
    fn choice(&mut self, choices: &[Vec<Item>]) {
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
                self.code[split + 1] = u16::try_from(self.code.len() - split).expect("short");
            }
        }
        for jump in jumps {
            self.code[jump + 1] = u16::try_from(self.code.len() - jump).expect("short");
        }
    }

    /// A word of one item that a match cannot do without, as bits of the word's id: a line that has none of them needs
    /// not be tried. All bits where there is no such item.
    fn needs(&self, items: &[Item]) -> u64 {
        let bits = |item: &Item| {
            let mut found = BTreeSet::new();
            needed(item, &mut found)?;
            Some(found.iter().fold(0_u64, |bits, word| bits | 1 << (self.word(word) % 64)))
        };
        items.iter().filter_map(bits).min_by_key(|bits| bits.count_ones()).unwrap_or(u64::MAX)
    }

    /// Word ids with which the program at `pc` may begin; `None` among them stands for anything else.
    fn first(&self, pc: usize, out: &mut BTreeSet<Option<u16>>) {
        match self.code[pc] {
            SPLIT => {
                self.first(pc + 2, out);
                self.first(pc + usize::from(self.code[pc + 1]), out);
            }
            JUMP => self.first(pc + usize::from(self.code[pc + 1]), out),
            word if word < CLASS => {
                out.insert(Some(word));
            }
            _ => {
                out.insert(None);
            }
        }
    }
}

/// The Rust source of a language's table.
pub fn render(phrases: &[Phrase]) -> String {
    let parsed: Vec<Vec<Vec<Item>>> =
        phrases.iter().map(|phrase| phrase.patterns.iter().map(|p| parse(p)).collect()).collect();
    let mut vocabulary = BTreeSet::new();
    parsed.iter().flatten().for_each(|items| words(items, &mut vocabulary));
    let mut program = Program { vocabulary: vocabulary.into_iter().collect(), ..Program::default() };
    let (mut patterns, mut first, mut open) = (Vec::new(), BTreeSet::new(), Vec::new());
    for (rule, items) in parsed.iter().enumerate().flat_map(|(r, list)| list.iter().map(move |items| (r, items))) {
        let pc = program.code.len();
        program.emit(items);
        program.code.push(MATCH);
        let mut starts = BTreeSet::new();
        program.first(pc, &mut starts);
        if starts.contains(&None) {
            open.push((patterns.len(), program.needs(items)));
        } else {
            first.extend(starts.into_iter().flatten().map(|word| (word, patterns.len())));
        }
        patterns.push((rule, pc));
    }
    let mut out = String::from("Phrases {\n");
    let mut line = |name: &str, value: String| writeln!(out, "        {name}: &{value},").expect("a string takes all");
    let vocabulary = format!("        vocabulary: {:?},\n", program.vocabulary.join("\n"));
    line("prefixes", format!("{:?}", program.prefixes));
    line("lists", format!("[{}]", program.lists.iter().map(|l| format!("|t| &t.{l},")).collect::<String>()));
    line("code", format!("{:?}", program.code));
    line("patterns", format!("{patterns:?}"));
    line("first", format!("{:?}", first.into_iter().collect::<Vec<_>>()));
    line("open", format!("{open:?}"));
    let rules: String = phrases
        .iter()
        .map(|p| {
            let reason: String = p.reason.split('_').map(capitalised).collect();
            format!(
                "Rule {{ rule: {:?}, reason: Reason::{reason}, at: At::{}, weight: {} }},",
                p.rule,
                capitalised(&p.at),
                p.weight
            )
        })
        .collect();
    line("rules", format!("[{rules}]"));
    out.push_str(&vocabulary);
    out.push_str("        bounds: OnceLock::new(),\n");
    out.push_str("    }");
    out
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
