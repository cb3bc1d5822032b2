//! Who is who: mentions grouped under the fullest name, pronouns resolved.

use super::mentions::{Kind, View};
use super::words::Word;
use crate::article::Speaker;
use crate::lexicon::class;
use crate::span::Span;
use crate::text::fold;

/// A name or role as the text uses it.
struct Entry {
    /// Words of the name, folded, without titles; for a role, its noun phrase.
    parts: Vec<String>,
    /// Fullest form as written.
    name: String,
    titles: Vec<String>,
    mentions: Vec<Span>,
    named: bool,
    /// Bits of [`MALE`] and [`FEMALE`]; 0 is unknown.
    gender: u8,
    place: bool,
    /// Position of the last time that the text named it.
    last: usize,
    /// Position of the last time that it spoke.
    spoke: Option<usize>,
}

const MALE: u8 = 1;
const FEMALE: u8 = 2;

/// All who are named in a text.
#[derive(Default)]
pub(crate) struct Speakers {
    entries: Vec<Entry>,
}

fn sex(word: &Word, male: u64, female: u64) -> u8 {
    let bit = |class, bit| if word.is(class) { bit } else { 0 };
    bit(male, MALE) | bit(female, FEMALE)
}

/// Code points back over which a pronoun looks for whom it stands for.
const REACH: usize = 2_000;

impl Speakers {
    /// Takes note of a mention, wherever it stands; gives its entry, or `None` for pronouns that no one fits.
    pub fn note(&mut self, view: View<'_>, text: &str, start: usize, end: usize, kind: Kind) -> Option<usize> {
        let (first, last) = (view.word(start)?, view.word(end.checked_sub(1)?)?);
        let span = Span::new(first.span.start, last.span.end);
        match kind {
            Kind::Pronoun => self.pronoun(first, span),
            Kind::Name => self.name(view, text, start, end, span),
            Kind::Role => self.role(text, span),
            Kind::Relative => None,
        }
    }

    /// Remembers that an entry spoke.
    pub fn spoke(&mut self, entry: usize, at: usize) {
        if let Some(entry) = self.entries.get_mut(entry) {
            entry.spoke = Some(at);
        }
    }

    fn name(&mut self, view: View<'_>, text: &str, start: usize, end: usize, span: Span) -> Option<usize> {
        let mut parts: Vec<(usize, &Word)> = Vec::new();
        let mut gender = 0;
        let mut place = false;
        let mut title_end = start;
        for at in start..end {
            let word = view.word(at)?;
            gender |= sex(word, class::TITLE_M, class::TITLE_F);
            if word.capital() && !(word.is(class::TITLE) && at + 1 < end) && !word.is(class::SUFFIX) {
                parts.push((at, word));
            } else if word.shape == super::words::Shape::Lower && !word.is(class::PARTICLE) {
                // what stands before is a title: White House spokesman Ann Lee
                parts.clear();
                title_end = at + 1;
            } else if word.is(class::TITLE) {
                parts.clear();
                title_end = at + 1;
            }
        }
        let &(_, last) = parts.last()?;
        if parts.len() > 1 {
            let first = parts[0].1;
            gender |= sex(first, class::NAME_M, class::NAME_F);
        }
        place |= last.is(class::PLACE | class::ORG_WORD | class::NOT_NAME | class::GROUP);
        let written = Span::new(parts[0].1.span.start, last.span.end).of(text);
        let written = written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s")).unwrap_or(written);
        let folded: Vec<String> =
            parts.iter().map(|(_, w)| fold(w.span.of(text)).trim_end_matches("'s").to_owned()).collect();
        let title = (title_end > start).then(|| view.word(title_end - 1)).flatten();
        let title = title.map(|w| Span::new(span.start, w.span.end).of(text).to_owned());
        let found = self.entries.iter().rposition(|e| e.named && fits(&e.parts, &folded));
        let index = found.unwrap_or_else(|| {
            self.entries.push(Entry {
                parts: folded.clone(),
                name: written.to_owned(),
                titles: Vec::new(),
                mentions: Vec::new(),
                named: true,
                gender: 0,
                place,
                last: 0,
                spoke: None,
            });
            self.entries.len() - 1
        });
        let entry = &mut self.entries[index];
        if folded.len() > entry.parts.len() {
            entry.parts = folded;
            entry.name = written.to_owned();
        }
        // a title of one sex and a name of another cancel out
        entry.gender |= gender;
        entry.place &= place;
        entry.last = span.start;
        if !entry.mentions.contains(&span) {
            entry.mentions.push(span);
        }
        if let Some(title) = title.filter(|t| !t.is_empty() && !entry.titles.contains(t)) {
            entry.titles.push(title);
        }
        Some(index)
    }

