//! Compiles the lexicons, `src/lexicon/LANGUAGE/*.toml`, into sorted static tables,
//! so that nothing is parsed when the program starts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[path = "build/notation.rs"]
mod notation;
#[path = "src/lexicon/order.rs"]
mod order;
#[path = "src/lexicon/pack.rs"]
mod pack;
#[allow(dead_code)] // some are for running programs alone
#[path = "src/lexicon/phrase_codes.rs"]
mod phrase_codes;

use notation::{Encoded, Patterns};
use pack::{FAR, pack, shapes};

/// One word list: folded, sorted, without repetition.
type Words = BTreeSet<String>;

/// One `[[phrase]]` of a lexicon file.
struct Phrase {
    rule: String,
    reason: String,
    at: String,
    weight: u32,
    patterns: Vec<String>,
}

/// `[map.NAME]` lists: what to read a word, or a row of words, as.
#[derive(Default)]
struct Pairs {
    names: BTreeSet<String>,
    of: BTreeMap<(String, String), BTreeMap<String, String>>,
}

/// Reads the `[[phrase]]` tables of a file.
///
/// Panics, and so stops the build, with the place of a table that has not the form it must have.
fn phrases_of(file: &str, data: &toml::Table) -> Vec<Phrase> {
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
                patterns: patterns.iter().filter_map(toml::Value::as_str).map(|p| p.trim().to_lowercase()).collect(),
                rule,
            }
        })
        .collect()
}

