//! Cases as data: what stays, what goes and why, and who says what. The files in `tests/cases` say how they are read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod notation;

use notation::{goes, marked};
use offprint::article::{Flag, Quotation, QuotationKind};
use offprint::render::{RenderOptions, Restored, to_text};
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
    let mut cases: Vec<(String, CleanCase)> = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/clean")).unwrap() {
        let path = file.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        // a file named after a language holds cases in it
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let language = if stem.len() == 2 { stem } else { "en".into() };
        let read = toml::from_str::<Cases<CleanCase>>(&source).unwrap().case;
        cases.extend(read.into_iter().map(|case| (language.clone(), case)));
    }
    let mut wrong = Vec::new();
    for (language, case) in &cases {
        let lines: Vec<(Option<&str>, &str)> = case.text.trim().lines().map(marked).collect();
        let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n\n");
        let options = CleanOptions { language: Some(language.clone()), ..CleanOptions::default() };
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

#[derive(Deserialize)]
struct PageCase {
    name: String,
    /// BCP 47 tag; English where it is not given.
    language: Option<String>,
    text: String,
}

#[test]
fn of_a_pasted_page_the_article_stays() {
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/pasted")).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for case in toml::from_str::<Cases<PageCase>>(&source).unwrap().case {
            let lines: Vec<(Option<bool>, &str)> = case.text.trim().lines().map(goes).collect();
            let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
            let language = Some(case.language.unwrap_or_else(|| "en".to_owned()));
            let options = CleanOptions { language, ..CleanOptions::default() };
            let cleaned = clean(&text, &options).unwrap();
            let mut at = 0;
            for (goes, line) in lines {
                let (start, end) = (at, at + line.len());
                at = end + 1;
                let gone = cleaned.removals.iter().any(|r| r.span.start < end && start < r.span.end);
                if !line.is_empty() && goes.is_some_and(|goes| goes != gone) {
                    wrong.push(format!("{}: {line:?} {}", case.name, if gone { "went" } else { "stayed" }));
                }
            }
            // what is clean stays: no page is seen in what is left of one
            let kept = offprint::render::to_text(&cleaned, &Default::default(), &Default::default());
            let again = clean(&kept, &options).unwrap();
            wrong.extend(again.removals.iter().map(|r| format!("{}: {:?} went at last", case.name, r.span.of(&kept))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
struct SpeakerCase {
    text: String,
    /// Kind, text with its marks, and speaker of each quotation.
    says: Vec<(String, String, String)>,
}

#[test]
fn quotations_in_other_languages_are_said_by_whom_the_cases_say() {
    let mut wrong = Vec::new();
    for (language, source) in [
        ("de", include_str!("cases/quotes/de.toml")),
        ("fr", include_str!("cases/quotes/fr.toml")),
        ("es", include_str!("cases/quotes/es.toml")),
        ("it", include_str!("cases/quotes/it.toml")),
        ("pt", include_str!("cases/quotes/pt.toml")),
        ("nl", include_str!("cases/quotes/nl.toml")),
    ] {
        let cases: Cases<SpeakerCase> = toml::from_str(source).unwrap();
        for case in &cases.case {
            let options =
                ExtractOptions { format: Format::Text, language: Some(language.into()), ..ExtractOptions::default() };
            let article = extract(case.text.as_str().into(), &options).unwrap();
            let name = |id| article.speakers.iter().find(|s| Some(s.id) == id).map_or("", |s| s.name.as_str());
            let kind = |q: &Quotation| serde_json::to_value(q.kind).unwrap().as_str().unwrap().to_owned();
            let found: Vec<(String, String, String)> = article
                .quotations
                .iter()
                .filter(|q| q.kind != QuotationKind::Indirect)
                .map(|q| (kind(q), q.span.of(&case.text).to_owned(), name(q.speaker).to_owned()))
                .collect();
            if found != case.says {
                wrong.push(format!("{language}: {}: {found:?}", case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct ReportedCase {
    language: String,
    text: String,
    /// Each clause and who says it.
    said: Vec<(String, String)>,
}

#[test]
fn speech_without_marks_is_found_in_other_languages() {
    let cases: Cases<ReportedCase> = toml::from_str(include_str!("cases/quotes/indirect.toml")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let language = Some(case.language.clone());
        let options = ExtractOptions { format: Format::Text, language, ..ExtractOptions::default() };
        let article = extract(case.text.as_str().into(), &options).unwrap();
        let name = |id| article.speakers.iter().find(|s| Some(s.id) == id).map_or("", |s| s.name.as_str());
        let indirect = article.quotations.iter().filter(|q| q.kind == QuotationKind::Indirect);
        let found: Vec<(String, String)> =
            indirect.map(|q| (q.span.of(&case.text).to_owned(), name(q.speaker).to_owned())).collect();
        if found != case.said {
            wrong.push(format!("{}: {}: {found:?}", case.language, case.text));
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

#[derive(Deserialize)]
struct RepairCase {
    name: String,
    text: String,
    repaired: Option<String>,
    #[serde(default)]
    rules: Vec<String>,
}

#[test]
fn clean_repairs_what_the_cases_say() {
    let cases: Cases<RepairCase> = toml::from_str(include_str!("cases/repairs.toml")).unwrap();
    let mut wrong = Vec::new();
    for case in &cases.case {
        let cleaned = clean(&case.text, &CleanOptions::default()).unwrap();
        let shown = to_text(&cleaned, &Restored::All, &RenderOptions::default());
        let mut rules: Vec<&str> = cleaned.repairs.iter().map(|r| r.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        if shown != *case.repaired.as_ref().unwrap_or(&case.text) || rules != case.rules {
            wrong.push(format!("{}: {shown:?} {rules:?}", case.name));
        }
        assert_eq!(to_text(&cleaned, &Restored::All, &RenderOptions { repairs: false }), case.text, "{}", case.name);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn later_stages_see_through_repairs() {
    let text = "The port authority isn\u{e2}\u{20ac}\u{2122}t going to close the old bridge in the cafÃ© district.\n\n\
        \u{e2}\u{20ac}\u{153}Nobody knew,\u{e2}\u{20ac}\u{9d} said Ann Lee.\n\n\
        The port authority isn't going to close the old bridge in the café district.";
    let options = ExtractOptions { format: Format::Text, language: Some("en".into()), ..ExtractOptions::default() };
    let article = extract(text.into(), &options).unwrap();
    assert_eq!(article.cleaned.text, text);
    assert_eq!(article.cleaned.removals.len(), 1);
    assert_eq!(article.quotations.len(), 1);
    let said = article.quotations[0].span.of(text);
    assert!(said.starts_with("\u{e2}\u{20ac}\u{153}Nobody") && said.ends_with("\u{e2}\u{20ac}\u{9d}"), "{said}");
}

#[derive(Deserialize)]
struct DamagedCase {
    text: String,
}

#[test]
fn of_damaged_texts_nothing_is_lost() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/damaged")).unwrap() {
        let path = file.unwrap().path();
        let language = Some(path.file_stem().unwrap().to_string_lossy().into_owned());
        for case in toml::from_str::<Cases<DamagedCase>>(&std::fs::read_to_string(&path).unwrap()).unwrap().case {
            let text = &case.text;
            let options = ExtractOptions { format: Format::Text, language: language.clone(), ..Default::default() };
            let article = extract(text.as_str().into(), &options).unwrap();
            let all = to_text(&article.cleaned, &Restored::All, &RenderOptions { repairs: false });
            assert_eq!(all, *text);
            let places = article.quotations.iter().flat_map(|q| [Some(q.span), q.cue, q.mention]).flatten();
            assert!(places.into_iter().all(|span| text.get(span.start..span.end).is_some()), "{text}");
        }
    }
}
