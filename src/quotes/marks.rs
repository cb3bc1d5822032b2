//! Quotation marks in every style, paired within a unit. A mark without a partner costs only itself: the search
//! goes on at the next one.

use crate::span::Span;

/// How a quotation is opened and which marks close it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `"`, and what is mixed with it.
    Straight,
    /// `“`, `‟`, `”` before a word.
    Curly,
    /// `„`.
    Low,
    /// `«` … `»`, `»` … `«`, `‹` … `›`, `「` … `」`, `『` … `』`: what opens and what closes.
    Paired(char, char),
    /// ` `` ` … `''`, or `''` on both sides.
    Doubled,
    /// `‘` or `'`.
    Single,
}

/// A quotation's marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marked {
    /// From mark to mark, both inside.
    pub span: Span,
    /// Whether there is no closing mark: the next paragraph carries on.
    pub open: bool,
}

/// Code points that a quotation in single marks may have: beyond that an apostrophe was taken for a mark.
const LONGEST_SINGLE: usize = 400;

/// The outermost quotations of `unit`. `single` says whether single marks count.
/// `next_opens` says whether the next unit begins with an opening mark.
///
/// Cost: linear in the unit for balanced marks; each mark without partner costs one more look over the rest of the
/// unit, at most [`RETRIES`] times. Adds the steps of work to `work`.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn pairs(text: &str, unit: Span, single: bool, next_opens: bool, work: &mut u64) -> Vec<Marked> {
    *work += 1;
    if !may_open(unit.of(text), single) {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = unit.of(text).char_indices().map(|(at, c)| (unit.start + at, c)).collect();
    *work += chars.len() as u64;
    let end_of = |i: usize| chars.get(i).map_or(unit.end, |&(at, c)| at + c.len_utf8());
    let mut found = Vec::new();
    let (mut at, mut failed) = (0, 0);
    while at < chars.len() {
        if is_plain(chars[at].1) {
            at += 1;
            continue;
        }
        let Some((style, width)) = opening(&chars, at, single) else {
            at += 1;
            continue;
        };
        // with marks inside it, else as if the first mark that closes were its own
        let closed = (failed < RETRIES).then(|| {
            let nests = matches!(style, Style::Low | Style::Paired(..));
            let nested = if nests { close(&chars, at + width, style, true) } else { None };
            nested.or_else(|| close(&chars, at + width, style, false))
        });
        if let Some(closed) = closed {
            *work += (closed.map_or(chars.len(), |(last, _)| last) - at) as u64;
        }
        let closed = closed.flatten();
        if let Some((last, width_of_close)) = closed {
            found.push(Marked { span: Span::new(chars[at].0, end_of(last + width_of_close - 1)), open: false });
            at = last + width_of_close;
            continue;
        }
        failed += 1;
        // looked for last: the last mark of each style looks over all that is left
        let again = |i: &usize| opening(&chars, *i, false).is_some_and(|(s, _)| s == style);
        let mut restarts = || {
            let next = (at + width..chars.len()).find(again);
            *work += (next.unwrap_or(chars.len()) - at) as u64;
            next.is_some()
        };
        let carries = style != Style::Single && (at == 0 || next_opens) && chars.len() > at + width;
        if carries && !restarts() {
            found.push(Marked { span: Span::new(chars[at].0, unit.end), open: true });
            break;
        }
        at += width;
    }
    found
}

/// Marks without partner that a unit may have before the rest of its marks are left alone.
const RETRIES: usize = 64;

/// Whether a character is neither a mark that quotes nor one beyond ASCII.
const fn is_plain(c: char) -> bool {
    c.is_ascii() && !matches!(c, '"' | '\'' | '`')
}

/// Whether marks that open may stand in a text: tells most paragraphs without. Cost: one pass over the bytes.
#[cfg_attr(quick, optimize(speed))]
fn may_open(text: &str, single: bool) -> bool {
    let bytes = text.as_bytes();
    let opens = |(at, &byte): (usize, &u8)| match byte {
        b'"' | b'`' => true,
        b'\'' => single || bytes.get(at + 1) == Some(&b'\''),
        // an apostrophe, if no other follows
        0xe2 => {
            let next = |from: usize| bytes[from..].starts_with("\u{2019}".as_bytes());
            if next(at) { next(at + 3) } else { bytes.get(at + 1) == Some(&0x80) }
        }
        0xc2 | 0xe3 => true,
        _ => false,
    };
    bytes.iter().enumerate().any(opens)
}

