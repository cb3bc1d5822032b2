//! A reporter's words inside the marks: « Nous partirons, a déclaré Claire Vasseur, dès lundi. »

use super::clause::{Clause, Found, LIGHT};
use crate::lexicon::class;
use crate::quotes::mentions::{Kind, View};
use crate::quotes::sentence::Item;
use crate::span::Span;

/// Words of a quotation that are looked at.
const LOOKED: usize = 200;
/// Words that an incise has from its comma to its verb.
const LIGHTS: usize = 4;

/// Who speaks, where the quotation itself says so between two marks, with the quotation's words, to which what was found
/// refers. Cost: linear in the quotation's words.
pub(super) fn incise(view: View<'_>, quote: Span) -> Option<(Found, Vec<Item>)> {
    let all = &view.words.all;
    let from = all.partition_point(|w| w.span.start < quote.start);
    let items: Vec<Item> =
        (from..all.len()).take(LOOKED).take_while(|&w| all[w].span.end <= quote.end).map(Item::Word).collect();
    let inner = View { items: &items, ..view };
    let clause = Clause::new(inner, 0..items.len());
    let verbs = clause.verbs.iter().copied().filter(|&v| inner.is(v, class::SAY));
    let mut opened = verbs.filter(|&v| {
        let light = (v.saturating_sub(LIGHTS)..v).rev().take_while(|&i| inner.is(i, LIGHT)).count();
        v > light && [',', '?', '!'].iter().any(|&c| inner.mark(v - light - 1, c))
    });
    let found = opened.find_map(|verb| {
        let phrase = clause.starting(verb + 1).filter(|p| p.speaks && !p.oblique)?;
        let ends = [',', '.', ';'].iter().any(|&c| inner.mark(phrase.end, c));
        let other = phrase.mention.kind != Kind::Pronoun || !inner.is(phrase.start, class::PRON_1);
        (ends && other).then(|| clause.found(verb, phrase.mention, 0.85, "incise"))
    })?;
    Some((found, items))
}
