//! Lines that say when, and by whom, a page was published: dates and times with little besides.

use crate::lexicon::{PhraseToken, Tables};
use crate::text::TokenKind;

/// What the words of a line say about a moment.
#[derive(Default)]
pub(super) struct Moment {
    /// A day, month and year, in words or figures.
    pub date: bool,
    /// A day and a month without a year.
    pub day: bool,
    /// How many times an hour and a minute are named.
    pub clocks: usize,
    /// Whether there are any numbers.
    pub numbers: bool,
    /// How long ago something was, or a word such as "updated".
    pub label: bool,
    /// Numbers that belong to none of these.
    pub odd: usize,
    /// Words that are neither dates nor small words of a byline, all of them names or handles.
    pub names: usize,
    /// Words that are none of all these.
    pub other: usize,
}

impl Moment {
    /// Reads the tokens of a line. Cost: linear.
    pub fn read(tables: &Tables, tokens: &[PhraseToken<'_>]) -> Self {
        let mut moment = Moment::default();
        let (mut months, mut days, mut years, mut spare, mut dotted_clocks) = (0, 0, 0, 0, 0);
        let mark = |at: usize, mark: &str| tokens.get(at).is_some_and(|t| t.folded == mark);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let word = token.folded;
            at += 1;
            if token.kind == TokenKind::Mark {
                continue;
            }
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            let (figures, rest) = word.split_at(digits);
            if digits == 0 {
                months += usize::from(tables.month.has(token.known));
                moment.label |= tables.date_strong.has(token.known);
                if tables.date_word.has(token.known) || tables.byline_word.has(token.known) {
                    continue;
                }
                let handle = at >= 2 && mark(at - 2, "@");
                if token.capital || handle {
                    moment.names += 1
                } else {
                    moment.other += 1
                }
                continue;
            }
            moment.numbers = true;
            // an hour is followed by its minutes; a year that it was set against without a space comes off first
            if mark(at, ":") && tokens.get(at + 1).is_some_and(|t| minutes(t.folded)) && digits <= 6 {
                let year = digits > 4;
                years += usize::from(year && is_year(&figures[..4]));
                moment.clocks += 1;
                at += 2;
                while mark(at, ":") && tokens.get(at + 1).is_some_and(|t| minutes(t.folded)) {
                    at += 2;
                }
                continue;
            }
            if digits == 4 && is_year(figures) && rest.is_empty() {
                years += 1;
            } else if digits <= 2 && (rest.is_empty() || matches!(rest, "st" | "nd" | "rd" | "th")) {
                days += 1;
            } else if digits <= 2 && matches!(rest, "am" | "pm" | "h" | "m" | "d" | "min" | "hrs") {
                moment.clocks += usize::from(matches!(rest, "am" | "pm"));
            } else if digits <= 2 && rest.strip_prefix('h').is_some_and(minutes) {
                moment.clocks += 1;
            } else if digits <= 2 && rest.strip_prefix('.').is_some_and(minutes) {
                dotted_clocks += 1;
            } else if let Some((day, month, year)) = dotted(word) {
                (days, months, years) = (days + day, months + month, years + year);
            } else {
                spare += 1;
            }
        }
        // figures alone: 3/4/2025, 2025-04-03
        if months == 0 && years > 0 && days >= 2 {
            (months, days) = (1, days - 1);
        }
        // `18.30` is a time of day beside a day or a label, else a price as like as not
        if months > 0 || moment.label {
            moment.clocks += dotted_clocks;
        } else {
            spare += dotted_clocks;
        }
        moment.date = months > 0 && days > 0 && years > 0;
        moment.day = months > 0 && days > 0;
        // one day a month: more of them are a span of days, or no days
        moment.odd = spare + if moment.label { 0 } else { days.saturating_sub(months.max(1)) };
        moment
    }
}

/// `3.4.2025`, which is one token.
fn dotted(word: &str) -> Option<(usize, usize, usize)> {
    let mut parts = word.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = day.len() <= 2 && month.len() <= 2 && is_year(year) && parts.next().is_none();
    fits.then_some((1, 1, 1))
}

