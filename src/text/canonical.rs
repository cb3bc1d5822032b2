//! Forms in which texts are compared.

/// Lower case, with typographic apostrophes made straight: the form in which the lexicons hold their words.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// As [`fold`], to the end of `out`.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    for c in text.chars() {
        match c {
            '\u{2019}' | '\u{2bc}' => out.push('\''),
            '\u{ad}' | '\u{200b}' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
}
