//! Roles set beside names: Ann Lee, the mayor · the mayor, Ann Lee.

use super::super::mentions::{Kind, View};
use super::names::definite;
use super::{KEPT, Speakers};
use crate::lexicon::class;
use crate::span::Span;

/// Items of an apposition that are looked at.
const APPOSED: usize = 6;
/// What is no person's name, and roles that are no single person's.
const THING: u64 = class::PLACE | class::ORG_WORD | class::NOT_NAME | class::GROUP | class::MEDIA | class::TIME;
const PERSON: u64 = class::ROLE | class::TITLE;

impl Speakers {
    /// Remembers the role behind a name: Ann Lee, the mayor of Hollow Bay.
    pub(super) fn take_apposition(&mut self, view: View<'_>, text: &str, (start, end): (usize, usize), index: usize) {
        let entry = &mut self.entries[index];
        let apposed = Some(end + 1).filter(|_| view.mark(end, ',') && entry.roles.len() < KEPT);
        let apposed = apposed
            .and_then(|from| view.phrase(from, from + APPOSED, start))
            .filter(|m| view.word(m.end).is_none_or(|w| w.is_mark() || w.is(class::PREP)));
        if let Some(m) = apposed {
            let bare = (m.start + 1..m.end).find(|&at| view.is(at, class::PREP)).unwrap_or(m.end);
            let roles = [bare, m.end].map(|end| definite(view, text, m.start, end));
            for role in roles.into_iter().flatten().filter(|r| !r.is_empty()) {
                if !entry.roles.contains(&role) {
                    entry.roles.push(role);
                }
            }
        }
    }

    /// The person whose name stands behind a role and ends there: the mayor, Ann Lee. A row of several is none: the mayor,
    /// Ann Lee and the ferryman.
    pub(super) fn named_behind(
        &mut self,
        view: View<'_>,
        text: &str,
        start: usize,
        end: usize,
        span: Span,
    ) -> Option<usize> {
        let head = end.checked_sub(1)?;
        let person = view.is(head, PERSON) && !view.is(head, class::GROUP | class::MEDIA | class::PERSON_PL);
        if view.words.traits.inverts || !person || !view.mark(end, ',') {
            return None;
        }
        let name = view.phrase(end + 1, end + 1 + APPOSED, start).filter(|m| m.kind == Kind::Name)?;
        let full = name.end - name.start >= 2 && (name.start..name.end).all(|at| !view.is(at, THING));
        let closed = view.word(name.end).is_none_or(|w| w.is_mark());
        let row = view.mark(name.end, ',') && view.is(name.end + 1, class::CONJ);
        if !full || !closed || row {
            return None;
        }
        let index = self.name(view, text, name.start, name.end, name.span)?;
        self.entries[index].mention(span, super::SUBJECT);
        let entry = &mut self.entries[index];
        if entry.roles.len() < KEPT
            && let Some(role) = definite(view, text, start, end).filter(|role| !entry.roles.contains(role))
        {
            entry.roles.push(role);
        }
        // the title without its article: mayor, chair
        let title = (start..end).find(|&at| !view.is(at, class::DET)).and_then(|at| view.span(at));
        let title = title.map(|first| Span::new(first.start, span.end).of(text).to_owned());
        if let Some(title) = title.filter(|title| entry.titles.len() < KEPT && !entry.titles.contains(title)) {
            entry.titles.push(title);
        }
        Some(index)
    }
}