/// Whether a text has marks of a kind that is no apostrophe.
#[cfg_attr(quick, optimize(speed))]
pub(crate) fn has_doubles(text: &str) -> bool {
    text.contains(['"', '\u{201c}', '\u{201e}', '\u{ab}', '\u{bb}', '\u{300c}', '\u{2039}']) || text.contains("''")
}

/// Whether a unit has speech in single marks although double ones are the rule elsewhere: it has none of those, and a
/// sentence goes on in small letters after a comma and a mark that closes (‘Nobody asked,’ she said). Neither an
/// apostrophe nor a headline, which has single marks by custom, looks like that.
///
/// Cost: linear in the unit.
pub(crate) fn speaks_in_singles(unit: &str) -> bool {
    const CLOSES: &str = "\u{2019} ";
    let goes_on = |(at, _): (usize, &str)| {
        unit[..at].ends_with([',', '!', '?']) && unit[at + CLOSES.len()..].starts_with(char::is_lowercase)
    };
    unit.contains('\u{2018}') && unit.match_indices(CLOSES).any(goes_on) && !has_doubles(unit)
}

/// Whether a text begins with an opening mark.
pub(crate) fn opens(text: &str) -> bool {
    text.starts_with(['"', '\u{201c}', '\u{201e}', '\u{ab}', '\u{bb}', '\u{201f}', '\u{300c}'])
        || text.starts_with("``")
        || text.starts_with("''")
}

/// The style and length of the opening mark at `at`.
fn opening(chars: &[(usize, char)], at: usize, single: bool) -> Option<(Style, usize)> {
    let get = |i: usize| chars.get(i).map(|&(_, c)| c);
    let before = at.checked_sub(1).and_then(get);
    let free = before.is_none_or(|c| blank(c) || "([{\u{2014}\u{2013}-/:\u{2018}'".contains(c));
    let word = |i: usize| get(i).is_some_and(|c| !c.is_whitespace());
    // a mark that tells its side may stand off from its word
    let apart = |i: usize| word(i) || (free && word(i + 1));
    match get(at)? {
        '"' if (free || !before.is_some_and(char::is_alphanumeric)) && word(at + 1) => Some((Style::Straight, 1)),
        '\u{201c}' | '\u{201f}' if apart(at + 1) && !before.is_some_and(char::is_alphanumeric) => {
            Some((Style::Curly, 1))
        }
        '\u{201d}' if free && word(at + 1) => Some((Style::Curly, 1)),
        '\u{201e}' => Some((Style::Low, 1)),
        // d’« oubli »
        '\u{ab}' if free || before == Some('\u{2019}') => Some((Style::Paired('\u{ab}', '\u{bb}'), 1)),
        '\u{bb}' if free && get(at + 1).is_some_and(char::is_alphanumeric) => {
            Some((Style::Paired('\u{bb}', '\u{ab}'), 1))
        }
        '\u{2039}' if free => Some((Style::Paired('\u{2039}', '\u{203a}'), 1)),
        '\u{300c}' => Some((Style::Paired('\u{300c}', '\u{300d}'), 1)),
        '\u{300e}' => Some((Style::Paired('\u{300e}', '\u{300f}'), 1)),
        '`' if get(at + 1) == Some('`') => Some((Style::Doubled, 2)),
        '\'' if get(at + 1) == Some('\'') && free && word(at + 2) => Some((Style::Doubled, 2)),
        '\u{2019}' if get(at + 1) == Some('\u{2019}') && free && word(at + 2) => Some((Style::Doubled, 2)),
        // 'n' and '90s are words with a letter left out
        '\u{2018}' | '\''
            if single && free && !shortened(chars, at) && get(at + 1).is_some_and(char::is_alphanumeric) =>
        {
            Some((Style::Single, 1))
        }
        _ => None,
    }
}

/// White space, and the marks of direction that no one sees.
fn blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether the mark at `at` stands for inches: 6'2", 5' 10".
fn inches(chars: &[(usize, char)], at: usize) -> bool {
    let get = |i: Option<usize>| i.and_then(|i| chars.get(i)).map(|&(_, c)| c);
    let digits = (1..=2).take_while(|&n| get(at.checked_sub(n)).is_some_and(|c| c.is_ascii_digit())).count();
    let mut before = at.checked_sub(digits + 1);
    if get(before) == Some(' ') {
        before = before.and_then(|b| b.checked_sub(1));
    }
    let feet = before.and_then(|b| b.checked_sub(1));
    digits > 0 && matches!(get(before), Some('\'' | '\u{2019}')) && get(feet).is_some_and(|c| c.is_ascii_digit())
}

