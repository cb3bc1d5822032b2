//! Markdown as GitHub writes it (CommonMark with tables and strikethrough).

use super::events::{Event, walk};
use super::{RenderOptions, Restored, is_safe};
use crate::article::{Article, BlockKind, InlineKind};

/// The article's kept content as GitHub Flavored Markdown, with its title as the first heading.
///
/// Text is escaped, so that it reads as it stood; addresses other than http, https and mailto are left out.
/// Cost: linear.
#[must_use]
pub fn to_markdown(article: &Article, restored: &Restored, options: &RenderOptions) -> String {
    let mut writer = Writer::default();
    for event in walk(article, restored, options) {
        writer.event(event);
    }
    writer.out
}

/// A container that puts something in front of each line: a list item or a block quotation.
struct Prefix {
    first: String,
    rest: String,
    used: bool,
}

#[derive(Default)]
struct Writer {
    out: String,
    prefixes: Vec<Prefix>,
    /// Number of the next item of each list around the place reached; `None` where the list is not numbered.
    lists: Vec<Option<u32>>,
    /// The inline content of the leaf, or cell, being written.
    leaf: String,
    /// Where each open inline run began in `leaf`.
    runs: Vec<usize>,
    /// Verbatim text: nothing is escaped.
    verbatim: bool,
    rows: Vec<Vec<String>>,
    in_table: bool,
    /// Whether the block that was written last was a list item, after which the next one needs no blank line.
    tight: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(kind, block) => self.start(&kind, block.map_or("", |b| b.lang.as_deref().unwrap_or(""))),
            Event::End(kind) => self.end(&kind),
            Event::StartInline(kind) => {
                self.runs.push(self.leaf.len());
                if let InlineKind::Image { src, alt } = kind
                    && is_safe(src)
                {
                    self.leaf.push_str(&image(src, alt));
                }
            }
            Event::EndInline(kind) => self.end_inline(kind),
            Event::Text(text) if self.verbatim => self.leaf.push_str(&text),
            Event::Text(text) => escape(&text, &mut self.leaf),
        }
    }

    fn start(&mut self, kind: &BlockKind, _lang: &str) {
        match kind {
            BlockKind::List { ordered, start } => self.lists.push(ordered.then(|| start.unwrap_or(1))),
            BlockKind::ListItem => {
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", number.saturating_sub(1))
                    }
                    _ => "- ".to_owned(),
                };
                let rest = " ".repeat(marker.len());
                self.prefixes.push(Prefix { first: marker, rest, used: false });
            }
            BlockKind::BlockQuote | BlockKind::Embed { .. } => {
                self.prefixes.push(Prefix { first: "> ".into(), rest: "> ".into(), used: false });
            }
            BlockKind::Table => (self.in_table, self.rows) = (true, Vec::new()),
            BlockKind::TableRow => self.rows.push(Vec::new()),
            BlockKind::Code { .. } => self.verbatim = true,
            _ => {}
        }
    }

    fn end(&mut self, kind: &BlockKind) {
        let leaf = std::mem::take(&mut self.leaf);
        self.runs.clear();
        self.verbatim = false;
        match kind {
            BlockKind::Heading { level } => {
                let line = leaf.split_whitespace().collect::<Vec<_>>().join(" ");
                self.block(&format!("{} {line}", "#".repeat(usize::from(*level).clamp(1, 6))));
            }
            BlockKind::Code { language } => {
                let fence = "`".repeat(longest_run(&leaf, '`').max(2) + 1);
                let language = language.as_deref().unwrap_or("").replace(|c: char| c == '`' || c.is_whitespace(), "");
                self.block(&format!("{fence}{language}\n{}\n{fence}", leaf.trim_end_matches('\n')));
            }
            BlockKind::Image { src, alt } if is_safe(src) => self.block(&image(src, alt)),
            BlockKind::Image { .. } => {}
            BlockKind::Rule => self.block("---"),
            BlockKind::Math { tex: Some(tex) } => self.block(&format!("$$\n{}\n$$", tex.trim())),
            BlockKind::Footnote { label } => self.block(&format!("[^{}]: {leaf}", label_of(label))),
            BlockKind::TableCell { columns, .. } if self.in_table => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(leaf.replace('|', "\\|").split_whitespace().collect::<Vec<_>>().join(" "));
                    // the other columns of a wide cell stay empty; the bound keeps a hostile page's table small
                    row.extend((1..(*columns).min(64)).map(|_| String::new()));
                }
            }
            BlockKind::Table => self.table(),
            BlockKind::TableRow | BlockKind::Figure => self.text_block(&leaf),
            BlockKind::List { .. } => {
                self.lists.pop();
                self.tight = false;
            }
            BlockKind::ListItem => {
                self.text_block(&leaf);
                self.prefixes.pop();
                self.tight = true;
            }
            BlockKind::BlockQuote | BlockKind::Embed { .. } => {
                self.text_block(&leaf);
                self.prefixes.pop();
            }
            BlockKind::Caption => self.text_block(&format!("*{}*", leaf.trim())),
            BlockKind::Paragraph | BlockKind::Math { tex: None } | BlockKind::TableCell { .. } => {
                self.text_block(&leaf)
            }
        }
    }

    fn end_inline(&mut self, kind: &InlineKind) {
        let Some(at) = self.runs.pop().filter(|&at| at <= self.leaf.len()) else { return };
        if self.verbatim {
            return;
        }
        let content = self.leaf.split_off(at);
        // marks must touch what they mark: white space goes outside
        let body = content.trim();
        let lead = &content[..content.len() - content.trim_start().len()];
        let tail = &content[content.trim_end().len()..];
        let marked = match kind {
            InlineKind::Break => "\\\n".to_owned(),
            InlineKind::FootnoteReference { label } => format!("[^{}]", label_of(label)),
            InlineKind::Math { tex: Some(tex) } => format!("${}$", tex.trim()),
            InlineKind::Image { .. } => content.clone(),
            _ if body.is_empty() => content.clone(),
            InlineKind::Link { href } if is_safe(href) => format!("{lead}[{body}](<{}>){tail}", escape_url(href)),
            InlineKind::Emphasis => format!("{lead}*{body}*{tail}"),
            InlineKind::Strong => format!("{lead}**{body}**{tail}"),
            InlineKind::Strike => format!("{lead}~~{body}~~{tail}"),
            InlineKind::Code => code_span(lead, body, tail),
            InlineKind::Subscript => format!("{lead}<sub>{body}</sub>{tail}"),
            InlineKind::Superscript => format!("{lead}<sup>{body}</sup>{tail}"),
            InlineKind::Mark => format!("{lead}<mark>{body}</mark>{tail}"),
            InlineKind::Link { .. } | InlineKind::Math { tex: None } => content.clone(),
        };
        self.leaf.push_str(&marked);
    }

    fn text_block(&mut self, leaf: &str) {
        let trimmed = leaf.trim();
        if !trimmed.is_empty() {
            self.block(&escape_line_starts(trimmed));
        }
    }

    fn table(&mut self) {
        self.in_table = false;
        let rows = std::mem::take(&mut self.rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = Vec::new();
        for (index, mut row) in rows.into_iter().enumerate() {
            row.resize(columns, String::new());
            lines.push(format!("| {} |", row.join(" | ")));
            if index == 0 {
                lines.push(format!("|{}", " --- |".repeat(columns)));
            }
        }
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
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
            self.out.push_str(line);
            let end = self.out.trim_end_matches(' ').len();
            self.out.truncate(end);
            self.out.push('\n');
        }
    }
}