/// The Rust source of a language's patterns, whose words stand in this order.
fn render_phrases(phrases: &[Phrase], patterns: &Patterns<'_>, words: &[&str]) -> String {
    let Encoded { prefixes, lists, others, pieces, codes } = patterns.encode(words);
    // places are told in 16 bits
    assert!(codes < usize::from(u16::MAX), "too many patterns");
    let lists: String = lists.iter().map(|list| format!("|t| &t.{list}, ")).collect();
    let rule = |p: &Phrase| {
        let reason: String = p.reason.split('_').map(capitalised).collect();
        let (rule, at, weight) = (&p.rule, capitalised(&p.at), p.weight);
        format!("Rule {{ rule: {rule:?}, reason: Reason::{reason}, at: At::{at}, weight: {weight} }}, ")
    };
    let rules: String = phrases.iter().map(rule).collect();
    format!(
        "Phrases {{ pieces: &{pieces:?}, others: &{others:?}, prefixes: &{prefixes:?}, lists: &[{lists}], \
         rules: &[{rules}], programs: OnceLock::new() }}"
    )
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn pair(file: &Path, entry: &str) -> (String, String) {
    let (from, to) = entry.split_once('=').unwrap_or_else(|| panic!("{}: {entry} is not `from = to`", file.display()));
    (from.trim().to_owned(), to.trim().to_owned())
}

fn main() {
    let root = Path::new("src/lexicon");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut tables: BTreeMap<String, BTreeMap<String, Words>> = BTreeMap::new();
    let mut classes: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    let mut pairs = Pairs::default();
    for folder in sorted(root).into_iter().filter(|path| path.is_dir()) {
        let language = folder.file_name().expect("a folder has a name").to_string_lossy().into_owned();
        let by_class = classes.entry(language.clone()).or_default();
        let lists = tables.entry(language.clone()).or_default();
        let spoken = phrases.entry(language.clone()).or_default();
        for file in sorted(&folder) {
            println!("cargo::rerun-if-changed={}", file.display());
            let source = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let data: toml::Table = source.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            for (name, list) in data.get("words").and_then(toml::Value::as_table).into_iter().flatten() {
                names.insert(name.clone());
                lists.entry(name.clone()).or_default().extend(words(&file, name, list));
            }
            for (name, list) in data.get("map").and_then(toml::Value::as_table).into_iter().flatten() {
                pairs.names.insert(name.clone());
                let of = pairs.of.entry((language.clone(), name.clone())).or_default();
                of.extend(words(&file, name, list).iter().map(|entry| pair(&file, entry)));
            }
            spoken.extend(phrases_of(&file.display().to_string(), &data));
            for (name, list) in data.get("class").and_then(toml::Value::as_table).into_iter().flatten() {
                for word in words(&file, name, list) {
                    by_class.entry(word).or_default().insert(name.clone());
                }
            }
        }
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("lexicon.rs");
    let rendered = render(&tables, &names, &classes, &phrases, &pairs)
        + &render_common(&tables)
        + &render_classes(&classes)
        + &render_weights("weights.toml")
        + &render_weights("body.toml")
        + &render_hints()
        + &render_references();
    fs::write(&out, rendered).expect("the build folder can be written");
}

/// `[class.NAME]` lists: one bit a class.
fn render_classes(classes: &BTreeMap<String, BTreeMap<String, BTreeSet<String>>>) -> String {
    let all = bits(classes);
    let mut out =
        String::from("/// Word classes, one bit each.\n#[allow(dead_code, missing_docs)]\npub(crate) mod class {\n");
    for (name, bit) in &all {
        writeln!(out, "    pub const {}: u64 = {bit:#x};", name.to_uppercase()).expect("a string takes all");
    }
    out.push_str("    pub const NAMES: &[(&str, u64)] = &[");
    for (name, bit) in &all {
        write!(out, "({name:?}, {bit:#x}), ").expect("a string takes all");
    }
    out.push_str("];\n}\n");
    out
}

/// The bit of each class.
fn bits(classes: &BTreeMap<String, BTreeMap<String, BTreeSet<String>>>) -> BTreeMap<&String, u64> {
    let all: BTreeSet<&String> = classes.values().flat_map(|words| words.values().flatten()).collect();
    assert!(all.len() <= 64, "at most 64 word classes");
    all.into_iter().enumerate().map(|(bit, name)| (name, 1 << bit)).collect()
}

/// The words, of which the first ones have classes, with the set of each, and the members of lists of them. The sets stand
/// by how frequent they are, since then their numbers compress best.
fn packed_of(masks: &BTreeMap<String, u64>, lists: &[&Words]) -> String {
    let mut count: BTreeMap<u64, usize> = BTreeMap::new();
    masks.values().for_each(|&set| *count.entry(set).or_default() += 1);
    let mut sets: Vec<u64> = count.keys().copied().collect();
    sets.sort_by_key(|set| std::cmp::Reverse(count[set]));
    assert!(sets.len() <= 256, "at most 256 sets of classes");
    let of_word: Vec<usize> = masks.values().filter_map(|set| sets.iter().position(|s| s == set)).collect();
    let order = ordered(masks, lists);
    let mut members = Vec::new();
    let limit = usize::from(FAR);
    for list in lists {
        let mut before = 0;
        for (at, _) in (1..).zip(&order).filter(|(_, word)| list.contains(**word)) {
            match at - before {
                near if near < limit => members.push(near),
                far => members.extend([limit + (far >> 8), far & 255]),
            }
            before = at;
        }
        members.push(0);
    }
    let (count, words) = (order.len(), pack(order));
    format!(
        "Packed {{ words: {words:?}, count: {count}, of_word: &{of_word:?}, sets: &{sets:?}, members: &{members:?} }}"
    )
}

/// The words that have classes, then the others of the lists.
fn ordered<'a>(masks: &'a BTreeMap<String, u64>, lists: &[&'a Words]) -> Vec<&'a str> {
    let others: BTreeSet<&String> = lists.iter().copied().flatten().filter(|word| !masks.contains_key(*word)).collect();
    masks.keys().chain(others).map(String::as_str).collect()
}

/// The commonest words of all languages, each with bits of those that have it.
fn render_common(tables: &BTreeMap<String, BTreeMap<String, Words>>) -> String {
    let mut masks = BTreeMap::new();
    for (bit, language) in order::TAGS.into_iter().enumerate() {
        let words = tables.get(language).and_then(|lists| lists.get("common_words"));
        words.into_iter().flatten().for_each(|word| *masks.entry(word.clone()).or_insert(0) |= 1 << bit);
    }
    format!("/// The commonest words of all languages.\nstatic COMMON: Packed = {};\n", packed_of(&masks, &[]))
}

/// `src/lexicon/markup.toml`: one bit a hint, and every name with the set of its hints.
fn render_hints() -> String {
    let file = Path::new("src/lexicon/markup.toml");
    let source = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let data: toml::Table = source.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let hints = data.get("hint").and_then(toml::Value::as_table).expect("markup.toml has [hint.NAME] tables");
    assert!(hints.len() <= 64, "at most 64 hints");
    let mut by_name: BTreeMap<String, u64> = BTreeMap::new();
    let mut out = String::from(
        "/// Hints of class names, one bit each.\n#[allow(dead_code, missing_docs)]\npub(crate) mod hint {\n",
    );
    for (bit, (name, list)) in hints.iter().enumerate() {
        writeln!(out, "    pub const {}: u64 = {:#x};", name.to_uppercase(), 1_u64 << bit).expect("a string takes all");
        for word in words(file, name, list) {
            let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
            *by_name.entry(word).or_insert(0) |= 1 << bit;
        }
    }
    let names: Vec<&String> = hints.keys().collect();
    writeln!(out, "    pub const NAMES: &[&str] = &{names:?};\n}}").expect("a string takes all");
    writeln!(
        out,
        "/// Names of classes and the like, with what they hint at.\npub(crate) static HINTS: Classes = Classes {{ packed: {}, vocabulary: OnceLock::new() }};",
        packed_of(&by_name, &[])
    )
    .expect("a string takes all");
    out
}

/// `src/lexicon/entities.txt` by code points: before each name how much more its first one is than the one before, as a
/// character from 1 for nothing on, or 31 and the code point itself; behind it a space and the second one.
fn render_references() -> String {
    let file = "src/lexicon/entities.txt";
    let list = fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    let entry = |line: &str| {
        let (name, codes) = line.split_once(' ')?;
        let codes: Option<Vec<char>> = codes.split(' ').map(code).collect();
        Some((codes?, name.to_owned()))
    };
    let mut all: Vec<_> =
        list.lines().map(|line| entry(line).unwrap_or_else(|| panic!("{file}: {line}: no reference"))).collect();
    all.sort();
    let (mut packed, mut before) = (String::new(), 0);
    for (codes, name) in all {
        match u32::from(codes[0]) - before {
            step @ 0..30 => packed.extend(char::from_u32(step + 1)),
            _ => packed.extend(['\u{1f}', codes[0]]),
        }
        packed += &name;
        codes.iter().skip(1).for_each(|&second| packed.extend([' ', second]));
        before = u32::from(codes[0]);
    }
    format!("/// Named character references, packed.\nstatic REFERENCES: &str = {packed:?};\n")
}

/// The weights of a scorer, a file in `src/lexicon`, sorted by name.
fn render_weights(file: &str) -> String {
    let file = &Path::new("src/lexicon").join(file);
    let source = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let data: toml::Table = source.parse().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let mut out = String::new();
    for (table, features) in &data {
        let features = features.as_table().unwrap_or_else(|| panic!("[{table}] is a table"));
        let weight = |(name, entry): (&String, &toml::Value)| {
            let weight = entry.get("weight").and_then(toml::Value::as_integer);
            let weight = weight.unwrap_or_else(|| panic!("[{table}.{name}] needs a whole number `weight`"));
            i16::try_from(weight).unwrap_or_else(|_| panic!("[{table}.{name}] is too heavy"))
        };
        let weights: Vec<i16> = features.iter().map(weight).collect();
        let names = pack(features.keys().map(String::as_str));
        let name = table.to_uppercase();
        writeln!(out, "pub(crate) static WEIGHTS_{name}: Weights = Weights::new({names:?}, &{weights:?});")
            .expect("a string takes all");
    }
    out
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("src/lexicon is there").map(|e| e.expect("readable").path()).collect();
    paths.sort();
    paths
}

/// The entries of `list = """one a line, or several with commas"""`.
fn words(file: &Path, name: &str, list: &toml::Value) -> Words {
    let text = list.get("list").and_then(toml::Value::as_str);
    let text = text.unwrap_or_else(|| panic!("{}: [words.{name}] needs a string `list`", file.display()));
    text.split(['\n', ',']).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).collect()
}

fn render(
    tables: &BTreeMap<String, BTreeMap<String, Words>>,
    names: &BTreeSet<String>,
    classes: &BTreeMap<String, BTreeMap<String, BTreeSet<String>>>,
    phrases: &BTreeMap<String, Vec<Phrase>>,
    pairs: &Pairs,
) -> String {
    let mut out = String::from(
        "/// The word lists of one language; a list that its data lacks is empty.\npub(crate) struct Tables {\n",
    );
    for name in names {
        writeln!(out, "    #[allow(dead_code, missing_docs)] pub {name}: Words,").expect("a string takes all");
    }
    for name in &pairs.names {
        writeln!(out, "    #[allow(dead_code, missing_docs)] pub {name}: Pairs,").expect("a string takes all");
    }
    out.push_str("    /// Phrase patterns.\n    pub phrases: Phrases,\n    words: Packed,\n}\n");
    assert!(names.len() <= 64, "at most 64 word lists");
    writeln!(out, "impl Tables {{\n    /// How many lists there are.\n    const LISTS: u32 = {};\n}}", names.len())
        .expect("a string takes all");
    let bits = bits(classes);
    for (language, lists) in tables {
        writeln!(out, "static {}: Tables = Tables {{", language.to_uppercase()).expect("a string takes all");
        for (bit, name) in names.iter().enumerate() {
            writeln!(out, "    {name}: Words::new(Language::{}, {bit}),", capitalised(language))
                .expect("a string takes all");
        }
        for name in &pairs.names {
            let list = pairs.of.get(&(language.clone(), name.clone())).into_iter().flatten();
            let list: Vec<String> = list.map(|(from, to)| format!("{from}\t{to}")).collect();
            let (packed, shapes) = (pack(list.iter().map(String::as_str)), shapes(list.iter().map(String::as_str)));
            writeln!(out, "    {name}: Pairs::new({packed:?}, {shapes:#x}),").expect("a string takes all");
        }
        let spoken = phrases.get(language).map_or(&[][..], Vec::as_slice);
        let rules: Vec<Vec<String>> = spoken.iter().map(|phrase| phrase.patterns.clone()).collect();
        let patterns = Patterns::read(&rules).unwrap_or_else(|line| panic!("{language}: {line}: not a pattern"));
        let asked: Words = patterns.words().into_iter().map(str::to_owned).collect();
        let empty = Words::new();
        let all: Vec<&Words> = names.iter().map(|name| lists.get(name).unwrap_or(&empty)).chain([&asked]).collect();
        let masks: BTreeMap<String, u64> = classes
            .get(language)
            .into_iter()
            .flatten()
            .map(|(word, names)| (word.clone(), names.iter().map(|name| bits[name]).sum()))
            .collect();
        writeln!(out, "    words: {},", packed_of(&masks, &all)).expect("a string takes all");
        let order: Vec<&str> = ordered(&masks, &all).into_iter().filter(|word| asked.contains(*word)).collect();
        writeln!(out, "    phrases: {},", render_phrases(spoken, &patterns, &order)).expect("a string takes all");
        out.push_str("};\n");
    }
    out
}
