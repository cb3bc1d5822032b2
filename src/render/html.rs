//! HTML from a fixed list of elements and attributes; never a page's own markup.

use super::events::{Event, walk};
use super::{RenderOptions, Restored, is_safe};
use crate::article::{Article, Block, BlockKind, Direction, InlineKind};
use std::fmt::Write as _;

/// The article's kept content as an HTML fragment, with its title as the first heading.
///
/// Elements and attributes come from a fixed list, all text is escaped, and addresses other than http, https
/// and mailto are left out: what a page's author wrote can become text here, never markup. Cost: linear.
#[must_use]
pub fn to_html(article: &Article, restored: &Restored, options: &RenderOptions) -> String {
    let mut out = String::new();
    // the closing tag of each open inline run; a link whose address is refused has none
    let mut closing: Vec<&'static str> = Vec::new();
    for event in walk(article, restored, options) {
        match event {
            Event::Start(kind, block) => start(&mut out, &kind, block),
            Event::End(kind) => end(&mut out, &kind),
            Event::StartInline(kind) => closing.push(start_inline(&mut out, kind)),
            Event::EndInline(_) => out.push_str(closing.pop().unwrap_or("")),
            Event::Text(text) => escape(&text, &mut out),
        }
    }
    out
}

fn start(out: &mut String, kind: &BlockKind, block: Option<&Block>) {
    match kind {
        BlockKind::Image { src, alt } => return image(out, src, alt, "\n"),
        BlockKind::Rule => return out.push_str("<hr>\n"),
        _ => {}
    }
    out.push('<');
    out.push_str(element(kind));
    match kind {
        BlockKind::List { start: Some(start), ordered: true } => attribute(out, "start", &start.to_string()),
        BlockKind::TableCell { columns, rows, .. } => {
            for (name, count) in [("colspan", columns), ("rowspan", rows)] {
                if *count > 1 {
                    attribute(out, name, &count.to_string());
                }
            }
        }
        BlockKind::BlockQuote | BlockKind::Embed { .. } => {
            if let BlockKind::Embed { url: Some(url), .. } = kind
                && is_safe(url)
            {
                attribute(out, "cite", url);
            }
        }
        _ => {}
    }
    if let Some(block) = block {
        block.lang.iter().for_each(|lang| attribute(out, "lang", lang));
        if let Some(dir) = block.dir {
            attribute(out, "dir", if dir == Direction::Rtl { "rtl" } else { "ltr" });
        }
    }
    out.push('>');
    if matches!(kind, BlockKind::Code { .. }) {
        out.push_str("<code>");
    }
}

fn end(out: &mut String, kind: &BlockKind) {
    match kind {
        BlockKind::Image { .. } | BlockKind::Rule => {}
        BlockKind::Code { .. } => out.push_str("</code></pre>\n"),
        _ => {
            let _ = writeln!(out, "</{}>", element(kind));
        }
    }
}

fn element(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading { level } => ["h1", "h1", "h2", "h3", "h4", "h5", "h6"][usize::from(*level).min(6)],
        BlockKind::List { ordered: true, .. } => "ol",
        BlockKind::List { .. } => "ul",
        BlockKind::ListItem => "li",
        BlockKind::BlockQuote | BlockKind::Embed { .. } => "blockquote",
        BlockKind::Code { .. } => "pre",
        BlockKind::Table => "table",
        BlockKind::TableRow => "tr",
        BlockKind::TableCell { header: true, .. } => "th",
        BlockKind::TableCell { .. } => "td",
        BlockKind::Figure => "figure",
        BlockKind::Caption => "figcaption",
        BlockKind::Image { .. } => "img",
        BlockKind::Rule => "hr",
        BlockKind::Paragraph | BlockKind::Math { .. } | BlockKind::Footnote { .. } => "p",
    }
}

fn start_inline(out: &mut String, kind: &InlineKind) -> &'static str {
    let (open, close) = match kind {
        InlineKind::Link { href } if is_safe(href) => {
            out.push_str("<a");
            attribute(out, "href", href);
            out.push('>');
            return "</a>";
        }
        InlineKind::Image { src, alt } => {
            image(out, src, alt, "");
            return "";
        }
        InlineKind::Break => ("<br>", ""),
        InlineKind::Emphasis => ("<em>", "</em>"),
        InlineKind::Strong => ("<strong>", "</strong>"),
        InlineKind::Code => ("<code>", "</code>"),
        InlineKind::Strike => ("<s>", "</s>"),
        InlineKind::Subscript => ("<sub>", "</sub>"),
        InlineKind::Superscript | InlineKind::FootnoteReference { .. } => ("<sup>", "</sup>"),
        InlineKind::Mark => ("<mark>", "</mark>"),
        InlineKind::Link { .. } | InlineKind::Math { .. } => ("", ""),
    };
    out.push_str(open);
    close
}

fn image(out: &mut String, src: &str, alt: &str, after: &str) {
    // an image is fetched as soon as it is shown, so it gets no scheme but http and https
    if is_safe(src) && !src.get(..7).is_some_and(|s| s.eq_ignore_ascii_case("mailto:")) {
        out.push_str("<img");
        attribute(out, "src", src);
        attribute(out, "alt", alt);
        out.push('>');
        out.push_str(after);
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"");
    escape(value, out);
    out.push('"');
}

/// Appends `text` with `& < > "` as character references; NUL, which HTML has no place for, becomes U+FFFD.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}
