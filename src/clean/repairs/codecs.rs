//! Encodings that UTF-8 is read in by mistake: which byte a character stood for.

/// A single-byte encoding, as far as UTF-8 needs it: continuation bytes 0x80 to 0xBF, and the bytes that lead.
pub(super) struct Codec {
    /// The rule of its repairs.
    pub rule: &'static str,
    /// The characters of the bytes from 0x80 on, in order, as far as they are no Latin-1.
    high: &'static str,
    /// The characters of the bytes from 0xC0 on, in order, as far as they are no Latin-1.
    upper: &'static str,
}

/// Windows-1252 with the gaps filled by the C1 controls of the same numbers, as the WHATWG defines it; Latin-1 with them.
pub(super) const WESTERN: Codec = Codec {
    rule: "mojibake",
    high: "\u{20ac}\u{81}\u{201a}\u{192}\u{201e}\u{2026}\u{2020}\u{2021}\u{2c6}\u{2030}\u{160}\u{2039}\u{152}\u{8d}\u{17d}\u{8f}\
        \u{90}\u{2018}\u{2019}\u{201c}\u{201d}\u{2022}\u{2013}\u{2014}\u{2dc}\u{2122}\u{161}\u{203a}\u{153}\u{9d}\u{17e}\u{178}",
    upper: "",
};

/// The other encodings that are common enough: MacRoman, Windows-1251, code page 437.
pub(super) const OTHERS: [Codec; 3] = [
    Codec {
        rule: "mojibake.mac",
        high: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø",
        upper: "¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    },
    Codec {
        rule: "mojibake.cyrillic",
        high: "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї",
        upper: "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя",
    },
    Codec {
        rule: "mojibake.dos",
        high: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
        upper: "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■",
    },
];

impl Codec {
    /// The continuation byte that a character stood for.
    pub fn continuation(&self, c: char) -> Option<u8> {
        if self.upper.is_empty() && matches!(c, '\u{80}'..='\u{bf}') {
            return u8::try_from(u32::from(c)).ok();
        }
        position(self.high, c).map(|index| 0x80 + index)
    }

    /// The leading byte that a character stood for.
    pub fn lead(&self, c: char) -> Option<u8> {
        let byte = match self.upper {
            "" => u8::try_from(u32::from(c)).ok(),
            upper => position(upper, c).map(|index| 0xc0 + index),
        };
        byte.filter(|b| (0xc2..=0xf4).contains(b))
    }
}

fn position(table: &str, c: char) -> Option<u8> {
    // most scripts are in none of the tables, and the letters from а to я at their ends only
    let known = matches!(c, '\u{80}'..='\u{4ff}' | '\u{2000}'..='\u{25ff}' | '\u{f8ff}' | '\u{fb01}' | '\u{fb02}');
    let letter = matches!(c, '\u{410}'..='\u{44f}');
    if !known || letter != table.starts_with('\u{410}') && letter {
        return None;
    }
    table.chars().position(|t| t == c).and_then(|index| u8::try_from(index).ok())
}

/// What Windows-1252 has at a C1 control: in text such a control is one of its bytes, read as Latin-1.
pub(super) fn western(control: char) -> Option<char> {
    let index = u32::from(control).checked_sub(0x80).filter(|i| *i < 0x20)?;
    WESTERN.high.chars().nth(index as usize).filter(|c| *c != control)
}
