//! What is on a page and is not the article, told by phrases and by the form of a line: boxes, menus, credits,
//! time stamps.

use super::lines::Form;
use crate::article::Reason;
use crate::lexicon::{self, Hit, PhraseToken, Tables};
use crate::text::{Layout, TokenKind, fold};

/// Why a unit is not the article, and how sure that is by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub reason: Reason,
    pub rule: &'static str,
    /// From 0 to 1.
    pub score: f64,
}

/// The evidence for every unit; `None` where nothing speaks against it.
///
/// Cost: linear in the tokens. Adds the steps of work to `work`.
pub(crate) fn evidence(layout: &Layout<'_>, forms: &[Form], work: &mut u64) -> Vec<Option<Evidence>> {
    let Some(language) = layout.language else { return vec![None; forms.len()] };
    let tables = lexicon::of(language);
    let mut hits = Vec::new();
    let mut found: Vec<Option<Evidence>> = (0..layout.units.len())
        .map(|unit| {
            let tokens = tokens(layout, unit);
            let line = Line { tables, tokens: &tokens, form: forms[unit] };
            *work += tokens.len() as u64;
            let form = [line.time(), line.byline(), line.credit(), line.interface(), line.segments()];
            hits.clear();
            if line.form.words <= LONGEST {
                *work += tables.phrases.search(tables, &tokens, &mut hits);
            }
            let phrase = line.phrases(&hits);
            form.into_iter().flatten().chain(phrase).max_by(|a, b| a.score.total_cmp(&b.score))
        })
        .collect();
    lean(&mut found);
    found
}

/// Words of the longest unit in which phrases are looked for: beyond it a phrase is a small part of a paragraph.
const LONGEST: usize = 90;

/// How much a neighbour that is certain adds to one that is not.
const LEAN: f64 = 0.2;

/// Furniture stands in heaps: what is probable beside what is certain becomes likelier.
fn lean(found: &mut [Option<Evidence>]) {
    let certain: Vec<bool> = found.iter().map(|e| e.is_some_and(|e| e.score >= 0.75)).collect();
    for at in 0..found.len() {
        let beside = (at > 0 && certain[at - 1]) || certain.get(at + 1) == Some(&true);
        if let Some(evidence) = &mut found[at]
            && beside
            && evidence.score < 0.75
        {
            evidence.score += LEAN;
        }
    }
}

fn tokens(layout: &Layout<'_>, unit: usize) -> Vec<PhraseToken> {
    let tokens = &layout.tokens[layout.units[unit].tokens.clone()];
    tokens
        .iter()
        .map(|token| {
            let text = token.span.of(layout.text);
            let capital = text.chars().next().is_some_and(char::is_uppercase);
            PhraseToken { folded: fold(text), kind: token.kind, capital }
        })
        .collect()
}

/// One unit and what the rules ask of it.
struct Line<'a> {
    tables: &'static Tables,
    tokens: &'a [PhraseToken],
    form: Form,
}