/// Whether the mark at `at` stands for letters left out: 'n', '90s.
fn shortened(chars: &[(usize, char)], at: usize) -> bool {
    let get = |i: usize| chars.get(i).map(|&(_, c)| c);
    let digit = |i: usize| get(i).is_some_and(|c| c.is_ascii_digit());
    let one = matches!(get(at + 2), Some('\'' | '\u{2019}'));
    one || (digit(at + 1) && digit(at + 2) && get(at + 3) == Some('s'))
}

/// The lines of a dialogue that a dash opens: —No lo sé —dijo Vidal—. Mañana veremos. What stands between the dashes
/// inside is the reporter's. Lists have dashes too: only an em dash before a whole sentence counts.
///
/// Cost: linear in the unit.
pub(crate) fn dialogue(text: &str, unit: Span) -> Vec<Marked> {
    const DASH: char = '\u{2014}';
    let line = unit.of(text);
    let opens = line.strip_prefix(DASH).is_some_and(|rest| {
        rest.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '\u{bf}' | '\u{a1}' | '\u{2026}'))
    });
    if !opens || !line.trim_end().ends_with(['.', '!', '?', '\u{2026}', DASH]) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    let mut said = true;
    let mut add = |from: usize, to: usize| {
        let span = Span::new(unit.start + from, unit.start + to).trimmed(text);
        if span.of(text).contains(char::is_alphanumeric) {
            found.push(Marked { span, open: false });
        }
    };
    for (at, _) in line.match_indices(DASH).skip(1) {
        let rest = &line[at + DASH.len_utf8()..];
        let small = rest.trim_start().starts_with(char::is_lowercase);
        if said && small {
            add(start, at);
            said = false;
        } else if !said {
            start = at + DASH.len_utf8() + (rest.len() - rest.trim_start_matches(['.', ',', ';', ':']).len());
            said = true;
        }
    }
    if said {
        add(start, line.len());
    }
    found
}

