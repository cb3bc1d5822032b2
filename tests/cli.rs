//! The command line, run as a person would run it.
#![cfg(all(not(target_arch = "wasm32"), feature = "cli"))]
#![allow(clippy::unwrap_used)] // a test may

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn offprint(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_offprint"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // a run that ends before it has read everything closes the pipe
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

#[test]
fn clean_says_when_it_takes_a_page_for_text() {
    let said = |arguments: &[&str], input: &[u8]| {
        let out = offprint(arguments, input);
        assert!(out.status.success());
        String::from_utf8(out.stderr).unwrap()
    };
    assert!(said(&["clean"], &fixture("news.html")).contains("`offprint extract` reads pages"));
    for arguments in [&["clean", "--input", "text"][..], &["extract"]] {
        assert_eq!(said(arguments, &fixture("news.html")), "");
    }
    assert_eq!(said(&["clean"], &fixture("news.txt")), "");
}

#[test]
fn every_format_is_written() {
    for (format, expected) in
        [("text", "The old harbour bridge"), ("markdown", "# Harbour"), ("html", "<h1>"), ("json", "\"removals\"")]
    {
        let out = offprint(&["extract", "--format", format], &fixture("news.html"));
        let text = String::from_utf8(out.stdout).unwrap();
        assert!(out.status.success() && text.contains(expected), "{format}: {text}");
        assert!(!text.contains("<script"), "{format}");
    }
}

#[test]
fn an_article_between_furniture_keeps_every_paragraph() {
    let out = offprint(&["extract"], &fixture("news.txt"));
    let text = String::from_utf8(out.stdout).unwrap();
    for kept in
        ["Harbour Bridge to Close", "We looked at every way", "Ferries will run", "Councillor Ines Varga", "310 tonnes"]
    {
        assert!(text.contains(kept), "{kept}");
    }
    assert!(!text.contains("newsletter") && !text.contains("Advertisement"));
}

#[test]
fn restoring_all_gives_the_input_back() {
    for name in ["news.txt", "german.txt", "unicode.txt"] {
        for command in ["clean", "extract"] {
            let out = offprint(&[command, "--input", "text", "--restore", "all"], &fixture(name));
            assert_eq!(out.stdout, fixture(name), "{command} {name}");
        }
    }
}

#[test]
fn a_bad_line_gives_a_record_with_error_and_the_run_goes_on() {
    let input =
        b"{\"id\":1,\"text\":\"One. Two.\"}\nnot json\n\n{\"id\":3}\n{\"id\":\"four\",\"html\":\"<p>Hello</p>\"}\n";
    let out = offprint(&["extract", "--jsonl"], input);
    let records: Vec<Value> =
        String::from_utf8(out.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(records.len(), 4);
    assert_eq!(records[0]["text"], "One. Two.");
    assert_eq!(records[1]["error"]["name"], "InvalidRecord");
    assert_eq!(records[2]["id"], 3);
    assert!(records[2]["error"].is_object());
    assert_eq!((&records[3]["id"], &records[3]["text"]), (&Value::from("four"), &Value::from("Hello")));
}

#[test]
fn offsets_come_in_the_unit_that_was_asked_for() {
    let text = "\u{1f600} \u{201c}Caf\u{e9} open,\u{201d} said Ann Lee.";
    for (unit, start, end) in [("codepoint", 2, 14), ("utf16", 3, 15), ("utf8", 5, 22)] {
        let out = offprint(
            &["extract", "--language", "en", "--input", "text", "--format", "json", "--offsets", unit],
            text.as_bytes(),
        );
        let article: Value = serde_json::from_slice(&out.stdout).unwrap();
        let quotation = &article["quotations"][0];
        assert_eq!((&quotation["start"], &quotation["end"]), (&Value::from(start), &Value::from(end)), "{unit}");
    }
}

#[test]
fn a_folder_goes_into_a_folder_and_what_fails_is_named() {
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("folder");
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(base.join("in")).unwrap();
    fs::write(base.join("in/a.txt"), "One sentence. Another sentence.").unwrap();
    fs::write(base.join("in/b.html"), "<p>One sentence.</p>").unwrap();
    let path = |name: &str| base.join(name).to_string_lossy().into_owned();
    let out = offprint(&["extract", &path("in"), &path("missing"), "--format", "json", "--out", &path("out")], b"");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("missing"));
    let mut names: Vec<_> = fs::read_dir(base.join("out")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn words_that_make_no_sense_are_an_error_of_their_own() {
    assert_eq!(offprint(&["mend"], b"").status.code(), Some(2));
    assert_eq!(offprint(&["clean", "--keep", "nothing-of-the-kind"], b"x").status.code(), Some(2));
    assert_eq!(offprint(&["clean", "--restore", "some"], b"x").status.code(), Some(2));
}

#[test]
fn what_cannot_be_done_is_said_in_full() {
    let base = Path::new(env!("CARGO_TARGET_TMPDIR")).join("said");
    let _ = fs::remove_dir_all(&base);
    fs::create_dir_all(base.join("empty")).unwrap();
    fs::write(base.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01").unwrap();
    fs::write(base.join("a.txt"), "One sentence.").unwrap();
    let path = |name: &str| base.join(name).to_string_lossy().into_owned();
    let (file, below) = (path("a.txt"), path("a.txt/out"));
    for (arguments, code, message) in [
        (vec!["extract", &path("picture.png")], 1, "picture.png: looks like a binary file"),
        (vec!["extract", &path("empty")], 1, "no file in it ends in .txt, .md"),
        (vec!["extract", &file, "--out", &below], 1, below.as_str()),
        (vec!["clean", "--input", "html", &file], 2, "extract reads HTML"),
        (vec!["clean", "--keep", "foo", &file], 2, "timestamp"),
    ] {
        let out = offprint(&arguments, b"");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!((out.status.code(), out.stdout.len()), (Some(code), 0), "{arguments:?}: {said}");
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
    for (arguments, message) in [
        (["clean", "--restore", "7", &file], "there is no removal 7 to restore: 0 were made"),
        (["clean", "--language", "xx", &file], "no rules for the language 'xx'"),
    ] {
        let out = offprint(&arguments, b"");
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert_eq!(out.status.code(), Some(0));
        assert!(said.contains(message), "{arguments:?}: {said}");
    }
    assert!(offprint(&["clean", "--language", "de", &file], b"").stderr.is_empty());
    let told = offprint(&["extract", "--encoding", "utf-16le"], b"O\0n\0e\0.\0");
    assert_eq!((told.status.code(), told.stdout.as_slice()), (Some(0), &b"One.\n"[..]));
}

#[test]
fn a_mark_before_the_first_record_is_none_of_it_and_an_array_is_no_record() {
    let input = "\u{feff}{\"id\":1,\"text\":\"One. Two.\"}\n[1,\"a\",null,null]\n{\"text\":5}\n";
    let out = offprint(&["clean", "--jsonl"], input.as_bytes());
    let records: Vec<Value> =
        String::from_utf8(out.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records[0]["text"], "One. Two.");
    let message = |at: usize| records[at]["error"]["message"].as_str().unwrap_or_default().to_owned();
    assert!(message(1).contains("JSON object"), "{}", message(1));
    assert!(message(2).contains("expected a string, at column 9"), "{}", message(2));
    assert_eq!((out.status.code(), records.len()), (Some(1), 3));
}

#[test]
fn a_hundred_megabytes_are_refused_and_the_limit_can_be_raised() {
    let text = "The ferry sails at noon. ".repeat(4_000_000);
    let refused = offprint::clean(&text, &Default::default());
    assert!(matches!(refused, Err(offprint::Error::LimitExceeded { limit: "inputBytes", actual: 100_000_000, .. })));
    let out = offprint(&["clean", "--max-bytes", "10"], b"The ferry sails.");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().contains("LimitExceeded"));
    let out = offprint(&["clean", "--max-bytes", "20"], b"The ferry sails.");
    assert!(out.status.success());
}
