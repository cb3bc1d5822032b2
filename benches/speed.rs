//! Speed beside a floor in the same run: how long one pass over the characters, or html5ever's tokenizer alone, takes
//! on the same bytes. Figures of different machines cannot be compared; the ratios can.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use offprint::{CleanOptions, ExtractOptions, Format, clean, extract};
use std::cell::Cell;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs of each measurement; the quickest counts, since nothing makes code quicker than it is.
const RUNS: usize = 7;

fn quickest(mut work: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

/// Words from a small linear congruential generator (Knuth, TAOCP 2, 3.3.4), so that every run sees the same text.
struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn sentence(&mut self) -> String {
        const COMMON: [&str; 12] = ["the", "of", "and", "to", "in", "a", "was", "for", "on", "with", "it", "had"];
        let mut words = Vec::new();
        for at in 0..8 + self.next() % 16 {
            if at % 2 == 1 {
                words.push(COMMON[(self.next() % 12) as usize].to_owned());
            } else {
                let syllables = 1 + self.next() % 3;
                let word: String = (0..syllables)
                    .flat_map(|_| {
                        let (c, v) = (self.next(), self.next());
                        [b"bcdfglmnprst"[(c % 12) as usize] as char, b"aeiou"[(v % 5) as usize] as char]
                    })
                    .collect();
                words.push(word);
            }
        }
        let mut text = words.join(" ");
        if let Some(first) = text.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        match self.next() % 6 {
            0 => format!("\u{201c}{text},\u{201d} said Ann Lee."),
            _ => format!("{text}."),
        }
    }

    fn article(&mut self, bytes: usize) -> String {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut length = 0;
        while length < bytes {
            let paragraph = match self.next() % 12 {
                0 if paragraphs.len() > 4 => paragraphs[(self.next() as usize) % paragraphs.len()].clone(),
                1 => "Sign up for our newsletter".to_owned(),
                _ => (0..1 + self.next() % 5).map(|_| self.sentence()).collect::<Vec<_>>().join(" "),
            };
            length += paragraph.len() + 2;
            paragraphs.push(paragraph);
        }
        paragraphs.join("\n\n")
    }
}

struct Count(Cell<usize>);

impl TokenSink for Count {
    type Handle = ();

    fn process_token(&self, _: Token, _: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        TokenSinkResult::Continue
    }
}

fn tokenize(html: &str) -> usize {
    let tokenizer = Tokenizer::new(Count(Cell::new(0)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.get()
}

fn row(name: &str, bytes: usize, time: Duration, floor: Duration) {
    let rate = bytes as f64 / time.as_secs_f64() / 1e6;
    println!("{name:36} {rate:8.1} MB/s {:8.1} x the floor", time.as_secs_f64() / floor.as_secs_f64());
}

fn main() {
    let mut words = Words(7);
    let articles: Vec<String> = (0..200).map(|_| words.article(5_000)).collect();
    let whole = words.article(1_000_000);
    let text = ExtractOptions { format: Format::Text, language: Some("en".into()), ..ExtractOptions::default() };
    let english = CleanOptions { language: Some("en".into()), ..CleanOptions::default() };
    let bytes: usize = articles.iter().map(String::len).sum();
    let floor = quickest(|| {
        black_box(whole.chars().filter(|c| c.is_alphanumeric()).count());
    });
    println!("the floor is one pass over the characters of 1 MB: {:.2} ms", floor.as_secs_f64() * 1e3);
    let time = quickest(|| articles.iter().for_each(|a| drop(black_box(clean(a, &english)))));
    row("clean, 200 articles of 5 kB", bytes, time, floor);
    let time = quickest(|| drop(black_box(clean(&whole, &english))));
    row("clean, one text of 1 MB", whole.len(), time, floor);
    let time = quickest(|| articles.iter().for_each(|a| drop(black_box(extract(a.as_str().into(), &text)))));
    row("clean and quotations, 200 articles", bytes, time, floor);

    let pages: Vec<String> = articles
        .iter()
        .map(|article| {
            let body: String = article.split("\n\n").map(|p| format!("<p class=\"text\">{p} <a href=\"/x\">More</a></p>\n")).collect();
            let menu: String = (0..120).map(|n| format!("<li class=\"item\"><a href=\"/{n}\">Section {n}</a></li>")).collect();
            format!("<!doctype html><html lang=en><title>T</title><nav><ul>{menu}</ul></nav><main><h1>T</h1>{body}</main></html>")
        })
        .collect();
    let bytes: usize = pages.iter().map(String::len).sum();
    let floor = quickest(|| {
        pages.iter().for_each(|p| {
            black_box(tokenize(p));
        })
    });
    println!("the floor is html5ever's tokenizer alone on 200 pages: {:.2} ms", floor.as_secs_f64() * 1e3);
    let html = ExtractOptions { format: Format::Html, ..ExtractOptions::default() };
    let time = quickest(|| pages.iter().for_each(|p| drop(black_box(extract(p.as_str().into(), &html)))));
    row("extract, 200 pages", bytes, time, floor);
}
