//! Cases as data: what stays, what goes and why, and who says what. The files in `tests/cases` say how they are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::article::Flag;
use offprint::{CleanOptions, ExtractOptions, Format, clean, extract};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases<T> {
    case: Vec<T>,
}

#[derive(Deserialize)]
struct CleanCase {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct QuoteCase {
    name: String,
    text: String,
    says: Vec<(String, String)>,
}

#[test]
fn clean_keeps_and_removes_what_the_cases_say() {
    let mut cases: Vec<CleanCase> = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/clean")).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        cases.extend(toml::from_str::<Cases<CleanCase>>(&source).unwrap().case);
    }
    let mut wrong = Vec::new();
    for case in &cases {
        let lines: Vec<(Option<&str>, &str)> = case.text.trim().lines().map(marked).collect();
        let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n\n");
        let options = CleanOptions { language: Some("en".into()), ..CleanOptions::default() };
        let cleaned = clean(&text, &options).unwrap();
        let mut at = 0;
        for (reason, line) in lines {
            let (start, end) = (at, at + line.len());
            at = end + 2;
            let over = cleaned.removals.iter().find(|r| r.span.start < end && start < r.span.end);
            let found = over.map(|r| serde_json::to_value(r.reason).unwrap().as_str().unwrap().to_owned());
            if found.as_deref() != reason {
                wrong.push(format!("{}: {line:?}: {reason:?} was expected, {found:?} found", case.name));
            }
            if let Some(removal) = over.filter(|_| reason.is_some()) {
                assert_eq!((removal.span.start, removal.span.end), (start, end), "{}: {line:?}", case.name);
            }
        }
        // invariant 2: what is clean stays as it is
        let kept = offprint::render::to_text(&cleaned, &Default::default(), &Default::default());
        let again = clean(&kept, &options).unwrap();
        assert!(again.removals.is_empty(), "{}: {:?}", case.name, again.removals);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A line of a case: the reason for which it must go, and the line itself.
fn marked(line: &str) -> (Option<&str>, &str) {
    match line.strip_prefix("- [").and_then(|rest| rest.split_once("] ")) {
        Some((reason, line)) => (Some(reason), line),
        None => (None, line),
    }
}

#[test]
fn quotations_are_said_by_whom_the_cases_say() {
    let cases: Cases<QuoteCase> = toml::from_str(include_str!("cases/quotes.toml")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let text = case.text.trim().replace('\n', "\n\n");
        let options = ExtractOptions { format: Format::Text, language: Some("en".into()), ..ExtractOptions::default() };
        let article = extract(text.as_str().into(), &options).unwrap();
        let found: Vec<(String, String)> = article
            .quotations
            .iter()
            .map(|q| {
                let name =
                    q.speaker.and_then(|id| article.speakers.iter().find(|s| s.id == id)).map(|s| s.name.clone());
                (q.span.of(&text).trim_matches(|c: char| !c.is_alphanumeric()).to_owned(), name.unwrap_or_default())
            })
            .collect();
        let fits = found.len() == case.says.len()
            && found.iter().zip(&case.says).all(|(f, (said, name))| f.0.starts_with(said) && f.1 == *name);
        if !fits {
            wrong.push(format!("{}: {found:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct FlagCase {
    name: String,
    text: String,
    flags: Vec<(String, String, String)>,
}

#[test]
fn clean_flags_what_the_cases_say() {
    let cases: Cases<FlagCase> = toml::from_str(include_str!("cases/flags.toml")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let text = case.text.trim().replace('\n', "\n\n");
        let options = CleanOptions { language: Some("en".into()), ..CleanOptions::default() };
        let cleaned = clean(&text, &options).unwrap();
        let code = |flag: &Flag| serde_json::to_value(flag.code).unwrap().as_str().unwrap().to_owned();
        let found: Vec<(String, &str, &str)> =
            cleaned.flags.iter().map(|f| (code(f), f.span.of(&text), f.note.as_str())).collect();
        let fits = found.len() == case.flags.len()
            && found
                .iter()
                .zip(&case.flags)
                .all(|(f, (code, start, note))| f.0 == *code && f.1.starts_with(start) && f.2 == note);
        if !fits {
            wrong.push(format!("{}: {found:#?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