fn image(src: &str, alt: &str) -> String {
    let mut text = String::new();
    escape(&alt.split_whitespace().collect::<Vec<_>>().join(" "), &mut text);
    format!("![{text}](<{}>)", escape_url(src))
}

fn escape_url(url: &str) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C")
}

fn label_of(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// The text of a code span stands as it is, so the escapes that were put into it come out again.
fn code_span(lead: &str, body: &str, tail: &str) -> String {
    let mut text = String::new();
    let mut chars = body.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = c == '\\' && chars.peek().is_some_and(char::is_ascii_punctuation);
        text.push(if escaped { chars.next().unwrap_or(c) } else { c });
    }
    let marks = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{lead}{marks}{pad}{text}{pad}{marks}{tail}")
}

fn longest_run(text: &str, c: char) -> usize {
    let runs = text.split(|d| d != c).map(|run| run.chars().count());
    runs.max().unwrap_or(0)
}

/// Appends `text` with everything escaped that Markdown would read as a mark inside a line.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes what Markdown would read as a block's beginning at the start of a line.
fn escape_line_starts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = line.trim_start();
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = line.get(digits..).unwrap_or("");
        if line.starts_with(['#', '+', '-', '=']) {
            out.push('\\');
            out.push_str(line);
        } else if digits > 0 && after.starts_with(['.', ')']) {
            out.push_str(&line[..digits]);
            out.push('\\');
            out.push_str(after);
        } else {
            out.push_str(line);
        }
    }
    out
}
