//! A random search for shapes of text that grow faster than their length: literals of the lexicons and of the parser, repeated and
//! combined, at n, 2n, 4n and 8n. A few of them in every run; `make growth` takes as many as OFFPRINT_GROWTH says, from a seed of
//! its own, and prints what it finds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::{ExtractOptions, Format, Source, extract};
use std::path::Path;

const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "<svg>",
    "<math>",
    "<mtext>",
    "<template>",
    "<select>",
    "<option>",
    "<script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<x y=\"",
    "\">",
    "<form>",
    "</form>",
    "<font size=1>",
    "<nobr>",
    "&",
    "&amp;",
    "&notin;",
    "<pre>",
    "<blockquote>",
    "<h1>",
    "<button>",
    "<title>",
    "</",
];
const MARKS: &[&str] = &[
    "\u{201c}",
    "\u{201d}",
    "\u{201e}",
    "\u{ab}",
    "\u{bb}",
    "\"",
    "'",
    "\u{2018}",
    "\u{2019}",
    "\u{2014}",
    "\u{2013} ",
    "...",
    ". ",
    ", ",
    ": ",
    "? ",
    "\n",
    "\n\n",
    " ",
    "-\n",
    "\u{ad}",
    "\u{c3}\u{a9}",
    "1",
    "10:42",
    "3 March 2025",
    "Ann Lee",
    "said ",
    "(",
    ")",
    "| ",
];

/// Every string of the lexicons.
fn lexicon(folder: &Path, found: &mut Vec<String>) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            lexicon(&path, found);
        } else if path.extension().is_some_and(|e| e == "toml") {
            let text = std::fs::read_to_string(path).unwrap();
            found.extend(
                text.split('"').skip(1).step_by(2).filter(|s| !s.is_empty() && s.len() < 80).map(str::to_owned),
            );
        }
    }
}

/// Numbers that repeat themselves from the same seed (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// What is repeated, and whether each time with a number in it, so that no two are the same.
struct Shape {
    parts: Vec<String>,
    numbered: bool,
    html: bool,
}

impl Shape {
    fn any(chance: &mut Chance, words: &[String]) -> Shape {
        let html = chance.below(2) == 0;
        let parts = (0..=chance.below(4)).map(|_| match chance.below(3) {
            0 if html => MARKUP[chance.below(MARKUP.len())].to_owned(),
            0 | 1 => words[chance.below(words.len())].clone() + " ",
            _ => MARKS[chance.below(MARKS.len())].to_owned(),
        });
        Shape { parts: parts.collect(), numbered: chance.below(3) == 0, html }
    }

    /// The work counted for about `n` bytes.
    fn work(&self, n: usize) -> u64 {
        let mut text = String::with_capacity(n + 100);
        let unit = self.parts.concat();
        for i in 0.. {
            if text.len() >= n {
                break;
            }
            text.push_str(&unit);
            if self.numbered {
                text.push_str(&i.to_string());
            }
        }
        let format = if self.html { Format::Html } else { Format::Text };
        let options = ExtractOptions { format, language: Some("en".into()), ..ExtractOptions::default() };
        extract(Source::Text(&text), &options).unwrap().cleaned.stats.work
    }
}

/// Whether the work for n, 2n, 4n and 8n grows faster than the length. A constant is allowed, for what counts next to nothing;
/// and what grows only until a bound is met does not grow on.
fn outgrows(steps: &[u64]) -> bool {
    steps[3] > steps[0] * 10 + 1_000 && steps[3] * 10 > steps[2] * 23
}

/// Bytes of the shortest text; and of the shortest of those that are tried once more where that grew, since what is bounded
/// (marks without partner, levels of elements) may grow until its bound is met.
const SHORT: usize = 3_000;
const LONG: usize = 48_000;

#[test]
fn what_grows_faster_is_seen() {
    let at = |work: fn(u64) -> u64| [1, 2, 4, 8].map(|times| work(times * 3_000));
    assert!(outgrows(&at(|n| n * n / 100)));
    assert!(outgrows(&at(|n| n + n * n / 3_000)));
    assert!(outgrows(&at(|n| n * n.isqrt())));
    assert!(!outgrows(&at(|n| 40 * n + 10_000)));
    assert!(!outgrows(&at(|n| n * u64::from(n.ilog2()))));
    assert!(!outgrows(&at(|n| n.min(12_000) * 9)));
}

#[test]
fn combined_at_random_nothing_grows_faster_than_its_length() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let (count, seed) = (number("OFFPRINT_GROWTH").unwrap_or(24), number("OFFPRINT_SEED").unwrap_or(1));
    let mut words = Vec::new();
    lexicon(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon"), &mut words);
    assert!(words.len() > 1_000);
    let mut chance = Chance(seed * 2 + 1);
    let mut wrong = Vec::new();
    for _ in 0..count {
        let shape = Shape::any(&mut chance, &words);
        let steps = |n: usize| [1, 2, 4, 8].map(|times| shape.work(times * n));
        let mut found = steps(SHORT);
        if outgrows(&found) {
            found = steps(LONG);
        }
        if outgrows(&found) {
            wrong.push(format!("{:?}, numbered {}, html {}: {found:?}", shape.parts, shape.numbered, shape.html));
        }
    }
    println!("{count} shapes from seed {seed}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