impl Line<'_> {
    fn words(&self) -> impl Iterator<Item = &PhraseToken> + '_ {
        self.tokens.iter().filter(|t| t.kind != TokenKind::Mark)
    }

    fn mark(&self, mark: &str) -> usize {
        self.tokens.iter().filter(|t| t.kind == TokenKind::Mark && t.folded == mark).count()
    }

    /// Nothing but words of dates and numbers.
    fn time(&self) -> Option<Evidence> {
        if self.form.words > 16 || self.form.words == 0 {
            return None;
        }
        let (mut numbers, mut months, mut strong, mut years) = (0, 0, false, 0);
        for word in self.words() {
            let number = word.kind == TokenKind::Number;
            if !(number || self.tables.date_word.contains(&word.folded)) {
                return None;
            }
            numbers += usize::from(number);
            years +=
                usize::from(word.folded.len() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20")));
            // a telephone number has no place for a year
            let digits = word.folded.bytes().all(|b| b.is_ascii_digit());
            if digits && (word.folded.len() == 3 || word.folded.len() > 4) {
                return None;
            }
            months += usize::from(self.tables.month.contains(&word.folded));
            strong |= self.tables.date_strong.contains(&word.folded);
        }
        let separators = self.mark("/") + self.mark("-") + self.mark(".");
        let score = match (numbers, months) {
            (1.., _) if strong => 0.95,
            (2.., 1..) => 0.9,
            (3.., 0) if separators >= 2 && numbers == self.form.words && years == 1 => 0.85,
            (1, 1) => 0.5,
            _ => return None,
        };
        Some(Evidence { reason: Reason::Timestamp, rule: "timestamp", score })
    }

    /// "By" and names.
    fn byline(&self) -> Option<Evidence> {
        let mut words = self.words();
        let first = words.next()?;
        let opens = self.tables.byline_opener.contains(&first.folded);
        if !opens || self.form.words > 24 || self.form.words < 2 {
            return None;
        }
        let (mut names, mut ended) = (0, true);
        for word in words {
            let named = word.capital && word.kind == TokenKind::Word;
            names += usize::from(named);
            let fits = named
                || word.kind == TokenKind::Number
                || self.tables.byline_word.contains(&word.folded)
                || self.tables.date_word.contains(&word.folded);
            ended &= fits;
        }
        let score = if ended && names > 0 && !self.form.closed { 0.92 } else { return None };
        Some(Evidence { reason: Reason::Credit, rule: "byline", score })
    }

    /// Ends in, or consists of, the name of an agency.
    fn credit(&self) -> Option<Evidence> {
        if self.form.words > 40 || self.form.words == 0 {
            return None;
        }
        let is_agency = |t: &PhraseToken| self.tables.agency.contains(&t.folded) && (t.capital || self.form.shouted);
        let agencies = self.words().filter(|t| is_agency(t)).count();
        if agencies == 0 {
            return None;
        }
        let last_mark = self.tokens.iter().rposition(|t| {
            t.kind == TokenKind::Mark
                && matches!(t.folded.as_str(), "(" | "/" | "|" | "\u{2014}" | "\u{2013}" | "[" | ":" | "\u{a9}")
        });
        let tail = last_mark.map_or(&[][..], |at| &self.tokens[at + 1..]);
        let tail_words = || tail.iter().filter(|t| t.kind != TokenKind::Mark);
        let at_end = tail_words().next().is_some() && tail_words().count() <= 4 && tail_words().any(is_agency);
        let names =
            self.words().all(|t| t.capital || t.kind == TokenKind::Number || t.folded == "and" || t.folded == "for");
        let score = match () {
            () if names && (at_end || self.form.words <= 3) && self.form.words <= 10 => 0.95,
            () if at_end && !self.form.several && self.form.words <= 30 => 0.85,
            () if names && self.form.words <= 8 && !self.form.closed => 0.75,
            () => return None,
        };
        Some(Evidence { reason: Reason::Credit, rule: "credit.agency", score })
    }

    /// A short line of interface words only.
    fn interface(&self) -> Option<Evidence> {
        if self.form.closed || self.form.words == 0 || self.form.words > 14 {
            return None;
        }
        let mut hits = 0;
        for word in self.words() {
            let interface = self.tables.interface.contains(&word.folded);
            let link = word.kind == TokenKind::Number || self.tables.interface_link.contains(&word.folded);
            if !interface && !link {
                return None;
            }
            hits += usize::from(interface);
        }
        let score = match hits {
            0 => return None,
            1 if self.form.words == 1 => 0.55,
            1 => 0.6,
            _ => 0.85,
        };
        Some(Evidence { reason: Reason::Boilerplate, rule: "interface", score })
    }

    /// Several short parts with strokes or dots between them.
    fn segments(&self) -> Option<Evidence> {
        let slashes = self.mark("/");
        let strokes = ["|", "\u{2022}", "\u{b7}", "\u{203a}", "\u{bb}"].iter().map(|m| self.mark(m)).sum::<usize>();
        let words = self.words().count();
        let interface = self.words().filter(|t| self.tables.interface.contains(&t.folded)).count();
        let numbers = self.words().filter(|t| t.kind == TokenKind::Number).count();
        let parts = strokes + slashes;
        if self.form.closed || parts == 0 || words == 0 || words > parts * 5 + 5 || numbers * 2 > words {
            return None;
        }
        let score = match interface * 100 / words {
            50.. => 0.9,
            25.. if strokes > 1 => 0.8,
            10.. if strokes > 2 => 0.65,
            _ => return None,
        };
        Some(Evidence { reason: Reason::Boilerplate, rule: "navigation.row", score })
    }

    /// What the phrases say together: each hit makes what the others leave open smaller.
    fn phrases(&self, hits: &[Hit]) -> Option<Evidence> {
        let best = hits.iter().max_by_key(|hit| hit.rule.weight)?;
        let mut open = 1.0;
        let mut rules: Vec<&str> = Vec::new();
        for hit in hits {
            if !rules.contains(&hit.rule.rule) {
                rules.push(hit.rule.rule);
                open *= 1.0 - f64::from(hit.rule.weight) / 100.0 * self.share(hit);
            }
        }
        Some(Evidence { reason: best.rule.reason, rule: best.rule.rule, score: 1.0 - open })
    }

    /// How much of its weight a hit has in this unit: a phrase at the start of a long paragraph says less.
    fn share(&self, hit: &Hit) -> f64 {
        let words = self.form.words;
        match hit.rule.at {
            lexicon::At::Whole => 1.0,
            _ if words <= 25 => 1.0,
            _ if words <= 45 => 0.8,
            _ => 0.5,
        }
    }
}
