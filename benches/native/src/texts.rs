//! Texts and pages to measure with: made up, and the same in every run.

use std::fmt::Write as _;

/// Words from a small linear congruential generator (Knuth, TAOCP 2, 3.3.4).
pub struct Words(pub u64);

const COMMON: [&str; 24] = [
    "the", "of", "and", "to", "in", "a", "was", "for", "on", "with", "it", "had", "that", "by", "from", "at", "as",
    "were", "which", "this", "not", "but", "have", "after",
];

impl Words {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn word(&mut self) -> String {
        let syllables = 1 + self.next() % 3;
        let letters = (0..syllables).flat_map(|_| {
            let (c, v) = (self.next(), self.next());
            [b"bcdfglmnprst"[(c % 12) as usize] as char, b"aeiou"[(v % 5) as usize] as char]
        });
        letters.collect()
    }

    fn name(&mut self) -> String {
        let mut word = self.word();
        if let Some(first) = word.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        word
    }

    fn sentence(&mut self) -> String {
        let mut text = self.name();
        for at in 0..8 + self.next() % 16 {
            let word = match at % 2 {
                0 => COMMON[(self.next() % 24) as usize].to_owned(),
                _ if self.next() % 9 == 0 => self.name(),
                _ => self.word(),
            };
            text += if self.next() % 14 == 0 { ", " } else { " " };
            text += &word;
        }
        match self.next() % 5 {
            0 => format!("\u{201c}{text},\u{201d} said Ann {}.", self.name()),
            _ => format!("{text}."),
        }
    }

    fn paragraph(&mut self) -> String {
        (0..1 + self.next() % 5).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }

    /// Paragraphs with copies and boxes between them.
    pub fn article(&mut self, bytes: usize) -> String {
        let mut paragraphs: Vec<String> = Vec::new();
        let mut length = 0;
        while length < bytes {
            let paragraph = match self.next() % 12 {
                0 if paragraphs.len() > 4 => paragraphs[(self.next() as usize) % paragraphs.len()].clone(),
                1 => "Sign up for our newsletter".to_owned(),
                _ => self.paragraph(),
            };
            length += paragraph.len() + 2;
            paragraphs.push(paragraph);
        }
        paragraphs.join("\n\n")
    }

    /// A page with an article and what stands around one: scripts, menus, cards of other stories, comments.
    pub fn page(&mut self, article: &str) -> String {
        let mut page = String::from("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        let title = (0..6).map(|_| self.name()).collect::<Vec<_>>().join(" ");
        let _ = write!(page, "<title>{title}</title><meta property=\"og:title\" content=\"{title}\"><script>");
        for n in 0..120 {
            let _ = write!(page, "window.q.push({{id:{n},slot:\"{}\",sizes:[[300,250],[728,90]]}});", self.word());
        }
        page += "</script></head><body><header class=\"site-header\"><nav class=\"menu\"><ul>";
        for n in 0..80 {
            let name = self.name();
            let _ = write!(
                page,
                "<li class=\"menu__item\" data-index=\"{n}\"><a class=\"menu__link\" href=\"/{name}\"><span>{name}</span></a></li>"
            );
        }
        page +=
            "</ul></nav></header><main class=\"layout\"><div class=\"layout__column\"><article class=\"story\"><h1>";
        let _ = write!(page, "{title}</h1><p class=\"byline\">By Ann {}</p>", self.name());
        for paragraph in article.split("\n\n") {
            let _ = write!(
                page,
                "<div class=\"story__block\"><p class=\"story__text\">{paragraph} <a href=\"/x\">More</a></p></div>\n"
            );
        }
        page += "</article><aside class=\"related\">";
        for n in 0..40 {
            let (headline, link) = (self.sentence(), self.word());
            let _ = write!(
                page,
                "<div class=\"card card--small\" data-id=\"{n}\"><a class=\"card__link\" href=\"/{link}\"><figure class=\"card__media\">\
                 <img class=\"card__image\" src=\"/{link}-300.jpg\" srcset=\"/{link}-300.jpg 300w, /{link}-600.jpg 600w\" alt=\"\" width=\"300\" height=\"200\">\
                 </figure><h3 class=\"card__title\">{headline}</h3></a><span class=\"card__time\">{n} min</span></div>\n"
            );
        }
        page += "</aside></div></main><footer class=\"site-footer\"><ul>";
        for _ in 0..40 {
            let name = self.name();
            let _ = write!(page, "<li class=\"footer__item\"><a href=\"/{name}\">{name}</a></li>");
        }
        page + "</ul></footer></body></html>"
    }
}
