//! Who is who: mentions grouped under the fullest name.

mod apposed;
mod entry;
mod names;
mod pronouns;

use super::mentions::{Kind, View};
use super::words::Word;
use crate::article::Speaker;
use crate::keys::Tally;
use crate::lexicon::class;
use crate::span::Span;
use crate::text::{fold, hash};
use entry::Entry;
use names::{definite, fits, folded_name};

const MALE: u8 = 1;
const FEMALE: u8 = 2;

/// All who are named in a text.
#[derive(Default)]
pub(crate) struct Speakers {
    entries: Vec<Entry>,
    /// For the last part of a name, or a whole role, the entries that end with it.
    by_last: Tally<Vec<usize>>,
    /// For the first part of a full name the entry that had it last.
    by_first: Tally<Option<usize>>,
    /// The names mentioned last, the newest first.
    recent: Vec<usize>,
    /// Who spoke last.
    newest_speaker: Option<usize>,
    /// Where the paragraph, the sentence and the sentence before it begin.
    place: Place,
    /// Who was named first in the paragraph.
    topic: Option<usize>,
    /// Steps of work.
    pub work: u64,
}

/// Where the text is being read: the beginnings of the paragraph, the sentence and the sentence before it.
#[derive(Clone, Copy, Default)]
struct Place {
    paragraph: usize,
    sentence: usize,
    before: usize,
}

fn sex(word: &Word, male: u64, female: u64) -> u8 {
    let bit = |class, bit| if word.is(class) { bit } else { 0 };
    bit(male, MALE) | bit(female, FEMALE)
}

/// Names that a pronoun chooses among, entries of one last name that are compared, mentions looked back over, and titles
/// of one speaker.
const KEPT: usize = 24;
/// What a mention adds to salience as a subject, elsewhere, behind a preposition or as an owner; and what speaking adds.
const SUBJECT: f64 = 2.0;
const ELSEWHERE: f64 = 1.0;
const ASIDE: f64 = 0.5;
const SPEAKING: f64 = 2.0;

impl Speakers {
    /// Takes note of a mention, wherever it stands; gives its entry, or `None` for pronouns that no one fits.
    pub fn note(&mut self, view: View<'_>, text: &str, start: usize, end: usize, kind: Kind) -> Option<usize> {
        let span = Span::new(view.span(start)?.start, view.span(end.checked_sub(1)?)?.end);
        match kind {
            Kind::Pronoun => self.pronoun(view, text, start, view.word(start)?, span),
            Kind::Name => {
                let known = if view.words.traits.inverts { None } else { self.titled(view, text, start, end) };
                known.or_else(|| self.name(view, text, start, end, span))
            }
            Kind::Role => self
                .named_behind(view, text, start, end, span)
                .or_else(|| self.titled(view, text, start, end))
                .or_else(|| self.role(text, span)),
            Kind::Relative => None,
        }
    }

    /// Goes on to the sentence that begins at a position.
    pub fn enter(&mut self, paragraph: usize, sentence: usize) {
        if paragraph != self.place.paragraph {
            self.topic = None;
        }
        self.place = Place { paragraph, sentence, before: self.place.sentence };
    }

    /// The entry of one whom a signature or the page itself names; `None` for an empty name.
    pub fn called(&mut self, name: &str, span: Option<Span>) -> Option<usize> {
        let parts: Vec<String> = name.split_whitespace().map(folded_name).collect();
        let ending = parts.last()?.clone();
        let same = self.known(&ending).find(|&i| self.entries[i].named && fits(&self.entries[i].parts, &parts));
        self.work += 1;
        let index = same.unwrap_or_else(|| self.add(Entry::new(parts.clone(), name, true, false), &ending));
        let entry = &mut self.entries[index];
        if parts.len() > entry.parts.len() {
            (entry.parts, entry.name) = (parts, name.to_owned());
        }
        if let Some(span) = span {
            entry.mention(span, ELSEWHERE);
        }
        Some(index)
    }

    /// The entry of the only person named by first and last name so far.
    pub fn only_person(&self) -> Option<usize> {
        let person = |&at: &usize| {
            let entry = &self.entries[at];
            entry.named && !entry.place && entry.parts.len() > 1 && (entry.person || entry.gender != 0)
        };
        let mut all = (0..self.entries.len()).filter(person);
        let first = all.next();
        first.filter(|_| all.next().is_none())
    }

    /// Remembers that an entry spoke.
    pub fn spoke(&mut self, index: usize, at: usize) {
        if let Some(entry) = self.entries.get_mut(index) {
            entry.salience = entry.salience(at) + SPEAKING;
            entry.last = entry.last.max(at);
            entry.spoke = Some(at);
            entry.person = true;
            self.newest_speaker = Some(index);
        }
    }

