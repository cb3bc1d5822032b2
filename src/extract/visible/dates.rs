//! Dates as pages write them, into ISO 8601.

use crate::lexicon::{self, Language};
use crate::text::fold;

/// The ISO 8601 form of a machine-readable date such as `2024-05-03T10:00:00Z` or `20240503`, as precise as it is.
pub(crate) fn machine(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let year = digits(0..4)?;
    let separated = text.get(4..5).is_some_and(|c| matches!(c, "-" | "/" | "."));
    let (month, day, rest) = if separated {
        let same = text.get(4..5) == text.get(7..8);
        (digits(5..7)?, if same { digits(8..10) } else { None }, text.get(10..).unwrap_or(""))
    } else {
        (digits(4..6)?, digits(6..8), text.get(8..).unwrap_or(""))
    };
    let date = date(year, month, day)?;
    let time = rest.strip_prefix(['T', ' ', 't']).map(str::trim).filter(|t| is_time(t));
    Some(match (day, time) {
        (Some(_), Some(time)) => format!("{date}T{}", time.replace(' ', "")),
        _ => date,
    })
}

fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 5
        && bytes[..2].iter().all(u8::is_ascii_digit)
        && bytes[2] == b':'
        && bytes[3..5].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'+' | b'-' | b'Z' | b'z' | b' '))
}

fn date(year: u32, month: u32, day: Option<u32>) -> Option<String> {
    if !(1900..=2100).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    match day {
        Some(day) if (1..=31).contains(&day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        Some(_) => None,
        None => Some(format!("{year:04}-{month:02}")),
    }
}

/// How dates are written where a page comes from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Habit {
    /// Tells the names of the months; English ones are read everywhere.
    pub language: Option<Language>,
    /// Whether the month stands before the day in dates of numbers alone; `None` where it is not known.
    pub month_first: Option<bool>,
}

impl Habit {
    /// The habit that goes with a BCP 47 tag. Only a region tells the order in English (Unicode CLDR, short date
    /// patterns: the United States alone of the large ones put the month first); in other languages the day stands first.
    pub fn of(tag: Option<&str>) -> Habit {
        let tag = tag.unwrap_or("");
        let language = Language::from_tag(tag);
        let other = || language.filter(|&l| l != Language::En).map(|_| false);
        Habit { language, month_first: in_region(tag).or_else(other) }
    }

    /// The habit of a page: if its language's tag does not tell the order, Open Graph's `locale` may, or the country of
    /// its address, or else the dates in its short lines, if all that tell an order tell the same.
    pub fn of_page<'a>(
        tag: Option<&str>,
        locale: Option<&str>,
        address: Option<&str>,
        lines: impl Iterator<Item = &'a str>,
    ) -> Habit {
        let mut habit = Habit::of(tag);
        habit.month_first = habit.month_first.or_else(|| in_region(locale?)).or_else(|| in_country(address?));
        if habit.month_first.is_none() {
            let mut told = lines.flat_map(|line| line.split_whitespace().filter_map(order));
            let first = told.next();
            habit.month_first = first.filter(|_| told.all(|other| Some(other) == first));
        }
        habit
    }
}

/// Whether the month stands first in the region of a BCP 47 tag.
fn in_region(tag: &str) -> Option<bool> {
    let region = tag.split(['-', '_']).skip(1).find(|part| part.len() == 2)?;
    Some(region.eq_ignore_ascii_case("us"))
}

/// Whether the month stands first in the country of an address.
fn in_country(address: &str) -> Option<bool> {
    let host = address.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
    match host.rsplit_once('.')?.1 {
        "us" | "gov" | "mil" | "edu" => Some(true),
        "uk" | "ie" | "au" | "nz" | "in" | "za" | "eu" => Some(false),
        _ => None,
    }
}

/// The first full date in a line as people write it: `May 3, 2024`, `3. Mai 2024`, `2024-05-03`, `03/05/2024` where only
/// one reading is possible. `language` tells the names of the months.
pub(crate) fn written(text: &str, language: Option<Language>) -> Option<String> {
    first(text, Habit { language, month_first: None }).map(|(date, _)| date)
}

/// The first of [`all`].
pub(crate) fn first(text: &str, habit: Habit) -> Option<(String, usize)> {
    all(text, habit).into_iter().next()
}

/// The full dates in a line as people write them, each with the byte at which it was told: that of the month's name, or
/// of the date if it is one word. Reads the first sixty words.
pub(crate) fn all(text: &str, habit: Habit) -> Vec<(String, usize)> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '\u{b7}' | '\u{2022}'))
        .filter(|w| !w.is_empty())
        .take(60)
        .collect();
    let place = |word: &str| (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let mut found: Vec<(String, usize)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let date = machine(word).filter(|d| d.len() >= 10).or_else(|| numeric(word, habit.month_first));
        let date = date.or_else(|| with_signs(word)).or_else(|| with_strokes(word, habit.language));
        found.extend(date.or_else(|| around_month(&words, at, habit.language)).map(|date| (date, place(word))));
    }
    found
}

