//! Every rule that removes has a sentence for a person, in every language of the interface.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|e| e == ending) {
            out.push(path);
        }
    }
}

/// Strings in quotation marks.
fn strings(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split('"').skip(1).step_by(2))
}

#[test]
fn every_rule_code_has_a_sentence_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut code, mut data, mut messages) = (Vec::new(), Vec::new(), Vec::new());
    files(&root.join("src/clean"), "rs", &mut code);
    files(&root.join("src/lexicon"), "toml", &mut data);
    files(&root.join("www/messages"), "js", &mut messages);
    let mut rules: BTreeSet<String> = BTreeSet::new();
    let families = ["copy.", "near.", "contained.", "truncated.", "related.", "credit.", "navigation.", "pasted."];
    // repairs remove nothing and have a table of their own
    for file in code.iter().filter(|file| !file.starts_with(root.join("src/clean/repairs"))) {
        let source = fs::read_to_string(file).unwrap();
        rules.extend(strings(&source).filter(|s| families.iter().any(|f| s.starts_with(f))).map(str::to_owned));
        let named = source.split("rule: \"").skip(1).filter_map(|rest| rest.split('"').next());
        rules.extend(named.map(str::to_owned));
    }
    for file in &data {
        let data: toml::Table = fs::read_to_string(file).unwrap().parse().unwrap();
        let phrases = data.get("phrase").and_then(toml::Value::as_array);
        let named = phrases.into_iter().flatten().filter_map(|p| p.get("rule").and_then(toml::Value::as_str));
        rules.extend(named.map(str::to_owned));
    }
    assert!(rules.len() > 30, "{rules:?}");
    let mut wrong = Vec::new();
    for file in &messages {
        let source = fs::read_to_string(file).unwrap();
        let table = source.split("export const rules = {").nth(1).and_then(|rest| rest.split("};").next()).unwrap();
        let has = |key: &str| {
            let line = |line: &str| line.trim_start().trim_start_matches('\'').strip_prefix(key).map(str::to_owned);
            table.lines().filter_map(line).any(|rest| rest.trim_start_matches('\'').starts_with(':'))
        };
        let said = |rule: &String| has(rule) || has(rule.split('.').next().unwrap_or(""));
        wrong.extend(rules.iter().filter(|r| !said(r)).map(|rule| format!("{}: {rule}", file.display())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
