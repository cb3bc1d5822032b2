//! Markers of items that stand in one line: `1.`, `2)`, `a.`, `•`.

/// The marker at the beginning of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// A sign such as a bullet, or the mark behind the number.
    sign: char,
    /// The number, or the place of the letter; 0 for a bullet.
    number: u32,
    letter: bool,
}

impl Marker {
    /// The marker that `text` begins with. Cost: constant.
    pub fn read(text: &str) -> Option<Marker> {
        let first = text.chars().next()?;
        if matches!(first, '\u{2022}' | '\u{2043}' | '\u{2023}' | '\u{25aa}') {
            return Some(Marker { sign: first, number: 0, letter: false });
        }
        let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
        let (length, number) = match digits {
            0 if first.is_ascii_lowercase() => (1, u32::from(first) - u32::from('a') + 1),
            1..=3 => (digits, text.get(..digits)?.parse().ok()?),
            _ => return None,
        };
        let rest = text.get(length..)?;
        let sign = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
        let item = rest.trim_start_matches(['.', ')']);
        let spaced = item.starts_with(' ') && item.trim_start().starts_with(char::is_uppercase);
        spaced.then_some(Marker { sign, number, letter: digits == 0 })
    }

    /// Whether `next` marks the item that follows the one that this marks.
    pub fn leads_to(self, next: Marker) -> bool {
        let step = u32::from(self.number > 0);
        next == Marker { number: self.number + step, ..self }
    }

    /// Whether a text is a marker's number or letter and nothing else.
    pub fn is_bare(text: &str) -> bool {
        let bare = text.trim_start_matches(['\u{2022}', '\u{2043}', '\u{2023}', '\u{25aa}', ' ']);
        let digits = bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit());
        digits || (bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_lowercase()))
    }
}
