//! Work grows with the text and no faster, whatever the text looks like: counted steps at one, two, four and eight times
//! a length, for shapes that a page may have and shapes that somebody may make up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

use offprint::{CleanOptions, ExtractOptions, Source, clean, extract};

/// A text of about `n` bytes.
type Shape = fn(usize) -> String;

/// Repeats what `part` gives for 0, 1, 2 … until there are `n` bytes.
fn fill(n: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(n + 200);
    let mut i = 0;
    while text.len() < n {
        text.push_str(&part(i));
        i += 1;
    }
    text
}

/// A word that differs from number to number.
fn word(i: usize) -> String {
    let letters = b"bcdfghklmnprstvz";
    let mut word = String::new();
    let mut rest = i;
    loop {
        word.push(char::from(letters[rest % 16]));
        word.push(char::from(b"aeiou"[(rest / 16) % 5]));
        rest /= 80;
        if rest == 0 {
            return word;
        }
    }
}

/// A sentence of `length` words, all different for different `i`.
fn sentence(i: usize, length: usize) -> String {
    let words: Vec<String> = (0..length).map(|k| word(i * length + k + 7)).collect();
    format!("The {}.", words.join(" "))
}

const BRIDGE: &str = "The old bridge in Wexley will close on Monday for eleven weeks, the port authority said.";

