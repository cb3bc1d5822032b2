//! Markdown as GitHub writes it (CommonMark with tables, strikethrough, footnotes and formulas).

mod escape;
mod table;

use super::events::{Event, walk};
use super::{RenderOptions, Restored, is_safe};
use crate::article::{Article, BlockKind, InlineKind};
use escape::{code_span, escape, escape_line_starts, escape_url, label_of, longest_run};
use table::Table;

/// The article's kept content as GitHub Flavored Markdown, with its title as the first heading.
///
/// Text is escaped, so that it reads as it stood; addresses other than http, https and mailto are left out. What
/// Markdown has no marks for (raised and lowered text, emphasis inside words) is written as HTML, as its readers
/// understand it; cells of tables lose their blocks, which become lines. Cost: linear.
#[must_use]
pub fn to_markdown(article: &Article, restored: &Restored, options: &RenderOptions) -> String {
    let mut writer = Writer::default();
    let events = walk(article, restored, options);
    for (index, event) in events.iter().enumerate() {
        // the character behind a mark, or behind those that end with it, decides whether it can close
        let mut next = events.iter().skip(index + 1).take(16);
        let follows = match next.find(|e| !matches!(e, Event::StartInline(_) | Event::EndInline(_))) {
            Some(Event::Text(text)) => text.chars().next(),
            _ => None,
        };
        writer.event(event, follows);
    }
    writer.out
}

/// A container that puts something in front of each line: a list item, a block quotation, a footnote.
struct Prefix {
    first: String,
    rest: String,
    used: bool,
}

/// A list around the place reached.
struct List {
    /// Number of the next item, if the list is numbered.
    number: Option<u32>,
    /// The mark of its items, or behind their numbers.
    mark: char,
    /// Whether it stands right in another list and put a prefix in front of its lines.
    bare: bool,
}

#[derive(Default)]
struct Writer {
    out: String,
    prefixes: Vec<Prefix>,
    lists: Vec<List>,
    /// The kinds of the open blocks, for those that change what stands inside.
    open: Vec<Open>,
    /// The mark of the list that ended just now: one that follows at once needs another.
    ended: Option<char>,
    /// The inline content of the leaf, or cell, being written.
    leaf: String,
    /// Where each open inline run began in `leaf`.
    runs: Vec<usize>,
    /// Code runs around: nothing inside is marked or escaped.
    code: usize,
    /// Verbatim text: nothing is escaped.
    verbatim: bool,
    table: Option<Table>,
    /// Whether the block that was written last was a list item, after which the next one needs no blank line.
    tight: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    List,
    Caption,
    Heading,
    Other,
}

impl Writer {
    fn event(&mut self, event: &Event<'_>, follows: Option<char>) {
        match event {
            Event::Start(kind, _) => self.start(kind),
            Event::End(kind) => self.end(kind),
            Event::StartInline(kind) => self.start_inline(kind),
            Event::EndInline(kind) => self.end_inline(kind, follows),
            Event::Text(text) if self.verbatim || self.code > 0 => self.leaf.push_str(text),
            Event::Text(text) => {
                // behind a reference they would make it a definition, or a link
                if text.starts_with([':', '(']) && self.leaf.ends_with(']') && !self.leaf.ends_with("\\]") {
                    self.leaf.push('\\');
                }
                escape(text, &mut self.leaf);
            }
        }
    }

    fn start(&mut self, kind: &BlockKind) {
        let within_list = self.open.last() == Some(&Open::List);
        self.open.push(match kind {
            BlockKind::List { .. } => Open::List,
            BlockKind::Caption => Open::Caption,
            BlockKind::Heading { .. } => Open::Heading,
            _ => Open::Other,
        });
        match kind {
            _ if self.table.is_some() => self.start_in_table(kind),
            BlockKind::List { ordered, first } => {
                let marks = if *ordered { ['.', ')'] } else { ['-', '*'] };
                let mark = if self.ended == Some(marks[0]) { marks[1] } else { marks[0] };
                let number = ordered.then(|| first.unwrap_or(1).min(MOST));
                self.lists.push(List { number, mark, bare: within_list });
                if within_list {
                    self.prefixes.push(Prefix { first: "   ".into(), rest: "   ".into(), used: true });
                }
            }
            BlockKind::ListItem => {
                let marker = match self.lists.last_mut() {
                    Some(List { number: Some(number), mark, .. }) => {
                        let marker = format!("{number}{mark} ");
                        *number = number.saturating_add(1).min(MOST);
                        marker
                    }
                    Some(List { mark, .. }) => format!("{mark} "),
                    None => "- ".to_owned(),
                };
                let rest = " ".repeat(marker.len());
                self.prefixes.push(Prefix { first: marker, rest, used: false });
            }
            BlockKind::BlockQuote | BlockKind::Embed { .. } => {
                self.prefixes.push(Prefix { first: "> ".into(), rest: "> ".into(), used: false });
            }
            BlockKind::Footnote { label } => {
                let first = format!("[^{}]: ", label_of(label));
                self.prefixes.push(Prefix { first, rest: "    ".into(), used: false });
            }
            BlockKind::Table => self.table = Some(Table::default()),
            BlockKind::Code { .. } => self.verbatim = true,
            _ => {}
        }
        if !matches!(kind, BlockKind::List { .. }) {
            self.ended = None;
        }
    }