    /// The entries that end with `last`, the newest first.
    fn known(&self, last: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_last.get(hash(last)).into_iter().flat_map(|of| of.iter().rev().take(KEPT).copied())
    }

    fn add(&mut self, entry: Entry, last: &str) -> usize {
        self.entries.push(entry);
        self.by_last.at(hash(last)).push(self.entries.len() - 1);
        self.entries.len() - 1
    }

    #[cfg_attr(quick, optimize(speed))]
    fn touch(&mut self, index: usize) {
        self.recent.retain(|&i| i != index);
        self.recent.insert(0, index);
        self.recent.truncate(KEPT);
    }

    #[cfg_attr(quick, optimize(speed))]
    fn name(&mut self, view: View<'_>, text: &str, start: usize, end: usize, span: Span) -> Option<usize> {
        let mut parts: Vec<(usize, &Word)> = Vec::new();
        let mut gender = 0;
        let mut place = false;
        let mut title_end = start;
        for at in start..end {
            let word = view.word(at)?;
            if word.possessive && at + 1 < end {
                // the Example Centre's Ann Lee
                parts.clear();
                title_end = start;
                continue;
            }
            gender |= sex(word, class::TITLE_M, class::TITLE_F);
            // Von der Lippe
            if view.words.traits.inverts && parts.is_empty() && word.is(class::PARTICLE) && at + 1 < end {
                continue;
            }
            // Owner Ann Lee
            let role = at == start && at + 2 < end && word.is(class::ROLE) && !word.is(class::NAME_M | class::NAME_F);
            let title = role || (word.is(class::TITLE) && at + 1 < end);
            let inside = !parts.is_empty() && word.is(class::PARTICLE) && !view.words.traits.inverts;
            // the Bank of Wexley, but: Mayor of Wexley Ann Lee
            let of = !parts.is_empty() && word.is(class::NOUN_PREP) && view.is(at - 1, class::ORG_WORD);
            let first_name = word.is(class::NAME_M | class::NAME_F | class::NAME_ANY) && word.capital();
            if first_name && !parts.is_empty() && title_end > start && view.is(title_end - 1, class::NOUN_PREP) {
                parts.clear();
                title_end = at;
            }
            if inside || (of && !view.words.traits.inverts) || (word.capital() && !title && !word.is(class::SUFFIX)) {
                parts.push((at, word));
            } else if word.shape == super::words::Shape::Lower && !word.is(class::PARTICLE) {
                // what stands before is a title: White House spokesman Ann Lee
                parts.clear();
                title_end = at + 1;
            } else if role || word.is(class::TITLE) {
                parts.clear();
                title_end = at + 1;
            }
        }
        let &(_, last) = parts.last()?;
        let body = class::GROUP | class::MEDIA | class::ORG_WORD;
        let role =
            gender != 0 || (start..title_end).any(|at| view.is(at, class::TITLE | class::ROLE) && !view.is(at, body));
        let told = gender != 0;
        if parts.len() > 1 && !told {
            let first = parts[0].1;
            // Van der Berg
            let first = if parts[1].1.shape == super::words::Shape::Lower { parts[1].1 } else { first };
            gender |= sex(first, class::NAME_M, class::NAME_F);
        }
        // the RNC, the Louvre, Demonstrators
        let thing = parts.len() == 1 && !role && (view.is(start, class::DET) || last.is(class::PERSON_PL));
        // Cambridge, Mass.
        let shortened = end > start + 2 && last.dotted && last.span.len() > 2 && view.mark(end - 2, ',');
        place |= thing || shortened || last.is(class::PLACE | class::ORG_WORD | class::NOT_NAME | class::GROUP);
        let written = Span::new(parts[0].1.span.start, last.span.end).of(text);
        let written = written.strip_suffix("'s").or_else(|| written.strip_suffix("\u{2019}s")).unwrap_or(written);
        // Jong-un and Jong Un are one
        let body_of = parts.iter().any(|(_, w)| w.is(class::NOUN_PREP));
        place |= body_of;
        let mut folded: Vec<String> = Vec::with_capacity(parts.len());
        for (_, word) in &parts {
            let part = folded_name(word.span.of(text));
            if part.contains('-') {
                folded.extend(part.split('-').map(str::to_owned));
            } else {
                folded.push(part);
            }
        }
        // the Bank of Wexley is not Wexley
        let folded = if body_of { vec![folded.join(" ")] } else { folded };
        let ending = folded.last()?;
        // an article is no title
        let first = (start..title_end).find(|&at| !view.is(at, class::DET));
        let title = first.and_then(|_| view.word(title_end - 1));
        let title = title.map(|w| Span::new(span.start, w.span.end).of(text).to_owned());
        let aside = start.checked_sub(1).is_some_and(|b| view.is(b, class::PREP)) || view.word(end - 1)?.possessive;
        let verb = class::SAY | class::AUX | class::CALL | class::VERB | class::THINK | class::REPORT;
        // Ann Lee, the mayor, said
        let opens = span.start == self.place.sentence && view.mark(end, ',');
        let subject = view.is(end, verb) || opens;
        let weight = match (aside, subject) {
            (true, _) => ASIDE,
            (_, true) => SUBJECT,
            _ => ELSEWHERE,
        };
        let against = |e: &Entry| e.gender != 0 && gender != 0 && e.gender & gender == 0;
        let mut found: Option<(f64, usize)> = None;
        for index in self.known(ending) {
            let entry = &self.entries[index];
            if entry.named && fits(&entry.parts, &folded) && !against(entry) {
                let salience = entry.salience(span.start);
                if found.is_none_or(|(most, _)| salience > most) {
                    found = Some((salience, index));
                }
            }
        }
        self.work += 1;
        // Will, after Will Lee
        let first = self.by_first.get(hash(ending)).copied().flatten().filter(|&i| {
            let entry = &self.entries[i];
            folded.len() == 1 && entry.person && entry.parts.first() == Some(ending)
        });
        let opener = parts.len() == 1 && span.start == self.place.sentence && !last.surname;
        let index = match found.map(|(_, index)| index).or(first) {
            Some(index) => index,
            None => self.add(Entry { opener, ..Entry::new(folded.clone(), written, true, place) }, ending),
        };
        if folded.len() > 1 {
            *self.by_first.at(hash(&folded[0])) = Some(index);
        }
        self.touch(index);
        self.topic = self.topic.or(Some(index));
        let first_known = parts.len() > 1 && parts[0].1.is(class::NAME_M | class::NAME_F | class::NAME_ANY);
        let entry = &mut self.entries[index];
        if folded.len() > entry.parts.len() {
            entry.parts = folded;
            entry.name = written.to_owned();
        }
        // a title tells more than a first name, and two titles of different sexes cancel out
        match (entry.told, told) {
            (false, true) => (entry.gender, entry.told) = (gender, true),
            (true, false) => {}
            _ => entry.gender |= gender,
        }
        entry.place &= place;
        entry.opener &= opener;
        entry.person |= role || first_known;
        entry.mention(span, weight);
        if subject && !aside {
            entry.subject = Some(span.start);
        }
        let more = entry.titles.len() < KEPT;
        if let Some(title) = title.filter(|t| more && !t.is_empty() && !entry.titles.contains(t)) {
            entry.roles.push(fold(&title));
            entry.titles.push(title);
        }
        self.take_apposition(view, text, (start, end), index);
        Some(index)
    }

