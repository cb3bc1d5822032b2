//! Forms in which texts are compared.

/// Lower case, with typographic apostrophes made straight: the form in which the lexicons hold their words.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        match c {
            '\u{2019}' | '\u{2bc}' => out.push('\''),
            '\u{ad}' | '\u{200b}' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}
