//! Runs the examples that stand with every entry of the lexicons: what must match and what must not.

use super::tokens;
use crate::lexicon::{Hit, Language, PhraseToken, known, of};
use crate::span::Span;
use crate::word::{TokenKind, fold, hash};
use std::fs;
use std::path::Path;

fn strings<'a>(table: &'a toml::Value, key: &str) -> Vec<&'a str> {
    let list = table.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

/// The rules of phrases that match a line.
fn rules(language: Language, line: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    tokens(line, Span::new(0, line.len()), |token, _| found.push(token));
    let folded: Vec<String> = found.iter().map(|token| fold(token.span().of(line))).collect();
    let tokens: Vec<PhraseToken> = found
        .iter()
        .zip(&folded)
        .map(|(token, folded)| {
            let capital = token.span().of(line).starts_with(char::is_uppercase);
            PhraseToken { folded, known: known(language).of(hash(folded)), kind: token.kind(), capital }
        })
        .collect();
    assert!(tokens.iter().any(|t| t.kind != TokenKind::Mark), "an example has words");
    let mut hits: Vec<Hit> = Vec::new();
    of(language).phrases.search(of(language), &tokens, &mut hits);
    hits.iter().map(|hit| hit.rule.rule).collect()
}

#[test]
fn every_entry_keeps_its_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon");
    let (mut entries, mut wrong) = (0, Vec::new());
    for language in Language::ALL {
        for file in fs::read_dir(root.join(language.tag())).unwrap() {
            let path = file.unwrap().path();
            let data: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
            for kind in ["words", "class", "map"] {
                let lists = data.get(kind).and_then(toml::Value::as_table);
                for (name, table) in lists.into_iter().flatten() {
                    entries += 1;
                    let list = table.get("list").and_then(toml::Value::as_str).unwrap_or("");
                    let keys: Vec<&str> =
                        list.split([',', '\n']).map(|entry| entry.split('=').next().unwrap_or("").trim()).collect();
                    let (yes, no) = (strings(table, "yes"), strings(table, "no"));
                    let place = format!("{}: {kind}.{name}", path.display());
                    if yes.is_empty() || no.is_empty() {
                        wrong.push(format!("{place} has no examples"));
                    }
                    yes.iter().filter(|w| !keys.contains(w)).for_each(|w| wrong.push(format!("{place} lacks {w}")));
                    no.iter().filter(|w| keys.contains(w)).for_each(|w| wrong.push(format!("{place} has {w}")));
                }
            }
            for phrase in data.get("phrase").and_then(toml::Value::as_array).into_iter().flatten() {
                entries += 1;
                let rule = phrase.get("rule").and_then(toml::Value::as_str).unwrap_or("");
                let (yes, no) = (strings(phrase, "yes"), strings(phrase, "no"));
                let place = format!("{}: {rule}", path.display());
                if yes.is_empty() || no.is_empty() {
                    wrong.push(format!("{place} has no examples"));
                }
                for line in yes.iter().filter(|line| !rules(language, line).contains(&rule)) {
                    wrong.push(format!("{place} does not match {line:?}"));
                }
                for line in no.iter().filter(|line| rules(language, line).contains(&rule)) {
                    wrong.push(format!("{place} matches {line:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(entries > 80, "the lexicons were read");
}
