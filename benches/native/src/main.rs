//! Speed natively, beside what others take for the same bytes in the same run: figures of different machines cannot be
//! compared, the ratios can. Leaves its texts, pages and times in `target/bench.json` for `benches/browser.js`.

mod texts;

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use offprint::{CleanOptions, ExtractOptions, Format, clean, extract};
use std::hint::black_box;
use std::time::{Duration, Instant};
use texts::Words;

/// Runs of each measurement; the quickest counts, since nothing makes code quicker than it is.
const RUNS: usize = 9;

fn quickest(runs: usize, mut work: impl FnMut()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}

fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1e6
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// What libraries of string distances offer instead: each paragraph beside each other.
fn all_pairs(text: &str) -> f64 {
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    let rest = |at: usize| paragraphs.iter().skip(at + 1);
    let pairs =
        paragraphs.iter().enumerate().flat_map(|(at, a)| rest(at).map(move |b| strsim::normalized_levenshtein(a, b)));
    pairs.sum()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = Words(7);
    let articles: Vec<String> = (0..200).map(|_| words.article(5_000)).collect();
    let whole = words.article(1_000_000);
    let bytes: usize = articles.iter().map(String::len).sum();
    let english = CleanOptions { language: Some("en".into()), ..CleanOptions::default() };
    let text = ExtractOptions { format: Format::Text, language: english.language.clone(), ..ExtractOptions::default() };

    let cleaned = quickest(RUNS, || articles.iter().for_each(|a| drop(black_box(clean(a, &english)))));
    println!("clean, 200 articles of 5 kB: {:.1} MB/s", rate(bytes, cleaned));
    let cleaned_whole = quickest(RUNS, || drop(black_box(clean(&whole, &english))));
    println!("clean, one text of 1 MB: {:.1} MB/s", rate(whole.len(), cleaned_whole));
    let told = quickest(RUNS, || articles.iter().for_each(|a| drop(black_box(clean(a, &CleanOptions::default())))));
    println!("clean, 200 articles, language to be told: {:.1} MB/s", rate(bytes, told));
    let both = quickest(RUNS, || articles.iter().for_each(|a| drop(black_box(extract(a.as_str().into(), &text)))));
    println!("quotations, 200 articles, beyond cleaning: {:.1} MB/s", rate(bytes, both.saturating_sub(cleaned)));
    let few = &articles[..20];
    let pairs = quickest(1, || few.iter().for_each(|a| _ = black_box(all_pairs(a))));
    let few = few.iter().map(String::len).sum();
    println!("strsim, all pairs of paragraphs, 20 articles: {:.3} MB/s", rate(few, pairs));
    let start: String = whole.chars().take(50_000).collect();
    let pairs = quickest(1, || _ = black_box(all_pairs(&start)));
    println!("strsim, all pairs of paragraphs, one text of 50 kB: {:.3} MB/s", rate(start.len(), pairs));

    let pages: Vec<String> = articles.iter().take(60).map(|article| words.page(article)).collect();
    let bytes: usize = pages.iter().map(String::len).sum();
    let html = ExtractOptions { format: Format::Html, ..ExtractOptions::default() };
    let each = |work: &dyn Fn(&str)| quickest(RUNS, || pages.iter().for_each(|page| work(page)));
    let extracted = each(&|page| drop(black_box(extract(page.into(), &html))));
    let parsed = each(&|page| drop(black_box(parse_document(RcDom::default(), ParseOpts::default()).one(page))));
    let smoothie = each(&|page| {
        let readability = dom_smoothie::Readability::new(page, None, None);
        drop(black_box(readability.and_then(|mut readability| readability.parse())));
    });
    println!("extract, 60 pages of {} kB: {:.1} MB/s", bytes / 60_000, rate(bytes, extracted));
    println!("  {:.2} times html5ever's parse alone ({:.1} MB/s)", ratio(extracted, parsed), rate(bytes, parsed));
    println!("  dom_smoothie takes {:.2} times as long", ratio(smoothie, extracted));

    let pasted: String = whole.split_inclusive(' ').take(5_000).collect();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let native = serde_json::json!({ "articles": ms(cleaned), "whole": ms(cleaned_whole) });
    let found = serde_json::json!({ "texts": articles, "whole": whole, "pages": &pages[..10], "pasted": pasted, "native": native });
    std::fs::create_dir_all("target")?;
    std::fs::write("target/bench.json", found.to_string())?;
    Ok(())
}