    fn role(&mut self, text: &str, span: Span) -> Option<usize> {
        let written = span.of(text);
        let folded = fold(written);
        let key: Vec<String> =
            folded.split_whitespace().filter(|w| !matches!(*w, "the" | "a" | "an")).map(str::to_owned).collect();
        let found = self.entries.iter().rposition(|e| !e.named && e.parts == key);
        let index = found.unwrap_or_else(|| {
            self.entries.push(Entry {
                parts: key,
                name: written.to_owned(),
                titles: Vec::new(),
                mentions: Vec::new(),
                named: false,
                gender: 0,
                place: true,
                last: 0,
                spoke: None,
            });
            self.entries.len() - 1
        });
        let entry = &mut self.entries[index];
        entry.last = span.start;
        if !entry.mentions.contains(&span) {
            entry.mentions.push(span);
        }
        Some(index)
    }

    /// The person that a pronoun stands for: of those named shortly before whose sex does not speak against it, the
    /// one who spoke last, else the one named last.
    fn pronoun(&mut self, word: &Word, span: Span) -> Option<usize> {
        let (wanted, against) = match () {
            () if word.is(class::PRON_M) => (MALE, FEMALE),
            () if word.is(class::PRON_F) => (FEMALE, MALE),
            () => return None,
        };
        let mut best: Option<(i64, usize)> = None;
        for (index, entry) in self.entries.iter().enumerate() {
            if entry.place || !entry.named || entry.gender == against || span.start.saturating_sub(entry.last) > REACH {
                continue;
            }
            let near = |at: usize| i64::try_from(span.start.saturating_sub(at)).unwrap_or(i64::MAX);
            let mut score = -near(entry.last);
            score += entry.spoke.map_or(0, |at| 600 - near(at).min(600));
            score += if entry.gender == wanted { 300 } else { 0 };
            if best.is_none_or(|(b, _)| score > b) {
                best = Some((score, index));
            }
        }
        let (_, index) = best?;
        let entry = &mut self.entries[index];
        if entry.gender == 0 {
            entry.gender = wanted;
        }
        Some(index)
    }

    /// The speakers among the entries, and for each entry its id.
    pub fn finish(self, used: &[usize]) -> (Vec<Speaker>, Vec<Option<u32>>) {
        let mut ids = vec![None; self.entries.len()];
        let mut order: Vec<usize> = used.to_vec();
        order.sort_unstable();
        order.dedup();
        let mut speakers = Vec::new();
        for index in order {
            let Some(entry) = self.entries.get(index) else { continue };
            let id = u32::try_from(speakers.len()).unwrap_or(u32::MAX);
            ids[index] = Some(id);
            speakers.push(Speaker {
                id,
                name: entry.name.clone(),
                titles: entry.titles.clone(),
                mentions: entry.mentions.clone(),
            });
        }
        (speakers, ids)
    }
}

/// Whether two names can be one person's: the same last name, and where both have more, the same first name or initial.
fn fits(known: &[String], other: &[String]) -> bool {
    let (Some(a), Some(b)) = (known.last(), other.last()) else { return false };
    if a != b {
        return false;
    }
    match (known.len(), other.len()) {
        (1, _) | (_, 1) => true,
        _ => {
            let (a, b) = (known[0].trim_end_matches('.'), other[0].trim_end_matches('.'));
            a == b || (a.len().min(b.len()) == 1 && a.chars().next() == b.chars().next())
        }
    }
}
