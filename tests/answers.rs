//! The whole answer to every case, beside the few words of it that the case itself asks for: a change that moves a span, a
//! rule, a speaker or how sure something is shows up here. `make golden` writes `tests/answers` anew; read the difference.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod notation;

use notation::{goes, marked};
use offprint::article::{BlockKind, Cleaned, InlineKind};
use offprint::{Article, CleanOptions, ExtractOptions, Format, Level, Span, clean, extract};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Value;

/// A text of a case, as the tests of the case read it.
struct Source {
    text: String,
    format: Format,
    language: String,
    url: Option<String>,
}

#[test]
fn every_case_gives_the_answer_that_is_written_down() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut files = Vec::new();
    list(&tests.join("cases"), "toml", &mut files);
    files.sort();
    // what stands there for cases that are gone
    let mut stale = Vec::new();
    list(&tests.join("answers"), "txt", &mut stale);
    let mut wrong = Vec::new();
    for file in files {
        let name = file.strip_prefix(tests.join("cases")).unwrap().with_extension("txt");
        let answers = answers_to(&file);
        if answers.is_empty() {
            continue; // sentences: they have no answer but the one that their test asks for
        }
        let written = tests.join("answers").join(&name);
        stale.retain(|answers| *answers != written);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all(written.parent().unwrap()).unwrap();
            fs::write(&written, answers).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&written).unwrap_or_default();
        if let Some((at, (found, before))) =
            answers.lines().zip(expected.lines()).enumerate().find(|(_, (a, b))| a != b)
        {
            wrong.push(format!("{}:{}\n  was {before}\n  now {found}", name.display(), at + 1));
        } else if answers != expected {
            wrong.push(format!("{}: more or fewer lines", name.display()));
        }
    }
    assert!(wrong.is_empty(), "run `make golden` and read the difference:\n{}", wrong.join("\n"));
    assert!(stale.is_empty(), "answers to no cases: {stale:?}");
}

fn list(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(&path, ending, into);
        } else if path.extension().is_some_and(|e| e == ending) {
            into.push(path);
        }
    }
}

fn answers_to(file: &Path) -> String {
    let read: Value = fs::read_to_string(file).unwrap().parse::<toml::Table>().unwrap().into();
    let mut out = String::new();
    for (list, case) in read.as_table().unwrap().values().filter_map(Value::as_array).flatten().enumerate() {
        for (part, source) in sources_of(case, file).into_iter().enumerate() {
            let name = case.get("name").or(case.get("evidence")).and_then(Value::as_str).unwrap_or_default();
            writeln!(out, "# {}.{} {name}", list + 1, part + 1).unwrap();
            describe(&source, &mut out);
        }
    }
    out
}

fn sources_of(case: &Value, file: &Path) -> Vec<Source> {
    let folder = file.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
    let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
    let field = |name: &str| case.get(name).and_then(Value::as_str);
    let language = field("language").unwrap_or(if stem.len() == 2 { &stem } else { "en" }).to_owned();
    let text = |text: String| Source { text, format: Format::Text, language: language.clone(), url: None };
    let lines = |source: &str, between: &str, line: fn(&str) -> &str| {
        let lines: Vec<&str> = source.trim().lines().map(line).collect();
        lines.join(between)
    };
    if let Some(html) = field("html") {
        let url = Some(field("url").unwrap_or("https://example.org/").to_owned());
        return vec![Source { text: html.to_owned(), format: Format::Html, language, url }];
    }
    match (folder.as_str(), field("text")) {
        ("sentences", _) => Vec::new(),
        ("clean", Some(source)) => vec![text(lines(source, "\n\n", |line| marked(line).1))],
        ("pasted", Some(source)) => vec![text(lines(source, "\n", |line| goes(line).1))],
        (_, Some(source)) if stem == "quotes" || stem == "flags" => vec![text(source.trim().replace('\n', "\n\n"))],
        (_, Some(source)) => vec![text(source.to_owned())],
        // the rules of attribution: what each takes and what it leaves
        (_, None) => {
            let list = |name: &str| case.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
            let must = list("must").into_iter().filter_map(|pair| Some(pair.get(0)?.as_str()?.to_owned()));
            let must_not = list("must_not").into_iter().filter_map(|each| Some(each.as_str()?.to_owned()));
            must.chain(must_not).map(|source| text(source.replace("\\n", "\n\n"))).collect()
        }
    }
}

