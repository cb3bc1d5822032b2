//! One way through: which part of the library may use which. A stage that imports a later one, or the browser's
//! interfaces outside `wasm.rs`, fails here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What the files of each part may name after `crate::`, besides their own part.
const ALLOWED: [(&str, &[&str]); 22] = [
    ("article", &["json", "span"]),
    ("span", &["offsets"]),
    ("offsets", &["article", "error", "span", "word"]),
    ("error", &["limits"]),
    ("limits", &["error"]),
    ("keys", &["word"]),
    ("word", &[]),
    ("json", &["CleanOptions", "ExtractOptions", "Source", "extract"]),
    ("options", &["article", "json", "limits"]),
    ("mended", &["article", "offsets", "span"]),
    ("stats", &["article", "span", "text"]),
    ("faults", &[]),
    ("lexicon", &["article", "word"]),
    ("text", &["article", "lexicon", "span", "word"]),
    ("page", &["article", "error", "keys", "lexicon", "limits"]),
    ("extract", &["Limits", "article", "json", "keys", "lexicon", "options", "page", "render", "span", "text", "word"]),
    ("clean", &["article", "keys", "lexicon", "options", "span", "text"]),
    ("quotes", &["article", "keys", "lexicon", "span", "text", "word"]),
    ("render", &["article", "json", "span"]),
    (
        "wasm",
        &["article", "error", "faults", "json", "offsets", "options", "page", "render", "Source", "clean", "extract"],
    ),
    ("lib", &["article", "lexicon", "options", "page"]),
    ("bin", &["Failure", "args", "files", "input", "jsonl", "output"]),
];

const BROWSER: [&str; 3] = ["wasm_bindgen", "web_sys", "js_sys"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn stages_import_only_what_comes_before_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.into_iter().collect();
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy();
        let part = first.trim_end_matches(".rs").to_owned();
        let list = allowed.get(part.as_str()).unwrap_or_else(|| panic!("{part} has no place in the order yet"));
        let code = fs::read_to_string(&path).unwrap();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let name: String = line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if name != part && !name.is_empty() && !list.contains(&name.as_str()) {
                    wrong.push(format!("{}:{}: {part} uses {name}", inside.display(), number + 1));
                }
            }
            if part != "wasm" && BROWSER.iter().any(|name| line.contains(name)) {
                wrong.push(format!("{}:{}: only wasm.rs speaks to the browser", inside.display(), number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