/// The date around a word that names a month.
fn around_month(words: &[&str], at: usize, language: Option<Language>) -> Option<String> {
    let languages = [language.unwrap_or(Language::En), Language::En];
    let word = words.get(at)?;
    // what follows a lower-case letter or a figure without a space is another element's text
    let glued = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|&((_, a), b)| (a.is_lowercase() || a.is_ascii_digit()) && b.is_uppercase());
    let own = glued.and_then(|((at, a), _)| word.get(at + a.len_utf8()..)).unwrap_or(word);
    let month = languages.iter().find_map(|&l| month(own, l))?;
    let number = |w: Option<&&str>| -> Option<u32> {
        let w = w?;
        let digits: String = w.chars().take_while(char::is_ascii_digit).collect();
        let rest = &w[digits.len()..];
        let glued = digits.len() == 4 && rest.starts_with(char::is_uppercase);
        (glued || matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "er" | "\u{ba}" | ":"))
            .then(|| digits.parse().ok())
            .flatten()
    };
    let before = at.checked_sub(1).and_then(|b| number(words.get(b)));
    let before =
        before.or_else(|| at.checked_sub(2).filter(|&b| words[b + 1].len() <= 2).and_then(|b| number(words.get(b))));
    let after = number(words.get(at + 1));
    let year = |n: Option<u32>| n.filter(|&n| (1900..=2100).contains(&n));
    let day = |n: Option<u32>| n.filter(|&n| (1..=31).contains(&n));
    match (day(before), day(after), year(after), year(number(words.get(at + 2)))) {
        (None, Some(d), _, None) => date(year(before)?, month, Some(d)),
        (_, Some(d), _, Some(y)) => date(y, month, Some(d)),
        (Some(d), _, Some(y), _) | (Some(d), None, None, Some(y)) => date(y, month, Some(d)),
        _ => None,
    }
}

/// Whether a word names a month.
pub(in crate::extract) fn is_month(word: &str, language: Option<Language>) -> bool {
    [language.unwrap_or(Language::En), Language::En].iter().any(|&l| month(word, l).is_some())
}

/// Whether a word names a day of the week.
pub(super) fn is_weekday(word: &str, language: Option<Language>) -> bool {
    let folded = fold(word.trim_end_matches(['.', ',']));
    [language.unwrap_or(Language::En), Language::En].iter().any(|&l| lexicon::of(l).weekday.contains(&folded))
}

fn month(word: &str, language: Language) -> Option<u32> {
    let folded = fold(word.trim_end_matches(['.', ',']));
    lexicon::of(language).months.get(&folded).and_then(|n| n.parse().ok())
}

/// The parts of a date of numbers alone: `25/12/2024`, `3.5.2024`.
fn numbers(word: &str) -> Option<(u32, u32, &str, char)> {
    let mark = word.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = word.trim_end_matches(['.', ':']).split(mark);
    let (first, second, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
    parts.next().is_none().then_some((first, second, year, mark))
}

/// A date of numbers alone: where one of the first two cannot be a month, a point separates them, as no one writes the
/// month first with points, or the order is known. Two figures are a year from 1970 to 2069 where the order is known.
fn numeric(word: &str, month_first: Option<bool>) -> Option<String> {
    let (first, second, year, mark) = numbers(word)?;
    let number: u32 = year.parse().ok()?;
    let century = if number < 70 { 2000 } else { 1900 }; // as POSIX reads them, a year apart
    let year = if year.len() == 2 && month_first.is_some() { century + number } else { number };
    let (day, month) = match month_first {
        _ if first > 12 || mark == '.' => (first, second),
        _ if second > 12 || first == second => (second, first),
        Some(true) => (second, first),
        Some(false) => (first, second),
        None => return None,
    };
    date(year, month, Some(day))
}

/// Whether a date of numbers tells that the month stands first in it; `None` if it does not tell the order.
fn order(word: &str) -> Option<bool> {
    let (first, second, year, mark) = numbers(word)?;
    let fits = year.len() == 4 && mark != '.' && (1..=31).contains(&first) && (1..=31).contains(&second);
    match (first > 12, second > 12) {
        (true, false) if fits => Some(false),
        (false, true) if fits => Some(true),
        _ => None,
    }
}

/// `2024\u{5e74}5\u{6708}3\u{65e5}`: Chinese and Japanese.
fn with_signs(word: &str) -> Option<String> {
    let (before, rest) = word.split_once('\u{5e74}')?;
    let (month, rest) = rest.split_once('\u{6708}')?;
    let (day, _) = rest.split_once('\u{65e5}')?;
    let figures = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    date(before[before.len() - figures..].parse().ok()?, month.parse().ok()?, Some(day.parse().ok()?))
}

/// `03-May-2024`.
fn with_strokes(word: &str, language: Option<Language>) -> Option<String> {
    let mut parts = word.split(['-', '/']);
    let (day, name, year) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?.parse().ok()?);
    let month = [language.unwrap_or(Language::En), Language::En].iter().find_map(|&l| month(name, l))?;
    parts.next().is_none().then(|| date(year, month, Some(day)))?
}