/// The first character and the length of the mark that closes what was opened before `from`.
///
/// `nested` says whether marks of the same style inside count; without, one of them means that this one was lost.
fn close(chars: &[(usize, char)], from: usize, style: Style, nested: bool) -> Option<(usize, usize)> {
    let get = |i: usize| chars.get(i).map(|&(_, c)| c);
    let mut depth = 0_usize;
    // what would close, but may be something else
    let mut second = None;
    for at in from..chars.len() {
        let c = get(at)?;
        if is_plain(c) && style != Style::Single {
            continue;
        }
        let before = at.checked_sub(1).and_then(get).unwrap_or(' ');
        let after = get(at + 1);
        let ends = after.is_none_or(|d| !d.is_alphanumeric());
        match style {
            Style::Straight | Style::Curly | Style::Low => match c {
                '\u{201e}' if style == Style::Low && nested => depth += 1,
                '\u{201e}' if style == Style::Low => return None,
                '\u{201d}' => {
                    if depth == 0 {
                        return Some((at, 1));
                    }
                    depth -= 1;
                }
                '\u{201c}' if style == Style::Low && depth > 0 => depth -= 1,
                '\u{201c}' if style == Style::Low || (!before.is_whitespace() && ends && style == Style::Straight) => {
                    return Some((at, 1));
                }
                // “so“: the wrong mark on the right side
                '\u{201c}'
                    if style == Style::Curly && ends && !(blank(before) || "([\u{2014}\u{2013}".contains(before)) =>
                {
                    if depth == 0 {
                        return Some((at, 1));
                    }
                    depth -= 1;
                }
                '\u{201c}' | '\u{201f}' if style == Style::Curly => depth += 1,
                '"' if inches(chars, at) => second = second.or(Some((at, 1))),
                '"' if ends || !before.is_whitespace() => {
                    if before.is_whitespace() && after.is_some_and(|d| !d.is_whitespace()) && style == Style::Straight {
                        return None;
                    }
                    if depth == 0 {
                        return Some((at, 1));
                    }
                }
                // an opening mark where a closing one was to come
                '"' if style == Style::Straight => return None,
                '\'' | '\u{2019}' if after == Some(c) && style == Style::Straight && !before.is_whitespace() => {
                    return Some((at, 2));
                }
                _ => {}
            },
            Style::Paired(_, close) if c == close && depth == 0 => return Some((at, 1)),
            Style::Paired(_, close) if c == close => depth -= 1,
            Style::Paired(open, _) if c == open && nested => depth += 1,
            Style::Paired(open, _) if c == open => return None,
            Style::Doubled if c == '"' || c == '\u{201d}' => return Some((at, 1)),
            Style::Doubled if matches!(c, '\'' | '\u{2019}') && after == Some(c) => return Some((at, 2)),
            Style::Single if matches!(c, '\u{2019}' | '\'') && ends && !before.is_whitespace() => {
                // the dogs' home; rock 'n' roll
                let owner = before == 's' && after == Some(' ') && get(at + 2).is_some_and(char::is_lowercase);
                let left_out = at >= from + 2
                    && matches!(get(at - 2), Some('\u{2018}' | '\u{2019}' | '\''))
                    && shortened(chars, at - 2);
                if owner {
                    second = second.or(Some((at, 1)));
                } else if !left_out {
                    return Some((at, 1));
                }
            }
            Style::Single if at - from > LONGEST_SINGLE || c == '\u{2018}' => return second,
            Style::Single if c == '\'' && before.is_whitespace() && !ends && !shortened(chars, at) => return second,
            _ => {}
        }
    }
    second
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, single: bool) -> Vec<&str> {
        pairs(text, Span::new(0, text.len()), single, false, &mut 0).iter().map(|m| m.span.of(text)).collect()
    }

    #[test]
    fn marks_of_every_style_pair() {
        for (text, quoted) in [
            ("He said \"yes\".", "\"yes\""),
            ("He said \u{201c}yes\u{201d}.", "\u{201c}yes\u{201d}"),
            ("Er sagte: \u{201e}Ja.\u{201c}", "\u{201e}Ja.\u{201c}"),
            ("Il a dit \u{ab} oui \u{bb}.", "\u{ab} oui \u{bb}"),
            ("Er sagte: \u{bb}Ja\u{ab}.", "\u{bb}Ja\u{ab}"),
            ("He said ``yes''.", "``yes''"),
            ("He said ''yes''.", "''yes''"),
        ] {
            assert_eq!(cut(text, false), [quoted], "{text}");
        }
        assert_eq!(cut("She said: \u{2018}I don\u{2019}t.\u{2019}", true), ["\u{2018}I don\u{2019}t.\u{2019}"]);
        assert_eq!(cut("The dogs' home isn't open.", true), [""; 0]);
    }

    #[test]
    fn marks_nest_and_a_lost_one_is_found_again() {
        for (text, quoted) in [
            (
                "Er sagte: \u{201e}Das \u{201e}Boot\u{201c} ist da\u{201c}, sagte er.",
                "\u{201e}Das \u{201e}Boot\u{201c} ist da\u{201c}",
            ),
            ("Die \u{201e}Werft ist zu. Er sagte: \u{201e}Ja\u{201c}.", "\u{201e}Ja\u{201c}"),
            ("Il a dit \u{ab} le \u{ab} Nord \u{bb} part \u{bb}.", "\u{ab} le \u{ab} Nord \u{bb} part \u{bb}"),
            ("\u{300c}\u{306f}\u{3044}\u{300d}\u{3002}", "\u{300c}\u{306f}\u{3044}\u{300d}"),
            ("Er rief \u{2039}Ja\u{203a}.", "\u{2039}Ja\u{203a}"),
        ] {
            assert_eq!(cut(text, false), [quoted], "{text}");
        }
        assert_eq!(cut("Rock \u{2018}n\u{2019} roll of the '90s isn't 'dead' yet.", true), ["'dead'"]);
        assert_eq!(cut("'Rock 'n' roll of the dogs' home,' he said.", true), ["'Rock 'n' roll of the dogs' home,'"]);
        assert_eq!(cut("'The boss' and 'the other' came.", true), ["'The boss'", "'the other'"]);
        assert_eq!(cut("\"He is 6'2\" tall,\" she said, not 5' 10\".", false), ["\"He is 6'2\" tall,\""]);
        assert_eq!(cut("The boat of \u{201c}Ebb\u{201c} sank.", false), ["\u{201c}Ebb\u{201c}"]);
        assert_eq!(
            cut("\u{202a}\u{201d}Go,\u{201d} he wrote. \u{201c} Stay.\u{201d}", false),
            ["\u{201d}Go,\u{201d}", "\u{201c} Stay.\u{201d}"]
        );
    }

    #[test]
    fn dashes_open_dialogue_and_lists_do_not() {
        let lines = |text: &str| -> Vec<String> {
            dialogue(text, Span::new(0, text.len())).iter().map(|m| m.span.of(text).to_owned()).collect()
        };
        assert_eq!(
            lines("\u{2014}No s\u{e9} \u{2014}dijo Vidal\u{2014}. Ma\u{f1}ana."),
            ["\u{2014}No s\u{e9}", "Ma\u{f1}ana."]
        );
        assert_eq!(lines("\u{2014} Bonjour !"), ["\u{2014} Bonjour !"]);
        assert_eq!(lines("\u{2014} premier point ;"), [""; 0]);
        assert_eq!(lines("Vidal \u{2014}la ministra\u{2014} habla."), [""; 0]);
    }

    #[test]
    fn a_mark_without_partner_costs_only_itself() {
        assert_eq!(cut("A 5\" pipe. \"Yes,\" she said.", false), ["\"Yes,\""]);
        assert_eq!(cut("\"No. \"Yes,\" she said.", false), ["\"Yes,\""]);
        assert_eq!(cut("\"It goes on and on.", false), ["\"It goes on and on."]);
    }

    #[test]
    fn what_stands_beside_a_mark_tells_its_side() {
        for (text, quoted) in [
            ("\u{201e}Ja.\u{201c}-Nein \u{201d} da", &["\u{201e}Ja.\u{201c}"][..]),
            ("\u{201e}", &[]),
            ("x \u{201c}  b\u{201d} y", &[]),
            ("x \u{201d} y\u{201d} z", &[]),
            ("x\u{bb}y\u{ab} z", &[]),
            ("x\u{203a}y\u{203a} z", &[]),
            ("x\u{2039}y\u{203a} z", &[]),
            ("d\u{2019}\u{ab} oubli \u{bb} et", &["\u{ab} oubli \u{bb}"]),
            ("d\u{ab} oubli \u{bb} et", &[]),
            ("x `y'' z", &[]),
            ("''  yes''", &[]),
            ("\u{2019}\u{2019} yes\u{2019}\u{2019}", &[]),
            ("x \u{2019}yz\u{2019}\u{2019} w", &[]),
            ("\"a \u{201c}b c\" d", &["\"a \u{201c}b c\""]),
            ("He \"yes\"no x", &["\"yes\""]),
            ("\"No and \"- yes\" x", &["\"- yes\""]),
            ("``yes' x'' y", &["``yes' x''"]),
            (
                "\u{201c}They said \u{201c}no\u{201d} and left.\u{201d} x",
                &["\u{201c}They said \u{201c}no\u{201d} and left.\u{201d}"],
            ),
            (
                "\u{201c}He said \u{201c}no\u{201c} and left.\u{201d} x",
                &["\u{201c}He said \u{201c}no\u{201c} and left.\u{201d}"],
            ),
        ] {
            assert_eq!(cut(text, false), quoted, "{text}");
        }
        assert_eq!(cut("'the dogs' Home' x", true), ["'the dogs'"]);
        assert_eq!(cut("'a 'b c' d", true), ["'b c'"]);
        for (length, count) in [(LONGEST_SINGLE + 1, 1), (LONGEST_SINGLE + 2, 0)] {
            assert_eq!(cut(&format!("'{}' x", "a".repeat(length)), true).len(), count, "{length}");
        }
    }

    #[test]
    fn inches_and_letters_left_out() {
        let chars = |text: &str| text.char_indices().collect::<Vec<_>>();
        for (text, is) in
            [("6'2\"", true), ("5' 10\"", true), ("'2\"", false), ("6 2\"", false), ("6'\"", false), ("a'2\"", false)]
        {
            assert_eq!(inches(&chars(text), text.len() - 1), is, "{text}");
        }
        for (text, is) in
            [("'90s", true), ("'n'", true), ("'9xs", false), ("'x0s", false), ("'90x", false), ("'no", false)]
        {
            assert_eq!(shortened(&chars(text), 0), is, "{text}");
        }
        assert!(speaks_in_singles("\u{2018}Nobody asked,\u{2019} she said."));
        assert!(!speaks_in_singles("\u{2018}nobody asked,\u{2019} She said."));
        assert!(!speaks_in_singles("\u{2018}Nobody asked\u{2019} she said."));
        assert!(!speaks_in_singles("\u{2018}Nobody asked,\u{2019} she said \"no\"."));
    }
}
