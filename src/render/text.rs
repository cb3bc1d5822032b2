//! Plain text.

use super::{RenderOptions, Restored, repaired};
use crate::article::Cleaned;
use crate::span::partition;

/// The kept text, with the space that a removal leaves behind closed up: of the white space before and after it,
/// the one with more line feeds stays.
///
/// With nothing removed, or all restored, and without repairs this is the source text, byte for byte. Cost: linear.
#[must_use]
pub fn to_text(cleaned: &Cleaned, restored: &Restored, options: &RenderOptions) -> String {
    let parts = partition(&cleaned.text, restored.removed(cleaned)).unwrap_or_default();
    let mut out = String::with_capacity(cleaned.text.len());
    // white space of the seam at which something was left out; None while no seam is open
    let mut seam: Option<String> = None;
    for part in parts {
        if part.removal.is_some() {
            let end = out.trim_end().len();
            seam.get_or_insert_with(|| out.split_off(end));
            continue;
        }
        let text = repaired(cleaned, part.span, options);
        let Some(space) = &mut seam else {
            out.push_str(&text);
            continue;
        };
        let body = text.trim_start();
        let lead = &text[..text.len() - body.len()];
        if breaks(lead) > breaks(space) || space.is_empty() {
            lead.clone_into(space);
        }
        if !body.is_empty() {
            if !out.is_empty() {
                out.push_str(space);
            }
            out.push_str(body);
            seam = None;
        }
    }
    if seam.is_some_and(|space| space.contains('\n')) && cleaned.text.ends_with('\n') && !out.is_empty() {
        out.push('\n');
    }
    out
}

fn breaks(space: &str) -> usize {
    space.bytes().filter(|&b| b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Reason, Removal};
    use crate::span::Span;

    fn cleaned(text: &str, removed: &[&str]) -> Cleaned {
        let removal = |part: &&str| {
            let start = text.find(part).unwrap();
            let span = Span::new(start, start + part.len());
            Removal { span, reason: Reason::Duplicate, rule: String::new(), of: None, confidence: 1.0 }
        };
        Cleaned { text: text.into(), removals: removed.iter().map(removal).collect(), ..Cleaned::default() }
    }

    #[test]
    fn a_seam_keeps_the_stronger_space() {
        let write =
            |text, removed: &[&str]| to_text(&cleaned(text, removed), &Restored::None, &RenderOptions::default());
        assert_eq!(write("A.\n\nB.\n\nC.\n", &["B."]), "A.\n\nC.\n");
        assert_eq!(write("A. B. C.", &["B."]), "A. C.");
        assert_eq!(write("A. B.\n\nC.", &["B."]), "A.\n\nC.");
        assert_eq!(write("A.\n\nB.\n\nC.\n", &["A.", "B."]), "C.\n");
        assert_eq!(write("A.\n\nB.\n\nC.\n", &["B.", "C."]), "A.\n");
        assert_eq!(write("A.", &["A."]), "");
    }

    #[test]
    fn restoring_gives_the_source_back() {
        let cleaned = cleaned(" A.\r\n\r\nB. C.\n\n", &["A.", "C."]);
        let plain = RenderOptions { repairs: false };
        assert_eq!(to_text(&cleaned, &Restored::All, &plain), cleaned.text);
        assert_eq!(to_text(&cleaned, &Restored::Some(vec![0]), &plain), " A.\r\n\r\nB.\n");
    }
}
