//! The codes that say what a leaf outside the body is, as far as names and elements tell.

use super::leaf::Around;
use crate::extract::signs::marks::element;
use crate::lexicon::hint;

/// Whether a leaf stands in a window that asks about cookies, however much of the page's text that is.
pub(super) fn asks_for_consent(around: &Around) -> bool {
    (around.near.hints | around.middle.hints | around.far.hints) & hint::CONSENT != 0
}

/// The code for a leaf: of several hints the most telling one.
pub(super) fn code(around: &Around) -> &'static str {
    let hints = around.near.hints | around.middle.hints;
    let elements = around.near.elements | around.middle.elements;
    let by_hint = [
        (hint::MODAL, "outside.dialog"),
        (hint::COMMENT, "outside.comments"),
        (hint::NEWSLETTER, "outside.newsletter"),
        (hint::SHARE, "outside.share"),
        (hint::AD, "outside.advertisement"),
        (hint::RELATED, "outside.related"),
        (hint::BIO, "outside.author"),
        (hint::TOC, "outside.contents"),
    ];
    if let Some(&(_, code)) = by_hint.iter().find(|&&(bits, _)| around.near.hints & bits != 0) {
        return code;
    }
    match () {
        () if asks_for_consent(around) => "outside.dialog",
        () if elements & element::NAV != 0 || hints & hint::NAV != 0 => "outside.navigation",
        () if elements & element::FOOTER != 0 || hints & hint::FOOTER != 0 => "outside.footer",
        () if around.near.hints & (hint::AUTHOR | hint::META) != 0 => "outside.details",
        () if around.near.hints & hint::TAGS != 0 => "outside.tags",
        () if around.near.hints & hint::FORM != 0 => "outside.form",
        () if around.near.hints & hint::PROMO != 0 => "outside.promotion",
        () if elements & element::ASIDE != 0 || hints & hint::SIDEBAR != 0 => "outside.sidebar",
        () if around.middle.hints & hint::COMMENT != 0 => "outside.comments",
        () if around.middle.hints & hint::RELATED != 0 => "outside.related",
        () if elements & element::HEADER != 0 || hints & hint::HEADER != 0 => "outside.header",
        () => "outside.other",
    }
}
