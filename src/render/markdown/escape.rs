//! What keeps text from being read as Markdown.

/// Appends `text` with everything escaped that Markdown would read as a mark inside a line.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if c == '\r' {
            out.push(' ');
            continue;
        }
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '$' | '^') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Escapes what Markdown would read as a block's beginning, or as a table's second line, at the start of a line.
pub(super) fn escape_line_starts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let line = line.trim_matches([' ', '\t']);
        let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = line.get(digits..).unwrap_or("");
        if line.starts_with(['#', '+', '-', '=', '|', ':']) {
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

/// An address between angle brackets.
pub(super) fn escape_url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for (at, c) in url.char_indices() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("\\\\"),
            '&' if is_reference(&url[at + 1..]) => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

/// Whether what follows an ampersand makes it a character reference.
fn is_reference(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    end.is_some_and(|end| end > 0 && end < 34 && after[end..].starts_with(';'))
}

/// A footnote's label as Markdown can hold it.
pub(super) fn label_of(label: &str) -> String {
    let plain: String = label.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    if !plain.is_empty() {
        return plain;
    }
    // signs such as an asterisk have no place in a label
    label.chars().map(|c| format!("u{:x}", u32::from(c))).collect()
}

/// A code span. Its text stands as it is; line feeds count as spaces.
pub(super) fn code_span(lead: &str, body: &str, tail: &str) -> String {
    let text = body.replace(['\n', '\r'], " ");
    let marks = "`".repeat(longest_run(&text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{lead}{marks}{pad}{text}{pad}{marks}{tail}")
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    let runs = text.split(|d| d != c).map(|run| run.chars().count());
    runs.max().unwrap_or(0)
}
