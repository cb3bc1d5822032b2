//! Formulas: MathML with its TeX, as KaTeX, MathJax and MediaWiki write them.

use super::*;
use crate::page::tree::ARIA_HIDDEN;

/// Bytes of TeX that are kept of a formula.
const LONGEST: usize = 4000;

/// Nodes of a formula that are looked at for its source.
const LOOK: usize = 4000;

/// Nodes before an element's formula that are looked at.
const NEAR: u32 = 6;

/// The TeX source of a `math` element: in an `annotation`, else in `alttext`.
pub(super) fn tex(page: &Page, math: Id) -> Option<String> {
    let inside = math..page.end(math);
    let source = inside.take(LOOK).find(|&id| {
        page.tag(id) == Tag::Annotation && page.attr(id, Name::Encoding).is_some_and(|kind| kind.contains("tex"))
    });
    let text = source.map(|id| page.inner_text(id)).or_else(|| page.attr(math, Name::Alttext).map(str::to_owned))?;
    tidy(&text)
}

fn tidy(text: &str) -> Option<String> {
    let text = text.trim();
    // MediaWiki wraps every formula so
    let inner = text.strip_prefix("{\\displaystyle").and_then(|rest| rest.strip_suffix('}'));
    let text = inner.unwrap_or(text).trim();
    (!text.is_empty() && text.len() <= LONGEST).then(|| text.to_owned())
}

/// Whether a `math` element stands alone.
pub(super) fn is_display(page: &Page, math: Id) -> bool {
    page.attr(math, Name::Display).is_some_and(|display| display.trim().eq_ignore_ascii_case("block"))
}

/// Whether an element is the drawing of a formula whose MathML stands beside it for assistive technology.
pub(super) fn is_copy(page: &Page, id: Id) -> bool {
    let hidden = page.nodes.get(id as usize).is_some_and(|node| node.flags & ARIA_HIDDEN != 0);
    hidden && page.children(page.parent(id)).take(4).any(|other| other != id && formula(page, other).is_some())
}

/// The `math` element that an element consists of.
fn formula(page: &Page, id: Id) -> Option<Id> {
    (id..page.end(id).min(id + NEAR)).find(|&inner| page.tag(inner) == Tag::Math)
}

/// The TeX of the formula that an image shows, if its MathML stands hidden beside it.
pub(super) fn beside(page: &Page, image: Id) -> Option<String> {
    let others = page.children(page.parent(image)).take(4);
    let math = others.take_while(|&other| other < image).find_map(|other| formula(page, other))?;
    let drawn = page.attr(image, Name::Alt).is_some_and(|alt| alt.contains('\\') || tidy(alt) == tex(page, math));
    tex(page, math).filter(|_| drawn)
}

impl Walk<'_> {
    /// A script that holds TeX, which MathJax sets in its place: what a reader sees is the formula.
    pub(super) fn script(&mut self, id: Id) {
        let kind = self.page.attr(id, Name::Type).unwrap_or("").trim();
        let Some(mode) = kind.strip_prefix("math/tex") else { return };
        let Some(tex) = tidy(&self.page.inner_text(id)).filter(|_| !self.page.live) else { return };
        if mode.contains("display") {
            self.boundary();
        }
        self.formula(id, tex);
    }
}
