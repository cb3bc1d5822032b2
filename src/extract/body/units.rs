//! What stands or falls as a whole: an embedded post, a footnote with the text that refers to it.

use super::Body;
use crate::article::{BlockKind, InlineKind};
use crate::extract::flow::Flow;
use crate::keys::Texts;

/// Keeps all of an embedded post that stands between kept text, and the footnotes that kept text refers to.
///
/// Cost: linear in blocks, leaves and inline runs.
pub(in crate::extract) fn keep_whole(flow: &Flow, body: &mut Body) {
    // for each block the embedded post or footnote around it
    let mut unit: Vec<Option<usize>> = Vec::with_capacity(flow.blocks.len());
    for (index, block) in flow.blocks.iter().enumerate() {
        let own = matches!(block.kind, BlockKind::Embed { .. } | BlockKind::Footnote { .. }).then_some(index);
        unit.push(own.or_else(|| block.parent.and_then(|parent| unit.get(parent).copied().flatten())));
    }
    if unit.iter().all(Option::is_none) {
        return;
    }
    let wanted = labels(flow, body);
    let mut index = 0;
    while index < flow.leaves.len() {
        let of = |leaf: usize| flow.leaves.get(leaf).and_then(|leaf| unit.get(leaf.block).copied().flatten());
        let Some(around) = of(index) else {
            index += 1;
            continue;
        };
        let start = index;
        while of(index) == Some(around) {
            index += 1;
        }
        let kept = |leaf: Option<usize>| leaf.and_then(|leaf| body.kept.get(leaf)).copied().unwrap_or(false);
        let whole = match &flow.blocks[around].kind {
            BlockKind::Footnote { label } => wanted.contains(label.as_str()),
            _ => kept(start.checked_sub(1)) && kept(Some(index)) || (start..index).any(|leaf| kept(Some(leaf))),
        };
        if whole {
            body.kept[start..index].fill(true);
        }
    }
}

/// The labels of the footnotes that kept text refers to.
fn labels<'a>(flow: &'a Flow, body: &Body) -> Texts<&'a str> {
    let mut leaf = 0;
    let mut found = Texts::default();
    for run in &flow.inlines {
        let InlineKind::FootnoteReference { label } = &run.kind else { continue };
        while flow.leaves.get(leaf).is_some_and(|at| at.span.end <= run.span.start) {
            leaf += 1;
        }
        if body.kept.get(leaf).copied().unwrap_or(false) {
            found.insert(label.as_str());
        }
    }
    found
}
