//! What is on a page and is not the article, told by phrases and by the form of a line: boxes, menus, credits,
//! time stamps.

mod dates;
mod entries;

use super::lines::Form;
use crate::article::Reason;
use crate::keys::Tally;
use crate::lexicon::{self, Hit, PhraseToken, Tables, class};
use crate::text::{Layout, TokenKind};
use dates::Moment;

/// Why a unit is not the article, and how sure that is by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    pub reason: Reason,
    pub rule: &'static str,
    /// From 0 to 1.
    pub score: f64,
}

/// The evidence for every unit; `None` where nothing speaks against it. `page` says whether the text looks like a whole
/// page.
///
/// Cost: linear in the tokens. Adds the steps of work to `work`.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn evidence(layout: &Layout<'_>, forms: &[Form], page: bool, work: &mut u64) -> Vec<Option<Evidence>> {
    let Some(language) = layout.language else { return vec![None; forms.len()] };
    let tables = lexicon::of(language);
    let (mut hits, mut tokens) = (Vec::new(), Vec::new());
    let mut found: Vec<Option<Evidence>> = Vec::with_capacity(layout.units.len());
    for (unit, &form) in forms.iter().enumerate() {
        tokens.clear();
        tokens.extend(phrase_tokens(layout, unit));
        let line = Line { tables, tokens: &tokens, form };
        *work += tokens.len() as u64;
        let form = [line.time(), line.byline(), line.credit(), line.interface(), line.segments()];
        hits.clear();
        if line.form.words <= LONGEST {
            *work += tables.phrases.search(tables, &tokens, &mut hits);
            hits.retain(|hit| layout.thread || hit.rule.rule != "comments.member");
        }
        let phrase = line.phrases(&hits);
        found.push(form.into_iter().flatten().chain(phrase).max_by(|a, b| a.score.total_cmp(&b.score)));
    }
    if !page {
        entries::listed(forms, &mut found);
        entries::heading(layout, forms, &mut found);
    }
    lean(forms, &mut found);
    alone(layout, forms, &mut found);
    found
}

/// Words of a line that counts as a paragraph.
const PARAGRAPH: usize = 8;

/// Takes back what needs an article around it where there is none, and what the article speaks of itself: a line of
/// one word that its paragraphs use, too, may be a heading.
fn alone(layout: &Layout<'_>, forms: &[Form], found: &mut [Option<Evidence>]) {
    let body = |unit: usize| forms[unit].closed && forms[unit].words >= PARAGRAPH;
    let stays = |unit: &usize| body(*unit) && found[*unit].is_none_or(|evidence| evidence.score < 0.6);
    let paragraphs: Vec<usize> = (0..forms.len()).filter(stays).collect();
    let author = |evidence: &Evidence| evidence.rule == "credit.author";
    let asked = |unit: usize| {
        let found = found[unit].as_ref();
        found.is_some_and(|evidence| forms[unit].words == 1 || (body(unit) && author(evidence)))
    };
    let used =
        if paragraphs.len() > 2 && (0..forms.len()).any(asked) { used(layout, &paragraphs) } else { Tally::default() };
    for (unit, evidence) in found.iter_mut().enumerate() {
        let Some((sure, rule)) = evidence.map(|evidence| (evidence.score, evidence.rule)) else { continue };
        if body(unit) && paragraphs.len() < 2 && sure < SURE {
            *evidence = None;
        } else if unit == 0
            && forms[0].words > 1
            && !forms[0].closed
            && OF_MENUS.contains(&rule)
            && sure < CERTAIN
            && paragraphs.first() == Some(&1)
        {
            // with a paragraph right below it, what a text begins with is its headline
            *evidence = evidence.map(|evidence| Evidence { score: evidence.score * KNOWN, ..evidence });
        } else if forms[unit].words == 1 && paragraphs.len() > 2 {
            let known = layout.units[unit]
                .tokens
                .clone()
                .filter(|&token| layout.tokens[token].kind() != TokenKind::Mark)
                .all(|token| used.get(layout.hash(token)).is_some_and(|&(count, _)| count >= 2));
            if known && let Some(evidence) = evidence {
                evidence.score *= KNOWN;
            }
        } else if body(unit) && evidence.as_ref().is_some_and(author) {
            // who is named in the article is a person of it rather than its author
            let words = layout.units[unit].tokens.clone();
            let mut names = words.filter(|&token| layout.tokens[token].kind() != TokenKind::Mark).take(2);
            if names.all(|token| used.get(layout.hash(token)).is_some())
                && let Some(evidence) = evidence
            {
                evidence.score *= KNOWN;
            }
        }
    }
}

