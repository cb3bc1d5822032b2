//! Who does what a verb says: the phrase beside it, before an insertion, behind it, or shared with another verb.

use super::clause::{Chunk, Clauses, Form, Verb};
use super::mentions::{Kind, Mention};
use super::words::Shape;
use crate::lexicon::class;

/// How a subject was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Directly before its verb.
    Beside,
    /// Before an insertion: Ann Lee, the mayor, said.
    Insertion,
    /// who, standing for the phrase before it.
    Relative,
    /// Shared with an earlier verb of speech: said … and added.
    Joined,
    /// Shared with the nearest earlier verb: met … to say, came …, saying.
    Nearest,
    /// The subject of the whole sentence.
    Main,
    /// Behind its verb: said Ann Lee.
    Inverted,
    /// by Ann Lee.
    Agent,
    /// according to Ann Lee.
    Source,
    /// Ann Lee's claim.
    Possessor,
    /// Ann Lee: "…".
    Label,
}

/// A subject of a verb, or another phrase that may speak.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    /// The piece that reports: a verb, `according`, a noun; the phrase itself where nothing does.
    pub cue: usize,
    /// The phrase as it stands.
    pub mention: Mention,
    /// Whom a relative pronoun stands for; else the same phrase.
    pub named: Mention,
    /// How it was found.
    pub way: Way,
}

/// Pieces over which a subject is looked for.
const REACH: usize = 40;