const SHAPES: &[(&str, Shape)] = &[
    ("nothing but spaces", |n| " ".repeat(n)),
    ("nothing but line feeds", |n| "\n".repeat(n)),
    ("one word", |n| "a".repeat(n)),
    ("one line of one word", |n| "bridge ".repeat(n / 7)),
    ("one line of different words", |n| fill(n, |i| word(i) + " ")),
    ("one line of one sentence again and again", |n| fill(n, |_| format!("{BRIDGE} "))),
    ("one line of different sentences", |n| fill(n, |i| sentence(i, 12) + " ")),
    ("one line of short sentences", |n| fill(n, |i| format!("{} ran. ", word(i)))),
    ("all the same line", |n| fill(n, |_| "Bridges are built of stone and of wood\n".to_owned())),
    ("all the same paragraph", |n| fill(n, |_| format!("{BRIDGE}\n\n"))),
    ("all alike but for the first word", |n| fill(n, |i| format!("{} {BRIDGE}\n\n", word(i)))),
    ("all alike but for the last word", |n| {
        fill(n, |i| format!("The old bridge in Wexley will close for {}.\n\n", word(i)))
    }),
    ("all alike but for a word inside", |n| {
        fill(n, |i| format!("The old bridge in Wexley {} will close on Monday for weeks.\n\n", word(i)))
    }),
    ("all alike but for a number", |n| {
        fill(n, |i| format!("The old bridge in Wexley will close for {i} weeks on Monday.\n\n"))
    }),
    ("all short lines", |n| fill(n, |i| word(i) + "\n")),
    ("all short lines of two words again", |n| fill(n, |i| format!("{} {}\n", word(i % 9), word(i % 7)))),
    ("every second paragraph a copy", |n| fill(n, |i| sentence(i / 2, 14) + "\n\n")),
    ("copies far apart", |n| fill(n / 2, |i| sentence(i, 14) + "\n\n").repeat(2)),
    ("copies in reverse order", |n| {
        let lines: Vec<String> = (0..n / 140).map(|i| sentence(i, 14)).collect();
        let back: Vec<String> = lines.iter().rev().cloned().collect();
        lines.join("\n\n") + "\n\n" + &back.join("\n\n")
    }),
    ("near copies in two spellings", |n| {
        fill(n, |i| format!("The {} harbour was organised. The {} harbor was organized.\n\n", word(i), word(i)))
    }),
    ("deep near copies: each has one word more", |n| {
        let mut text = String::new();
        let mut line = "The".to_owned();
        let mut i = 0;
        while text.len() < n {
            line.push(' ');
            line.push_str(&word(i % 40));
            i += 1;
            if i % 40 == 0 {
                "The".clone_into(&mut line);
            }
            text.push_str(&line);
            text.push_str(".\n\n");
        }
        text
    }),
    ("cut-off copies", |n| {
        fill(n, |i| format!("{}\n\n{}...\n\n", sentence(i, 14), sentence(i, 14).chars().take(50).collect::<String>()))
    }),
    ("cut-off copies of one paragraph", |n| {
        fill(n, |_| "The old bridge in Wexley will close on...\n\n".to_owned()) + BRIDGE
    }),
    ("all cut off", |n| fill(n, |i| format!("{}...\n\n", sentence(i, 9).trim_end_matches('.')))),
    ("attributions moved", |n| {
        fill(n, |i| {
            format!(
                "He said the {0} bridge would close on Monday.\n\nThe {0} bridge would close on Monday, he said.\n\n",
                word(i)
            )
        })
    }),
    ("the same words in another order", |n| {
        fill(n, |i| {
            let words = ["old", "bridge", "close", "monday", "eleven", "weeks", "port", "authority", "river"];
            let (a, b) = words.split_at(i % 9);
            format!("{} {}.\n\n", b.join(" "), a.join(" "))
        })
    }),
    ("one word, eight times a sentence", |n| {
        fill(n, |_| "bridge bridge bridge bridge bridge bridge bridge bridge. ".to_owned())
    }),
    ("newsletter boxes", |n| fill(n, |_| "Sign up for our daily newsletter\n".to_owned())),
    ("beginnings of boxes", |n| fill(n, |_| "sign up to the by the in the our ".to_owned())),
    ("beginnings of boxes, a line each", |n| {
        fill(n, |_| "the our we you your sign subscribe follow read more get the latest from\n".to_owned())
    }),
    ("navigation rows", |n| fill(n, |_| "Home | News | Sport | Weather\n".to_owned())),
    ("one navigation row", |n| fill(n, |_| "News | ".to_owned())),
    ("capital words", |n| fill(n, |i| format!("{} ", word(i).to_uppercase()))),
    ("names in capitals", |n| fill(n, |_| "By Ann Lee And Jo Roe ".to_owned())),
    ("dates", |n| fill(n, |i| format!("{} March 2025, 10:{:02}\n", i % 28 + 1, i % 60))),
    ("one line of dates", |n| fill(n, |i| format!("{} March 2025 ", i % 28 + 1))),
    ("initials", |n| "U.".repeat(n / 2)),
    ("rows that the lexicon begins", |n| "united the more according ".repeat(n / 26)),
    ("full stops", |n| ".".repeat(n)),
    ("full stops apart", |n| ". ".repeat(n / 2)),
    ("exclamations and dashes", |n| "! - ".repeat(n / 4)),
    ("ellipses", |n| "\u{2026} ".repeat(n / 4)),
    ("quotation marks", |n| "\u{201c}\u{201d}".repeat(n / 6)),
    ("opening marks only", |n| "\u{201c}Come, ".repeat(n / 9)),
    ("brackets", |n| "(".repeat(n)),
    ("combining marks", |n| format!("a{}", "\u{301}".repeat(n / 2))),
    ("hard-wrapped lines", |n| {
        fill(n, |i| format!("{} and the people of the town who stood there on the old quay\n", word(i)))
    }),
    ("foreign headlines between paragraphs", |n| {
        fill(n, |i| format!("{}\n\nBakery in {} Wins a Prize for Rye\n\n", sentence(i, 14), word(i)))
    }),
    ("a list of headlines", |n| {
        format!("{0}\n\n{0}!\n\n{0}?\n\n", BRIDGE)
            + &fill(n, |i| format!("Singer {} cancels concerts in {}\n", word(i), word(i + 5)))
    }),
    ("a pasted page", |n| {
        fill(n, |i| format!("Home\nNews\nMy {}\n{}\n", word(i), if i % 9 == 0 { sentence(i, 30) } else { word(i) }))
    }),
    ("signs that phrases ask for", |n| "\u{a9}".repeat(n / 2)),
    ("marks before a word", |n| "-".repeat(n) + " sign up"),
    ("ellipses of dots apart", |n| "So . . . ".repeat(n / 9)),
    ("numbered items in one line", |n| fill(n, |i| format!("{}. Take the oars. ", i % 999 + 1))),
    ("one word with stops in it", |n| "a.".repeat(n / 2) + " B"),
    ("questions and answers", |n| fill(n, |i| format!("Q: Did you see the {}?\nA: No.\n", word(i)))),
    ("tables", |n| fill(n, |i| format!("{}\t{i}\t{}\n", word(i), i * 7 % 100))),
];

