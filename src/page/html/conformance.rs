//! Tests only: html5lib's tests of tree construction (`tests/html5lib/`), as far as the tree claims what they ask for.
//!
//! The tree has the elements, the attributes that rules read, and the text; of a comment only its place, of a document
//! type nothing. Tests of fragments are left out: only whole documents are parsed.

use super::oracle::{is_silent, ours};
use crate::page::attr::Name;
use crate::page::tag::Tag;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// One test: the source, whether scripts run (`None`: both must give the same), the outline that must come out.
struct Test {
    data: String,
    scripting: Option<bool>,
    expected: Vec<String>,
}

/// A line of an outline: an element, or a text.
struct Line {
    depth: usize,
    tag: Option<Tag>,
    attrs: Vec<(Name, String)>,
    text: String,
}

impl Line {
    fn new(depth: usize, tag: Option<Tag>, text: &str) -> Line {
        Line { depth, tag, attrs: Vec::new(), text: text.to_owned() }
    }

    fn shown(&self) -> String {
        let Line { depth, tag, attrs, text } = self;
        tag.map_or_else(|| format!("{depth} {text:?}"), |tag| format!("{depth} <{tag:?} {attrs:?}>"))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/html5lib")
}

/// The tests of a file; `None` in the place of one of a fragment.
fn tests(source: &str) -> Vec<Option<Test>> {
    let source = format!("\n{source}");
    source.split("\n#data\n").skip(1).map(test).collect()
}

fn test(source: &str) -> Option<Test> {
    let (data, rest) = source.split_once("\n#errors").or_else(|| Some(("", source.strip_prefix("#errors")?)))?;
    let (head, tree) = rest.split_once("\n#document\n")?;
    if head.contains("\n#document-fragment") {
        return None;
    }
    let scripting = match (head.contains("\n#script-on"), head.contains("\n#script-off")) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    Some(Test { data: data.to_owned(), scripting, expected: outline(tree) })
}

/// A tree as html5lib writes it, as the outline of ours.
fn outline(tree: &str) -> Vec<String> {
    let tree = format!("\n{}", tree.trim_end_matches('\n'));
    // what is open, each with its depth there and here, and whether its text is dropped
    let mut open: Vec<(usize, usize, bool)> = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for line in tree.split("\n| ").skip(1) {
        let item = line.trim_start_matches(' ');
        let depth = (line.len() - item.len()) / 2;
        open.retain(|&(there, ..)| there < depth);
        let (here, silent) = open.last().map_or((1, false), |&(_, here, silent)| (here + 1, silent));
        if let Some(text) = item.strip_prefix('"') {
            if !silent {
                lines.push(Line::new(here, None, text.strip_suffix('"').unwrap_or(text)));
            }
        } else if item.starts_with("<!DOCTYPE") {
        } else if item.starts_with("<!--") || item.starts_with("<?") {
            lines.push(Line::new(here, Some(Tag::Meta), ""));
        } else if item == "content" {
            // what a template holds stands in it
            open.push((depth, here - 1, silent));
        } else if let Some(name) = item.strip_prefix('<').and_then(|item| item.strip_suffix('>')) {
            let (foreign, name) = name.split_once(' ').map_or((false, name), |(_, name)| (true, name));
            let tag = Tag::from_name(name);
            open.push((depth, here, is_silent(tag, !foreign, false)));
            lines.push(Line::new(here, Some(tag), ""));
        } else if let Some((name, value)) = item.split_once('=')
            && let (Some(name), Some(line)) = (Name::from_name(&name.replace("xml ", "xml:")), lines.last_mut())
        {
            line.attrs.push((name, value.trim_matches('"').to_owned()));
        }
    }
    lines.iter().map(Line::shown).collect()
}

/// The outline with each element's attributes in the order of the tests.
fn sorted(mut lines: Vec<String>) -> Vec<String> {
    for line in &mut lines {
        if let Some((head, attrs)) = line.clone().split_once('[')
            && let (true, Some(attrs)) = (head.contains('<'), attrs.strip_suffix("]>"))
        {
            let mut parts: Vec<&str> = attrs.split("), (").map(|part| part.trim_matches(['(', ')'])).collect();
            parts.sort_unstable();
            *line = format!("{head}[{}]>", parts.join(", "));
        }
    }
    lines
}

#[test]
fn trees_are_those_of_html5lib() {
    let listed = std::fs::read_to_string(folder().join("deviations.txt")).expect("a list");
    let listed: BTreeSet<&str> =
        listed.lines().filter(|line| line.starts_with("- ")).filter_map(|line| line.get(2..)).collect();
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).expect("a folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "dat"));
    files.sort();
    let (mut run, mut wrong) = (0, BTreeSet::new());
    let mut shown = Vec::new();
    for path in files {
        let source = std::fs::read(&path).expect("a file");
        let file = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        for (number, test) in tests(&String::from_utf8_lossy(&source)).into_iter().enumerate() {
            let Some(test) = test else { continue };
            for scripting in [true, false].into_iter().filter(|s| test.scripting.is_none_or(|only| only == *s)) {
                run += 1;
                let (found, expected) = (sorted(ours(&test.data, scripting)), sorted(test.expected.clone()));
                if found != expected {
                    let name = format!("{file} {}", number + 1);
                    if !listed.contains(name.as_str()) {
                        shown.push(format!("{name}: {:?}\n  {expected:?}\n  {found:?}", test.data));
                    }
                    wrong.insert(name);
                }
            }
        }
    }
    assert!(run > 2000, "only {run} tests were found");
    assert!(shown.is_empty(), "{} new deviations of {run}:\n{}", shown.len(), shown.join("\n"));
    let passing: Vec<&&str> = listed.iter().filter(|name| !wrong.contains(**name)).collect();
    assert!(passing.is_empty(), "listed, but no deviations any more: {passing:?}");
}