    fn start_in_table(&mut self, kind: &BlockKind) {
        let Some(table) = &mut self.table else { return };
        match kind {
            BlockKind::TableRow => table.row(),
            BlockKind::TableCell { .. } => {}
            _ if !self.leaf.is_empty() && !self.leaf.ends_with(table::BREAK) => self.leaf.push_str(table::BREAK),
            _ => {}
        }
    }

    fn end(&mut self, kind: &BlockKind) {
        self.open.pop();
        self.code = 0;
        if self.table.is_some() && !matches!(kind, BlockKind::Table) {
            return self.end_in_table(kind);
        }
        let leaf = std::mem::take(&mut self.leaf);
        self.runs.clear();
        self.verbatim = false;
        match kind {
            BlockKind::Heading { level } => {
                let mut line = leaf.trim().replace('\n', " ");
                if line.ends_with('#') {
                    line.insert(line.len() - 1, '\\');
                }
                self.block(&format!("{} {line}", "#".repeat(usize::from(*level).clamp(1, 6))));
            }
            BlockKind::Code { language } => {
                let fence = "`".repeat(longest_run(&leaf, '`').max(2) + 1);
                let language = language.as_deref().unwrap_or("").replace(|c: char| c == '`' || c.is_whitespace(), "");
                self.block(&format!("{fence}{language}\n{}\n{fence}", leaf.trim_end_matches('\n')));
            }
            BlockKind::Image { src, alt } if is_safe(src) => self.block(&image(src, alt)),
            BlockKind::Image { .. } => {}
            BlockKind::Rule => self.block("___"),
            BlockKind::Math { tex: Some(tex) } if !tex.contains('$') => {
                let lines: Vec<&str> = tex.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                self.block(&format!("$$\n{}\n$$", lines.join("\n")));
            }
            BlockKind::Table => self.end_table(),
            BlockKind::List { .. } => {
                self.tight = false;
                self.ended = self.lists.pop().map(|list| {
                    if list.bare {
                        self.prefixes.pop();
                    }
                    list.mark
                });
                return;
            }
            BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Footnote { .. } => {
                self.text_block(&leaf);
                self.prefixes.pop();
                self.tight = matches!(kind, BlockKind::ListItem);
            }
            BlockKind::Embed { url, .. } => {
                self.text_block(&leaf);
                let empty = self.prefixes.pop().is_some_and(|prefix| !prefix.used);
                if let Some(url) = url.as_deref().filter(|url| empty && is_safe(url)) {
                    self.block(&link("", url, url, ""));
                }
            }
            BlockKind::Caption if leaf.trim().is_empty() => {}
            BlockKind::Caption => self.block(&format!("*{}*", escape_line_starts(leaf.trim()))),
            _ => self.text_block(&leaf),
        }
        self.ended = None;
    }