    /// The one person whose title or apposition a definite noun takes up: Finanzminister Paul Gerwig … der Minister; Ann Lee,
    /// the mayor … the mayor. Where two bear it, nobody.
    fn titled(&mut self, view: View<'_>, text: &str, start: usize, end: usize) -> Option<usize> {
        let inverts = view.words.traits.inverts;
        let role = definite(view, text, start, end)?;
        if inverts && !(end == start + 2 && view.is(start + 1, class::TITLE)) {
            return None;
        }
        let at = view.word(start)?.span.start;
        let bears = |list: &[String]| {
            list.iter().any(|t| {
                let before = t.strip_suffix(role.as_str());
                before.is_some_and(|b| inverts || b.is_empty() || b.ends_with(' '))
            })
        };
        let mut found = self.recent.iter().copied().filter(|&i| {
            let entry = &self.entries[i];
            at.saturating_sub(entry.last) <= pronouns::REACH && bears(&entry.roles)
        });
        let index = found.next().filter(|_| inverts || found.next().is_none())?;
        self.work += KEPT as u64;
        let last = view.word(end - 1)?.span.end;
        self.entries[index].mention(Span::new(at, last), SUBJECT);
        self.touch(index);
        Some(index)
    }

    fn role(&mut self, text: &str, span: Span) -> Option<usize> {
        let written = span.of(text);
        let folded = fold(written);
        let key: Vec<String> =
            folded.split_whitespace().filter(|w| !matches!(*w, "the" | "a" | "an")).map(str::to_owned).collect();
        let whole = key.join(" ");
        let found = self.known(&whole).find(|&i| !self.entries[i].named);
        let index = match found {
            Some(index) => index,
            None => self.add(Entry::new(key, written, false, true), &whole),
        };
        self.work += 1;
        self.entries[index].mention(span, ELSEWHERE);
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