#[test]
fn eight_times_the_text_is_at_most_ten_times_the_work() {
    assert!(SHAPES.len() >= 40);
    let mut wrong = Vec::new();
    for (name, shape) in SHAPES {
        let work = |n: usize| {
            let options = CleanOptions { language: Some("en".into()), ..CleanOptions::default() };
            let text = shape(n);
            (text.len(), clean(&text, &options).unwrap().stats.work)
        };
        let steps: Vec<(usize, u64)> = [1, 2, 4, 8].iter().map(|times| work(times * 5_000)).collect();
        let (first, last) = (steps[0], steps[3]);
        // a constant, for the shortest of them
        if last.1 > first.1 * 10 + 1_000 {
            wrong.push(format!("{name}: {steps:?}"));
        }
        // whoever counts nothing grows in nothing
        if last.1 * 40 < last.0 as u64 && text_has_words(&shape(5_000)) {
            wrong.push(format!("{name}: too little was counted: {steps:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const QUOTED: &[(&str, Shape)] = &[
    ("one speaker with ever another title", |n| {
        fill(n, |i| format!("\"The harbour will not close,\" {} spokesman Mark Hill said.\n\n", word(i)))
    }),
    ("ever another speaker", |n| {
        fill(n, |i| format!("\"The harbour will not close,\" Ann {} said.\n\n", word(i).to_uppercase()))
    }),
    ("quotations alone in a sentence without end", |n| {
        "\u{201c}It will not close.\u{201d} ".to_owned() + &"\u{201c}the old harbour\u{201d} ".repeat(n / 22)
    }),
    ("single opening marks", |n| "\u{2018}Come ".repeat(n / 8)),
    ("curly opening marks", |n| "\u{201c}Come, ".repeat(n / 9)),
    ("marks alone", |n| "\u{201c} ".repeat(n / 4)),
    ("closing marks only", |n| "Come,\u{201d} ".repeat(n / 9)),
    ("straight marks, one too many in each paragraph", |n| {
        fill(n, |i| format!("\"A {0} \"came, {0} ran\n\n", word(i)))
    }),
    ("low marks that never close", |n| "\u{201e}Komm, ".repeat(n / 9)),
    ("quotations in quotations", |n| "\u{ab}a ".repeat(n / 8) + &"b\u{bb} ".repeat(n / 8)),
    ("marks of many styles", |n| "\u{201c}a \u{201e}b \"c \u{ab}d \u{2018}e ".repeat(n / 21)),
    ("one quotation", |n| format!("\u{201c}{}\u{201d} said Ann Lee.", fill(n, |i| sentence(i, 12) + " "))),
    ("a quotation that every paragraph opens again", |n| fill(n, |i| format!("\u{201c}{}\n\n", sentence(i, 12)))),
    ("nothing but names", |n| fill(n, |i| format!("Ann {} ", word(i).to_uppercase()))),
    ("names in a row, joined", |n| fill(n, |i| format!("Ann {} and ", word(i).to_uppercase()))),
    ("one sentence of cues", |n| "said Ann Lee, who said ".repeat(n / 23)),
    ("initials", |n| "A. B. ".repeat(n / 6)),
    ("pronouns and names", |n| {
        fill(n, |i| format!("Ann {} ran. \"It will close,\" she said. ", word(i).to_uppercase()))
    }),
];

#[test]
fn eight_times_the_quotations_are_at_most_ten_times_the_work() {
    let mut wrong = Vec::new();
    for (name, shape) in QUOTED {
        let work = |n: usize| {
            let options = ExtractOptions { language: Some("en".into()), ..ExtractOptions::default() };
            extract(Source::Text(&shape(n)), &options).unwrap().cleaned.stats.work
        };
        let (first, last) = (work(5_000), work(40_000));
        if last > first * 10 + 1_000 || last < first * 4 {
            wrong.push(format!("{name}: {first}, {last}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn text_has_words(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count() > 100
}
