//! What a page shows its readers of author and date, near the title and the body's ends.

use super::dates;
use super::labels::{author_name, is_lead};
use crate::extract::flow::Flow;
use crate::extract::signs::facts::Facts;
use crate::extract::signs::marks::Marks;
use crate::lexicon::{self, Language, hint};
use crate::page::Page;
use crate::page::attr::Name;
use crate::page::tag::Tag;
use crate::page::tree::Id;
use crate::text::fold;
use std::ops::Range;

/// Where things are looked for.
pub(in crate::extract) struct Shown<'a> {
    pub page: &'a Page,
    pub flow: &'a Flow,
    pub marks: &'a Marks,
    /// The leaf with the title.
    pub title: Option<usize>,
    /// From the first to the last leaf of the body.
    pub body: Range<usize>,
    pub language: Option<Language>,
    /// Whether the page is a thread, in which people go by the names of their accounts.
    pub thread: bool,
}

/// What stands inside other stories' boxes, or in what readers write, says nothing of this article.
const ALIEN: u64 = hint::COMMENT | hint::RELATED | hint::MODAL;

/// Leaves of the body before which its title may still stand.
const INSIDE: usize = 8;

/// Bytes of a line that can be a byline or a date line.
const LINE: usize = 120;

impl<'a> Shown<'a> {
    /// Looks at a page of which the body has been found.
    pub fn new(
        page: &'a Page,
        flow: &'a Flow,
        facts: &Facts,
        marks: &'a Marks,
        body: &[bool],
        language: Option<Language>,
    ) -> Self {
        // the title stands before the body
        let begins = |(leaf, &kept): (usize, &bool)| kept && facts.sure_title() != Some(leaf);
        let first = body.iter().enumerate().position(begins).unwrap_or(0);
        let last = body.iter().rposition(|&kept| kept).map_or(0, |last| last + 1);
        // a heading within the body that is like the title heads a part of it
        let title = facts.title_leaf.filter(|&title| last == 0 || title <= first + INSIDE);
        Shown { page, flow, marks, title, body: first..last, language, thread: facts.thread }
    }

    /// The leaves around title and beginning of the body, those behind the title first.
    pub fn top(&self) -> impl Iterator<Item = usize> {
        let start = self.body.start;
        let title = self.title.unwrap_or(start);
        let far = title.max(start.min(title + 30));
        let before = (title.saturating_sub(8)..title).rev();
        (title..far + 10).chain(before).chain((start.saturating_sub(10)..start + 6).filter(move |&leaf| leaf > far + 9))
    }

    pub fn is_alien(&self, id: Id) -> bool {
        self.marks.near.get(id as usize).is_some_and(|mark| mark.hints & ALIEN != 0)
    }

