//! The controls of the invariants: each fails on what breaks it, so that passing says something.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)] // a test may

mod invariants;

use offprint::article::{Article, Flag, FlagCode, Repair};
use offprint::{ExtractOptions, Format, Span, extract};
use std::panic::{AssertUnwindSafe, catch_unwind};

const TEXT: &str = "Café owners along the quay will meet on Monday, the port authority said.

“We looked at every bolt, and it holds,” said Mayor Ann Lee.

Café owners along the quay will meet on Monday, the port authority said.";

/// An article with one removal, a copy, and one quotation.
fn whole() -> Article {
    let options = ExtractOptions { format: Format::Text, language: Some("en".into()), ..ExtractOptions::default() };
    let article = extract(TEXT.into(), &options).unwrap();
    assert!(article.cleaned.removals[0].of.is_some() && article.quotations[0].speaker.is_some());
    article
}

fn fails(check: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(check)).is_err()
}

/// Inside the first letter that is more than one byte.
const INSIDE: usize = 4;

type Break = fn(&mut Article);

const BROKEN: &[(&str, Break)] = &[
    ("a text that was changed", |a| a.cleaned.text.push('.')),
    ("a removal beyond the end", |a| a.cleaned.removals[0].span.end = TEXT.len() + 1),
    ("a removal that cuts a character", |a| a.cleaned.removals[0].span.start = INSIDE),
    ("one removal twice", |a| a.cleaned.removals.push(a.cleaned.removals[0].clone())),
    ("a copy of nothing", |a| a.cleaned.removals[0].of = Some(Span::new(0, 0))),
    ("a copy of what is removed", |a| a.cleaned.removals[0].of = Some(a.cleaned.removals[0].span)),
    ("surer than sure", |a| a.cleaned.removals[0].confidence = 1.5),
    ("no number at all", |a| a.cleaned.removals[0].confidence = f64::NAN),
    ("a block that is its own parent", |a| a.cleaned.blocks[0].parent = Some(0)),
    ("a flag that cuts a character", |a| {
        let span = Span::new(0, INSIDE);
        a.cleaned.flags.push(Flag { span, code: FlagCode::Conflict, note: String::new(), of: None });
    }),
    ("repairs that overlap", |a| {
        let repair = Repair { span: Span::new(0, 3), replacement: String::new(), rule: String::new() };
        a.cleaned.repairs = vec![repair.clone(), repair];
    }),
    ("a quotation that no removal holds, and says so", |a| a.quotations[0].removal = Some(0)),
    ("an empty quotation", |a| a.quotations[0].span.end = a.quotations[0].span.start),
    ("a speaker whom nobody knows", |a| a.quotations[0].speaker = Some(99)),
    ("a mention that cuts a character", |a| a.speakers[0].mentions.push(Span::new(0, INSIDE))),
    ("an address that runs", |a| a.metadata.image = Some("javascript:alert(1)".to_owned())),
];

#[test]
fn a_result_that_breaks_an_invariant_is_seen() {
    let check = |article: &Article| {
        invariants::cleaned(TEXT, &article.cleaned);
        invariants::article(article);
        invariants::written(article);
    };
    check(&whole());
    let unseen: Vec<_> = (BROKEN.iter())
        .filter(|(_, change)| {
            let mut article = whole();
            change(&mut article);
            !fails(|| check(&article))
        })
        .map(|(what, _)| what)
        .collect();
    assert!(unseen.is_empty(), "{unseen:?}");
}

#[test]
fn html_that_is_not_on_the_list_is_seen() {
    for right in [
        "<p lang=\"en\">a &amp; b</p><img src=\"https://example.org/\" alt=\"\">",
        "<a href=\"#fn-1\" role=\"doc-noteref\">1</a>",
        "",
    ] {
        invariants::listed(right);
    }
    for wrong in [
        "<script>x</script>",
        "<p onclick=\"x\">a</p>",
        "<p title=\"x\">a</p>",
        "<P>a</P>",
        "<p/>",
        "<p>a",
        "a</p>",
        "<p><a>b</p></a>",
        "<p class=\"x\">a</p>",
        "<p id=\"cookie\">a</p>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"jav&#x09;ascript:x\">a</a>",
        "<a href=\"https://example.org/ x\">a</a>",
        "<a href='https://example.org/'>a</a>",
        "<img src=\"data:text/html,x\">",
        "<img src=\"mailto:x@example.org\">",
        "<svg></svg>",
        "<!-- a -->",
        "a & b",
        "a > b",
        "a \0 b",
    ] {
        assert!(fails(|| invariants::listed(wrong)), "{wrong:?}");
    }
}
