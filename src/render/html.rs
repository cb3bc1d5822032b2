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
    let mut tables = 0_usize;
    let events = walk(article, restored, options);
    for (index, event) in events.iter().enumerate() {
        let empty = matches!(events.get(index + 1), Some(Event::End(_)));
        match event {
            Event::Start(kind, block) => {
                tables += usize::from(**kind == BlockKind::Table);
                start(&mut out, kind, *block, tables > 0, empty);
            }
            Event::End(kind) => {
                end(
                    &mut out,
                    kind,
                    tables > 0,
                    matches!(index.checked_sub(1).map(|i| &events[i]), Some(Event::Start(..))),
                );
                tables -= usize::from(**kind == BlockKind::Table).min(tables);
            }
            Event::StartInline(kind) => {
                closing.push(start_inline(&mut out, kind));
                if let (InlineKind::Math { tex: Some(tex) }, Some(Event::EndInline(_))) = (kind, events.get(index + 1))
                {
                    escape(tex, &mut out);
                }
            }
            Event::EndInline(_) => out.push_str(closing.pop().unwrap_or("")),
            Event::Text(text) => escape(text, &mut out),
        }
    }
    out
}

fn start(out: &mut String, kind: &BlockKind, block: Option<&Block>, in_table: bool, empty: bool) {
    match kind {
        BlockKind::Image { src, alt } => return image(out, src, alt, "\n"),
        BlockKind::Rule => return out.push_str("<hr>\n"),
        BlockKind::Embed { url, .. } if empty => {
            if let Some(url) = url.as_deref().filter(|url| is_safe(url)) {
                out.push_str("<p><a");
                attribute(out, "href", url);
                out.push('>');
                escape(url, out);
                out.push_str("</a></p>\n");
            }
            return;
        }
        _ => {}
    }
    out.push('<');
    out.push_str(element(kind, in_table));
    match kind {
        BlockKind::List { first: Some(start), ordered: true } => attribute(out, "start", &start.to_string()),
        BlockKind::TableCell { columns, rows, .. } => {
            for (name, count) in [("colspan", columns), ("rowspan", rows)] {
                if *count > 1 {
                    attribute(out, name, &count.to_string());
                }
            }
        }
        BlockKind::Embed { url: Some(url), .. } if is_safe(url) => attribute(out, "cite", url),
        BlockKind::Footnote { label } => {
            attribute(out, "id", &format!("fn-{label}"));
            attribute(out, "role", "doc-footnote");
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
    match kind {
        BlockKind::Code { language } => {
            out.push_str("<code");
            if let Some(language) = language {
                attribute(out, "class", &format!("language-{language}"));
            }
            out.push('>');
        }
        BlockKind::Math { tex } => {
            formula(out, tex.as_deref(), " display=\"block\"");
            if let Some(tex) = tex.as_deref().filter(|_| empty) {
                escape(tex, out);
            }
        }
        _ => {}
    }
}

/// Begins a formula: its source, and as what is shown the text of the page.
fn formula(out: &mut String, tex: Option<&str>, display: &str) {
    out.push_str("<math");
    out.push_str(display);
    if let Some(tex) = tex {
        attribute(out, "alttext", tex);
    }
    out.push_str("><mtext>");
}

fn end(out: &mut String, kind: &BlockKind, in_table: bool, empty: bool) {
    match kind {
        BlockKind::Image { .. } | BlockKind::Rule => {}
        BlockKind::Embed { .. } if empty => {}
        BlockKind::Code { .. } => out.push_str("</code></pre>\n"),
        BlockKind::Math { .. } => out.push_str("</mtext></math></p>\n"),
        _ => {
            let _ = writeln!(out, "</{}>", element(kind, in_table));
        }
    }
}

fn element(kind: &BlockKind, in_table: bool) -> &'static str {
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
        BlockKind::Caption if in_table => "caption",
        BlockKind::Caption => "figcaption",
        BlockKind::Image { .. } => "img",
        BlockKind::Rule => "hr",
        BlockKind::Footnote { .. } => "div",
        BlockKind::Paragraph | BlockKind::Math { .. } => "p",
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
        InlineKind::Superscript => ("<sup>", "</sup>"),
        InlineKind::FootnoteReference { label } => {
            out.push_str("<sup><a");
            attribute(out, "href", &format!("#fn-{label}"));
            attribute(out, "role", "doc-noteref");
            out.push('>');
            return "</a></sup>";
        }
        InlineKind::Math { tex } => {
            formula(out, tex.as_deref(), "");
            return "</mtext></math>";
        }
        InlineKind::Mark => ("<mark>", "</mark>"),
        InlineKind::Link { .. } => ("", ""),
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