    fn end_in_table(&mut self, kind: &BlockKind) {
        self.verbatim = false;
        match kind {
            BlockKind::TableCell { columns, rows, .. } => {
                let leaf = std::mem::take(&mut self.leaf);
                self.runs.clear();
                if let Some(table) = &mut self.table {
                    table.cell(&leaf, *columns, *rows);
                }
            }
            BlockKind::Caption => {
                let leaf = std::mem::take(&mut self.leaf);
                self.runs.clear();
                if let Some(table) = &mut self.table {
                    table.caption = leaf.trim().replace(table::BREAK, " ");
                }
            }
            BlockKind::Image { src, alt } if is_safe(src) => self.leaf.push_str(&image(src, alt)),
            _ => {}
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.table.take() else { return };
        if !table.caption.is_empty() {
            self.block(&format!("*{}*", table.caption));
        }
        let lines = table.lines();
        if !lines.is_empty() {
            self.block(&lines);
        }
    }

    fn start_inline(&mut self, kind: &InlineKind) {
        if matches!(kind, InlineKind::Link { .. } | InlineKind::FootnoteReference { .. }) {
            // an exclamation mark before a link would make it an image, and a reference before one a link's text
            if self.leaf.ends_with('!') {
                self.leaf.insert(self.leaf.len() - 1, '\\');
            } else if self.leaf.ends_with(']') && !self.leaf.ends_with("\\]") {
                self.leaf.push_str("<!-- -->");
            }
        }
        self.runs.push(self.leaf.len());
        match kind {
            InlineKind::Code if !self.verbatim => self.code += 1,
            InlineKind::Image { src, alt } if is_safe(src) && self.code == 0 && !self.verbatim => {
                self.leaf.push_str(&image(src, alt));
            }
            _ => {}
        }
    }

    fn end_inline(&mut self, kind: &InlineKind, follows: Option<char>) {
        let Some(at) = self.runs.pop().filter(|&at| at <= self.leaf.len()) else { return };
        if *kind == InlineKind::Code {
            self.code = self.code.saturating_sub(1);
        }
        if self.verbatim || self.code > 0 {
            return;
        }
        let content = self.leaf.split_off(at);
        // marks must touch what they mark: white space goes outside
        let body = content.trim();
        let lead = &content[..content.len() - content.trim_start().len()];
        let tail = if body.is_empty() { "" } else { &content[content.trim_end().len()..] };
        let follows = tail.chars().next().or(follows);
        let marked = match kind {
            InlineKind::Break if self.table.is_some() => table::BREAK.to_owned(),
            InlineKind::Break if self.open.last() == Some(&Open::Heading) => " ".to_owned(),
            InlineKind::Break => "\\\n".to_owned(),
            InlineKind::FootnoteReference { label } => format!("[^{}]", label_of(label)),
            InlineKind::Math { tex: Some(tex) } if !tex.contains('$') => {
                format!("{lead}${}${tail}", tex.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            InlineKind::Image { .. } => content.clone(),
            _ if body.is_empty() => content.clone(),
            InlineKind::Link { href } if is_safe(href) => link(lead, body, href, tail),
            // a caption is emphasised as a whole
            InlineKind::Emphasis if self.open.contains(&Open::Caption) => content.clone(),
            InlineKind::Emphasis => self.marked(lead, "*", "em", body, tail, follows),
            InlineKind::Strong => self.marked(lead, "**", "strong", body, tail, follows),
            InlineKind::Strike => self.marked(lead, "~~", "del", body, tail, follows),
            InlineKind::Code if lead.is_empty() && self.leaf.ends_with('`') => {
                let mut text = String::new();
                escape(body, &mut text);
                tagged(lead, "code", &text, tail)
            }
            InlineKind::Code => code_span(lead, body, tail),
            InlineKind::Subscript => tagged(lead, "sub", body, tail),
            InlineKind::Superscript => tagged(lead, "sup", body, tail),
            InlineKind::Mark => tagged(lead, "mark", body, tail),
            InlineKind::Link { .. } | InlineKind::Math { .. } => content.clone(),
        };
        self.leaf.push_str(&marked);
    }

    /// Emphasis by marks where they can open and close there (CommonMark 0.31, 6.2: left- and right-flanking runs), else
    /// by an element.
    fn marked(&self, lead: &str, mark: &str, name: &str, body: &str, tail: &str, follows: Option<char>) -> String {
        let before = lead.chars().next_back().or_else(|| self.leaf.chars().next_back());
        // marks of one kind that touch are one run
        let inner = if mark.starts_with('*') { body.trim_matches('*') } else { body };
        let is_mark = |c: char| c.is_ascii_punctuation() || (!c.is_alphanumeric() && !c.is_whitespace());
        let open = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || is_mark(c));
        let opens = !inner.starts_with(is_mark) || open(before);
        let closes = !inner.ends_with(is_mark) || open(follows);
        let collides = before.is_some_and(|c| matches!(c, '*' | '~')) || inner.len() + 4 < body.len();
        if opens && closes && !collides {
            format!("{lead}{mark}{body}{mark}{tail}")
        } else {
            tagged(lead, name, body, tail)
        }
    }

    fn text_block(&mut self, leaf: &str) {
        let trimmed = leaf.trim();
        if !trimmed.is_empty() {
            self.block(&escape_line_starts(trimmed));
        }
    }

    /// Writes the lines of a block behind the prefixes of the containers around it.
    fn block(&mut self, lines: &str) {
        if !self.out.is_empty() {
            let first_in_item = self.prefixes.last().is_some_and(|p| !p.used);
            if !(self.tight && first_in_item) {
                let blank: String = self.prefixes.iter().filter(|p| p.used).map(|p| p.rest.as_str()).collect();
                self.out.push_str(blank.trim_end());
                self.out.push('\n');
            }
        }
        self.tight = false;
        for line in lines.lines() {
            for prefix in &mut self.prefixes {
                self.out.push_str(if prefix.used { &prefix.rest } else { &prefix.first });
                prefix.used = true;
            }
            if line.is_empty() {
                let end = self.out.trim_end_matches(' ').len();
                self.out.truncate(end);
            }
            self.out.push_str(line);
            self.out.push('\n');
        }
    }
}

/// The highest number of a list item in Markdown.
const MOST: u32 = 999_999_999;

fn tagged(lead: &str, name: &str, body: &str, tail: &str) -> String {
    format!("{lead}<{name}>{body}</{name}>{tail}")
}

fn link(lead: &str, body: &str, href: &str, tail: &str) -> String {
    format!("{lead}[{body}](<{}>){tail}", escape_url(href))
}

fn image(src: &str, alt: &str) -> String {
    let mut text = String::new();
    escape(&alt.split_whitespace().collect::<Vec<_>>().join(" "), &mut text);
    format!("![{text}](<{}>)", escape_url(src))
}
