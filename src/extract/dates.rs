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

/// The first full date in a line as people write it: `May 3, 2024`, `3. Mai 2024`, `2024-05-03`, `03/05/2024` where only
/// one reading is possible. `language` tells the names of the months.
pub(crate) fn written(text: &str, language: Option<Language>) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')'))
        .filter(|w| !w.is_empty())
        .take(60)
        .collect();
    let languages = [language.unwrap_or(Language::En), Language::En];
    for (at, word) in words.iter().enumerate() {
        if let Some(found) = machine(word).filter(|d| d.len() >= 10) {
            return Some(found);
        }
        if let Some(found) = numeric(word) {
            return Some(found);
        }
        let Some(month) = languages.iter().find_map(|&l| month(word, l)) else { continue };
        let number = |w: Option<&&str>| -> Option<u32> {
            let w = w?;
            let digits: String = w.chars().take_while(char::is_ascii_digit).collect();
            let rest = &w[digits.len()..];
            // what follows a year without a space is another element's text
            let glued = digits.len() == 4 && rest.starts_with(char::is_uppercase);
            (glued || matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "er" | "\u{ba}" | ":"))
                .then(|| digits.parse().ok())
                .flatten()
        };
        let before = at.checked_sub(1).and_then(|b| number(words.get(b)));
        let before = before
            .or_else(|| at.checked_sub(2).filter(|&b| words[b + 1].len() <= 2).and_then(|b| number(words.get(b))));
        let after = number(words.get(at + 1));
        let year = |n: Option<u32>| n.filter(|&n| (1900..=2100).contains(&n));
        let day = |n: Option<u32>| n.filter(|&n| (1..=31).contains(&n));
        let skipped = words.get(at + 1).is_some_and(|w| w.len() <= 2 && !w.starts_with(|c: char| c.is_ascii_digit()));
        let next_year =
            year(number(words.get(at + 2))).or_else(|| if skipped { year(number(words.get(at + 2))) } else { None });
        let found = match (day(before), day(after), year(after), next_year) {
            (_, Some(d), _, Some(y)) => date(y, month, Some(d)),
            (Some(d), _, Some(y), _) | (Some(d), None, None, Some(y)) => date(y, month, Some(d)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Whether a word names a month.
pub(super) fn is_month(word: &str, language: Option<Language>) -> bool {
    [language.unwrap_or(Language::En), Language::En].iter().any(|&l| month(word, l).is_some())
}

fn month(word: &str, language: Language) -> Option<u32> {
    let folded = fold(word.trim_end_matches(['.', ',']));
    lexicon::of(language).months.get(&folded).and_then(|n| n.parse().ok())
}

/// `25/12/2024`, `12.25.2024`: only where one of the two numbers cannot be a month, or a point separates them, as
/// no one writes the month first with points.
fn numeric(word: &str) -> Option<String> {
    let mark = word.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<u32> = word.trim_end_matches('.').split(mark).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let &[first, second, year] = parts.as_slice() else { return None };
    let (day, month) = match () {
        () if first > 12 || mark == '.' => (first, second),
        () if second > 12 => (second, first),
        () => return None,
    };
    date(year, month, Some(day))
}

/// The date in an address such as `/2024/05/03/`.
pub(crate) fn in_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split(['/', '?', '#']).collect();
    for window in parts.windows(3) {
        let &[year, month, day] = window else { continue };
        let short = |p: &str| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
        if year.len() == 4 && short(month) && short(day) {
            let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
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
        assert_eq!(in_address("https://example.org/news/2024/05/03/bridge").as_deref(), Some("2024-05-03"));
    }
}
