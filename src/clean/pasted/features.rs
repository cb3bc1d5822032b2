//! What is measured of each line. The names are those of `src/lexicon/weights.toml`.

use super::mark::Kind;
use super::page::Page;
use crate::lexicon;
use crate::text::{TokenKind, fold};

/// How many features a line has.
pub(super) const COUNT: usize = 53;

/// The features of a line, each with its name.
pub(super) fn features(page: &Page<'_>, line: usize) -> [(&'static str, f64); COUNT] {
    let form = &page.forms[line];
    let text = page.text(line);
    let words = form.words as f64;
    let of = |flag: bool| if flag { 1.0 } else { 0.0 };
    let is = |kind: Kind| if page.marks[line].kind == kind { page.marks[line].score } else { 0.0 };
    let (before, after) = (page.before[line], page.after[line]);
    let block = page.block[line].len();
    let log = |n: f64| libm::log(1.0 + n);
    let (mut capitals, mut interface, mut separators, mut commas) = (0.0, 0.0, 0.0, 0.0);
    let tables = page.layout.language.map(lexicon::of);
    for token in &page.layout.tokens[page.layout.units[line].tokens.clone()] {
        let word = token.span().of(page.layout.text);
        match token.kind() {
            TokenKind::Number => {}
            TokenKind::Word => {
                capitals += of(word.starts_with(char::is_uppercase));
                interface += of(tables.is_some_and(|t| t.interface.contains(&fold(word))));
            }
            TokenKind::Mark => {
                commas += of(word == ",");
                separators += of("|\u{2022}\u{b7}\u{bb}\u{203a}/\u{25b8}\u{2192}".contains(word));
            }
        }
    }
    let commented = page.sums.comments.total(page.first..line + 1) > 0.5;
    let count = page.forms.len();
    let per = |n: f64| n / words.max(1.0);
    let short = form.words <= 8 && !form.closed;
    let first = text.chars().next().unwrap_or(' ');
    let head = page.is_head(line);
    let distance = |from: usize| from.min(20) as f64 / 20.0;
    let from_main = page.main.start.saturating_sub(line).max((line + 1).saturating_sub(page.main.end));
    [
        ("bias", 1.0),
        ("length", log(words).min(4.5)),
        ("single", of(form.words <= 2)),
        ("short", of(short)),
        ("closed", of(form.closed)),
        ("paragraph", of(page.is_paragraph(line))),
        ("capitals", per(capitals)),
        ("separators", per(separators).min(1.0)),
        ("lower_start", of(first.is_lowercase())),
        ("item", of(!first.is_alphanumeric() && !"\"'\u{201c}\u{2018}(".contains(first))),
        ("colon", of(text.ends_with(':'))),
        ("quotes", of(text.contains(['"', '\u{201c}', '\u{201e}', '\u{ab}']))),
        ("interface", of(page.interface[line])),
        ("repeated", log(f64::from(page.repeated[line].saturating_sub(1).min(10)))),
        ("gone", of(page.gone[line])),
        ("menu", is(Kind::Menu)),
        ("appeal", is(Kind::Appeal)),
        ("known", page.known[line]),
        ("unknown", of(page.known[line] == 0.0)),
        ("topic", page.topic[line]),
        ("shaped", log(f64::from(page.shaped[line].min(30)))),
        ("begun", log(f64::from(page.begun[line].saturating_sub(1).min(30)))),
        ("head", of(head)),
        ("head_known", if head { page.known[line] } else { 0.0 }),
        ("tail", of(after < 0.001 && !page.is_paragraph(line))),
        ("short_inside", of(before > 0.02 && after > 0.02 && short)),
        ("next", distance(page.next[line])),
        ("last", distance(page.last[line])),
        ("above_main", of(line < page.main.start)),
        ("below_main", of(line >= page.main.end)),
        ("from_main", log(from_main as f64) / 4.0),
        ("block_lines", log(block as f64).min(4.0)),
        ("words_around_2", page.sums.words.around(line, 2)),
        ("shaped_around_5", page.sums.shaped.around(line, 5)),
        ("alone", of(block == 1)),
        ("long", of(form.words > 50 && form.closed)),
        ("words_last_3", page.sums.words.mean(line.saturating_sub(3)..line)),
        ("words_next_8", page.sums.words.mean(line + 1..(line + 9).min(count))),
        ("words_last_8", page.sums.words.mean(line.saturating_sub(8)..line)),
        ("closed_next_8", page.sums.closed.mean(line + 1..(line + 9).min(count))),
        ("known_next_5", page.sums.known.mean(line + 1..(line + 6).min(count))),
        ("related_above_15", of(page.sums.related.total(line.saturating_sub(15)..line + 1) > 0.5)),
        ("ends_above", log(page.sums.ends.total(page.first..line + 1))),
        ("name", of(page.named[line])),
        ("names_around_6", page.sums.named.around(line, 6)),
        ("words", form.words.min(150) as f64 / 50.0),
        ("words_uncommented", if commented { 0.0 } else { form.words.min(150) as f64 / 50.0 }),
        ("exclaims", of(text.contains('!'))),
        ("interface_share", per(interface)),
        ("paragraph_share", page.paragraph_share),
        ("solid", of(form.words > 25 && form.closed && commas > 0.0)),
        ("personal", of(page.personal[line])),
        ("personal_around_6", page.sums.personal.around(line, 6)),
    ]
}
