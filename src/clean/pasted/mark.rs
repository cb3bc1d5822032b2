//! What a line was found to be by itself, before the page as a whole is looked at.

use super::super::furniture::Evidence;
use crate::article::Reason;

/// What a line was found to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing was found.
    #[default]
    None,
    /// A menu or a button.
    Menu,
    /// What asks the reader to share, follow, subscribe or pay.
    Appeal,
    /// Rights and policies.
    Legal,
    /// Comments begin or end here.
    Comments,
    /// Other stories.
    Related,
    /// Who wrote or took it, and when.
    Credit,
}

/// What a line was found to be, and how sure that is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    pub kind: Kind,
    /// From 0 to 1.
    pub score: f64,
}

impl Mark {
    /// The mark that the evidence about a line leads to.
    pub fn of(evidence: Option<&Evidence>) -> Self {
        let Some(evidence) = evidence else { return Mark::default() };
        let kind = match (evidence.reason, evidence.rule.split('.').next().unwrap_or("")) {
            (_, "comments") => Kind::Comments,
            (_, "related") => Kind::Related,
            (_, "copyright" | "cookie" | "disclosure") => Kind::Legal,
            (_, "interface" | "navigation") => Kind::Menu,
            (Reason::Credit | Reason::Timestamp, _) => Kind::Credit,
            _ => Kind::Appeal,
        };
        Mark { kind, score: evidence.score.min(1.0) }
    }
}