impl Clauses<'_> {
    /// The first piece of the row of phrases joined by prepositions that ends at `piece`: a lawyer for Ann Lee.
    pub fn top(&self, mut piece: usize) -> usize {
        while piece >= 2
            && self.chunk(piece - 1) == Some(Chunk::Prep)
            && self.view.is(self.pieces[piece - 1].start, class::NOUN_PREP)
            && self.phrase(piece - 2).is_some_and(|m| m.kind != Kind::Pronoun)
        {
            piece -= 2;
        }
        piece
    }

    /// The phrase from the top of its row to `piece`, with those joined before it: Ann Lee and Tom Ray.
    fn whole(&self, piece: usize) -> Option<Mention> {
        let mut top = self.top(piece);
        let last = self.phrase(piece)?;
        let head = self.phrase(top)?;
        let mut mention = self.view.joined(head, last);
        let opens = |p: usize| {
            p == 0 || matches!(self.chunk(p - 1), Some(Chunk::Comma | Chunk::That | Chunk::Quote | Chunk::Sub))
        };
        if self.before(top) == Some(Chunk::Join) && top >= 2 && self.phrase(top - 2).is_some() && !opens(top - 1) {
            let first = self.top(top - 2);
            if opens(first)
                && let Some(one) = self.phrase(first)
            {
                mention = self.view.joined(one, mention);
                top = first;
            }
        }
        (top < self.pieces.len()).then_some(mention)
    }

    /// The name that a role without article explains: Ann Lee, head of the union said.
    fn apposed(&self, role: Mention) -> Option<Mention> {
        let bare = role.kind == Kind::Role
            && self.view.word(role.start).is_some_and(|w| w.shape == Shape::Lower && !w.is(class::DET));
        let top = self.at(role.start).filter(|&t| bare && t >= 2 && self.chunk(t - 1) == Some(Chunk::Comma))?;
        self.phrase(top - 2).filter(|m| m.kind == Kind::Name && !self.governed(top - 2))
    }

    /// Whether a phrase stands behind a preposition.
    pub fn governed(&self, piece: usize) -> bool {
        self.before(self.top(piece)) == Some(Chunk::Prep)
    }

    /// The phrase before the insertion that ends with the comma at `comma`.
    fn over_insertion(&self, comma: usize) -> Option<usize> {
        let mut best = None;
        let mut pending = 0_usize;
        let low = comma.saturating_sub(REACH);
        let mut at = comma;
        while at > low {
            at -= 1;
            match self.pieces[at].chunk {
                Chunk::Verb(Verb { form: Form::Finite | Form::Passive, .. }) => pending += 1,
                Chunk::Relative => pending = 0,
                Chunk::That | Chunk::Colon | Chunk::Break | Chunk::Quote => break,
                Chunk::Phrase(_) if pending == 0 => {
                    let closes = matches!(self.chunk(at + 1), Some(Chunk::Comma | Chunk::Relative));
                    let top = self.top(at);
                    let free = !self.governed(at)
                        && (top == 0
                            || matches!(
                                self.before(top),
                                Some(
                                    Chunk::Comma | Chunk::That | Chunk::Sub | Chunk::Join | Chunk::Break | Chunk::Quote
                                )
                            ));
                    if closes && free && at < comma {
                        best = Some(at);
                    }
                    at = top;
                }
                _ => {}
            }
        }
        best
    }

    /// The nearest finite verb before `piece` that satisfies `test`.
    fn finite_before(&self, piece: usize, test: impl Fn(Verb) -> bool) -> Option<usize> {
        (piece.saturating_sub(REACH)..piece)
            .rev()
            .find(|&p| self.verb_at(p).is_some_and(|v| matches!(v.form, Form::Finite | Form::Passive) && test(v)))
    }

    /// The subject of the nearest finite verb before `piece`, of whatever meaning.
    pub fn nearest(&self, piece: usize) -> Option<Subject> {
        self.finite_before(piece, |_| true).and_then(|p| self.own(p))
    }

    /// The subject beside a finite verb, or before an insertion.
    fn own(&self, piece: usize) -> Option<Subject> {
        let make = |mention, named, way| Some(Subject { cue: piece, mention, named, way });
        match self.before(piece)? {
            Chunk::Phrase(_) => {
                if let Some(mention) = self.antecedent(piece) {
                    return make(mention, mention, Way::Insertion);
                }
                let mention = self.whole(piece - 1)?;
                let named = self.apposed(mention).unwrap_or(mention);
                make(named, named, Way::Beside)
            }
            Chunk::Relative => {
                let mut named = (piece - 1).checked_sub(1)?;
                if self.chunk(named) == Some(Chunk::Comma) {
                    named = self.over_insertion(named).or(named.checked_sub(1))?;
                }
                let named = self.whole(named)?;
                make(self.view.single(self.pieces[piece - 1].start, Kind::Relative)?, named, Way::Relative)
            }
            Chunk::Comma => {
                let mention = self.whole(self.over_insertion(piece - 1)?)?;
                make(mention, mention, Way::Insertion)
            }
            _ => None,
        }
    }

    /// Whom a relative clause without commas explains that ends right before the verb at `piece`: those who know Ann Lee
    /// say. A clause with a subject of its own is none: the man who the mayor said had come.
    fn antecedent(&self, piece: usize) -> Option<Mention> {
        let inside = |&p: &usize| match self.pieces[p].chunk {
            Chunk::Phrase(_) | Chunk::Prep | Chunk::Other | Chunk::Relative => true,
            Chunk::Verb(verb) => !verb.cue,
            // met Ann Lee and Tom Ray
            Chunk::Join => self.phrase(p + 1).is_some() && p > 0 && self.phrase(p - 1).is_some(),
            _ => false,
        };
        let mut back = (piece.saturating_sub(REACH)..piece).rev().take_while(inside);
        let relative = back.find(|&p| self.chunk(p) == Some(Chunk::Relative))?;
        let opens = matches!(self.chunk(relative + 1), Some(Chunk::Verb(_) | Chunk::Other));
        self.whole(relative.checked_sub(1).filter(|_| opens)?)
    }

    /// The subject of the first finite verb that has one, or the first phrase that no preposition governs.
    pub fn main(&self) -> Option<(usize, Mention)> {
        let limit = self.pieces.len().min(REACH);
        let mut skip = false;
        for piece in 0..limit {
            match self.pieces[piece].chunk {
                Chunk::Sub => skip = true,
                Chunk::Comma | Chunk::Quote | Chunk::Join => skip = false,
                Chunk::Phrase(_) if !skip && !self.governed(piece) => {
                    let last = (piece..limit).step_by(2).take_while(|&p| self.top(p) == piece).last().unwrap_or(piece);
                    return self.whole(last).map(|m| (piece, m));
                }
                _ => {}
            }
        }
        None
    }

    /// All who may be the subject of the verb at `piece`, the likeliest first.
    pub fn subjects(&self, piece: usize, into: &mut Vec<Subject>) {
        let Some(verb) = self.verb_at(piece) else { return };
        let first = into.len();
        let add = |into: &mut Vec<Subject>, mention: Mention, named: Mention, way: Way| {
            if into[first..].iter().all(|s: &Subject| s.mention.span != mention.span) {
                into.push(Subject { cue: piece, mention, named, way });
            }
        };
        match verb.form {
            Form::Passive => {
                let agent = (piece + 1..self.pieces.len().min(piece + 8))
                    .find(|&p| self.chunk(p) == Some(Chunk::Prep) && self.view.is(self.pieces[p].start, class::AGENT));
                if let Some(mention) = agent.and_then(|p| self.phrase(p + 1)) {
                    add(into, mention, mention, Way::Agent);
                } else if let Some(own) = self.own(piece) {
                    add(into, own.mention, own.named, own.way);
                }
            }
            Form::Finite => {
                let own = self.own(piece);
                if let Some(own) = own {
                    add(into, own.mention, own.named, own.way);
                }
                if own.is_none_or(|s| s.way != Way::Beside)
                    && self.view.is(verb.at, class::SAY)
                    && let Some(mention) = self.phrase(piece + 1)
                    && mention.kind != Kind::Relative
                {
                    let last = self.chain_end(piece + 1);
                    let mention = self.phrase(last).map_or(mention, |l| self.view.joined(mention, l));
                    add(into, mention, mention, Way::Inverted);
                }
                if own.is_none() {
                    self.shared(piece, into, first);
                }
            }
            Form::Participle | Form::Base => {
                if matches!(self.before(piece), Some(Chunk::Phrase(_)))
                    && let Some(mention) = self.whole(piece - 1)
                {
                    add(into, mention, mention, Way::Beside);
                }
                self.shared(piece, into, first);
            }
        }
    }

    fn chain_end(&self, piece: usize) -> usize {
        let mut last = piece;
        while self.chunk(last + 1) == Some(Chunk::Prep)
            && self.view.is(self.pieces[last + 1].start, class::NOUN_PREP)
            && self.phrase(last + 2).is_some()
        {
            last += 2;
        }
        last
    }

    /// Subjects that a verb without its own takes from other verbs.
    fn shared(&self, piece: usize, into: &mut Vec<Subject>, first: usize) {
        let add = |into: &mut Vec<Subject>, from: Option<Subject>, way: Way| {
            if let Some(s) = from
                && into[first..].iter().all(|i: &Subject| i.mention.span != s.mention.span)
            {
                into.push(Subject { cue: piece, way, ..s });
            }
        };
        let view = self.view;
        let nearest = self.finite_before(piece, |_| true);
        let speaking = self.finite_before(piece, |v| v.cue && view.is(v.at, class::SAY | class::CALL | class::THINK));
        add(into, speaking.and_then(|p| self.own(p)), Way::Joined);
        add(into, nearest.and_then(|p| self.own(p)), Way::Nearest);
        let main = self.main().filter(|&(p, _)| p < piece);
        let main = main.map(|(p, m)| Subject { cue: p, mention: m, named: m, way: Way::Main });
        add(into, main, Way::Main);
        if nearest.is_none() && into.len() == first {
            // Calling it "…", Ann Lee said
            let next = (piece + 1..self.pieces.len().min(piece + REACH))
                .find(|&p| self.verb_at(p).is_some_and(|v| v.form == Form::Finite) && self.own(p).is_some());
            add(into, next.and_then(|p| self.own(p)), Way::Nearest);
        }
    }
}