/// Whether a day may be that of a moment, which is told for another time zone, or for the other order of month and day.
pub(crate) fn agree(moment: &str, day: &str) -> bool {
    let parts = |text: &str| -> Option<[u32; 3]> {
        let mut parts = text.get(..10)?.split('-').map(str::parse::<u32>);
        Some([parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?])
    };
    let (Some([year, month, date]), Some(other)) = (parts(moment), parts(day)) else { return false };
    // months count 31 days here: the ends of shorter ones stand a little apart, which does no harm
    let days = |[year, month, day]: [u32; 3]| (year * 12 + month) * 31 + day;
    let (one, two) = (days([year, month, date]), days(other));
    // what happened at three in the afternoon was nowhere on earth the day before; midnight stands for no hour
    let hour = moment.get(11..13).and_then(|hour| hour.parse::<u32>().ok());
    let hour = hour.filter(|_| moment.get(11..16) != Some("00:00"));
    let before = two + 1 == one && hour.is_none_or(|hour| hour < 12);
    let after = two == one + 1 && hour.is_none_or(|hour| hour >= 10);
    one == two || before || after || [year, date, month] == other
}

/// The date in an address such as `/2024/05/03/` or `/2024/may/03/`.
pub(crate) fn in_address(url: &str, language: Option<Language>) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    for window in parts.windows(3) {
        let &[year, word, day] = window else { continue };
        let named = [language.unwrap_or(Language::En), Language::En].iter().find_map(|&l| month(word, l));
        let short = |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
        if year.len() == 4 && (named.is_some() || short(word)) && short(day) {
            let Ok(year) = year.parse() else { continue };
            let (month, day) = (named.or_else(|| word.parse().ok())?, day.parse().ok()?);
            if let Some(found) = date(year, month, Some(day)) {
                return Some(found);
            }
        }
    }
    parts.iter().filter_map(|part| part.get(..10)).find_map(|p| machine(p).filter(|d| d.len() == 10 && p.contains('-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_become_iso() {
        for (text, iso) in [
            ("2024-05-03T10:00:00+02:00", "2024-05-03T10:00:00+02:00"),
            ("2024-05-03", "2024-05-03"),
            ("20240503", "2024-05-03"),
            ("2024-05", "2024-05"),
        ] {
            assert_eq!(machine(text).as_deref(), Some(iso), "{text}");
        }
        assert_eq!(machine("2024-13-03"), None);
        for (text, iso) in [
            ("Published May 3, 2024 at 5 pm", Some("2024-05-03")),
            ("Friday, 3 May 2024", Some("2024-05-03")),
            ("3rd of May 2024", Some("2024-05-03")),
            ("25/12/2024", Some("2024-12-25")),
            ("05/06/2024", None),
            ("3.5.2024", Some("2024-05-03")),
            ("In May the river rose", None),
        ] {
            assert_eq!(written(text, None).as_deref(), iso, "{text}");
        }
        assert_eq!(written("3. M\u{e4}rz 2024", Some(Language::De)).as_deref(), Some("2024-03-03"));
        assert_eq!(in_address("https://example.org/news/2024/05/03/bridge", None).as_deref(), Some("2024-05-03"));
        assert_eq!(in_address("https://example.org/2024/march/03/bridge", None).as_deref(), Some("2024-03-03"));
        for (tag, iso) in
            [("en-US", Some("2024-05-06")), ("en-GB", Some("2024-06-05")), ("fr", Some("2024-06-05")), ("en", None)]
        {
            let found = all("05/06/2024", Habit::of(Some(tag)));
            assert_eq!(found.first().map(|(date, _)| date.as_str()), iso, "{tag}");
        }
        let two = all("May 3, 2024Updated: June 5, 2024", Habit::default());
        assert_eq!(two, [("2024-05-03".to_owned(), 0), ("2024-06-05".to_owned(), 20)]);
        for (one, other, same) in [
            ("2024-05-03T10:00", "2024-05-04", true),
            ("2024-05-03", "2024-03-05", true),
            ("2024-05-03", "2024-05-05", false),
        ] {
            assert_eq!(agree(one, other), same, "{one} {other}");
        }
    }
}