    pub fn line(&self, leaf: usize) -> Option<&'a str> {
        let leaf = self.flow.leaves.get(leaf)?;
        Some(leaf.span.of(&self.flow.text)).filter(|line| line.len() <= LINE)
    }

    /// The author, as an element near the title names him, or a line that begins like a byline, or a box at the end.
    pub fn author(&self) -> Option<(String, &'static str)> {
        let named = self.named_elements();
        let title = self.title.unwrap_or(self.body.start);
        let near = |&&(leaf, _): &&(usize, String)| leaf + 8 >= title && leaf <= title.max(self.body.start) + 12;
        let late = |&&(leaf, _): &&(usize, String)| leaf + 3 >= self.body.end && leaf <= self.body.end + 12;
        let after = named.iter().find(|n| n.0 >= title && near(n)).or_else(|| named.iter().find(near));
        let by_line = || self.top().find_map(|leaf| self.byline(leaf));
        let ending = || (self.body.end.saturating_sub(3)..self.body.end + 6).find_map(|leaf| self.byline(leaf));
        let found = after.map(|(_, name)| name.clone()).or_else(by_line);
        let found = found.or_else(|| named.iter().find(late).map(|(_, name)| name.clone())).or_else(ending);
        found.map(|name| (name, "visible"))
    }

    fn leads_to_author(&self, id: Id) -> bool {
        self.page.attrs(id).iter().any(|attr| {
            let value = self.page.value(attr);
            match attr.name {
                Name::Rel => value.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author")),
                Name::Href => value.contains("/author/") || value.contains("/authors/"),
                _ => false,
            }
        })
    }

    /// Names in elements whose class or the like says that they hold the author, with the leaf they stand in.
    pub fn named_elements(&self) -> Vec<(usize, String)> {
        let mut found: Vec<(usize, String)> = Vec::new();
        let mut until = 0;
        for (id, node) in self.page.nodes.iter().enumerate() {
            let id = id as Id;
            if id < until || node.tag == Tag::Text || node.end > id + 60 {
                continue;
            }
            let says = self.marks.own.get(id as usize).is_some_and(|own| own.hints & hint::AUTHOR != 0)
                || (node.tag == Tag::A && self.leads_to_author(id));
            if !says || self.is_alien(id) {
                continue;
            }
            if let Some(name) = self.name_in(id, node.end) {
                let leaf = self.flow.first_leaf.get(id as usize).map_or(0, |&leaf| leaf as usize);
                found.push((leaf, name));
                until = node.end;
            }
        }
        found
    }

    /// The name in a short element: the first of its pieces of text that is one, or begins with one behind "by".
    fn name_in(&self, id: Id, end: Id) -> Option<String> {
        let nodes = self.page.nodes.get(id as usize..end as usize)?;
        let pieces: Vec<String> = nodes
            .iter()
            .flat_map(|node| self.page.data(node).split(['|', '\u{b7}', '\u{2022}']))
            .map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|piece| !piece.is_empty())
            .collect();
        if pieces.iter().map(String::len).sum::<usize>() > LINE {
            return None;
        }
        let account = |piece: &&String| !piece.contains(' ') && piece.len() > 1 && !self.is_lead(piece);
        let named = |piece: &&String| piece.contains(char::is_alphabetic) && !piece.ends_with(':');
        if let Some(account) = pieces.first().filter(|_| self.thread).filter(account).filter(named) {
            return Some(account.clone());
        }
        let names: Vec<String> = pieces.iter().filter_map(|piece| self.name(piece)).collect();
        let full = names.iter().find(|name| name.contains(' ')).cloned();
        full.or_else(|| names.first().filter(|_| names.len() == 1).cloned())
    }

    /// The name in a line that begins like a byline, or in the line behind one that is only such a beginning.
    pub fn byline(&self, leaf: usize) -> Option<String> {
        let line = self.line(leaf)?;
        if self.is_alien(self.flow.leaves.get(leaf)?.element) {
            return None;
        }
        let (glued, rest) = line.split_at(self.glued_lead(line));
        let words: Vec<&str> = glued.split_whitespace().chain(rest.split_whitespace()).collect();
        for at in 0..words.len().min(12) {
            for count in [3, 2, 1] {
                let Some(lead) = words.get(at..at + count) else { continue };
                let lead = lead.join(" ");
                // in the middle of a line only what stands behind a date leads to a name
                if !self.is_lead(lead.trim_end_matches(':')) || (at > 0 && !self.holds_date(line)) {
                    continue;
                }
                let rest = words.get(at + count..).unwrap_or(&[]).join(" ");
                if rest.is_empty() && at == 0 {
                    let next = self.line(leaf + 1).filter(|next| next.len() <= 60)?;
                    return self.name(next).or_else(|| self.account(next));
                }
                if let Some(name) = self.name(&rest).or_else(|| self.account(&rest)) {
                    return Some(name);
                }
            }
        }
        None
    }

    /// Whether a line holds a date, be it one of figures whose order is not known.
    fn holds_date(&self, line: &str) -> bool {
        [true, false].iter().any(|&first| {
            !dates::all(line, dates::Habit { language: self.language, month_first: Some(first) }).is_empty()
        })
    }

    /// Where the name begins in a line whose beginning stands against it without a space, as two elements do: `ByAda Byrne`,
    /// `Author:Ada Byrne`; 0 elsewhere.
    fn glued_lead(&self, line: &str) -> usize {
        let pairs = line.char_indices().zip(line.chars().skip(1)).take(24);
        let seams = pairs.filter(|&((_, a), b)| (a.is_lowercase() || a == ':') && b.is_uppercase());
        let mut ends = seams.map(|((at, a), _)| at + a.len_utf8());
        ends.find(|&end| line.get(..end).is_some_and(|lead| self.is_lead(lead))).unwrap_or(0)
    }

    fn is_lead(&self, text: &str) -> bool {
        is_lead(text, self.language)
    }

    /// The name of an account that is all of a text but for a date.
    fn account(&self, text: &str) -> Option<String> {
        let name = self.undated(text)?;
        (self.thread && name.len() > 1 && !name.contains(' ')).then_some(name)
    }

    /// A text up to a date or what else ends a name in a line.
    fn undated(&self, text: &str) -> Option<String> {
        // what is told behind the name, a date above all, is none of it
        let words: Vec<&str> = text.split_whitespace().collect();
        let digit = |word: &&&str| word.starts_with(|c: char| c.is_ascii_digit());
        let dated = |at: &usize| {
            let word = &words[*at];
            let next = words.get(at + 1);
            let day = |next: &&str| digit(&next) || dates::is_month(next, self.language);
            digit(&word)
                || (dates::is_month(word, self.language) && next.filter(digit).is_some())
                || (dates::is_weekday(word, self.language) && next.is_some_and(day))
        };
        let end = (0..words.len()).find(dated).unwrap_or(words.len());
        let text = words[..end].join(" ");
        author_name(text.split('\u{25cf}').next().unwrap_or(""), self.language)
    }

    /// The name that a text begins with, if it reads like one: up to six words with capitals or of scripts without,
    /// with small words between them only, up to a date or anything else.
    fn name(&self, text: &str) -> Option<String> {
        let whole = self.undated(text)?;
        let mut words: Vec<&str> = Vec::new();
        for word in whole.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let Some(first) = bare.chars().next() else {
                if word == "&" {
                    words.push(word);
                    continue;
                }
                break;
            };
            let dated = word.contains(|c: char| c.is_ascii_digit()) || dates::is_month(word, self.language);
            let small = first.is_lowercase();
            if dated || (small && bare.len() > 3) {
                break;
            }
            words.push(word);
            if words.len() > 8 {
                return None;
            }
        }
        while words.last().is_some_and(|w| *w == "&" || w.chars().next().is_some_and(char::is_lowercase)) {
            words.pop();
        }
        let name = words.join(" ");
        let name = name
            .trim_matches(|c: char| matches!(c, ',' | '-' | '\u{2013}' | '\u{2014}' | ':' | '.') || c.is_whitespace());
        // one word may be anything, unless it stands alone
        if !name.contains(' ') && name.len() < whole.len() {
            return None;
        }
        // a name holds hardly more than one word such as "of", "with" or "was"
        let common = &lexicon::of(Language::En).common_words;
        let plain = |word: &String| word != "and" && word.len() > 1 && common.contains(word);
        let wordy = name.split(' ').map(fold).filter(plain).count() > 1;
        let fits = !wordy
            && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
            && name.len() <= 60
            && !self.is_lead(name);
        (fits && !words.is_empty()).then(|| name.to_owned())
    }
}