/// For each word in how many of the paragraphs it stands, and the unit behind the last of them.
fn used(layout: &Layout<'_>, paragraphs: &[usize]) -> Tally<(u32, usize)> {
    let mut used: Tally<(u32, usize)> = Tally::default();
    for &unit in paragraphs {
        for token in layout.units[unit].tokens.clone() {
            let (count, behind) = used.at(layout.hash(token));
            *count += u32::from(*behind != unit + 1);
            *behind = unit + 1;
        }
    }
    used
}

/// What no headline says: Skip to content.
const CERTAIN: f64 = 0.97;

/// Rules on the words of menus, of which a headline may be made, too.
const OF_MENUS: [&str; 3] = ["interface", "navigation", "share"];

/// What needs no article around it.
const SURE: f64 = 0.93;

/// What is left of the evidence against a sentence that says who said it.
const TOLD: f64 = 0.6;

/// What is left of the evidence against a short line whose words the article uses.
const KNOWN: f64 = 0.6;

/// Words of the longest unit in which phrases are looked for: beyond it a phrase is a small part of a paragraph.
const LONGEST: usize = 90;

/// How much a neighbour that is certain adds to one that is not.
const LEAN: f64 = 0.2;

/// Furniture stands in heaps: what is probable beside what is certain becomes likelier, paragraphs aside.
fn lean(forms: &[Form], found: &mut [Option<Evidence>]) {
    let certain: Vec<bool> = found.iter().map(|e| e.is_some_and(|e| e.score >= 0.75)).collect();
    for at in 0..found.len() {
        let beside = (at > 0 && certain[at - 1]) || certain.get(at + 1) == Some(&true);
        if let Some(evidence) = &mut found[at]
            && beside
            && forms[at].words <= 25
            && evidence.score < 0.75
        {
            evidence.score += LEAN;
        }
    }
}

fn phrase_tokens<'a>(layout: &'a Layout<'_>, unit: usize) -> impl Iterator<Item = PhraseToken<'a>> {
    layout.units[unit].tokens.clone().map(|at| {
        let token = layout.tokens[at];
        let (known, capital) = (layout.known(at), layout.capital(at));
        PhraseToken { folded: layout.folded(at), known, kind: token.kind(), capital }
    })
}

/// One unit and what the rules ask of it.
struct Line<'a> {
    tables: &'static Tables,
    tokens: &'a [PhraseToken<'a>],
    form: Form,
}