fn describe(source: &Source, out: &mut String) {
    let options = ExtractOptions {
        format: source.format,
        language: Some(source.language.clone()),
        url: source.url.clone(),
        ..ExtractOptions::default()
    };
    let article = extract(source.text.as_str().into(), &options).unwrap();
    removals(&article.cleaned, "", out);
    if source.format == Format::Text {
        for (name, level) in [("careful ", Level::Careful), ("thorough ", Level::Thorough)] {
            let options = CleanOptions { level, language: options.language.clone(), ..CleanOptions::default() };
            let cleaned = clean(&source.text, &options).unwrap();
            if cleaned.removals != article.cleaned.removals {
                removals(&cleaned, name, out);
            }
        }
    } else {
        structure(&article, out);
    }
    for repair in &article.cleaned.repairs {
        writeln!(out, "repair {} {} {:?}", place(repair.span), repair.rule, repair.replacement).unwrap();
    }
    for flag in &article.cleaned.flags {
        writeln!(out, "flag {} {:?} {:?}{}", place(flag.span), flag.code, flag.note, of(flag.of)).unwrap();
    }
    for said in &article.quotations {
        let name = said.speaker.and_then(|id| article.speakers.iter().find(|s| s.id == id)).map_or("", |s| &s.name);
        let (kind, evidence, sure) = (said.kind, &said.evidence, said.confidence);
        write!(out, "said {} {kind:?} {evidence} {sure:.2} {name:?}", place(said.span)).unwrap();
        for (what, span) in [(" cue ", said.cue), (" mention ", said.mention)] {
            write!(out, "{}{}", span.map_or("", |_| what), span.map_or(String::new(), place)).unwrap();
        }
        out.push('\n');
    }
    for speaker in &article.speakers {
        let mentions: Vec<String> = speaker.mentions.iter().map(|span| place(*span)).collect();
        writeln!(out, "speaker {:?} {:?} {}", speaker.name, speaker.titles, mentions.join(" ")).unwrap();
    }
}

fn removals(cleaned: &Cleaned, level: &str, out: &mut String) {
    for removal in &cleaned.removals {
        let (reason, rule, sure) = (removal.reason, &removal.rule, removal.confidence);
        writeln!(out, "{level}removed {} {reason:?} {rule} {sure:.2}{}", place(removal.span), of(removal.of)).unwrap();
    }
}

fn structure(article: &Article, out: &mut String) {
    for block in &article.cleaned.blocks {
        let kind = match &block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            other => format!("{other:?}"),
        };
        let inside = block.parent.map_or(String::new(), |parent| format!(" in {parent}"));
        writeln!(out, "block {} {kind}{inside}", place(block.span)).unwrap();
    }
    for inline in &article.inlines {
        let kind = match &inline.kind {
            InlineKind::Link { href } => format!("link {href}"),
            other => format!("{other:?}"),
        };
        writeln!(out, "inline {} {kind}", place(inline.span)).unwrap();
    }
    for (field, value) in serde_json::to_value(&article.metadata).unwrap().as_object().unwrap() {
        let empty = value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !empty {
            writeln!(out, "{field} {value}").unwrap();
        }
    }
}

fn place(span: Span) -> String {
    format!("{}..{}", span.start, span.end)
}

fn of(span: Option<Span>) -> String {
    span.map_or(String::new(), |span| format!(" of {}", place(span)))
}