fn is_year(figures: &str) -> bool {
    figures.len() == 4 && (figures.starts_with("19") || figures.starts_with("20"))
}

/// Two figures, perhaps with half of the day behind them.
fn minutes(word: &str) -> bool {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    figures == 2 && matches!(&word[2..], "" | "am" | "pm" | "h" | "z" | "hrs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{self, Language};
    use crate::text::{Layout, paragraphs};

    /// What a line says of a moment: date, day, numbers, label; clocks, odd, names, other.
    fn read(line: &str) -> ([bool; 4], [usize; 4]) {
        let layout = Layout::new(line, &paragraphs(line), Some(Language::En));
        let tokens: Vec<_> = super::super::phrase_tokens(&layout, 0).collect();
        let m = Moment::read(lexicon::of(Language::En), &tokens);
        ([m.date, m.day, m.numbers, m.label], [m.clocks, m.odd, m.names, m.other])
    }

    #[test]
    fn lines_of_dates_are_read_to_the_last_figure() {
        const NO: [bool; 4] = [false; 4];
        const NUMBERS: [bool; 4] = [false, false, true, false];
        const DAY: [bool; 4] = [false, true, true, false];
        const DATE: [bool; 4] = [true, true, true, false];
        const UPDATED: [bool; 4] = [true, true, true, true];
        for (line, is, counts) in [
            ("3 March 2025", DATE, [0, 0, 0, 0]),
            ("3rd March 1999", DATE, [0, 0, 0, 0]),
            ("3 March", DAY, [0, 0, 0, 0]),
            ("March 2025", NUMBERS, [0, 0, 0, 0]),
            ("3 2025", NUMBERS, [0, 0, 0, 0]),
            ("3 March 1899", DAY, [0, 1, 0, 0]),
            ("3 March 2025th", DAY, [0, 1, 0, 0]),
            ("Updated 3 March 2025, 10:42:13 GMT", UPDATED, [1, 0, 0, 0]),
            ("10:42: 3 March", DAY, [1, 0, 0, 0]),
            ("3 March 202510:42", DATE, [1, 0, 0, 0]),
            ("3 March 2025:42", DAY, [1, 0, 0, 0]),
            ("3 March 10:42z", DAY, [1, 0, 0, 0]),
            ("10:42x", NUMBERS, [0, 1, 0, 0]),
            ("10am 10pm", NUMBERS, [2, 0, 0, 0]),
            ("5m 5h 5d", NUMBERS, [0, 0, 0, 0]),
            ("123am", NUMBERS, [0, 1, 0, 0]),
            ("18h30 9h15", NUMBERS, [2, 0, 0, 0]),
            ("118h30", NUMBERS, [0, 1, 0, 0]),
            ("18.30 and 9.15, 3 March", DAY, [2, 0, 0, 0]),
            ("18.30 and 9.15", NUMBERS, [0, 2, 0, 0]),
            ("118.30, 3 March", DAY, [0, 1, 0, 0]),
            ("13.10.2025", DATE, [0, 0, 0, 0]),
            ("13.10.25", NUMBERS, [0, 1, 0, 0]),
            ("113.10.2025", NUMBERS, [0, 1, 0, 0]),
            ("13.110.2025", NUMBERS, [0, 1, 0, 0]),
            ("13.10.2025.1", NUMBERS, [0, 1, 0, 0]),
            ("2025-03-04", DATE, [0, 0, 0, 0]),
            ("3 4", NUMBERS, [0, 1, 0, 0]),
            ("3 4 March 2025", DATE, [0, 1, 0, 0]),
            ("Updated 3 4 March 2025", UPDATED, [0, 0, 0, 0]),
            ("1234 12345", NUMBERS, [0, 2, 0, 0]),
            ("Mara @ellison ellison", NO, [0, 0, 2, 1]),
        ] {
            assert_eq!(read(line), (is, counts), "{line}");
        }
        assert!(is_year("1999") && is_year("2099") && !is_year("1899") && !is_year("199") && !is_year("19999"));
        assert!(minutes("42") && minutes("42pm") && !minutes("4") && !minutes("421") && !minutes("42x"));
    }
}