impl Line<'_> {
    fn words(&self) -> impl Iterator<Item = &PhraseToken<'_>> + '_ {
        self.tokens.iter().filter(|t| t.kind != TokenKind::Mark)
    }

    fn mark(&self, mark: &str) -> usize {
        self.tokens.iter().filter(|t| t.kind == TokenKind::Mark && t.folded == mark).count()
    }

    /// A date or a time with little besides.
    fn time(&self) -> Option<Evidence> {
        if self.form.words > 24 || self.form.words == 0 {
            return None;
        }
        let moment = Moment::read(self.tables, self.tokens);
        let half = self.words().last().is_some_and(|word| word.folded == "m");
        if moment.other > 0
            || moment.odd > 0
            || moment.names > 8
            || self.is_signature()
            || (self.form.closed && moment.names > 0 && !half)
        {
            return None;
        }
        let opened = self.words().next().is_some_and(|word| self.tables.byline_opener.has(word.known));
        let exact = moment.date || (moment.day && moment.clocks == 1);
        let score = match moment.names {
            0 if moment.label && moment.numbers => 0.95,
            0 if exact && moment.clocks < 2 => 0.9,
            0 if moment.clocks == 1 && self.form.words <= 4 => 0.7,
            0 if moment.day && moment.clocks == 0 => 0.5,
            1.. if exact && (moment.label || opened) => 0.85,
            1.. if moment.date && moment.clocks == 1 => 0.8,
            _ => return None,
        };
        Some(Evidence { reason: Reason::Timestamp, rule: "timestamp", score })
    }

    /// Begins with a dash, as the line below a quotation does that says whose it is and when it was said.
    fn is_signature(&self) -> bool {
        self.tokens.first().is_some_and(|t| matches!(t.folded, "-" | "\u{2014}" | "\u{2013}"))
    }

    /// "By" and names.
    fn byline(&self) -> Option<Evidence> {
        let mut words = self.words();
        let first = words.next()?;
        let opens = self.tables.byline_opener.has(first.known);
        if !opens || self.form.words > 24 || self.form.words < 2 {
            return None;
        }
        let (mut names, mut ended) = (0, true);
        for word in words {
            let named = word.capital && word.kind == TokenKind::Word;
            names += usize::from(named);
            let fits = named
                || word.kind == TokenKind::Number
                || self.tables.byline_word.has(word.known)
                || self.tables.date_word.has(word.known);
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
        let is_agency = |t: &PhraseToken<'_>| self.tables.agency.has(t.known) && (t.capital || self.form.shouted);
        let agencies = self.words().filter(|t| is_agency(t)).count();
        if agencies == 0 {
            return None;
        }
        let last_mark = self.tokens.iter().rposition(|t| {
            t.kind == TokenKind::Mark
                && matches!(t.folded, "(" | "/" | "|" | "\u{2014}" | "\u{2013}" | "[" | ":" | "\u{a9}")
        });
        let tail = last_mark.map_or(&[][..], |at| &self.tokens[at + 1..]);
        let tail_words = || tail.iter().filter(|t| t.kind != TokenKind::Mark);
        // `(EPA)` behind the last word of a sentence explains it; `(AFP)` behind its full stop is a credit
        let explained = self.form.closed && last_mark.is_some_and(|at| self.tokens[at].folded == "(");
        let at_end =
            !explained && tail_words().next().is_some() && tail_words().count() <= 4 && tail_words().any(is_agency);
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
        // an item of a numbered list, a row of a table
        let numbered = self.form.words > 1 && self.tokens.first().is_some_and(|t| t.kind == TokenKind::Number);
        if (numbered && self.tokens.get(1).is_some_and(|t| t.folded == ".")) || self.form.tabbed {
            return None;
        }
        let mut hits = 0;
        for word in self.words() {
            let interface = self.tables.interface.has(word.known);
            let link = word.kind == TokenKind::Number || self.tables.interface_link.has(word.known);
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
        if self.form.closed {
            return None;
        }
        let slashes = self.mark("/");
        let strokes = ["|", "\u{2022}", "\u{b7}", "\u{203a}", "\u{bb}"].iter().map(|m| self.mark(m)).sum::<usize>();
        let words = self.words().count();
        let interface = self.words().filter(|t| self.tables.interface.has(t.known)).count();
        let numbers = self.words().filter(|t| t.kind == TokenKind::Number).count();
        let parts = strokes + slashes;
        if parts == 0 || words == 0 || words > parts * 5 + 5 || numbers * 2 > words {
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
        let weight = |hit: &Hit| f64::from(hit.rule.weight) / 100.0 * self.share(hit);
        let best = hits.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
        // what one rule says twice counts once, at its strongest
        let mut said: Vec<(&str, f64)> = Vec::new();
        for hit in hits {
            match said.iter_mut().find(|(rule, _)| *rule == hit.rule.rule) {
                Some((_, strongest)) => *strongest = strongest.max(weight(hit)),
                None => said.push((hit.rule.rule, weight(hit))),
            }
        }
        let open: f64 = said.iter().map(|(_, weight)| 1.0 - weight).product();
        let told = if self.reports() { TOLD } else { 1.0 };
        Some(Evidence { reason: best.rule.reason, rule: best.rule.rule, score: (1.0 - open) * told })
    }

    /// Whether a sentence says who said it: "Join the queue, the guard told him." Pages do not speak so of themselves.
    fn reports(&self) -> bool {
        let says = |token: &PhraseToken<'_>| {
            let classes = token.known.class;
            classes & (class::SAY | class::TELL) != 0 && classes & class::SAY_BASE == 0
        };
        let mut behind = self.tokens.iter().skip_while(|token| !matches!(token.folded, "," | "?" | "!"));
        self.form.closed && behind.any(says)
    }

    /// How much of its weight a hit has in this unit: a phrase in a long paragraph says less, and so does one in a
    /// full sentence if it is the whole line.
    fn share(&self, hit: &Hit) -> f64 {
        match (hit.rule.at, self.form.words) {
            (lexicon::At::Whole, 4..) if self.form.stopped => 0.6,
            (lexicon::At::Whole, _) | (_, ..=25) => 1.0,
            (lexicon::At::Start, ..=45) => 0.8,
            (_, ..=45) if !self.form.several || hit.rule.weight >= 95 => 0.8,
            _ => 0.5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Language;
    use crate::text::paragraphs;

    /// What a rule makes of a line by itself, in hundredths; 0 where it says nothing.
    fn score(line: &str, rule: fn(&Line<'_>) -> Option<Evidence>) -> u32 {
        let layout = Layout::new(line, &paragraphs(line), Some(Language::En));
        let tokens: Vec<_> = phrase_tokens(&layout, 0).collect();
        let tables = lexicon::of(Language::En);
        let line = Line { tables, tokens: &tokens, form: super::super::lines::form(&layout, 0) };
        rule(&line).map_or(0, |evidence| (evidence.score * 100.0).round() as u32)
    }

    fn check(rule: fn(&Line<'_>) -> Option<Evidence>, lines: &[(&str, u32)]) {
        for (line, expected) in lines {
            assert_eq!(score(line, rule), *expected, "{line}");
        }
    }

    /// `word` so many times behind `line`.
    fn longer(line: &str, word: &str, times: usize) -> String {
        format!("{line}{}", format!(" {word}").repeat(times))
    }

    #[test]
    fn moments_are_stamps_where_little_stands_beside_them() {
        check(
            |line| line.time(),
            &[
                ("Updated 3 March 2025", 95),
                ("3 March 2025, 18:30", 90),
                ("3 March, 18:30", 90),
                ("3 March, 18:30 to 19:30", 0),
                ("3 March 2025, 18:30, 19:30", 0),
                ("18:30", 70),
                ("3 March", 50),
                ("2025", 0),
                ("Updated", 0),
                ("By Ann Lee, 3 March 2025", 85),
                ("Ann Lee, updated 3 March 2025", 85),
                ("Ann Lee, 3 March 2025, 18:30", 80),
                ("Ann Lee, 3 March 2025", 0),
                ("By Ann Lee, 3 March 2025.", 0),
                ("3 March 2025.", 90),
                ("\u{2014} Ann Lee, 3 March 2025, 18:30", 0),
                ("- Ann Lee, 3 March 2025, 18:30", 0),
                ("3 March 2025 in hell", 0),
                ("3 March 2025, room 7", 0),
            ],
        );
        let names = |times| score(&longer("By 3 March 2025", "Ann", times), |line| line.time());
        assert_eq!((names(8), names(9)), (85, 0));
        let words = |times| score(&longer("Updated 3 March 2025", "on", times), |line| line.time());
        assert_eq!((words(20), words(21)), (95, 0));
    }

    #[test]
    fn bylines_have_names_and_nothing_else() {
        check(
            |line| line.byline(),
            &[
                ("By Ann Lee", 92),
                ("By Ann", 92),
                ("By", 0),
                ("By Ann Lee, staff writer, 3 March 2025", 92),
                ("By 5", 0),
                ("By Ann Lee.", 0),
                ("By Ann Lee, a baker", 0),
                ("By a baker, Ann Lee", 0),
                ("From Ann Lee", 0),
            ],
        );
        let words = |times| score(&longer("By", "Ann", times), |line| line.byline());
        assert_eq!((words(23), words(24)), (92, 0));
    }

    #[test]
    fn agencies_are_credits_at_the_end_and_among_names() {
        check(
            |line| line.credit(),
            &[
                ("Reuters", 95),
                ("Ann Lee Reuters", 95),
                ("reuters", 0),
                ("THE REUTERS", 95),
                ("Ann Lee and Jo Roe Reuters", 75),
                ("Ann Lee and Jo Roe Reuters.", 0),
                ("Ann Lee and Jo Roe of Reuters", 0),
                ("The bridge in the fog / Reuters", 85),
                ("The bridge in the fog | Ann Lee Jo Reuters", 85),
                ("The bridge in the fog | Ann Lee Jo Roe Reuters", 0),
                ("The bridge in the fog (Reuters)", 85),
                ("The bridge is in the fog (Reuters).", 0),
                ("The bridge is in the fog: Reuters.", 85),
                ("The bridge is in the fog. (Reuters)", 0),
                ("The bridge in the fog, Reuters", 0),
                ("The bridge in the fog", 0),
            ],
        );
        let end = |times| score(&format!("{} / Reuters", longer("The", "bridge", times)), |line| line.credit());
        assert_eq!((end(28), end(29)), (85, 0));
        let names = |times| score(&format!("{} / Reuters", longer("Ann", "Lee", times)), |line| line.credit());
        assert_eq!((names(8), names(9)), (95, 85));
        let alone = |times| score(&longer("Reuters", "Lee", times), |line| line.credit());
        assert_eq!((alone(2), alone(3), alone(7), alone(8)), (95, 75, 75, 0));
    }

    #[test]
    fn words_of_an_interface_and_rows_of_it() {
        check(
            |line| line.interface(),
            &[
                ("Home", 55),
                ("Home 5", 60),
                ("Home page", 85),
                ("5 5", 0),
                ("Home bridge", 0),
                ("Home page.", 0),
                ("1. Home page", 0),
                ("1 Home page", 85),
                ("Home\tpage", 0),
            ],
        );
        let words = |times| score(&longer("Home", "page", times), |line| line.interface());
        assert_eq!((words(13), words(14)), (85, 0));
        check(
            |line| line.segments(),
            &[
                ("Home | Bolts", 90),
                ("Home / Bolts", 90),
                ("Home | Bolts.", 0),
                ("Home Bolts", 0),
                ("| |", 0),
                ("Home | Bolts | Cables | Wires", 80),
                ("Home Bolts | Cables Wires", 0),
                ("Home | Bolts | Cables | Wires | Towers", 65),
                ("Home Bolts | Cables Wires | Towers", 0),
                ("Home | A1 | B1 | C1 | D1 | E1 | F1 | G1 | H1 | I1 | J1", 0),
                ("1 | 2 | 3 | Home", 0),
                ("1 | 2 | Home | Search", 90),
            ],
        );
        let words = |times| score(&longer("Home |", "page", times), |line| line.segments());
        assert_eq!((words(9), words(10)), (90, 0));
        let parts = |times| score(&longer("Home | |", "page", times), |line| line.segments());
        assert_eq!((parts(14), parts(15)), (90, 0));
    }
}
